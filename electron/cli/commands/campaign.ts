// campaign open | status | items | close
import type { Command } from 'commander';
import type { AssignmentRule } from '../../../shared/contract/review.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { type Risk, risks } from '../../../shared/words.ts';
import { count, cut, table } from '../output.ts';
import {
  type CommonOptions,
  findCampaign,
  findPerson,
  findPersonIfSaid,
  inWorkspace,
  type Session,
} from '../session.ts';

export function addCampaignCommands(program: Command): void {
  const campaign = program.command('campaign').description('one review round');

  campaign
    .command('open')
    .description('freeze the baseline and assign every entitlement in scope')
    .requiredOption('--name <name>')
    .requiredOption('--due <date>', 'YYYY-MM-DD')
    .option(
      '--owner-of <rules>',
      'who reviews what, first match wins, separated by ";": owner | system:NAME=PERSON | owner:TEXT=PERSON | *=PERSON | *=nobody',
      'owner',
    )
    .option('--system <name...>', 'only these systems')
    .option('--minimum-risk <risk>', 'only this risk and above')
    .option('--vendor-managed', 'also identities that belong to the platform’s vendor')
    .option('--out-of-scope-reason <text>', 'why anything is left out')
    .option('--out-of-scope-approver <person>', 'who of the customer approved that')
    .option('--as <person>', 'who opens it')
    .action(
      async (
        options: {
          name: string;
          due: string;
          ownerOf: string;
          system?: string[];
          minimumRisk?: string;
          vendorManaged?: boolean;
          outOfScopeReason?: string;
          outOfScopeApprover?: string;
          as?: string;
        },
        command: Command,
      ) => {
        await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
          const { assignment, fallback } = await parseRules(session, options.ownerOf);
          await session.call('controls.assess', {});
          const opened = await session.call('campaign.open', {
            name: options.name,
            due: options.due,
            scope: {
              systems: options.system ?? null,
              minimumRisk: options.minimumRisk === undefined ? null : riskNamed(options.minimumRisk),
              vendorManaged: options.vendorManaged === true,
            },
            assignment,
            fallback,
            outOfScopeReason: options.outOfScopeReason ?? null,
            outOfScopeApprover: await findPersonIfSaid(session, options.outOfScopeApprover),
            as: await findPersonIfSaid(session, options.as),
          });
          session.output.result(opened, (made) =>
            [
              `Opened "${made.name}" with ${count(made.items, 'item')}, due ${made.due}. Id: ${made.id}`,
              table(
                ['Reviewer', 'Items'],
                made.assignments.map((row) => [row.name, row.items]),
              ),
              ...made.outOfScope.map((row) => `Left out: ${row.items} (${row.reason})`),
              ...made.notices.map((notice) => `Notice: ${notice}`),
            ].join('\n'),
          );
        });
      },
    );

  campaign
    .command('status')
    .description('progress, outcomes, what is open')
    .option('--campaign <id>', 'id or name; the newest when left out')
    .action(async (options: { campaign?: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const id = await findCampaign(session, options.campaign);
        session.output.result(await session.call('campaign.read', { campaign: id }), (detail) =>
          [
            `${detail.name}: ${detail.state}, ${detail.complete ? 'complete' : 'not complete'}, due ${detail.due}`,
            `${detail.decided} of ${detail.items} decided, ${detail.waitingSecondPerson} wait for a second person, ${detail.unassigned} have no reviewer`,
            table(
              ['Outcome', 'Items'],
              Object.entries(detail.byOutcome).map(([outcome, items]) => [outcome, items]),
            ),
            table(
              ['Reviewer', 'Decided', 'Items', 'Signed off'],
              detail.assignments.map((row) => [row.name, row.decided, row.items, row.signedOffAt?.slice(0, 16) ?? '']),
            ),
            ...detail.notices.map((notice) => `Notice: ${notice}`),
          ].join('\n'),
        );
      });
    });

  campaign
    .command('items')
    .description('every item with its risk and its outcome')
    .option('--campaign <id>', 'id or name; the newest when left out')
    .option('--of <person>', 'only this reviewer’s')
    .option('--open', 'only what nobody has decided')
    .action(async (options: { campaign?: string; of?: string; open?: boolean }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const id = await findCampaign(session, options.campaign);
        const queue = await session.call('review.queue', {
          campaign: id,
          person: await findPersonIfSaid(session, options.of),
        });
        const items =
          options.open === true ? queue.items.filter((item) => item.outcome === 'NO_DECISION') : queue.items;
        session.output.result({ campaign: queue.campaign, items }, (listed) =>
          table(
            ['Item', 'Risk', 'Identity', 'Privilege', 'Resource', 'Change', 'Outcome'],
            listed.items.map((item) => [
              item.reference,
              item.risk,
              cut(item.identity, 22),
              cut(item.privilege, 26),
              cut(item.resource, 22),
              item.change,
              item.outcome,
            ]),
          ),
        );
      });
    });

  campaign
    .command('close')
    .description('close it; what nobody decided becomes NO_DECISION, by name')
    .option('--campaign <id>', 'id or name; the newest when left out')
    .option('--reason <text>', 'required when something is undecided')
    .requiredOption('--as <person>', 'who closes it')
    .action(async (options: { campaign?: string; reason?: string; as: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const closed = await session.call('campaign.close', {
          campaign: await findCampaign(session, options.campaign),
          reason: options.reason ?? null,
          as: await findPerson(session, options.as),
        });
        session.output.result(closed, (detail) =>
          detail.complete
            ? `"${detail.name}" is closed and complete.`
            : `"${detail.name}" is closed, NOT complete: ${detail.byOutcome.NO_DECISION ?? 0} items have no decision.`,
        );
      });
    });
}

