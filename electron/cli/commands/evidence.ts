// trust add | list | remove, import, evidence
import type { Command } from 'commander';
import { CountersignError } from '../../../shared/errors.ts';
import { describeCanonical } from '../../engine/intake/canonical/tables.ts';
import { importText } from '../import-text.ts';
import { kindsText } from '../kinds-text.ts';
import { count, createOutput, table } from '../output.ts';
import { forceOption, requireOut } from '../output-path.ts';
import {
  type CommonOptions,
  findBundle,
  findPersonIfSaid,
  inWorkspace,
  type Session,
  withoutWorkspace,
} from '../session.ts';

export function addEvidenceCommands(program: Command): void {
  const trust = program
    .command('trust')
    .description('whose bundles are trusted: fingerprints that you got out of band');

  trust
    .command('add')
    .description('pin a provider’s signing key')
    .argument('<fingerprint>', 'SHA256:… as ssh-keygen prints it, or spki-sha256:…')
    .requiredOption('--provider <name>', 'whose key it is')
    .option('--note <text>', 'how you got it: by phone from …')
    .option('--as <person>', 'who pins it')
    .action(
      async (fingerprint: string, options: { provider: string; note?: string; as?: string }, command: Command) => {
        await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
          const added = await session.call('trust.add', {
            fingerprint,
            provider: options.provider,
            note: options.note ?? null,
            as: await findPersonIfSaid(session, options.as),
          });
          session.output.result(added, (pinned) => `Pinned ${pinned.fingerprint} for ${pinned.provider}.`);
        });
      },
    );

  trust
    .command('list')
    .description('the pinned fingerprints')
    .action(async (_options: unknown, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        session.output.result(await session.call('trust.list', {}), (pinned) =>
          pinned.length === 0
            ? 'No fingerprint is pinned: every bundle is unknown-signer or unsigned.'
            : table(
                ['Fingerprint', 'Provider', 'Since', 'Note'],
                pinned.map((row) => [row.fingerprint, row.provider, row.addedAt.slice(0, 10), row.note ?? '']),
              ),
        );
      });
    });

  trust
    .command('remove')
    .description('stop trusting a key')
    .argument('<fingerprint>')
    .requiredOption('--reason <text>', 'why')
    .option('--as <person>', 'who removes it')
    .action(async (fingerprint: string, options: { reason: string; as?: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        await session.call('trust.remove', {
          fingerprint,
          reason: options.reason,
          as: await findPersonIfSaid(session, options.as),
        });
        session.output.result(
          { removed: fingerprint },
          () => `${fingerprint} is no longer trusted. What was imported with it stays.`,
        );
      });
    });

  program
    .command('import')
    .description('verify a bundle or a plain export and take it in; all of it or nothing')
    .argument('<path...>', 'a bundle (zip or folder), or an export file; several files are one delivery')
    .option('--kind <kind>', 'source kind of a plain export, when it can’t be recognised (see: countersign kinds)')
    .option(
      '--system <name>',
      'which system a plain export is of, e.g. kubernetes:prod; several, parted by semicolons, go each to its platform’s files',
    )
    .option('--mapping <name>', 'read tables by this saved mapping (see: countersign mapping list)')
    .option('--accept-untrusted', 'acknowledge, on record, that the evidence is unsigned or its signer unknown')
    .option('--strict', 'exit 1 when a row could not be read')
    .option('--as <person>', 'who imports it')
    .action(
      async (
        paths: string[],
        options: {
          kind?: string;
          system?: string;
          mapping?: string;
          acceptUntrusted?: boolean;
          strict?: boolean;
          as?: string;
        },
        command: Command,
      ) => {
        await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
          const report = await session.call('evidence.import', {
            path: paths,
            kind: options.kind ?? null,
            system: options.system ?? null,
            acceptUntrusted: options.acceptUntrusted === true,
            mappings: options.mapping === undefined ? [] : [{ file: null, mapping: options.mapping }],
            as: await findPersonIfSaid(session, options.as),
          });
          await session.call('controls.assess', {});
          const kinds = session.output.json ? [] : await session.call('evidence.kinds', {});
          session.output.result(report, (done) => importText(done, kinds));
          if (options.strict === true && report.rejected.length > 0) process.exitCode = 1;
        });
      },
    );

  const evidence = program
    .command('evidence')
    .description('the bundles of this workspace')
    .action(async (_options: unknown, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        session.output.result(await session.call('evidence.bundles', {}), (bundles) =>
          bundles.length === 0
            ? 'No evidence yet. Next: countersign import PATH'
            : table(
                ['Bundle', 'Trust', 'Received', 'Entitlements', 'Rejected', ''],
                bundles.map((bundle) => [
                  bundle.name,
                  bundle.trust,
                  bundle.receivedAt.slice(0, 16),
                  bundle.imported.entitlements,
                  bundle.rejected,
                  bundle.partial ? 'PARTIAL' : '',
                ]),
              ),
        );
      });
    });

  addReconciling(evidence);

  program
    .command('kinds')
    .description('the source kinds that can be read, and what each can never say')
    .argument('[name]', 'a family or a kind, such as okta: what each of its kinds can never say')
    .option('--columns', 'the columns of Countersign’s own tables, for providers, as Markdown')
    .action(async (name: string | undefined, options: { columns?: boolean }, command: Command) => {
      const common = command.optsWithGlobals<CommonOptions>();
      if (options.columns === true) {
        createOutput(common.json === true).result({ markdown: describeCanonical() }, ({ markdown }) => markdown);
        return;
      }
      await withoutWorkspace(common, async (session) => {
        session.output.result(await session.call('evidence.kinds', {}), (kinds) => kindsText(kinds, name ?? null));
      });
    });
}

