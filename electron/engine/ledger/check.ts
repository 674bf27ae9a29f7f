// Recomputes the whole ledger from its entries and compares it with everything that was stored about it. It trusts
// nothing in the file: not the hashes, not the tree, not the checkpoints, not the triggers.
import type { Database } from 'better-sqlite3';
import { CountersignError } from '../../../shared/errors.ts';
import { migration } from '../workspace/migrations/002-ledger.ts';
import { asWorkspaceError } from '../workspace/sqlite.ts';
import { type CheckLine, failed, held, notCheckable } from './check-line.ts';
import { isSignedBy, parseCheckpoint } from './checkpoint.ts';
import { checkpointVerifierKey, ledgerCheckpoints, ledgerOrigin, type StoredCheckpoint } from './checkpoints.ts';
import { checkForm, type EntryRow } from './entry-form.ts';
import { leafHash, nodesCompletedBy, treeRoot } from './merkle.ts';

export interface CheckOptions {
  /** Notes that were kept outside the workspace: printed in a report, with the provider, on paper. */
  readonly outsideCheckpoints?: readonly string[];
  /** The verifier key that was kept with them; without it the file's own is used. */
  readonly key?: string;
  /** Names of acts that are each followed at once by a checkpoint: where it is gone, it was taken out. */
  readonly checkpointAfter?: readonly string[];
}

