// --out: what each command that writes a file refuses to take the place of, and that it then has done nothing.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samplePayload, writeFiles } from '../engine/bundle/sampleBag.ts';
import { bench, countersign, json } from './run.ts';

const at = bench();
const inWorkspace = (...args: string[]) => [...args, '--workspace', at.workspace];
const source = join(at.folder, 'source');
const note = join(at.folder, 'note.txt');
afterAll(() => at.remove());

const identities = `system,native_id,kind,name,environment,owner,owner_email,owner_basis,owner_status,created_at,last_used,status,interactive,workloads
hr:prod,svc-payroll,service_account,svc-payroll,production,Dana Owner,dana@northwind.example,attested,active,2026-01-10,2026-11-01,active,false,1
`;
const entitlements = `identity_system,identity_native_id,privilege_kind,privilege,resource,environment,granted_at,never_expires,last_used,administrator,escalates,wildcard,public,external,principal_exists,grants_own_access
hr:prod,svc-payroll,role,payslip.read,payslips,production,2026-02-01,false,2026-11-01,false,false,false,false,false,true,false
`;

/** Each command that writes a file, as it is typed up to --out. */
const commands: Readonly<Record<string, readonly string[]>> = {
  report: inWorkspace('report', '--draft', '--format', 'xlsx', '--as', 'Dana Owner'),
  'key root': inWorkspace('key', 'root', '--person', 'Dana Owner'),
  'ledger checkpoint': inWorkspace('ledger', 'checkpoint'),
  'ledger prove': inWorkspace('ledger', 'prove', '--entry', '2'),
  'bundle build': ['bundle', 'build', source],
};

async function ledger() {
  const { size } = await json<{ size: number }>(0, ...inWorkspace('ledger', 'list'));
  return size;
}

/** Each command once with this --out; what it said must hold the text. */
async function refusedByAll(out: string, says: string, ...more: string[]) {
  for (const name of Object.keys(commands)) await refusedBy(name, out, says, more);
}

/** The same for the one command that would leave an act behind; all of them ask in the same way. */
async function refused(out: string, says: string, ...more: string[]) {
  await refusedBy('ledger checkpoint', out, says, more);
}

async function refusedBy(name: string, out: string, says: string, more: readonly string[]) {
  const ran = await countersign(...(commands[name] ?? []), '--out', out, ...more);
  expect({ name, code: ran.code, stdout: ran.stdout, stderr: ran.stderr }).toEqual({
    name,
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(new RegExp(`${says}.*FILE_UNWRITABLE|FILE_UNWRITABLE.*${says}`, 's')),
  });
}

describe('--out', () => {
  beforeAll(async () => {
    const set = { customer: 'Northwind Trading', provider: 'Harbour Security', model: 'managed' };
    const told = Object.entries(set).flatMap(([name, value]) => [`--${name}`, value]);
    await json(0, 'workspace', 'create', at.workspace, ...told);
    for (const [name, content] of Object.entries({ identities, entitlements })) {
      const path = join(at.folder, `${name}.csv`);
      writeFileSync(path, content);
      await json(0, ...inWorkspace('import', path, '--accept-untrusted'));
    }
    for (const [name, email] of [
      ['Dana Owner', 'dana@northwind.example'],
      ['Lee Platform', 'lee@northwind.example'],
    ] as const) {
      await json(0, ...inWorkspace('person', 'add', name, '--party', 'customer', '--email', email));
    }
    await json(0, ...inWorkspace('key', 'create', '--person', 'Dana Owner', '--passphrase-file', at.passphraseFile));
    await json(0, ...inWorkspace('campaign', 'open', '--name', 'Q4', '--due', '2099-01-31'));
    writeFiles(source, Object.entries(samplePayload));
  }, 60_000);

  it('never takes the place of the workspace or of what stands beside it, with --force or without', async () => {
    const size = await ledger();
    await refused(at.workspace, 'is a Countersign workspace');
    await refusedByAll(at.workspace, 'is a Countersign workspace', '--force');
    for (const ending of ['-wal', '-shm', '.lock']) {
      await refused(`${at.workspace}${ending}`, 'belongs to the workspace', '--force');
    }
    const checked = await json<{ verdict: string }>(0, ...inWorkspace('ledger', 'check'));
    expect([checked.verdict, await ledger()]).toEqual(['held', size]);
  }, 120_000);

  it('names a folder that is missing, and refuses a folder', async () => {
    await refusedByAll(join(at.folder, 'missing', 'x'), 'There is no folder .*missing');
    mkdirSync(join(at.folder, 'taken'));
    await refused(join(at.folder, 'taken'), 'is a folder', '--force');
  }, 60_000);

  it('leaves a file that is there alone, unless --force is given', async () => {
    const size = await ledger();
    writeFileSync(note, 'precious');
    await refusedByAll(note, 'add --force');
    expect([readFileSync(note, 'utf8'), await ledger()]).toEqual(['precious', size]);
    const replaced = [];
    for (const [name, args] of Object.entries(commands)) {
      writeFileSync(note, 'precious');
      const ran = await countersign(...args, '--out', note, '--force');
      replaced.push([name, ran.code, readFileSync(note, 'utf8') !== 'precious']);
    }
    expect(replaced).toEqual(Object.keys(commands).map((name) => [name, 0, true]));
  }, 60_000);

  it('writes no checkpoint that the file could not tell of', async () => {
    const checkpoints = async () => {
      const checked = await json<{ lines: { check: string; detail: string }[] }>(0, ...inWorkspace('ledger', 'check'));
      return checked.lines.find((line) => line.check === 'checkpoints')?.detail;
    };
    await json(
      0,
      ...inWorkspace('person', 'add', 'Kim Desk', '--party', 'customer', '--email', 'kim@northwind.example'),
    );
    const before = [await ledger(), await checkpoints()];
    await refused(join(at.folder, 'no', 'x'), 'There is no folder');
    expect([await ledger(), await checkpoints()]).toEqual(before);
    await json(0, ...inWorkspace('ledger', 'checkpoint', '--out', join(at.folder, 'checkpoint.txt')));
    expect(await checkpoints()).not.toBe(before[1]);
    expect(existsSync(join(at.folder, 'no'))).toBe(false);
  }, 60_000);

  it.skipIf(process.platform === 'win32')(
    'refuses what is no file, a pipe or a device',
    async () => {
      // A pipe, for a device of the machine would be lost if this failed.
      const pipe = join(at.folder, 'pipe');
      execFileSync('mkfifo', [pipe]);
      await refused(pipe, 'is a device or pipe', '--force');
      expect(statSync(pipe).isFIFO()).toBe(true);
    },
    60_000,
  );
});
