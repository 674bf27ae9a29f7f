import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ExcelJs from 'exceljs';
import { beforeAll, expect, test } from 'vitest';
import { renderXlsx } from '../../../electron/engine/report/xlsx/render.ts';
import { readStrictZip } from '../../../electron/engine/verify/zip-structure.ts';
import { sealedState } from './fixture.ts';
import { makeLedger } from './ledger.ts';
import { makeSigner, type TestSigner, temporaryFolder, written } from './signers.ts';
import { run, testWith } from './tools.ts';

const state = sealedState({ ledger: makeLedger().head });
const folder = temporaryFolder();
// What RFC 2253 and XML both want escaped.
const commonName = 'Dana "D." O, + é <x>';

let identity: TestSigner;
let unsigned: Buffer;
let signed: Buffer;

beforeAll(async () => {
  identity = await makeSigner(commonName, 'Northwind & Söhne, Trading=1');
  unsigned = await renderXlsx(state, { draft: false, signature: null });
  signed = await renderXlsx(state, {
    draft: false,
    signature: {
      signer: identity.signer,
      reason: 'Issued <by> Łukasz & co',
      at: new Date('2026-10-26T10:00:00.000Z'),
    },
  });
});

test('the same sealed state gives the same bytes', async () => {
  expect((await renderXlsx(structuredClone(state), { draft: false, signature: null })).equals(unsigned)).toBe(true);
});

test('the sheets are those of the report, with frozen heads and filters', async () => {
  const sheets = (await read(signed)).worksheets.map((sheet) => [
    sheet.name,
    sheet.views[0]?.state,
    sheet.autoFilter !== undefined && sheet.autoFilter !== null,
  ]);
  expect(sheets).toEqual([
    ['Summary', 'frozen', false],
    ...[
      'Decisions',
      'Population',
      'Out of scope',
      'Coverage',
      'Evidence register',
      'RACI',
      'Actions',
      'Remediation',
      'Exceptions',
      'Instructions',
      'Rotations',
      'Service times',
      'Closing snapshot',
      'Sign-offs',
      'Rejected rows',
    ].map((name) => [name, 'frozen', true]),
    ['Ledger head', 'frozen', false],
    ['Data dictionary', 'frozen', true],
  ]);
});

test('no cell is a formula, whatever it begins with', async () => {
  const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("x")', '_x0041_', 'a\u0000b'];
  const items = state.items
    .slice(0, hostile.length)
    .map((item, index) => ({ ...item, identity: hostile[index] ?? '' }));
  const book = await read(await renderXlsx({ ...state, items }, { draft: false, signature: null }));
  const cells: unknown[] = [];
  let formulas = 0;
  for (const sheet of book.worksheets) {
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.type === ExcelJs.ValueType.Formula) formulas += 1;
      }),
    );
  }
  book
    .getWorksheet('Decisions')
    ?.getColumn(2)
    .eachCell((cell, row) => {
      if (row > 1) cells.push(cell.value);
    });
  expect({ formulas, cells }).toEqual({
    formulas: 0,
    cells: ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("x")', '_x0041_', 'a\ufffdb'],
  });
});

test('dates are dates, numbers are numbers, and every item is there', async () => {
  const decisions = (await read(signed)).getWorksheet('Decisions');
  const heads = (decisions?.getRow(1).values ?? []) as unknown[];
  const column = (head: string) => heads.indexOf(head);
  const row = decisions?.getRow(2);
  expect({
    rows: decisions?.rowCount,
    decidedAt: row?.getCell(column('Decided at')).value,
    entry: row?.getCell(column('Ledger entry')).value,
  }).toEqual({ rows: 121, decidedAt: new Date('2026-10-01T07:00:12.000Z'), entry: 200 });
});

test('an item leads to its removal, its exception and its evidence, and they lead back', () => {
  const decisions = linksOf(2);
  const back = linksOf(9);
  const first = state.items.findIndex(({ outcome }) => outcome === 'REVOKE' || outcome === 'REDUCE');
  const [removal] = state.remediation;
  expect([
    decisions.get(`O${first + 2}`),
    back.get('A2'),
    decisions.get('AH2'),
    removal?.reference,
    linksOf(1).size,
    [...linksOf(1).values()][0],
  ]).toEqual([
    "'Remediation'!A2",
    `'Decisions'!A${first + 2}`,
    "'Evidence register'!A2",
    state.items[first]?.reference,
    16,
    "'Decisions'!A1",
  ]);
});

test('each sheet prints landscape, as wide as its pages, with its heads on every page', () => {
  const { files } = readStrictZip(signed);
  const sheets = [...files].filter(([name]) => name.startsWith('xl/worksheets/')).map(([, content]) => String(content));
  const names = String(files.get('xl/workbook.xml')).match(/_xlnm\.Print_Titles/g) ?? [];
  expect(sheets.filter((sheet) => !/orientation="landscape" fitToWidth="\d+" fitToHeight="0"/.test(sheet)).length).toBe(
    0,
  );
  expect(names.length).toBe(sheets.length);
});

