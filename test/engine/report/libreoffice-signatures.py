#!/usr/bin/python3
"""libreoffice-signatures.py FILE: LibreOffice's own verdict on the digital signatures of an XLSX, on one line."""
import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue

pipe = 'countersign%d' % os.getpid()
office = subprocess.Popen(
    ['soffice', '--headless', '--norestore', '-env:UserInstallation=file://' + tempfile.mkdtemp(),
     '--accept=pipe,name=%s;urp;' % pipe],
    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', local)
remote = None
for _ in range(240):
    try:
        remote = resolver.resolve('uno:pipe,name=%s;urp;StarOffice.ComponentContext' % pipe)
        break
    except Exception:
        time.sleep(0.5)
manager = remote.ServiceManager
storages = manager.createInstanceWithContext('com.sun.star.embed.StorageFactory', remote)
checker = manager.createInstanceWithArgumentsAndContext(
    'com.sun.star.security.DocumentDigitalSignatures', ('1.2', True), remote)
files = manager.createInstanceWithContext('com.sun.star.ucb.SimpleFileAccess', remote)
stream = files.openFileRead(uno.systemPathToFileUrl(os.path.abspath(sys.argv[1])))
form = PropertyValue()
# With OFOPXMLFormat it finds no signature.
form.Name, form.Value = 'StorageFormat', 'ZipFormat'
arguments = (stream, uno.Any('long', 1), uno.Any('[]com.sun.star.beans.PropertyValue', (form,)))
storage = uno.invoke(storages, 'createInstanceWithArguments', (arguments,))
found = checker.verifyDocumentContentSignatures(storage, None)
print('valid=%s count=%d' % (bool(found) and all(each.SignatureIsValid for each in found), len(found)))
try:
    manager.createInstanceWithContext('com.sun.star.frame.Desktop', remote).terminate()
except Exception:
    office.terminate()
