// Whether the parts of an audit pack speak of one state: the table of decisions and the workbook against the sealed state.
import { parse } from 'csv-parse/sync';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { failed, held } from './lines.ts';
import type { CarriedState } from './sealed-state.ts';
import { readStrictZip } from './zip-structure.ts';

/** Each item of the state has its line with the same outcome, in the same order, and there is no other line. */
export function decisionsLine(csv: Buffer, { items }: CarriedState, subject: string): CheckLine {
  const rows = readRows(csv);
  if (rows === null) return failed('one-state', subject, 'The table of decisions can not be read.');
  if (rows.length !== items.length) {
    return failed(
      'one-state',
      subject,
      `The table has ${rows.length} decisions, the sealed state ${items.length} items.`,
    );
  }
  const wrong = items.findIndex(({ reference, outcome }, index) => {
    const row = rows[index];
    return row?.Item !== reference || row.Outcome !== outcome;
  });
  const item = items[wrong];
  return item === undefined
    ? held('one-state', subject, `Each of the ${items.length} decisions is the one in the sealed state.`)
    : failed(
        'one-state',
        subject,
        `Line ${wrong + 2} is not ${item.reference} with ${item.outcome}, as the sealed state has it.`,
      );
}

/** The workbook prints the digest of the state that it was made from. */
export function workbookLine(xlsx: Buffer, digest: string, subject: string): CheckLine {
  const names = [...readStrictZip(xlsx).files].some(
    ([path, content]) => path.startsWith('xl/') && content.includes(digest),
  );
  return names
    ? held('one-state', subject, `The workbook names the sealed state of the pack: SHA-256 ${digest}.`)
    : failed('one-state', subject, `The workbook does not name the sealed state of the pack, SHA-256 ${digest}.`);
}

function readRows(csv: Buffer): Record<string, string>[] | null {
  try {
    return parse(csv, { columns: true, bom: true }) as Record<string, string>[];
  } catch {
    // What is wrong with it matters less than that nobody can read it.
    return null;
  }
}
