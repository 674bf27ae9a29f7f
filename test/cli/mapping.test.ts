// Somebody's own table on the command line: from the refusal that says what to do, to the next quarter's file.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { bench, countersign, json } from './run.ts';

const at = bench();
const inWorkspace = (...args: string[]) => [...args, '--workspace', at.workspace];
afterAll(() => at.remove());

it('says how an unknown table can be read, proposes a mapping, saves it, and reads the next file by it', async () => {
  const [first, next, profile] = ['bots-q1.csv', 'bots-q2.csv', 'mapping.json'].map((name) =>
    join(at.folder, name),
  ) as [string, string, string];
  writeFileSync(first, 'Account,Owner,Role,Resource\nsvc-a,Dana Owner,Reader,ERP\nsvc-b,,Admin,ERP\n');
  writeFileSync(next, 'Account,Owner,Role,Resource\nsvc-a,Dana Owner,Reader,ERP\n');
  await json(
    0,
    'workspace',
    'create',
    at.workspace,
    '--customer',
    'Northwind',
    '--provider',
    'Harbour',
    '--model',
    'managed',
  );
  const person = (name: string, party: string) =>
    json(0, ...inWorkspace('person', 'add', name, '--party', party, '--email', `${party}@example.org`));
  await person('Dana Owner', 'customer');
  await person('Sam Analyst', 'provider');

  const refused = await countersign(...inWorkspace('import', first, '--accept-untrusted'));
  const suggested = await countersign(...inWorkspace('mapping', 'suggest', first));
  const proposal = JSON.parse(suggested.stdout) as Record<string, unknown>;
  writeFileSync(profile, JSON.stringify(proposal));
  const incomplete = await countersign(...inWorkspace('mapping', 'save', profile));
  writeFileSync(profile, JSON.stringify({ ...proposal, name: 'ERP bots', system: 'erp:northwind' }));
  const preview = await json<{ counts: unknown }>(0, ...inWorkspace('mapping', 'preview', first, '--profile', profile));
  const byProvider = await countersign(...inWorkspace('mapping', 'save', profile, '--as', 'Sam Analyst'));
  const saved = await json<{ kind: string }>(0, ...inWorkspace('mapping', 'save', profile, '--as', 'Dana Owner'));
  const read = (file: string, ...more: string[]) =>
    json<{ sources: { kind: string; imported: unknown }[]; delta: unknown }>(
      0,
      ...inWorkspace('import', file, '--accept-untrusted', ...more),
    );
  const imported = await read(first, '--mapping', 'ERP bots');
  const later = await read(next);
  const listed = await countersign(...inWorkspace('mapping', 'list'));
  await json(0, ...inWorkspace('mapping', 'retire', 'ERP bots', '--reason', 'replaced', '--as', 'Dana Owner'));
  writeFileSync(next, 'Account,Owner,Role,Resource\nsvc-c,Dana Owner,Reader,ERP\n');
  const retired = await countersign(...inWorkspace('import', next, '--mapping', 'ERP bots', '--accept-untrusted'));
  const counts = { identities: 2, credentials: 0, entitlements: 2, findings: 0, actions: 0 };
  expect({
    refused: [refused.code, /mapping suggest FILE/.test(refused.stderr)],
    open: /which system are the rows of/.test(suggested.stderr),
    incomplete: incomplete.code === 0,
    preview: preview.counts,
    byProvider: [byProvider.code, /PROVIDER_MAY_NOT_DECIDE/.test(byProvider.stderr)],
    kind: saved.kind,
    imported: imported.sources.map((source) => [source.kind, source.imported]),
    later: later.delta,
    listed: /ERP bots +1 +identity, entitlement/.test(listed.stdout),
    retired: /was retired: replaced/.test(retired.stderr),
  }).toEqual({
    refused: [expect.any(Number), true],
    open: true,
    incomplete: false,
    preview: counts,
    byProvider: [3, true],
    kind: 'mapped.erp-bots',
    imported: [['mapped.erp-bots', counts]],
    later: { new: 0, changed: 0, unchanged: 1, removed: 1, reappeared: 0 },
    listed: true,
    retired: true,
  });
}, 120_000);
