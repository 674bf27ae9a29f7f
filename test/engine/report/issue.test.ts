import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { keyOf } from '../../../electron/engine/engagement/signing-keys.ts';
import { ledgerEntries } from '../../../electron/engine/ledger/entries.ts';
import { type IssueReport, issueReport } from '../../../electron/engine/report/issue.ts';
import { listReports } from '../../../electron/engine/report/issued.ts';
import { previewReport } from '../../../electron/engine/report/preview.ts';
import { closeCampaign } from '../../../electron/engine/review/close.ts';
import { draftCounts } from '../../../electron/engine/review/draft-counts.ts';
import { countsOfState } from '../../../electron/engine/review/report-counts.ts';
import { draftState, readSealedState, sealedCounts } from '../../../electron/engine/review/sealing.ts';
import { verifyFile } from '../../../electron/engine/verify/verify-file.ts';
import { campaignOfFour, codeOf, decideAs, giveKey, passphrase, services } from '../review/northwind.ts';
import { temporaryFolder, written } from './signers.ts';

type Sample = Awaited<ReturnType<typeof campaignOfFour>>;

const opened: Sample[] = [];

afterEach(async () => {
  for (const sample of opened.splice(0)) await sample.workspace.close();
});

test('without a seal only a draft can be made, and it says that it is one', async () => {
  const sample = await ready();
  const preview = previewReport(sample.workspace.read, sample.workspace.clock, services, sample.campaign);
  expect({ draft: preview.draft, state: preview.state, sections: preview.sections.length }).toEqual({
    draft: true,
    state: 'open',
    sections: 13,
  });
  expect(await codeOf(issue(sample, {}))).toBe('REPORT_NOT_SEALED');
  const draft = await issue(sample, { passphrase: null });
  const found = await verifyFile(draft.file);
  expect([
    draft.edition,
    found.verdict,
    found.lines.filter((line) => line.verdict === 'failed').map((line) => line.check),
  ]).toEqual([1, 'failed', expect.arrayContaining(['signature'])]);
});

test('a preview counts what the state itself would hold, before a seal and after it', async () => {
  const { workspace, campaign } = await ready();
  const { read, clock } = workspace;
  const { state } = draftState(read, clock, services, campaign);
  expect(draftCounts(read, clock, services, campaign)).toEqual(countsOfState(state));
  const sealed = await closed();
  const held = readSealedState(sealed.workspace.read, sealed.campaign);
  const preview = () => previewReport(sealed.workspace.read, sealed.workspace.clock, services, sealed.campaign);
  expect(sealedCounts(sealed.workspace.read, sealed.campaign)).toEqual(
    held === null ? null : countsOfState(held.state),
  );
  expect([preview().stateDigest, preview().sections[4]?.summary, preview()]).toEqual([
    held?.digest,
    `${held?.state.items.length} line items, no sign-offs`,
    preview(),
  ]);
});

test('nobody but an active person of the customer issues a report', async () => {
  const sample = await closed();
  expect(await codeOf(issue(sample, { as: sample.cast.avery }))).toBe('PROVIDER_MAY_NOT_DECIDE');
  expect(await codeOf(issue(sample, { as: sample.cast.avery, passphrase: null }))).toBe('PROVIDER_MAY_NOT_DECIDE');
  expect(await codeOf(issue(sample, { as: 'nobody' }))).toBe('NOT_FOUND');
  expect(await codeOf(issue(sample, { as: sample.cast.robin }))).toBe('KEY_MISSING');
  expect(listReports(sample.workspace.read)).toEqual([]);
});

test.each(['csv', 'parquet', 'oscal', 'poam'] as const)(
  'a %s of a closed campaign needs the key of who issues it, and its checksum stands in the ledger',
  async (format) => {
    const sample = await closed();
    expect(await codeOf(issue(sample, { format, passphrase: 'wrong' }))).toBe('PASSPHRASE_WRONG');
    const issued = await issue(sample, { format });
    const [entry] = ledgerEntries(sample.workspace.read, { act: 'report.issued', limit: 5 });
    expect(entry?.body).toMatchObject({
      format,
      draft: false,
      sha256: createHash('sha256').update(readFileSync(issued.file)).digest('hex'),
    });
  },
);

