// exception list | renew | end | follow-up
import type { Command } from 'commander';
import { type ExceptionRecord, type ExceptionState, exceptionStates } from '../../../shared/contract/loop.ts';
import type { MethodInput } from '../../../shared/contract.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { count, cut, table } from '../output.ts';
import { type CommonOptions, findPerson, inWorkspace, type Session } from '../session.ts';

export function addExceptionCommands(program: Command): void {
  const exception = program
    .command('exception')
    .description('risks that were accepted, with approver, control and end');

  exception
    .command('list')
    .description('the register; what ends first comes first')
    .option('--state <state>', exceptionStates.join(', '))
    .option('--came-back', 'only what is open again and reviewed nowhere yet')
    .action(async (options: { state?: string; cameBack?: boolean }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const state = stateNamed(options.state);
        const records = await allExceptions(session, { state, cameBack: options.cameBack === true });
        session.output.result(records, (rows) => (rows.length === 0 ? 'No exceptions.' : registerOf(rows)));
      });
    });

  exception
    .command('renew')
    .description('accept the risk for longer; performed by the approver')
    .argument('<exception>', 'reference of its item, or id of its decision')
    .requiredOption('--until <date>', 'YYYY-MM-DD, the new end')
    .requiredOption('--reason <text>')
    .requiredOption('--as <person>', 'who approves it: holds the right to accept risks, and did not decide it')
    .option('--review-on <date>', 'when it is looked at again before its end')
    .option('--control <text>', 'another compensating control')
    .action(
      async (
        said: string,
        options: { until: string; reason: string; as: string; reviewOn?: string; control?: string },
        command: Command,
      ) => {
        await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
          const renewed = await session.call('exception.renew', {
            decision: await findException(session, said),
            expires: options.until,
            reviewOn: options.reviewOn ?? null,
            compensatingControl: options.control ?? null,
            reason: options.reason,
            as: await findPerson(session, options.as),
          });
          session.output.result(
            renewed,
            (made) => `Renewed: ${made.reference} until ${made.expires}, approved by ${made.approver.name}.`,
          );
        });
      },
    );

  exception
    .command('end')
    .description('take an accepted risk back: what it covered is open again')
    .argument('<exception>', 'reference of its item, or id of its decision')
    .requiredOption('--reason <text>')
    .requiredOption('--as <person>')
    .action(async (said: string, options: { reason: string; as: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const ended = await session.call('exception.end', {
          decision: await findException(session, said),
          reason: options.reason,
          as: await findPerson(session, options.as),
        });
        session.output.result(ended, (made) => `Ended: ${made.reference}. What it covered is open again.`);
      });
    });

  exception
    .command('follow-up')
    .description(
      'put what has come to its end before somebody again: in its campaign, else in a small follow-up review',
    )
    .requiredOption('--due <date>', 'YYYY-MM-DD')
    .requiredOption('--as <person>')
    .action(async (options: { due: string; as: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const done = await session.call('exception.followUp', {
          due: options.due,
          as: await findPerson(session, options.as),
        });
        session.output.result(done, ({ reassigned, campaign }) =>
          [
            ...(reassigned === 0
              ? []
              : [`${count(reassigned, 'item')} went back to the reviewer in the open campaign.`]),
            ...(campaign === null ? [] : [`Opened "${campaign.name}" with ${count(campaign.items, 'item')}.`]),
          ].join('\n'),
        );
      });
    });
}

function registerOf(rows: readonly ExceptionRecord[]): string {
  return table(
    ['Item', 'State', 'Ends', 'Identity', 'Privilege', 'Approved by', 'Control'],
    rows.map((row) => [
      row.reference,
      row.cameBack ? `${row.state}, came back` : row.state,
      row.expires,
      cut(row.identity, 30),
      cut(row.privilege, 30),
      row.approver.name,
      cut(row.compensatingControl, 40),
    ]),
  );
}

async function allExceptions(
  session: Session,
  part: Pick<MethodInput<'exception.list'>, 'state' | 'cameBack' | 'search'>,
): Promise<ExceptionRecord[]> {
  const all: ExceptionRecord[] = [];
  for (;;) {
    const { rows, total } = await session.call('exception.list', { ...part, offset: all.length, limit: 1000 });
    all.push(...rows);
    if (rows.length === 0 || all.length >= total) return all;
  }
}

function stateNamed(said: string | undefined): ExceptionState | null {
  if (said === undefined) return null;
  const found = exceptionStates.find((state) => state === said);
  if (found !== undefined) return found;
  throw new CountersignError('INPUT_INVALID', `"${said}" is none of ${exceptionStates.join(', ')}.`);
}

/** Of several with one reference (a campaign each) the one that is not over. */
async function findException(session: Session, said: string): Promise<string> {
  const records = await allExceptions(session, { search: said });
  const found = records.filter((record) => record.decision === said || record.reference === said);
  const standing = found.filter((record) => record.state !== 'replaced' && record.state !== 'ended');
  const [only, another] = standing.length === 0 ? found : standing;
  if (only === undefined) throw new CountersignError('NOT_FOUND', `There is no exception "${said}".`);
  if (another === undefined) return only.decision;
  const message = `${said} is an item of several campaigns; use the decision’s id (exception list --json).`;
  throw new CountersignError('INPUT_INVALID', message);
}
