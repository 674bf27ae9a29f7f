// From a row of the inventory to the line of evidence that it came from.
import type { Database, Statement } from 'better-sqlite3';
import type { Citation } from '../../../shared/contract/method.ts';
import { statement } from '../workspace/statement.ts';

export type InventoryTable = 'identity' | 'credential' | 'entitlement' | 'finding' | 'action';

/** Columns that make a Citation, for queries that join `artefact` and `bundle` and have `line` and `pointer` in scope. */
export const citationColumns = `
  artefact.id as artefact,
  bundle.id as bundle,
  bundle.name as bundleName,
  artefact.path as file,
  artefact.sha256 as sha256`;

/** The address of a row's main evidence line. */
export function citationOf(db: Database, table: InventoryTable, id: number): Citation | null {
  return citing(db, table).get(id) ?? null;
}

/** Lists ask for thousands: prepared once for each connection. */
function citing(db: Database, table: InventoryTable): Citing {
  const ofDatabase = statements.get(db) ?? new Map<InventoryTable, Citing>();
  statements.set(db, ofDatabase);
  const known = ofDatabase.get(table);
  if (known !== undefined) return known;
  const made = db.prepare<[number], Citation>(
    `select ${citationColumns}, ${table}.line as line, ${table}.pointer as pointer
     from ${table}
     join artefact on artefact.id = ${table}.artefact_id
     join bundle on bundle.id = artefact.bundle_id
     where ${table}.id = ?`,
  );
  ofDatabase.set(table, made);
  return made;
}

type Citing = Statement<[number], Citation>;

// Goes with its connection.
const statements = new WeakMap<Database, Map<InventoryTable, Citing>>();

/** Any address in an artefact, made a Citation. */
export function citationAt(
  db: Database,
  artefactId: string,
  line: number | null,
  pointer: string | null,
): Citation | null {
  const row = artefactById(db).get({ artefact: artefactId });
  return row === undefined ? null : { ...row, line, pointer };
}

const artefactById = statement<{ artefact: string }, Omit<Citation, 'line' | 'pointer'>>(
  `select ${citationColumns}
   from artefact
   join bundle on bundle.id = artefact.bundle_id
   where artefact.id = $artefact`,
);
