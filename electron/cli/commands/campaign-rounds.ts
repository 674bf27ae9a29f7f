// campaign open-ends | follow-up | reminders | receipt | series ... | triggers ...
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { freeName } from '../../../shared/campaign-name.ts';
import type { CampaignSeries } from '../../../shared/contract/campaign.ts';
import type { CampaignDetail } from '../../../shared/contract/review.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { seriesName } from '../../../shared/round-names.ts';
import { writeOutputFile } from '../../engine/workspace/output-file.ts';
import { count, cut, table } from '../output.ts';
import { forceOption, requireOut } from '../output-path.ts';
import { readPassphrase } from '../passphrase.ts';
import {
  type CommonOptions,
  findCampaign,
  findItem,
  findPerson,
  findPersonIfSaid,
  inWorkspace,
  provePerson,
  type Session,
} from '../session.ts';
import { type PlanOptions, parseRules, scopeOf, withPlanOptions } from './campaign-plan.ts';

/** The name that a review gets when nobody says one. */
async function freeCampaignName(session: Session, wanted: string): Promise<string> {
  const campaigns = await session.call('campaign.list', {});
  return freeName(
    wanted,
    campaigns.map(({ name }) => name),
  );
}

export function addCampaignRoundCommands(campaign: Command): void {
  addOpenEnds(campaign);
  addReminders(campaign);
  addReceipt(campaign);
  addSeries(
    campaign.command('series').description('rounds that come back: define one, see when the next is due, open it'),
  );
  addTriggers(campaign.command('triggers').description('events that call for a small review before the next round'));
}

function addOpenEnds(campaign: Command): void {
  campaign
    .command('open-ends')
    .description('what closed campaigns left without a lasting answer')
    .option('--campaign <id>', 'id or name; all that are closed when left out')
    .action(async (options: { campaign?: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const only = options.campaign === undefined ? null : await findCampaign(session, options.campaign);
        session.output.result(await session.call('campaign.openEnds', { campaign: only }), (ends) =>
          ends.length === 0
            ? 'Nothing is left open.'
            : table(
                ['Item', 'Campaign', 'Risk', 'Identity', 'Privilege', 'Why', 'Until', 'In the evidence'],
                ends.map((end) => [
                  end.reference,
                  cut(end.campaignName, 20),
                  end.risk,
                  cut(end.identity, 22),
                  cut(end.privilege, 22),
                  end.why.replaceAll('_', ' '),
                  end.endsOn ?? '',
                  end.live ? 'yes' : 'gone',
                ]),
              ),
        );
      });
    });

  withPlanOptions(
    campaign
      .command('follow-up')
      .description('open a small campaign over what a closed one left open (a closed campaign itself never changes)')
      .option('--campaign <id>', 'id or name; the newest when left out')
      .option('--item <id...>', 'only these items; all that are open when left out'),
  )
    .requiredOption('--due <date>', 'YYYY-MM-DD')
    .option('--name <name>')
    .option('--as <person>', 'who opens it')
    .action(
      async (
        options: PlanOptions & { campaign?: string; item?: string[]; due: string; name?: string; as?: string },
        command: Command,
      ) => {
        await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
          const items =
            options.item === undefined
              ? await openItemsOf(session, await findCampaign(session, options.campaign))
              : await Promise.all(options.item.map((item) => findItem(session, item)));
          if (items.length === 0) throw new CountersignError('INPUT_INVALID', 'Nothing is left open in that campaign.');
          const opened = await session.call('campaign.open', {
            name: options.name ?? (await freeCampaignName(session, `Follow-up, due ${options.due}`)),
            due: options.due,
            ...(await parseRules(session, options.ownerOf)),
            scope: { vendorManaged: true },
            origin: { kind: 'follow_up', items },
            as: await findPersonIfSaid(session, options.as),
          });
          session.output.result(opened, openedWords);
        });
      },
    );
}

async function openItemsOf(session: Session, campaign: string): Promise<string[]> {
  return (await session.call('campaign.openEnds', { campaign })).map((end) => end.item);
}

export function openedWords(made: CampaignDetail): string {
  return [
    `Opened "${made.name}" with ${count(made.items, 'item')}, due ${made.due}. Id: ${made.id}`,
    ...(made.origin === null ? [] : [made.origin.because]),
    ...(made.carried.items === 0
      ? []
      : [`${count(made.carried.items, 'item')} left open before come first in the queue.`]),
    ...made.carried.gone.map(
      (end) => `Gone from the evidence: ${end.reference} of ${end.campaignName}, ${end.identity}, ${end.privilege}`,
    ),
    table(
      ['Reviewer', 'Items'],
      made.assignments.map((row) => [row.name, row.items]),
    ),
    ...made.outOfScope.map((row) => `Left out: ${row.items} (${row.reason})`),
    ...made.notices.map((notice) => `Notice: ${notice}`),
  ].join('\n');
}

