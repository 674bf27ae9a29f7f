import { expect, test } from 'vitest';
import { z } from 'zod';
import { path } from '../../shared/contract/method.ts';
import { contract } from '../../shared/contract.ts';
import { hostPathsIn } from '../../shared/host-paths.ts';

test('finds the paths that the contract declares, in lists and behind defaults, and nothing else', () => {
  const found = [
    hostPathsIn('workspace.open', { file: '/a/b.countersign' }),
    hostPathsIn('evidence.inspect', { path: '/a/bundle.zip' }),
    hostPathsIn('evidence.import', { path: ['/a/users.json', '/b/keys.json'], kind: '/not/a/path' }),
    hostPathsIn('verify.file', { path: '/r.pdf', roots: ['/one.pem', '/two.pem'], checkpoint: '/c.txt' }),
    hostPathsIn('workspace.create', { file: '/w', customer: '/not/a/path', provider: 'p', model: 'managed' }),
  ];
  expect(found).toEqual([
    ['/a/b.countersign'],
    ['/a/bundle.zip'],
    ['/a/users.json', '/b/keys.json'],
    ['/r.pdf', '/one.pem', '/two.pem', '/c.txt'],
    ['/w'],
  ]);
});

test('yields nothing for a method or a shape that the contract does not know', () => {
  const inputs: unknown[] = [null, 7, 'text', [], { path: 7 }, { path: [7] }];
  expect([
    inputs.map((input) => hostPathsIn('evidence.inspect', input)),
    hostPathsIn('nobody.knows', { path: '/a' }),
    hostPathsIn('constructor', { path: '/a' }),
  ]).toEqual([inputs.map(() => []), [], []]);
});

test('every field of the contract that is called after a file is declared as a path', () => {
  const suspicious = Object.entries(contract).flatMap(([method, { input }]) => {
    if (!(input instanceof z.ZodObject)) return [];
    const fields: Readonly<Record<string, unknown>> = input.shape;
    return Object.keys(fields)
      .filter((name) => /^(path|paths|out|folder|roots)$/i.test(name) && !holdsPath(fields[name]))
      .map((name) => `${method}.${name}`);
  });
  expect(suspicious).toEqual([]);
});

function holdsPath(schema: unknown): boolean {
  if (schema === path) return true;
  if (schema instanceof z.ZodArray) return holdsPath(schema.element);
  if (schema instanceof z.ZodUnion) return schema.options.every(holdsPath);
  const wrapped = schema instanceof z.ZodDefault || schema instanceof z.ZodNullable || schema instanceof z.ZodOptional;
  return wrapped && holdsPath(schema.unwrap());
}
