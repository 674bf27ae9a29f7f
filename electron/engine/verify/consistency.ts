// Checks a proof that a ledger only grew between two checkpoints, and uses one to hold an older checkpoint against a newer
// thing where the entries between them are not at hand.
import type { CheckLine } from '../../../shared/contract/method.ts';
import type { ConsistencyFile } from '../../../shared/contract/report.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { Checkpoint } from '../ledger/checkpoint.ts';
import { verifyConsistency } from '../ledger/merkle.ts';
import { consistencyFileSchema } from '../ledger/proof.ts';
import { failed, held, notCheckable } from './lines.ts';
import { isSigned, keyFor, parsed } from './notes.ts';

export type Bridge = ConsistencyFile;

/** Null where the text is no proof of this kind. */
export function readBridge(text: string): Bridge | null {
  try {
    const found = consistencyFileSchema.safeParse(JSON.parse(text));
    return found.success ? found.data : null;
  } catch {
    // Not JSON.
    return null;
  }
}

export function verifyConsistencyFile(
  text: string,
  subject: string,
  given: { readonly fingerprints: readonly string[]; readonly older: string | null },
): CheckLine[] {
  const proof = readBridge(text);
  if (proof === null)
    return [failed('form', subject, 'It does not have the form of a proof that a ledger grew: a part was changed.')];
  const grows = holds(proof);
  return [
    grows
      ? held(
          'ledger-grew',
          subject,
          `The ledger of ${proof.to} entries begins with the ledger of ${proof.from} entries.`,
        )
      : failed('ledger-grew', subject, 'The hashes do not lead from the older ledger to the newer.'),
    noteLine(proof, 'older', subject, given.fingerprints),
    noteLine(proof, 'newer', subject, given.fingerprints),
    keptLine(proof, given.older, subject),
  ];
}

/** Whether the proof leads from the kept checkpoint to the newer one; null: it is about others. */
export function bridges(proof: Bridge, older: Checkpoint, newer: Checkpoint): boolean | null {
  const isOfThem =
    proof.origin === older.origin &&
    proof.origin === newer.origin &&
    proof.from === older.size &&
    proof.to === newer.size &&
    proof.fromRoot === base64(older.root) &&
    proof.toRoot === base64(newer.root);
  return isOfThem ? holds(proof) : null;
}

function holds({ from, to, fromRoot, toRoot, proof }: Bridge): boolean {
  try {
    return verifyConsistency({
      from,
      to,
      fromRoot: Buffer.from(fromRoot, 'base64'),
      toRoot: Buffer.from(toRoot, 'base64'),
      proof: proof.map((step) => Buffer.from(step, 'base64')),
    });
  } catch (cause) {
    if (cause instanceof RangeError || cause instanceof CountersignError) return false;
    throw cause;
  }
}

function noteLine(
  proof: Bridge,
  which: 'older' | 'newer',
  subject: string,
  fingerprints: readonly string[],
): CheckLine {
  const check = 'checkpoint';
  const own = `${subject}, ${which}`;
  const [size, root] = which === 'older' ? [proof.from, proof.fromRoot] : [proof.to, proof.toRoot];
  const text = proof[which];
  if (text === null) return notCheckable(check, own, `No checkpoint over ${size} entries came with it.`);
  const note = parsed(text);
  if (note === null || note.origin !== proof.origin || note.size !== size || base64(note.root) !== root)
    return failed(check, own, `The checkpoint with it is not over these ${size} entries.`);
  const key = keyFor(proof.origin, fingerprints);
  if (key === undefined)
    return notCheckable(check, own, 'No key of this ledger was given to check its signature with.');
  return isSigned(note, key)
    ? held(check, own, `The checkpoint over ${size} entries is signed with the key that was given.`)
    : failed(check, own, 'The checkpoint is not signed with the key that was given.');
}

function keptLine(proof: Bridge, older: string | null, subject: string): CheckLine {
  const check = 'freshness';
  if (older === null)
    return notCheckable(check, subject, 'No checkpoint of your own was given: both ends are only what the proof says.');
  const note = parsed(older);
  if (note === null) return failed(check, subject, 'The checkpoint that was given is malformed.');
  if (note.origin !== proof.origin)
    return failed(check, subject, `The checkpoint that was given is of ${note.origin}.`);
  const end = [
    [proof.from, proof.fromRoot],
    [proof.to, proof.toRoot],
  ].find(([size]) => size === note.size);
  if (end === undefined)
    return notCheckable(
      check,
      subject,
      `The checkpoint that was given covers ${note.size} entries: neither end of it.`,
    );
  return end[1] === base64(note.root)
    ? held(check, subject, `One end of it is the checkpoint that was given, over ${note.size} entries.`)
    : failed(
        check,
        subject,
        `The checkpoint that was given has another root over ${note.size} entries: one was rewritten.`,
      );
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
