// delta: what changed between two bundles, entitlement by entitlement
import type { Command } from 'commander';
import { CountersignError } from '../../../shared/errors.ts';
import { type Change, changes } from '../../../shared/words.ts';
import { count, cut, table } from '../output.ts';
import { forceOption, requireOut } from '../output-path.ts';
import { type CommonOptions, findBundle, inWorkspace } from '../session.ts';
import { whole } from './inventory.ts';

interface DeltaOptions {
  readonly from?: string;
  readonly to?: string;
  readonly change?: string;
  readonly search?: string;
  readonly limit: string;
  readonly out?: string;
  readonly force?: boolean;
}

export function addDeltaCommand(program: Command): void {
  program
    .command('delta')
    .description('what changed from one bundle to a later one, entitlement by entitlement')
    .option('--from <bundle>', 'the earlier one, by name or id (default: the one before --to)')
    .option('--to <bundle>', 'the later one (default: the newest)')
    .option('--change <changes>', `only these, with commas: ${changes.join(',')}`)
    .option('--search <words>', 'words that must occur')
    .option('--limit <n>', 'how many rows to print', '50')
    .option('--out <file>', 'write all of them as CSV')
    .option(...forceOption)
    .action(async (options: DeltaOptions, command: Command) => {
      const limit = whole(options.limit, '--limit');
      const wanted = options.change === undefined ? null : changesNamed(options.change);
      if (options.out !== undefined) await requireOut(options.out, options.force);
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const filter = {
          from: options.from === undefined ? null : await findBundle(session, options.from),
          to: options.to === undefined ? null : await findBundle(session, options.to),
          changes: wanted,
          search: options.search ?? '',
        };
        if (options.out !== undefined) {
          const saved = await session.call('inventory.saveDelta', { ...filter, file: options.out });
          session.output.result(saved, ({ rows, file }) => `Wrote ${count(rows, 'entitlement')} to ${file}.`);
          return;
        }
        const page = await session.call('inventory.delta', { ...filter, limit: Math.min(1000, Math.max(1, limit)) });
        session.output.result(page, ({ from, to, counts, total, rows }) =>
          [
            `${from === null ? 'Nothing' : from.name} -> ${to.name}: ${changes.map((change) => `${counts[change]} ${change}`).join(', ')}`,
            table(
              ['Change', 'Identity', 'May do', 'On', 'What changed'],
              rows.map((row) => [
                row.change,
                cut(row.identity.name, 36),
                cut(row.privilege, 40),
                cut(row.resource, 40),
                row.changedFacts
                  .map(({ label, before, after }) => `${label}: ${before ?? 'unknown'} -> ${after ?? 'unknown'}`)
                  .join('; '),
              ]),
            ),
            `${count(rows.length, 'row')} of ${total.toLocaleString('en')} (--out FILE writes all)`,
          ].join('\n'),
        );
      });
    });
}

function changesNamed(text: string): Change[] {
  return text.split(',').map((part) => {
    const change = changes.find((one) => one === part.trim());
    if (change !== undefined) return change;
    throw new CountersignError('INPUT_INVALID', `"${part.trim()}" is none of ${changes.join(', ')}.`);
  });
}