function addReminders(campaign: Command): void {
  campaign
    .command('reminders')
    .description('a calendar entry, a page and a text for each reviewer who has not signed off; nothing is sent')
    .option('--campaign <id>', 'id or name; the newest when left out')
    .requiredOption('--out <dir>', 'folder for the files; it is made where it is not there')
    .option(...forceOption)
    .action(async (options: { campaign?: string; out: string; force?: boolean }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const id = await findCampaign(session, options.campaign);
        const reminders = await session.call('campaign.reminders', { campaign: id });
        const folder = resolve(options.out);
        await makeFolder(folder);
        const stems = uniqueStems(reminders.map((reminder) => reminder.files.stem));
        const files = reminders.flatMap(({ files: { calendar, page, text } }, index) => {
          const stem = join(folder, stems[index] ?? 'reminder');
          return [
            { file: `${stem}.ics`, content: calendar },
            { file: `${stem}.html`, content: page },
            { file: `${stem}.txt`, content: text },
          ];
        });
        for (const { file } of files) await requireOut(file, options.force);
        for (const { file, content } of files) await writeOutputFile(file, Buffer.from(content, 'utf8'));
        const written = reminders.map(({ files: _, ...reminder }, index) => ({
          ...reminder,
          stem: stems[index] ?? '',
        }));
        session.output.result({ folder, reminders: written, files: files.map(({ file }) => file) }, (made) =>
          made.reminders.length === 0
            ? 'Nobody has to be reminded: every assignment is signed off.'
            : table(
                ['Reviewer', 'E-mail', 'Open', 'Items', 'Minutes', 'Due', 'Files'],
                made.reminders.map((row) => [
                  row.name,
                  row.email,
                  row.open,
                  row.items,
                  row.minutes ?? 'not known',
                  row.overdue ? `${row.due}, overdue` : row.due,
                  `${row.stem}.ics .html .txt`,
                ]),
              ),
        );
      });
    });
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    throw new CountersignError('FILE_UNWRITABLE', `The folder ${folder} can’t be made.`, { file: folder }, cause);
  }
}

/** Two reviewers of one name keep two files. */
function uniqueStems(stems: readonly string[]): string[] {
  return stems.map((stem, index) => {
    const before = stems.slice(0, index).filter((one) => one === stem).length;
    return before === 0 ? stem : `${stem}-${before + 1}`;
  });
}

function addReceipt(campaign: Command): void {
  campaign
    .command('receipt')
    .description('your own copy of what you signed off: one page of PDF, signed with your key')
    .requiredOption('--sign-off <id>', 'as the sign-off printed it (sign-off --json)')
    .requiredOption('--as <person>', 'who signed')
    .requiredOption('--out <file>')
    .option('--passphrase-file <file>', 'instead of asking')
    .option(...forceOption)
    .action(
      async (
        options: { signOff: string; as: string; out: string; passphraseFile?: string; force?: boolean },
        command: Command,
      ) => {
        await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
          await requireOut(options.out, options.force);
          const as = await findPerson(session, options.as);
          const passphrase = await readPassphrase(options.passphraseFile, 'Passphrase of your key: ');
          const made = await session.call('review.receipt', {
            signOff: options.signOff,
            passphrase,
            out: options.out,
            as,
          });
          session.output.result(made, ({ file, sha256 }) => `${file}\nSHA-256 ${sha256}`);
        });
      },
    );
}

