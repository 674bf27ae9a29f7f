// The figures that a management summary carries in place of the sealed state: whose they are, and on which ledger they stand.
import { z } from 'zod';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { canonicalJson } from '../ledger/canonical.ts';
import { summaryFigures, summaryFormat } from '../report/summary-figures.ts';
import type { SealedState } from '../review/sealed-state.ts';
import { failed, held } from './lines.ts';
import { checkpointLine } from './sealed-state.ts';

const summary = z.looseObject({
  format: z.literal(summaryFormat),
  redacted: z.boolean(),
  stateDigest: z.string().regex(/^[0-9a-f]{64}$/),
  campaign: z.looseObject({ name: z.string() }),
  edition: z.number(),
  figures: z.looseObject({ entitlements: z.number(), decided: z.number(), withoutDecision: z.number() }),
  ledger: z.strictObject({
    origin: z.string(),
    size: z.number(),
    root: z.string(),
    checkpoint: z.string(),
    verifierKey: z.string(),
  }),
});

export interface SummaryReading {
  readonly state: Pick<z.infer<typeof summary>, 'ledger'> | null;
  /** Of the sealed state that the figures are of. */
  readonly digest: string;
  readonly lines: readonly CheckLine[];
}

export function readSummary(bytes: Buffer, subject: string): SummaryReading {
  const parsed = parse(bytes);
  if (parsed === null) {
    const sentence = 'The figures with it are none, or are not in their one canonical form.';
    return { state: null, digest: '', lines: [failed('figures', subject, sentence)] };
  }
  const { campaign, edition, figures, stateDigest } = parsed;
  return {
    state: parsed,
    digest: stateDigest,
    lines: [
      held(
        'figures',
        subject,
        `It carries the figures of ${campaign.name}, edition ${edition}: ${figures.decided} of ${figures.entitlements} decided, ${figures.withoutDecision} without a decision. The full report of the same edition carries the state with SHA-256 ${stateDigest}.`,
      ),
      checkpointLine(parsed, subject),
    ],
  };
}

/** Whether a summary's figures, full or redacted, are those that a full edition's state gives. */
export function figuresLine(figures: Buffer, fullState: Buffer, subject: string): CheckLine {
  const summary = parse(figures);
  try {
    // The full edition was checked before; what is damaged in it throws here, and that is an answer.
    const expected = summaryFigures(JSON.parse(fullState.toString('utf8')) as SealedState);
    const same = canonicalJson({ ...expected, redacted: summary?.redacted ?? false }) === figures.toString('utf8');
    return same
      ? held('figures', subject, 'Each of its figures is what the full edition that was given comes to.')
      : failed('figures', subject, 'Its figures are not those of the full edition that was given.');
  } catch {
    return failed('figures', subject, 'The full edition that was given has no state that figures could be taken from.');
  }
}

function parse(bytes: Buffer): z.infer<typeof summary> | null {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    const parsed = summary.safeParse(value);
    return parsed.success && Buffer.from(canonicalJson(value), 'utf8').equals(bytes) ? parsed.data : null;
  } catch {
    // Not JSON at all.
    return null;
  }
}
