// provider-kit: what a provider needs to make bundles without this app; needs no workspace.
import type { Command } from 'commander';
import { type CommonOptions, withoutWorkspace } from '../session.ts';

export function addProviderKitCommand(program: Command): void {
  program
    .command('provider-kit')
    .description('write what a provider needs to make evidence bundles without this app')
    .argument('<dir>', 'a new or an empty folder')
    .action(async (folder: string, _options: unknown, command: Command) => {
      await withoutWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const kit = await session.call('file.providerKit', { folder });
        session.output.result(kit, ({ folder: written, files }) =>
          [
            `Written to ${written}:`,
            ...files.map((file) => `  ${file}`),
            'Hand the folder to the provider; INSTRUCTIONS.md begins at the beginning.',
          ].join('\n'),
        );
      });
    });
}
