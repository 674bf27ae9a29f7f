// A mapping from its first proposal to the next quarter: saved, recognised, applied again, replayed; and attacked.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { blobTables, inventoryActs } from '../../../../electron/engine/inventory/acts.ts';
import { artefactView } from '../../../../electron/engine/inventory/artefact-view.ts';
import { getBlob } from '../../../../electron/engine/inventory/blobs.ts';
import { inspectEvidence } from '../../../../electron/engine/inventory/inspect.ts';
import {
  activeMappings,
  allMappings,
  retireMapping,
  saveMapping,
} from '../../../../electron/engine/inventory/mapping/profiles.ts';
import { previewMapping, suggestMapping } from '../../../../electron/engine/inventory/mapping/try-out.ts';
import { compareState } from '../../../../electron/engine/ledger/compare-state.ts';
import { rebuildState } from '../../../../electron/engine/ledger/rebuild.ts';
import { createWorkspace } from '../../../../electron/engine/workspace/open.ts';
import type { Workspace } from '../../../../electron/engine/workspace/workspace.ts';
import type { MappingProfile } from '../../../../shared/mapping.ts';
import { dana, emptyFolder, harbourAnalyst, importPath, newWorkspace } from '../quarter.ts';

const header = 'Bot name;Account type;Owner;Berechtigung;Zielsystem;Letzte Anmeldung;Enabled;API Key';
const firstQuarter = [
  'Export of the bots',
  header,
  'wd-pay;Service Account;dana@northwind.example;Payroll Admin, Payroll View;Payroll;03.10.2026;Ja;abcdEFGH12345678WXYZ',
  'wd-ben;bot;;Benefits View;Benefits;13.09.2026;Nein;zzzzEFGH12345678QQQQ',
  'wd-old;Robot 2;Lee;Import;Core;nie;Ja;',
  'wd-idle;bot;Lee;;Core;nie;Ja;',
  '',
].join('\n');

function fileOf(name: string, content: string | Buffer): string {
  const file = join(emptyFolder(), name);
  writeFileSync(file, content);
  return file;
}

function suggest(workspace: Workspace, path: string, from: string | null = null) {
  return suggestMapping(workspace.read, { path, file: null, sheets: null, types: null, from });
}

function preview(workspace: Workspace, path: string, profile: MappingProfile) {
  const signal = new AbortController().signal;
  return previewMapping(workspace.read, { path, file: null, profile, rows: 12, refusals: 20 }, signal);
}

async function savedBots(workspace: Workspace): Promise<MappingProfile> {
  const { profile } = await suggest(workspace, fileOf('bots-2026-q2.csv', firstQuarter));
  const whole = { ...profile, system: 'workday:northwind' };
  await saveMapping(workspace, { profile: whole, reason: null, as: dana });
  return whole;
}

const entitlements = (workspace: Workspace) =>
  workspace.read
    .prepare(
      `select identity.native_id as identity, privilege, resource, entitlement.line, entitlement.pointer, entitlement.change
       from entitlement join identity on identity.id = entitlement.identity_id
       order by entitlement.id`,
    )
    .all();

test('a table that nobody knows gets a proposal with what is missing and what is worth a look', async () => {
  const workspace = await newWorkspace();
  const { profile, problems, tables } = await suggest(workspace, fileOf('bots-2026-q2.csv', firstQuarter));
  expect({
    name: profile.name,
    headerRow: profile.tables[0]?.headerRow,
    withhold: profile.tables[0]?.withhold,
    uses: profile.tables[0]?.records.flatMap(({ type, fields }) =>
      fields.map(({ field, columns, reading }) => `${columns.join('+')} -> ${type}.${field} (${reading.as})`),
    ),
    problems: problems.map(({ sentence }) => sentence),
    notes: tables[0]?.notes,
  }).toEqual({
    name: 'Bots',
    headerRow: 2,
    withhold: ['API Key'],
    uses: [
      'Account type -> identity.kind (words)',
      'Owner -> identity.owner (text)',
      'Bot name -> identity.native_id (text)',
      'Enabled -> identity.status (words)',
      'Letzte Anmeldung -> identity.last_used (date)',
      'Berechtigung -> entitlement.privilege (list)',
      'Zielsystem -> entitlement.resource (text)',
    ],
    problems: ['Identity: which system are the rows of? Name it once for all, or choose a column.'],
    notes: [
      'Account type: nobody has said what Robot 2 means. Rows with it are rejected until it is said.',
      'Berechtigung: cells hold several privileges between commas; each becomes an entitlement of its own.',
      'API Key: may hold secrets, so at most the last four characters of each value are kept.',
    ],
  });
  await workspace.close();
});

