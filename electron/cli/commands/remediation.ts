// remediation [list] | show | attach | closing, actions [list] | answer | times
import type { Command } from 'commander';
import { actionAnswers } from '../../../shared/contract/action-words.ts';
import type { ReconciledActionRecord } from '../../../shared/contract/loop.ts';
import type { Remediation } from '../../../shared/contract/review.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { cut, table } from '../output.ts';
import { type CommonOptions, findCampaign, findPerson, inWorkspace, type Session } from '../session.ts';

export function addRemediationCommands(program: Command): void {
  const remediation = program
    .command('remediation')
    .description('what was revoked or reduced, and whether later evidence shows it')
    .action((_options: unknown, command: Command) => listRemediation(command));
  remediation
    .command('list')
    .description('the same')
    .action((_options: unknown, command: Command) => listRemediation(command));

  remediation
    .command('show')
    .description('the whole chain of one: decision, instruction, claim, proof')
    .argument('<item>', 'reference or id of the review item')
    .action(async (said: string, _options: unknown, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const { item } = await findInstructed(session, said);
        session.output.result(await session.call('remediation.detail', { item }), (detail) =>
          detail.steps
            .map(({ at, title, text, citation, ledgerEntry }) => {
              const place =
                citation === null
                  ? ''
                  : `  [${citation.bundleName} ${citation.file}:${citation.line ?? citation.pointer ?? ''}]`;
              const entry = ledgerEntry === null ? '' : `  [ledger entry ${ledgerEntry}]`;
              return `${(at ?? 'no time').slice(0, 16).padEnd(17)}${title}\n${' '.repeat(17)}${text}${place}${entry}`;
            })
            .join('\n'),
        );
      });
    });

  remediation
    .command('attach')
    .description('attach your own evidence that it is done, or is not')
    .argument('<item>', 'reference or id of the review item, or of a rotation')
    .argument('<file>', 'kept in the workspace as it is')
    .requiredOption('--shows <what>', 'done or not_done')
    .requiredOption('--statement <text>', 'what you saw, and how')
    .requiredOption('--as <person>')
    .action(
      async (
        said: string,
        file: string,
        options: { shows: string; statement: string; as: string },
        command: Command,
      ) => {
        await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
          const attached = await session.call('remediation.attach', {
            subject: await findSubject(session, said),
            path: file,
            shows: showsNamed(options.shows),
            statement: options.statement,
            as: await findPerson(session, options.as),
          });
          session.output.result(attached, (made) => `Attached ${made.file}, SHA-256 ${made.sha256}.`);
        });
      },
    );

  remediation
    .command('closing')
    .description('the newest evidence held against a campaign’s baseline')
    .option('--campaign <id>', 'id or name; the newest when left out')
    .action(async (options: { campaign?: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const campaign = await findCampaign(session, options.campaign);
        session.output.result(await session.call('remediation.closingSnapshot', { campaign }), (snapshot) => {
          if (snapshot.later.length === 0)
            return 'No evidence came after the baseline: nothing can be held against it.';
          const { asDecided, notDone, nobodyDecided, unchanged, appeared } = snapshot.counts;
          return [
            `${snapshot.campaignName}: ${snapshot.later.join(', ')} against ${snapshot.baseline.join(', ')}`,
            `${asDecided} changed as decided, ${notDone} did not, ${nobodyDecided} changed that nobody decided to change, ${unchanged} as they were, ${appeared} new.`,
            table(
              ['What', 'Item', 'Identity', 'Privilege', 'Change'],
              snapshot.rows
                .filter((row) => row.kind !== 'appeared')
                .map((row) => [row.kind, row.reference ?? '', cut(row.identity, 30), cut(row.privilege, 30), row.text]),
            ),
          ].join('\n');
        });
      });
    });

  addActionCommands(program);
}

