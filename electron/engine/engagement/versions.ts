// The versions of the operating model: who changed it when and why, which campaigns were opened under which, and what
// differs between two of them.
import type { Database } from 'better-sqlite3';
import type { ModelDifference, ModelVersion, OperatingModelDocument } from '../../../shared/contract/engagement.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { differencesOf } from './differences.ts';
import { documentOfVersion } from './operating-model.ts';
import { listPersons } from './persons.ts';

/** Newest first. */
export function listVersions(db: Database): ModelVersion[] {
  const campaigns = db
    .prepare<[], { name: string; version: number }>(
      'select name, model_version as version from campaign order by opened_at, id',
    )
    .all();
  return db
    .prepare<[], Omit<ModelVersion, 'campaigns'>>(
      `select operating_model.version, changed_at as changedAt, person.name as changedBy, reason,
         ledger_entry as ledgerEntry
       from operating_model
       left join person on person.id = changed_by
       order by version desc`,
    )
    .all()
    .map((row) => ({
      ...row,
      campaigns: campaigns.filter((campaign) => campaign.version === row.version).map(({ name }) => name),
    }));
}

/** Throws NOT_FOUND. */
export function readVersion(db: Database, version: number): ModelVersion & { document: OperatingModelDocument } {
  const found = listVersions(db).find((candidate) => candidate.version === version);
  if (found === undefined) {
    throw new CountersignError('NOT_FOUND', `The operating model has no version ${version}.`, { version });
  }
  return { ...found, document: documentOfVersion(db, version) };
}

/** What the second says otherwise than the first; each a version's number or a document. Throws NOT_FOUND. */
export function compareModels(
  db: Database,
  input: { readonly before: number | OperatingModelDocument; readonly after: number | OperatingModelDocument },
): ModelDifference[] {
  const names = new Map(listPersons(db).map((person) => [person.id, person.name]));
  const document = (one: number | OperatingModelDocument) =>
    typeof one === 'number' ? documentOfVersion(db, one) : one;
  return differencesOf(document(input.before), document(input.after), (id) => names.get(id) ?? id);
}
