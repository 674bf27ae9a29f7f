// One table as Apache Parquet: text as UTF8, whole numbers as INT64, dates as DATE, times as TIMESTAMP_MILLIS in UTC. What
// can't be read as the column's type is null in it, never a made-up value; the CSV beside it has it as it stands.
import type { SchemaElement } from 'hyparquet';
import type { Value } from '../table-column.ts';
import { type DataTable, type DataType, datasetVersion } from './dataset.ts';

/** The library is loaded here and not before: most who start the app make no Parquet. */
export async function writeParquet(table: DataTable): Promise<Buffer> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const columnData = table.columns.map(({ name, type }, index) => ({
    name,
    data: table.rows.map((row) => cellOf(type, row[index] ?? null)),
  }));
  const schema: SchemaElement[] = [
    { name: table.name, num_children: table.columns.length },
    ...table.columns.map(({ name, type }): SchemaElement => ({ name, repetition_type: 'OPTIONAL', ...physical[type] })),
  ];
  const written = parquetWriteBuffer({
    columnData,
    schema,
    kvMetadata: [{ key: 'countersign.schema', value: `${table.name}/${datasetVersion}` }],
    createdBy: 'countersign',
  });
  return Buffer.from(written);
}

const physical: Readonly<Record<DataType, Omit<SchemaElement, 'name'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT64' },
  date: { type: 'INT32', converted_type: 'DATE' },
  timestamp: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
};

function cellOf(type: DataType, value: Value): string | bigint | Date | null {
  if (value === null) return null;
  switch (type) {
    case 'text':
      return String(value);
    case 'integer':
      return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : null;
    case 'date':
      return moment(/^\d{4}-\d{2}-\d{2}/.exec(String(value))?.[0] ?? '');
    case 'timestamp':
      return moment(String(value));
  }
}

function moment(text: string): Date | null {
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time);
}
