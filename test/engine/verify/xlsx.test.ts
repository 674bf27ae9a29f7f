import { X509Certificate } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { writeZip } from '../../../electron/engine/bundle/write-zip.ts';
import { renderXlsx } from '../../../electron/engine/report/xlsx/render.ts';
import { verifyXlsx } from '../../../electron/engine/verify/xlsx.ts';
import { readStrictZip } from '../../../electron/engine/verify/zip-structure.ts';
import { sealedState } from '../report/fixture.ts';
import { makeSigner, type TestSigner } from '../report/signers.ts';
import { failures, unnoticedContents, unnoticedFlips } from './corruption.ts';

const signature = { reason: 'Issued', at: new Date('2026-10-26T10:00:00.000Z') };

let dana: TestSigner;
let roots: X509Certificate[];
let unsigned: Buffer;
let signed: Buffer;

const lines = (bytes: Buffer, trusted = roots) => verifyXlsx(bytes, 'report.xlsx', trusted);

beforeAll(async () => {
  dana = await makeSigner();
  roots = [new X509Certificate(dana.rootPem)];
  unsigned = await renderXlsx(sealedState({ items: 8 }), { draft: false, signature: null });
  signed = await renderXlsx(sealedState({ items: 8 }), {
    draft: false,
    signature: { signer: dana.signer, ...signature },
  });
});

test('a sound workbook gets a line for each question', async () => {
  expect((await lines(signed)).map((line) => `${line.check} ${line.verdict}`)).toEqual([
    'structure held',
    'signature held',
    'integrity held',
    'completeness held',
    'structure held',
    'certificates held',
    'trust held',
    'freshness not-checkable',
  ]);
});

test('no signature is a failure', async () => {
  expect(failures(await lines(unsigned))).toEqual(['signature']);
});

test('a signer whose root is another one is not trusted, and without roots nobody says whom to trust', async () => {
  const other = await makeSigner('Inês Álvarez');
  expect(failures(await lines(signed, [new X509Certificate(other.rootPem)]))).toEqual(['trust']);
  expect((await lines(signed, [])).find((line) => line.check === 'trust')?.verdict).toBe('not-checkable');
});

test('a part that was changed, removed or added is named', async () => {
  const changed = await lines(
    repacked((files) =>
      files.set(
        'xl/worksheets/sheet2.xml',
        Buffer.from(String(files.get('xl/worksheets/sheet2.xml')).replace('<v>', '<v>1')),
      ),
    ),
  );
  const removed = await lines(repacked((files) => files.delete('xl/worksheets/sheet5.xml')));
  const added = await lines(repacked((files) => files.set('xl/vbaProject.bin', Buffer.from('macro'))));
  expect(
    [changed, removed, added].map((found) =>
      found.filter((line) => line.verdict === 'failed').map((line) => line.detail),
    ),
  ).toEqual([
    ['xl/worksheets/sheet2.xml was changed after signing.'],
    ['xl/worksheets/sheet5.xml was removed.'],
    ['xl/vbaProject.bin is not covered by the signature: it was added.'],
  ]);
});

test('a relationship that was added is named', async () => {
  const found = await lines(
    repacked((files) => {
      const name = 'xl/_rels/workbook.xml.rels';
      files.set(
        name,
        Buffer.from(
          String(files.get(name)).replace(
            '</Relationships>',
            '<Relationship Id="rIdZ" Type="x" Target="https://example.test/"/></Relationships>',
          ),
        ),
      );
    }),
  );
  expect(found.filter((line) => line.verdict === 'failed').map((line) => line.detail)).toEqual([
    'The relationship rIdZ in xl/_rels/workbook.xml.rels is not covered by the signature.',
  ]);
});

test('another type for a part is found, though the list of types can not be signed', async () => {
  const found = await lines(
    repacked((files) => {
      const name = '[Content_Types].xml';
      files.set(name, Buffer.from(String(files.get(name)).replace('sheet.main+xml', 'template.main+xml')));
    }),
  );
  expect(failures(found)).toEqual(['structure']);
});

test('the signature of one workbook does not hold in another', async () => {
  const other = readStrictZip(
    await renderXlsx(sealedState({ items: 9 }), { draft: false, signature: { signer: dana.signer, ...signature } }),
  );
  const found = await lines(
    repacked((files) =>
      files.set('_xmlsignatures/sig1.xml', other.files.get('_xmlsignatures/sig1.xml') ?? Buffer.alloc(0)),
    ),
  );
  expect(failures(found)).toContain('integrity');
});

test('bytes that were appended or cut off are found', async () => {
  const changed = [
    Buffer.concat([signed, Buffer.from('\n')]),
    signed.subarray(0, -1),
    signed.subarray(0, -500),
    Buffer.concat([Buffer.from('x'), signed]),
  ];
  const found = await Promise.all(changed.map(async (bytes) => failures(await lines(bytes)).length > 0));
  expect(found).toEqual([true, true, true, true]);
});

test('thousands of changed bytes are found, but for those that change nothing of what is unpacked', async () => {
  const unnoticed = await unnoticedFlips(signed, 1000, (changed) => lines(changed));
  expect(unnoticedContents(signed, unnoticed)).toEqual([]);
  // As often as a compressed stream can say the same in other bits: keys and dates are new in each run.
  expect(unnoticed.length).toBeLessThan(40);
}, 600_000);

function repacked(change: (files: Map<string, Buffer>) => void): Buffer {
  const files = new Map(readStrictZip(signed).files);
  change(files);
  return writeZip([...files].map(([path, content]) => ({ path, content })));
}
