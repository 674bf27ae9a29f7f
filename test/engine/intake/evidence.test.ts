import { describe, expect, test } from 'vitest';
import { encode } from '../../../electron/engine/intake/decode.ts';
import { type Evidence, type Format, formatOf, openEvidence } from '../../../electron/engine/intake/evidence.ts';
import type { SecretRule } from '../../../electron/engine/intake/withhold.ts';
import { CountersignError } from '../../../shared/errors.ts';

const rule: SecretRule = { field: (name) => (name === 'secret' ? 'secret' : null), places: () => [] };

function opened(text: string, formats: readonly Format[]): Evidence | null {
  return openEvidence({ path: 'f', bytes: Buffer.from(text) }, formats, rule);
}

function told(text: string, formats: readonly Format[]): string | null {
  try {
    return formatOf(text, formats);
  } catch (error) {
    return error instanceof CountersignError ? error.message : 'not ours';
  }
}

/** Address and value of each document, or address and value of each row's key `a`. */
function content(evidence: Evidence | null): unknown {
  if (evidence === null) return null;
  return 'documents' in evidence
    ? evidence.documents.map(({ prefix, value, lineOf }) => [prefix, lineOf(value), value])
    : [...evidence.rows()].map((row) => [row.address.pointer, row.address.line, row.value('a') ?? row.fault]);
}

describe('the format of a file', () => {
  test('one object on each line or one document: the lines decide, and for a single line the order of the kind', () => {
    const both: readonly Format[] = ['json', 'ndjson'];
    const lines: readonly Format[] = ['ndjson', 'json'];
    const texts = ['{"a":1}', '{"a":1}\n', '[{"a":1}]', '{"a":1}\n{"a":2}\n', '{"a":1}\nlog\n', '{\n"a":1}\n{\n"a":2}'];
    expect(texts.map((text) => [told(text, both), told(text, lines)])).toEqual([
      ['json', 'ndjson'],
      ['json', 'ndjson'],
      ['json', 'json'],
      ['ndjson', 'ndjson'],
      ['ndjson', 'ndjson'],
      ['json', 'json'],
    ]);
    expect(
      ['{"a":[{"b":1}\n,{"b":2}]}', '{"a": {"b":1}\n}', '{"a":}\n{"a":2}\n'].map((text) => told(text, both)),
    ).toEqual(['json', 'json', 'ndjson']);
  });

  test('comments and an assignment in front change nothing, and a file of comments alone lists nothing', () => {
    expect([
      told('# a\n# b\n\n{"a":1}\n{"a":2}\n', ['json', 'ndjson']),
      told('# a\n', ['ndjson']),
      told('scoutsuite_results =\n{"a":1}\n', ['json', 'ndjson']),
      told('var report = {"a":1};', ['json']),
      told('null\n', ['json']),
      told(' \n', ['json']),
    ]).toEqual(['ndjson', 'ndjson', 'json', 'json', 'json', null]);
  });

  test('a file of another format is refused in words, but a log line before the lines of JSON is not', () => {
    expect([told('hello', ['json']), told('{}', ['csv']), told('starting\n{"a":1}\n', ['ndjson'])]).toEqual([
      'The file is not JSON, which this kind of source is.',
      'The file is not CSV, which this kind of source is.',
      'ndjson',
    ]);
  });
});

describe('JSON behind something else', () => {
  test('is not taken for a table, in which its secrets would stand in no column that is known for them', () => {
    const both: readonly Format[] = ['json', 'csv'];
    const report = JSON.stringify([{ RuleID: 'r', Secret: 's' }], null, 2);
    expect([
      told(`scan done\n${report}`, both),
      told('null[{"a": 1}]', both),
      told(`INFO 1, 2\n\n"Secret": "x",\n`, both),
      told('a,b\n1,"{""k"": 1}"\n2,"[\n{\n""k"": 1\n}]"\n3,{"k": 1}\n', both),
    ]).toEqual([
      'Line 4 looks like JSON, but the file begins with something else; remove what stands before the JSON.',
      'Line 1 looks like JSON, but the file begins with something else; remove what stands before the JSON.',
      'Line 3 looks like JSON, but the file begins with something else; remove what stands before the JSON.',
      'csv',
    ]);
  });
});

