// The shell script of the provider kit: an evidence bundle with nothing but a POSIX shell, coreutils, zip and ssh-keygen or
// openssl. What it writes is what bundle/read.ts verifies.

/** POSIX sh; refuses before it writes anything, and leaves nothing behind when it fails. */
export const makeBundleScript = `#!/bin/sh
# Makes a signed evidence bundle: BagIt 1.0 (RFC 8493) in a zip, with a detached signature over its tag manifest.
#   sh make-bundle.sh FOLDER OUT.zip KEY
# FOLDER  holds declaration.json and the export files that it names; all of it goes into the bundle
# KEY     private key: OpenSSH (ssh-keygen -t ed25519) or PEM (openssl genpkey); its public half is told to the customer
#         once, by another way than the bundle
# Needs: coreutils, find, zip, and ssh-keygen (OpenSSH key) or openssl (PEM key).
set -eu
LC_ALL=C
export LC_ALL

fail() {
  printf 'make-bundle: %s\\n' "$1" >&2
  exit 1
}

[ $# -eq 3 ] || fail 'give three arguments: FOLDER OUT.zip KEY'
folder=$1
out=$2
key=$3
[ -d "$folder" ] || fail "there is no folder $folder"
[ -f "$folder/declaration.json" ] || fail "there is no $folder/declaration.json (start from declaration.json of this kit)"
[ -r "$key" ] || fail "the key $key can't be read"
[ ! -e "$out" ] || fail "$out is there already; a bundle that was handed over is never replaced"
case $out in *.zip) ;; *) fail 'OUT has to end in .zip' ;; esac
for tool in sha256sum find sort zip; do
  command -v "$tool" > /dev/null || fail "$tool is not installed"
done
if grep -q 'REPLACE' "$folder/declaration.json"; then
  fail "declaration.json still says REPLACE: $(grep -n 'REPLACE' "$folder/declaration.json" | head -n 1)"
fi
[ -z "$(find "$folder" ! -type f ! -type d)" ] || fail 'the folder holds links or devices; a bundle holds plain files only'
# zip and sha256sum each write other names in their own way.
odd=$(cd "$folder" && find . | grep -n -e '[^ -~]' -e '[%\\\\]' -e '^[^.]' | head -n 3) || true
[ -z "$odd" ] || fail "rename these, to plain ASCII without % and \\\\: $odd"

out=$(cd "$(dirname "$out")" && pwd)/$(basename "$out")
key=$(cd "$(dirname "$key")" && pwd)/$(basename "$key")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
name=$(basename "$out" .zip)
mkdir -p "$work/$name/data" "$work/$name/sig"
cp -R "$folder"/. "$work/$name/data/"
cd "$work/$name"

printf 'BagIt-Version: 1.0\\nTag-File-Character-Encoding: UTF-8\\n' > bagit.txt
{
  printf 'Bagging-Date: %s\\n' "$(date -u +%Y-%m-%d)"
  printf 'Payload-Oxum: %s.%s\\n' "$(find data -type f -exec cat {} + | wc -c | tr -d ' ')" "$(find data -type f | wc -l | tr -d ' ')"
  printf 'BagIt-Profile-Identifier: urn:countersign:evidence-bundle:1\\n'
} > bag-info.txt
find data -type f | sort | while IFS= read -r file; do
  sha256sum "$file" || exit 1
done > manifest-sha256.txt
sha256sum bag-info.txt bagit.txt manifest-sha256.txt > tagmanifest-sha256.txt

if head -n 1 "$key" | grep -q 'OPENSSH PRIVATE KEY'; then
  ssh-keygen -q -Y sign -f "$key" -n countersign-evidence-v1 tagmanifest-sha256.txt
  mv tagmanifest-sha256.txt.sig sig/tagmanifest-sha256.txt.sig
  fingerprint=$(ssh-keygen -l -f "$key" | cut -d ' ' -f 2)
else
  openssl pkey -in "$key" -pubout -out sig/signer.pub.pem
  if openssl pkey -in "$key" -noout -text | head -n 1 | grep -qi 'ed25519'; then
    fail 'openssl can sign a digest with P-256 or RSA only; use an OpenSSH key for Ed25519'
  fi
  openssl dgst -sha256 -sign "$key" -out sig/tagmanifest-sha256.txt.sha256.sig tagmanifest-sha256.txt
  fingerprint=spki-sha256:$(openssl pkey -in "$key" -pubout -outform DER | sha256sum | cut -d ' ' -f 1)
fi

cd "$work"
find "$name" -type f | sort | zip -q -X -@ bundle.zip
mv bundle.zip "$out"
printf 'Made %s\\n' "$out"
printf 'Signed with  %s\\n' "$fingerprint"
printf 'Next bundle: "previous": "sha256:%s"\\n' "$(sha256sum < "$work/$name/tagmanifest-sha256.txt" | cut -d ' ' -f 1)"
`;
