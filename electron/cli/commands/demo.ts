// demo: the main job on the sample, from the provider's bundle to a report that other people's tools can check.
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { MethodInput, MethodName, MethodOutput } from '../../../shared/contract.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { answerFor } from '../../engine/sample/decisions.ts';
import { issueList } from '../../engine/sample/loop.ts';
import {
  closeCampaign,
  decideCampaign,
  prepareSample,
  type Story,
  sampleFile,
  signOffAll,
  storyClock,
} from '../../engine/sample/run.ts';
import { createEngine } from '../../engine/serve.ts';
import { writeOutputFile } from '../../engine/workspace/output-file.ts';
import { createOutput, type Output } from '../output.ts';
import type { CommonOptions } from '../session.ts';

const demoFormats = ['pdf', 'xlsx', 'pack'] as const;

export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('run the whole job on a sample engagement, and verify what it made')
    .option('--out <dir>', 'folder for what it makes', 'countersign-demo')
    .action(async (options: { out: string }, command: Command) => {
      const output = createOutput(command.optsWithGlobals<CommonOptions>().json === true);
      await demo(resolve(options.out), output);
    });
}

async function demo(folder: string, output: Output): Promise<void> {
  await emptyFolder(folder);
  const clock = storyClock(new Date(Date.now() - 200 * 86_400_000));
  const engine = createEngine({ clock: clock.now });
  const call = <M extends MethodName>(method: M, input: MethodInput<M>) =>
    // the engine has checked the answer against this method's schema
    engine.dispatch(method, input, {
      signal: new AbortController().signal,
      progress: (done, total, label) => output.progress(done, total, label),
    }) as Promise<MethodOutput<M>>;
  const story: Story = {
    call,
    clock,
    folder,
    today: new Date(),
    tell: (line) => output.say(line),
    progress: (done, total, label) => output.progress(done, total, label),
  };
  try {
    stage(output, 1, 'The provider hands over evidence; Northwind verifies and imports it');
    const sample = await prepareSample(story);
    const { campaign, cast } = sample;
    await coverageLine(call, output);

    stage(output, 2, 'The owners decide each entitlement');
    await decideCampaign(story, sample, campaign.id, answerFor);

    stage(output, 3, 'They sign off; the campaign is closed, and signed instructions go to the provider');
    await signOffAll(story, sample, campaign.id);
    await closeCampaign(story, sample, campaign.id);
    await issueList(story, sample, campaign.id, { due: null, changeWindow: null });

    stage(output, 4, 'Signed reports');
    const root = join(folder, 'northwind-signer-root.pem');
    await call('key.exportRoot', { person: cast.dana, out: root });
    const signers = join(folder, 'northwind-all-signers.pem');
    await exportSigners(call, signers, [cast.dana, cast.robin, cast.lee, cast.kim, cast.sam]);
    const files: Record<(typeof demoFormats)[number], string> = {
      pdf: join(folder, 'northwind-access-review.pdf'),
      xlsx: join(folder, 'northwind-access-review.xlsx'),
      pack: join(folder, 'northwind-audit-pack.zip'),
    };
    for (const format of demoFormats) {
      const issued = await call('report.issue', {
        campaign: campaign.id,
        format,
        passphrase: sample.passphrase,
        out: files[format],
        as: cast.dana,
      });
      output.endProgress();
      output.say(`  ${issued.file}  ${Math.ceil(issued.size / 1024)} KB  SHA-256 ${issued.sha256.slice(0, 16)}…`);
    }
    await call('workspace.close', {});

    stage(output, 5, 'Verified, as an auditor would, from the files alone');
    const paths = [
      ...sample.bundles.map((bundle) => bundle.file),
      files.pdf,
      files.xlsx,
      files.pack,
      join(folder, sampleFile),
    ];
    const verifications = [];
    for (const path of paths) {
      const verification = await call('verify.file', {
        path,
        roots: [signers],
        fingerprints: [sample.bundles[0].fingerprint],
      });
      verifications.push(verification);
      const failed = verification.lines.filter((line) => line.verdict === 'failed');
      const unknown = verification.lines.filter((line) => line.verdict === 'not-checkable');
      output.say(
        `  ${verification.verdict === 'held' ? 'held  ' : 'FAILED'}  ${path.slice(folder.length + 1)}: ${verification.lines.length} checks, ${failed.length} failed, ${unknown.length} not checkable`,
      );
      for (const line of failed) output.say(`          ${line.check}: ${line.detail}`);
    }
    if (verifications.some((verification) => verification.verdict !== 'held')) process.exitCode = 1;
    output.result(
      { folder, workspace: sample.workspace, root, reports: files, passphrase: sample.passphrase, verifications },
      () =>
        [
          '',
          `All of it is in ${folder}. Open northwind-access-review.pdf; check it without us:`,
          `  pdfsig ${files.pdf}`,
          `  openssl x509 -in ${root} -noout -fingerprint -sha256`,
          `Passphrase of the sample’s keys: ${sample.passphrase}`,
        ].join('\n'),
    );
  } finally {
    await engine.close();
  }
}

function stage(output: Output, number: number, title: string): void {
  output.say(`\n${number}. ${title}`);
}

async function coverageLine(call: Story['call'], output: Output): Promise<void> {
  const rows = await call('controls.coverage', {});
  const count = (status: string) => rows.filter((row) => row.status === status).length;
  output.say(
    `Coverage of ${rows.length} requirements: ${count('MET')} met, ${count('PARTLY_MET')} partly, ${count('NOT_MET')} not met, ${count('NOT_EVALUABLE')} not evaluable.`,
  );
}

/** The roots of everybody who signed something, in one file. */
async function exportSigners(call: Story['call'], out: string, persons: readonly string[]): Promise<void> {
  const certificates: string[] = [];
  for (const person of persons) {
    await call('key.exportRoot', { person, out });
    certificates.push(await readFile(out, 'utf8'));
  }
  await writeOutputFile(out, certificates.join(''));
}

/** Only ever replaces an earlier demo: a folder with anything else in it is left alone. */
async function emptyFolder(folder: string): Promise<void> {
  const present = await readdir(folder).catch(() => []);
  const ours = (name: string) => name === 'evidence' || /^(northwind|harbour)-/.test(name);
  const foreign = present.find((name) => !ours(name));
  if (foreign !== undefined) {
    throw new CountersignError(
      'INPUT_INVALID',
      `${folder} has other files in it (${foreign}); name an empty folder with --out.`,
      { folder },
    );
  }
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
}
