// The frozen population inside an audit pack: the file that the ledger named when the campaign opened, item by item under the
// baseline's digest, and the items of the sealed state among them.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { canonicalJson } from '../ledger/canonical.ts';
import { failed, held, notCheckable } from './lines.ts';
import type { CarriedState } from './sealed-state.ts';

const itemLine = z.strictObject({ digest: z.string(), item: z.looseObject({ reference: z.string() }) });

export function baselineLine(
  population: Buffer | null,
  entries: readonly string[],
  state: CarriedState,
  subject: string,
): CheckLine {
  const check = 'baseline';
  if (population === null) return notCheckable(check, subject, 'The frozen population is not in the pack.');
  const items: { digest: string; reference: string }[] = [];
  for (const line of population.toString('utf8').split('\n').slice(0, -1)) {
    const value = parsedJson(line);
    const parsed = itemLine.safeParse(value);
    if (!parsed.success) continue;
    const { assignment: _, ...frozen } = parsed.data.item;
    if (sha256(canonicalJson(frozen)) !== parsed.data.digest) {
      return failed(check, subject, `The frozen facts of ${parsed.data.item.reference} are not those of their digest.`);
    }
    items.push({ digest: parsed.data.digest, reference: parsed.data.item.reference });
  }
  if (sha256(canonicalJson(items.map(({ digest }) => digest))) !== state.campaign.baselineDigest) {
    return failed(check, subject, 'The frozen population is not the one of the baseline’s digest.');
  }
  const named = sha256(population);
  if (!entries.some((entry) => entry.includes('"campaign.opened"') && entry.includes(`"population":"${named}"`))) {
    return failed(check, subject, 'No entry of the ledger names this population as frozen.');
  }
  const references = new Set(items.map(({ reference }) => reference));
  const stray = state.items.find(({ reference }) => !references.has(reference));
  return stray === undefined && items.length === state.items.length
    ? held(check, subject, `Its ${items.length} items are those that were frozen when the campaign opened.`)
    : failed(
        check,
        subject,
        `${stray?.reference ?? 'An item'} is not in the population that was frozen, or one is missing.`,
      );
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Then the digest does not hold either.
    return null;
  }
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
