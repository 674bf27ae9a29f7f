// What people change about rules and coverage: thresholds, and verdicts that they override. Each change is an act.
import type { Database } from 'better-sqlite3';
import type { z } from 'zod';
import { catalogue } from '../../../shared/catalogue/catalogue.ts';
import type { CoverageRow, thresholdSetting } from '../../../shared/contract/controls.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { CoverageStatus, Framework, Party } from '../../../shared/words.ts';
import type { Actor } from '../ledger/act.ts';
import { perform } from '../ledger/perform.ts';
import type { Transaction } from '../workspace/workspace.ts';
import { coverageOverridden, readOverrides } from './overrides.ts';
import { refuseOtherParty, requireCustomerPerson } from './party.ts';
import { type ThresholdChange, thresholdChanged, thresholdDefinition, thresholdDefinitions } from './thresholds.ts';

export type ThresholdSetting = z.infer<typeof thresholdSetting>;

/** All of them in the order of their definition; who changed one is told by name. */
export function listThresholds(db: Database): ThresholdSetting[] {
  const rows = db
    .prepare<[], { threshold: string; value: number; changedBy: string | null; changedAt: string; reason: string }>(
      `select threshold, value, coalesce(person.name, threshold.changed_by) as changedBy, changed_at as changedAt, reason
       from threshold
       left join person on person.id = threshold.changed_by`,
    )
    .all();
  const set = new Map(rows.map((row) => [row.threshold, row]));
  return thresholdDefinitions.map(({ threshold, title, unit, standard }) => {
    const row = set.get(threshold);
    return {
      threshold,
      title,
      value: row?.value ?? standard,
      unit,
      standard,
      changedBy: row?.changedBy ?? null,
      changedAt: row?.changedAt ?? null,
      reason: row?.reason ?? null,
    };
  });
}

/**
 * Sets a threshold; what rules say changes with the next assessment. Throws NOT_FOUND, INPUT_INVALID (value out of bounds,
 * no reason), PROVIDER_MAY_NOT_DECIDE for a provider or an adviser.
 */
export async function setThreshold(
  transaction: Transaction,
  actor: Actor,
  change: ThresholdChange,
): Promise<ThresholdSetting> {
  refuseOtherParty(actor, 'set a threshold');
  thresholdDefinition(change.threshold, change.value);
  const { threshold, value } = change;
  await perform(transaction, thresholdChanged, actor, { threshold, value, reason: requireReason(change.reason) });
  const setting = listThresholds(transaction.db).find((candidate) => candidate.threshold === threshold);
  if (setting === undefined) throw new Error(`the threshold ${threshold} was not set`);
  return setting;
}

export interface NamedPerson {
  readonly person: string;
  readonly party: Party;
  readonly name: string;
}

export interface OverrideChange {
  readonly framework: Framework;
  readonly control: string;
  /** null takes an earlier override back. */
  readonly status: CoverageStatus | null;
  readonly reason: string;
}

/**
 * Puts a person's verdict beside the computed one, or takes it back; returns what coverage shows from now on as `override`.
 * Throws NOT_FOUND for a control that is not in the catalogue (or has no override to take back), INPUT_INVALID without a
 * reason, PROVIDER_MAY_NOT_DECIDE for anybody who is not the customer's.
 */
export async function overrideCoverage(
  transaction: Transaction,
  actor: NamedPerson,
  change: OverrideChange,
): Promise<CoverageRow['override']> {
  const { framework, control, status } = change;
  const { person, party, name } = actor;
  requireCustomerPerson({ person, party }, 'override a verdict');
  const isKnown = catalogue.some(
    (entry) => entry.framework === framework && entry.controls.some((candidate) => candidate.control === control),
  );
  const key = `${framework} ${control}`;
  if (!isKnown) {
    throw new CountersignError('NOT_FOUND', `There is no control ${control} in ${framework}.`, { framework, control });
  }
  if (status === null && !readOverrides(transaction.db).has(key)) {
    throw new CountersignError('NOT_FOUND', `${control} has no override to take back.`, { framework, control });
  }
  const body = { framework, control, status, reason: requireReason(change.reason), by: name };
  await perform(transaction, coverageOverridden, { person, party }, body);
  const override = readOverrides(transaction.db).get(key);
  return override === undefined ? null : { reason: override.reason, by: override.by, at: override.at };
}

function requireReason(reason: string): string {
  const text = reason.trim();
  if (text !== '') return text;
  throw new CountersignError('INPUT_INVALID', 'This needs a reason.');
}
