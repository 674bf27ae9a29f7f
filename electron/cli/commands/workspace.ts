// workspace create | show | backup
import type { Command } from 'commander';
import type { OperatingModel } from '../../../shared/words.ts';
import { count } from '../output.ts';
import { type CommonOptions, inWorkspace, withoutWorkspace } from '../session.ts';

export function addWorkspaceCommands(program: Command): void {
  const workspace = program.command('workspace').description('make, show or back up a workspace: one client’s file');

  workspace
    .command('create')
    .description('make a new workspace with the operating model’s template in force')
    .argument('<file>', 'the file to make, e.g. northwind.countersign')
    .requiredOption('--customer <name>', 'the organisation that decides')
    .requiredOption('--provider <name>', 'the outside provider that supplies evidence')
    .requiredOption('--model <model>', 'managed, co-managed or monitoring-only')
    .action(async (file: string, options: { customer: string; provider: string; model: string }, command: Command) => {
      await withoutWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const summary = await session.call('workspace.create', {
          file,
          customer: options.customer,
          provider: options.provider,
          // the contract refuses any other word, naming the three
          model: options.model as OperatingModel,
        });
        session.output.result(
          summary,
          (made) =>
            `Made ${made.file} for ${made.customer}, provider ${made.provider}, ${made.model}.\n` +
            'Next: countersign person add, trust add, import. See "countersign engagement show" for who decides what.',
        );
      });
    });

  workspace
    .command('show')
    .description('what is in it, and what needs somebody')
    .action(async (_options: unknown, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const overview = await session.call('overview.read', {});
        session.output.result(overview, ({ workspace: summary, counts, campaign, needs, unauthorisedTotal }) =>
          [
            `${summary.customer}, provider ${summary.provider}, ${summary.model}`,
            `${count(counts.bundles, 'bundle')}, ${count(counts.identities, 'identity', 'identities')}, ${count(counts.entitlements, 'entitlement')}, ${count(counts.rejected, 'rejected row')}`,
            campaign === null
              ? 'No campaign.'
              : `${campaign.name}: ${campaign.decided} of ${campaign.items} decided, due ${campaign.due}, ${campaign.state}`,
            ...(unauthorisedTotal > 0
              ? [`${count(unauthorisedTotal, 'provider action')} with no approval behind it`]
              : []),
            ...needs.map((need) => `- ${need.text}${need.due === null ? '' : ` (${need.due})`}`),
          ].join('\n'),
        );
      });
    });

  workspace
    .command('backup')
    .description('copy the workspace, also while it is in use')
    .argument('<file>', 'where the copy goes')
    .action(async (file: string, _options: unknown, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        session.output.result(await session.call('workspace.backup', { file }), (made) => `Copied to ${made.file}`);
      });
    });
}
