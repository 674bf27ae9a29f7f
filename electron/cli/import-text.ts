// What an import says to the person who ran it: what each file became, what was not read and why, and what to do next.
import type { ImportReport, SourceReport } from '../../shared/contract/evidence.ts';
import { familyOf, type Kind } from './kinds-text.ts';
import { count, wrapped } from './output.ts';

const mostRejected = 20;
const mostNotes = 5;

export function importText(report: ImportReport, kinds: readonly Kind[]): string {
  const titles = new Map(kinds.map(({ kind, title }) => [kind, title]));
  const recorded = report.sources.filter((source) => !isWithoutRecords(source));
  const silent = report.sources.filter(isWithoutRecords);
  const blocks = [
    heading(report),
    ...families(recorded).map(([family, sources]) =>
      [family, ...sources.flatMap((source) => sourceLines(source, titles))].join('\n'),
    ),
    listed(
      'Recognised, and nothing in it is for a review',
      silent.flatMap((source) => source.remarks),
      10,
    ),
    listed('Recognised by nobody: not read, only the hash is kept', report.notRecognised.map(inOneLine), 40),
    listed('Rows that could not be read', rejectedRows(report), mostRejected),
    whatChanged(report),
    whatNext(report),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

const trustWords: Readonly<Record<ImportReport['trust'], string>> = {
  trusted: 'signed by a key that you pinned',
  'unknown-signer': 'signed by a key that nobody pinned, accepted as it is and on record',
  unsigned: 'not signed, accepted as it is and on record',
};

const lineageWords: Readonly<Record<string, string>> = {
  first: 'the first of its series',
  follows: 'it follows the bundle before it',
  gap: 'A BUNDLE BEFORE IT IS MISSING',
};

function heading({ name, alreadyImported, trust, lineage }: ImportReport): string {
  if (alreadyImported) return `${name} had been imported before: nothing was changed. This is what it held.`;
  const place = lineageWords[lineage];
  return `Imported ${name}: ${trustWords[trust]}${place === undefined ? '' : `; ${place}`}.`;
}

/** Lists that are known to hold nothing for a review: their one remark for each file says so. */
function isWithoutRecords({ kind }: SourceReport): boolean {
  return kind.endsWith('.without-records');
}

function families(sources: readonly SourceReport[]): [string, SourceReport[]][] {
  const found = new Map<string, SourceReport[]>();
  for (const source of sources) {
    const family = familyOf(source.kind) ?? 'Of no kind that can be read';
    found.set(family, [...(found.get(family) ?? []), source]);
  }
  return [...found];
}

function sourceLines(source: SourceReport, titles: ReadonlyMap<string, string>): string[] {
  const title = titles.get(source.kind) ?? source.kind;
  const [file] = source.files;
  const from = source.files.length === 1 && file !== undefined ? file : count(source.files.length, 'file');
  const named = source.id === source.kind || source.id === file ? '' : `${source.id}: `;
  const flags = [
    source.partial ? 'PARTIAL' : '',
    source.rejected > 0 ? `${count(source.rejected, 'row')} not read` : '',
    source.duplicates > 0 ? `${source.duplicates} told twice` : '',
  ].filter((flag) => flag !== '');
  const ending = flags.length === 0 ? '' : `; ${flags.join(', ')}`;
  const notes = source.remarks.slice(0, mostNotes).map((remark) => wrapped(`      ${remark}`));
  const more = source.remarks.length - mostNotes;
  return [
    wrapped(`  ${named}${title} (${from}): ${recordsOf(source)}${ending}`),
    ...notes,
    ...(more > 0 ? [`      and ${count(more, 'more note')} (--json lists all)`] : []),
  ];
}

function recordsOf({ imported, emptyAttested }: SourceReport): string {
  const said = [
    of(imported.identities, 'identity', 'identities'),
    of(imported.credentials, 'credential'),
    of(imported.entitlements, 'entitlement'),
    of(imported.findings, 'finding'),
    of(imported.actions, 'action'),
  ].filter((text) => text !== '');
  if (said.length > 0) return said.join(', ');
  return emptyAttested === null ? 'no record' : `no record, as ${emptyAttested} attests`;
}

function of(number: number, singular: string, plural?: string): string {
  return number === 0 ? '' : count(number, singular, plural);
}

function inOneLine({ file, reason }: ImportReport['notRecognised'][number]): string {
  return `${file}: ${reason}`;
}

function rejectedRows({ rejected }: ImportReport): string[] {
  return rejected.map(({ file, line, pointer, reason }) => {
    const at = [
      line === undefined ? '' : ` line ${line}`,
      pointer === undefined || pointer === '' ? '' : ` ${pointer}`,
    ];
    return `${file}${at.join('')}: ${reason}`;
  });
}

function listed(title: string, lines: readonly string[], most: number): string {
  if (lines.length === 0) return '';
  const shown = lines.slice(0, most).map((line) => wrapped(`  ${line}`));
  const more = lines.length - most;
  return [title, ...shown, ...(more > 0 ? [`  and ${more.toLocaleString('en')} more (--json lists all)`] : [])].join(
    '\n',
  );
}

function whatChanged({ delta, alreadyImported }: ImportReport): string {
  if (alreadyImported) return '';
  const said = Object.entries(delta).filter(([, number]) => number > 0);
  if (said.length === 0) return 'Entitlements: none in it.';
  return `Entitlements: ${said.map(([state, number]) => `${number.toLocaleString('en')} ${state}`).join(', ')}.`;
}

function whatNext(report: ImportReport): string {
  const steps = [
    report.sources.some((source) => source.partial)
      ? 'PARTIAL: ask for the rest of what is marked so; a campaign over it can’t read as complete.'
      : '',
    report.rejected.length > 0
      ? 'Rows not read, as a table for whoever has to correct them: countersign evidence rejected --out FILE'
      : '',
    report.notRecognised.some(
      ({ reason }) => reason.startsWith('It is a table') || reason.startsWith('It is a workbook'),
    )
      ? 'A table that nobody recognised: countersign mapping suggest FILE > mapping.json, then countersign mapping save mapping.json, then import it again.'
      : '',
    ...(report.sources.some(({ system }) => system !== null && /^[a-z]+$|:unknown$/.test(system))
      ? [
          'Where nothing says which organisation, tenant or cluster it is, identities meet no others: have the provider name each source’s system in declaration.json, or import those files with --system, such as --system okta:northwind.',
        ]
      : []),
    report.delta.changed + report.delta.removed > 0 ? 'What changed: countersign delta' : '',
    'What is in the inventory now: countersign inventory',
  ].filter((step) => step !== '');
  return ['Next', ...steps.map((step) => wrapped(`  ${step}`))].join('\n');
}
