// Section 3: is the population complete, and what was left out, by whom and why.
import type { SealedSource, SealedState } from '../../../review/sealed-state.ts';
import { evidenceNumber, type Figures, personName } from '../../figures.ts';
import { capitalised, counted } from '../../wording.ts';
import { bold, heading, paragraph, subheading } from '../flow.ts';
import { colours, page } from '../grid.ts';
import type { Sheet } from '../sheet.ts';
import { type Cell, table } from '../table.ts';
import { line } from '../text.ts';
import { number } from './scope.ts';

export function drawPopulation(sheet: Sheet, state: SealedState, figures: Figures): void {
  heading(
    sheet,
    '3',
    'Population and control totals',
    'Is the population complete, and what was left out, by whom and why?',
    300,
  );
  const counting = state.sources.filter((source) => source.declared.entitlements !== null);
  const declared = counting.reduce((sum, source) => sum + (source.declared.entitlements ?? 0), 0);
  const found = counting.reduce((sum, source) => sum + source.imported.entitlements, 0);
  const imported = state.sources.reduce((sum, source) => sum + source.imported.entitlements, 0);
  const verdicts = state.sources.map(agreement);
  const differing = verdicts.filter((verdict) => verdict === 'no').length;
  const silent = verdicts.filter((verdict) => verdict === 'not declared').length;
  paragraph(
    sheet,
    line(
      {},
      bold(imported.toLocaleString('en-GB')),
      ' entitlements were imported from all sources together, and ',
      bold(counted(figures.rejected, 'row')),
      ' could not be read. ',
      counting.length === 0
        ? 'No source declared how many entitlements it holds. '
        : `The sources that declared a count of entitlements declared ${declared.toLocaleString('en-GB')}, and ${found.toLocaleString('en-GB')} of these were imported. `,
      differing === 0
        ? 'Where anything was declared, it agrees with what was imported and what could not be read. '
        : `${capitalised(counted(differing, 'source does', 'sources do'))} not agree with what was declared. `,
      silent === 0
        ? ''
        : `${capitalised(counted(silent, 'source'))} declared nothing, so nothing can be said about completeness there.`,
    ),
  );
  drawTotals(sheet, state);
  drawSystems(sheet, state);
  drawRejected(sheet, state);
  drawOutOfScope(sheet, state, figures);
}

type Agreement = 'yes' | 'but unreadable' | 'no' | 'not declared';

/** What is missing may be exactly the rows that could not be read: then the totals agree but for them. */
function agreement({ declared, imported, rejected }: SealedSource): Agreement {
  const kinds = ['identities', 'credentials', 'entitlements', 'findings', 'actions'] as const;
  const missing = kinds.flatMap((kind) => {
    const stated = declared[kind];
    return stated === null ? [] : [stated - imported[kind]];
  });
  if (missing.length === 0) return 'not declared';
  if (missing.every((rows) => rows === 0)) return 'yes';
  const isExplained = missing.every((rows) => rows >= 0) && missing.reduce((sum, rows) => sum + rows, 0) === rejected;
  return isExplained ? 'but unreadable' : 'no';
}

function drawTotals(sheet: Sheet, state: SealedState): void {
  subheading(sheet, '3.1', 'Declared and imported');
  const right = { align: 'right' as const };
  const pair = (declared: number | null, imported: number, verdict: Agreement): Cell => {
    if (declared === null) return imported === 0 ? { text: '–', colour: colours.faint } : { text: `${imported}` };
    return declared === imported || verdict !== 'no'
      ? { text: `${declared} / ${imported}` }
      : { text: `${declared} / ${imported}`, face: 'condensedBold', colour: colours.red };
  };
  table(sheet, {
    caption: 'Control totals: declared / imported, the imported alone where nothing was declared',
    leading: 10.4,
    after: 8,
    columns: [
      { head: 'Ev.', width: 28, face: 'condensedMedium' },
      { head: 'Source and extract', width: page.text - 28 - 236 - 40 - 52 },
      { head: 'Identities', ...right, width: 46 },
      { head: 'Credentials', ...right, width: 50 },
      { head: 'Entitlements', ...right, width: 56 },
      { head: 'Findings', ...right, width: 42 },
      { head: 'Actions', ...right, width: 42 },
      { head: 'Not readable', width: 40, align: 'right' },
      { head: 'Agrees', width: 52, align: 'right' },
    ],
    rows: state.sources.map((source) => {
      const verdict = agreement(source);
      return {
        cells: [
          evidenceNumber(state, source.bundle),
          {
            text: [
              line({ face: 'condensedMedium' }, source.kind),
              line(
                { colour: colours.soft, size: 7.5 },
                [source.system, source.extractedAt?.slice(0, 10)].filter((part) => part != null).join(', '),
              ),
              ...(source.partial
                ? [line({ face: 'condensedBold', size: 7.5, colour: colours.red }, 'partial extract')]
                : []),
              ...(source.emptyAttested === null
                ? []
                : [line({ size: 7.5, colour: colours.soft }, `attested empty: ${source.emptyAttested}`)]),
            ],
          },
          pair(source.declared.identities, source.imported.identities, verdict),
          pair(source.declared.credentials, source.imported.credentials, verdict),
          pair(source.declared.entitlements, source.imported.entitlements, verdict),
          pair(source.declared.findings, source.imported.findings, verdict),
          pair(source.declared.actions, source.imported.actions, verdict),
          number(source.rejected),
          verdict === 'no'
            ? { text: 'no', face: 'condensedBold', colour: colours.red }
            : { text: verdict, ...(verdict === 'not declared' ? { colour: colours.soft } : {}) },
        ],
      };
    }),
  });
  const remarks = state.sources.flatMap((source) =>
    source.remarks.map(
      (remark) =>
        `${[evidenceNumber(state, source.bundle), source.kind, source.system].filter((part) => part !== null).join(', ')}: ${remark}`,
    ),
  );
  for (const remark of remarks) paragraph(sheet, remark, { size: 8.6, leading: 12, after: 2 });
  sheet.y += 6;
}

