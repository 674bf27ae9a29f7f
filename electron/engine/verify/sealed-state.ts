// The sealed state inside a report or pack: that it is one, and that its checkpoint is what it says.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { canonicalJson } from '../ledger/canonical.ts';
import { isSignedBy, parseCheckpoint } from '../ledger/checkpoint.ts';
import { failed, failedBy, held, notCheckable } from './lines.ts';

// Only what the checks here speak of; everything else of the state is for people.
const readState = z.looseObject({
  format: z.literal('countersign-sealed-state/1'),
  edition: z.number(),
  items: z.array(
    z.looseObject({
      reference: z.string(),
      outcome: z.string(),
      decision: z.looseObject({ supersedes: z.looseObject({ outcome: z.string() }).nullable() }).nullable(),
    }),
  ),
  signOffs: z.array(
    z.looseObject({ ledgerEntry: z.number(), statement: z.string(), certificateFingerprint: z.string() }),
  ),
  /** Only in a redacted copy. */
  redaction: z.looseObject({ of: z.string() }).optional(),
  campaign: z.looseObject({ name: z.string(), baselineDigest: z.string() }),
  bundles: z.array(
    z.looseObject({
      name: z.string(),
      tagmanifestSha256: z.string(),
      signatureKind: z.string().nullable(),
      fingerprint: z.string().nullable(),
      artefacts: z.array(z.looseObject({ path: z.string(), sha256: z.string() })),
    }),
  ),
  ledger: z.strictObject({
    origin: z.string(),
    size: z.number(),
    root: z.string(),
    checkpoint: z.string(),
    verifierKey: z.string(),
  }),
});

export type CarriedState = z.infer<typeof readState>;

export interface StateReading {
  readonly state: CarriedState | null;
  readonly digest: string;
  readonly lines: readonly CheckLine[];
}

export function readSealedState(bytes: Buffer, subject: string): StateReading {
  const digest = createHash('sha256').update(bytes).digest('hex');
  const parsed = parse(bytes);
  if (parsed === null) {
    return {
      state: null,
      digest,
      lines: [
        failed('sealed-state', subject, 'The sealed state with it is not one, or is not in its one canonical form.'),
      ],
    };
  }
  const { items, edition, campaign } = parsed;
  return {
    state: parsed,
    digest,
    lines: [
      held(
        'sealed-state',
        subject,
        `It carries the sealed state of ${campaign.name}, edition ${edition}, with ${items.length} items; SHA-256 ${digest}.`,
      ),
      checkpointLine(parsed, subject),
    ],
  };
}

/** An older checkpoint, kept outside, against the checkpoint of the state; what lies between them only the ledger can show. */
export function freshnessLine(state: Pick<CarriedState, 'ledger'>, older: string | null, subject: string): CheckLine {
  if (older === null) {
    return notCheckable(
      'freshness',
      subject,
      'No older checkpoint was given, so it can’t be said whether the ledger was cut off or rewritten before this one.',
    );
  }
  try {
    const note = parseCheckpoint(older);
    const { origin, size, root } = state.ledger;
    if (note.origin !== origin)
      return failed('freshness', subject, `The checkpoint given is of another ledger, ${note.origin}.`);
    if (note.size > size)
      return failed(
        'freshness',
        subject,
        `The checkpoint given covers ${note.size} entries, more than the ${size} of this edition: a later state exists, or entries were taken away.`,
      );
    if (note.size < size)
      return notCheckable(
        'freshness',
        subject,
        `The checkpoint given covers the first ${note.size} of ${size} entries; whether they are the same only the ledger or the audit pack can show.`,
      );
    return Buffer.from(note.root).toString('base64') === root
      ? held('freshness', subject, `The checkpoint given has the same ${size} entries and the same root.`)
      : failed(
          'freshness',
          subject,
          'The checkpoint given has as many entries and another root: one of the two was rewritten.',
        );
  } catch (cause) {
    return failedBy('freshness', subject, cause);
  }
}

/** Whether the checkpoint is of the ledger that is named, and signed with its key. */
export function checkpointLine({ ledger }: Pick<CarriedState, 'ledger'>, subject: string): CheckLine {
  try {
    const note = parseCheckpoint(ledger.checkpoint);
    const agrees =
      note.origin === ledger.origin &&
      note.size === ledger.size &&
      Buffer.from(note.root).toString('base64') === ledger.root;
    if (!agrees) return failed('checkpoint', subject, 'The checkpoint is not of the ledger that the state names.');
    return isSignedBy(note, ledger.verifierKey)
      ? held(
          'checkpoint',
          subject,
          `The checkpoint over ${ledger.size} entries is signed with the ledger’s key; compare that key with one you were given: ${ledger.verifierKey}`,
        )
      : failed('checkpoint', subject, 'The checkpoint is not signed with the ledger’s key.');
  } catch (cause) {
    if (cause instanceof CountersignError) return failed('checkpoint', subject, cause.message);
    throw cause;
  }
}

function parse(bytes: Buffer): CarriedState | null {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    const parsed = readState.safeParse(value);
    return parsed.success && Buffer.from(canonicalJson(value), 'utf8').equals(bytes) ? parsed.data : null;
  } catch {
    // Not JSON at all.
    return null;
  }
}
