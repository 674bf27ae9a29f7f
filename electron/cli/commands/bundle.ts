// bundle verify | build: for providers and for the suspicious; needs no workspace.
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { CountersignError } from '../../../shared/errors.ts';
import { buildBundle } from '../../engine/bundle/build.ts';
import { count, createOutput } from '../output.ts';
import { forceOption, requireOut } from '../output-path.ts';
import { type CommonOptions, withoutWorkspace } from '../session.ts';
import { printVerification } from '../verification.ts';

export function addBundleCommands(program: Command): void {
  const bundle = program.command('bundle').description('check or build a provider’s evidence bundle');

  bundle
    .command('verify')
    .description('check structure, checksums, signature and declaration')
    .argument('<path>', 'a bundle: zip or folder')
    .option('--trust <fingerprint...>', 'fingerprints (got out of band) that the signature must match')
    .action(async (path: string, options: { trust?: string[] }, command: Command) => {
      await withoutWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const verification = await session.call('verify.file', { path, fingerprints: options.trust ?? [] });
        printVerification(session.output, verification);
      });
    });

  bundle
    .command('build')
    .description('make a signed bundle from a folder with declaration.json and the exports')
    .argument('<dir>', 'the folder whose files become data/')
    .requiredOption('--out <zip>', 'the bundle to write')
    .option(...forceOption)
    .option('--key <file>', 'private key to sign with: OpenSSH or PEM (Ed25519, P-256, RSA); left out: unsigned')
    .option('--method <method>', 'ssh (SSHSIG) or openssl (detached signature and public key)', 'ssh')
    .option('--organisation <name>', 'Source-Organization of bag-info.txt')
    .option('--identifier <id>', 'External-Identifier of bag-info.txt')
    .action(
      async (
        dir: string,
        options: {
          out: string;
          force?: boolean;
          key?: string;
          method: string;
          organisation?: string;
          identifier?: string;
        },
        command: Command,
      ) => {
        const output = createOutput(command.optsWithGlobals<CommonOptions>().json === true);
        if (options.method !== 'ssh' && options.method !== 'openssl') {
          throw new CountersignError('INPUT_INVALID', `--method is ssh or openssl, not "${options.method}".`);
        }
        await requireOut(options.out, options.force);
        const key = options.key === undefined ? null : await readKey(options.key);
        const built = await buildBundle({
          source: dir,
          out: options.out,
          key,
          method: options.method,
          ...(options.organisation === undefined ? {} : { organisation: options.organisation }),
          ...(options.identifier === undefined ? {} : { externalIdentifier: options.identifier }),
          clock: () => new Date(),
        });
        output.result(built, ({ out, files, signature, tagmanifestSha256, unclaimed }) =>
          [
            `Made ${out}: ${count(files.length, 'file')}`,
            signature === null
              ? 'Not signed: the customer must acknowledge that to import it.'
              : `Signed with ${signature.fingerprint}. Give the customer this fingerprint by another way than the bundle itself.`,
            `The next bundle’s "previous": sha256:${tagmanifestSha256}`,
            ...unclaimed.map((file) => `In no source of the declaration: ${file}`),
          ].join('\n'),
        );
      },
    );
}

async function readKey(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new CountersignError('FILE_UNREADABLE', `The key file can’t be read: ${file}`, { file }, cause);
  });
}
