// From one campaign to the next on the command line: reminders, a receipt, what was left open, a series.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bench, countersign, json } from './run.ts';

const at = bench();
const inWorkspace = (...args: string[]) => [...args, '--workspace', at.workspace];
afterAll(() => at.remove());

const identities = `system,native_id,kind,name,environment,owner,owner_email,owner_basis,owner_status,last_used,status,interactive
hr:prod,svc-payroll,service_account,svc-payroll,production,Dana Owner,dana@northwind.example,attested,active,2026-11-01,active,false
hr:prod,svc-quiet,service_account,svc-quiet,,Dana Owner,dana@northwind.example,attested,active,2026-11-01,active,false
`;
const entitlements = `identity_system,identity_native_id,privilege_kind,privilege,resource,environment,administrator,escalates,wildcard,public,external
hr:prod,svc-payroll,role,payslip.read,payslips,production,false,false,false,false,false
hr:prod,svc-quiet,role,payslip.list,payslips,,false,false,false,false,false
`;

interface Opened {
  readonly id: string;
  readonly items: number;
  readonly carried: { readonly items: number };
}

test('the lead reminds with files, keeps a receipt, asks again what was left open, and opens the next round', async () => {
  const source = join(at.folder, 'evidence');
  mkdirSync(source);
  writeFileSync(join(source, 'identities.csv'), identities);
  writeFileSync(join(source, 'entitlements.csv'), entitlements);
  await json(
    0,
    ...['workspace', 'create', at.workspace, '--customer', 'Northwind Trading', '--provider', 'Harbour Security'],
    ...['--model', 'managed'],
  );
  await json(
    0,
    ...inWorkspace('person', 'add', 'Dana Owner', '--party', 'customer', '--email', 'dana@northwind.example'),
  );
  await json(
    0,
    ...inWorkspace('person', 'add', 'Avery Analyst', '--party', 'provider', '--email', 'a@harbour.example'),
  );
  await json(0, ...inWorkspace('key', 'create', '--person', 'Dana Owner', '--passphrase-file', at.passphraseFile));
  for (const file of ['identities', 'entitlements']) {
    const kind = `countersign.${file}`;
    await json(0, ...inWorkspace('import', join(source, `${file}.csv`), '--kind', kind, '--accept-untrusted'));
  }
  const preview = await json<{ items: number; problems: string[] }>(
    0,
    ...inWorkspace('campaign', 'open', '--name', 'Q4', '--due', '2099-01-31', '--environment', 'non_production'),
    ...['--preview'],
  );
  // What the evidence does not say stays in; what it says is elsewhere needs a reason and an approver.
  expect([preview.items, preview.problems.length]).toEqual([1, 2]);
  await json(0, ...inWorkspace('campaign', 'open', '--name', 'Q4', '--due', '2099-01-31'));

  const unfinished = await json<{ total: number; rows: { why: string; reviewer: string | null }[] }>(
    0,
    ...inWorkspace('campaign', 'close', '--preview'),
  );
  expect([unfinished.total, unfinished.rows.map((row) => row.why)]).toEqual([2, ['no_decision', 'no_decision']]);

  const pace = await json<{ day: string; decided: number }[]>(0, ...inWorkspace('campaign', 'pace'));
  expect(pace.map((row) => row.decided)).toEqual([0]);

  const out = join(at.folder, 'reminders');
  await json(0, ...inWorkspace('campaign', 'reminders', '--out', out));
  const again = await countersign(...inWorkspace('campaign', 'reminders', '--out', out));
  expect([readdirSync(out).sort(), again.code, readFileSync(join(out, 'q4-dana-owner.ics'), 'utf8')]).toEqual([
    ['q4-dana-owner.html', 'q4-dana-owner.ics', 'q4-dana-owner.txt'],
    1,
    expect.stringContaining('DTSTART;VALUE=DATE:20990131\r\n'),
  ]);

  const { items } = await json<{ items: { id: string; identity: string }[] }>(0, ...inWorkspace('campaign', 'items'));
  const payroll = items.find((item) => item.identity === 'svc-payroll')?.id ?? '';
  await json(
    0,
    ...inWorkspace('decide', '--item', payroll, '--outcome', 'CERTIFY', '--as', 'Dana Owner'),
    ...['--justification', 'Needed for the month end'],
  );
  const receipt = join(at.folder, 'receipt.pdf');
  const signed = await json<{ id: string }>(
    0,
    ...inWorkspace('sign-off', '--as', 'Dana Owner', '--passphrase-file', at.passphraseFile, '--receipt', receipt),
  );
  const verified = await json<{ verdict: string }[]>(0, 'verify', receipt);
  const second = await json<{ file: string }>(
    0,
    ...inWorkspace('campaign', 'receipt', '--sign-off', signed.id, '--as', 'Dana Owner', '--out', `${receipt}2`),
    ...['--passphrase-file', at.passphraseFile],
  );
  expect([JSON.stringify(verified).includes('"failed"'), existsSync(second.file)]).toEqual([false, true]);

  await json(0, ...inWorkspace('campaign', 'close', '--as', 'Dana Owner', '--reason', 'End of the quarter'));
  const ends = await json<{ identity: string; why: string }[]>(0, ...inWorkspace('campaign', 'open-ends'));
  expect(ends.map(({ identity, why }) => [identity, why])).toEqual([['svc-quiet', 'no_decision']]);

  const series = ['campaign', 'series', 'save', '--name', '{quarter} review', '--first', '2099-01-01'];
  const refused = await countersign(...inWorkspace(...series, '--as', 'Avery Analyst'));
  expect([refused.code, refused.stderr.includes('PROVIDER_MAY_NOT_DECIDE')]).toEqual([3, true]);
  const { id } = await json<{ id: string }>(0, ...inWorkspace(...series, '--as', 'Dana Owner'));
  const next = await json<Opened>(0, ...inWorkspace('campaign', 'series', 'open', '--series', id));
  expect([next.items, next.carried.items]).toEqual([2, 1]);
  expect((await countersign(...inWorkspace('campaign', 'series', 'open', '--series', id))).code).toBe(2);
  await json(0, ...inWorkspace('campaign', 'close', '--as', 'Dana Owner', '--reason', 'Opened too early'));
  const followUp = await json<Opened>(0, ...inWorkspace('campaign', 'follow-up', '--due', '2099-02-28'));
  expect(followUp.items).toBe(2);
  expect(await json(0, ...inWorkspace('campaign', 'triggers', 'list'))).toEqual([]);
  const ended = await json<{ next: unknown }>(
    0,
    ...inWorkspace('campaign', 'series', 'end', '--series', id, '--reason', 'Tried out', '--as', 'Dana Owner'),
  );
  expect(ended.next).toBe(null);
}, 120_000);
