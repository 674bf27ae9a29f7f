// inventory: identities, entitlements, credentials, findings or actions as a list
import type { Command } from 'commander';
import { type InventorySubject, inventorySubjects } from '../../../shared/contract/inventory.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { count, cut, table } from '../output.ts';
import { type CommonOptions, inWorkspace } from '../session.ts';

export function addInventoryCommand(program: Command): void {
  program
    .command('inventory')
    .description('what the evidence shows')
    .argument('[subject]', inventorySubjects.join(', '), 'entitlements')
    .option('--search <words>', 'words that must occur')
    .option('--limit <n>', 'how many rows', '50')
    .option('--from <n>', 'first row, counted from 0', '0')
    .action(async (subject: string, options: { search?: string; limit: string; from: string }, command: Command) => {
      const chosen = inventorySubjects.find((candidate) => candidate === subject);
      if (chosen === undefined)
        throw new CountersignError('INPUT_INVALID', `"${subject}" is none of ${inventorySubjects.join(', ')}.`);
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), (session) => list(session, chosen, options));
    });
}

async function list(
  session: Parameters<Parameters<typeof inWorkspace>[1]>[0],
  subject: InventorySubject,
  options: { search?: string; limit: string; from: string },
): Promise<void> {
  const columns = await session.call('inventory.columns', { subject });
  const page = await session.call('inventory.rows', {
    filter: { subject, search: options.search ?? '' },
    from: whole(options.from, '--from'),
    limit: whole(options.limit, '--limit'),
  });
  session.output.result({ total: page.total, rows: page.rows }, ({ rows, total }) =>
    [
      table(
        columns.map((column) => column.title),
        rows.map((row) => columns.map((column) => cut(String(row.cells[column.column] ?? 'not in the evidence'), 46))),
      ),
      `${count(rows.length, 'row')} of ${total.toLocaleString('en')}`,
    ].join('\n'),
  );
}

export function whole(text: string, option: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0)
    throw new CountersignError('INPUT_INVALID', `${option} takes a whole number, not "${text}".`);
  return number;
}
