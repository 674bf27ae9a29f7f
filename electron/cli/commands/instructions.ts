// instructions preview | issue | list | confirm-dependency, rotation agree | list | candidates | withdraw
import type { Command } from 'commander';
import type { Rotation } from '../../../shared/contract/loop.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { count, cut, table } from '../output.ts';
import { forceOption, requireOut } from '../output-path.ts';
import { readPassphrase } from '../passphrase.ts';
import {
  type CommonOptions,
  findCampaign,
  findPerson,
  findPersonIfSaid,
  inWorkspace,
  type Session,
} from '../session.ts';

interface ListOptions {
  readonly campaign?: string;
  readonly due?: string;
  readonly window?: string;
}

export function addInstructionsCommands(program: Command): void {
  const instructions = program.command('instructions').description('what the provider is told to do, as a signed list');

  withTerms(instructions.command('preview').description('what would go out now, and what can’t'))
    .option('--as <person>', 'who would sign')
    .action(async (options: ListOptions & { as?: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const as = await findPersonIfSaid(session, options.as);
        const preview = await session.call('instructions.preview', { ...(await termsOf(session, options)), as });
        session.output.result(preview, (made) =>
          [
            made.instructions.length === 0
              ? 'Nothing new would go out.'
              : table(
                  ['Instruction', 'Do', 'Item', 'Identity', 'What', 'Due', 'Replaces'],
                  made.instructions.map((one) => [
                    one.reference,
                    one.kind,
                    one.subject,
                    cut(one.identity, 30),
                    cut(one.detail ?? one.credential ?? one.privilege ?? '', 40),
                    one.due ?? '',
                    one.replaces ?? '',
                  ]),
                ),
            ...(made.supersedes === null
              ? []
              : [`Follows list ${made.supersedes.number}; ${made.unchanged} are as sent.`]),
            ...made.blocked.map((one) => `Blocked: ${one.reference}, ${one.text}. ${one.why}`),
            ...(made.unsigned === 0
              ? []
              : [`${count(made.unsigned, 'decision')} stay here until they are signed off.`]),
          ].join('\n'),
        );
      });
    });

  withTerms(instructions.command('issue').description('sign the list, and write the file for the provider'))
    .requiredOption('--as <person>', 'who signs')
    .requiredOption('--out <file>', 'the zip to write')
    .option(...forceOption)
    .option('--passphrase-file <file>', 'instead of asking')
    .action(
      async (
        options: ListOptions & { as: string; out: string; force?: boolean; passphraseFile?: string },
        command: Command,
      ) => {
        await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
          await requireOut(options.out, options.force);
          const as = await findPerson(session, options.as);
          const terms = await termsOf(session, options);
          const passphrase = await readPassphrase(options.passphraseFile, 'Passphrase of your key: ');
          const issued = await session.call('instructions.issue', { ...terms, passphrase, out: options.out, as });
          session.output.result(issued, (made) =>
            [
              `Wrote ${made.path}, list ${made.number}: ${Object.entries(made.counts)
                .filter(([, entries]) => entries > 0)
                .map(([kind, entries]) => `${kind} ${entries}`)
                .join(', ')}.`,
              `SHA-256 ${made.fileSha256}`,
              'Check it with: openssl dgst -sha256 -verify pub.pem -signature instructions.sig instructions.json',
            ].join('\n'),
          );
        });
      },
    );

  instructions
    .command('list')
    .description('every list that was issued')
    .action(async (_options: unknown, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        session.output.result(await session.call('instructions.list', {}), (lists) =>
          lists.length === 0
            ? 'No list has been issued.'
            : table(
                ['List', 'Campaign', 'Issued', 'By', 'Entries', 'Follows', 'SHA-256'],
                lists.map((list) => [
                  list.number,
                  cut(list.campaignName, 30),
                  list.issuedAt.slice(0, 16),
                  list.issuedBy,
                  Object.values(list.counts).reduce((sum, entries) => sum + entries, 0),
                  list.supersedes ?? '',
                  list.sha256.slice(0, 16),
                ]),
              ),
        );
      });
    });

  instructions
    .command('confirm-dependency')
    .description('say what depends on a credential, before its rotation goes out')
    .argument('<rotation>', 'its reference (NT-R01) or id')
    .option('--dependant <text...>', 'what depends on it; several are possible')
    .option('--note <text>', 'where you looked; required when nothing depends on it')
    .requiredOption('--as <person>', 'the platform owner')
    .action(async (said: string, options: { dependant?: string[]; note?: string; as: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const confirmed = await session.call('rotation.confirmDependants', {
          rotation: (await findRotation(session, said)).id,
          dependants: options.dependant ?? [],
          note: options.note ?? null,
          as: await findPerson(session, options.as),
        });
        session.output.result(
          confirmed,
          (made) =>
            `Confirmed: ${made.reference}, ${count(made.dependants?.list.length ?? 0, 'dependant')}. It goes out with the next list.`,
        );
      });
    });

  addRotationCommands(program);
}

