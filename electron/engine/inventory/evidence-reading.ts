// What evidence and assessment alone decide is read once for each state of them.
import type { Database } from 'better-sqlite3';

/** Changes with every import, every ruling on a link and every assessment. */
export function evidenceState(db: Database): string {
  return `${evidenceVersion(db)} ${assessmentMark(db)}`;
}

/** Changes with every import and every ruling on a link. */
export function evidenceVersion(db: Database): string {
  const row = db
    .prepare<[], string>(
      `select coalesce((select max(ordinal) from bundle), 0)
         || ' ' || coalesce((select max(entry) from link_ruling), '')
         || ' ' || coalesce((select max(id) from identity), 0)
         || ' ' || coalesce((select max(id) from credential), 0)
         || ' ' || coalesce((select max(id) from entitlement), 0)
         || ' ' || coalesce((select max(id) from finding), 0)
         || ' ' || coalesce((select max(id) from action), 0)`,
    )
    .pluck()
    .get();
  return row ?? '';
}

function assessmentMark(db: Database): string {
  return db.prepare<[], string>('select mark from assessment_mark where only = 1').pluck().get() ?? '';
}

/** Inside an assessment: what was read of the one before is out of date. */
export function markAssessment(db: Database): void {
  db.prepare('insert or replace into assessment_mark (only, mark) values (1, hex(randomblob(16)))').run();
}

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
