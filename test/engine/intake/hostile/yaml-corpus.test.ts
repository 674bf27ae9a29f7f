// YAML that was written to break its reader: bombs, cycles, tags that make objects, merge keys, and what no exporter
// writes. Either its plain values come out or a sentence that says why not.
import { describe, expect, test } from 'vitest';
import { redact } from '../../../../electron/engine/intake/redact.ts';
import { parseYaml } from '../../../../electron/engine/intake/yaml.ts';
import { CountersignError } from '../../../../shared/errors.ts';
import { file, readAll } from '../reading.ts';

function outcome(text: string): unknown {
  try {
    return parseYaml(text).map(({ value }) => value);
  } catch (error) {
    return error instanceof CountersignError ? `${error.code} ${error.message}` : `not ours: ${String(error)}`;
  }
}

const laughs = ['a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]'];
for (const [index, name] of [...'bcdefghi'].entries()) {
  const before = [...'abcdefgh'][index];
  laughs.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`);
}

const refused: Readonly<Record<string, readonly [string, string]>> = {
  'billion laughs': [`${laughs.join('\n')}\n`, 'its aliases repeat too much'],
  'the same in maps': [
    `${['a: &a {x: 1, y: 2, z: 3}', ...[...'bcdefghijk'].map((name, index) => `${name}: &${name} {x: *${'abcdefghij'[index]}, y: *${'abcdefghij'[index]}, z: *${'abcdefghij'[index]}}`)].join('\n')}\n`,
    'its aliases repeat too much',
  ],
  'an anchor inside itself': ['a: &a [*a]\n', 'SOURCE_'],
  'an alias before its anchor': ['a: *b\nb: &b 1\n', 'SOURCE_UNREADABLE'],
  'a merge key': ['base: &b {a: 1}\nall:\n  <<: *b\n  c: 2\n', 'merge keys are not read; write the values out'],
  'a merge key with a list': ['all:\n  <<: [{a: 1}, {b: 2}]\n', 'merge keys are not read; write the values out'],
  'a key twice': ['a: 1\nb: 2\na: 3\n', 'a key stands twice, so the map has two meanings'],
  'a key twice, one quoted': ['a: 1\n"a": 3\n', 'a key stands twice'],
  'a key that is a list': ['? [a, b]\n: 1\n', 'a key is not plain text'],
  'a key that is a map': ['{? {a: 1} : 2}\n', 'a key is not plain text'],
  'JSON behind some words': ['done {"kind":"Secret","data":{"t":"x"}}', 'a document is plain text'],
  'JSON behind some words, cut off': ['done{"kind":"Secret","data":{"t":"x"},"metadata":', 'a key looks like JSON'],
  'tabs as indentation': ['a:\n\tb: 1\n', 'not well-formed'],
  'a flow list that never closes': ['a: [1, 2\nb: 3\n', 'not well-formed'],
  'a quote that never closes': ['a: "x\nb: 3\n', 'not well-formed'],
  'nesting in flow': [`a: ${'['.repeat(5000)}`, 'SOURCE_'],
  'nesting in blocks': [`${'- '.repeat(3000)}a\n`, 'SOURCE_'],
  'nesting by indentation': [
    Array.from({ length: 600 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    'SOURCE_TOO_DEEP',
  ],
};

const read: Readonly<Record<string, readonly [string, unknown]>> = {
  'anchors used twice': ['a: &x {k: 1}\nb: *x\nc: *x\n', [{ a: { k: 1 }, b: { k: 1 }, c: { k: 1 } }]],
  'tags that would make objects': [
    'a: !!python/object/apply:os.system ["id"]\nb: !!js/function "function(){}"\nc: !ruby/object:X {k: v}\nd: !!binary aGk=\n',
    [{ a: ['id'], b: 'function(){}', c: { k: 'v' }, d: 'aGk=' }],
  ],
  'a prototype': [
    '__proto__: {polluted: true}\nconstructor: x\n',
    [JSON.parse('{"__proto__":{"polluted":true},"constructor":"x"}')],
  ],
  'numbers beyond 2^53, not numbers, octal, hexadecimal, yes and no': [
    'a: 9007199254740993\nb: .nan\nc: .inf\nd: 012345678910\ne: 0x1F\nf: yes\ng: 1_000\n',
    [{ a: '9007199254740993', b: '.nan', c: '.inf', d: '012345678910', e: 31, f: 'yes', g: '1_000' }],
  ],
  'dates stay text': ['a: 2026-10-01\nb: 2026-10-01T09:30:00Z\n', [{ a: '2026-10-01', b: '2026-10-01T09:30:00Z' }]],
  'half a character in an escape': ['a: "\\uD800"\n', [{ a: '\uFFFD' }]],
  'keys that are numbers or nothing': ['1: a\ntrue: b\n', [{ 1: 'a', true: 'b' }]],
  'empty documents': ['---\n---\n...\n---\na: 1\n', [null, null, { a: 1 }]],
  'JSON in YAML': ['{"a": [1, "b"]}', [{ a: [1, 'b'] }]],
  'a byte order mark in the middle': ['a: "\uFEFFb"\n', [{ a: '\uFEFFb' }]],
};

describe('hostile YAML', () => {
  test('is refused in words that name a line or the depth', () => {
    const found = Object.entries(refused).map(([name, [text, words]]) => {
      const told = outcome(text);
      return typeof told === 'string' && told.startsWith('SOURCE_') && told.includes(words) ? null : [name, told];
    });
    expect(found.filter((one) => one !== null)).toEqual([]);
  });

  test('or read to plain values, with no object made and no prototype touched', () => {
    expect(Object.entries(read).map(([name, [text]]) => [name, outcome(text)])).toEqual(
      Object.entries(read).map(([name, [, value]]) => [name, value]),
    );
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('twenty thousand documents in one file are twenty thousand documents', () => {
    expect((outcome('---\n{}\n'.repeat(20_000)) as unknown[]).length).toBe(20_000);
  });

  test('each of them imports to records or is refused, and what is refused is not stored', async () => {
    for (const [name, [text]] of [...Object.entries(refused), ...Object.entries(read)]) {
      const input = file(`${name}.yaml`, `# made by hand\n${text}`);
      const records = await readAll('kubernetes.objects', [input]);
      const lost = records.some((record) => record.type === 'remark' && record.remark === 'partial');
      let stored = true;
      try {
        redact('kubernetes.objects', input.bytes);
      } catch (error) {
        if (!(error instanceof CountersignError)) throw error;
        stored = false;
      }
      expect([name, records.length > 0, stored]).toEqual([name, true, !lost]);
    }
  });

  test('a secret that is reached by an alias is gone wherever it stands', async () => {
    const secret = 'dGhlLXJlYWwtc2VjcmV0LXZhbHVl';
    const text = `apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: n, annotations: {note: &it ${secret}}}\ndata:\n  token: *it\n`;
    const stored = Buffer.from(redact('kubernetes.objects', Buffer.from(text)).bytes).toString();
    const records = await readAll('kubernetes.objects', [file('s.yaml', text)]);
    expect([stored.includes(secret), JSON.stringify(records).includes(secret)]).toEqual([false, false]);
  });
});