function addRotationCommands(program: Command): void {
  const rotation = program.command('rotation').description('credentials to be replaced');

  rotation
    .command('candidates')
    .description('live credentials that are old or exposed, without a rotation under way')
    .action(async (_options: unknown, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        session.output.result(await session.call('rotation.candidates', {}), (rows) =>
          rows.length === 0
            ? 'None.'
            : table(
                ['Credential', 'Name', 'Identity', 'System', 'Why'],
                rows.map((row) => [row.credential, row.name, cut(row.identity, 34), cut(row.system, 24), row.why]),
              ),
        );
      });
    });

  rotation
    .command('agree')
    .description('approve that a credential is replaced')
    .argument('<credential>', 'its uid, as rotation candidates prints it')
    .option('--campaign <id>', 'id or name; the newest when left out')
    .requiredOption('--reason <text>')
    .option('--ticket <reference>')
    .option('--due <date>', 'YYYY-MM-DD')
    .requiredOption('--as <person>')
    .action(
      async (
        credential: string,
        options: { campaign?: string; reason: string; ticket?: string; due?: string; as: string },
        command: Command,
      ) => {
        await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
          const agreed = await session.call('rotation.agree', {
            campaign: await findCampaign(session, options.campaign),
            credential,
            reason: options.reason,
            ticket: options.ticket ?? null,
            due: options.due ?? null,
            as: await findPerson(session, options.as),
          });
          session.output.result(
            agreed,
            (made) =>
              `Agreed: ${made.reference}. It waits for: countersign instructions confirm-dependency ${made.reference}`,
          );
        });
      },
    );

  rotation
    .command('list')
    .description('what was agreed, and how far it is')
    .action(async (_options: unknown, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        session.output.result(await session.call('rotation.list', {}), (rows) =>
          rows.length === 0
            ? 'No rotation is agreed.'
            : table(
                ['Rotation', 'State', 'Identity', 'Credential', 'Due', 'Explained'],
                rows.map((row) => [
                  row.reference,
                  row.withdrawn === null ? row.state : 'withdrawn',
                  cut(row.identity, 34),
                  row.credential,
                  row.due ?? '',
                  row.explanation,
                ]),
              ),
        );
      });
    });

  rotation
    .command('withdraw')
    .argument('<rotation>', 'its reference or id')
    .requiredOption('--reason <text>')
    .requiredOption('--as <person>')
    .description('take an agreed rotation back')
    .action(async (said: string, options: { reason: string; as: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const withdrawn = await session.call('rotation.withdraw', {
          rotation: (await findRotation(session, said)).id,
          reason: options.reason,
          as: await findPerson(session, options.as),
        });
        session.output.result(withdrawn, (made) => `Withdrawn: ${made.reference}.`);
      });
    });
}

function withTerms(command: Command): Command {
  return command
    .option('--campaign <id>', 'id or name; the newest when left out')
    .option('--due <date>', 'YYYY-MM-DD; as agreed with the provider when left out')
    .option('--window <text>', 'when it may be done: "Sundays 02:00 to 05:00"');
}

async function termsOf(session: Session, options: ListOptions) {
  return {
    campaign: await findCampaign(session, options.campaign),
    due: options.due ?? null,
    changeWindow: options.window ?? null,
  };
}

async function findRotation(session: Session, said: string): Promise<Rotation> {
  const found = (await session.call('rotation.list', {})).find((one) => one.id === said || one.reference === said);
  if (found !== undefined) return found;
  throw new CountersignError('NOT_FOUND', `There is no rotation "${said}". See: countersign rotation list`);
}
