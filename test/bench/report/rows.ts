// The rows that every writer is given: the table of decisions of a seeded campaign, and its line items as five texts.
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Table } from '../../../electron/engine/report/table-column.ts';
import { reportTables } from '../../../electron/engine/report/tables.ts';
import type { SealedState } from '../../../electron/engine/review/sealed-state.ts';

export function decisionsOf(state: SealedState): Table {
  const table = reportTables(state).find(({ file }) => file === 'decisions');
  if (table === undefined) throw new Error('the report has no table of decisions');
  return table;
}

/** Tab-separated, kinds and widths first, dates as the days that a spreadsheet counts; texts hold no tab and no line end. */
export async function writeRows(path: string, { columns, rows }: Table): Promise<void> {
  const serial = (value: string) => String(Date.parse(value) / 86_400_000 + 25_569);
  function* lines() {
    yield `${columns.map(({ kind }) => kind).join('\t')}\n${columns.map(({ width }) => width).join('\t')}\n`;
    yield `${columns.map(({ head }) => head).join('\t')}\n`;
    for (const row of rows) {
      const cells = row.map((value, index) => {
        if (value === null) return '';
        const kind = columns[index]?.kind;
        return kind === 'date' || kind === 'time' ? serial(String(value)) : String(value).replace(/[\t\r\n]/g, ' ');
      });
      yield `${cells.join('\t')}\n`;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path));
}

/** What the report's table of line items shows of each, a JSON array a line. */
export async function writeLineItems(path: string, state: SealedState): Promise<void> {
  function* lines() {
    for (const cells of lineItems(state)) yield `${JSON.stringify(cells)}\n`;
  }
  await pipeline(Readable.from(lines()), createWriteStream(path));
}

export function* lineItems({ items }: SealedState): Generator<string[]> {
  for (const { reference, identity, privilege, identityKind, resource, risk, rules, outcome, decision } of items) {
    yield [
      reference,
      `${identity}\n${privilege}\n${identityKind}, on ${resource}`,
      `${risk}\n${rules.join(', ')}`,
      `${outcome}\n${decision?.performer ?? ''}\n${decision?.decidedAt ?? ''}, L-${decision?.ledgerEntry ?? ''}`,
      `${decision?.justification ?? ''}\n${decision?.shownDigest.slice(0, 16) ?? ''}`,
    ];
  }
}
