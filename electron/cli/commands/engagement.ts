// engagement show | set | versions | compare | export, delegation grant | list | end
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Delegation, OperatingModelDocument } from '../../../shared/contract/engagement.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { Risk } from '../../../shared/words.ts';
import { table } from '../output.ts';
import { forceOption, requireOut } from '../output-path.ts';
import { type CommonOptions, findCampaign, findItem, findPerson, inWorkspace, provePerson } from '../session.ts';

interface SetOptions {
  readonly reason: string;
  readonly as?: string;
  readonly basedOn?: string;
  readonly passphraseFile?: string;
}

export function addEngagementCommands(program: Command): void {
  const engagement = program
    .command('engagement')
    .description('the operating model: who decides, who does, until when');

  engagement
    .command('show')
    .description('RACI, decision rights, delegated tasks, and what is missing')
    .action(async (_options: unknown, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        session.output.result(
          await session.call('engagement.read', {}),
          ({ customer, provider, version, document, problems }) =>
            [
              `${customer} with ${provider}, ${document.model}, version ${version}`,
              '',
              table(
                ['Activity', '', ...document.roles.map((role) => role.title)],
                document.activities
                  .filter((activity) => activity.applies)
                  .map((activity) => [
                    activity.title,
                    activity.deciding ? 'decides' : '',
                    ...document.roles.map((role) => activity.letters[role.role] ?? '.'),
                  ]),
              ),
              '',
              ...document.delegatedTasks.map(
                (task) => `Delegated: ${task.title}: ${task.scope}, ${task.from} to ${task.until ?? 'no end'}`,
              ),
              ...document.escalation.map(
                (step, index) => `Escalation ${index + 1}: ${step.name} (${step.party}), ${step.after}`,
              ),
              `Incident owner: ${document.incidentOwner ?? 'not named'}`,
              problems.length === 0 ? 'Complete.' : 'Open:',
              ...problems.map((problem) => `- ${problem.text}${problem.blocks ? ' (no campaign can open)' : ''}`),
            ].join('\n'),
        );
      });
    });

  engagement
    .command('set')
    .description('put an operating model in force, from the JSON that "engagement show --json" prints as document')
    .argument('<file>', 'JSON file with the whole document')
    .requiredOption('--reason <text>', 'why it changes')
    .option('--as <person>', 'who changes it')
    .option('--based-on <version>', 'refused when another version is in force meanwhile')
    .option('--passphrase-file <file>', 'passphrase of their key: records that it was really them')
    .action(async (file: string, options: SetOptions, command: Command) => {
      const document = await readDocument(file);
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const changed = await session.call('engagement.change', {
          document,
          reason: options.reason,
          basedOn: options.basedOn === undefined ? null : versionNumber(options.basedOn),
          as: options.as === undefined ? null : await provePerson(session, options.as, options.passphraseFile),
        });
        session.output.result(changed, ({ version, problems }) =>
          [`Version ${version} is in force.`, ...problems.map((problem) => `- ${problem.text}`)].join('\n'),
        );
      });
    });

  engagement
    .command('versions')
    .description('every version of the operating model: who, when, why, and the campaigns opened under it')
    .action(async (_options: unknown, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        session.output.result(await session.call('engagement.versions', {}), (versions) =>
          table(
            ['Version', 'Changed', 'By', 'Reason', 'Campaigns'],
            versions.map((row) => [
              row.version,
              row.changedAt.slice(0, 16),
              row.changedBy ?? '',
              row.reason,
              row.campaigns.join(', '),
            ]),
          ),
        );
      });
    });

  engagement
    .command('compare')
    .description('what a version says otherwise than an earlier one')
    .argument('<before>', 'number of a version')
    .argument('<after>', 'number of a version')
    .action(async (before: string, after: string, _options: unknown, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const compared = { before: versionNumber(before), after: versionNumber(after) };
        session.output.result(await session.call('engagement.compare', compared), (differences) =>
          differences.length === 0
            ? 'They say the same.'
            : differences
                .map(
                  ({ what, before: was, after: is }) =>
                    `${what}\n  was  ${was ?? '(nothing)'}\n  now  ${is ?? '(nothing)'}`,
                )
                .join('\n'),
        );
      });
    });

  engagement
    .command('export')
    .description('write the RACI and what the customer has to do as a page to print (.html) or a table (.csv)')
    .requiredOption('--out <file>', 'FILE.html or FILE.csv')
    .option('--version-number <version>', 'the version in force when left out')
    .option(...forceOption)
    .action(async (options: { out: string; versionNumber?: string; force?: boolean }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        await requireOut(options.out, options.force);
        const written = await session.call('engagement.export', {
          out: options.out,
          version: options.versionNumber === undefined ? null : versionNumber(options.versionNumber),
        });
        session.output.result(written, ({ file }) => `Wrote ${file}`);
      });
    });

  const delegation = program
    .command('delegation')
    .description('somebody decides for somebody, within limits, until a date');

  delegation
    .command('grant')
    .requiredOption('--from <person>', 'the reviewer of record')
    .requiredOption('--to <person>', 'who may decide for them; never a person of the provider')
    .requiredOption('--until <date>', 'YYYY-MM-DD')
    .requiredOption('--reason <text>')
    .requiredOption('--as <person>', 'who grants it')
    .option('--since <date>', 'YYYY-MM-DD; today when left out')
    .option('--up-to <risk>', 'low, medium, high or critical', 'critical')
    .option('--system <name...>', 'only these systems')
    .option('--item <id...>', 'only these review items')
    .option('--campaign <id>', 'only this campaign: its id or name')
    .option('--passphrase-file <file>', 'passphrase of their key: records that it was really them')
    .description('grant a delegation')
    .action(
      async (
        options: {
          from: string;
          to: string;
          until: string;
          reason: string;
          as: string;
          since?: string;
          upTo: string;
          system?: string[];
          item?: string[];
          campaign?: string;
          passphraseFile?: string;
        },
        command: Command,
      ) => {
        await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
          const granted = await session.call('delegation.grant', {
            from: await findPerson(session, options.from),
            to: await findPerson(session, options.to),
            validFrom: options.since ?? new Date().toISOString().slice(0, 10),
            validUntil: options.until,
            upTo: options.upTo as Risk,
            systems: options.system ?? null,
            items:
              options.item === undefined
                ? null
                : await Promise.all(options.item.map((item) => findItem(session, item))),
            campaign: options.campaign === undefined ? null : await findCampaign(session, options.campaign),
            reason: options.reason,
            as: await provePerson(session, options.as, options.passphraseFile),
          });
          session.output.result(granted, (made) => `Delegated until ${made.validUntil}. Id: ${made.id}`);
        });
      },
    );

  delegation
    .command('list')
    .description('all delegations, also those that have ended')
    .action(async (_options: unknown, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const persons = new Map((await session.call('person.list', {})).map((person) => [person.id, person.name]));
        session.output.result(await session.call('delegation.list', {}), (delegations) =>
          delegations.length === 0
            ? 'No delegations.'
            : table(
                ['Id', 'From', 'To', 'Covers', 'Valid', 'State', 'Reason'],
                delegations.map((row) => [
                  row.id,
                  persons.get(row.from) ?? row.from,
                  persons.get(row.to) ?? row.to,
                  covers(row),
                  `${row.validFrom} to ${row.validUntil}`,
                  row.state,
                  row.reason,
                ]),
              ),
        );
      });
    });

  delegation
    .command('end')
    .description('end a delegation before its time')
    .argument('<id>')
    .requiredOption('--reason <text>')
    .requiredOption('--as <person>')
    .option('--passphrase-file <file>', 'passphrase of their key: records that it was really them')
    .action(async (id: string, options: { reason: string; as: string; passphraseFile?: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const ended = await session.call('delegation.end', {
          id,
          reason: options.reason,
          as: await provePerson(session, options.as, options.passphraseFile),
        });
        session.output.result(ended, () => 'Ended.');
      });
    });
}

async function readDocument(file: string): Promise<OperatingModelDocument> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new CountersignError('FILE_UNREADABLE', `${file} can’t be read.`, { file }, cause);
  });
  try {
    const parsed: unknown = JSON.parse(text);
    // the contract checks every field of it
    return (
      typeof parsed === 'object' && parsed !== null && 'document' in parsed ? parsed.document : parsed
    ) as OperatingModelDocument;
  } catch (cause) {
    throw new CountersignError('INPUT_INVALID', `${file} is not JSON.`, { file }, cause);
  }
}

/** What a delegation reaches, in a few words. */
function covers({ scope }: Delegation): string {
  return [
    scope.campaign === null ? 'every campaign' : 'one campaign',
    ...(scope.items === null ? [] : [`${scope.items.length} of its items`]),
    scope.systems === null ? 'every system' : scope.systems.join(' '),
    `to ${scope.upTo}`,
  ].join(', ');
}

function versionNumber(said: string): number {
  const version = Number(said);
  if (Number.isInteger(version) && version > 0) return version;
  throw new CountersignError('INPUT_INVALID', `“${said}” is no version: see countersign engagement versions.`);
}
