// The file that goes to the provider: a zip with the list as JSON, CSV and text, the customer's signature, and how to check
// it with stock tools. What is signed is instructions.json, byte for byte.
import { createPublicKey, hash, X509Certificate } from 'node:crypto';
import type { Instruction } from '../../../shared/contract/loop.ts';
import { csvLine } from '../bundle/csv-line.ts';
import { writeZip, type ZipFile } from '../bundle/write-zip.ts';
import { encodePem } from '../keys/pem.ts';
import type { Signer } from '../keys/signing-key.ts';

export interface InstructionDocument {
  readonly format: 'countersign-instructions/1';
  readonly workspace: string;
  readonly customer: string;
  readonly provider: string;
  readonly campaign: { readonly id: string; readonly name: string };
  readonly number: number;
  /** The list before, of which this one says only what changed. */
  readonly supersedes: { readonly number: number; readonly sha256: string } | null;
  readonly issuedAt: string;
  readonly issuedBy: string;
  readonly instructions: readonly Instruction[];
}

/** `json` is the document's canonical JSON, which the signature is over. */
export async function instructionFile(
  document: InstructionDocument,
  json: string,
  signer: Signer,
  signature: Uint8Array,
) {
  const certificates = [signer.certificate, ...signer.chain].map((der) => encodePem('CERTIFICATE', der)).join('');
  const key = createPublicKey(
    new X509Certificate(signer.certificate).publicKey.export({ type: 'spki', format: 'pem' }),
  );
  const files: ZipFile[] = [
    { path: 'README.txt', content: Buffer.from(readme(document, signer), 'utf8') },
    { path: 'instructions.json', content: Buffer.from(json, 'utf8') },
    { path: 'instructions.csv', content: Buffer.from(csv(document), 'utf8') },
    { path: 'instructions.txt', content: Buffer.from(plain(document), 'utf8') },
    { path: 'instructions.sig', content: signature },
    { path: 'pub.pem', content: Buffer.from(key.export({ type: 'spki', format: 'pem' })) },
    { path: 'certificates.pem', content: Buffer.from(certificates) },
  ];
  const sums = files.map((file) => `${hash('sha256', file.content, 'hex')}  ${file.path}\n`).join('');
  const sumsContent = Buffer.from(sums, 'utf8');
  return writeZip([
    ...files,
    { path: 'SHA256SUMS', content: sumsContent },
    { path: 'SHA256SUMS.sig', content: await signer.sign(sumsContent) },
  ]);
}

const columns: readonly (readonly [string, (one: Instruction) => string | null])[] = [
  ['Instruction', (one) => one.reference],
  ['Do', (one) => one.kind],
  ['Item', (one) => one.subject],
  ['Identity', (one) => one.identity],
  ['Native id', (one) => one.nativeId],
  ['System', (one) => one.system],
  ['Privilege', (one) => one.privilege],
  ['Resource', (one) => one.resource],
  ['Credential', (one) => one.credential],
  ['To, question, or why withdrawn', (one) => one.detail],
  ['Reason', (one) => one.reason],
  ['Risk', (one) => one.risk],
  ['Decided by', (one) => one.decidedBy],
  ['Decided at', (one) => one.decidedAt],
  ['Due', (one) => one.due],
  ['Change window', (one) => one.changeWindow],
  ['Ticket', (one) => one.ticket],
  ['Dependants', (one) => one.dependants?.join('; ') ?? null],
  ['Dependants confirmed by', (one) => one.dependantsConfirmedBy],
  ['Replaces', (one) => one.replaces],
];

function csv({ instructions }: InstructionDocument): string {
  const rows = [columns.map(([head]) => head), ...instructions.map((one) => columns.map(([, value]) => value(one)))];
  return `${rows.map(csvLine).join('\r\n')}\r\n`;
}

const orders: Readonly<Record<Instruction['kind'], string>> = {
  REVOKE: 'REVOKE: take this access away',
  REDUCE: 'REDUCE: cut this access down',
  ROTATE: 'ROTATE: replace this credential',
  QUESTION: 'QUESTION: answer it, in the next bundle or before',
  WITHDRAWN: 'WITHDRAWN: do not carry this out any more',
};

