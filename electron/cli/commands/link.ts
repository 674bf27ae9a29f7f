// link list | confirm | undo: which records of several sources are one identity
import type { Command } from 'commander';
import { type LinkState, linkStates } from '../../../shared/contract/links.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { count, cut, table } from '../output.ts';
import { type CommonOptions, findPerson, inWorkspace, type Session } from '../session.ts';

export function addLinkCommands(program: Command): void {
  const link = program.command('link').description('the same identity in several sources: certain, suggested, undone');

  link
    .command('list')
    .description('which records are linked, why, and what was said of it')
    .option('--state <state>', linkStates.join(', '))
    .option('--search <words>', 'words that must occur in the names of the two')
    .action(async (options: { state?: string; search?: string }, command: Command) => {
      const states = options.state === undefined ? null : [stateNamed(options.state)];
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const found = await allLinks(session, states, options.search ?? '');
        session.output.result(found, ({ counts, links }) =>
          [
            links.length === 0
              ? 'No such link.'
              : table(
                  ['Link', 'State', 'One', 'In', 'Other', 'In', 'Why'],
                  links.map(({ uid, state, from, to, basis }) => [
                    uid,
                    state,
                    cut(from.name, 36),
                    from.system ?? 'a finding',
                    cut(to.name, 36),
                    to.system ?? '',
                    basis,
                  ]),
                ),
            `${count(counts.applied, 'link')} certain, ${counts.confirmed} confirmed, ${counts.suggested} suggested, ${counts.undone} undone`,
          ].join('\n'),
        );
      });
    });

  link
    .command('confirm')
    .description('say that the two are one')
    .argument('<link>', 'as `countersign link list` names it')
    .requiredOption('--as <person>', 'who says so: a person of the customer or an adviser')
    .option('--reason <text>', 'how you know')
    .action(async (uid: string, options: { as: string; reason?: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const as = await findPerson(session, options.as);
        const ruled = await session.call('inventory.linkConfirm', { link: uid, reason: options.reason ?? null, as });
        session.output.result(ruled, ({ from, to }) => `Confirmed: ${from.name} and ${to.name} are one.`);
      });
    });

  link
    .command('undo')
    .description('say that the two are not one, or dismiss a suggestion; it stays so at later imports')
    .argument('<link>', 'as `countersign link list` names it')
    .requiredOption('--as <person>', 'who says so: a person of the customer or an adviser')
    .requiredOption('--reason <text>', 'why they are not the same')
    .action(async (uid: string, options: { as: string; reason: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const as = await findPerson(session, options.as);
        const ruled = await session.call('inventory.linkUndo', { link: uid, reason: options.reason, as });
        session.output.result(ruled, ({ from, to }) => `Undone: ${from.name} and ${to.name} are two.`);
      });
    });
}

async function allLinks(session: Session, states: LinkState[] | null, search: string) {
  const first = await session.call('inventory.links', { states, search, limit: 1000 });
  const links = [...first.links];
  for (let { next } = first; next !== null; ) {
    const page = await session.call('inventory.links', { states, search, after: next, limit: 1000 });
    links.push(...page.links);
    next = page.next;
  }
  return { counts: first.counts, links };
}

function stateNamed(text: string): LinkState {
  const state = linkStates.find((one) => one === text);
  if (state !== undefined) return state;
  throw new CountersignError('INPUT_INVALID', `"${text}" is none of ${linkStates.join(', ')}.`);
}
