// Statements that are hot in a campaign of many thousand items: prepared once for each connection, and gone with it.
import type { Database, Statement } from 'better-sqlite3';

/** The statement, ready for whatever connection is asked for. Not for iterating: one reading at a time may be under way. */
export function statement<Parameters extends object, Row = unknown>(
  sql: string,
): (db: Database) => Statement<[Parameters], Row> {
  const known = new WeakMap<Database, Statement<[Parameters], Row>>();
  return (db) => {
    const ready = known.get(db);
    if (ready !== undefined) return ready;
    const made = db.prepare<[Parameters], Row>(sql);
    known.set(db, made);
    return made;
  };
}