test.each(['pdf', 'xlsx', 'pack'] as const)(
  'a %s of a closed campaign is signed, recorded, and holds when it is checked',
  async (format) => {
    const sample = await closed();
    const issued = await issue(sample, { format });
    const content = readFileSync(issued.file);
    const [listed] = listReports(sample.workspace.read);
    const entry = ledgerEntries(sample.workspace.read, { act: 'report.issued', limit: 5 });
    expect(listed).toEqual({ ...issued, file: `report.${format}` });
    expect(entry.map(({ body }) => body)).toEqual([
      expect.objectContaining({
        format,
        sha256: createHash('sha256').update(content).digest('hex'),
        size: content.length,
        draft: false,
        file: `report.${format}`,
      }),
    ]);
    const root = written(
      temporaryFolder(),
      'root.pem',
      keyOf(sample.workspace.read, sample.cast.dana, sample.workspace.clock)?.rootPem ?? '',
    );
    const found = await verifyFile(issued.file, { roots: [root] });
    expect({
      kind: found.kind,
      verdict: found.verdict,
      failed: found.lines.filter((line) => line.verdict === 'failed'),
    }).toEqual({ kind: format, verdict: 'held', failed: [] });
  },
);

test('two reports of one sealed state are the same up to the signature', async () => {
  const sample = await closed();
  const [first, second] = [await issue(sample, {}), await issue(sample, {})];
  const [a, b] = [readFileSync(first.file), readFileSync(second.file)];
  const base = a.indexOf('%%EOF\n') + 6;
  expect(first.stateDigest).toBe(second.stateDigest);
  expect(a.subarray(0, base).equals(b.subarray(0, base))).toBe(true);
});

test('a wrong passphrase, a folder that is not there and a stop leave no file and no entry', async () => {
  const sample = await closed();
  const folder = temporaryFolder();
  const out = join(folder, 'report.pdf');
  const controller = new AbortController();
  controller.abort();
  expect([
    await codeOf(issue(sample, { out, passphrase: 'not the passphrase at all' })),
    await codeOf(issue(sample, { out: join(folder, 'missing', 'report.pdf') })),
    await codeOf(issueReport(sample.workspace, services, input(sample, { out }), { signal: controller.signal })),
  ]).toEqual(['PASSPHRASE_WRONG', 'FILE_UNWRITABLE', 'CANCELLED']);
  mkdirSync(join(folder, 'taken.pdf', 'full'), { recursive: true });
  expect(await codeOf(issue(sample, { out: join(folder, 'taken.pdf') }))).toBe('FILE_UNWRITABLE');
  // One comes to stand there once the report is written beside it, while it waits for its turn to be recorded.
  const turn = sample.workspace.write(async () => {
    while (!readdirSync(folder).some((name) => name.endsWith('.part'))) await setTimeout(5);
    mkdirSync(out);
  });
  expect(await codeOf(issue(sample, { out }))).toBe('FILE_UNWRITABLE');
  await turn;
  expect({
    files: readdirSync(folder),
    entries: ledgerEntries(sample.workspace.read, { act: 'report.issued', limit: 5 }),
  }).toEqual({ files: ['report.pdf', 'taken.pdf'], entries: [] });
});

test('a report never takes the place of the workspace it is of, and is not recorded then', async () => {
  const sample = await closed();
  const { file } = sample.workspace;
  const beside = readdirSync(dirname(file));
  const found = [];
  for (const ending of ['', '-wal', '-shm', '.lock'])
    found.push(await codeOf(issue(sample, { out: `${file}${ending}` })));
  expect({
    found,
    files: readdirSync(dirname(file)),
    header: readFileSync(file).toString('latin1', 0, 15),
    entries: ledgerEntries(sample.workspace.read, { act: 'report.issued', limit: 5 }),
  }).toEqual({
    found: Array.from({ length: 4 }, () => 'FILE_UNWRITABLE'),
    files: beside,
    header: 'SQLite format 3',
    entries: [],
  });
});

test('what was issued can be neither changed nor deleted', async () => {
  const sample = await closed();
  await issue(sample, { format: 'xlsx' });
  const change = (sql: string) => sample.workspace.write(({ db }) => void db.exec(sql));
  await expect(change('update issued_report set sha256 = sha256')).rejects.toThrow('never changes');
  await expect(change('delete from issued_report')).rejects.toThrow('never deleted');
});

async function ready(): Promise<Sample> {
  const sample = await campaignOfFour();
  opened.push(sample);
  await giveKey(sample, sample.cast.dana);
  return sample;
}

async function closed(): Promise<Sample> {
  const sample = await ready();
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

function input(sample: Sample, change: Partial<IssueReport>): IssueReport {
  const format = change.format ?? 'pdf';
  return {
    campaign: sample.campaign,
    format,
    passphrase,
    out: join(temporaryFolder(), `report.${format}`),
    as: sample.cast.dana,
    ...change,
  };
}

function issue(sample: Sample, change: Partial<IssueReport>) {
  return issueReport(sample.workspace, services, input(sample, change));
}
