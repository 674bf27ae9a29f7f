// The page of the audit pack that says how to check it with tools that are not ours.
import type { SealedState } from '../../review/sealed-state.ts';
import { stateDigest } from '../figures.ts';
import { longTime } from '../wording.ts';

export function readme(state: SealedState, draft: boolean): string {
  const { customer, provider } = state.workspace;
  const head = `AUDIT PACK
Access review of non-human identities
${customer}, campaign ${state.campaign.name}, edition ${state.edition}, sealed ${longTime(state.sealedAt)}
Provider: ${provider} (supplies evidence, decides nothing)
Sealed state, SHA-256: ${stateDigest(state)}
`;
  const contents = `
WHAT IS IN IT (folder data/)
  report.pdf            the report for people; decisions.json is attached to it
  report.xlsx           the same tables as a workbook
  sealed-state.json     everything that the report says, as one document
  *.csv                 decisions, population, out of scope, coverage, evidence register, RACI, the provider's
                        actions, remediation, exceptions, instructions, rotations, service times, closing
                        snapshot, sign-offs, rejected rows; data-dictionary.csv says what each column means.
                        A cell that would begin with = + - @ has an apostrophe before it.
  bundles/              what identifies each bundle of evidence, and its manifests where they were kept
  ledger/entries.ndjson the ledger's entries, one a line, byte for byte
  ledger/checkpoint.txt the signed statement of its size and root
  ledger/proofs/        for each sign-off, the proof that its entry is in that ledger
`;
  return `${head}${contents}${draft ? draftNote : steps(customer)}`;
}

const draftNote = `
THIS IS A DRAFT. It is not sealed and not signed, and it proves nothing.
`;

function steps(customer: string): string {
  return `
HOW TO CHECK IT WITH STOCK TOOLS
Get the root certificate (root.pem here) and its fingerprint from ${customer} by another way than this pack.
Unpack the zip and open a terminal in the folder that holds this file.

1. Is every file what was packed?
     sha256sum -c manifest-sha256.txt
     sha256sum -c tagmanifest-sha256.txt
   Every line has to end in "OK". Then: is there a file that no manifest lists?
     find . -type f | sed 's,^\\./,,' | sort > ../present.txt
     { cut -c67- manifest-sha256.txt tagmanifest-sha256.txt; echo tagmanifest-sha256.txt; find sig -type f; } \\
       | sort > ../listed.txt
     diff ../present.txt ../listed.txt
   There has to be no difference.

2. Who vouches for it?
     openssl verify -CAfile root.pem -untrusted sig/certificates.pem sig/certificates.pem
     openssl x509 -in sig/certificates.pem -noout -pubkey | cmp - sig/signer.pub.pem
     openssl dgst -sha256 -verify sig/signer.pub.pem \\
       -signature sig/tagmanifest-sha256.txt.sha256.sig tagmanifest-sha256.txt
   The first has to say "OK", the second nothing, the third "Verified OK".

3. Is the report signed as a whole?
     certutil -N -d sql:nss --empty-password
     certutil -A -d sql:nss -n root -t CT,C,C -i root.pem
     pdfsig -nssdir sql:nss data/report.pdf
   You must see "Signature is Valid", "Certificate is Trusted" and "Total document signed". All three.

4. Does the report say what the sealed state says?
     pdfdetach -save 1 -o ../decisions.json data/report.pdf
     cmp ../decisions.json data/sealed-state.json
   There has to be no difference.

5. Is the ledger whole?
   data/ledger/checkpoint.txt is a C2SP signed note over a RFC 9162 tree. Compare its root with an older checkpoint that
   is outside of ${customer}'s hands: without one, nobody can say whether the end of the ledger was cut off.

Or everything at once, if you have Countersign:
     countersign verify PACK.zip --root root.pem --checkpoint older.txt
`;
}
