// engagement show | set, delegation grant | list | end
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { OperatingModelDocument } from '../../../shared/contract/engagement.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { Risk } from '../../../shared/words.ts';
import { table } from '../output.ts';
import { type CommonOptions, findPerson, findPersonIfSaid, inWorkspace } from '../session.ts';

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
    .action(async (file: string, options: { reason: string; as?: string }, command: Command) => {
      const document = await readDocument(file);
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const changed = await session.call('engagement.change', {
          document,
          reason: options.reason,
          as: await findPersonIfSaid(session, options.as),
        });
        session.output.result(changed, ({ version, problems }) =>
          [`Version ${version} is in force.`, ...problems.map((problem) => `- ${problem.text}`)].join('\n'),
        );
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
            reason: options.reason,
            as: await findPerson(session, options.as),
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
                ['Id', 'From', 'To', 'Valid', 'State', 'Reason'],
                delegations.map((row) => [
                  row.id,
                  persons.get(row.from) ?? row.from,
                  persons.get(row.to) ?? row.to,
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
    .action(async (id: string, options: { reason: string; as: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const ended = await session.call('delegation.end', {
          id,
          reason: options.reason,
          as: await findPerson(session, options.as),
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
