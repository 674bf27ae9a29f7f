import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openArchive } from '../../../electron/engine/bundle/archive.ts';
import type { RawEnd, RawEntry } from './rawZip.ts';
import { rawZip, zip64End } from './rawZip.ts';
import { refusal, temporaryFolder, writeFiles } from './sampleBag.ts';
import { hasTool } from './tools.ts';

async function readAll(from: string | readonly string[] | Buffer): Promise<Record<string, string>> {
  const archive = await openArchive(from);
  const found: Record<string, string> = {};
  for (const { path } of archive.entries) {
    const chunks: Buffer[] = [];
    for await (const chunk of await archive.open(path)) chunks.push(chunk);
    found[path] = Buffer.concat(chunks).toString('utf8');
  }
  await archive.close();
  return found;
}

describe('a zip is read', () => {
  test('with stored and deflated files, folders, empty files and UTF-8 names', async () => {
    const zip = rawZip([
      { name: 'a/', external: (0o40755 << 16) >>> 0 },
      { name: 'a/stored.txt', content: 'stored', method: 0, external: (0o100644 << 16) >>> 0 },
      { name: 'a/deflated.txt', content: 'deflated'.repeat(1000) },
      { name: 'a/Zürich.csv', content: 'x' },
      { name: 'empty', method: 0 },
    ]);
    expect(await readAll(zip)).toEqual({
      'a/stored.txt': 'stored',
      'a/deflated.txt': 'deflated'.repeat(1000),
      'a/Zürich.csv': 'x',
      empty: '',
    });
  });

  test('in pieces of a megabyte, from a file, without writing anything beside it', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'a.zip');
    writeFileSync(file, rawZip([{ name: 'big', content: Buffer.alloc(3_000_000, 'abcdefghij\n') }]));
    const archive = await openArchive(file);
    const sizes: number[] = [];
    for await (const chunk of await archive.open('big')) sizes.push(chunk.length);
    await archive.close();
    expect({ sizes, left: readdirSync(folder) }).toEqual({ sizes: [1048576, 1048576, 902848], left: ['a.zip'] });
  });

  test('with zip64 end records that agree, and with a comment', async () => {
    const entries = [{ name: 'a', content: 'x' }];
    expect(await readAll(rawZip(entries, { before: (at, size) => zip64End(at, size) }))).toEqual({ a: 'x' });
    const all = { entryCount: 0xffff, directorySize: 0xffffffff, directoryOffset: 0xffffffff };
    expect(await readAll(rawZip(entries, { ...all, before: (at, size) => zip64End(at, size) }))).toEqual({ a: 'x' });
    expect(await readAll(rawZip(entries, { comment: Buffer.from('quarter 3') }))).toEqual({ a: 'x' });
  });

  test('as one plain file when it is a spreadsheet, and is not opened when it lies in another zip', async () => {
    const folder = temporaryFolder();
    const workbook = rawZip([{ name: '[Content_Types].xml', content: '<Types/>' }]);
    writeFileSync(join(folder, 'export.xlsx'), workbook);
    const single = await openArchive(join(folder, 'export.xlsx'));
    const nested = await openArchive(rawZip([{ name: 'inner.zip', content: workbook }]));
    expect([single.kind, single.entries, nested.entries]).toEqual([
      'folder',
      [{ path: 'export.xlsx', size: workbook.length }],
      [{ path: 'inner.zip', size: workbook.length }],
    ]);
  });

  test.skipIf(!hasTool('zip'))('that stock zip made', async () => {
    const folder = writeFiles(temporaryFolder(), [
      ['in/a.txt', 'one'],
      ['in/b/c.txt', 'two'.repeat(9999)],
    ]);
    execFileSync('zip', ['-q', '-r', 'out.zip', 'in'], { cwd: folder });
    expect(await readAll(join(folder, 'out.zip'))).toEqual({ 'in/a.txt': 'one', 'in/b/c.txt': 'two'.repeat(9999) });
  });
});

