// The page that goes with one decision: what is shown, what is proved, what is only said, and how to check it with stock
// tools. Lines that begin with five spaces are commands.
import { longTime, spaced } from '../wording.ts';
import type { DecisionDocument, DecisionLine } from './document.ts';

export function decisionReadme(document: DecisionDocument): string {
  const { workspace, campaign, reference, outcome, edition, sealedAt, entries, evidence } = document;
  const customer = oneLine(workspace.customer);
  return `ONE DECISION
${reference}: ${spaced(outcome)}
${customer}, campaign ${oneLine(campaign.name)}, edition ${edition}, sealed ${longTime(sealedAt)}
Provider: ${oneLine(workspace.provider)} (supplies evidence, decides nothing)

WHAT IS IN IT (folder data/)
  item.json          the decision as it was sealed, byte for byte
  decision.json      what belongs to it: persons, campaign, the cited lines, and where each stands
  membership.json    the path by which item.json belongs to all items that were sealed
  ledger/            the checkpoint, and the proof that the entries named below are under it
${entries.signOff === null ? '' : '  sign-off/          the document that the reviewer signed, the signature and the certificates\n'}  evidence/          the cited lines as text${evidence.some((line) => line.addedAs !== null) ? ', and the files that they stand in' : ''}

WHAT IS PROVED, AND WHAT IS SAID
  Proved: that item.json is one of the items that were sealed; that the ledger recorded the sealing as entry ${entries.sealed}${
    entries.signOff === null
      ? ''
      : `, and
  the reviewer's signature as entry ${entries.signOff}. The document that he signed names the other items by number and outcome,
  and tells nothing else of them`
  }.
${entries.decisionLeftOut === null ? `  Proved: that the decision itself is entry ${entries.decision ?? 'none'} of the ledger.\n` : `  The decision's own entry is left out: ${oneLine(entries.decisionLeftOut)}\n`}  ${oneLine(document.statement)}
  Not shown: the other items, the population, and whether a later edition exists.

HOW TO CHECK IT WITH STOCK TOOLS
You need sha256sum, openssl and python3. Get the root certificate and its fingerprint from ${customer} by another way
than this file, and save it as root.pem beside this folder, not in it. If you kept a checkpoint of this ledger, save it
there as older.txt. Unpack the zip, open a terminal in the folder that holds this file, and copy the indented lines.
Each ends without an error (exit status 0), or something was changed.

1. Is every file what was packed, and is there no other?
     sha256sum -c --quiet manifest-sha256.txt
     sha256sum -c --quiet tagmanifest-sha256.txt
     find . -type f | sed 's,^\\./,,' | LC_ALL=C sort > ../present.txt
     { cut -c67- manifest-sha256.txt tagmanifest-sha256.txt; echo tagmanifest-sha256.txt; find sig -type f; } \\
       | LC_ALL=C sort > ../listed.txt
     diff ../present.txt ../listed.txt
   Nothing may be printed.

2. Who hands it over?
     openssl verify -CAfile ../root.pem -untrusted sig/certificates.pem sig/certificates.pem
     openssl x509 -in sig/certificates.pem -noout -pubkey | cmp - sig/signer.pub.pem
     openssl dgst -sha256 -verify sig/signer.pub.pem \\
       -signature sig/tagmanifest-sha256.txt.sha256.sig tagmanifest-sha256.txt
   The first has to say "OK", the second nothing, the third "Verified OK".

3. Is the decision one of those that were sealed, and are the entries in the ledger?
     python3 check-ledger.py $(ls ../older.txt 2> /dev/null)
   Every line has to begin with "holds" (an older checkpoint may leave one "unknown"). Read the program first: it is short.
     openssl pkeyutl -verify -pubin -inkey data/ledger/ledger-key.pem -rawin \\
       -in data/ledger/checkpoint-signed.txt -sigfile data/ledger/checkpoint.sig
     head -n 3 data/ledger/checkpoint.txt | cmp - data/ledger/checkpoint-signed.txt
   Compare data/ledger/verifier-key.txt with the key in a report or pack of ${customer}.
${entries.signOff === null ? '' : signOffStep(reference, outcome)}
5. The lines that it rests on
${evidence.map(lineStep).join('')}
Or everything at once, if you have Countersign:
   countersign verify FILE.zip --root root.pem --checkpoint older.txt
`;
}

function signOffStep(reference: string, outcome: string): string {
  return `
4. Did the reviewer sign it?
     openssl x509 -in data/sign-off/certificate.pem -noout -pubkey > ../person.pem
     openssl dgst -sha256 -verify ../person.pem -signature data/sign-off/signature.der data/sign-off/document.json
   It has to say "Verified OK". Then look for ${reference} in data/sign-off/document.json: it stands under ${outcome},
   or under what was decided before a correction.
`;
}

function lineStep(line: DecisionLine): string {
  const { number, evidence, bundle, file, fileSha256, line: at, pointer, text, bytes, addedAs } = line;
  const place = [at === null ? null : `line ${at}`, pointer].filter((part) => part !== null).join(', ');
  const head = `   ${number}. ${evidence} ${oneLine(bundle)}, ${oneLine(file)}, ${oneLine(place)}
      SHA-256 of the file: ${fileSha256}\n`;
  if (text === null) return `${head}      Only the hash of that file is kept: the line is not here.\n`;
  const own = `     sha256sum data/evidence/line-${number}.txt | grep -F '${line.textSha256 ?? ''}'\n`;
  if (addedAs === null || bytes === null) return head + own;
  const whose =
    line.keptSha256 === fileSha256
      ? ''
      : '      The file is kept without its secrets, or as its values: it has another SHA-256 than the provider’s.\n';
  return `${head}${whose}${own}     sha256sum data/evidence/${addedAs} | grep -F '${line.keptSha256 ?? ''}'
     tail -c +${bytes.at + 1} data/evidence/${addedAs} | head -c ${bytes.length} | cmp - data/evidence/line-${number}.txt\n`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
