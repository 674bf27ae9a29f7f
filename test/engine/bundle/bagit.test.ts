import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readBundle } from '../../../electron/engine/bundle/read.ts';
import { rawZip } from './rawZip.ts';
import type { Files } from './sampleBag.ts';
import { asZip, refusal, sampleBag, samplePayload, sealTags, sha256 } from './sampleBag.ts';

const read = (files: Files, top?: string) => readBundle(asZip(files, top));
const append = (files: Files, path: string, more: string) =>
  files.set(path, Buffer.concat([files.get(path) ?? Buffer.alloc(0), Buffer.from(more)]));

describe('a bag is accepted', () => {
  test('at the top of a zip or in one folder, and named after it', async () => {
    const inFolder = await read(sampleBag(), 'quarter-3/');
    const atTop = await read(sampleBag(), '');
    expect([inFolder.kind, inFolder.name, atTop.kind, atTop.name, inFolder.files.map((file) => file.path)]).toEqual([
      'bag',
      'quarter-3',
      'bag',
      'bundle',
      ['aws/report.csv', 'declaration.json'],
    ]);
  });

  test('with CRLF, *, ./ and capital digits in its manifest, and folded lines in bag-info.txt', async () => {
    const files = sampleBag({
      spoil(bag) {
        const lines = Object.entries(samplePayload).map(
          ([path, text]) => `${sha256(text).toUpperCase()} *./data/${path}\r\n`,
        );
        bag.set('manifest-sha256.txt', Buffer.from(lines.join('')));
        append(bag, 'bag-info.txt', 'External-Description: first line\r\n\tsecond line\r\nContact: a\nContact: b\n');
      },
    });
    expect((await read(files)).bagInfo.slice(1)).toEqual([
      { label: 'External-Description', value: 'first line second line' },
      { label: 'Contact', value: 'a' },
      { label: 'Contact', value: 'b' },
    ]);
  });

  test('with a % in a name, written as BagIt 1.0 wants it or as sha256sum does', async () => {
    const payload = { '100%.csv': 'x', '%41.csv': 'y' };
    const encoded = sampleBag({
      payload,
      spoil: (bag) =>
        bag.set(
          'manifest-sha256.txt',
          Buffer.from(`${sha256('x')}  data/100%25.csv\n${sha256('y')}  data/%2541.csv\n`),
        ),
    });
    const paths = async (files: Files) => (await read(files)).files.map((file) => file.path);
    expect([await paths(encoded), await paths(sampleBag({ payload }))]).toEqual([
      ['%41.csv', '100%.csv'],
      ['%41.csv', '100%.csv'],
    ]);
  });

  test.each(['UTF-16', 'UTF-16LE', 'UTF-16BE', 'ISO-8859-1'])('with its tag files in %s', async (encoding) => {
    const payload = { 'Zürich.csv': 'x' };
    const encode = (text: string) =>
      encoding === 'ISO-8859-1'
        ? Buffer.from(text, 'latin1')
        : encoding === 'UTF-16BE'
          ? Buffer.from(text, 'utf16le').swap16()
          : Buffer.from(encoding === 'UTF-16' ? `\ufeff${text}` : text, 'utf16le');
    const files = sampleBag({
      payload,
      signed: false,
      spoil(bag) {
        bag.set('bagit.txt', Buffer.from(`BagIt-Version: 1.0\nTag-File-Character-Encoding: ${encoding}\n`));
        for (const name of ['bag-info.txt', 'manifest-sha256.txt'])
          bag.set(name, encode(bag.get(name)?.toString() ?? ''));
      },
    });
    files.set('tagmanifest-sha256.txt', encode(files.get('tagmanifest-sha256.txt')?.toString() ?? ''));
    expect((await read(files)).files.map((file) => file.path)).toEqual(['Zürich.csv']);
  });

  test('with SHA-512 and MD5 beside SHA-256 when all of them hold', async () => {
    const manifest = (algorithm: string) =>
      Buffer.from(
        Object.entries(samplePayload)
          .map(([path, text]) => `${createHash(algorithm).update(text).digest('hex')}  data/${path}\n`)
          .join(''),
      );
    const add = (wrong: string) => (bag: Files) => {
      for (const algorithm of ['md5', 'sha512']) {
        const content = manifest(algorithm).toString();
        bag.set(
          `manifest-${algorithm}.txt`,
          Buffer.from(algorithm === wrong ? content.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) : content),
        );
      }
    };
    const accepted = await read(sampleBag({ spoil: add('none') }));
    expect([
      accepted.files.length,
      (await refusal(read(sampleBag({ spoil: add('md5') })))).code,
      (await refusal(read(sampleBag({ spoil: add('sha512') })))).code,
    ]).toEqual([2, 'BUNDLE_CHECKSUM', 'BUNDLE_CHECKSUM']);
  });
});

