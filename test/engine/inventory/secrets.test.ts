import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { getBlob } from '../../../electron/engine/inventory/blobs.ts';
import { importPath, newWorkspace, samples, withoutSamples } from './quarter.ts';

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
        if (value !== undefined && value.length >= 12) secrets.add(value);
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
  expect({ found, searched: secrets.size > 5, imported: imported > 5, kept: kept.length > 0 }).toEqual({
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
