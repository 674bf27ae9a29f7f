// mapping suggest | preview | save | list | retire
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { MethodOutput } from '../../../shared/contract.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { type MappingProfile, mappingProfile } from '../../../shared/mapping.ts';
import { mappedRecords } from '../../../shared/mapping-words.ts';
import { describeIssues } from '../../engine/serve/input-words.ts';
import { count, table } from '../output.ts';
import { type CommonOptions, findPersonIfSaid, inWorkspace } from '../session.ts';

export function addMappingCommands(program: Command): void {
  const mapping = program
    .command('mapping')
    .description(
      'how your own tables (CSV, .xlsx) are read: say once what the columns are, and it is read that way each time',
    );

  mapping
    .command('suggest')
    .description('propose a mapping for a table, as JSON to look over: countersign mapping suggest FILE > bots.json')
    .argument('<path>', 'a CSV or .xlsx file, or the folder or bundle that it is in')
    .option('--file <name>', 'which file of a folder or bundle')
    .option('--sheet <name...>', 'which sheets of a workbook; without it the largest')
    .option('--rows-are <types>', `what the rows are, with commas: ${mappedRecords.join(', ')}`)
    .option('--from <mapping>', 'start from a saved mapping')
    .action(async (path: string, options: SuggestOptions, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const suggestion = await session.call('mapping.suggest', {
          path,
          file: options.file ?? null,
          sheets: options.sheet ?? null,
          types: typesIn(options.rowsAre),
          from: options.from ?? null,
        });
        for (const line of remarksOn(suggestion)) process.stderr.write(`${line}\n`);
        // Always JSON: it is a file to be edited.
        process.stdout.write(`${JSON.stringify(suggestion.profile, null, 2)}\n`);
      });
    });

  mapping
    .command('preview')
    .description('what a mapping makes of a file: counts, the first rows, and what is rejected and why')
    .argument('<path>')
    .requiredOption('--profile <file>', 'the mapping as JSON, from mapping suggest')
    .option('--file <name>', 'which file of a folder or bundle')
    .option('--rows <count>', 'how many rows to show', '5')
    .action(async (path: string, options: { profile: string; file?: string; rows: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const profile = await profileIn(options.profile);
        const preview = await session.call('mapping.preview', {
          path,
          file: options.file ?? null,
          profile,
          rows: Number(options.rows),
        });
        session.output.result(preview, previewInWords);
        if (preview.problems.length > 0) process.exitCode = 1;
      });
    });

  mapping
    .command('save')
    .description('save a mapping in the ledger under its name; a changed one is a new version')
    .argument('<profile>', 'the mapping as JSON, from mapping suggest')
    .option('--reason <text>', 'why it changes; needed from the second version on')
    .option('--as <person>', 'who saves it')
    .action(async (file: string, options: { reason?: string; as?: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        const saved = await session.call('mapping.save', {
          profile: await profileIn(file),
          reason: options.reason ?? null,
          as: await findPersonIfSaid(session, options.as),
        });
        session.output.result(
          saved,
          ({ name, version }) =>
            `Saved the mapping ${name}, version ${version}. Files with its columns are recognised from now on.\nNext: countersign import FILE --mapping ${JSON.stringify(name)}`,
        );
      });
    });

  mapping
    .command('list')
    .description('the saved mappings')
    .option('--all', 'with earlier versions and retired ones')
    .action(async (options: { all?: boolean }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        session.output.result(await session.call('mapping.list', { all: options.all === true }), (mappings) =>
          mappings.length === 0
            ? 'No mapping is saved. Next: countersign mapping suggest FILE > mapping.json'
            : table(
                ['Mapping', 'Version', 'Gives', 'Saved', 'Last read', ''],
                mappings.map((one) => [
                  one.name,
                  one.version,
                  [...new Set(one.profile.tables.flatMap(({ records }) => records.map(({ type }) => type)))].join(', '),
                  one.savedAt.slice(0, 10),
                  one.lastBundle ?? 'nothing yet',
                  one.retiredAt === null ? (one.reason ?? '') : `retired: ${one.retiredReason ?? ''}`,
                ]),
              ),
        );
      });
    });

  mapping
    .command('retire')
    .description('no longer read files by a mapping; what was imported by it stays')
    .argument('<name>')
    .requiredOption('--reason <text>', 'why')
    .option('--as <person>', 'who retires it')
    .action(async (name: string, options: { reason: string; as?: string }, command: Command) => {
      await inWorkspace(command.optsWithGlobals<CommonOptions>(), async (session) => {
        await session.call('mapping.retire', {
          name,
          reason: options.reason,
          as: await findPersonIfSaid(session, options.as),
        });
        session.output.result(
          { retired: name },
          () => `The mapping ${name} is retired. What was imported by it stays.`,
        );
      });
    });
}