describe('a bag is refused', () => {
  const spoiled: [string, (files: Files) => void, string, unknown][] = [
    ['wants files from elsewhere', (bag) => bag.set('fetch.txt', Buffer.from('x')), 'BUNDLE_FETCH', 'fetch.txt'],
    [
      'has another version',
      (bag) => bag.set('bagit.txt', Buffer.from('BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n')),
      'BUNDLE_NOT_BAGIT',
      'bagit.txt',
    ],
    [
      'has an encoding nobody knows',
      (bag) => bag.set('bagit.txt', Buffer.from('BagIt-Version: 1.0\nTag-File-Character-Encoding: EBCDIC\n')),
      'BUNDLE_NOT_BAGIT',
      'bagit.txt',
    ],
    [
      'has bytes that are not in its encoding',
      (bag) => bag.set('bag-info.txt', Buffer.from([0xff])),
      'BUNDLE_NOT_BAGIT',
      'bag-info.txt',
    ],
    [
      'has a line that is no checksum',
      (bag) => append(bag, 'manifest-sha256.txt', 'hello\n'),
      'BUNDLE_NOT_BAGIT',
      'manifest-sha256.txt',
    ],
    [
      'has a checksum that is too short',
      (bag) => append(bag, 'manifest-sha256.txt', 'abcd  data/x\n'),
      'BUNDLE_NOT_BAGIT',
      'manifest-sha256.txt',
    ],
    [
      'lists a file that is missing',
      (bag) => bag.delete('data/aws/report.csv'),
      'BUNDLE_MISSING_FILE',
      'data/aws/report.csv',
    ],
    [
      'has a file that is not listed',
      (bag) => bag.set('data/extra.csv', Buffer.from('x')),
      'BUNDLE_UNLISTED_FILE',
      'data/extra.csv',
    ],
    [
      'has a changed file',
      (bag) =>
        append(bag, 'data/aws/report.csv', '').set(
          'data/aws/report.csv',
          Buffer.from((samplePayload['aws/report.csv'] ?? '').replace('backup', 'bckaup')),
        ),
      'BUNDLE_CHECKSUM',
      'data/aws/report.csv',
    ],
    ['has a longer file', (bag) => append(bag, 'data/aws/report.csv', 'x'), 'BUNDLE_CHECKSUM', 'bag-info.txt'],
    [
      'declares other totals',
      (bag) => bag.set('bag-info.txt', Buffer.from('Payload-Oxum: 1.1\n')),
      'BUNDLE_CHECKSUM',
      'bag-info.txt',
    ],
    [
      'declares totals in no known form',
      (bag) => bag.set('bag-info.txt', Buffer.from('Payload-Oxum: many\n')),
      'BUNDLE_NOT_BAGIT',
      'bag-info.txt',
    ],
    [
      'has a bag-info.txt without labels',
      (bag) => bag.set('bag-info.txt', Buffer.from('hello\n')),
      'BUNDLE_NOT_BAGIT',
      'bag-info.txt',
    ],
    [
      'lists a path that climbs out',
      (bag) => append(bag, 'manifest-sha256.txt', `${sha256('')}  data/../../x\n`),
      'BUNDLE_UNSAFE_PATH',
      'data/../../x',
    ],
    [
      'lists a line break in a name',
      (bag) => append(bag, 'manifest-sha256.txt', `${sha256('')}  data/a%0Ab\n`),
      'BUNDLE_UNSAFE_PATH',
      'data/a\\u{000a}b',
    ],
    [
      'lists a tag file as payload',
      (bag) => append(bag, 'manifest-sha256.txt', `${sha256('')}  bagit.txt\n`),
      'BUNDLE_NOT_BAGIT',
      'bagit.txt',
    ],
    [
      'lists a file twice',
      (bag) => append(bag, 'manifest-sha256.txt', `${sha256('')}  data/aws/report.csv\n`),
      'BUNDLE_UNSAFE_PATH',
      'data/aws/report.csv',
    ],
    [
      'has MD5 only',
      (bag) => {
        bag.delete('manifest-sha256.txt');
        bag.set('manifest-md5.txt', Buffer.from(''));
      },
      'BUNDLE_WEAK_CHECKSUM',
      'manifest-md5.txt',
    ],
    [
      'has a checksum nobody knows',
      (bag) => bag.set('manifest-crc32.txt', Buffer.from('')),
      'BUNDLE_WEAK_CHECKSUM',
      'manifest-crc32.txt',
    ],
    ['has no manifest', (bag) => bag.delete('manifest-sha256.txt'), 'BUNDLE_MISSING_FILE', 'manifest-sha256.txt'],
    ['has no bagit.txt', (bag) => bag.delete('bagit.txt'), 'BUNDLE_NOT_BAGIT', 'bundle/manifest-sha256.txt'],
  ];

  test.each(spoiled)('that %s', async (_, spoil, code, entry) => {
    expect(await refusal(read(sampleBag({ spoil })))).toEqual({ code, entry });
  });

  const tampered: [string, (files: Files) => void, string, unknown][] = [
    ['a tag file was changed', (bag) => append(bag, 'bag-info.txt', 'x: y\n'), 'BUNDLE_CHECKSUM', 'bag-info.txt'],
    ['a tag file was added', (bag) => bag.set('more.txt', Buffer.from('x')), 'BUNDLE_UNLISTED_FILE', 'more.txt'],
    ['a tag file was removed', (bag) => bag.delete('bag-info.txt'), 'BUNDLE_MISSING_FILE', 'bag-info.txt'],
    [
      'the tag manifest was removed',
      (bag) => bag.delete('tagmanifest-sha256.txt'),
      'BUNDLE_MISSING_FILE',
      'tagmanifest-sha256.txt',
    ],
    [
      'a signature is listed as a tag file',
      (bag) => append(bag, 'tagmanifest-sha256.txt', `${sha256('')}  sig/tagmanifest-sha256.txt.sig\n`),
      'BUNDLE_NOT_BAGIT',
      'sig/tagmanifest-sha256.txt.sig',
    ],
    [
      'the tag manifest was made again',
      (bag) => {
        append(bag, 'bag-info.txt', 'x: y\n');
        sealTags(bag);
      },
      'BUNDLE_SIGNATURE_INVALID',
      'sig/tagmanifest-sha256.txt.sig',
    ],
  ];

  test.each(tampered)('when after signing %s', async (_, tamper, code, entry) => {
    const files = sampleBag();
    tamper(files);
    expect(await refusal(read(files))).toEqual({ code, entry });
  });

  test('when something lies beside it or there are two of them', async () => {
    const entries = (top: string) => [...sampleBag()].map(([path, content]) => ({ name: top + path, content }));
    expect([
      await refusal(readBundle(rawZip([...entries('bag/'), { name: 'beside.csv', content: 'x' }]))),
      (await refusal(readBundle(rawZip([...entries('a/'), ...entries('b/')])))).code,
    ]).toEqual([{ code: 'BUNDLE_UNLISTED_FILE', entry: 'beside.csv' }, 'BUNDLE_NOT_BAGIT']);
  });

  test('with the digests that were expected and found', async () => {
    const files = sampleBag({ payload: { a: 'x' } });
    files.set('data/a', Buffer.from('y'));
    await expect(read(files)).rejects.toMatchObject({
      details: { entry: 'data/a', algorithm: 'sha256', expected: sha256('x'), found: sha256('y') },
    });
  });
});
