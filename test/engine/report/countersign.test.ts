import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { actorFor, requirePerson } from '../../../electron/engine/engagement/persons.ts';
import { keyOf } from '../../../electron/engine/engagement/signing-keys.ts';
import { ledgerEntries } from '../../../electron/engine/ledger/entries.ts';
import {
  addReportTimestamp,
  type CountersignReport,
  countersignReport,
  requestTimestamp,
} from '../../../electron/engine/report/countersign.ts';
import { type IssueReport, issueReport } from '../../../electron/engine/report/issue.ts';
import { listReports } from '../../../electron/engine/report/issued.ts';
import { closeCampaign } from '../../../electron/engine/review/close.ts';
import { verifyFile } from '../../../electron/engine/verify/verify-file.ts';
import { verifyWorkspace } from '../../../electron/engine/verify/workspace.ts';
import { campaignOfFour, codeOf, decideAs, giveKey, passphrase, services } from '../review/northwind.ts';
import { temporaryFolder, written } from './signers.ts';

type Sample = Awaited<ReturnType<typeof campaignOfFour>>;

const opened: Sample[] = [];

afterEach(async () => {
  for (const sample of opened.splice(0)) await sample.workspace.close();
});

test.each(['pdf', 'summary'] as const)(
  'a %s takes the lead’s signature after the owner’s, and both hold',
  async (format) => {
    const sample = await closed();
    const issued = await issue(sample, { format });
    const signed = await countersign(sample, { path: issued.file });
    const [before, after] = [readFileSync(issued.file), readFileSync(signed.file)];
    const sha256 = createHash('sha256').update(after).digest('hex');
    expect(after.subarray(0, before.length).equals(before)).toBe(true);
    expect(listReports(sample.workspace.read)[0]?.revisions).toEqual([
      expect.objectContaining({ kind: 'countersigned', by: 'Sam Compliance', reason: 'Read and agreed', sha256 }),
    ]);
    const [entry] = ledgerEntries(sample.workspace.read, { act: 'report.countersigned', limit: 2 });
    expect(entry?.body).toMatchObject({ report: issued.id, previous: issued.sha256, sha256, person: sample.cast.sam });
    const found = await verifyFile(signed.file, { roots: rootsOf(sample) });
    expect([found.verdict, found.lines.filter(({ check }) => check === 'trust').map(({ verdict }) => verdict)]).toEqual(
      ['held', ['held', 'held']],
    );
  },
);

test('nobody signs a report twice, signs one of another workspace, or a draft, or a changed one', async () => {
  const [sample, other] = [await closed(), await closed()];
  const issued = await issue(sample, {});
  const foreign = await issue(other, {});
  const draft = await issue(sample, { passphrase: null });
  const xlsx = await issue(sample, { format: 'xlsx' });
  const changed = readFileSync(issued.file);
  changed.write('Q', 5000, 'latin1');
  const once = await countersign(sample, { path: issued.file });
  expect([
    await codeOf(countersign(sample, { path: issued.file, as: sample.cast.dana })),
    await codeOf(countersign(sample, { path: once.file })),
    await codeOf(countersign(sample, { path: foreign.file })),
    await codeOf(countersign(sample, { path: draft.file })),
    await codeOf(countersign(sample, { path: xlsx.file })),
    await codeOf(countersign(sample, { path: written(temporaryFolder(), 'changed.pdf', changed) })),
    await codeOf(countersign(sample, { path: issued.file, as: sample.cast.avery })),
    await codeOf(countersign(sample, { path: issued.file, passphrase: 'not it at all' })),
    await codeOf(countersign(sample, { path: '/nowhere/report.pdf' })),
  ]).toEqual([
    'SECOND_PERSON_SAME',
    'SECOND_PERSON_SAME',
    'NOT_FOUND',
    'NOT_FOUND',
    'INPUT_INVALID',
    'NOT_FOUND',
    'PROVIDER_MAY_NOT_DECIDE',
    'PASSPHRASE_WRONG',
    'FILE_UNREADABLE',
  ]);
  expect(ledgerEntries(sample.workspace.read, { act: 'report.countersigned', limit: 5 })).toHaveLength(1);
});