interface SuggestOptions {
  readonly file?: string;
  readonly sheet?: string[];
  readonly rowsAre?: string;
  readonly from?: string;
}

function typesIn(said: string | undefined) {
  if (said === undefined) return null;
  return said.split(',').map((word) => {
    const type = mappedRecords.find((one) => one === word.trim());
    if (type === undefined)
      throw new CountersignError('INPUT_INVALID', `--rows-are takes ${mappedRecords.join(', ')}, with commas.`);
    return type;
  });
}

/** What a person should look at in the proposal; on stderr, so that stdout is the mapping alone. */
function remarksOn({ sheets, tables, problems, drift }: MethodOutput<'mapping.suggest'>): string[] {
  const others = sheets.filter(({ name, hasNames }) => name !== null && hasNames);
  return [
    ...(others.length > 1
      ? [`Sheets: ${others.map(({ name, rows }) => `${name ?? ''} (${rows} rows)`).join(', ')}`]
      : []),
    ...(drift === null || drift.missing.length === 0
      ? []
      : [`Missing since the mapping was made: ${drift.missing.join(', ')}`]),
    ...(drift === null || drift.added.length === 0
      ? []
      : [`New since the mapping was made: ${drift.added.join(', ')}`]),
    ...tables.flatMap(({ notes }) => notes.map((note) => `  look at: ${note}`)),
    ...problems.map(({ sentence }) => `  missing: ${sentence}`),
  ];
}

async function profileIn(file: string): Promise<MappingProfile> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new CountersignError('FILE_UNREADABLE', `${file} can't be read as JSON.`, { file }, cause);
  }
  const parsed = mappingProfile.safeParse(content);
  if (parsed.success) return parsed.data;
  const problems = describeIssues(parsed.error.issues);
  throw new CountersignError('INPUT_INVALID', `${file} is no mapping: ${problems[0] ?? ''}`, { file, problems });
}

function previewInWords(preview: MethodOutput<'mapping.preview'>): string {
  const { counts } = preview;
  const place = (at: { line: number | null; pointer: string | null }) =>
    at.pointer === null ? `line ${at.line ?? '?'}` : at.pointer;
  return [
    `${count(counts.identities, 'identity', 'identities')}, ${count(counts.credentials, 'credential')}, ${count(counts.entitlements, 'entitlement')}, ${count(counts.findings, 'finding')}, ${count(counts.actions, 'action')}; ${preview.rejected} rejected, ${count(preview.withheld, 'value')} withheld.`,
    ...preview.problems.map(({ sentence }) => `  missing: ${sentence}`),
    ...preview.rows.flatMap((row) => [
      `${place(row)}${row.rejected === null ? '' : `  rejected: ${row.rejected}`}`,
      ...row.records.map(
        ({ type, facts }) => `    ${type}: ${facts.map(({ fact, value }) => `${fact} ${value}`).join(', ')}`,
      ),
    ]),
    ...(preview.refusals.length === 0
      ? []
      : ['Rejected:', ...preview.refusals.map((row) => `  ${place(row)}: ${row.reason}`)]),
    ...preview.remarks.map((remark) => `  ${remark}`),
  ].join('\n');
}
