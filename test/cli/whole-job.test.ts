// The command line's contract, from a new workspace to a signed report, with exit codes and codes of refusals.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bench, countersign, json } from './run.ts';

const at = bench();
const inWorkspace = (...args: string[]) => [...args, '--workspace', at.workspace];
afterAll(() => at.remove());

const identities = `system,native_id,kind,name,environment,owner,owner_email,owner_basis,owner_status,created_at,last_used,status,interactive,workloads
hr:prod,svc-payroll,service_account,svc-payroll,production,Dana Owner,dana@northwind.example,attested,active,2026-01-10,2026-11-01,active,false,1
hr:prod,svc-admin,service_account,svc-admin,production,Dana Owner,dana@northwind.example,attested,active,2026-01-10,2026-11-01,active,false,1
hr:prod,svc-odd,spaceship,svc-odd,,,,,,,,,,
`;
const entitlements = `identity_system,identity_native_id,privilege_kind,privilege,resource,environment,granted_at,never_expires,last_used,administrator,escalates,wildcard,public,external,principal_exists,grants_own_access
hr:prod,svc-payroll,role,payslip.read,payslips,production,2026-02-01,false,2026-11-01,false,false,false,false,false,true,false
hr:prod,svc-admin,role,tenant administrator,whole tenant,production,2026-02-01,true,2026-11-01,true,true,false,false,false,true,false
`;

interface Item {
  readonly id: string;
  readonly identity: string;
  readonly risk: string;
  readonly outcome: string;
}

const ids = { dana: '', lee: '', analyst: '', campaign: '' };
let items: Item[] = [];
const itemOf = (identity: string) => items.find((item) => item.identity === identity)?.id ?? 'missing';