describe('a zip is refused', () => {
  const fine = { name: 'fine.txt', content: 'fine' };
  const symlink = (0o120777 << 16) >>> 0;
  const unicodePath = (name: string) => {
    const field = Buffer.concat([Buffer.alloc(4), Buffer.from([1, 0, 0, 0, 0]), Buffer.from(name)]);
    field.writeUInt16LE(0x7075, 0);
    field.writeUInt16LE(field.length - 4, 2);
    return field;
  };
  const attacks: [string, RawEntry[], string, (string | undefined)?, RawEnd?][] = [
    ['climbs out with ..', [{ name: '../evil' }], 'BUNDLE_UNSAFE_PATH', '../evil'],
    ['climbs out in the middle', [{ name: 'a/../../evil' }], 'BUNDLE_UNSAFE_PATH', 'a/../../evil'],
    ['has a folder entry that climbs out', [{ name: '../evil/' }], 'BUNDLE_UNSAFE_PATH', '../evil'],
    ['is absolute', [{ name: '/etc/passwd' }], 'BUNDLE_UNSAFE_PATH', '/etc/passwd'],
    ['has a drive letter', [{ name: 'C:/evil' }], 'BUNDLE_UNSAFE_PATH', 'C:/evil'],
    ['is a device on Windows', [{ name: 'exports/NUL.csv' }], 'BUNDLE_UNSAFE_PATH', 'exports/NUL.csv'],
    ['ends in a dot', [{ name: 'users.json.' }], 'BUNDLE_UNSAFE_PATH', 'users.json.'],
    ['has a folder that ends in a space', [{ name: 'exports /a.csv' }], 'BUNDLE_UNSAFE_PATH', 'exports /a.csv'],
    ['has a drive letter and backslashes', [{ name: 'C:\\evil' }], 'BUNDLE_UNSAFE_PATH', 'C:\\evil'],
    ['is a network path', [{ name: '\\\\server\\share' }], 'BUNDLE_UNSAFE_PATH', '\\\\server\\share'],
    ['is a network path with slashes', [{ name: '//server/share' }], 'BUNDLE_UNSAFE_PATH', '//server/share'],
    ['begins with a home folder', [{ name: '~root/evil' }], 'BUNDLE_UNSAFE_PATH', '~root/evil'],
    ['has a backslash', [{ name: 'a\\..\\evil' }], 'BUNDLE_UNSAFE_PATH', 'a\\..\\evil'],
    ['has a line break', [{ name: 'a\nb' }], 'BUNDLE_UNSAFE_PATH', 'a\\u{000a}b'],
    ['has a zero byte', [{ name: 'a\0b' }], 'BUNDLE_UNSAFE_PATH', 'a\\u{0000}b'],
    ['turns the reading direction', [{ name: 'a\u202efdp.exe' }], 'BUNDLE_UNSAFE_PATH', 'a\\u{202e}fdp.exe'],
    ['has an empty name', [{ name: '' }], 'BUNDLE_UNSAFE_PATH', ''],
    ['has an empty folder name', [{ name: 'a//b' }], 'BUNDLE_UNSAFE_PATH', 'a//b'],
    ['has a symbolic link', [{ name: 'link', content: '/etc', external: symlink }], 'BUNDLE_UNSAFE_PATH', 'link'],
    ['has a link made elsewhere', [{ name: 'link', external: symlink, madeBy: 0 }], 'BUNDLE_UNSAFE_PATH', 'link'],
    ['has a device', [{ name: 'dev', external: (0o20666 << 16) >>> 0 }], 'BUNDLE_UNSAFE_PATH', 'dev'],
    ['has one name twice', [fine, fine], 'BUNDLE_UNSAFE_PATH', 'fine.txt'],
    ['has names that differ in case', [fine, { name: 'FINE.txt' }], 'BUNDLE_UNSAFE_PATH', 'FINE.txt'],
    ['has folders that differ in case', [{ name: 'a/b' }, { name: 'A/c' }], 'BUNDLE_UNSAFE_PATH', 'A'],
    ['has names as NFC and NFD', [{ name: '\u00e9' }, { name: 'e\u0301' }], 'BUNDLE_UNSAFE_PATH', 'e\u0301'],
    ['has a file that is also a folder', [{ name: 'a' }, { name: 'a/b' }], 'BUNDLE_UNSAFE_PATH', 'a'],
    ['has names that are not UTF-8', [{ name: Buffer.from([0xff, 0xfe]) }], 'BUNDLE_UNSAFE_PATH', 'ÿþ'],
    ['has UTF-8 names without saying so', [{ name: 'é', flags: 0 }], 'BUNDLE_UNSAFE_PATH', 'é'],
    ['gives a file a second name', [{ ...fine, extra: unicodePath('evil') }], 'BUNDLE_UNSAFE_PATH', 'fine.txt'],
    ['is encrypted', [{ ...fine, flags: 1 }], 'BUNDLE_ENCRYPTED', 'fine.txt'],
    ['is strongly encrypted', [{ ...fine, flags: 0x41 }], 'BUNDLE_ENCRYPTED', 'an entry'],
    ['has a folder with bytes in it', [{ name: 'a/', content: 'hidden' }], 'BUNDLE_UNREADABLE', 'a'],
    ['uses another compression', [{ ...fine, method: 12 }], 'BUNDLE_UNREADABLE', 'fine.txt'],
    ['names a file differently in its header', [{ ...fine, localName: 'evil.txt' }], 'BUNDLE_UNREADABLE', 'fine.txt'],
    ['compresses differently in its header', [{ ...fine, localMethod: 0 }], 'BUNDLE_UNREADABLE', 'fine.txt'],
    ['sizes a file differently in its header', [{ ...fine, localSize: 3 }], 'BUNDLE_UNREADABLE', 'fine.txt'],
    [
      'points an entry into the directory',
      [{ ...fine, compressedSize: 60, method: 8 }],
      'BUNDLE_UNREADABLE',
      'fine.txt',
    ],
    ['points outside itself', [{ ...fine, offset: 1_000_000 }], 'BUNDLE_UNREADABLE'],
    [
      'inflates beyond a ratio of 200',
      [{ name: 'bomb', content: Buffer.alloc(11 * 1024 ** 2) }],
      'BUNDLE_TOO_LARGE',
      'bomb',
    ],
    ['declares petabytes', [{ ...fine, size: 0xfffffffe, compressedSize: 4 }], 'BUNDLE_TOO_LARGE', 'fine.txt'],
    ['nests folders without end', [{ name: `${'a/'.repeat(40)}b` }], 'BUNDLE_TOO_LARGE', `${'a/'.repeat(40)}b`],
    ['has endless names', [{ name: 'n'.repeat(2000) }], 'BUNDLE_TOO_LARGE', 'n'.repeat(200)],
    ['is one disk of several', [fine], 'BUNDLE_UNREADABLE', undefined, { disk: 1 }],
    ['counts more entries than there are', [fine], 'BUNDLE_UNREADABLE', undefined, { entryCount: 2 }],
    ['counts fewer entries than there are', [fine, { name: 'b' }], 'BUNDLE_UNREADABLE', undefined, { entryCount: 1 }],
    ['has its directory elsewhere', [fine], 'BUNDLE_UNREADABLE', undefined, { directoryOffset: 0 }],
    ['has a larger directory', [fine], 'BUNDLE_UNREADABLE', undefined, { directorySize: 4000 }],
    [
      'counts otherwise in zip64',
      [fine],
      'BUNDLE_UNREADABLE',
      undefined,
      { before: (at, size) => zip64End(at, size, { entryCount: 2n }) },
    ],
    [
      'counts impossibly in zip64',
      [fine],
      'BUNDLE_UNREADABLE',
      undefined,
      { entryCount: 0xffff, before: (at, size) => zip64End(at, size, { entryCount: 2n ** 63n }) },
    ],
    [
      'has its directory elsewhere in zip64',
      [fine],
      'BUNDLE_UNREADABLE',
      undefined,
      { directoryOffset: 0xffffffff, before: (at, size) => zip64End(at, size, { offset: 2n ** 60n }) },
    ],
    [
      'has its zip64 record elsewhere',
      [fine],
      'BUNDLE_UNREADABLE',
      undefined,
      { before: (at, size) => zip64End(at, size, { recordAt: 0n }) },
    ],
    [
      'hides another end in its comment',
      [fine],
      'BUNDLE_UNREADABLE',
      undefined,
      { comment: Buffer.concat([rawZip([]), Buffer.from('!')]) },
    ],
  ];

  test.each(attacks)('that %s', async (_, entries, code, entry, end) => {
    expect(await refusal(openArchive(rawZip(entries, end)))).toEqual({ code, entry });
  });

  const lies: [string, RawEntry, string][] = [
    ['a wrong CRC', { ...fine, crc: 1 }, 'BUNDLE_CRC'],
    ['more bytes than declared', { ...fine, size: 2 }, 'BUNDLE_UNREADABLE'],
    ['fewer bytes than declared', { ...fine, size: 9 }, 'BUNDLE_UNREADABLE'],
    ['bytes that can not be inflated', { ...fine, compressed: Buffer.from('nonsense') }, 'BUNDLE_UNREADABLE'],
    [
      'a deflate stream that is cut short',
      { ...fine, compressed: deflateRawSync('fine').subarray(0, 3) },
      'BUNDLE_UNREADABLE',
    ],
  ];

  test.each(lies)('when a file in it has %s', async (_, entry, code) => {
    expect(await refusal(readAll(rawZip([entry])))).toEqual({ code, entry: 'fine.txt' });
  });

  // Above a megabyte files are inflated as a stream, in another way than small ones.
  const large = Buffer.from(Array.from({ length: 300_000 }, (_, index) => `${index * 7919},`).join(''));
  test.each<[string, Partial<RawEntry>, string]>([
    ['a wrong CRC', { crc: 1 }, 'BUNDLE_CRC'],
    ['more bytes than declared', { size: large.length - 1 }, 'BUNDLE_UNREADABLE'],
    ['fewer bytes than declared', { size: large.length + 1 }, 'BUNDLE_UNREADABLE'],
    ['a deflate stream that is cut short', { compressed: deflateRawSync(large).subarray(0, -9) }, 'BUNDLE_UNREADABLE'],
    ['bytes that can not be inflated', { compressed: large }, 'BUNDLE_UNREADABLE'],
  ])('when a large file in it has %s', async (_, change, code) => {
    const zip = rawZip([{ name: 'large.csv', content: large, ...change }]);
    expect(await refusal(readAll(zip))).toEqual({ code, entry: 'large.csv' });
  });

  test('whose entries overlap, as in the bombs that need no nesting', async () => {
    const kernel = deflateRawSync(Buffer.alloc(1000));
    const zip = rawZip([
      { name: 'a', content: Buffer.alloc(1000), compressed: kernel },
      { name: 'a', content: Buffer.alloc(1000), compressed: kernel, offset: 0 },
    ]);
    const second = zip.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
    zip.write('b', second + 46);
    expect(await refusal(openArchive(zip))).toEqual({ code: 'BUNDLE_UNREADABLE', entry: 'b' });
    const partly = rawZip([
      { name: 'a', content: 'x', method: 0 },
      { name: 'b', content: 'x', method: 0, compressedSize: 2, size: 2 },
    ]);
    expect((await refusal(openArchive(partly))).code).toBe('BUNDLE_UNREADABLE');
  });

  test('with too many entries, too many bytes together, or one file that is too large', async () => {
    const zip = rawZip([
      { name: 'a', content: 'aaaa' },
      { name: 'b', content: 'bbbb' },
    ]);
    expect([
      await refusal(openArchive(zip, { entries: 1 })),
      await refusal(
        openArchive(
          rawZip([
            { name: 'a', content: 'a'.repeat(3000) },
            { name: 'b', content: 'b'.repeat(3000) },
          ]),
          { totalBytes: 5000 },
        ),
      ),
      await refusal(openArchive(zip, { fileBytes: 3 })),
      await refusal(openArchive(zip, { totalBytes: 100 })),
    ]).toEqual([
      { code: 'BUNDLE_TOO_LARGE', entry: undefined },
      { code: 'BUNDLE_TOO_LARGE', entry: 'b' },
      { code: 'BUNDLE_TOO_LARGE', entry: 'a' },
      { code: 'BUNDLE_TOO_LARGE', entry: undefined },
    ]);
  });

  test('wherever it is cut short', async () => {
    const zip = rawZip([
      { name: 'a', content: 'content of a' },
      { name: 'b', content: 'content of b' },
    ]);
    const codes = new Set<string>();
    for (let length = 0; length < zip.length; length += 1)
      codes.add((await refusal(readAll(zip.subarray(0, length)))).code);
    expect([...codes]).toEqual(['BUNDLE_UNREADABLE']);
  });

  test('that is called a zip and is none', async () => {
    const folder = writeFiles(temporaryFolder(), [['a.zip', 'not a zip']]);
    expect((await refusal(openArchive(join(folder, 'a.zip')))).code).toBe('BUNDLE_UNREADABLE');
  });
});