function addSeries(series: Command): void {
  series
    .command('list')
    .description('every series with its next round')
    .action(async (_options: object, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        session.output.result(await session.call('campaign.series', {}), (all) =>
          all.length === 0
            ? 'No series is defined. See: countersign campaign series save --help'
            : table(
                ['Series', 'Every', 'Next', 'Opens on', 'Takes over', 'Rounds', 'Id'],
                all.map((one) => [
                  called(one),
                  count(one.definition.everyMonths, 'month'),
                  one.next === null ? `ended: ${one.ended?.reason ?? ''}` : one.next.name,
                  one.next === null ? '' : `${one.next.opensOn}${one.next.due ? ', due' : ''}`,
                  one.next?.carried ?? '',
                  one.campaigns.length,
                  one.id,
                ]),
              ),
        );
      });
    });

  withPlanOptions(
    series
      .command('save')
      .description('define a series, or change one; nothing opens by it')
      .option('--series <id>', 'the one to change')
      .requiredOption('--name <pattern>', 'e.g. "{quarter} review"; also {month}, {year}, {date}')
      .requiredOption('--first <date>', 'the day on which the first round opens')
      .option('--every <months>', 'months between rounds', '3')
      .option('--due-days <days>', 'days from the opening until it is due', '21'),
  )
    .requiredOption('--as <person>')
    .option('--passphrase-file <file>', 'passphrase of their key: records that it was really them')
    .action(
      async (
        options: PlanOptions & {
          series?: string;
          name: string;
          first: string;
          every: string;
          dueDays: string;
          as: string;
          passphraseFile?: string;
        },
        command: Command,
      ) => {
        await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
          const saved = await session.call('campaign.saveSeries', {
            series: options.series ?? null,
            definition: {
              name: options.name,
              firstOpens: options.first,
              everyMonths: Number(options.every),
              dueDays: Number(options.dueDays),
              scope: scopeOf(options),
              ...(await parseRules(session, options.ownerOf)),
              outOfScopeReason: options.outOfScopeReason ?? null,
              outOfScopeApprover: await findPersonIfSaid(session, options.outOfScopeApprover),
            },
            as: await provePerson(session, options.as, options.passphraseFile),
          });
          session.output.result(
            saved,
            ({ id, next }) => `Saved. ${next?.name ?? ''} opens on ${next?.opensOn ?? ''}, by you.\nId: ${id}`,
          );
        });
      },
    );

  series
    .command('open')
    .description('open the next round, with all that earlier campaigns left open')
    .requiredOption('--series <id>')
    .option('--due <date>', 'YYYY-MM-DD; as the series says when left out')
    .option('--as <person>', 'who opens it')
    .action(async (options: { series: string; due?: string; as?: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const plan = await session.call('campaign.nextOfSeries', { series: options.series });
        const opened = await session.call('campaign.open', {
          ...plan,
          due: options.due ?? plan.due,
          as: await findPersonIfSaid(session, options.as),
        });
        session.output.result(opened, openedWords);
      });
    });

  series
    .command('end')
    .description('no further rounds are proposed; what was opened stays')
    .requiredOption('--series <id>')
    .requiredOption('--reason <text>')
    .requiredOption('--as <person>')
    .option('--passphrase-file <file>', 'passphrase of their key: records that it was really them')
    .action(
      async (options: { series: string; reason: string; as: string; passphraseFile?: string }, command: Command) => {
        await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
          const ended = await session.call('campaign.endSeries', {
            series: options.series,
            reason: options.reason,
            as: await provePerson(session, options.as, options.passphraseFile),
          });
          session.output.result(ended, (series) => `The series ${called(series)} has ended.`);
        });
      },
    );
}

function called({ definition, next }: CampaignSeries): string {
  return seriesName(definition.name, next?.opensOn ?? definition.firstOpens, definition.everyMonths);
}

function addTriggers(triggers: Command): void {
  triggers
    .command('list')
    .description('owners who left, leaked secrets, raised privileges that no review has looked at since')
    .action(async (_options: object, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        session.output.result(await session.call('campaign.triggers', {}), (all) =>
          all.length === 0
            ? 'Nothing calls for a review of its own.'
            : all
                .map((one) =>
                  [
                    `${one.trigger}  (since ${one.since.slice(0, 10)})`,
                    `  ${one.text}`,
                    ...one.entitlements.map(
                      (item) => `  ${item.risk ?? '?'}: ${item.identity}, ${item.privilege} on ${item.resource}`,
                    ),
                  ].join('\n'),
                )
                .join('\n'),
        );
      });
    });

  withPlanOptions(
    triggers
      .command('open')
      .description('open a review of what the event concerns, and nothing else')
      .requiredOption('--trigger <key>', 'as "triggers list" names it')
      .requiredOption('--due <date>', 'YYYY-MM-DD')
      .option('--name <name>'),
  )
    .option('--as <person>', 'who opens it')
    .action(
      async (options: PlanOptions & { trigger: string; due: string; name?: string; as?: string }, command: Command) => {
        await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
          const opened = await session.call('campaign.open', {
            name: options.name ?? (await freeCampaignName(session, `Review after an event, due ${options.due}`)),
            due: options.due,
            ...(await parseRules(session, options.ownerOf)),
            scope: { vendorManaged: true },
            origin: { kind: 'trigger', trigger: options.trigger },
            as: await findPersonIfSaid(session, options.as),
          });
          session.output.result(opened, openedWords);
        });
      },
    );

  triggers
    .command('dismiss')
    .description('record why an event needs no review of its own; a later one comes up again')
    .requiredOption('--trigger <key>', 'as "triggers list" names it')
    .requiredOption('--reason <text>')
    .requiredOption('--as <person>')
    .option('--passphrase-file <file>', 'passphrase of their key: records that it was really them')
    .action(
      async (options: { trigger: string; reason: string; as: string; passphraseFile?: string }, command: Command) => {
        await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
          const done = await session.call('campaign.dismissTrigger', {
            trigger: options.trigger,
            reason: options.reason,
            as: await provePerson(session, options.as, options.passphraseFile),
          });
          session.output.result(done, ({ dismissed }) => `Dismissed for ${count(dismissed, 'entitlement')}.`);
        });
      },
    );
}