function addActionCommands(program: Command): void {
  const actions = program
    .command('actions')
    .description('what the provider did, each held against what allowed it')
    .option('--unauthorised', 'only those that nothing allowed')
    .action((options: { unauthorised?: boolean }, command: Command) => listActions(options, command));

  actions
    .command('answer')
    .description('answer an action that nothing allowed; it never becomes authorised by that')
    .argument('<action>', 'its uid or its id in the evidence')
    .requiredOption('--answer <what>', actionAnswers.join(' or '))
    .requiredOption('--reason <text>')
    .requiredOption('--as <person>')
    .action(async (said: string, options: { answer: string; reason: string; as: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const answer = actionAnswers.find((candidate) => candidate === options.answer);
        if (answer === undefined) {
          throw new CountersignError('INPUT_INVALID', `"${options.answer}" is none of ${actionAnswers.join(', ')}.`);
        }
        const found = (await allActions(session)).find((one) => one.uid === said || one.nativeId === said);
        if (found === undefined) throw new CountersignError('NOT_FOUND', `There is no action "${said}".`);
        const answered = await session.call('action.answer', {
          action: found.uid,
          answer,
          reason: options.reason,
          as: await findPerson(session, options.as),
        });
        session.output.result(answered, (made) => `Recorded. ${made.explanation}`);
      });
    });

  actions
    .command('times')
    .description('triage, escalation and delivery against the agreed service thresholds')
    .action(async (_options: unknown, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        session.output.result(await session.call('action.serviceTimes', {}), (rows) =>
          table(
            ['Promise', 'Agreed', 'Measured', 'Missed', 'No times', 'Median', 'Slowest'],
            rows.map((row) => [
              `${row.title}${row.isProposal ? ' (proposed)' : ''}`,
              `${row.agreed} ${row.unit}`,
              row.measured,
              row.measured === 0 ? '' : row.missed,
              row.unmeasured,
              row.median ?? '',
              row.worst ?? row.notEvaluable ?? '',
            ]),
          ),
        );
      });
    });
}

async function listRemediation(command: Command): Promise<void> {
  await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
    session.output.result(await allRemediation(session), (rows) =>
      rows.length === 0 ? 'Nothing has been instructed.' : remediationTable(rows),
    );
  });
}

async function allRemediation(session: Session, search = ''): Promise<Remediation[]> {
  const all: Remediation[] = [];
  for (;;) {
    const { rows, total } = await session.call('remediation.list', { search, offset: all.length, limit: 1000 });
    all.push(...rows);
    if (rows.length === 0 || all.length >= total) return all;
  }
}

function remediationTable(rows: readonly Remediation[]): string {
  return table(
    ['State', 'Outcome', 'Item', 'Instruction', 'Due', 'Identity', 'Privilege', 'Explained'],
    rows.map((row) => [
      row.overdue ? `${row.state}, overdue` : row.state,
      row.outcome,
      row.reference,
      row.instruction?.reference ?? 'not sent',
      row.due ?? '',
      cut(row.identity, 30),
      cut(row.privilege, 30),
      row.explanation,
    ]),
  );
}

async function listActions(options: { unauthorised?: boolean }, command: Command): Promise<void> {
  await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
    const shown = await allActions(session, options.unauthorised === true ? 'unauthorised' : undefined);
    session.output.result(shown, (rows) => (rows.length === 0 ? 'No actions.' : actionTable(rows)));
  });
}

async function allActions(
  session: Session,
  authorised?: ReconciledActionRecord['authorised'],
): Promise<ReconciledActionRecord[]> {
  const all: ReconciledActionRecord[] = [];
  for (;;) {
    const { rows } = await session.call('action.list', { authorised, offset: all.length, limit: 1000 });
    if (rows.length === 0) return all;
    all.push(...rows);
  }
}

function actionTable(rows: readonly ReconciledActionRecord[]): string {
  return table(
    ['Action', 'Standing', 'When', 'By', 'What', 'Answer', 'Explained'],
    rows.map((row) => [
      row.nativeId,
      row.standing,
      (row.at ?? '').slice(0, 16),
      cut(row.performedBy, 18),
      cut(`${row.verb} ${row.target}`, 40),
      row.answer?.answer ?? '',
      row.explanation,
    ]),
  );
}

/** The newest campaign's, where several have one of that reference. */
async function findInstructed(session: Session, said: string): Promise<Remediation> {
  const [found] = (await allRemediation(session, said))
    .filter((row) => row.item === said || row.reference === said)
    .sort((one, other) => other.instructedAt.localeCompare(one.instructedAt));
  if (found !== undefined) return found;
  throw new CountersignError('NOT_FOUND', `Nothing was revoked or reduced as "${said}".`);
}

async function findSubject(session: Session, said: string): Promise<string> {
  const rotation = (await session.call('rotation.list', {})).find((row) => row.id === said || row.reference === said);
  return rotation?.id ?? (await findInstructed(session, said)).item;
}

function showsNamed(said: string): 'done' | 'not_done' {
  if (said === 'done' || said === 'not_done') return said;
  throw new CountersignError('INPUT_INVALID', `"${said}" is neither done nor not_done.`);
}