test('writing can be watched and stopped', async () => {
  const controller = new AbortController();
  const seen: number[] = [];
  const stopped = renderXlsx(sealedState({ items: 1500 }), {
    draft: false,
    signature: null,
    progress: (done, total) => {
      seen.push(done / total);
      if (done > 500) controller.abort();
    },
    signal: controller.signal,
  });
  await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(seen.every((share, index) => share <= 1 && share >= (seen[index - 1] ?? 0))).toBe(true);
});

test('text that is longer than a cell takes is cut and says so', async () => {
  const [first] = state.items;
  if (first === undefined) throw new Error('no item');
  const book = await read(
    await renderXlsx(
      { ...state, items: [{ ...first, resource: 'x'.repeat(40_000) }] },
      { draft: true, signature: null },
    ),
  );
  const text = String(book.getWorksheet('Decisions')?.getRow(2).getCell(7).value);
  expect([text.length, text.endsWith('(cut here; the whole text is in the sealed state)')]).toEqual([32_767, true]);
});

test('a draft says so', async () => {
  const draft = await read(await renderXlsx(state, { draft: true, signature: null }));
  expect(draft.getWorksheet('Summary')?.getRow(2).getCell(2).value).toBe('DRAFT – NOT SEALED, NOT SIGNED');
});

testWith('xmlsec1')('xmlsec1 accepts the signature and each part that it names', () => {
  const { said, references } = askXmlsec(readStrictZip(signed).files, 'sound');
  expect(said).toContain('SignedInfo References (ok/all): 3/3');
  expect(said).toContain(`Manifests References (ok/all): ${references}/${references}`);
});

testWith('xmlsec1')('xmlsec1 finds a part that was changed', () => {
  const files = new Map(readStrictZip(signed).files);
  files.set(
    'xl/sharedStrings.xml',
    Buffer.from(String(files.get('xl/sharedStrings.xml')).replace('REVOKE', 'CERTIFY')),
  );
  const { said, references } = askXmlsec(files, 'changed');
  expect(said).toContain(`Manifests References (ok/all): ${references - 1}/${references}`);
});

testWith('soffice', 'python3')(
  'LibreOffice shows a valid signature',
  () => {
    const script = join(import.meta.dirname, 'libreoffice-signatures.py');
    const said = run('/usr/bin/python3', [script, written(folder, 'report.xlsx', signed)]);
    expect(said.trim()).toBe('valid=True count=1');
  },
  180_000,
);

/** Writes the parts beside each other and tells xmlsec1 where each part's name leads. */
function askXmlsec(files: ReadonlyMap<string, Buffer>, name: string) {
  const root = join(folder, name);
  for (const [path, content] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  const xml = String(files.get('_xmlsignatures/sig1.xml'));
  const uris = [...xml.matchAll(/URI="(\/[^"]*)"/g)].map(([, uri = '']) => uri.replaceAll('&amp;', '&'));
  const maps = uris.flatMap((uri) => [`--url-map:${uri}`, join(root, uri.slice(1).split('?')[0] ?? '')]);
  const certificate = written(folder, 'root.pem', identity.rootPem);
  const ids = [
    '--id-attr:Id',
    'http://www.w3.org/2000/09/xmldsig#:Object',
    '--id-attr:Id',
    'http://uri.etsi.org/01903/v1.3.2#:SignedProperties',
  ];
  const shell = [
    'xmlsec1',
    '--verify',
    ...ids,
    '--trusted-pem',
    certificate,
    ...maps,
    join(root, '_xmlsignatures/sig1.xml'),
  ];
  const said = run('sh', ['-c', '"$@" 2>&1 || true', 'sh', ...shell]);
  return { said, references: uris.length };
}

/** Place to target, of the sheet with this number. */
function linksOf(sheet: number): Map<string, string> {
  const xml = String(readStrictZip(signed).files.get(`xl/worksheets/sheet${sheet}.xml`));
  const found = [...xml.matchAll(/<hyperlink ref="([A-Z]+\d+)(?::[A-Z]+\d+)?" location="([^"]*)"/g)];
  return new Map(found.map(([, place = '', target = '']) => [place, target]));
}

async function read(xlsx: Buffer): Promise<ExcelJs.Workbook> {
  const book = new ExcelJs.Workbook();
  // exceljs's types know an older Buffer.
  await book.xlsx.load(xlsx as never);
  return book;
}

test('the digests in the signature are those of the parts', () => {
  const { files } = readStrictZip(signed);
  const xml = String(files.get('_xmlsignatures/sig1.xml'));
  const digests = [
    ...xml.matchAll(/URI="\/(xl\/(?!_rels)[^?]*)\?[^"]*"><DigestMethod[^>]*><\/DigestMethod><DigestValue>([^<]*)/g),
  ];
  const wrong = digests.filter(
    ([, part = '', digest]) =>
      createHash('sha256')
        .update(files.get(part) ?? '')
        .digest('base64') !== digest,
  );
  expect({ some: digests.length > 15, wrong: wrong.map(([, part]) => part) }).toEqual({ some: true, wrong: [] });
});
