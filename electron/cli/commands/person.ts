// person add | list | deactivate, key create | import | root | list
import type { Command } from 'commander';
import type { Party } from '../../../shared/words.ts';
import { table } from '../output.ts';
import { forceOption, requireOut } from '../output-path.ts';
import { choosePassphrase, readPassphrase } from '../passphrase.ts';
import { type CommonOptions, findPerson, findPersonIfSaid, inWorkspace } from '../session.ts';

export function addPersonCommands(program: Command): void {
  const person = program.command('person').description('who takes part, and for which party');

  person
    .command('add')
    .description('add a person')
    .argument('<name>')
    .requiredOption(
      '--party <party>',
      'customer, provider, adviser or auditor; only the customer’s persons decide, an auditor only reads',
    )
    .requiredOption('--email <address>', 'their e-mail: it tells persons apart and finds the owner of an identity')
    .option('--title <text>', 'their function')
    .option('--as <person>', 'who adds them')
    .action(
      async (
        name: string,
        options: { party: string; email: string; title?: string; as?: string },
        command: Command,
      ) => {
        await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
          const added = await session.call('person.add', {
            name,
            // the contract refuses any other word, naming the four
            party: options.party as Party,
            email: options.email,
            title: options.title ?? null,
            as: await findPersonIfSaid(session, options.as),
          });
          session.output.result(
            added,
            (made) =>
              `${made.name} ${made.party === 'auditor' ? 'reads as auditor' : `acts for the ${made.party}`}.${made.filledRoles.length === 0 ? '' : ` Fills until others are named: ${made.filledRoles.join(', ')}.`} Id: ${made.id}`,
          );
        });
      },
    );

  person
    .command('list')
    .description('everybody in this workspace')
    .action(async (_options: unknown, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        session.output.result(await session.call('person.list', {}), (persons) =>
          persons.length === 0
            ? 'Nobody yet. Next: countersign person add NAME --party customer --email ADDRESS'
            : table(
                ['Id', 'Name', 'Party', 'E-mail', 'Function', 'Key', ''],
                persons.map((row) => [
                  row.id,
                  row.name,
                  row.party,
                  row.email,
                  row.title ?? '',
                  row.hasKey ? 'yes' : 'no',
                  row.active ? '' : 'left',
                ]),
              ),
        );
      });
    });

  person
    .command('deactivate')
    .description('somebody left: what they own and review needs another')
    .argument('<person>')
    .requiredOption('--reason <text>')
    .option('--as <person>', 'who records it')
    .action(async (said: string, options: { reason: string; as?: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const left = await session.call('person.deactivate', {
          person: await findPerson(session, said),
          reason: options.reason,
          as: await findPersonIfSaid(session, options.as),
        });
        session.output.result(left, (gone) => `${gone.name} is recorded as gone.`);
      });
    });

  const key = program.command('key').description('signing keys; each stays encrypted under its person’s passphrase');

  key
    .command('create')
    .description('make a P-256 signing key with its own local root')
    .requiredOption('--person <person>')
    .option('--passphrase-file <file>', 'instead of asking')
    .action(async (options: { person: string; passphraseFile?: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const owner = await findPerson(session, options.person);
        const passphrase = await choosePassphrase(
          options.passphraseFile,
          'Choose a passphrase for the key (12 characters or more): ',
        );
        const made = await session.call('key.create', { person: owner, passphrase });
        session.output.result(
          made,
          (created) =>
            `Made a signing key (${created.algorithm}) for ${created.subject}, valid to ${created.notAfter.slice(0, 10)}.\nFingerprint: ${created.fingerprint}`,
        );
      });
    });

  key
    .command('import')
    .description('take over a corporate key from a PKCS#12 file')
    .argument('<file>', 'the .p12 or .pfx file')
    .requiredOption('--person <person>')
    .option('--file-passphrase-file <file>', 'passphrase of the PKCS#12 file, instead of asking')
    .option('--passphrase-file <file>', 'passphrase that will guard it here, instead of asking')
    .action(
      async (
        path: string,
        options: { person: string; filePassphraseFile?: string; passphraseFile?: string },
        command: Command,
      ) => {
        await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
          const owner = await findPerson(session, options.person);
          const filePassphrase = await readPassphrase(options.filePassphraseFile, 'Passphrase of the PKCS#12 file: ');
          const passphrase = await choosePassphrase(options.passphraseFile, 'Choose a passphrase for it here: ');
          const made = await session.call('key.importPkcs12', { person: owner, path, filePassphrase, passphrase });
          session.output.result(made, (created) => `Imported ${created.subject}.\nFingerprint: ${created.fingerprint}`);
        });
      },
    );

  key
    .command('root')
    .description('write the root certificate that an auditor needs to trust a person’s signatures')
    .requiredOption('--person <person>')
    .requiredOption('--out <file>', 'PEM file to write')
    .option(...forceOption)
    .action(async (options: { person: string; out: string; force?: boolean }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        await requireOut(options.out, options.force);
        const written = await session.call('key.exportRoot', {
          person: await findPerson(session, options.person),
          out: options.out,
        });
        session.output.result(
          written,
          (root) =>
            `Wrote ${root.file}\nFingerprint: ${root.fingerprint}\nHand it over by another way than the report.`,
        );
      });
    });

  key
    .command('list')
    .description('the keys of this workspace')
    .action(async (_options: unknown, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        session.output.result(await session.call('key.list', {}), (keys) =>
          keys.length === 0
            ? 'No keys yet.'
            : table(
                ['Subject', 'Kind', 'Valid to', 'Fingerprint'],
                keys.map((row) => [row.subject, row.algorithm, row.notAfter.slice(0, 10), row.fingerprint]),
              ),
        );
      });
    });
}