/** One line for each question. Memory does not grow with the ledger. Throws WORKSPACE_DAMAGED where SQLite can't read on. */
export function checkLedger(database: Database, options: CheckOptions = {}): CheckLine[] {
  const steps = checkInSteps(database, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same for who wants to say how far it is: gives the entries checked so far, now and then, and in the end the lines. */
export function* checkInSteps(database: Database, options: CheckOptions = {}): Generator<number, CheckLine[]> {
  try {
    return yield* checkAll(database, options);
  } catch (cause) {
    throw asWorkspaceError(cause);
  }
}

function* checkAll(database: Database, options: CheckOptions): Generator<number, CheckLine[]> {
  const outside = (options.outsideCheckpoints ?? []).map(readOutside);
  const stored = ledgerCheckpoints(database);
  const sizes = new Set([...stored, ...outside.filter((note) => note !== undefined)].map(({ size }) => size));
  const recomputed = yield* recompute(database, sizes, new Set(options.checkpointAfter));
  return [
    orderLine(recomputed),
    hashLine(recomputed),
    formLine(recomputed),
    treeLine(database, recomputed),
    ...checkpointLines(stored, recomputed),
    signatureLine(database, stored, options.key),
    triggerLine(database),
    ...outsideLines(database, outside, recomputed, options.key),
  ];
}

interface Recomputed {
  /** Entries that follow one another from 0 on. */
  readonly size: number;
  /** The first number that is missing although later ones are there. */
  readonly missing: number | undefined;
  readonly badHash: number | undefined;
  readonly badForm: { readonly index: number; readonly why: string } | undefined;
  /** The lowest stored node that differs, with the entries it covers. */
  readonly badNode: { readonly level: number; readonly first: number; readonly last: number } | undefined;
  readonly nodes: number;
  /** Roots at the sizes that were asked for. */
  readonly roots: ReadonlyMap<number, Uint8Array>;
  /** At each of those sizes, the times of the last entry that is covered and of the first that is not. */
  readonly times: ReadonlyMap<number, { readonly last: string; readonly next: string | undefined }>;
  /** Sizes over which there has to be a checkpoint. */
  readonly due: readonly number[];
}

/** Entries between two steps: a few milliseconds' work. */
const stepEvery = 1000;

function* recompute(
  database: Database,
  sizes: ReadonlySet<number>,
  dueAfter: ReadonlySet<string>,
): Generator<number, Recomputed> {
  // The latest perfect subtree of each level: all that the next entry and a root need.
  const latest: Uint8Array[] = [];
  const latestOf = (level: number): Uint8Array => latest[level] ?? new Uint8Array();
  const storedNode = database
    .prepare<{ level: number; node_index: number }, Uint8Array>(
      'select hash from ledger_node where level = $level and node_index = $node_index',
    )
    .pluck();
  const rows = database
    .prepare<[], EntryRow>('select entry_index, entry, leaf_hash from ledger_entry order by entry_index')
    .iterate();
  const roots = new Map<number, Uint8Array>();
  const times = new Map<number, { last: string; next: string | undefined }>();
  const due: number[] = [];
  let size = 0;
  let nodes = 0;
  let missing: Recomputed['missing'];
  let badHash: Recomputed['badHash'];
  let badForm: Recomputed['badForm'];
  let badNode: Recomputed['badNode'];
  let previousAt = '';
  if (sizes.has(0)) roots.set(0, treeRoot(0, latestOf));
  for (const row of rows) {
    if (row.entry_index !== size) {
      missing = size;
      break;
    }
    const leaf = leafHash(Buffer.from(row.entry, 'utf8'));
    if (badHash === undefined && !same(leaf, row.leaf_hash)) badHash = size;
    const form = checkForm(row, previousAt);
    if (badForm === undefined && form.why !== undefined) badForm = { index: size, why: form.why };
    const covering = times.get(size);
    if (covering !== undefined) covering.next = form.at;
    previousAt = form.at;
    const completed = nodesCompletedBy(size, leaf, latestOf);
    latest[0] = leaf;
    for (const { level, index, hash } of completed) {
      latest[level] = hash;
      nodes++;
      const stored = storedNode.get({ level, node_index: index });
      if (badNode === undefined && (stored === undefined || !same(stored, hash))) {
        badNode = { level, first: index * 2 ** level, last: (index + 1) * 2 ** level - 1 };
      }
    }
    size++;
    if (size % stepEvery === 0) yield size;
    if (typeof form.act === 'string' && dueAfter.has(form.act)) due.push(size);
    if (!sizes.has(size)) continue;
    roots.set(size, treeRoot(size, latestOf));
    times.set(size, { last: form.at, next: undefined });
  }
  return { size, missing, badHash, badForm, badNode, nodes, roots, times, due };
}

function orderLine({ size, missing }: Recomputed): CheckLine {
  return missing === undefined
    ? held('ledger-order', `${size} entries follow one another without a gap.`)
    : failed('ledger-order', `Entry ${missing} is missing. What comes after it was not checked.`);
}

function hashLine({ size, badHash }: Recomputed): CheckLine {
  return badHash === undefined
    ? held('ledger-entries', `Each of ${size} entries has the hash that was stored with it.`)
    : failed('ledger-entries', `Entry ${badHash} is the first that was changed: its hash is another one.`);
}

function formLine({ size, badForm }: Recomputed): CheckLine {
  return badForm === undefined
    ? held('ledger-form', `Each of ${size} entries is canonical, carries its own number and is dated in order.`)
    : failed('ledger-form', `Entry ${badForm.index} ${badForm.why}.`);
}

function treeLine(database: Database, { nodes, badNode, missing }: Recomputed): CheckLine {
  const check = 'ledger-tree';
  if (badNode !== undefined) {
    return failed(
      check,
      `The tree differs first over entries ${badNode.first} to ${badNode.last} (level ${badNode.level}).`,
    );
  }
  const stored = database.prepare<[], number>('select count(*) from ledger_node').pluck().get() ?? 0;
  if (stored === nodes) return held(check, `All ${nodes} nodes of the tree are what the entries make them.`);
  return missing === undefined
    ? failed(check, `The tree has ${stored} nodes, but its entries make ${nodes}.`)
    : notCheckable(check, 'With entries missing, the rest of the tree has nothing to be compared with.');
}

function checkpointLines(stored: readonly StoredCheckpoint[], recomputed: Recomputed): CheckLine[] {
  const check = 'checkpoints';
  const there = new Set(stored.map(({ size }) => size));
  const problems = [
    ...stored.flatMap((checkpoint) => compare(checkpoint, recomputed) ?? []).slice(0, 1),
    ...recomputed.due
      .filter((size) => !there.has(size))
      .map((size) => `The checkpoint over ${size} entries is missing: one was written right after entry ${size - 1}.`),
    ...stored.flatMap((checkpoint) => misdated(checkpoint, recomputed) ?? []),
  ];
  if (problems.length > 0) return problems.map((problem) => failed(check, problem));
  const latest = stored.at(-1);
  return latest === undefined
    ? [notCheckable(check, 'No checkpoint has been written yet.')]
    : [
        held(
          check,
          `All ${stored.length} checkpoints, the latest over ${latest.size} entries, agree with the entries and stand in their order of time.`,
        ),
      ];
}

/** No signature covers the time of a checkpoint, but it was written after what it covers and before what follows. */
function misdated({ size, at }: StoredCheckpoint, { times }: Recomputed): string | undefined {
  const beside = times.get(size);
  if (!isTime(at)) return `The checkpoint over ${size} entries is dated "${at}", which is no time.`;
  if (beside !== undefined && at < beside.last) {
    return `The checkpoint over ${size} entries is dated ${at}, before the last entry that it covers (${beside.last}).`;
  }
  if (beside?.next !== undefined && at > beside.next) {
    return `The checkpoint over ${size} entries is dated ${at}, after the entry that follows it (${beside.next}).`;
  }
  return undefined;
}

/** In the one form that they are written in, in which the order of the texts is that of the times. */
function isTime(text: string): boolean {
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text;
}

function signatureLine(
  database: Database,
  stored: readonly StoredCheckpoint[],
  givenKey: string | undefined,
): CheckLine {
  const check = 'checkpoint-signatures';
  const key = givenKey ?? checkpointVerifierKey(database);
  if (key === null) {
    return stored.length === 0
      ? notCheckable(check, 'No checkpoint has been written yet.')
      : failed(check, 'The key that signed the checkpoints is missing.');
  }
  const bad = stored.find((checkpoint) => !isSoundNote(checkpoint, key));
  return bad === undefined
    ? held(check, `${stored.length} checkpoints are signed with the key of this workspace.`)
    : failed(check, `The checkpoint over ${bad.size} entries is not what the workspace's key signed.`);
}

function isSoundNote(stored: StoredCheckpoint, key: string): boolean {
  try {
    const note = parseCheckpoint(stored.note);
    const agrees = note.origin === stored.origin && note.size === stored.size && same(note.root, stored.root);
    return agrees && isSignedBy(note, key);
  } catch (cause) {
    if (cause instanceof CountersignError) return false;
    throw cause;
  }
}

/** Missing triggers prove nothing against the entries, but nobody removes them by accident. */
function triggerLine(database: Database): CheckLine {
  const check = 'ledger-triggers';
  const present = new Set(
    database.prepare<[], string>("select sql from sqlite_schema where type = 'trigger'").pluck().all().map(withoutVerb),
  );
  const expected = migration.sql.match(/create trigger [\s\S]*?\n\s*end(?=;)/g) ?? [];
  const missing = expected.find((sql) => !present.has(withoutVerb(sql)));
  return missing === undefined
    ? held(check, `All ${expected.length} triggers that refuse changes are in place.`)
    : failed(check, `The trigger ${withoutVerb(missing).split(/\s/)[0]} that refuses changes was removed or altered.`);
}

/** SQLite keeps the text of a statement except for its first words, which it writes in capitals. */
function withoutVerb(sql: string): string {
  return sql.replace(/^create trigger\s+/i, '');
}

type OutsideNote = ReturnType<typeof parseCheckpoint> | undefined;

function readOutside(note: string): OutsideNote {
  try {
    return parseCheckpoint(note);
  } catch (cause) {
    if (cause instanceof CountersignError) return undefined;
    throw cause;
  }
}

function outsideLines(
  database: Database,
  notes: readonly OutsideNote[],
  recomputed: Recomputed,
  givenKey: string | undefined,
): CheckLine[] {
  const check = 'outside-checkpoint';
  if (notes.length === 0) {
    return [
      notCheckable(
        check,
        'No checkpoint from outside was given. Somebody who owns this file could have rewritten all of it; only a checkpoint kept elsewhere would show that.',
      ),
    ];
  }
  const key = givenKey ?? checkpointVerifierKey(database);
  return notes.map((note) => {
    if (note === undefined) return failed(check, 'The checkpoint that was given is malformed.');
    if (note.origin !== ledgerOrigin(database)) {
      return failed(check, `The checkpoint that was given is of another ledger (${note.origin}).`);
    }
    const problem = compare(note, recomputed);
    if (problem !== undefined) return failed(check, problem);
    if (key === null || !isSignedBy(note, key)) {
      return failed(check, `The checkpoint over ${note.size} entries that was given was not signed by this workspace.`);
    }
    return held(check, `The ledger still begins with the ${note.size} entries of the checkpoint that was given.`);
  });
}

function compare(checkpoint: { size: number; root: Uint8Array }, { size, roots }: Recomputed): string | undefined {
  const root = roots.get(checkpoint.size);
  if (root === undefined) {
    return `A checkpoint covers ${checkpoint.size} entries, but only ${size} are there: the ledger was cut off.`;
  }
  if (same(root, checkpoint.root)) return undefined;
  return `The first ${checkpoint.size} entries are not the ones that the checkpoint over ${checkpoint.size} entries covers.`;
}

function same(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}
