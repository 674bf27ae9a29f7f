// The report's tables for those who compute with them: every row says which workspace, campaign and edition it is of, so
// that the files of many clients can be read together. Column names are fixed (a test holds them): a new column is added at
// the end, none is renamed or removed within a version of the schema.
import type { SealedState } from '../../review/sealed-state.ts';
import { stateDigest } from '../figures.ts';
import type { Table, Value } from '../table-column.ts';
import { reportTables } from '../tables.ts';

/** Rises when a column is renamed, removed or changes its type. */
export const datasetVersion = 1;

export type DataType = 'text' | 'integer' | 'date' | 'timestamp';

export interface DataTable {
  /** File name without its ending: `decisions`. */
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: DataType; readonly meaning: string }[];
  /** Text, whole numbers, `YYYY-MM-DD` or ISO times in UTC; null where nothing is known. */
  readonly rows: readonly (readonly Value[])[];
}

export function dataTables(state: SealedState): DataTable[] {
  const digest = stateDigest(state);
  return reportTables(state)
    .filter(({ file }) => file !== namedByRoles)
    .map((table) => dataTable(table, state, digest));
}

/** Its columns are the roles of one client: no two clients have the same. */
const namedByRoles = 'raci';

function dataTable(table: Table, state: SealedState, digest: string): DataTable {
  const { workspace, campaign, edition, sealedAt } = state;
  const origin = [workspace.id, workspace.customer, campaign.id, campaign.name, edition, sealedAt, digest];
  return {
    name: table.file,
    columns: [
      ...originColumns,
      ...table.columns.map(({ head, kind, meaning }) => ({ name: columnName(head), type: typeOf(kind), meaning })),
    ],
    rows: Array.from(table.rows, (row) => [...origin, ...row]),
  };
}

const originColumns: DataTable['columns'] = [
  { name: 'workspace_id', type: 'text', meaning: 'Id of the client’s workspace (UUID)' },
  { name: 'customer', type: 'text', meaning: 'The organisation that decides' },
  { name: 'campaign_id', type: 'text', meaning: 'Id of the review (UUID)' },
  { name: 'campaign', type: 'text', meaning: 'Name of the review' },
  { name: 'edition', type: 'integer', meaning: 'A later edition of a campaign replaces the earlier ones' },
  { name: 'sealed_at', type: 'timestamp', meaning: 'When the state of this edition was sealed, UTC' },
  { name: 'state_sha256', type: 'text', meaning: 'SHA-256 of the sealed state that every row was taken from' },
];

/** "File SHA-256" as `file_sha_256`. */
function columnName(head: string): string {
  return head
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
}

function typeOf(kind: Table['columns'][number]['kind']): DataType {
  switch (kind) {
    case 'text':
    case 'code':
      return 'text';
    case 'number':
      return 'integer';
    case 'date':
      return 'date';
    case 'time':
      return 'timestamp';
  }
}
