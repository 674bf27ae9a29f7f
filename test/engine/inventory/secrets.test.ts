import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { getBlob } from '../../../electron/engine/inventory/blobs.ts';
import { emptyFolder, importPath, makeQuarter, newWorkspace, samples, withoutSamples } from './quarter.ts';

interface Leak {
  readonly Secret?: string;
  readonly Match?: string;
  readonly offender?: string;
}

test.skipIf(withoutSamples)('no secret of a scanner report is anywhere in the workspace', async () => {
  const secrets = new Set<string>();
  const workspace = await newWorkspace();
  let imported = 0;
  for (const file of reports()) {
    for (const leak of leaksIn(readFileSync(file, 'utf8'))) {
      for (const value of [leak.Secret, leak.Match, leak.offender])
        if (value !== undefined && value.length >= 8) secrets.add(value);
    }
    const report = await importPath(workspace, file, { kind: 'gitleaks.report' }).catch(() => null);
    imported += report?.sources[0]?.imported.findings ?? 0;
  }
  // The stored files are compressed: what they inflate to is searched as well as the file itself.
  const kept = workspace.read
    .prepare<[], string>('select sha256 from blob')
    .pluck()
    .all()
    .map((sha256) => getBlob(workspace.read, sha256).toString('latin1'));
  await workspace.close();
  const files = readdirSync(dirname(workspace.file)).map((name) => join(dirname(workspace.file), name));
  const written = [...files.filter((file) => existsSync(file)).map((file) => readFileSync(file, 'latin1')), ...kept];
  const found = [...secrets].filter((secret) => written.some((bytes) => bytes.includes(secret)));
  expect({ found, searched: secrets.size > 1, imported: imported > 5, kept: kept.length > 0 }).toEqual({
    found: [],
    searched: true,
    imported: true,
    kept: true,
  });
});

function reports(): string[] {
  return ['secret-scan/gitleaks', 'secret-scan/gitleaks-upstream']
    .map((folder) => join(samples, folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((file) => file.endsWith('.json'));
}

/** Some of the samples are no valid JSON; they are imported all the same. */
function leaksIn(text: string): Leak[] {
  try {
    const leaks: unknown = JSON.parse(text);
    return Array.isArray(leaks) ? leaks : [];
  } catch {
    return [...text.matchAll(/"Secret": ?"([^"\\]+)"/g)].map((match) => ({ Secret: match[1] ?? '' }));
  }
}

test('a secret that a scanner put into its report is not in the workspace, and its row and last four signs are', async () => {
  const secret = 'wJalrXUtnFEMIK7MDENGbPxRfiCYzK9v';
  const leak = {
    RuleID: 'generic-api-key',
    Description: 'Generic API key',
    File: 'deploy/settings.py',
    StartLine: 12,
    Commit: 'a'.repeat(40),
    Match: `api_key = "${secret}"`,
    Secret: secret,
    Fingerprint: `${'a'.repeat(40)}:deploy/settings.py:generic-api-key:12`,
  };
  const file = join(emptyFolder(), 'leaks.json');
  writeFileSync(file, JSON.stringify([leak], null, 1));
  const workspace = await newWorkspace();
  await importPath(workspace, file);
  const kept = workspace.read.prepare<[], string>('select sha256 from blob').pluck().all();
  const stored = kept.map((sha256) => getBlob(workspace.read, sha256).toString('utf8')).join('\n');
  const rows = workspace.read.prepare('select title, resource, last_four from finding').all();
  await workspace.close();
  const bytes = readFileSync(workspace.file, 'latin1');
  expect({ inFile: bytes.includes(secret), inBlob: stored.includes(secret), rows }).toEqual({
    inFile: false,
    inBlob: false,
    rows: [{ title: expect.any(String), resource: expect.stringContaining('deploy/settings.py'), last_four: 'zK9v' }],
  });
});

test('a token that the provider wrote into a query or a cell is neither in the declaration, nor in the ledger, nor in a table', async () => {
  const token = `ghp_${'Ab3'.repeat(12)}`;
  const workspace = await newWorkspace();
  const { path } = await makeQuarter({
    sequence: 1,
    sources: [
      {
        kind: 'countersign.identities',
        query: `curl -H "Authorization: token ${token}" api.example`,
        files: {
          'identities.csv': [
            'system,native_id,kind,name,purpose,status',
            `github:northwind,bot-1,bot,${token},pays with ${token},active`,
            `github:northwind,bot-2,bot,two,,${token}`,
            `github:northwind,${token}`,
            '',
          ].join('\n'),
        },
      },
    ],
  });
  const report = await importPath(workspace, path);
  const kept = workspace.read.prepare<[], string>('select sha256 from blob').pluck().all();
  const stored = kept.map((sha256) => getBlob(workspace.read, sha256).toString('utf8')).join('\n');
  await workspace.close();
  expect([
    report.sources[0]?.imported.identities,
    report.rejected.length,
    JSON.stringify(report).includes(token),
    stored.includes(token),
    readFileSync(workspace.file, 'latin1').includes(token),
    stored.includes('pays with [redacted]'),
  ]).toEqual([1, 2, false, false, false, true]);
});