describe('the command line', () => {
  beforeAll(() => {
    writeFileSync(join(at.folder, 'identities.csv'), identities);
    writeFileSync(join(at.folder, 'entitlements.csv'), entitlements);
  });

  it('explains every command with --help and exits 0', async () => {
    const help = await countersign('--help');
    expect(help.code).toBe(0);
    for (const command of [
      'demo',
      'workspace',
      'bundle',
      'trust',
      'import',
      'inventory',
      'assess',
      'coverage',
      'person',
      'key',
      'campaign',
      'decide',
      'sign-off',
      'ledger',
      'report',
      'verify',
    ]) {
      expect(help.stdout).toContain(command);
    }
  });

  it('calls wrong usage 2 and says what is missing', async () => {
    const unknown = await countersign('fly');
    const missing = await countersign('workspace', 'create', at.workspace);
    const nowhere = await countersign('person', 'list');
    expect([unknown.code, missing.code, nowhere.code]).toEqual([2, 2, 2]);
    expect(missing.stderr).toContain('--customer');
    expect(nowhere.stderr).toContain('--workspace');
  });

  it('prints one JSON document also for wrong usage, and takes no day that the calendar lacks', async () => {
    const usage = await json<{ error: { code: string } }>(2, 'decide');
    expect(usage.error.code).toBe('INPUT_INVALID');
    const made = join(at.folder, 'dates.countersign');
    await json(0, 'workspace', 'create', made, '--customer', 'A', '--provider', 'B', '--model', 'managed');
    for (const due of ['2027-02-30', '2027-13-01', '9999-12-31']) {
      const refused = await json<{ error: { code: string; message: string } }>(
        2,
        'campaign',
        'open',
        '--name',
        'X',
        '--due',
        due,
        '--workspace',
        made,
      );
      expect(refused.error.message).toContain('calendar');
    }
  });

  it('makes a workspace, and refuses to make it twice', async () => {
    const made = await json<{ customer: string; model: string }>(
      0,
      'workspace',
      'create',
      at.workspace,
      '--customer',
      'Northwind Trading',
      '--provider',
      'Harbour Security',
      '--model',
      'managed',
    );
    expect(made).toMatchObject({ customer: 'Northwind Trading', model: 'managed' });
    const again = await countersign(
      'workspace',
      'create',
      at.workspace,
      '--customer',
      'A',
      '--provider',
      'B',
      '--model',
      'managed',
    );
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('WORKSPACE_EXISTS');
    const odd = await countersign(
      'workspace',
      'create',
      join(at.folder, 'x.countersign'),
      '--customer',
      'A',
      '--provider',
      'B',
      '--model',
      'trusting',
    );
    expect(odd.code).toBe(2);
    expect(odd.stderr).toContain('monitoring-only');
  });

  it('refuses evidence that nobody vouches for until that is acknowledged', async () => {
    const path = join(at.folder, 'identities.csv');
    const refused = await countersign(...inWorkspace('import', path));
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('BUNDLE_UNTRUSTED');
    const taken = await json<{
      trust: string;
      sources: { imported: { identities: number }; rejected: number }[];
      rejected: { file: string; line: number; reason: string }[];
    }>(0, ...inWorkspace('import', path, '--accept-untrusted'));
    expect(taken.trust).toBe('unsigned');
    expect(taken.sources.map((source) => [source.imported.identities, source.rejected])).toEqual([[2, 1]]);
    expect(taken.rejected).toMatchObject([{ file: 'identities.csv', line: 4 }]);
    const strict = await countersign(
      ...inWorkspace('import', join(at.folder, 'entitlements.csv'), '--accept-untrusted', '--strict'),
    );
    expect(strict.code).toBe(0);
  });

  it('opens no campaign before anybody of the customer is there to decide', async () => {
    const refused = await countersign(...inWorkspace('campaign', 'open', '--name', 'Q4', '--due', '2099-01-31'));
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('OPERATING_MODEL_INCOMPLETE');
  });

  it('adds persons and opens a campaign', async () => {
    ids.dana = (
      await json<{ id: string }>(
        0,
        ...inWorkspace('person', 'add', 'Dana Owner', '--party', 'customer', '--email', 'dana@northwind.example'),
      )
    ).id;
    ids.lee = (
      await json<{ id: string }>(
        0,
        ...inWorkspace('person', 'add', 'Lee Platform', '--party', 'customer', '--email', 'lee@northwind.example'),
      )
    ).id;
    ids.analyst = (
      await json<{ id: string }>(
        0,
        ...inWorkspace('person', 'add', 'Avery Analyst', '--party', 'provider', '--email', 'avery@harbour.example'),
      )
    ).id;
    await json(0, ...inWorkspace('key', 'create', '--person', 'Dana Owner', '--passphrase-file', at.passphraseFile));
    const opened = await json<{ id: string; items: number }>(
      0,
      ...inWorkspace('campaign', 'open', '--name', 'Q4', '--due', '2099-01-31'),
    );
    ids.campaign = opened.id;
    expect(opened.items).toBe(2);
    items = (await json<{ items: Item[] }>(0, ...inWorkspace('campaign', 'items'))).items;
    expect(items.map((item) => [item.identity, item.risk, item.outcome])).toEqual([
      ['svc-admin', 'critical', 'NO_DECISION'],
      ['svc-payroll', 'low', 'NO_DECISION'],
    ]);
  });

  it('lets no person of the provider decide, whoever asks', async () => {
    const refused = await countersign(
      ...inWorkspace('decide', '--item', itemOf('svc-payroll'), '--outcome', 'CERTIFY', '--as', ids.analyst),
    );
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('PROVIDER_MAY_NOT_DECIDE');
  });

  it('demands what an outcome needs, and a second person for high risk', async () => {
    const bare = await countersign(
      ...inWorkspace(
        'decide',
        '--item',
        itemOf('svc-admin'),
        '--outcome',
        'REDUCE',
        '--as',
        'Dana Owner',
        '--justification',
        'Too much',
      ),
    );
    expect([bare.code, bare.stderr.includes('TARGET_NEEDED')]).toEqual([3, true]);
    const stray = await countersign(
      ...inWorkspace(
        'decide',
        '--item',
        itemOf('svc-admin'),
        '--outcome',
        'REVOKE',
        '--until',
        '2099-01-01',
        '--as',
        'Dana Owner',
        '--justification',
        'No',
      ),
    );
    expect([stray.code, stray.stderr.includes('CERTIFY_UNTIL only')]).toEqual([2, true]);
    const decided = await json<{ state: string }>(
      0,
      ...inWorkspace(
        'decide',
        '--item',
        itemOf('svc-admin'),
        '--outcome',
        'REDUCE',
        '--to',
        'read only',
        '--as',
        'Dana Owner',
        '--justification',
        'Too much',
      ),
    );
    expect(decided.state).toBe('waiting_second_person');
    const self = await countersign(...inWorkspace('confirm', '--item', itemOf('svc-admin'), '--as', 'Dana Owner'));
    expect([self.code, self.stderr.includes('SECOND_PERSON_SAME')]).toEqual([3, true]);
    await json(0, ...inWorkspace('confirm', '--item', itemOf('svc-admin'), '--as', 'Lee Platform'));
    await json(
      0,
      ...inWorkspace(
        'decide',
        '--item',
        itemOf('svc-payroll'),
        '--outcome',
        'CERTIFY',
        '--justification',
        'Runs payroll',
        '--as',
        'dana@northwind.example',
      ),
    );
  });

  it('signs off with the key, not without it, and nothing changes after that', async () => {
    const wrong = join(at.folder, 'wrong');
    writeFileSync(wrong, 'not the passphrase\n');
    const refused = await countersign(...inWorkspace('sign-off', '--as', 'Dana Owner', '--passphrase-file', wrong));
    expect([refused.code, refused.stderr.includes('PASSPHRASE_WRONG')]).toEqual([1, true]);
    const signed = await json<{ items: number; checkpoint: string }>(
      0,
      ...inWorkspace('sign-off', '--as', 'Dana Owner', '--passphrase-file', at.passphraseFile),
    );
    expect(signed.items).toBe(2);
    expect(signed.checkpoint).toMatch(/^countersign\.local\/[0-9a-f-]{36}\n/);
    const late = await countersign(
      ...inWorkspace(
        'decide',
        '--item',
        itemOf('svc-payroll'),
        '--outcome',
        'REVOKE',
        '--justification',
        'Changed my mind',
        '--as',
        'Dana Owner',
      ),
    );
    expect([late.code, late.stderr.includes('ASSIGNMENT_SIGNED_OFF')]).toEqual([3, true]);
  });

  it('closes the campaign, issues both reports, and verifies them without the workspace', async () => {
    const closed = await json<{ complete: boolean }>(0, ...inWorkspace('campaign', 'close', '--as', 'Dana Owner'));
    expect(closed.complete).toBe(true);
    const root = join(at.folder, 'root.pem');
    await json(0, ...inWorkspace('key', 'root', '--person', 'Dana Owner', '--out', root));
    const files = {
      pdf: join(at.folder, 'report.pdf'),
      xlsx: join(at.folder, 'report.xlsx'),
      pack: join(at.folder, 'pack.zip'),
    };
    for (const [format, out] of Object.entries(files)) {
      await json(
        0,
        ...inWorkspace(
          'report',
          '--format',
          format,
          '--as',
          'Dana Owner',
          '--out',
          out,
          '--passphrase-file',
          at.passphraseFile,
        ),
      );
    }
    for (const file of Object.values(files)) {
      const verified = await json<{ verdict: string }>(0, 'verify', file, '--root', root);
      expect([file, verified.verdict]).toEqual([file, 'held']);
    }
    const changed = readFileSync(files.pdf);
    changed[Math.floor(changed.length / 2)] = (changed[Math.floor(changed.length / 2)] ?? 0) ^ 1;
    const copy = join(at.folder, 'changed.pdf');
    writeFileSync(copy, changed);
    expect((await countersign('verify', copy, '--root', root)).code).toBe(1);
    expect((await countersign('verify', at.workspace)).code).toBe(0);
  });

  it('countersigns an issued report, asks for a time stamp, and proves a redacted edition with the full one', async () => {
    const [pdf, two, query, redacted] = ['report.pdf', 'two.pdf', 'two.tsq', 'redacted.pdf'].map((name) =>
      join(at.folder, name),
    ) as [string, string, string, string];
    const passphrase = ['--passphrase-file', at.passphraseFile];
    await json(0, ...inWorkspace('key', 'create', '--person', 'Lee Platform', ...passphrase));
    const countersigned = ['report', 'countersign', pdf, '--out', two, '--reason', 'Read', ...passphrase];
    const twice = await json<{ error: { code: string } }>(3, ...inWorkspace(...countersigned, '--as', 'Dana Owner'));
    expect(twice.error.code).toBe('SECOND_PERSON_SAME');
    const signed = await json<{ revisions: { by: string; reason: string }[] }>(
      0,
      ...inWorkspace(...countersigned, '--as', 'Lee Platform'),
    );
    expect(signed.revisions).toMatchObject([{ by: 'Lee Platform', reason: 'Read' }]);
    expect((await json<{ verdict: string }>(0, 'verify', two)).verdict).toBe('held');
    const asked = await json<{ imprint: string }>(0, 'report', 'timestamp-request', two, '--out', query);
    expect(readFileSync(query).toString('hex')).toContain(asked.imprint);
    const reply = ['report', 'timestamp-add', two, '--token', query, '--out', join(at.folder, 'stamped.pdf')];
    await json(1, ...inWorkspace(...reply));
    const issue = ['report', '--format', 'pdf', '--redacted', '--as', 'Dana Owner', '--out', redacted, ...passphrase];
    await json(0, ...inWorkspace(...issue));
    const proved = await json<{ lines: { check: string; verdict: string }[] }>(0, 'verify', redacted, '--full', two);
    expect(proved.lines.find(({ check }) => check === 'redaction')?.verdict).toBe('held');
  });

  it('prints coverage, proofs and checkpoints as one JSON document each', async () => {
    const coverage = await json<
      {
        framework: string;
        control: string;
        status: string;
        reason: string;
        evidence: { bundle: string; file: string; pointer: string }[];
      }[]
    >(0, ...inWorkspace('coverage'));
    const physical = coverage.find((row) => row.control === 'PR.AC-2');
    expect(physical).toMatchObject({ framework: 'csf-1.1', status: 'NOT_EVALUABLE', evidence: [] });
    expect(coverage.some((row) => row.evidence.length > 0)).toBe(true);
    const proof = join(at.folder, 'proof.json');
    await json(0, ...inWorkspace('ledger', 'prove', '--entry', '3', '--out', proof));
    expect(existsSync(proof)).toBe(true);
    expect((await json<{ verdict: string }>(0, 'verify', proof)).verdict).toBe('held');
    expect((await json<{ note: string }>(0, ...inWorkspace('ledger', 'checkpoint'))).note).toContain('—');
    expect((await json<{ verdict: string }>(0, ...inWorkspace('ledger', 'check'))).verdict).toBe('held');
  });
});
