// report, verify
import type { Command } from 'commander';
import { type ReportFormat, reportFormats, type Verification } from '../../../shared/contract/report.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { forceOption, requireOut } from '../output-path.ts';
import { readPassphrase } from '../passphrase.ts';
import { type CommonOptions, findCampaign, findPerson, inWorkspace, withoutWorkspace } from '../session.ts';
import { printVerification } from '../verification.ts';

export function addReportCommands(program: Command): void {
  program
    .command('report')
    .description('issue a signed report of a campaign')
    .option('--campaign <id>', 'id or name; the newest when left out')
    .requiredOption('--format <format>', reportFormats.join(', '))
    .requiredOption('--as <person>', 'who signs it: a person of the customer')
    .requiredOption('--out <file>', 'the file to write')
    .option(...forceOption)
    .option('--draft', 'unsigned, says "draft" on each page')
    .option('--passphrase-file <file>', 'instead of asking')
    .action(
      async (
        options: {
          campaign?: string;
          format: string;
          as: string;
          out: string;
          force?: boolean;
          draft?: boolean;
          passphraseFile?: string;
        },
        command: Command,
      ) => {
        await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
          const format = formatNamed(options.format);
          await requireOut(options.out, options.force);
          const campaign = await findCampaign(session, options.campaign);
          const as = await findPerson(session, options.as);
          const passphrase =
            options.draft === true ? null : await readPassphrase(options.passphraseFile, 'Passphrase of your key: ');
          const issued = await session.call('report.issue', { campaign, format, passphrase, out: options.out, as });
          session.output.result(
            issued,
            (made) =>
              `Wrote ${made.file}, edition ${made.edition}.\nSHA-256 ${made.sha256}\nCheck it with: countersign verify ${made.file}`,
          );
        });
      },
    );

  program
    .command('verify')
    .description('check a bundle, report, pack, workspace, proof or checkpoint; needs no workspace')
    .argument('<path...>')
    .option('--root <pem...>', 'root certificates that you trust, got out of band')
    .option('--trust <fingerprint...>', 'fingerprints of bundle signers that you trust')
    .option('--checkpoint <file>', 'an older checkpoint that the ledger must still contain')
    .action(
      async (
        paths: string[],
        options: { root?: string[]; trust?: string[]; checkpoint?: string },
        command: Command,
      ) => {
        await withoutWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
          const verifications = [];
          for (const path of paths) {
            const given = {
              path,
              roots: options.root ?? [],
              fingerprints: options.trust ?? [],
              checkpoint: options.checkpoint ?? null,
            };
            verifications.push(
              await session.call('verify.file', given).catch((error: unknown) => unreadable(path, error, paths)),
            );
          }
          printVerification(session.output, ...verifications);
        });
      },
    );
}

function formatNamed(said: string): ReportFormat {
  const format = reportFormats.find((candidate) => candidate === said);
  if (format === undefined)
    throw new CountersignError('INPUT_INVALID', `"${said}" is none of ${reportFormats.join(', ')}.`);
  return format;
}

/** Among several files one that can't be read is a failed line, so that the others' results stay. */
function unreadable(path: string, error: unknown, paths: readonly string[]): Verification {
  if (paths.length === 1 || !(error instanceof CountersignError)) throw error;
  return {
    file: path,
    kind: 'unknown',
    verdict: 'failed',
    summary: error.message,
    lines: [{ check: 'readable', subject: path, verdict: 'failed', detail: error.message }],
  };
}