function addReconciling(evidence: Command): void {
  evidence
    .command('reconcile')
    .description('what a bundle declared against what was read, by source and kind of record')
    .option('--bundle <bundle>', 'by name or id (default: the newest)')
    .action(async (options: { bundle?: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const bundle = await bundleOrNewest(session, options.bundle);
        session.output.result(await session.call('evidence.reconciliation', { bundle }), (found) =>
          [
            table(
              ['Source', 'Records', 'Declared', 'Read', 'Verdict', 'Rejected', 'Duplicates', ''],
              found.sources.flatMap((source) => {
                const state = [
                  source.partial ? 'PARTIAL' : '',
                  source.stale ? `${source.age} DAYS OLD` : '',
                  source.empty === 'not_attested' ? 'EMPTY' : source.empty === 'attested' ? 'empty, attested' : '',
                ].filter((word) => word !== '');
                const tail = [source.rejected, source.duplicates, state.join(', ')] as const;
                if (source.counts.length === 0) return [[source.id, 'none', 'not said', 0, '', ...tail]];
                return source.counts.map(({ type, declared, read, verdict }, index) => [
                  index === 0 ? source.id : '',
                  type,
                  declared ?? 'not said',
                  read,
                  verdict.replaceAll('_', ' '),
                  ...(index === 0 ? tail : ['', '', '']),
                ]);
              }),
            ),
            ...found.reasons.map(({ reason, count: rows, example }) => {
              const at = example.line === null ? (example.pointer ?? '') : `line ${example.line}`;
              return `  ${count(rows, 'row')} rejected: ${reason} First: ${example.file} ${at}`.trimEnd();
            }),
          ].join('\n'),
        );
      });
    });

  evidence
    .command('rejected')
    .description('writes the rows that could not be read as CSV, for whoever has to correct them')
    .option('--bundle <bundle>', 'by name or id (default: the newest)')
    .requiredOption('--out <file>', 'where to')
    .option(...forceOption)
    .action(async (options: { bundle?: string; out: string; force?: boolean }, command: Command) => {
      await requireOut(options.out, options.force);
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const bundle = await bundleOrNewest(session, options.bundle);
        const saved = await session.call('evidence.saveRejected', { bundle, file: options.out });
        session.output.result(saved, ({ rows, file }) => `Wrote ${count(rows, 'rejected row')} to ${file}.`);
      });
    });
}

async function bundleOrNewest(session: Session, said: string | undefined): Promise<string> {
  if (said !== undefined) return findBundle(session, said);
  const [newest] = await session.call('evidence.bundles', {});
  if (newest !== undefined) return newest.id;
  throw new CountersignError('NOT_FOUND', 'No evidence yet. Next: countersign import PATH');
}
