#!/bin/sh
# make-bundle.sh FOLDER OUT.zip KEY [ssh|openssl]
# Packs FOLDER (with declaration.json at its top) as a signed evidence bundle: a BagIt 1.0 bag (RFC 8493) in a zip.
#   needs     a POSIX shell, coreutils, find, zip, and ssh-keygen or openssl; nothing else
#   KEY       ssh (default): an OpenSSH private key, Ed25519, ECDSA or RSA; openssl: a private key in PEM, ECDSA or RSA
#   SOURCE_ORGANIZATION and EXTERNAL_IDENTIFIER, if set, are written into bag-info.txt
# Names of files have to be plain ASCII without %, \ and line breaks: zip and sha256sum each write others in their own way.
# At the end it prints the key's fingerprint. Tell it to the customer once, by another way than this bundle.
# To check a bundle, unpack it and in its folder:
#   sha256sum -c tagmanifest-sha256.txt manifest-sha256.txt
#   ssh:     ssh-keygen -Y verify -f ALLOWED_SIGNERS -I YOU -n countersign-evidence-v1 \
#              -s sig/tagmanifest-sha256.txt.sig < tagmanifest-sha256.txt
#   openssl: openssl dgst -sha256 -verify sig/signer.pub.pem \
#              -signature sig/tagmanifest-sha256.txt.sha256.sig tagmanifest-sha256.txt
set -eu; export LC_ALL=C
stop() { echo "make-bundle.sh: $1" >&2; exit "${2:-1}"; }
[ $# -ge 3 ] || stop 'usage: make-bundle.sh FOLDER OUT.zip KEY [ssh|openssl]' 2
[ -f "$1/declaration.json" ] || stop "$1/declaration.json is missing"
if (cd "$1"; find . ! -type f ! -type d) | grep . >&2; then stop 'only files and folders can be packed'; fi
if (cd "$1"; find .) | grep -e '[^ -~]' -e '[%\\]' -e '^[^.]' >&2; then stop 'rename these: plain ASCII without % and \'; fi
out=$(cd "$(dirname "$2")"; pwd)/$(basename "$2"); key=$(cd "$(dirname "$3")"; pwd)/$(basename "$3")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; name=$(basename "$2" .zip); bag=$work/$name
mkdir -p "$bag/data" "$bag/sig"; cp -R "$1/." "$bag/data"; cd "$bag"
printf 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' > bagit.txt
find data -type f | sort | while IFS= read -r file; do sha256sum "$file" || exit 1; done > manifest-sha256.txt
printf 'Source-Organization: %s\nExternal-Identifier: %s\nBagging-Date: %s\nPayload-Oxum: %d.%d\n' \
  "${SOURCE_ORGANIZATION:-not given}" "${EXTERNAL_IDENTIFIER:-$name}" "$(date -u +%Y-%m-%d)" \
  "$(find data -type f -exec cat {} + | wc -c)" "$(find data -type f | wc -l)" > bag-info.txt
sha256sum bag-info.txt bagit.txt manifest-sha256.txt > tagmanifest-sha256.txt
case ${4:-ssh} in
  ssh) ssh-keygen -q -Y sign -f "$key" -n countersign-evidence-v1 < tagmanifest-sha256.txt > sig/tagmanifest-sha256.txt.sig
    fingerprint=$(ssh-keygen -l -f "$key") ;;
  openssl) openssl dgst -sha256 -sign "$key" -out sig/tagmanifest-sha256.txt.sha256.sig tagmanifest-sha256.txt
    openssl pkey -in "$key" -pubout -out sig/signer.pub.pem
    fingerprint=spki-sha256:$(openssl pkey -pubin -in sig/signer.pub.pem -outform DER | sha256sum | cut -d ' ' -f 1) ;;
  *) stop "unknown method $4" 2 ;;
esac
cd "$work"; find "$name" -type f | sort | zip -q -X -@ "$name.zip"; mv "$name.zip" "$out"
echo "$out"; echo "previous: sha256:$(sha256sum < "$bag/tagmanifest-sha256.txt" | cut -d ' ' -f 1)"; echo "signed by: $fingerprint"
