// The evidence of the review benchmark: two quarters of one estate in the provider kit's own tables, the second with what
// changed, came and went since the first. The same options give the same bytes.
import { once } from 'node:events';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildBundle } from '../../../electron/engine/bundle/build.ts';
import { canonicalHeader } from '../../../electron/engine/intake/canonical/tables.ts';

export interface Estate {
  readonly entitlements: number;
  /** How many of them live in the system that the large campaign reviews. */
  readonly items: number;
  readonly seed: number;
}

export const reviewedSystem = 'directory:northwind';
export const pilotSystem = 'kubernetes:nw-pilot';
export const pilotEntitlements = 1000;
export const ownerNames = ['Dana Owner', 'Robin Retail', 'Lee Platform', 'Kim Logistics'];
export const rowsAnIdentity = 20;

const otherSystems = [
  'entra:northwind',
  'aws:104729384756',
  'aws:104729384757',
  'kubernetes:nw-prod',
  'gcp:northwind-shop',
  'github:northwind',
  'vault:northwind',
  'okta:northwind',
];
const jobs = ['billing', 'export', 'ledger', 'portal', 'backup', 'checkout', 'search', 'labels', 'routes', 'metrics'];
const privileges = ['reader', 'contributor', 'operator', 's3:GetObject', 's3:*', 'roles/editor', 'get,list secrets'];
const kinds = ['service_account', 'application', 'role', 'managed_identity', 'bot'];

/** Writes the quarter's files and packs them; returns the bundle's path and the hash that the next one names. */
export async function writeQuarter(
  folder: string,
  estate: Estate,
  quarter: 1 | 2,
  previous: string | null,
): Promise<{ file: string; tagmanifest: string }> {
  const source = join(folder, `quarter-${quarter}`);
  mkdirSync(source, { recursive: true });
  const declared: Record<string, number> = {};
  const table = async (name: string, rows: Iterable<Cells>) => {
    declared[name] = await writeTable(join(source, `${name}.csv`), `countersign.${name}`, rows);
  };
  await table('identities', identities(estate, quarter));
  await table('credentials', credentials(estate, quarter));
  await table('entitlements', entitlements(estate, quarter));
  await table('findings', findings(estate, quarter));
  await table('actions', actions(estate, quarter));
  writeFileSync(join(source, 'declaration.json'), JSON.stringify(declaration(declared, quarter, previous)));
  const file = join(folder, `quarter-${quarter}.zip`);
  const built = await buildBundle({
    source,
    out: file,
    key: null,
    clock: () => new Date(quarter === 1 ? '2026-07-01T06:00:00Z' : '2026-10-01T06:00:00Z'),
  });
  return { file, tagmanifest: built.tagmanifestSha256 };
}

type Cells = Readonly<Record<string, string>>;

function declaration(declared: Readonly<Record<string, number>>, quarter: 1 | 2, previous: string | null): object {
  return {
    format: 'countersign-evidence/1',
    provider: 'Harbour Security',
    engagement: 'HS-2291',
    sequence: quarter,
    previous: previous === null ? null : `sha256:${previous}`,
    period: quarter === 1 ? { from: '2026-04-01', to: '2026-06-30' } : { from: '2026-07-01', to: '2026-09-30' },
    sources: Object.entries(declared).map(([name, rows]) => ({
      id: name,
      kind: `countersign.${name}`,
      system: null,
      files: [`${name}.csv`],
      extracted_at: quarter === 1 ? '2026-07-01T05:00:00Z' : '2026-10-01T05:00:00Z',
      declared: { [name]: rows },
    })),
  };
}

async function writeTable(file: string, kind: string, rows: Iterable<Cells>): Promise<number> {
  const header = canonicalHeader(kind) ?? [];
  const out = createWriteStream(file);
  out.write(`${header.join(',')}\n`);
  let written = 0;
  let lines = '';
  for (const cells of rows) {
    written += 1;
    lines += `${header.map((column) => cells[column] ?? '').join(',')}\n`;
    if (lines.length < 1_000_000) continue;
    if (!out.write(lines)) await once(out, 'drain');
    lines = '';
  }
  out.end(lines);
  await once(out, 'finish');
  return written;
}

