// The kit as a provider uses it: the script is run by a shell, with keys of both sorts, and what it makes is imported.
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBundle } from '../../../../electron/engine/bundle/read.ts';
import { writeProviderKit } from '../../../../electron/engine/intake/provider-kit/write-kit.ts';
import { readSource } from '../../../../electron/engine/intake/read-source.ts';
import { sourceKinds } from '../../../../electron/engine/intake/registry.ts';
import { CountersignError } from '../../../../shared/errors.ts';

const run = promisify(execFile);

let home = '';
let kit = '';

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'countersign-kit-'));
  kit = join(home, 'kit');
  await writeProviderKit(kit);
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'evidence', '-f', join(home, 'ssh-key')]);
  await run('openssl', [
    'genpkey',
    '-algorithm',
    'EC',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-out',
    join(home, 'p256.pem'),
  ]);
});

afterAll(async () => {
  await rm(home, { recursive: true, force: true });
});

const declaration = {
  format: 'countersign-evidence/1',
  provider: 'Harbour Security',
  engagement: 'NW-2026-04',
  sequence: 1,
  previous: null,
  period: { from: '2026-07-01', to: '2026-09-30' },
  statement: 'All of it.',
  sources: [
    {
      id: 'what-we-did',
      kind: 'countersign.actions',
      files: ['actions.csv'],
      extracted_at: '2026-10-01T06:00:00Z',
      declared: { actions: 1 },
    },
  ],
};

/** A folder as a provider fills it. */
async function evidence(name: string, words: object | string = declaration): Promise<string> {
  const folder = join(home, name);
  await mkdir(folder);
  await writeFile(join(folder, 'declaration.json'), typeof words === 'string' ? words : JSON.stringify(words));
  const header = await readFile(join(kit, 'tables', 'actions.csv'), 'utf8');
  const cells: Record<string, string> = {
    native_id: 'A-1',
    performed_by: 'Pat Analyst',
    verb: 'rotate',
    target: 'key 1',
  };
  const row = header
    .trim()
    .split(',')
    .map((column) => cells[column] ?? '');
  await writeFile(join(folder, 'actions.csv'), `${header}${row.join(',')}\n`);
  return folder;
}

