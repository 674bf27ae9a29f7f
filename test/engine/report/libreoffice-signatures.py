#!/usr/bin/python3
"""libreoffice-signatures.py FILE: LibreOffice's own verdict on the digital signatures of an XLSX, on one line."""
import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue

profile = tempfile.mkdtemp()
# A name of this run alone: a pipe that an earlier one left behind would be taken for ours.
pipe = 'countersign-' + os.path.basename(profile)


def start():
    return subprocess.Popen(
        ['soffice', '--headless', '--norestore', '-env:UserInstallation=file://' + profile,
         '--accept=pipe,name=%s;urp;' % pipe],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def connect():
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', local)
    return resolver.resolve('uno:pipe,name=%s;urp;StarOffice.ComponentContext' % pipe)


def verdict(remote, path):
    manager = remote.ServiceManager
    storages = manager.createInstanceWithContext('com.sun.star.embed.StorageFactory', remote)
    checker = manager.createInstanceWithArgumentsAndContext(
        'com.sun.star.security.DocumentDigitalSignatures', ('1.2', True), remote)
    files = manager.createInstanceWithContext('com.sun.star.ucb.SimpleFileAccess', remote)
    stream = files.openFileRead(uno.systemPathToFileUrl(os.path.abspath(path)))
    form = PropertyValue()
    # With OFOPXMLFormat it finds no signature.
    form.Name, form.Value = 'StorageFormat', 'ZipFormat'
    arguments = (stream, uno.Any('long', 1), uno.Any('[]com.sun.star.beans.PropertyValue', (form,)))
    storage = uno.invoke(storages, 'createInstanceWithArguments', (arguments,))
    found = checker.verifyDocumentContentSignatures(storage, None)
    return 'valid=%s count=%d' % (bool(found) and all(each.SignatureIsValid for each in found), len(found))


office = start()
failure = None
# It answers before it has come up whole, and starts itself anew once it has made its profile: asked again until it says.
for _ in range(240):
    try:
        remote = connect()
        print(verdict(remote, sys.argv[1]))
        failure = None
        break
    except Exception as error:  # whatever it is, it is told in the end
        failure = error
        time.sleep(0.5)
        if office.poll() is not None:
            office = start()
try:
    remote.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', remote).terminate()
except Exception:
    office.terminate()
if failure is not None:
    sys.exit('LibreOffice did not answer: %s' % failure)
