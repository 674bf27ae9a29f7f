// The figures that rules compare with: standard values, and what this workspace has set instead (each change in the ledger).
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { CountersignError } from '../../../shared/errors.ts';
import type { Act } from '../ledger/act.ts';
import { refuseOtherParty } from './party.ts';

export interface ThresholdDefinition {
  readonly threshold: string;
  readonly title: string;
  readonly unit: string;
  readonly standard: number;
  readonly minimum: number;
  readonly maximum: number;
}

export const thresholdDefinitions: readonly ThresholdDefinition[] = [
  {
    threshold: 'unused_days',
    title: 'A credential counts as unused after',
    unit: 'days',
    standard: 90,
    minimum: 1,
    maximum: 3650,
  },
  {
    threshold: 'rotation_days',
    title: 'A credential must be rotated within',
    unit: 'days',
    standard: 90,
    minimum: 1,
    maximum: 3650,
  },
  {
    threshold: 'lifetime_days',
    title: 'A credential may live for at most',
    unit: 'days',
    standard: 365,
    minimum: 1,
    maximum: 3650,
  },
  {
    threshold: 'expiry_warning_days',
    title: 'An expiry counts as near from',
    unit: 'days before',
    standard: 30,
    minimum: 1,
    maximum: 365,
  },
  {
    threshold: 'overlap_days',
    title: 'Two credentials of one kind may overlap for',
    unit: 'days',
    standard: 30,
    minimum: 1,
    maximum: 365,
  },
  {
    threshold: 'stale_days',
    title: 'Evidence counts as stale after',
    unit: 'days',
    standard: 30,
    minimum: 1,
    maximum: 365,
  },
];

export type Thresholds = Readonly<Record<string, number>>;

export function readThresholds(db: Database): Thresholds {
  const set = db.prepare<[], { threshold: string; value: number }>('select threshold, value from threshold').all();
  const values: Record<string, number> = {};
  for (const definition of thresholdDefinitions) values[definition.threshold] = definition.standard;
  for (const row of set) if (row.threshold in values) values[row.threshold] = row.value;
  return values;
}

/** Throws for a threshold that no rule has. */
export function thresholdValue(thresholds: Thresholds, threshold: string): number {
  const value = thresholds[threshold];
  if (value === undefined) throw new Error(`no threshold ${threshold}`);
  return value;
}

/** Throws NOT_FOUND for an unknown threshold, INPUT_INVALID for a value that is no whole number or out of bounds. */
export function thresholdDefinition(threshold: string, value: number): ThresholdDefinition {
  const definition = thresholdDefinitions.find((candidate) => candidate.threshold === threshold);
  if (definition === undefined)
    throw new CountersignError('NOT_FOUND', `There is no threshold called "${threshold}".`, { threshold });
  if (!Number.isInteger(value) || value < definition.minimum || value > definition.maximum) {
    throw new CountersignError(
      'INPUT_INVALID',
      `${definition.title}: ${value} is no whole number from ${definition.minimum} to ${definition.maximum} (${definition.unit}).`,
      { threshold, value },
    );
  }
  return definition;
}

export interface ThresholdChange {
  readonly threshold: string;
  readonly value: number;
  readonly reason: string;
}

export const thresholdChanged: Act<ThresholdChange> = {
  name: 'threshold.changed',
  body: z.strictObject({ threshold: z.string(), value: z.number(), reason: z.string().min(1) }),
  apply({ db }, body, head) {
    refuseOtherParty(head.actor, 'set a threshold');
    db.prepare(
      `insert into threshold (threshold, value, reason, changed_at, changed_by)
       values (:threshold, :value, :reason, :at, :by)
       on conflict (threshold) do update
       set value = excluded.value,
           reason = excluded.reason,
           changed_at = excluded.changed_at,
           changed_by = excluded.changed_by`,
    ).run({ ...body, at: head.at, by: head.actor.person });
  },
};
