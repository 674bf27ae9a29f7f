// Evidence once it is read, on the command line: links, reconciliation, rejected rows and what changed.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bench, countersign, json } from './run.ts';

const at = bench();
const inWorkspace = (...args: string[]) => [...args, '--workspace', at.workspace];
afterAll(() => at.remove());

const identities = (...rows: string[]) => ['system,native_id,kind,name,owner,links', ...rows, ''].join('\n');
const first = identities(
  'aws:123456789012,arn:aws:iam::123456789012:role/billing,role,billing-export,,',
  'kubernetes:prod,payments/billing,service_account,payments/billing-export,Dana Owner,aws:123456789012=arn:aws:iam::123456789012:role/billing',
  'github:northwind,billing-app,application,billing_export-bot,,',
  'github:northwind,broken,robot,broken,,',
);

async function imported(name: string, text: string): Promise<void> {
  const file = join(at.folder, name);
  writeFileSync(file, text);
  await json(0, ...inWorkspace('import', file, '--accept-untrusted', '--as', 'Dana Owner'));
}

interface Links {
  readonly counts: Readonly<Record<string, number>>;
  readonly links: readonly { readonly uid: string; readonly state: string; readonly rule: string }[];
}

const links = (...args: string[]) => json<Links>(0, ...inWorkspace('link', 'list', ...args));

describe('evidence that was read', () => {
  beforeAll(async () => {
    const set = { customer: 'Northwind Trading', provider: 'Harbour Security', model: 'managed' };
    const told = Object.entries(set).flatMap(([name, value]) => [`--${name}`, value]);
    await json(0, 'workspace', 'create', at.workspace, ...told);
    for (const [name, party] of [
      ['Dana Owner', 'customer'],
      ['Uma Adviser', 'adviser'],
      ['Avery Analyst', 'provider'],
    ] as const) {
      const email = `${name.split(' ')[0]?.toLowerCase()}@${party}.example`;
      await json(0, ...inWorkspace('person', 'add', name, '--party', party, '--email', email));
    }
    await imported('identities.csv', first);
  });

  it('lists links, and lets a customer or an adviser say what is right, never the provider', async () => {
    const { counts } = await links();
    const [suggested] = (await links('--state', 'suggested')).links;
    const uid = suggested?.uid ?? '';
    const refused = await countersign(...inWorkspace('link', 'confirm', uid, '--as', 'Avery Analyst'));
    const undone = await json<{ state: string }>(
      0,
      ...inWorkspace('link', 'undo', uid, '--reason', 'Another team', '--as', 'Uma Adviser'),
    );
    const confirmed = await json<{ state: string }>(0, ...inWorkspace('link', 'confirm', uid, '--as', 'Dana Owner'));
    expect({
      counts,
      refused: [refused.code, refused.stderr.includes('PROVIDER_MAY_NOT_DECIDE')],
      states: [undone.state, confirmed.state],
    }).toEqual({
      counts: { applied: 1, confirmed: 0, suggested: 2, undone: 0 },
      refused: [3, true],
      states: ['undone', 'confirmed'],
    });
  });

  it('reconciles a bundle, and writes its rejected rows for whoever corrects them', async () => {
    const found = await json<{ totals: { rejected: number }; reasons: unknown[] }>(
      0,
      ...inWorkspace('evidence', 'reconcile'),
    );
    const out = join(at.folder, 'rejected.csv');
    const saved = await json<{ rows: number }>(0, ...inWorkspace('evidence', 'rejected', '--out', out));
    const again = await countersign(...inWorkspace('evidence', 'rejected', '--out', out));
    expect([found.totals.rejected, found.reasons.length, saved.rows, again.code]).toEqual([1, 1, 1, 1]);
    expect(readFileSync(out, 'utf8').split('\r\n')).toHaveLength(3);
  });

  it('tells what changed from one import to the next, and writes it as a table', async () => {
    const entitlements = (administrator: string) =>
      `identity_system,identity_native_id,privilege,resource,administrator\naws:123456789012,arn:aws:iam::123456789012:role/billing,read,ledger,${administrator}\n`;
    await imported('entitlements-1.csv', entitlements('false'));
    await imported('entitlements-2.csv', entitlements('true'));
    const delta = await json<{ counts: Record<string, number>; rows: { changedFacts: { fact: string }[] }[] }>(
      0,
      ...inWorkspace('delta', '--change', 'changed'),
    );
    const out = join(at.folder, 'delta.csv');
    await json(0, ...inWorkspace('delta', '--from', 'entitlements-1.csv', '--out', out));
    expect({
      counts: delta.counts,
      facts: delta.rows.flatMap((row) => row.changedFacts.map(({ fact }) => fact)),
      table: readFileSync(out, 'utf8').includes('Administrator,no,yes'),
      unknown: (await countersign(...inWorkspace('delta', '--from', 'nothing'))).code,
    }).toEqual({
      counts: { new: 0, changed: 1, unchanged: 0, removed: 0, reappeared: 0 },
      facts: ['administrator'],
      table: true,
      unknown: 2,
    });
  });
});
