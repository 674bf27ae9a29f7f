// An import of a signed-off bundle (checked, hashed, its secrets looked for, parsed, stored with its evidence, inserted and
// linked) against `sqlite3 .import` of the same rows into one bare table. Each round runs both in processes of their own, so
// that the memory told is the import's alone. Options: --rows 100000 (or 1000000), --rounds 5, --seed 1.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBundle } from '../../electron/engine/bundle/build.ts';
import { canonicalHeader } from '../../electron/engine/intake/canonical/tables.ts';
import { median, milliseconds, type Options, seeded, timed, whole } from './measure.ts';

const rowsAnIdentity = 20;

export async function run(options: Options): Promise<void> {
  const rows = whole(options, 'rows', 100_000);
  const rounds = whole(options, 'rounds', 5);
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  try {
    const source = join(folder, 'source');
    mkdirSync(source);
    await writeRows(source, rows, seeded(whole(options, 'seed', 1)));
    const bundle = join(folder, 'bundle.zip');
    await buildBundle({ source, out: bundle, key: null, clock: () => new Date('2026-10-01T06:00:00Z') });
    const ours: number[] = [];
    const theirs: number[] = [];
    const memory: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { seconds, megabytes } = importOnce(folder, bundle, round);
      ours.push(seconds * 1000);
      memory.push(megabytes);
      theirs.push(timed(() => importWithSqlite(folder, source, round)));
    }
    console.log(
      [
        `${rows} entitlements of ${Math.ceil(rows / rowsAnIdentity)} identities in canonical CSV, medians of ${rounds} rounds`,
        `import of the bundle             ${milliseconds(median(ours))}`,
        `sqlite3 .import of the same rows ${milliseconds(median(theirs))}`,
        `import / sqlite3 .import         ${(median(ours) / median(theirs)).toFixed(1)}x`,
        `largest resident memory          ${Math.max(...memory).toFixed(0)} MB`,
      ].join('\n'),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Two files, as a provider writes them, and the declaration that says how many rows they have. */
async function writeRows(folder: string, rows: number, random: () => number): Promise<void> {
  const identities = Math.ceil(rows / rowsAnIdentity);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  await writeTable(join(folder, 'identities.csv'), 'countersign.identities', identities, (index) => ({
    system: 'directory:northwind',
    native_id: `svc-${index}`,
    kind: 'service_account',
    name: `svc-${pick(['billing', 'export', 'ledger', 'portal', 'backup'])}-${index}`,
    owner: pick(['Dana Owner', 'Robin Owner', 'Kim Owner', '']),
    created_at: '2024-03-01T08:00:00Z',
    status: 'active',
  }));
  await writeTable(join(folder, 'entitlements.csv'), 'countersign.entitlements', rows, (index) => ({
    identity_system: 'directory:northwind',
    identity_native_id: `svc-${Math.floor(index / rowsAnIdentity)}`,
    key: `k-${index}`,
    privilege_kind: 'role',
    privilege: pick(['reader', 'contributor', 'owner', 'operator', 'secrets reader']),
    resource: `/vaults/${pick(['finance', 'shop', 'hr', 'plant'])}/${index % 5000}`,
    granted_at: '2025-06-01T08:00:00Z',
    last_used: pick(['2026-09-01T10:00:00Z', 'never', '']),
    administrator: pick(['true', 'false', '']),
  }));
  const totals = { identities, entitlements: rows };
  const named = (name: 'identities' | 'entitlements') => ({
    id: name,
    kind: `countersign.${name}`,
    system: null,
    files: [`${name}.csv`],
    extracted_at: '2026-10-01T05:00:00Z',
    declared: { [name]: totals[name] },
  });
  writeFileSync(
    join(folder, 'declaration.json'),
    JSON.stringify({
      format: 'countersign-evidence/1',
      provider: 'Harbour Security',
      engagement: 'NW-2026-04',
      sequence: 1,
      previous: null,
      period: { from: '2026-07-01', to: '2026-09-30' },
      sources: [named('identities'), named('entitlements')],
    }),
  );
}

async function writeTable(
  file: string,
  kind: string,
  rows: number,
  row: (index: number) => Readonly<Record<string, string>>,
): Promise<void> {
  const header = canonicalHeader(kind) ?? [];
  const out = createWriteStream(file);
  out.write(`${header.join(',')}\n`);
  for (let index = 0; index < rows; index += 1) {
    const cells = row(index);
    if (!out.write(`${header.map((column) => cells[column] ?? '').join(',')}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

function importOnce(folder: string, bundle: string, round: number): { seconds: number; megabytes: number } {
  const workspace = join(folder, `round-${round}.countersign`);
  const child = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'import', 'import-process.ts'), workspace, bundle],
    {
      encoding: 'utf8',
    },
  );
  for (const ending of ['', '-wal', '-shm', '.lock']) rmSync(`${workspace}${ending}`, { force: true });
  if (child.status !== 0) throw new Error(`the import failed: ${child.stderr}`);
  return JSON.parse(child.stdout) as { seconds: number; megabytes: number };
}

function importWithSqlite(folder: string, source: string, round: number): void {
  const file = join(folder, `reference-${round}.sqlite`);
  const commands = [
    '.mode csv',
    'pragma journal_mode = wal',
    ...tables.map((name) => `.import ${join(source, name)}.csv ${name}`),
  ];
  const child = spawnSync('sqlite3', ['-bail', file, ...commands], { encoding: 'utf8' });
  for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
  if (child.error !== undefined) throw new Error('The reference is the command line sqlite3 (Debian package sqlite3).');
  if (child.status !== 0) throw new Error(`sqlite3 failed: ${child.stderr}`);
}

const tables = ['identities', 'entitlements'];