function drawSystems(sheet: Sheet, state: SealedState): void {
  const sum = (pick: (row: SealedState['population'][number]) => number) =>
    state.population.reduce((total, row) => total + pick(row), 0);
  const right = { align: 'right' as const, width: 70 };
  const total = (value: number): Cell => ({ text: value.toLocaleString('en-GB'), face: 'condensedBold' });
  subheading(sheet, '3.2', 'The baseline by system');
  table(sheet, {
    caption: 'What the baseline holds',
    columns: [
      { head: 'System', width: page.text - 5 * 70, face: 'condensedMedium' },
      { head: 'Identities', ...right },
      { head: 'Credentials', ...right },
      { head: 'Entitlements', ...right },
      { head: 'In scope', ...right },
      { head: 'Out of scope', ...right },
    ],
    rows: [
      ...state.population.map((row) => ({
        cells: [
          row.system,
          number(row.identities),
          number(row.credentials),
          number(row.entitlements),
          number(row.inScope),
          number(row.outOfScope),
        ],
      })),
      {
        tint: colours.tint,
        cells: [
          { text: 'Total', face: 'condensedBold' as const },
          total(sum((row) => row.identities)),
          total(sum((row) => row.credentials)),
          total(sum((row) => row.entitlements)),
          total(sum((row) => row.inScope)),
          total(sum((row) => row.outOfScope)),
        ],
      },
    ],
  });
}

function drawRejected(sheet: Sheet, state: SealedState): void {
  subheading(sheet, '3.3', 'Rows that could not be read');
  if (state.rejectedRows.length === 0) {
    paragraph(sheet, 'Every row was read.');
    return;
  }
  table(sheet, {
    caption: 'Unreadable rows',
    columns: [
      { head: 'Ev.', width: 28, face: 'condensedMedium' },
      { head: 'File and place', width: 230, face: 'mono', size: 7 },
      { head: 'Reason', width: page.text - 258 },
    ],
    rows: state.rejectedRows.map((row) => ({
      cells: [
        evidenceNumber(state, row.bundle),
        [row.file, row.line === null ? null : `line ${row.line}`, row.pointer]
          .filter((part) => part !== null)
          .join(', '),
        row.reason,
      ],
    })),
  });
}

function drawOutOfScope(sheet: Sheet, state: SealedState, figures: Figures): void {
  subheading(sheet, '3.4', 'Out of scope');
  if (state.outOfScope.length === 0) {
    paragraph(sheet, 'Nothing was left out.');
    return;
  }
  table(sheet, {
    caption: 'Out of scope, with reason and approver',
    columns: [
      { head: 'Identity', width: 190 },
      { head: 'Rights', width: 36, align: 'right' },
      { head: 'Reason', width: page.text - 190 - 36 - 112, indent: 8 },
      { head: 'Approved by', width: 112 },
    ],
    rows: [
      ...state.outOfScope.map((entry) => ({
        cells: [
          {
            text: [
              line({ face: 'condensedMedium' }, entry.identity),
              line({ colour: colours.soft, size: 7.5 }, entry.system),
            ],
          },
          String(entry.entitlements),
          entry.reason,
          entry.approver === null
            ? { text: 'by the product’s own rule', colour: colours.soft }
            : personName(state, entry.approver),
        ],
      })),
      {
        tint: colours.tint,
        cells: [
          { text: 'Total', face: 'condensedBold' as const },
          { text: String(figures.outOfScope), face: 'condensedBold' as const },
          '',
          '',
        ],
      },
    ],
  });
}
