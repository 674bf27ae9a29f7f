// Checks an audit pack: the bag and its signature, then everything in it, and that its parts speak of one sealed state.
import type { X509Certificate } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { CheckLine } from '../../../shared/contract/method.ts';
import type { Archive } from '../bundle/archive.ts';
import { type OpenBag, openBag } from '../bundle/bagit.ts';
import { defaultLimits } from '../bundle/limits.ts';
import { checkLedgerScript } from '../report/pack/check-ledger.ts';
import { bagSignatureLines, notJudged, structureLines } from './bag-signature.ts';
import type { Bridge } from './consistency.ts';
import { failed, failedBy, held, notCheckable } from './lines.ts';
import { ledgerKeyLine } from './notes.ts';
import { bundleLines } from './pack-bundles.ts';
import { decisionsLine, workbookLine } from './pack-content.ts';
import { ledgerLines } from './pack-ledger.ts';
import { verifyPdf } from './pdf.ts';
import { readSealedState } from './sealed-state.ts';
import { verifyXlsx } from './xlsx.ts';

const expectedFiles = [
  'report.pdf',
  'report.xlsx',
  'sealed-state.json',
  'decisions.csv',
  'population.csv',
  'out-of-scope.csv',
  'coverage.csv',
  'actions.csv',
  'raci.csv',
  'ledger/entries.ndjson',
  'ledger/checkpoint.txt',
];

export interface PackOptions {
  readonly roots: readonly X509Certificate[];
  readonly older: string | null;
  /** Verifier keys of ledgers that the asker knows are among them. */
  readonly fingerprints: readonly string[];
  /** A proof that the ledger grew from the older checkpoint. */
  readonly bridge: Bridge | null;
  /** The zip's bytes; null when the pack was unpacked into a folder. */
  readonly zip: Buffer | null;
}

export async function verifyPack(
  archive: Archive,
  root: string,
  subject: string,
  options: PackOptions,
): Promise<CheckLine[]> {
  const structure = structureLines(options.zip, subject);
  try {
    const bag = await openBag(archive, root, defaultLimits);
    const files = await bag.verifyPayload();
    const read = async (path: string) => buffer(await archive.open(`${root}data/${path}`));
    return [
      ...structure,
      held(
        'integrity',
        subject,
        `Each of the ${files.length} files has the checksum that the manifest gives, and no file is unlisted.`,
      ),
      ...(await bagSignatureLines(bag, subject, options.roots)),
      programLine(await programOf(bag), subject),
      ...(await contentLines(new Set(files.map((file) => file.path)), read, subject, options)),
    ];
  } catch (cause) {
    return [...structure, failedBy('integrity', subject, cause), ...notJudged(subject)];
  }
}

/** It is under the signature, but the issuer wrote it: only that it is ours says that it does what it says. */
export function programLine(program: Buffer | null, subject: string): CheckLine {
  const check = 'program';
  if (program === null) return notCheckable(check, subject, 'There is no check-ledger.py in it.');
  return program.toString('utf8') === checkLedgerScript
    ? held(check, subject, 'check-ledger.py is the program that this version puts there.')
    : notCheckable(check, subject, 'check-ledger.py is another than this version writes: read it before you run it.');
}

export async function programOf(bag: OpenBag): Promise<Buffer | null> {
  return bag.tagFiles.includes('check-ledger.py') ? bag.readTagFile('check-ledger.py') : null;
}

async function contentLines(
  present: ReadonlySet<string>,
  read: (path: string) => Promise<Buffer>,
  subject: string,
  { roots, older, fingerprints }: PackOptions,
): Promise<CheckLine[]> {
  const missing = expectedFiles.filter((file) => !present.has(file));
  if (missing.length > 0) return [failed('completeness', subject, `The pack lacks ${missing.join(', ')}.`)];
  const reading = readSealedState(await read('sealed-state.json'), `${subject}, sealed-state.json`);
  const pdf = verifyPdf(await read('report.pdf'), `${subject}, report.pdf`, roots, older);
  const xlsx = await read('report.xlsx');
  return [
    held('completeness', subject, `Report, tables, sealed state and ledger are all there: ${present.size} files.`),
    ...reading.lines,
    ...pdf.lines,
    pdf.state?.digest === reading.digest
      ? held('one-state', subject, 'The report’s attachment is the sealed state of the pack, byte for byte.')
      : failed('one-state', subject, 'The report was made from another sealed state than the one in the pack.'),
    ...(await verifyXlsx(xlsx, `${subject}, report.xlsx`, roots)),
    workbookLine(xlsx, reading.digest, `${subject}, report.xlsx`),
    ...(reading.state === null
      ? [notCheckable('ledger', subject, 'Without a sealed state the ledger has nothing to be compared with.')]
      : [
          decisionsLine(await read('decisions.csv'), reading.state, `${subject}, decisions.csv`),
          ...(await bundleLines(reading.state, present, read, fingerprints, subject)),
          ...(await ledgerLines(reading.state, present, read, { older, roots }, `${subject}, ledger`)),
          ledgerKeyLine(reading.state.ledger, fingerprints, `${subject}, ledger`),
        ]),
  ];
}
