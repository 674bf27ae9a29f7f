// campaign open | status | items | close
import type { Command } from 'commander';
import type { Unfinished } from '../../../shared/contract/campaign.ts';
import type { QueueItem } from '../../../shared/contract/queue.ts';
import type { MethodOutput } from '../../../shared/contract.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { count, cut, table } from '../output.ts';
import {
  type CommonOptions,
  findCampaign,
  findPerson,
  findPersonIfSaid,
  inWorkspace,
  type Session,
} from '../session.ts';
import { type PlanOptions, parseRules, scopeOf, withPlanOptions } from './campaign-plan.ts';
import { addCampaignRoundCommands, openedWords } from './campaign-rounds.ts';

export function addCampaignCommands(program: Command): void {
  const campaign = program.command('campaign').description('one review round');
  addCampaignRoundCommands(campaign);

  withPlanOptions(
    campaign
      .command('open')
      .description('freeze the baseline and assign every entitlement in scope')
      .requiredOption('--name <name>')
      .requiredOption('--due <date>', 'YYYY-MM-DD')
      .option('--preview', 'only say what it would do; nothing is written'),
  )
    .option('--as <person>', 'who opens it')
    .action(
      async (
        options: PlanOptions & { name: string; due: string; preview?: boolean; as?: string },
        command: Command,
      ) => {
        await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
          const plan = {
            name: options.name,
            due: options.due,
            ...(await parseRules(session, options.ownerOf)),
            scope: scopeOf(options),
            outOfScopeReason: options.outOfScopeReason ?? null,
            outOfScopeApprover: await findPersonIfSaid(session, options.outOfScopeApprover),
            as: await findPersonIfSaid(session, options.as),
          };
          await session.call('controls.assess', {});
          if (options.preview === true) {
            session.output.result(await session.call('campaign.preview', plan), previewWords);
          } else session.output.result(await session.call('campaign.open', plan), openedWords);
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
              detail.assignments.map((row) => [
                row.name,
                row.decided,
                row.items,
                row.overdue ? 'OVERDUE' : (row.signedOffAt?.slice(0, 16) ?? ''),
              ]),
            ),
            table(
              ['System', 'Decided', 'Items', 'High or critical'],
              detail.bySystem.map((row) => [row.system, row.decided, row.items, row.serious]),
            ),
            ...(detail.origin === null ? [] : [detail.origin.because]),
            ...(detail.carried.items === 0 ? [] : [`${count(detail.carried.items, 'item')} left open before.`]),
            ...detail.notices.map((notice) => `Notice: ${notice}`),
          ].join('\n'),
        );
      });
    });

  campaign
    .command('pace')
    .description('how many items stood decided at the end of each day on which that changed, and of the day before')
    .option('--campaign <id>', 'id or name; the newest when left out')
    .action(async (options: { campaign?: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const id = await findCampaign(session, options.campaign);
        session.output.result(await session.call('campaign.pace', { campaign: id }), (days) =>
          table(
            ['Day', 'Decided'],
            days.map((row) => [row.day, row.decided]),
          ),
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
        const person = await findPersonIfSaid(session, options.of);
        const items: QueueItem[] = [];
        let page = await session.call('review.queue', { campaign: id, person });
        for (;;) {
          items.push(...page.items.filter((item) => options.open !== true || item.outcome === 'NO_DECISION'));
          if (page.next === null) break;
          page = await session.call('review.queue', { campaign: id, person, after: page.next });
        }
        session.output.result({ campaign: page.campaign, items }, (listed) =>
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
    .option('--preview', 'only list what has no final answer yet; nothing is written')
    .option('--as <person>', 'who closes it; required unless it is a preview')
    .action(
      async (options: { campaign?: string; reason?: string; preview?: boolean; as?: string }, command: Command) => {
        await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
          const campaign = await findCampaign(session, options.campaign);
          if (options.preview === true) {
            session.output.result(await readUnfinished(session, campaign), unfinishedWords);
            return;
          }
          if (options.as === undefined) {
            throw new CountersignError('INPUT_INVALID', 'Say who closes it: --as PERSON.');
          }
          const closed = await session.call('campaign.close', {
            campaign,
            reason: options.reason ?? null,
            as: await findPerson(session, options.as),
          });
          session.output.result(closed, (detail) =>
            detail.complete
              ? `"${detail.name}" is closed and complete.`
              : `"${detail.name}" is closed, NOT complete: ${detail.byOutcome.NO_DECISION ?? 0} items have no decision.`,
          );
        });
      },
    );
}

/** All of it, page by page: who scripts against it wants every name. */
async function readUnfinished(session: Session, campaign: string): Promise<Unfinished> {
  const first = await session.call('campaign.unfinished', { campaign, limit: unfinishedPage });
  const rows = [...first.rows];
  while (rows.length < first.total) {
    const next = await session.call('campaign.unfinished', { campaign, offset: rows.length, limit: unfinishedPage });
    if (next.rows.length === 0) break;
    rows.push(...next.rows);
  }
  return { ...first, rows };
}

const unfinishedPage = 500;

function unfinishedWords({ total, rows }: Unfinished): string {
  if (total === 0) return 'Every item has a final answer.';
  return [
    `${count(total, 'item')} without a final answer; closed now, the campaign reads as incomplete.`,
    table(
      ['Item', 'Risk', 'Identity', 'Privilege', 'Resource', 'Reviewer', 'Why'],
      rows.map((row) => [
        row.reference,
        row.risk,
        cut(row.identity, 22),
        cut(row.privilege, 26),
        cut(row.resource, 22),
        row.reviewer ?? 'nobody',
        row.why.replaceAll('_', ' '),
      ]),
    ),
  ].join('\n');
}

function previewWords(preview: MethodOutput<'campaign.preview'>): string {
  return [
    `${count(preview.items, 'item')} to decide: ${Object.entries(preview.byRisk)
      .map(([risk, items]) => `${items} ${risk}`)
      .join(', ')}`,
    table(
      ['Reviewer', 'Items'],
      preview.assignments.map((row) => [row.name, row.items]),
    ),
    ...preview.unassigned.map((row) => `Without a reviewer: ${row.identity} (${count(row.items, 'item')})`),
    ...preview.outOfScope.map((row) => `Left out: ${row.items} (${row.reason})`),
    ...(preview.notices ?? []).map((notice) => `Notice: ${notice}`),
    ...preview.problems.map((problem) => `Before it can open: ${problem}`),
  ].join('\n');
}
