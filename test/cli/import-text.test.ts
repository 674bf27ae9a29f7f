import { expect, test } from 'vitest';
import { importText } from '../../electron/cli/import-text.ts';
import { familyOf, kindsText } from '../../electron/cli/kinds-text.ts';
import { listKinds } from '../../electron/engine/inventory/inspect.ts';
import type { ImportReport, SourceReport } from '../../shared/contract/evidence.ts';

const kinds = listKinds(null);
const none = { identities: 0, credentials: 0, entitlements: 0, findings: 0, actions: 0 };
const unsaid = { identities: null, credentials: null, entitlements: null, findings: null, actions: null };

function source(part: Partial<SourceReport> & Pick<SourceReport, 'kind' | 'files'>): SourceReport {
  const { kind } = part;
  return {
    id: kind,
    sniffed: true,
    system: null,
    extractedAt: null,
    query: null,
    declared: unsaid,
    imported: none,
    rejected: 0,
    duplicates: 0,
    partial: false,
    emptyAttested: null,
    remarks: [],
    ...part,
  };
}

const report: ImportReport = {
  bundle: '1',
  name: 'stick',
  trust: 'unsigned',
  alreadyImported: false,
  lineage: 'none',
  sources: [
    source({
      kind: 'aws.credential-report',
      files: ['report.csv'],
      imported: { ...none, identities: 1, credentials: 2 },
      rejected: 1,
      partial: true,
      remarks: ['It is of the account aws:123456789012.'],
    }),
    source({ kind: 'okta.api-tokens', files: ['a.json', 'b.json'], system: 'okta' }),
    source({ kind: 'aws.without-records', files: ['groups.json'], remarks: ['Nothing of groups.json is read.'] }),
  ],
  rejected: [{ file: 'report.csv', line: 2, reason: 'The row has 11 cells, but the header has 22.' }],
  unclaimed: ['people.csv'],
  notRecognised: [{ file: 'people.csv', reason: 'It is a table with the columns a, b.' }],
  delta: { new: 3, changed: 0, unchanged: 0, removed: 0, reappeared: 0 },
};

test('an import tells what each file became, what was not read and why, and what to do next', () => {
  expect(importText(report, kinds).split('\n')).toEqual([
    'Imported stick: not signed, accepted as it is and on record.',
    '',
    'Amazon Web Services',
    '  AWS IAM credential report (report.csv): 1 identity, 2 credentials; PARTIAL, 1 row not read',
    '      It is of the account aws:123456789012.',
    '',
    'Okta',
    '  Okta API tokens (2 files): no record',
    '',
    'Recognised, and nothing in it is for a review',
    '  Nothing of groups.json is read.',
    '',
    'Recognised by nobody: not read, only the hash is kept',
    '  people.csv: It is a table with the columns a, b.',
    '',
    'Rows that could not be read',
    '  report.csv line 2: The row has 11 cells, but the header has 22.',
    '',
    'Entitlements: 3 new.',
    '',
    'Next',
    '  PARTIAL: ask for the rest of what is marked so; a campaign over it can’t read as complete.',
    '  Rows not read, as a table for whoever has to correct them: countersign evidence rejected --out FILE',
    '  A table that nobody recognised: countersign mapping suggest FILE > mapping.json, then countersign mapping',
    '      save mapping.json, then import it again.',
    '  Where nothing says which organisation, tenant or cluster it is, identities meet no others: have the provider',
    '      name each source’s system in declaration.json, or import those files with --system, such as --system',
    '      okta:northwind.',
    '  What is in the inventory now: countersign inventory',
  ]);
});

test('a second import of the same says that nothing was changed', () => {
  const [first, , ...rest] = importText({ ...report, alreadyImported: true }, kinds).split('\n');
  expect([first, rest.some((line) => line.startsWith('Entitlements:'))]).toEqual([
    'stick had been imported before: nothing was changed. This is what it held.',
    false,
  ]);
});

test('every kind that can be read has a family, so that the list reads', () => {
  expect(kinds.map(({ kind }) => kind).filter((kind) => familyOf(kind) === null)).toEqual([]);
});

test('kinds are listed one a line, and those asked for with what they can never say', () => {
  const all = kindsText(kinds, null).split('\n');
  const asked = kindsText(kinds, 'api-tokens').split('\n');
  expect([
    all.filter((line) => line.startsWith('  ')).length === kinds.length,
    asked.slice(0, 3),
    asked.includes('    credential, holder: Okta does not know where a token was stored.'),
    kindsText(kinds, 'abacus'),
  ]).toEqual([
    true,
    ['Okta', '  okta.api-tokens  Okta API tokens', '  can never say'],
    true,
    'No kind has “abacus” in its name. All of them: countersign kinds',
  ]);
});