test('a reply that is none leaves no file and no entry, and the query is of the last signature', async () => {
  const sample = await closed();
  const issued = await issue(sample, {});
  const folder = temporaryFolder();
  const query = await requestTimestamp(issued.file, join(folder, 'query.tsq'));
  expect(readFileSync(query.file).toString('hex')).toContain(query.imprint);
  const actor = actorFor(requirePerson(sample.workspace.read, sample.cast.dana));
  const token = written(folder, 'reply.tsr', 'no reply');
  const out = join(folder, 'stamped.pdf');
  expect(await codeOf(addReportTimestamp(sample.workspace, { path: issued.file, token, out }, actor))).toBe(
    'SIGNATURE_FAILED',
  );
  expect(ledgerEntries(sample.workspace.read, { act: 'report.timestamped', limit: 5 })).toEqual([]);
});

test('a redacted edition names nobody but in the certificate, is countersigned the same way, and no pack is redacted', async () => {
  const sample = await closed();
  const issued = await issue(sample, { redacted: true });
  const signed = await countersign(sample, { path: issued.file });
  expect([issued.redacted, listReports(sample.workspace.read)[0]?.redacted]).toEqual([true, true]);
  const text = readFileSync(signed.file, 'latin1');
  const utf16 = (name: string) => Buffer.from(name, 'utf16le').swap16().toString('hex').toUpperCase();
  expect(['Dana Owner', 'Sam Compliance'].filter((name) => text.includes(name) || text.includes(utf16(name)))).toEqual(
    [],
  );
  const full = await issue(sample, {});
  const found = await verifyFile(signed.file, { roots: rootsOf(sample), full: full.file });
  expect([found.verdict, found.lines.find(({ check }) => check === 'redaction')?.verdict]).toEqual(['held', 'held']);
  expect(await codeOf(issue(sample, { format: 'pack', redacted: true }))).toBe('INPUT_INVALID');
});

test('the record of a countersignature can be replayed from the ledger', async () => {
  const sample = await closed();
  await countersign(sample, { path: (await issue(sample, {})).file });
  const lines = await verifyWorkspace(sample.workspace.file, 'workspace', { roots: [], fingerprints: [], older: null });
  expect(lines.filter(({ check, verdict }) => verdict === 'failed' && /state|replay/.test(check))).toEqual([]);
});

async function closed(): Promise<Sample> {
  const sample = await campaignOfFour();
  opened.push(sample);
  await giveKey(sample, sample.cast.dana);
  await giveKey(sample, sample.cast.sam);
  await decideAs(sample, {
    item: sample.item('svc-low'),
    outcome: 'CERTIFY',
    justification: 'Needed each night',
    as: sample.cast.dana,
  });
  await closeCampaign(sample.workspace, services, {
    campaign: sample.campaign,
    reason: 'The quarter ends',
    as: sample.cast.sam,
  });
  return sample;
}

function issue(sample: Sample, change: Partial<IssueReport>) {
  const out = join(temporaryFolder(), 'report.pdf');
  const input = { campaign: sample.campaign, format: 'pdf' as const, passphrase, out, as: sample.cast.dana };
  return issueReport(sample.workspace, services, { ...input, ...change });
}

function countersign(sample: Sample, change: Partial<CountersignReport> & { readonly path: string }) {
  const out = join(temporaryFolder(), 'two.pdf');
  const input = { out, passphrase, reason: 'Read and agreed', as: sample.cast.sam };
  return countersignReport(sample.workspace, { ...input, ...change });
}

function rootsOf(sample: Sample): string[] {
  const { read, clock } = sample.workspace;
  const folder = temporaryFolder();
  return [sample.cast.dana, sample.cast.sam].map((person, index) =>
    written(folder, `root-${index}.pem`, keyOf(read, person, clock)?.rootPem ?? ''),
  );
}
