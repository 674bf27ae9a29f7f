import { matchesGlob as nodeMatchesGlob } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimFiles, parseDeclaration } from '../../../electron/engine/bundle/declaration.ts';
import { matchesGlob } from '../../../electron/engine/bundle/glob.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { sampleDeclaration } from './sampleBag.ts';

const source = sampleDeclaration.sources[0];
const parse = (value: unknown) => parseDeclaration(Buffer.from(JSON.stringify(value)));
const withSources = (...sources: object[]) =>
  parse({ ...sampleDeclaration, sources: sources.map((each) => ({ ...source, ...each })) });

function sentence(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof CountersignError && error.code === 'BUNDLE_DECLARATION') return error.message;
    throw error;
  }
  return 'accepted';
}

describe('declaration.json', () => {
  test('is read with all that is left out as unknown', () => {
    const { format, provider, engagement, period } = sampleDeclaration;
    const sources = [{ id: 's', files: ['a.csv'], extracted_at: '2026-10-01T08:00:00+02:00' }];
    expect(parse({ format, provider, engagement, sequence: 3, period, sources, more: 'of it' })).toEqual({
      format,
      provider,
      engagement,
      sequence: 3,
      previous: null,
      period,
      statement: null,
      sources: [
        { ...sources[0], kind: null, system: null, query: null, filters: null, declared: {}, empty_attested: false },
      ],
    });
  });

  test('is refused in words that name the field', () => {
    const spoil = (change: object) => sentence(() => parse({ ...sampleDeclaration, ...change }));
    const spoilSource = (change: object) => sentence(() => withSources(change));
    expect([
      sentence(() => parse(sampleDeclaration)),
      sentence(() => parseDeclaration(Buffer.from('{'))),
      sentence(() => parseDeclaration(Buffer.from([0xff]))),
      sentence(() => parse([])),
      spoil({ format: 'countersign-evidence/2' }),
      spoil({ provider: undefined }),
      spoil({ provider: ' ' }),
      spoil({ sequence: 0 }),
      spoil({ sequence: '1' }),
      spoil({ previous: 'abc' }),
      spoil({ period: { from: '2026-10-01', to: '2026-09-01' } }),
      spoil({ period: { from: 'yesterday', to: '2026-09-01' } }),
      spoil({ sources: [] }),
      spoilSource({ extracted_at: undefined }),
      spoilSource({ extracted_at: '1.10.2026' }),
      spoilSource({ declared: { identities: -1 } }),
      spoilSource({ declared: { identities: 'many' } }),
      spoilSource({ files: 'a.csv' }),
      sentence(() => withSources({ id: 'a' }, { id: 'a' })),
    ]).toEqual([
      'accepted',
      'declaration.json is not valid JSON in UTF-8.',
      'declaration.json is not valid JSON in UTF-8.',
      'In declaration.json, the whole must be an object.',
      'In declaration.json, format must be "countersign-evidence/1".',
      'In declaration.json, provider is missing.',
      'In declaration.json, provider must not be empty.',
      'In declaration.json, sequence must be 1 or more.',
      'In declaration.json, sequence must be a number.',
      'In declaration.json, previous must be "sha256:" and 64 hexadecimal digits.',
      'In declaration.json, period must not end before it begins.',
      'In declaration.json, period.from must be a date such as 2026-10-01.',
      'In declaration.json, sources must have at least one source.',
      'In declaration.json, sources[0].extracted_at is missing.',
      'In declaration.json, sources[0].extracted_at must be a time such as 2026-10-01T09:30:00Z.',
      'In declaration.json, sources[0].declared.identities must not be negative.',
      'In declaration.json, sources[0].declared.identities must be a number.',
      'In declaration.json, sources[0].files must be a list.',
      'In declaration.json, sources[1].id "a" is there twice.',
    ]);
  });
});

describe('files are claimed', () => {
  const paths = ['aws/a.csv', 'aws/b.csv', 'declaration.json', 'k8s/deep/er/x.json', 'notes.txt'];

  test('by the source whose patterns match, and the rest is reported', () => {
    const declaration = withSources(
      { id: 'aws', files: ['aws/*.csv'] },
      { id: 'k8s', files: ['./data/k8s/**', 'k8s/**/x.json'] },
    );
    const claims = claimFiles(declaration, paths);
    expect([[...claims.bySource], claims.unclaimed]).toEqual([
      [
        ['aws', ['aws/a.csv', 'aws/b.csv']],
        ['k8s', ['k8s/deep/er/x.json']],
      ],
      ['notes.txt'],
    ]);
  });

  test('never twice, never by a pattern without files, and never by a source that says nothing', () => {
    const claim = (...sources: object[]) => sentence(() => claimFiles(withSources(...sources), paths));
    expect([
      claim({ id: 'a', files: ['aws/*'] }, { id: 'b', files: ['**/b.csv'] }),
      claim({ id: 'a', files: ['gcp/*'] }),
      claim({ id: 'a', files: ['declaration.json'] }),
      claim({ id: 'a', files: [] }),
      claim({ id: 'a', files: [], empty_attested: true }),
      claim({ id: 'a', files: ['gcp/*'], empty_attested: true }),
    ]).toEqual([
      'In declaration.json, aws/b.csv belongs to two sources, "a" and "b".',
      'In declaration.json, source "a" names gcp/*, but no file matches it.',
      'In declaration.json, source "a" names declaration.json, but no file matches it.',
      'In declaration.json, source "a" names no files; an empty source needs empty_attested.',
      'accepted',
      'accepted',
    ]);
  });
});

describe('a pattern', () => {
  test.each([
    ['a.csv', 'a.csv', true],
    ['a.csv', 'a?csv', true],
    ['a/b.csv', '*.csv', false],
    ['a/b.csv', '**/*.csv', true],
    ['b.csv', '**/*.csv', true],
    ['a/b/c/d', 'a/**/d', true],
    ['a/d', 'a/**/d', true],
    ['a/b', 'a/**', true],
    ['.hidden/x', '*/x', true],
    ['a[1].csv', 'a[1].csv', true],
    ['a1.csv', 'a[1].csv', false],
    ['aXbXc', 'a*b*c', true],
    ['aXbXd', 'a*b*c', false],
    ['x/y/a/b/z', '**/a/**/z', true],
  ])('for %s, %s matches: %s', (path, glob, expected) => {
    expect(matchesGlob(path, glob)).toBe(expected);
  });

  test('agrees with the one of Node', () => {
    const letter = fc.constantFrom('a', 'b');
    const name = fc.string({ unit: letter, minLength: 1, maxLength: 4 });
    const pattern = fc.oneof(
      fc.constant('**'),
      fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 4 }),
    );
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 4 }),
        fc.array(pattern, { minLength: 1, maxLength: 4 }),
        (names, parts) => {
          // Two stars within a name mean one; as a whole name they mean folders. Node takes `a/**` for `a` itself too.
          fc.pre(parts.at(-1) !== '**' && parts.every((part) => part === '**' || !part.includes('**')));
          expect(matchesGlob(names.join('/'), parts.join('/'))).toBe(nodeMatchesGlob(names.join('/'), parts.join('/')));
        },
      ),
    );
  });

  test('made to take for ever does not', () => {
    expect(matchesGlob('a'.repeat(5000), `${'*a'.repeat(2000)}b`)).toBe(false);
    expect(matchesGlob(`${'a/'.repeat(30)}a`, `${'**/a/'.repeat(500)}b`)).toBe(false);
  });
});