/** From 0 to below 1, of this row and this question alone, so that both quarters draw alike. */
function draw(seed: number, index: number, question: number): number {
  let mixed = Math.imul(index ^ Math.imul(seed, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(question, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
}

/** The last day of a quarter that anything was used in. */
const lastDay = { 1: Date.UTC(2026, 5, 28), 2: Date.UTC(2026, 8, 28) };

function drawing(seed: number, index: number) {
  const share = (question: number, limit: number) => draw(seed, index, question) < limit;
  return {
    share,
    pick: (question: number, from: readonly string[]) =>
      from[Math.floor(draw(seed, index, question) * from.length)] ?? '',
    flag: (question: number, limit: number) =>
      share(question + 500, 0.1) ? '' : share(question, limit) ? 'true' : 'false',
    day: (question: number, most: number, quarter: 1 | 2 = 1) =>
      new Date(lastDay[quarter] - draw(seed, index, question) * most * 86_400_000).toISOString().replace(/\.\d+Z/, 'Z'),
  };
}

function identityCount({ entitlements: rows }: Estate): number {
  return Math.ceil(rows / rowsAnIdentity);
}

/** The pilot's system first, then the reviewed one, the others one after the other by lot. */
function systemOf(estate: Estate, identity: number): string {
  const pilot = Math.ceil(pilotEntitlements / rowsAnIdentity);
  if (identity < pilot) return pilotSystem;
  if (identity < pilot + Math.ceil(estate.items / rowsAnIdentity)) return reviewedSystem;
  return otherSystems[Math.floor(draw(estate.seed, identity, 1) ** 2 * otherSystems.length)] ?? 'entra:northwind';
}

function environmentOf(estate: Estate, identity: number): string {
  const lot = draw(estate.seed, identity, 2);
  return lot < 0.05 ? '' : lot < 0.6 ? 'production' : 'non_production';
}

function* identities(estate: Estate, quarter: 1 | 2): Generator<Cells, void, undefined> {
  for (let index = 0; index < identityCount(estate); index += 1) {
    const { pick, share, day } = drawing(estate.seed, index);
    const owner = share(2, 0.05) ? '' : pick(3, ownerNames);
    yield {
      system: systemOf(estate, index),
      native_id: `svc-${index}`,
      kind: pick(4, kinds),
      name: `svc-${pick(5, jobs)}-${index}`,
      owner,
      owner_basis: owner === '' ? '' : share(6, 0.9) ? 'attested' : 'inferred',
      owner_status: owner === '' ? '' : quarter === 2 && share(7, 0.01) ? 'left' : 'active',
      environment: environmentOf(estate, index),
      created_at: day(10, 1200),
      last_used: share(11, 0.02) ? 'never' : day(12, 60, quarter),
      status: share(13, 0.03) ? 'disabled' : 'active',
      interactive: share(14, 0.01) ? 'true' : 'false',
      workloads: share(15, 0.05) ? '3' : '1',
      purpose: share(16, 0.5) ? '' : 'Moves figures from one system to the next',
    };
  }
}

function* credentials(estate: Estate, quarter: 1 | 2): Generator<Cells, void, undefined> {
  for (let index = 0; index < identityCount(estate); index += 1) {
    const { pick, share, day } = drawing(estate.seed + 1, index);
    const many = Math.floor(draw(estate.seed, index, 20) * 3);
    for (let number = 0; number < many; number += 1) {
      yield {
        identity_system: systemOf(estate, index),
        identity_native_id: `svc-${index}`,
        native_id: `key-${index}-${number}`,
        kind: pick(21 + number, ['federation', 'federation', 'certificate', 'certificate', 'federation', 'access_key']),
        created_at: share(28 + number, 0.1) ? day(22 + number, 700) : day(22 + number, 40, quarter),
        expires_at: '2027-03-01T00:00:00Z',
        rotated_at: quarter === 2 && share(30 + number, 0.05) ? '2026-09-02T08:00:00Z' : '',
        never_expires: 'false',
        last_used: share(24 + number, 0.05) ? '' : day(25 + number, 60, quarter),
        status: share(26 + number, 0.9) ? 'active' : 'inactive',
        holder: share(27 + number, 0.02) ? 'provider' : 'customer',
      };
    }
  }
}

function* entitlements(estate: Estate, quarter: 1 | 2): Generator<Cells, void, undefined> {
  for (let index = 0; index < estate.entitlements; index += 1) {
    const { pick, share, flag, day } = drawing(estate.seed + 2, index);
    if (share(40, 0.01) && quarter === 1) continue;
    if (share(41, 0.01) && quarter === 2) continue;
    const changed = quarter === 2 && share(42, 0.03);
    const identity = Math.floor(index / rowsAnIdentity);
    yield {
      identity_system: systemOf(estate, identity),
      identity_native_id: `svc-${identity}`,
      key: `k-${index}`,
      privilege_kind: 'role',
      privilege: changed ? 'owner' : pick(43, privileges),
      resource: `/vaults/${pick(44, ['finance', 'shop', 'hr', 'plant'])}/${Math.floor(draw(estate.seed, index, 45) * 5000)}`,
      effect: share(46, 0.02) ? 'deny' : 'allow',
      environment: environmentOf(estate, identity),
      granted_at: day(49, 900),
      last_used: share(50, 0.03) ? 'never' : share(51, 0.05) ? '' : day(52, 80, quarter),
      never_expires: 'false',
      expires_at: '2027-06-30T00:00:00Z',
      loose_federation: 'false',
      principal_exists: 'true',
      administrator: flag(53, changed ? 0.3 : 0.02),
      escalates: flag(54, 0.02),
      wildcard: flag(55, 0.05),
      external: flag(56, 0.02),
      conditioned: flag(57, 0.5),
      advice: share(58, 0.05) ? 'Not used for a quarter: we would remove it' : '',
    };
  }
}

function* findings(estate: Estate, quarter: 1 | 2): Generator<Cells, void, undefined> {
  for (let index = 0; index < identityCount(estate); index += 1) {
    const { pick, share, day } = drawing(estate.seed + 3, index);
    if (!share(60, 0.3)) continue;
    yield {
      native_id: `HS-${index}`,
      identity_system: systemOf(estate, index),
      identity_native_id: `svc-${index}`,
      kind: share(61, 0.002) ? 'exposed_secret' : pick(62, ['posture', 'unused_access', 'external_access']),
      tool: 'harbour-posture',
      rule: pick(63, ['unused-actions', 'key-rotation', 'public-trust', 'no-owner']),
      title: pick(64, [
        'Most actions were not used for 90 days',
        'The key was not rotated in time',
        'Trusts another tenant',
      ]),
      resource: `svc-${index}`,
      severity: pick(65, ['low', 'medium', 'medium', 'high', 'critical']),
      state: quarter === 2 && share(66, 0.3) ? 'resolved' : 'open',
      first_seen: day(67, 200),
      last_seen: '2026-06-28T00:00:00Z',
    };
  }
}

function* actions(estate: Estate, quarter: 1 | 2): Generator<Cells, void, undefined> {
  const many = Math.ceil(estate.entitlements / 100) * quarter;
  for (let index = 0; index < many; index += 1) {
    const { pick, share, day } = drawing(estate.seed + 4, index);
    const identity = Math.floor(draw(estate.seed, index, 70) * identityCount(estate));
    yield {
      native_id: `HS-A${index}`,
      performed_by: pick(71, ['Avery Analyst', 'Morgan Lead', 'harbour-automation']),
      party: 'provider',
      activity: share(72, 0.9) ? 'evidence.collect' : 'credential.rotate.execute',
      verb: share(72, 0.9) ? 'read configuration' : pick(73, ['rotate credential', 'disable identity', 'remove grant']),
      target: `svc-${identity}`,
      identity_system: systemOf(estate, identity),
      identity_native_id: `svc-${identity}`,
      at: day(74, 90),
      ticket: share(75, 0.5) ? '' : `CHG-${index}`,
      approval: '',
      state: 'done',
    };
  }
}
