// report countersign, report timestamp-request, report timestamp-add: what is added to a report after it was issued
import type { Command } from 'commander';
import { forceOption, requireOut } from '../output-path.ts';
import { readPassphrase } from '../passphrase.ts';
import { required } from '../required-option.ts';
import { type CommonOptions, findPerson, findPersonIfSaid, inWorkspace, withoutWorkspace } from '../session.ts';

// Some of the options are the outer command's too, which then has taken them: both are looked at.
interface Options extends CommonOptions {
  readonly as?: string;
  readonly out?: string;
  readonly reason?: string;
  readonly token?: string;
  readonly force?: boolean;
  readonly passphraseFile?: string;
}

export function addRevisionCommands(report: Command): void {
  addCountersign(report);
  addTimestampRequest(report);
  addTimestampAdd(report);
}

function addCountersign(report: Command): void {
  report
    .command('countersign')
    .description('add a further person’s signature to an issued PDF; the earlier ones stay valid')
    .argument('<file>', 'a report or summary that this workspace issued')
    .option('--as <person>', 'who signs it: a person of the customer who has not signed it yet')
    .option('--out <file>', 'the file to write')
    .option('--reason <text>', 'what the signature says', 'Countersigned')
    .option(...forceOption)
    .option('--passphrase-file <file>', 'instead of asking')
    .action(async (path: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const signer = required(command, options.as, '--as <person>');
      const out = required(command, options.out, '--out <file>');
      const reason = options.reason ?? 'Countersigned';
      await inWorkspace(options, async (session) => {
        await requireOut(out, options.force);
        const as = await findPerson(session, signer);
        const passphrase = await readPassphrase(options.passphraseFile, 'Passphrase of your key: ');
        const signed = await session.call('report.countersign', { path, out, passphrase, reason, as });
        const [added] = signed.revisions.slice(-1);
        session.output.result(
          signed,
          (made) =>
            `Wrote ${made.file}, signed by ${[made.issuedBy, ...made.revisions.filter(({ kind }) => kind === 'countersigned').map(({ by }) => by)].join(', ')}.\nSHA-256 ${added?.sha256 ?? made.sha256}\nCheck it with: countersign verify ${made.file}`,
        );
      });
    });
}

function addTimestampRequest(report: Command): void {
  report
    .command('timestamp-request')
    .description('write a query of RFC 3161 for the last signature of a PDF; needs no workspace and no network')
    .argument('<file>', 'a signed report or summary')
    .option('--out <file>', 'the query to carry to the time stamping authority (*.tsq)')
    .option(...forceOption)
    .action(async (path: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const out = required(command, options.out, '--out <file>');
      await withoutWorkspace(options, async (session) => {
        await requireOut(out, options.force);
        const query = await session.call('report.timestampRequest', { path, out });
        session.output.result(
          query,
          (made) =>
            `Wrote ${made.file}. Imprint (SHA-256 of the signature’s value) ${made.imprint}\nRead it with: openssl ts -query -in ${made.file} -text\nBring the reply back with: countersign report timestamp-add ${path} --token REPLY.tsr --out FILE`,
        );
      });
    });
}

function addTimestampAdd(report: Command): void {
  report
    .command('timestamp-add')
    .description('put the authority’s reply into the last signature of an issued PDF; no other byte changes')
    .argument('<file>', 'the report or summary that the query was made of')
    .option('--token <file>', 'the reply (*.tsr) or the token in it')
    .option('--out <file>', 'the file to write')
    .option('--as <person>', 'who adds it; left out: whoever has the workspace')
    .option(...forceOption)
    .action(async (path: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const token = required(command, options.token, '--token <file>');
      const out = required(command, options.out, '--out <file>');
      await inWorkspace(options, async (session) => {
        await requireOut(out, options.force);
        const as = await findPersonIfSaid(session, options.as);
        const stamped = await session.call('report.timestampAdd', { path, token, out, as });
        const [added] = stamped.revisions.slice(-1);
        session.output.result(
          stamped,
          (made) =>
            `Wrote ${made.file}: ${added?.authority ?? 'The authority'} says that its last signature was there at ${added?.stampedAt ?? 'that time'}.\nSHA-256 ${added?.sha256 ?? made.sha256}\nCheck it with: countersign verify ${made.file}`,
        );
      });
    });
}