test('what the preview shows is what the import brings, and no secret of a withheld column is anywhere', async () => {
  const workspace = await newWorkspace();
  const profile = await savedBots(workspace);
  const file = fileOf('bots-2026-q2.csv', firstQuarter);
  const shown = await preview(workspace, file, profile);
  const report = await importPath(workspace, file);
  const kept = workspace.read.prepare<[], string>('select sha256 from blob').pluck().all();
  const everything = [
    readFileSync(workspace.file, 'latin1'),
    ...kept.map((sha256) => getBlob(workspace.read, sha256).toString('latin1')),
    JSON.stringify(shown),
  ].join('\n');
  expect({
    counts: shown.counts,
    rejected: shown.refusals.map(({ line, reason }) => ({ line, reason })),
    leaked: /abcdEFGH12345678|zzzzEFGH12345678/.test(everything),
    source: report.sources[0],
  }).toEqual({
    counts: { identities: 3, credentials: 0, entitlements: 3, findings: 0, actions: 0 },
    rejected: [{ line: 5, reason: 'Kind (column “Account type”) holds a word that the mapping does not know.' }],
    leaked: false,
    source: expect.objectContaining({
      kind: 'mapped.bots',
      sniffed: true,
      system: 'workday:northwind',
      imported: { identities: 3, credentials: 0, entitlements: 3, findings: 0, actions: 0 },
      rejected: 1,
      remarks: [
        'It was read by the mapping “Bots”, version 1.',
        'One row says nothing of an entitlement, and gives none.',
      ],
    }),
  });
  expect(report.rejected).toEqual([{ file: 'bots-2026-q2.csv', line: 5, reason: shown.refusals[0]?.reason }]);
  await workspace.close();
});

test("next quarter's file is recognised by its columns in any order, and its entitlements are the same ones", async () => {
  const workspace = await newWorkspace();
  await savedBots(workspace);
  await importPath(workspace, fileOf('bots-2026-q2.csv', firstQuarter));
  const next = fileOf(
    'bots-2026-q3.csv',
    [
      'API Key,Enabled,Letzte Anmeldung,Zielsystem,Berechtigung,Owner,Account type,Bot name',
      ',Ja,03.12.2026,Payroll,Payroll View,dana@northwind.example,Service Account,wd-pay',
      ',Ja,04.12.2026,Benefits,Benefits Admin,dana@northwind.example,bot,wd-ben',
    ].join('\n'),
  );
  const inspection = await inspectEvidence(workspace.read, next);
  const report = await importPath(workspace, next);
  expect({ mapping: inspection.sources[0]?.mapping, delta: report.delta, now: entitlements(workspace) }).toEqual({
    mapping: { name: 'Bots', version: 1, lastBundle: 'bots-2026-q2.csv' },
    delta: { new: 1, changed: 0, unchanged: 1, removed: 2, reappeared: 0 },
    now: [
      expect.objectContaining({ identity: 'wd-pay', privilege: 'Payroll Admin' }),
      expect.objectContaining({ identity: 'wd-pay', privilege: 'Payroll View', line: 2, change: 'unchanged' }),
      expect.objectContaining({ identity: 'wd-ben', privilege: 'Benefits View' }),
      expect.objectContaining({ identity: 'wd-ben', privilege: 'Benefits Admin', line: 3, change: 'new' }),
    ],
  });
  await workspace.close();
});

