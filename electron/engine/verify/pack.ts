// Checks an audit pack: the bag and its signature, then everything in it, and that its parts speak of one sealed state.
import { createPublicKey, type X509Certificate } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { Archive } from '../bundle/archive.ts';
import { type OpenBag, openBag } from '../bundle/bagit.ts';
import { defaultLimits } from '../bundle/limits.ts';
import { checkSignatures } from '../bundle/signature.ts';
import { decodePem, encodePem } from '../keys/pem.ts';
import { chainLine, readCertificates, trustLine } from './certificates.ts';
import { failed, failedBy, held, notCheckable } from './lines.ts';
import { ledgerKeyLine } from './notes.ts';
import { decisionsLine, workbookLine } from './pack-content.ts';
import { ledgerLines } from './pack-ledger.ts';
import { verifyPdf } from './pdf.ts';
import { readSealedState } from './sealed-state.ts';
import { verifyXlsx } from './xlsx.ts';
import { readStrictZip } from './zip-structure.ts';

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
  /** The zip's bytes; null when the pack was unpacked into a folder. */
  readonly zip: Buffer | null;
}

export async function verifyPack(
  archive: Archive,
  root: string,
  subject: string,
  options: PackOptions,
): Promise<CheckLine[]> {
  const structure = options.zip === null ? [] : structureLines(options.zip, subject);
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
      ...(await signatureLines(bag, subject, options.roots)),
      ...(await contentLines(new Set(files.map((file) => file.path)), read, subject, options)),
    ];
  } catch (cause) {
    return [...structure, failedBy('integrity', subject, cause)];
  }
}

function structureLines(zip: Buffer, subject: string): CheckLine[] {
  const { files, problems } = readStrictZip(zip);
  if (problems.length > 0) return problems.map((problem) => failed('structure', subject, problem));
  return [held('structure', subject, `The zip’s ${files.size} files are packed exactly as they were written.`)];
}

async function signatureLines(bag: OpenBag, subject: string, roots: readonly X509Certificate[]): Promise<CheckLine[]> {
  try {
    const { signature, unchecked } = await checkSignatures(bag);
    if (signature === null)
      return [
        failed('signature', subject, 'There is no signature: the pack is a draft, or the signature was removed.'),
      ];
    const strays = unchecked.filter(({ file }) => file !== 'sig/certificates.pem');
    return [
      held(
        'signature',
        subject,
        `The signature over the tag manifest holds (${signature.kind}, ${signature.fingerprint}).`,
      ),
      ...strays.map(({ file, reason }) =>
        failed('signature', subject, `${file} has no business in the pack: ${reason}.`),
      ),
      ...(await certificateLines(bag, subject, roots)),
    ];
  } catch (cause) {
    return [failedBy('signature', subject, cause)];
  }
}

/** The certificates are not in the manifest: each has to hold by itself, and the first has to be of the key that signed. */
async function certificateLines(
  bag: OpenBag,
  subject: string,
  roots: readonly X509Certificate[],
): Promise<CheckLine[]> {
  if (!bag.signatureFiles.includes('sig/certificates.pem')) {
    return [failed('certificates', subject, 'The signer’s certificate is missing.')];
  }
  const text = (await bag.readTagFile('sig/certificates.pem')).toString('utf8');
  const carried = certificatesIn(text);
  const signer = carried?.[0];
  if (carried === null || signer === undefined)
    return [failed('certificates', subject, 'sig/certificates.pem is damaged.')];
  const key = (await bag.readTagFile('sig/signer.pub.pem')).toString('utf8');
  const own = createPublicKey(signer.publicKey.export({ type: 'spki', format: 'pem' })).export({
    type: 'spki',
    format: 'pem',
  });
  return [
    own === key
      ? held('certificates', subject, 'The key that signed is the one in the signer’s certificate.')
      : failed('certificates', subject, 'The key that signed is not the one in the signer’s certificate.'),
    chainLine(subject, signer, carried, roots),
    trustLine(subject, signer, carried, roots, null),
  ];
}

function certificatesIn(text: string): X509Certificate[] | null {
  try {
    const ders = decodePem(text, 'CERTIFICATE');
    // White space and headers around the certificates would be bytes that nothing vouches for.
    return ders.map((der) => encodePem('CERTIFICATE', der)).join('') === text ? readCertificates(ders) : null;
  } catch (cause) {
    if (cause instanceof CountersignError || cause instanceof RangeError) return null;
    throw cause;
  }
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
          ...(await ledgerLines(reading.state, present, read, older, `${subject}, ledger`)),
          ledgerKeyLine(reading.state.ledger, fingerprints, `${subject}, ledger`),
        ]),
  ];
}