function riskNamed(said: string): Risk {
  const risk = risks.find((candidate) => candidate === said);
  if (risk === undefined) throw new CountersignError('INPUT_INVALID', `"${said}" is none of ${risks.join(', ')}.`);
  return risk;
}

/**
 * `owner; system:aws:1234=dana@northwind.example; *=Dana Owner`. Without a `*` rule what nobody owns goes to the person
 * of the customer who was added first, and the answer shows it; `*=nobody` leaves it unassigned.
 */
async function parseRules(
  session: Session,
  text: string,
): Promise<{ assignment: AssignmentRule[]; fallback: string | null }> {
  const assignment: AssignmentRule[] = [];
  let fallback: string | null | undefined;
  for (const part of text.split(';').map((rule) => rule.trim())) {
    if (part === '' || part === 'owner') {
      if (part === 'owner') assignment.push({ by: 'owner' });
      continue;
    }
    const at = part.lastIndexOf('=');
    const match = part.slice(0, at).trim();
    const said = part.slice(at + 1).trim();
    if (at <= 0 || said === '') throw new CountersignError('INPUT_INVALID', `The rule "${part}" is not MATCH=PERSON.`);
    if (match === '*') fallback = said === 'nobody' ? null : await findPerson(session, said);
    else if (match.startsWith('system:'))
      assignment.push({ by: 'system', system: match.slice(7), person: await findPerson(session, said) });
    else if (match.startsWith('owner:'))
      assignment.push({ by: 'ownerText', contains: match.slice(6), person: await findPerson(session, said) });
    else
      throw new CountersignError('INPUT_INVALID', `The rule "${part}" starts with none of owner, system:, owner:, *.`);
  }
  if (fallback === undefined) {
    const first = (await session.call('person.list', {}))
      .filter((person) => person.party === 'customer' && person.active)
      .sort((a, b) => a.addedAt.localeCompare(b.addedAt))[0];
    fallback = first?.id ?? null;
    if (first !== undefined)
      session.output.say(`What no rule assigns goes to ${first.name}; change that with --owner-of "owner; *=PERSON".`);
  }
  return { assignment, fallback };
}