describe('an opened file', () => {
  test('a script is cut off and never run, and its lines keep their numbers', () => {
    const script = 'scoutsuite_results =\n{"a":\n{"secret":"correct horse battery"}};\n';
    expect(content(opened(script, ['json']))).toEqual([['', 2, { a: { secret: '[redacted, ends tery]' } }]]);
    for (const wrong of ['results = run({"a":1})', 'results = {"a":1}; run()', 'a = b = {"a":1}', '{"a":1};'])
      expect(() => opened(wrong, ['json']), wrong).toThrow(CountersignError);
  });

  test('documents one after another are several, with the index in front of their pointers', () => {
    expect(content(opened('{\n "a": 1\n}\n[\n 2\n]\n', ['json']))).toEqual([
      ['/0', 1, { a: 1 }],
      ['/1', 4, [2]],
    ]);
    expect(() => opened('{}\n\n{"a":1,}', ['json'])).toThrow('Line 3, column 8: not valid JSON');
    for (const glued of ['{}{}', '[] []', '{}\n1', '{}\nx'])
      expect(() => opened(glued, ['json']), glued).toThrow('there is more text after the end of the document');
  });

  test('a line that is no object is refused by itself, and comments before and between the lines are none', () => {
    expect(content(opened('# a\n\n{"a":1}\n\n[1]\n{"a":\n12\n# b\n{"a":"é"}\n', ['ndjson']))).toEqual([
      ['/0', 3, 1],
      ...[5, 6, 7].map((line, index) => [
        `/${index + 1}`,
        line,
        'The line is not one well-formed JSON object (or a key stands in it twice).',
      ]),
      ['/4', 9, 'é'],
    ]);
  });

  test('a line can be walked as a document whose pointers begin with its index', () => {
    const evidence = opened('{"a":[{"b":1}]}\nx\n', ['ndjson']);
    const rows = evidence?.format === 'ndjson' ? [...evidence.rows()] : [];
    expect(rows.map(({ document }) => document && [document.prefix, document.lineOf(document.value)])).toEqual([
      ['/0', 1],
      null,
    ]);
  });

  test('of columns with one name the first is the value, and all of them are the values', () => {
    const table = opened('Key;Labels;Labels;Labels;secret;secret\n1;a;;c;first secret value;second secret value\n', [
      'csv',
    ]);
    const lines = opened('{"Labels":["a","c"],"Key":1}\n', ['ndjson']);
    const read = (evidence: Evidence | null) =>
      evidence?.format === 'csv' || evidence?.format === 'ndjson'
        ? [...evidence.rows()].map((row) =>
            ['Key', 'Labels', 'none', 'secret'].map((name) => [row.value(name), row.values(name)]),
          )
        : [];
    expect([read(table), read(lines)]).toEqual([
      [
        [
          ['1', ['1']],
          ['a', ['a', '', 'c']],
          [undefined, []],
          ['[redacted, ends alue]', ['[redacted, ends alue]', '[redacted, ends alue]']],
        ],
      ],
      [
        [
          [1, [1]],
          [
            ['a', 'c'],
            ['a', 'c'],
          ],
          [undefined, []],
          [undefined, []],
        ],
      ],
    ]);
  });

  test('in every encoding with a byte order mark it is the same', () => {
    const text = '# ä\n{"a":"ä"}\n{"a":2}\n';
    const all = (['utf-8', 'utf-16le', 'utf-16be'] as const).map((encoding) =>
      content(openEvidence({ path: 'f', bytes: encode(text, encoding, true) }, ['ndjson'], rule)),
    );
    expect(all).toEqual(
      Array.from({ length: 3 }, () => [
        ['/0', 2, 'ä'],
        ['/1', 3, 2],
      ]),
    );
  });
});
