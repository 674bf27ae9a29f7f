// report, verify
import type { Command } from 'commander';
import type { Verification } from '../../../shared/contract/report.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { type ReportFormat, redactableFormats, reportFormats } from '../../../shared/report-formats.ts';
import { forceOption, requireOut } from '../output-path.ts';
import { readPassphrase } from '../passphrase.ts';
import { required } from '../required-option.ts';
import { type CommonOptions, findCampaign, findItem, findPerson, inWorkspace, withoutWorkspace } from '../session.ts';
import { printVerification } from '../verification.ts';
import { addRevisionCommands } from './report-revisions.ts';

export function addReportCommands(program: Command): void {
  const report = program
    .command('report')
    .description(
      'issue a signed report of a campaign; or hand over one decision alone, countersign an issued PDF, stamp it with a time',
    )
    .option('--campaign <id>', 'id or name; the newest when left out')
    .option('--format <format>', reportFormats.join(', '))
    .option('--as <person>', 'who signs it: a person of the customer')
    .option('--out <file>', 'the file to write')
    .option(...forceOption)
    .option('--draft', 'unsigned, says "draft" on each page')
    .option('--redacted', `pseudonyms for persons, identities and systems (${redactableFormats.join(', ')})`)
    .option('--passphrase-file <file>', 'instead of asking')
    .action(
      async (
        options: {
          campaign?: string;
          format?: string;
          as?: string;
          out?: string;
          force?: boolean;
          draft?: boolean;
          redacted?: boolean;
          passphraseFile?: string;
        },
        command: Command,
      ) => {
        const said = required(command, options.format, '--format <format>');
        const signer = required(command, options.as, '--as <person>');
        const out = required(command, options.out, '--out <file>');
        await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
          const format = formatNamed(said);
          await requireOut(out, options.force);
          const campaign = await findCampaign(session, options.campaign);
          const as = await findPerson(session, signer);
          const passphrase =
            options.draft === true ? null : await readPassphrase(options.passphraseFile, 'Passphrase of your key: ');
          const redacted = options.redacted === true;
          const issued = await session.call('report.issue', { campaign, format, passphrase, redacted, out, as });
          session.output.result(
            issued,
            (made) =>
              `Wrote ${made.file}, edition ${made.edition}${made.redacted ? ', redacted' : ''}${made.draft ? ', a draft' : ''}.\nSHA-256 ${made.sha256}\nCheck it with: countersign verify ${made.file}`,
          );
        });
      },
    );

  addDecisionCommand(report);
  addRevisionCommands(report);

  program
    .command('verify')
    .description('check anything that Countersign makes or takes, by its content; needs no workspace')
    .argument('<path...>')
    .option('--root <pem...>', 'root certificates that you trust, got out of band')
    .option('--trust <fingerprint...>', 'fingerprints of bundle signers that you trust')
    .option('--checkpoint <file>', 'an older checkpoint that the ledger must still contain')
    .option(
      '--against <file>',
      'an audit pack or workspace that vouches for it, or a proof of consistency from the checkpoint on',
    )
    .option('--full <pdf>', 'the full edition of a redacted PDF: checks every pseudonym and figure against it')
    .action(
      async (
        paths: string[],
        options: { root?: string[]; trust?: string[]; checkpoint?: string; against?: string; full?: string },
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
              against: options.against ?? null,
              full: options.full ?? null,
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

/** A command within a command: its options may have been taken by the outer one, which has some of the same. */
function addDecisionCommand(report: Command): void {
  report
    .command('decision')
    .description('hand over one decision of a sealed campaign, with its proofs and without the others')
    .option('--item <reference>', 'the item, such as NT-014')
    .option('--as <person>', 'who signs it: a person of the customer')
    .option('--out <file>', 'the zip to write')
    .option('--with-files', 'add the evidence files that the cited lines stand in')
    .option(...forceOption)
    .option('--passphrase-file <file>', 'instead of asking')
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<
        CommonOptions & {
          item?: string;
          as?: string;
          out?: string;
          withFiles?: boolean;
          force?: boolean;
          passphraseFile?: string;
        }
      >();
      const wanted = required(command, options.item, '--item <reference>');
      const signer = required(command, options.as, '--as <person>');
      const out = required(command, options.out, '--out <file>');
      await inWorkspace(options, async (session) => {
        await requireOut(out, options.force);
        const item = await findItem(session, wanted);
        const as = await findPerson(session, signer);
        const passphrase = await readPassphrase(options.passphraseFile, 'Passphrase of your key: ');
        const withFiles = options.withFiles === true;
        const issued = await session.call('report.decision', { item, withFiles, passphrase, out, as });
        session.output.result(
          issued,
          (made) =>
            `Wrote ${made.file}: ${made.reference} of edition ${made.edition}${made.withFiles ? ', with the evidence files' : ''}.\nSHA-256 ${made.sha256}\nCheck it with: countersign verify ${made.file}`,
        );
      });
    });
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