async function make(
  folder: string,
  out: string,
  key: string,
): Promise<{ stdout: string; stderr: string; code: number }> {
  return run('sh', [join(kit, 'make-bundle.sh'), folder, join(home, out), join(home, key)]).then(
    (output) => ({ ...output, code: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => error,
  );
}

describe('the provider kit', () => {
  test('holds the instructions, a declaration, the script and a table for each record', async () => {
    const files = (await readdir(kit, { recursive: true })).sort();
    expect(files).toEqual([
      'FORMATS.md',
      'INSTRUCTIONS.md',
      'declaration.json',
      'make-bundle.sh',
      'tables',
      'tables/COLUMNS.md',
      'tables/actions.csv',
      'tables/credentials.csv',
      'tables/entitlements.csv',
      'tables/findings.csv',
      'tables/identities.csv',
    ]);
    expect((await stat(join(kit, 'make-bundle.sh'))).mode & 0o111).toBe(0o111);
  });

  test('names every format that is read', async () => {
    const text = await readFile(join(kit, 'FORMATS.md'), 'utf8');
    expect(sourceKinds.filter(({ kind }) => !text.includes(`## ${kind}\n`))).toEqual([]);
  });

  test('makes a bundle that the import verifies, signed with an OpenSSH key', async () => {
    const made = await make(await evidence('with-ssh'), 'ssh.zip', 'ssh-key');
    const bundle = await readBundle(join(home, 'ssh.zip'));
    const told = {
      kind: bundle.signature?.kind,
      fingerprint: bundle.signature?.fingerprint,
      previous: bundle.tagmanifestSha256,
      files: bundle.files.map((file) => file.path),
    };
    await bundle.close();
    expect(made.stderr).toBe('');
    expect(made.stdout).toContain(`Signed with  ${told.fingerprint}`);
    expect(made.stdout).toContain(`"previous": "sha256:${told.previous}"`);
    expect([told.kind, told.files]).toEqual(['sshsig', ['actions.csv', 'declaration.json']]);
  });

  test('passes the check that the instructions end with, as it is written there', async () => {
    const folder = await evidence('plain');
    const place = join(home, 'checked');
    await mkdir(place);
    const made = await make(folder, 'checked/2026-Q3-evidence.zip', 'ssh-key');
    expect(made.code).toBe(0);
    await copyFile(join(home, 'ssh-key.pub'), join(place, 'evidence-key.pub'));
    const text = await readFile(join(kit, 'INSTRUCTIONS.md'), 'utf8');
    const [, commands = ''] = text.split('## 6. Check it as your customer will');
    const script = commands
      .split('\n')
      .filter((line) => line.startsWith('    '))
      .join('\n');
    const { stdout } = await run('sh', ['-eu', '-c', script], { cwd: place });
    expect(stdout).toContain('Good "countersign-evidence-v1" signature for evidence');
  });

  test('makes one with a PEM key whose fingerprint is the one that the import shows', async () => {
    const made = await make(await evidence('with-pem'), 'pem.zip', 'p256.pem');
    const bundle = await readBundle(join(home, 'pem.zip'));
    const fingerprint = bundle.signature?.fingerprint;
    await bundle.close();
    expect(made.stderr).toBe('');
    expect(made.stdout).toContain(`Signed with  ${fingerprint}`);
    expect(fingerprint).toMatch(/^spki-sha256:/);
  });

  test('the header of each table reads as the kind that it is of', async () => {
    const read: string[] = [];
    for (const name of ['identities', 'credentials', 'entitlements', 'findings', 'actions']) {
      const bytes = await readFile(join(kit, 'tables', `${name}.csv`));
      const source = { path: `${name}.csv`, bytes, system: 's', extractedAt: null };
      for await (const record of readSource(`countersign.${name}`, [source]))
        read.push(record.type === 'remark' ? record.remark : record.type);
    }
    expect(read).toEqual(['empty', 'empty', 'empty', 'empty', 'empty']);
  });

  test('refuses a declaration that is not filled in, a link, a taken name and a missing key, and writes nothing', async () => {
    const template = await readFile(join(kit, 'declaration.json'), 'utf8');
    const unfilled = await make(await evidence('unfilled', template), 'unfilled.zip', 'ssh-key');
    const linked = await evidence('linked');
    await run('ln', ['-s', '/etc/hostname', join(linked, 'host')]);
    const link = await make(linked, 'linked.zip', 'ssh-key');
    const good = await evidence('good');
    await writeFile(join(home, 'taken.zip'), 'mine');
    const taken = await make(good, 'taken.zip', 'ssh-key');
    const keyless = await make(good, 'keyless.zip', 'no-key');
    expect([unfilled, link, taken, keyless].map(({ code, stdout }) => [code, stdout])).toEqual(
      Array.from({ length: 4 }, () => [1, '']),
    );
    expect([unfilled.stderr, link.stderr, taken.stderr, keyless.stderr]).toEqual([
      expect.stringContaining('still says REPLACE'),
      expect.stringContaining('links or devices'),
      expect.stringContaining('is there already'),
      expect.stringContaining("can't be read"),
    ]);
    expect(await readFile(join(home, 'taken.zip'), 'utf8')).toBe('mine');
    expect((await readdir(home)).filter((name) => /^(unfilled|linked|keyless)\.zip$/.test(name))).toEqual([]);
  });

  test('is not written into a folder that holds something', async () => {
    const used = join(home, 'used');
    await mkdir(used);
    await writeFile(join(used, 'mine.txt'), 'mine');
    const refusal = await writeProviderKit(used).catch((error: unknown) => error);
    expect(refusal instanceof CountersignError && refusal.code).toBe('FILE_UNWRITABLE');
    expect(await readdir(used)).toEqual(['mine.txt']);
    const empty = join(home, 'empty');
    await mkdir(empty);
    expect((await writeProviderKit(empty)).files).toContain('make-bundle.sh');
  });
});
