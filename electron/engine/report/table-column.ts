// A table of the report and its columns: each column says what it means, so that the data dictionary is made from them.
export type Value = string | number | null;

export interface TableColumn<Row> {
  readonly head: string;
  readonly meaning: string;
  /** `code` is text that is compared and never read (digests, ids), `date` YYYY-MM-DD, `time` an ISO time in UTC. */
  readonly kind: 'text' | 'code' | 'number' | 'date' | 'time';
  /** In characters, for the sheet. */
  readonly width: number;
  readonly value: (row: Row) => Value;
}

export interface Table {
  readonly name: string;
  /** Without its ending. */
  readonly file: string;
  readonly columns: readonly {
    readonly head: string;
    readonly meaning: string;
    readonly kind: TableColumn<never>['kind'];
    readonly width: number;
  }[];
  readonly rows: TableRows;
}

/** Rows that are made when they are asked for, each time anew: a table of any length takes no memory of its own. */
export interface TableRows extends Iterable<readonly Value[]> {
  readonly length: number;
  /** The values of one column alone. */
  column(index: number): Iterable<Value>;
}

export function table<Row>(
  name: string,
  file: string,
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
): Table {
  return {
    name,
    file,
    columns,
    rows: {
      length: rows.length,
      *[Symbol.iterator]() {
        for (const row of rows) yield columns.map((column) => column.value(row));
      },
      *column(index) {
        for (const row of rows) yield columns[index]?.value(row) ?? null;
      },
    },
  };
}

export function text<Row>(
  head: string,
  meaning: string,
  width: number,
  value: (row: Row) => string | null,
): TableColumn<Row> {
  return { head, meaning, kind: 'text', width, value };
}

export function code<Row>(
  head: string,
  meaning: string,
  width: number,
  value: (row: Row) => string | null,
): TableColumn<Row> {
  return { head, meaning, kind: 'code', width, value };
}

export function number<Row>(
  head: string,
  meaning: string,
  width: number,
  value: (row: Row) => number | null,
): TableColumn<Row> {
  return { head, meaning, kind: 'number', width, value };
}

export function date<Row>(head: string, meaning: string, value: (row: Row) => string | null): TableColumn<Row> {
  return { head, meaning, kind: 'date', width: 12, value };
}

export function time<Row>(head: string, meaning: string, value: (row: Row) => string | null): TableColumn<Row> {
  return { head, meaning, kind: 'time', width: 17, value };
}
