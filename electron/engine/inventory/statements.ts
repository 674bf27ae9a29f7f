// The statements that write one kind of record, made from its list of facts and prepared once for an import.
import type { Database, Statement } from 'better-sqlite3';
import { type Facts, factColumns, type Subject, type Value } from './facts.ts';

/** What finds a record, and what it belongs to; written when it is new. */
const keyColumns: Readonly<Record<Subject, readonly string[]>> = {
  identity: ['system', 'native_id', 'placeholder'],
  credential: ['identity_id', 'native_id', 'kind'],
  entitlement: ['identity_id', 'key'],
  finding: ['native_id', 'identity_id'],
  action: ['native_id', 'identity_id'],
};

/** Of those, what a later record may still settle: who a finding is about, that an identity is more than a name. */
const settledColumns: Readonly<Record<Subject, readonly string[]>> = {
  identity: ['placeholder'],
  credential: [],
  entitlement: [],
  finding: ['identity_id'],
  action: ['identity_id'],
};

export interface KnownRow {
  readonly id: number;
  readonly facts_digest: string;
  readonly first_bundle: number;
  readonly last_bundle: number;
  readonly removed_bundle: number | null;
  readonly artefact_id: string;
  readonly placeholder: number;
}

export interface StoredCitation {
  readonly fact: string;
  readonly artefact_id: string;
  readonly line: number | null;
  readonly pointer: string | null;
}

export type Columns = Record<string, Value>;

/** Writes the columns that the statement names; returns the row's id where it is new. */
export type Write = (columns: Columns) => number;

export interface SubjectStatements {
  readonly find: Statement<[string], KnownRow>;
  /** The facts as stored, with the row's own address. */
  readonly facts: Statement<[number], Facts>;
  readonly insert: Write;
  readonly update: Write;
  /** The same facts, seen again on another line. */
  readonly touch: Write;
  readonly citations: Statement<[number], StoredCitation>;
  readonly dropCitations: Statement<[number]>;
  readonly cite: Statement<[Columns]>;
  readonly historyOf: Statement<[{ id: number; bundle: number }], string>;
  readonly keepHistory: Statement<[Columns]>;
  readonly dropHistory: Statement<[{ id: number; bundle: number }]>;
}

export function prepareSubject(db: Database, subject: Subject): SubjectStatements {
  const facts = factColumns[subject];
  const address = ['artefact_id', 'line', 'pointer'];
  const state = ['facts_digest', 'change', 'changed_facts', 'first_bundle', 'last_bundle', 'removed_bundle'];
  const inserted = ['uid', ...new Set([...keyColumns[subject], ...facts]), ...address, ...state];
  const changing = state.filter((column) => column !== 'first_bundle');
  const updated = [...facts, ...address, ...changing];
  const touched = [...(subject === 'entitlement' ? ['path'] : []), ...address, 'last_bundle'];
  const settled = settledColumns[subject];
  const assigned = (columns: readonly string[]) =>
    [...columns.map((column) => `${column} = ?`), ...settled.map(settle)].join(', ');
  return {
    find: db.prepare(`
      select id, facts_digest, first_bundle, last_bundle, removed_bundle, artefact_id,
        ${subject === 'identity' ? 'placeholder' : '0 as placeholder'}
      from ${subject}
      where uid = ?`),
    facts: db.prepare(`select ${[...facts, ...address].join(', ')} from ${subject} where id = ?`),
    insert: insertInto(db, subject, inserted),
    update: write(db, `update ${subject} set ${assigned(updated)} where id = ?`, [...updated, ...settled, 'id']),
    touch: write(
      db,
      `update ${subject} set ${assigned(touched)}, change = 'unchanged', changed_facts = '[]' where id = ?`,
      [...touched, ...settled, 'id'],
    ),
    citations: db.prepare(`
      select fact, artefact_id, line, pointer
      from citation
      where subject = '${subject}' and subject_id = ?`),
    dropCitations: db.prepare(`delete from citation where subject = '${subject}' and subject_id = ?`),
    cite: db.prepare(`
      insert into citation (subject, subject_id, fact, artefact_id, line, pointer)
      values ('${subject}', $subject_id, $fact, $artefact_id, $line, $pointer)
      on conflict do update set artefact_id = excluded.artefact_id, line = excluded.line, pointer = excluded.pointer`),
    historyOf: db
      .prepare<[{ id: number; bundle: number }], string>(
        `select facts from history where subject = '${subject}' and subject_id = $id and bundle = $bundle`,
      )
      .pluck(),
    keepHistory: db.prepare(`
      insert into history (subject, subject_id, bundle, change, facts, changed_facts)
      values ('${subject}', $subject_id, $bundle, $change, $facts, $changed_facts)
      on conflict do update set change = excluded.change, changed_facts = excluded.changed_facts`),
    dropHistory: db.prepare(
      `delete from history where subject = '${subject}' and subject_id = $id and bundle = $bundle`,
    ),
  };
}

/** By position: with some fifty columns a row, looking names up would take longer than writing. */
function write(db: Database, sql: string, order: readonly string[]): Write {
  const statement = db.prepare<[Value[]]>(sql);
  return (columns) => Number(statement.run(order.map((column) => columns[column] ?? null)).lastInsertRowid);
}

/** How many shapes of a row are prepared for; evidence of one source has a handful. */
const mostShapes = 64;

/** Only the columns with a value are bound: of some fifty most are unknown, and binding costs more than storing. */
function insertInto(db: Database, subject: Subject, columns: readonly string[]): Write {
  const shapes = new Map<string, Write>();
  return (row) => {
    const present = columns.filter((column) => (row[column] ?? null) !== null);
    const shape = present.join(',');
    let insert = shapes.get(shape);
    if (insert === undefined) {
      const sql = (given: readonly string[]) =>
        `insert into ${subject} (${given.join(', ')}) values (${given.map(() => '?').join(', ')})`;
      const known = shapes.size < mostShapes ? present : columns;
      insert = write(db, sql(known), known);
      if (shapes.size < mostShapes) shapes.set(shape, insert);
    }
    return insert(row);
  };
}

function settle(column: string): string {
  return column === 'placeholder' ? 'placeholder = ?' : `${column} = coalesce(?, ${column})`;
}
