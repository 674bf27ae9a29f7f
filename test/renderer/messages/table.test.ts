// The two languages of the window against each other. That German has what English has is checked by the types.
import { expect, test } from 'vitest';
import { findLiterals, literalsOf } from '../../../build/literal-text.ts';
import { messages } from '../../../renderer/messages/table.ts';

/** Every text that stands in a table as it is, by the way to it: "app.screens.review". */
function textsOf(value: unknown, way: string): [string, string][] {
  if (typeof value === 'string') return [[way, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsOf(inner, way === '' ? name : `${way}.${name}`));
}

const english = new Map(textsOf(messages.en, ''));
const german = new Map(textsOf(messages.de, ''));

test('the window says nothing by itself: every text stands in the tables', () => {
  expect(findLiterals(['renderer']).map(({ file, line, text }) => `${file}:${line}: ${text}`)).toEqual([]);
});

/** By codes of the engine, which English shows as words where its table has no other: German names every one of them. */
const openTables = [
  'inventory.columnTitles',
  'inventory.facetTitles',
  'inventory.values',
  'ledger.acts',
  'ledger.partNames',
  'reviewCase.path.kinds',
];

test('both languages lay their texts out alike', () => {
  const isOpen = (way: string) => openTables.some((table) => way.startsWith(`${table}.`));
  const closed = (table: ReadonlyMap<string, string>) => [...table.keys()].filter((way) => !isOpen(way)).sort();
  expect(closed(german)).toEqual(closed(english));
  expect([...english.keys()].filter((way) => !german.has(way))).toEqual([]);
});

/** Names, ids and abbreviations are the same everywhere. */
const sameEverywhere = [
  'firstStart.form.customerExample',
  'firstStart.form.providerExample',
  'evidenceImport.ready.systemExample',
  'controls.inOther.csf-1.1',
  'controls.inOther.other',
  'ledger.entry.utc',
];

test('a text of several words is another in German', () => {
  const same = [...english].filter(([way, text]) => / /.test(text.trim()) && german.get(way) === text);
  expect(same.map(([way]) => way).sort()).toEqual([...sameEverywhere].sort());
});

test('no text is empty, or begins or ends where a sentence does not', () => {
  const odd = [english, german].flatMap((table) =>
    [...table].filter(([way, text]) => text === '' && way !== 'commands.places.window').map(([way]) => way),
  );
  expect(odd).toEqual([]);
});

test('German quotes as German does, and writes its own letters', () => {
  const wrong = [...german].filter(([, text]) => /“[^„]*”|\b(fuer|ueber|koennen|muessen|Pruef|Bestaetig)/.test(text));
  expect(wrong).toEqual([]);
});

test('a text in a component is found, whether it is drawn, heard or computed', () => {
  const source = `
    const label = { title: 'Open' };
    export const A = () => (
      <button aria-label="Close it" className="a b" title={words.x}>
        Press me {count === 1 ? 'one item' : \`\${count} items left\`}
      </button>
    );
    if (place === null) throw new Error('this is said to nobody');
  `;
  expect(literalsOf('a.tsx', source).map(({ text }) => text)).toEqual([
    'Open',
    'Close it',
    'Press me',
    'one item',
    '… items left',
  ]);
});