describe('a folder', () => {
  test('is read like a zip, in a fixed order', async () => {
    const folder = writeFiles(temporaryFolder(), [
      ['b/c.txt', 'two'],
      ['a.txt', 'one'],
      ['.hidden', ''],
    ]);
    mkdirSync(join(folder, 'empty'));
    expect(await readAll(folder)).toEqual({ '.hidden': '', 'a.txt': 'one', 'b/c.txt': 'two' });
  });

  test('with a symbolic link, a pipe, a name in two cases or a strange name is refused', async () => {
    const link = temporaryFolder();
    symlinkSync('/etc/hostname', join(link, 'link'));
    const linkedFolder = temporaryFolder();
    symlinkSync('/etc', join(linkedFolder, 'etc'));
    const pipe = temporaryFolder();
    execFileSync('mkfifo', [join(pipe, 'pipe')]);
    const twins = writeFiles(temporaryFolder(), [
      ['a', ''],
      ['A', ''],
    ]);
    const control = writeFiles(temporaryFolder(), [['a\nb', '']]);
    const bytes = temporaryFolder();
    writeFileSync(Buffer.concat([Buffer.from(`${bytes}/`), Buffer.from([0xff])]), '');
    const found = [];
    for (const folder of [link, linkedFolder, pipe, twins, control, bytes])
      found.push(await refusal(openArchive(folder)));
    expect(found).toEqual(
      ['link', 'etc', 'pipe', 'a', 'a\\u{000a}b', 'ÿ'].map((entry) => ({ code: 'BUNDLE_UNSAFE_PATH', entry })),
    );
  });

  test('whose file became a link after it was listed is not followed', async () => {
    const folder = writeFiles(temporaryFolder(), [['a', 'x']]);
    const archive = await openArchive(folder);
    execFileSync('ln', ['-sf', '/etc/hostname', join(folder, 'a')]);
    expect((await refusal(archive.open('a'))).code).toBe('FILE_UNREADABLE');
  });

  test('that is not there is named', async () => {
    expect((await refusal(openArchive('/nowhere/at/all'))).code).toBe('FILE_UNREADABLE');
  });
});

