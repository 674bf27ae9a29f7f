// The page of the audit pack that says how to check it with tools that are not ours. Lines that begin with five spaces are
// commands: followed literally, in an empty folder, they give the same verdict as our own verifier (a test does just that).
import type { SealedState } from '../../review/sealed-state.ts';
import { stateDigest } from '../figures.ts';
import { longTime } from '../wording.ts';
import { bundleCommands } from './bundle-files.ts';
import type { PackContent } from './render.ts';

export function readme(state: SealedState, content: PackContent, draft: boolean): string {
  const { customer, provider } = state.workspace;
  const head = `AUDIT PACK
Access review of non-human identities
${oneLine(customer)}, campaign ${oneLine(state.campaign.name)}, edition ${state.edition}, sealed ${longTime(state.sealedAt)}
Provider: ${oneLine(provider)} (supplies evidence, decides nothing)
Sealed state, SHA-256: ${stateDigest(state)}
`;
  return `${head}${contents}${draft ? draftNote : steps(state, content)}`;
}

const contents = `
WHAT IS IN IT (folder data/)
  report.pdf              the report for people; decisions.json is attached to it
  report.xlsx             the same tables as a workbook
  sealed-state.json       everything that the report says, as one document
  responsibilities.html   who does what, and what the customer has to do itself
  counts.csv, scope.csv   the population in figures, and what of each system was reviewed
  baseline/               every right that was in the review, with the facts as they were frozen
  *.csv                   decisions, population, out of scope, exceptions, delegations, the provider's actions against
                          their approvals, remediation, instructions, rotations, service times, closing snapshot,
                          sign-offs, review quality, coverage, rules, thresholds, evidence register, rejected rows,
                          key fingerprints; data-dictionary.csv says what each column means.
                          A cell that would begin with = + - @ has an apostrophe before it.
  oscal/                  assessment results, plan of action and milestones (OSCAL 1.2.1)
  bundles/                each bundle's own manifests and signature, as the provider wrote them
  sign-offs/              what each person signed, the signature and the certificates
  ledger/entries.ndjson   the ledger's entries, one a line, byte for byte
  ledger/checkpoint.txt   the signed statement of its size and root; the same in pieces for openssl
  ledger/proofs/          for each sign-off, the proof that its entry is in that ledger
`;

const draftNote = `
THIS IS A DRAFT. It is not sealed and not signed, and it proves nothing.
`;

function steps(state: SealedState, { manifests }: PackContent): string {
  const customer = oneLine(state.workspace.customer);
  const signOffs = state.signOffs.map(({ ledgerEntry }) => ledgerEntry);
  return `
HOW TO CHECK IT WITH STOCK TOOLS
You need sha256sum, openssl, pdfsig and certutil, ssh-keygen and python3: every Linux system has packages of them.
Get the root certificate and its fingerprint from ${customer} by another way than this pack, and save it as root.pem
beside this folder, not in it. If you kept an older checkpoint of this ledger, save it there as older.txt.
Unpack the zip, open a terminal in the folder that holds this file, and copy the indented lines. Each ends without an error
(exit status 0), or something was changed.

1. Is every file what was packed?
     sha256sum -c --quiet manifest-sha256.txt
     sha256sum -c --quiet tagmanifest-sha256.txt
   Nothing may be printed. Then: is there a file that no manifest lists?
     find . -type f | sed 's,^\\./,,' | LC_ALL=C sort > ../present.txt
     { cut -c67- manifest-sha256.txt tagmanifest-sha256.txt; echo tagmanifest-sha256.txt; find sig -type f; } \\
       | LC_ALL=C sort > ../listed.txt
     diff ../present.txt ../listed.txt
   There has to be no difference.

2. Who vouches for it?
     openssl verify -CAfile ../root.pem -untrusted sig/certificates.pem sig/certificates.pem
     openssl x509 -in sig/certificates.pem -noout -pubkey | cmp - sig/signer.pub.pem
     openssl dgst -sha256 -verify sig/signer.pub.pem \\
       -signature sig/tagmanifest-sha256.txt.sha256.sig tagmanifest-sha256.txt
   The first has to say "OK", the second nothing, the third "Verified OK".

3. Is the report signed as a whole?
     mkdir ../nss && certutil -N -d sql:../nss --empty-password
     certutil -A -d sql:../nss -n root -t CT,C,C -i ../root.pem
     pdfsig -nssdir sql:../nss data/report.pdf > ../pdfsig.txt
     grep "Signature is Valid" ../pdfsig.txt
     grep "Certificate is Trusted" ../pdfsig.txt
     grep " Total document signed" ../pdfsig.txt
   Each of the three sentences has to be printed.

4. Does the report say what the sealed state says?
     pdfdetach -save 1 -o ../decisions.json data/report.pdf
     cmp ../decisions.json data/sealed-state.json
   There has to be no difference.
${signOffs.length === 0 ? '' : signOffSteps(signOffs)}
6. Did the provider sign the evidence?
   The fingerprints after grep are those that this pack says were pinned or found. Compare them with the provider's own.
${state.bundles.map((bundle) => bundleCommands(state, bundle, manifests)).join('\n')}
7. Is the ledger whole?
     python3 check-ledger.py $(ls ../older.txt 2> /dev/null)
   Every line has to begin with "holds". The program is short and uses nothing but Python's own library: read it first.
     openssl pkeyutl -verify -pubin -inkey data/ledger/ledger-key.pem -rawin \\
       -in data/ledger/checkpoint-signed.txt -sigfile data/ledger/checkpoint.sig
     head -n 3 data/ledger/checkpoint.txt | cmp - data/ledger/checkpoint-signed.txt
   Compare data/ledger/verifier-key.txt with the key in an older report. Without an older checkpoint from outside of
   ${customer}'s hands nobody can say whether the end of the ledger was cut off before this pack was made.

WHAT THIS CAN'T SHOW
   That the evidence was complete when the provider made it, that the clock of who signed was right, and that no later
   edition exists. Ask ${customer} for the newest checkpoint.

Or everything at once, if you have Countersign:
   countersign verify PACK.zip --root root.pem --checkpoint older.txt
`;
}

function signOffSteps(entries: readonly number[]): string {
  const [first] = entries;
  return `
5. Did the persons sign what they are said to have signed? For each of ${entries.map((entry) => `entry-${entry}`).join(', ')}:
     for each in data/sign-offs/*/; do
       [ -e "$each" ] || continue
       openssl x509 -in "$each/certificate.pem" -noout -pubkey > ../person.pem || exit 1
       openssl dgst -sha256 -verify ../person.pem -signature "$each/signature.der" "$each/document.json" || exit 1
     done
   Each has to say "Verified OK". A certificate leads to its root with, for instance,
   openssl verify -CAfile ROOT.pem -untrusted data/sign-offs/entry-${first}/chain.pem data/sign-offs/entry-${first}/certificate.pem
`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
