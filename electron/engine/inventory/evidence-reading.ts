// What evidence and assessment alone decide is read once for each state of them.
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { statement } from '../workspace/statement.ts';

/** Changes with every import, every ruling on a link and every assessment. */
export function evidenceState(db: Database): string {
  return `${evidenceVersion(db)} ${assessmentMark(db)}`;
}

/** Changes with every import and every ruling on a link. */
export function evidenceVersion(db: Database): string {
  return selectVersion(db).get({})?.version ?? '';
}

const selectVersion = statement<object, { version: string }>(
  `select coalesce((select max(ordinal) from bundle), 0)
     || ' ' || coalesce((select max(entry) from link_ruling), '')
     || ' ' || coalesce((select max(id) from identity), 0)
     || ' ' || coalesce((select max(id) from credential), 0)
     || ' ' || coalesce((select max(id) from entitlement), 0)
     || ' ' || coalesce((select max(id) from finding), 0)
     || ' ' || coalesce((select max(id) from action), 0) as version`,
);

function assessmentMark(db: Database): string {
  return selectMark(db).get({})?.mark ?? '';
}

const selectMark = statement<object, { mark: string }>('select mark from assessment_mark where only = 1');

/**
 * At the end of an assessment: what was read of another one is out of date. The mark is a digest of what was assessed, so
 * that whoever repeats the assessment comes to the same one.
 */
export function markAssessment(db: Database): void {
  const digest = createHash('sha256');
  for (const sql of markedRows) {
    digest.update(`${sql}\n`);
    let lines = '';
    for (const row of db.prepare<[], unknown[]>(sql).raw().iterate()) {
      lines += `${JSON.stringify(row)}\n`;
      if (lines.length < mostLines) continue;
      digest.update(lines);
      lines = '';
    }
    digest.update(lines);
  }
  db.prepare('insert or replace into assessment_mark (only, mark) values (1, $mark)').run({
    mark: digest.digest('hex'),
  });
}

/** An explanation follows from the masks, the thresholds and the evidence. */
const markedRows = [
  'select assessed_at, bundle, rules, thresholds from assessment order by id',
  'select rule, subject, result, explanation from engagement_result order by rule, subject',
  `select entitlement_id, risk_rank, fail_mask, unknown_mask, applicable_mask
   from entitlement_assessment
   order by entitlement_id`,
] as const;

/** Characters that are digested at once. */
const mostLines = 100_000;

/**
 * What `make` gave for this state of the evidence. Only for a connection that reads: one that writes sees what is not yet
 * kept, and may take it back. The value is shared, and nobody changes it.
 */
export function evidenceReading<Value>(db: Database, name: string, make: () => Value): Value {
  if (!db.readonly) return make();
  const state = evidenceState(db);
  const known = readings.get(db) ?? new Map<string, Reading>();
  readings.set(db, known);
  const kept = known.get(name);
  // under one name there is ever only what one caller makes
  if (kept !== undefined && kept.state === state) return kept.value as Value;
  const value = make();
  known.set(name, { state, value });
  return value;
}

interface Reading {
  readonly state: string;
  readonly value: unknown;
}

// Goes with its connection.
const readings = new WeakMap<Database, Map<string, Reading>>();