test('one plain file is an archive with that file in it, also through a link that a person chose', async () => {
  const folder = writeFiles(temporaryFolder(), [['export.csv', 'a,b\n']]);
  symlinkSync(join(folder, 'export.csv'), join(folder, 'latest.csv'));
  expect([await readAll(join(folder, 'export.csv')), await readAll(join(folder, 'latest.csv'))]).toEqual([
    { 'export.csv': 'a,b\n' },
    { 'latest.csv': 'a,b\n' },
  ]);
});

test('several plain files are one archive, whichever folders they came from', async () => {
  const one = writeFiles(temporaryFolder(), [['users.json', '[1]']]);
  const other = writeFiles(temporaryFolder(), [['keys.json', '[2]']]);
  const paths = [join(one, 'users.json'), join(other, 'keys.json')];
  expect([await readAll(paths), await readAll(paths.slice(0, 1))]).toEqual([
    { 'users.json': '[1]', 'keys.json': '[2]' },
    { 'users.json': '[1]' },
  ]);
});

test('several of one name, or a folder or a zip among them, are refused', async () => {
  const one = writeFiles(temporaryFolder(), [['users.json', '[1]']]);
  const other = writeFiles(temporaryFolder(), [['Users.json', '[2]']]);
  const zip = join(temporaryFolder(), 'q3.zip');
  writeFileSync(zip, rawZip([{ name: 'a.csv', content: 'a,b\n' }]));
  const file = join(one, 'users.json');
  const sentences = [];
  for (const second of [join(other, 'Users.json'), other, zip, join(other, 'nothing.json')]) {
    const answer = await openArchive([file, second]).catch((error: Error) => error.message);
    sentences.push(String(answer).replace(second, 'IT'));
  }
  expect(sentences).toEqual([
    '"Users.json" and "users.json" are one file on some machines: they differ only in capital letters.',
    'IT is a folder: import it by itself, not together with other files.',
    'IT is a zip: import it by itself, not together with other files.',
    'There is no file or folder IT.',
  ]);
});
