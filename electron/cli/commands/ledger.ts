// ledger checkpoint | prove | check | list
import type { Command } from 'commander';
import { writeOutputFile } from '../../engine/workspace/output-file.ts';
import { table } from '../output.ts';
import { forceOption, requireOut } from '../output-path.ts';
import { type CommonOptions, inWorkspace } from '../session.ts';
import { printVerification } from '../verification.ts';
import { whole } from './inventory.ts';

export function addLedgerCommands(program: Command): void {
  const ledger = program.command('ledger').description('the append-only record of every act');

  ledger
    .command('checkpoint')
    .description('sign the ledger’s head; keep it outside to be able to show a later change')
    .option('--out <file>', 'also write it there')
    .option(...forceOption)
    .action(async (options: { out?: string; force?: boolean }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        if (options.out !== undefined) await requireOut(options.out, options.force);
        const made = await session.call('ledger.checkpoint', {});
        if (options.out !== undefined) await writeOutputFile(options.out, made.note);
        session.output.result(made, (checkpoint) => checkpoint.note.trimEnd());
      });
    });

  ledger
    .command('prove')
    .description('an inclusion proof for one entry, to hand over without the others')
    .requiredOption('--entry <n>', 'index of the entry')
    .option('--out <file>', 'write the proof there (JSON)')
    .option(...forceOption)
    .action(async (options: { entry: string; out?: string; force?: boolean }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        if (options.out !== undefined) await requireOut(options.out, options.force);
        const proof = await session.call('ledger.prove', { entry: whole(options.entry, '--entry') });
        if (options.out !== undefined) await writeOutputFile(options.out, `${JSON.stringify(proof, null, 2)}\n`);
        session.output.result(proof, (made) =>
          options.out === undefined
            ? JSON.stringify(made, null, 2)
            : `Wrote ${options.out}: entry ${made.index} of ${made.size}. Check it with: countersign verify ${options.out}`,
        );
      });
    });

  ledger
    .command('consistency')
    .description('a proof that the ledger only grew between two checkpoints, without showing its entries')
    .requiredOption('--from <n>', 'how many entries the older checkpoint covers')
    .option('--to <n>', 'how many the newer one covers; the newest when left out')
    .option('--out <file>', 'write the proof there (JSON)')
    .option(...forceOption)
    .action(async (options: { from: string; to?: string; out?: string; force?: boolean }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        if (options.out !== undefined) await requireOut(options.out, options.force);
        const proof = await session.call('ledger.consistency', {
          from: whole(options.from, '--from'),
          to: options.to === undefined ? null : whole(options.to, '--to'),
        });
        if (options.out !== undefined) await writeOutputFile(options.out, `${JSON.stringify(proof, null, 2)}\n`);
        session.output.result(proof, (made) =>
          options.out === undefined
            ? JSON.stringify(made, null, 2)
            : `Wrote ${options.out}: from ${made.from} to ${made.to} entries. Check it with: countersign verify ${options.out} --checkpoint OLDER.txt`,
        );
      });
    });

  ledger
    .command('check')
    .description('recompute every hash of the ledger')
    .action(async (_options: unknown, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        printVerification(session.output, await session.call('ledger.check', {}));
      });
    });

  ledger
    .command('list')
    .description('the newest entries')
    .option('--limit <n>', 'how many', '30')
    .action(async (options: { limit: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        session.output.result(
          await session.call('ledger.entries', { limit: whole(options.limit, '--limit') }),
          ({ entries, size }) =>
            [
              table(
                ['Entry', 'When', 'Who', 'What'],
                entries.map((entry) => [entry.index, entry.at.slice(0, 19), entry.actor, entry.text]),
              ),
              `${size} entries`,
            ].join('\n'),
        );
      });
    });
}