function plain(document: InstructionDocument): string {
  const { customer, provider, campaign, number, supersedes } = document;
  const head = [
    `INSTRUCTION LIST ${number}`,
    `${customer} to ${provider}`,
    `Campaign: ${campaign.name}`,
    `Issued ${document.issuedAt} by ${document.issuedBy}`,
    ...(supersedes === null
      ? []
      : [
          `Follows list ${supersedes.number} (${supersedes.sha256}) and says only what changed since; the rest stands.`,
        ]),
    `${document.instructions.length} entries`,
  ].map(oneLine);
  const entries = document.instructions.map((one) =>
    [
      `${one.reference}  ${orders[one.kind]}`,
      `  ${one.identity} in ${one.system}${one.nativeId === null ? '' : ` (${one.nativeId})`}`,
      ...(one.privilege === null ? [] : [`  ${one.privilege} on ${one.resource ?? ''}`]),
      ...(one.credential === null ? [] : [`  Credential: ${one.credential}`]),
      ...(one.detail === null ? [] : [`  ${detailHead[one.kind]}${one.detail}`]),
      ...(one.reason === null ? [] : [`  Reason: ${one.reason}`]),
      `  Decided as ${one.subject} by ${one.decidedBy} at ${one.decidedAt}`,
      ...(one.due === null ? [] : [`  Due: ${one.due}`]),
      ...(one.changeWindow === null ? [] : [`  Change window: ${one.changeWindow}`]),
      ...(one.ticket === null ? [] : [`  Ticket: ${one.ticket}`]),
      ...dependantLines(one),
      ...(one.replaces === null ? [] : [`  Replaces: ${one.replaces}`]),
    ]
      // what comes from evidence or people stays on its line: it can't pass for another entry
      .map(oneLine)
      .join('\n'),
  );
  return `${[head.join('\n'), ...entries].join('\n\n')}\n`;
}

const detailHead: Readonly<Record<Instruction['kind'], string>> = {
  REVOKE: '',
  REDUCE: 'To: ',
  ROTATE: '',
  QUESTION: 'Asked: ',
  WITHDRAWN: 'Because: ',
};

function dependantLines(one: Instruction): string[] {
  if (one.dependants === null) return [];
  const list = one.dependants.length === 0 ? 'none found' : one.dependants.join('; ');
  return [
    `  Depends on it: ${list} (confirmed by ${one.dependantsConfirmedBy ?? ''}, ${one.dependantsConfirmedAt ?? ''})`,
  ];
}

function oneLine(text: string): string {
  const indent = /^ */.exec(text)?.[0] ?? '';
  return `${indent}${text.replaceAll(/\s+/g, ' ').trim()}`;
}

function readme(document: InstructionDocument, signer: Signer): string {
  return `SIGNED INSTRUCTIONS
${oneLine(`${document.customer} to ${document.provider}, list ${document.number}, campaign ${document.campaign.name}`)}

  instructions.json   what is instructed; the signature is over this file
  instructions.csv    the same as a table; a cell that would begin with = + - @ has an apostrophe before it
  instructions.txt    the same to read
  SHA256SUMS          the checksum of every file

CHECK IT FIRST, with stock tools
     sha256sum -c SHA256SUMS
     openssl dgst -sha256 -verify pub.pem -signature instructions.sig instructions.json
     openssl dgst -sha256 -verify pub.pem -signature SHA256SUMS.sig SHA256SUMS
   Every line has to end in "OK", both signatures have to be "Verified OK".
     openssl x509 -in certificates.pem -noout -fingerprint -sha256
     openssl x509 -in certificates.pem -noout -pubkey | cmp - pub.pem
   Compare the fingerprint with the one you got from ${oneLine(document.customer)} by another way. It should be
     ${signer.fingerprint}
   and the second command has to print nothing.

THEN
   Carry out what is asked, no more, each within its due date and change window. Name the instruction (the first column)
   as the approval of every action that you report in your next bundle: an action that names nothing is reported as
   unauthorised. A ROTATE names what depends on the credential. What is WITHDRAWN is not carried out any more. Answer a
   QUESTION with evidence. This list decides; a recommendation of yours does not.
`;
}
