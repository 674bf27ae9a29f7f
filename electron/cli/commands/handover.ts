// review reassign | not-mine | accept | decline | history: who reviews an item, and how that came about
import type { Command } from 'commander';
import { table } from '../output.ts';
import {
  type CommonOptions,
  findItem,
  findPerson,
  findPersonIfSaid,
  inWorkspace,
  provePerson,
  type Session,
} from '../session.ts';

export function addHandoverCommands(program: Command): void {
  const review = program.command('review').description('who reviews an item: reassign, hand over, accept, decline');

  addReassign(
    review.command('reassign'),
    'give items to another reviewer, with a reason; unsigned decisions on them are withdrawn',
  );
  addReassign(program.command('assign'), 'the same as "review reassign", under its earlier name');

  review
    .command('not-mine')
    .description('as reviewer: say whose the item is; it stays yours until that person accepts')
    .requiredOption('--item <id>')
    .requiredOption('--to <person>', 'whose it is')
    .requiredOption('--reason <text>')
    .requiredOption('--as <person>', 'the reviewer of record')
    .option('--passphrase-file <file>', 'passphrase of their key: records that it was really them')
    .action(
      async (
        options: { item: string; to: string; reason: string; as: string; passphraseFile?: string },
        command: Command,
      ) => {
        await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
          const as = await provePerson(session, options.as, options.passphraseFile);
          const to = await findPerson(session, options.to);
          const item = await session.call('review.notMine', {
            item: await findItem(session, options.item),
            to,
            reason: options.reason,
            as,
          });
          session.output.result(
            item,
            ({ handover }) =>
              `Handed over to ${handover?.toName ?? 'nobody'}, not accepted yet: until then it stays with its reviewer.`,
          );
        });
      },
    );

  answer(review, 'accept', 'as the person it was handed to: it is mine', true);
  answer(review, 'decline', 'as the person it was handed to: it is not mine either', false);

  review
    .command('history')
    .description('each step in who reviews an item')
    .argument('<item>')
    .action(async (item: string, _options: unknown, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        session.output.result(
          await session.call('review.assignments', { item: await findItem(session, item) }),
          (steps) =>
            steps.length === 0
              ? 'It is with whom it was assigned to when the campaign opened.'
              : table(
                  ['When', 'Step', 'From', 'To', 'Reason', 'By'],
                  steps.map((row) => [
                    row.at.slice(0, 16),
                    row.step.replaceAll('_', ' '),
                    row.from ?? '',
                    row.to,
                    row.reason,
                    row.by ?? '',
                  ]),
                ),
        );
      });
    });
}

function addReassign(command: Command, description: string): void {
  command
    .description(description)
    .requiredOption('--item <id...>')
    .requiredOption('--to <person>')
    .requiredOption('--reason <text>')
    .option('--as <person>', 'who reassigns')
    .action(async (options: { item: string[]; to: string; reason: string; as?: string }, invoked: Command) => {
      await inWorkspace(invoked.optsWithGlobals<CommonOptions>(), async (session) => {
        const done = await session.call('review.assign', {
          items: await Promise.all(options.item.map((item) => findItem(session, item))),
          to: await findPerson(session, options.to),
          reason: options.reason,
          as: await findPersonIfSaid(session, options.as),
        });
        session.output.result(done, ({ assigned }) => `${assigned} assigned.`);
      });
    });
}

function answer(review: Command, name: string, description: string, accepts: boolean): void {
  const command = review
    .command(name)
    .description(description)
    .requiredOption('--item <id>')
    .requiredOption('--as <person>')
    .option('--passphrase-file <file>', 'passphrase of their key: records that it was really them');
  (accepts
    ? command.option('--reason <text>', 'a remark')
    : command.requiredOption('--reason <text>', 'whose it is, or why not')
  ).action(
    async (options: { item: string; as: string; reason?: string; passphraseFile?: string }, invoked: Command) => {
      await inWorkspace(invoked.optsWithGlobals<CommonOptions>(), (session) => answered(session, options, accepts));
    },
  );
}

async function answered(
  session: Session,
  options: { item: string; as: string; reason?: string; passphraseFile?: string },
  accepts: boolean,
): Promise<void> {
  const as = await provePerson(session, options.as, options.passphraseFile);
  const item = await session.call('review.answerHandover', {
    item: await findItem(session, options.item),
    accepts,
    reason: options.reason ?? null,
    as,
  });
  session.output.result(item, () =>
    accepts ? 'Accepted: it is assigned to you now.' : 'Declined: it stays with its reviewer.',
  );
}
