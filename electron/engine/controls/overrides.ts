// A verdict that a person has overridden, with a reason and a name; the computed one stays visible beside it.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { type CoverageStatus, coverageStatuses, type Framework, frameworks } from '../../../shared/words.ts';
import type { Act } from '../ledger/act.ts';
import { requireCustomerPerson } from './party.ts';

export interface CoverageOverride {
  readonly framework: Framework;
  readonly control: string;
  /** null takes an earlier override back. */
  readonly status: CoverageStatus | null;
  readonly reason: string;
  /** The person's name, as it is printed. */
  readonly by: string;
}

export const coverageOverridden: Act<CoverageOverride> = {
  name: 'coverage.overridden',
  body: z.strictObject({
    framework: z.enum(frameworks),
    control: z.string(),
    status: z.enum(coverageStatuses).nullable(),
    reason: z.string().min(1),
    by: z.string(),
  }),
  apply({ db }, body, head) {
    requireCustomerPerson(head.actor, 'override a verdict');
    if (body.status === null) {
      db.prepare('delete from coverage_override where framework = ? and control = ?').run(body.framework, body.control);
      return;
    }
    db.prepare(
      `insert into coverage_override (framework, control, status, reason, by_person, at)
       values (:framework, :control, :status, :reason, :by, :at)
       on conflict (framework, control) do update
       set status = excluded.status,
           reason = excluded.reason,
           by_person = excluded.by_person,
           at = excluded.at`,
    ).run({ ...body, at: head.at });
  },
};

export function readOverrides(
  db: Database,
): ReadonlyMap<string, { status: CoverageStatus; reason: string; by: string; at: string }> {
  const rows = db
    .prepare<
      [],
      { framework: string; control: string; status: CoverageStatus; reason: string; by_person: string; at: string }
    >('select framework, control, status, reason, by_person, at from coverage_override')
    .all();
  return new Map(
    rows.map((row) => [
      `${row.framework} ${row.control}`,
      { status: row.status, reason: row.reason, by: row.by_person, at: row.at },
    ]),
  );
}
