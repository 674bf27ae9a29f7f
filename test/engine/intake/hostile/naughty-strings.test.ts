// The big list of naughty strings, whole: each as a cell and as a JSON string through an import, and from there into what
// leaves the app as a table, where none may be a formula.
import { parse } from 'csv-parse/sync';
import Excel from 'exceljs';
import { describe, expect, test } from 'vitest';
import { csvLine } from '../../../../electron/engine/bundle/csv-line.ts';
import type { IdentityRecord } from '../../../../electron/engine/intake/record.ts';
import { redact } from '../../../../electron/engine/intake/redact.ts';
import { safeText } from '../../../../electron/engine/report/xlsx/cells.ts';
import { renderXlsx } from '../../../../electron/engine/report/xlsx/render.ts';
import { sealedState } from '../../report/fixture.ts';
import { file, ofType, readAll, sample, samplesAreMissing } from '../reading.ts';

const strings = samplesAreMissing
  ? []
  : (JSON.parse(Buffer.from(sample('naughty-strings/blns.json').bytes).toString()) as readonly string[]);

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

const asTable = `native_id,kind,name,purpose\n${strings.map((text, index) => `n${index},bot,x,${quoted(text)}`).join('\n')}\n`;
const asLines = strings
  .map((text, index) => JSON.stringify({ native_id: `n${index}`, kind: 'bot', name: 'x', purpose: text }))
  .join('\n');

/** What stays of a text in a plain column: blanks around it mean nothing, and nothing at all is no text. */
function kept(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

describe.skipIf(samplesAreMissing)('the big list of naughty strings', () => {
  test('comes out of a table and of lines of JSON letter by letter, and no row is lost', async () => {
    for (const content of [asTable, asLines, asTable.replaceAll('\n', '\r\n').replaceAll(/\r\n(?=[^n])/g, '\n')]) {
      const identities = ofType(await readAll('countersign.identities', [file('i', content, 's')]), 'identity');
      expect(identities.map(({ nativeId, purpose }) => [nativeId, purpose])).toEqual(
        strings.map((text, index) => [`n${index}`, kept(text)]),
      );
    }
    expect(strings.length).toBeGreaterThan(500);
  });

  test('as an id, a name and a key of a tag, too', async () => {
    const usable = strings.filter((text) => kept(text) !== null);
    const lines = usable.map((text, index) =>
      JSON.stringify({ native_id: `${index} ${text}`, kind: 'bot', name: text, tags: { [text]: text } }),
    );
    const records = await readAll('countersign.identities', [file('i', lines.join('\n'), 's')]);
    const found = ofType(records, 'identity').map(({ name, tags }: IdentityRecord) => [name, Object.keys(tags)]);
    expect([found.length, records.filter(({ type }) => type === 'rejected').length]).toEqual([usable.length, 0]);
    expect(found).toEqual(usable.map((text) => [kept(text), [text]]));
  });

  test('is stored as it was handed over, and reads the same from there', async () => {
    for (const content of [asTable, asLines]) {
      const { bytes } = redact('countersign.identities', Buffer.from(content));
      expect(await readAll('countersign.identities', [{ ...file('i', ''), bytes }])).toEqual(
        await readAll('countersign.identities', [file('i', content)]),
      );
    }
  });

  test('leaves in a CSV file as text: no cell begins a formula, and a reader gets every string back', () => {
    const text = strings.map((one) => csvLine([one, 'end'])).join('\r\n');
    const rows = parse(text, { record_delimiter: '\r\n' }) as unknown as string[][];
    expect(rows.filter(([cell]) => /^[=+\-@\t\r]/.test(cell ?? ''))).toEqual([]);
    expect(rows.map(([cell = '']) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell))).toEqual([...strings]);
  });

  test('leaves in a workbook as text: no formula, no link, and every string comes back as far as XML can hold it', async () => {
    const state = sealedState({ items: strings.length });
    const items = state.items.map((item, index) => ({ ...item, identity: strings[index] ?? '' }));
    const workbook = await renderXlsx({ ...state, items }, { draft: false, signature: null });
    const again = new Excel.Workbook();
    // The library's types know an older Buffer.
    await again.xlsx.load(workbook as never);
    const cells = strings.map((_, index) => again.getWorksheet('Decisions')?.getCell(index + 2, 2));
    expect(
      cells.filter((cell) => cell?.type !== Excel.ValueType.String && cell?.type !== Excel.ValueType.Null),
    ).toEqual([]);
    expect(cells.map((cell) => cell?.value ?? '')).toEqual(strings.map(safeText));
  });
});