describe('when the columns change', () => {
  const drifted = [
    'Bot name;Account type;Berechtigung;Zielsystem;Letzte Anmeldung;Enabled;API Key;Team',
    'wd-pay;bot;Payroll View;Payroll;03.12.2026;Ja;;Finance',
  ].join('\n');

  test('the file is not read by itself, and what is gone and what is new is told', async () => {
    const workspace = await newWorkspace();
    await savedBots(workspace);
    const file = fileOf('bots-2026-q3.csv', drifted);
    const { tables, sources } = await inspectEvidence(workspace.read, file);
    expect({ tables, sources }).toEqual({
      tables: [
        {
          file: 'bots-2026-q3.csv',
          similar: { name: 'Bots', version: 1, missing: ['Owner'], added: ['Team'], needed: ['Owner'] },
        },
      ],
      sources: [],
    });
    await expect(importPath(workspace, file, { mappings: [{ file: null, mapping: 'bots' }] })).rejects.toMatchObject({
      code: 'MAPPING_DOES_NOT_FIT',
      details: { missing: ['Owner'], added: ['Team'] },
    });
    await expect(importPath(workspace, file)).rejects.toMatchObject({ code: 'BUNDLE_NOTHING_RECOGNISED' });
    await workspace.close();
  });

  test('a new version with its reason reads it, and what was read by the first is replayed by the first', async () => {
    const workspace = await newWorkspace();
    const first = await savedBots(workspace);
    await importPath(workspace, fileOf('bots-2026-q2.csv', firstQuarter));
    const file = fileOf('bots-2026-q3.csv', drifted);
    const { profile, problems } = await suggest(workspace, file, 'Bots');
    const next = {
      ...profile,
      tables: profile.tables.map((table) => ({
        ...table,
        records: table.records.map((record) => ({
          ...record,
          fields: record.fields.map((field) => (field.field === 'owner' ? { ...field, columns: ['Team'] } : field)),
        })),
      })),
    };
    expect(problems.map(({ sentence }) => sentence)).toEqual(['There is no column Owner.']);
    await expect(saveMapping(workspace, { profile: next, reason: null, as: dana })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
    const saved = await saveMapping(workspace, { profile: next, reason: 'HR replaced owners by teams', as: dana });
    const again = await saveMapping(workspace, { profile: next, reason: null, as: dana });
    await importPath(workspace, file);
    await retireMapping(workspace, { name: 'Bots', reason: 'Workday is switched off', as: dana });
    expect({
      version: saved.version,
      unchanged: again.id === saved.id,
      active: activeMappings(workspace.read),
      all: allMappings(workspace.read).map(({ version, reason, retiredReason, profile: kept }) => ({
        version,
        reason,
        retiredReason,
        isFirst: JSON.stringify(kept.tables[0]?.header) === JSON.stringify(first.tables[0]?.header),
      })),
    }).toEqual({
      version: 2,
      unchanged: true,
      active: [],
      all: [
        { version: 2, reason: 'HR replaced owners by teams', retiredReason: 'Workday is switched off', isFirst: false },
        { version: 1, reason: null, retiredReason: 'Workday is switched off', isFirst: true },
      ],
    });
    await expect(importPath(workspace, file, { kind: 'mapped.bots' })).resolves.toMatchObject({
      alreadyImported: true,
    });
    const target = await createWorkspace(join(emptyFolder(), 'again.countersign'), { id: workspace.id });
    await rebuildState(workspace, inventoryActs, target, blobTables);
    expect(compareState(workspace.read, target.read)).toEqual([]);
    await Promise.all([workspace.close(), target.close()]);
  });
});

describe('a workbook', () => {
  async function workbook(): Promise<Buffer> {
    const book = new ExcelJS.Workbook();
    const bots = book.addWorksheet('Bots ~Q2');
    bots.addRow(['Robots of Northwind Trading']);
    bots.addRow([]);
    bots.addRow(['Bot name', 'Owner', 'Role', 'Application', 'Last login', 'Client secret']);
    bots.addRow(['rpa-1', 'Dana Owner', 'Approver', 'ERP', new Date('2026-09-01T08:15:00Z'), 'S3cr3tS3cr3tS3cr3tTAIL']);
    bots.addRow(['=cmd|calc', 'Kim Lead', '=HYPERLINK("http://evil")', 'ERP', 'never', '']);
    bots.addRow([
      { formula: '"rpa-"&3', result: 'rpa-3' },
      'ghp_0123456789abcdefghijklmnopqrstuvwx',
      'Reader',
      'ERP',
      null,
      '',
    ]);
    book.addWorksheet('Notes').addRow(['the password is hunter2hunter2']);
    return Buffer.from(await book.xlsx.writeBuffer());
  }

  async function imported() {
    const workspace = await newWorkspace();
    const file = fileOf('robots-2026-q2.xlsx', await workbook());
    const { profile, problems } = await suggest(workspace, file);
    const whole = { ...profile, system: 'rpa:northwind' };
    await saveMapping(workspace, { profile: whole, reason: null, as: dana });
    return { workspace, file, whole, problems, report: await importPath(workspace, file) };
  }

  test('is read from the row of its column names on, and each fact is cited by sheet and row', async () => {
    const { workspace, report } = await imported();
    const [artefact] = workspace.read.prepare<[], { id: string }>('select id from artefact').all();
    const view = artefactView(workspace.read, {
      artefact: artefact?.id ?? '',
      line: null,
      pointer: '/Bots ~0Q2/5',
      from: null,
      limit: 20,
      asText: false,
    });
    expect({ entitlements: entitlements(workspace), remarks: report.sources[0]?.remarks, view }).toEqual({
      entitlements: [
        {
          identity: 'rpa-1',
          privilege: 'Approver',
          resource: 'ERP',
          line: null,
          pointer: '/Bots ~0Q2/4',
          change: 'new',
        },
        {
          identity: '=cmd|calc',
          privilege: '=HYPERLINK("http://evil")',
          resource: 'ERP',
          line: null,
          pointer: '/Bots ~0Q2/5',
          change: 'new',
        },
        {
          identity: 'rpa-3',
          privilege: 'Reader',
          resource: 'ERP',
          line: null,
          pointer: '/Bots ~0Q2/6',
          change: 'new',
        },
      ],
      remarks: [
        'It was read by the mapping “Robots”, version 1.',
        'Sheet Bots ~Q2: one cell is the result of a formula; the value that the workbook last stored was read.',
        'One sheet is not mapped, so nothing of it is read or kept: Notes.',
      ],
      view: expect.objectContaining({
        kind: 'table',
        sheets: [{ name: 'Bots ~Q2', rows: 4 }],
        sheet: 'Bots ~Q2',
        columns: ['Bot name', 'Owner', 'Role', 'Application', 'Last login', 'Client secret'],
        citedFrom: 5,
        rows: [
          { line: 1, cells: ['Robots of Northwind Trading', '', '', '', '', ''] },
          {
            line: 4,
            cells: ['rpa-1', 'Dana Owner', 'Approver', 'ERP', '2026-09-01T08:15:00', '[redacted, ends TAIL]'],
          },
          { line: 5, cells: ['=cmd|calc', 'Kim Lead', '=HYPERLINK("http://evil")', 'ERP', 'never', ''] },
          { line: 6, cells: ['rpa-3', '[redacted]', 'Reader', 'ERP', '', ''] },
        ],
      }),
    });
    await workspace.close();
  });

  test('is kept as its values without secrets, under the digest of the file, and replays to the same state', async () => {
    const { workspace, file } = await imported();
    const kept = workspace.read
      .prepare<[], string>('select sha256 from blob')
      .pluck()
      .all()
      .map((sha256) => getBlob(workspace.read, sha256).toString('utf8'));
    const artefact = workspace.read
      .prepare(
        `select size, redactions, stored_sha256 = sha256 as same, form
         from artefact left join artefact_rendition on artefact_id = artefact.id`,
      )
      .all();
    expect({
      artefact,
      leaked: kept.filter((text) => /S3cr3tS3|ghp_0123|hunter2|evil\.bin/.test(text)),
    }).toEqual({
      artefact: [{ size: readFileSync(file).byteLength, redactions: 2, same: 0, form: 'workbook-values' }],
      leaked: [],
    });
    const target = await createWorkspace(join(emptyFolder(), 'again.countersign'), { id: workspace.id });
    await rebuildState(workspace, inventoryActs, target, blobTables);
    expect(compareState(workspace.read, target.read)).toEqual([]);
    await Promise.all([workspace.close(), target.close()]);
  });
});

test('a provider saves and retires no mapping, an adviser may', async () => {
  const workspace = await newWorkspace();
  const profile = await savedBots(workspace);
  const other = { ...profile, name: 'Others' };
  await expect(saveMapping(workspace, { profile: other, reason: null, as: harbourAnalyst })).rejects.toMatchObject({
    code: 'PROVIDER_MAY_NOT_DECIDE',
  });
  await expect(retireMapping(workspace, { name: 'Bots', reason: 'x', as: harbourAnalyst })).rejects.toMatchObject({
    code: 'PROVIDER_MAY_NOT_DECIDE',
  });
  const adviser = { person: 'Alex Adviser', party: 'adviser' } as const;
  await saveMapping(workspace, { profile: other, reason: null, as: adviser });
  expect(activeMappings(workspace.read).map(({ name, savedBy }) => [name, savedBy])).toEqual([
    ['Bots', 'Dana Owner'],
    ['Others', 'Alex Adviser'],
  ]);
  await workspace.close();
});

test('a column that is named like a secret is never read, whatever a mapping says', async () => {
  const workspace = await newWorkspace();
  const file = fileOf('keys.csv', 'id;Password\nsvc-a;Sup3rS3cretValue99\n');
  const { profile } = await suggest(workspace, file);
  const [table] = profile.tables;
  const greedy: MappingProfile = {
    ...profile,
    system: 'x',
    tables: [
      {
        sheet: null,
        headerRow: 1,
        header: table?.header ?? [],
        withhold: [],
        records: [
          {
            type: 'identity',
            fields: [
              { field: 'native_id', columns: ['id'], constant: null, reading: { as: 'text' } },
              { field: 'kind', columns: [], constant: 'bot', reading: { as: 'text' } },
              { field: 'purpose', columns: ['Password'], constant: null, reading: { as: 'text' } },
            ],
          },
        ],
      },
    ],
  };
  const shown = await preview(workspace, file, greedy);
  expect({
    leaked: JSON.stringify(shown).includes('Sup3r'),
    problems: shown.problems.map(({ sentence }) => sentence),
  }).toEqual({
    leaked: false,
    problems: ['Identity: Purpose is taken from Password, which is withheld because it may hold secrets.'],
  });
  await expect(saveMapping(workspace, { profile: greedy, reason: null, as: dana })).rejects.toMatchObject({
    code: 'INPUT_INVALID',
  });
  await workspace.close();
});

test('dates that can be read in two ways are asked, and until then the mapping is not saved', async () => {
  const workspace = await newWorkspace();
  const file = fileOf('a.csv', 'Account;Role;Resource;Granted on\nsvc-a;Reader;ERP;03/04/2026\n');
  const { profile, problems } = await suggest(workspace, file);
  const whole = { ...profile, system: 'x' };
  expect(problems.map(({ field, sentence }) => [field, sentence]).slice(-1)).toEqual([
    ['granted_at', 'Entitlement: Granted has dates that can be read in two ways. Say whether day or month is first.'],
  ]);
  await expect(saveMapping(workspace, { profile: whole, reason: null, as: dana })).rejects.toMatchObject({
    code: 'INPUT_INVALID',
  });
  await workspace.close();
});
