// The ledger inside an audit pack: its entries are hashed anew and held against the checkpoint, each sign-off's proof against
// the same root, and an older checkpoint against the entries it covered.
import type { X509Certificate } from 'node:crypto';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { ZipFile } from '../bundle/write-zip.ts';
import { parseCheckpoint } from '../ledger/checkpoint.ts';
import { emptyRoot, leafHash, nodeHash } from '../ledger/merkle.ts';
import { entryProofSchema, verifyEntryProof } from '../ledger/proof.ts';
import { opensslFiles } from '../report/pack/ledger-files.ts';
import { signOffFiles } from '../report/pack/sign-off-files.ts';
import { carriedSignOffLines, type SignedItem } from './carried-sign-off.ts';
import { failed, failedBy, held, notCheckable } from './lines.ts';
import { baselineLine } from './pack-baseline.ts';
import type { CarriedState } from './sealed-state.ts';

export async function ledgerLines(
  state: CarriedState,
  present: ReadonlySet<string>,
  read: (path: string) => Promise<Buffer>,
  { older, roots }: { readonly older: string | null; readonly roots: readonly X509Certificate[] },
  subject: string,
): Promise<CheckLine[]> {
  const entries = (await read('ledger/entries.ndjson')).toString('utf8').split('\n').slice(0, -1);
  const leaves = entries.map((entry) => leafHash(Buffer.from(entry, 'utf8')));
  const { ledger } = state;
  const lines: CheckLine[] = [];
  const root = base64(rootOf(leaves));
  lines.push(
    leaves.length === ledger.size && root === ledger.root
      ? held('ledger', subject, `The ${leaves.length} entries hash to the root of the checkpoint.`)
      : failed(
          'ledger',
          subject,
          `The ${leaves.length} entries do not hash to the root of the checkpoint over ${ledger.size}.`,
        ),
  );
  const note = (await read('ledger/checkpoint.txt')).toString('utf8');
  lines.push(
    note === ledger.checkpoint
      ? held('checkpoint', subject, 'The checkpoint is the one that the sealed state names.')
      : failed('checkpoint', subject, 'The checkpoint is another one than the sealed state names.'),
  );
  lines.push(...(await piecesLines(state, present, read, subject)));
  const population = present.has('baseline/population.ndjson') ? await read('baseline/population.ndjson') : null;
  lines.push(baselineLine(population, entries, state, subject));
  for (const { ledgerEntry, statement, certificateFingerprint } of state.signOffs) {
    const path = `ledger/proofs/entry-${ledgerEntry}.json`;
    const own = `${subject}, entry ${ledgerEntry}`;
    if (ledgerEntry >= ledger.size)
      lines.push(notCheckable('entry-included', own, 'The sign-off came after the checkpoint.'));
    else if (present.has(path)) lines.push(...proofLines(await read(path), state, own));
    else lines.push(failed('completeness', own, 'The proof of this sign-off is missing.'));
    const entry = entries[ledgerEntry];
    if (entry !== undefined) {
      const said = { statement, certificateFingerprint };
      lines.push(...carriedSignOffLines(entry, signedItems(state), said, roots, own));
      lines.push(...(await signOffPieces(entry, ledgerEntry, present, read, own)));
    }
  }
  if (older !== null) lines.push(olderLine(older, leaves, ledger.origin, subject));
  return lines;
}

function signedItems({ items }: CarriedState): SignedItem[] {
  return items.map(({ reference, outcome, decision }) => ({
    reference,
    outcome,
    before: decision?.supersedes?.outcome ?? null,
  }));
}

/** The checkpoint in the pieces that openssl wants says the same as the note. Older packs have none. */
async function piecesLines(
  { ledger }: CarriedState,
  present: ReadonlySet<string>,
  read: (path: string) => Promise<Buffer>,
  subject: string,
): Promise<CheckLine[]> {
  const expected = opensslFiles(ledger.checkpoint, ledger.verifierKey);
  return comparePieces('checkpoint', expected, present, read, subject, 'The checkpoint’s pieces for openssl');
}

async function signOffPieces(
  entry: string,
  index: number,
  present: ReadonlySet<string>,
  read: (path: string) => Promise<Buffer>,
  subject: string,
): Promise<CheckLine[]> {
  const expected = signOffFiles(entry, `data/sign-offs/entry-${index}`);
  return comparePieces('sign-off', expected, present, read, subject, 'The sign-off’s files for openssl');
}

async function comparePieces(
  check: string,
  expected: readonly ZipFile[],
  present: ReadonlySet<string>,
  read: (path: string) => Promise<Buffer>,
  subject: string,
  what: string,
): Promise<CheckLine[]> {
  const paths = expected.map(({ path }) => path.slice('data/'.length));
  if (!paths.some((path) => present.has(path))) return [];
  for (const { path, content } of expected) {
    const own = path.slice('data/'.length);
    if (!present.has(own) || !(await read(own)).equals(content))
      return [failed(check, subject, `${own} is missing, or says otherwise than the ledger.`)];
  }
  return [held(check, subject, `${what} say the same.`)];
}

function proofLines(content: Buffer, state: CarriedState, subject: string): CheckLine[] {
  try {
    const proof: unknown = JSON.parse(content.toString('utf8'));
    const checked = verifyEntryProof(proof, state.ledger.verifierKey);
    const parsed = entryProofSchema.safeParse(proof);
    const isOfThis = parsed.success && parsed.data.root === state.ledger.root && parsed.data.size === state.ledger.size;
    return [
      ...checked.map((line) => ({ ...line, subject })),
      ...(isOfThis ? [] : [failed('entry-included', subject, 'The proof is of another ledger than the pack’s.')]),
    ];
  } catch (cause) {
    if (cause instanceof SyntaxError) return [failed('proof-form', subject, 'The proof is not JSON.')];
    return [failedBy('entry-included', subject, cause)];
  }
}

function olderLine(older: string, leaves: readonly Uint8Array[], origin: string, subject: string): CheckLine {
  try {
    const note = parseCheckpoint(older);
    if (note.origin !== origin)
      return failed('freshness', subject, `The checkpoint given is of another ledger, ${note.origin}.`);
    if (note.size > leaves.length)
      return failed(
        'freshness',
        subject,
        `The checkpoint given covers ${note.size} entries, more than the ${leaves.length} of the pack: entries were taken away, or a later state exists.`,
      );
    return base64(rootOf(leaves.slice(0, note.size))) === base64(note.root)
      ? held(
          'freshness',
          subject,
          `The first ${note.size} entries are those of the checkpoint given: nothing before it was rewritten.`,
        )
      : failed(
          'freshness',
          subject,
          `The first ${note.size} entries are not those of the checkpoint given: the ledger was rewritten.`,
        );
  } catch (cause) {
    if (cause instanceof CountersignError) return notCheckable('freshness', subject, cause.message);
    throw cause;
  }
}

/** RFC 9162 2.1.1, from the leaves alone. */
function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (first === undefined) return emptyRoot;
  if (leaves.length === 1) return first;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
