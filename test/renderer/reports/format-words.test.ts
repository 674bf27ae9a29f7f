import { expect, test } from 'vitest';
import {
  baseName,
  checkOf,
  checksumCommand,
  checksumLine,
  fileNameOf,
  fileNameWith,
  formatGroups,
  notRedacted,
} from '../../../renderer/features/reports/format-words.ts';
import { messages } from '../../../renderer/messages/table.ts';

test('each document gets its own ending, and a pack is called one', () => {
  const proposed = 'northwind-q3-edition-2-report';
  expect((['pdf', 'xlsx', 'pack'] as const).map((format) => fileNameOf(proposed, format))).toEqual([
    'northwind-q3-edition-2-report.pdf',
    'northwind-q3-edition-2-report.xlsx',
    'northwind-q3-edition-2-pack.zip',
  ]);
});

test('a file is named without its folders, on any system', () => {
  expect(['/home/dana/a.pdf', 'C:\\Users\\dana\\a.pdf', 'a.pdf'].map(baseName)).toEqual(['a.pdf', 'a.pdf', 'a.pdf']);
});

test('a redacted edition and a summary say so in their names', () => {
  expect([
    fileNameOf('northwind-q3-edition-2-report', 'pdf', true),
    fileNameOf('northwind-q3-edition-2-report', 'summary'),
    fileNameOf('northwind-q3-edition-2-report', 'csv', true),
  ]).toEqual([
    'northwind-q3-edition-2-report-redacted.pdf',
    'northwind-q3-edition-2-summary.pdf',
    'northwind-q3-edition-2-tables-csv-redacted.zip',
  ]);
});

test('what was added to a file is in its name once', () => {
  expect(['a.pdf', 'a-countersigned.pdf', 'a'].map((file) => fileNameWith(file, 'countersigned'))).toEqual([
    'a-countersigned.pdf',
    'a-countersigned.pdf',
    'a-countersigned',
  ]);
});

test('every form is offered once, and where none is redacted it is said why', () => {
  const offered = formatGroups.flatMap(({ formats }) => formats);
  expect([...offered].sort()).toEqual(Object.keys(messages.en.reports.formats).sort());
  expect(offered.filter((format) => notRedacted(format) !== null)).toEqual(['pack', 'oscal', 'poam']);
});

test('what checks a file is a command that a shell takes as it stands', () => {
  const file = "/home/dana/Dana's report.pdf";
  expect([
    checkOf('pdf', false, file).command,
    checkOf('pdf', true, file),
    checkOf('oscal', false, file).how,
    checksumCommand('C:\\reports\\q3.pdf'),
    checksumLine('ab12', file),
  ]).toEqual([
    "pdfsig 'Dana'\\''s report.pdf'",
    { how: 'draft', command: null },
    'unsigned',
    'sha256sum q3.pdf',
    "ab12  Dana's report.pdf",
  ]);
});
