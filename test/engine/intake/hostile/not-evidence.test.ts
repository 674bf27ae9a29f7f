// Files that are no evidence of any kind: whoever drops one is told so by its name, and nothing of it is taken for something.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sniffSource } from '../../../../electron/engine/intake/registry.ts';
import { CountersignError } from '../../../../shared/errors.ts';
import { emptyFolder, importPath, newWorkspace } from '../../inventory/quarter.ts';
import { sample, samplesAreMissing, samplesIn } from '../reading.ts';

describe.skipIf(samplesAreMissing)('a file that is no evidence', () => {
  test('catalogues, attestations, test corpora and archives are recognised as no source', () => {
    const folders = [
      'oscal',
      'catalogue',
      'bagit',
      'dsse',
      'csv-spectrum/csvs',
      'csv-spectrum/json',
      'naughty-strings',
    ];
    const files = folders.flatMap((folder) => samplesIn(folder));
    expect(files.filter(({ path, bytes }) => sniffSource(path, bytes) !== null).map(({ path }) => path)).toEqual([]);
    expect(files.length).toBeGreaterThan(40);
  });

  test.each([
    'oscal/basic-catalog.json',
    'csv-spectrum/csvs/simple.csv',
    'naughty-strings/blns.json',
    'dsse/github-attestation-bundle.sigstore.json',
  ])('dropping %s is answered in words with the file', async (path) => {
    const workspace = await newWorkspace();
    const dropped = join(emptyFolder(), path.slice(path.lastIndexOf('/') + 1));
    writeFileSync(dropped, sample(path).bytes);
    const answer = await importPath(workspace, dropped).then(
      () => 'imported',
      (error: unknown) => error,
    );
    await workspace.close();
    const name = path.slice(path.lastIndexOf('/') + 1);
    expect(answer).toBeInstanceOf(CountersignError);
    expect(answer).toMatchObject({
      code: 'BUNDLE_NOTHING_RECOGNISED',
      message: expect.stringMatching(
        new RegExp(`^${name} can't be read as evidence\\. It is .+ Nothing was imported\\.$`),
      ),
    });
  });
});
