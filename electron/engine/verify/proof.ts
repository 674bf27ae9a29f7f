// Checks the proof of one entry: a JSON file that shows an act of the ledger without showing the others.
import type { CheckLine } from '../../../shared/contract/method.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { canonicalJson } from '../ledger/canonical.ts';
import { type EntryProof, entryProofSchema, verifyEntryProof } from '../ledger/proof.ts';
import type { Bridge } from './consistency.ts';
import { failed, held, notCheckable } from './lines.ts';
import { keyFor, olderLine } from './notes.ts';

export function verifyProof(
  text: string,
  subject: string,
  given: { readonly fingerprints: readonly string[]; readonly older: string | null; readonly bridge?: Bridge | null },
): CheckLine[] {
  const proof = readProof(text);
  if (proof === null)
    return [
      failed(
        'form',
        subject,
        'The proof does not have the form of an entry proof: a part of it was changed or is missing.',
      ),
    ];
  const entry = `entry ${proof.index}`;
  return [
    ...proofLines(proof, keyFor(proof.origin, given.fingerprints)).map((line) => ({ ...line, subject: entry })),
    entryLine(proof, entry),
    notCheckable(
      'completeness',
      subject,
      `The proof shows entry ${proof.index} alone. What the other ${proof.size - 1} entries say is not in it.`,
    ),
    olderLine(
      { origin: proof.origin, size: proof.size, root: Buffer.from(proof.root, 'base64') },
      subject,
      given.older,
      given.bridge ?? null,
    ),
  ];
}

function proofLines(proof: EntryProof, key: string | undefined): Omit<CheckLine, 'subject'>[] {
  try {
    return verifyEntryProof(proof, key);
  } catch (cause) {
    if (cause instanceof CountersignError) return [{ check: 'checkpoint', verdict: 'failed', detail: cause.message }];
    throw cause;
  }
}

export function readProof(text: string): EntryProof | null {
  try {
    const found = entryProofSchema.safeParse(JSON.parse(text));
    return found.success ? found.data : null;
  } catch {
    // Not even JSON.
    return null;
  }
}

/** An entry says its own number; one that was proved at another place would contradict itself. */
function entryLine({ entry, index }: EntryProof, subject: string): CheckLine {
  const check = 'entry-form';
  try {
    const value: unknown = JSON.parse(entry);
    const says = value !== null && typeof value === 'object' && 'index' in value ? value.index : null;
    const act = value !== null && typeof value === 'object' && 'act' in value ? value.act : null;
    if (canonicalJson(value) !== entry) return failed(check, subject, 'The entry is not in canonical form.');
    return says === index
      ? held(check, subject, `The entry is ${String(act)} and carries the number ${index}.`)
      : failed(check, subject, `The entry carries the number ${String(says)}, not ${index}.`);
  } catch {
    return failed(check, subject, 'The entry is not JSON.');
  }
}
