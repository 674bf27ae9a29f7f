// Sections 9 and 10: what the evidence says about each requirement, and whether people looked before they decided.
import { type CoverageStatus, coverageStatuses, frameworkTitles } from '../../../../../shared/words.ts';
import type { SealedCoverage, SealedState } from '../../../review/sealed-state.ts';
import { frameworksIn, personName } from '../../figures.ts';
import { counted, spaced } from '../../wording.ts';
import { bold, heading, paragraph } from '../flow.ts';
import { colours, page } from '../grid.ts';
import { drawMark } from '../marks.ts';
import type { Sheet } from '../sheet.ts';
import { type Group, type Row, table } from '../table.ts';
import { line } from '../text.ts';

export function drawCoverage(sheet: Sheet, state: SealedState): void {
  const overridden = state.coverage.filter((row) => row.override !== null).length;
  heading(
    sheet,
    '9',
    'Coverage',
    'What does this evidence say about each requirement, and where can it say nothing?',
    250,
  );
  paragraph(
    sheet,
    line(
      {},
      bold('Met'),
      ': evidence for it, and nothing that fails is undecided. ',
      bold('Partly met'),
      ': decisions or remediation are open. ',
      bold('Not met'),
      ': the evidence speaks against it. ',
      bold('Not evaluable'),
      ': this evidence can not judge it, with the reason; it is never counted as met. ',
      overridden === 0
        ? 'No status was overridden.'
        : `${counted(overridden, 'status was', 'statuses were')} overridden by a person, with the reason beside it.`,
    ),
    { width: page.text },
  );
  table(sheet, {
    caption: 'Coverage matrix',
    size: 8,
    leading: 10,
    padding: 3.3,
    columns: [
      { head: 'Id', width: 54, face: 'condensedMedium' },
      { head: 'Requirement', width: 112 },
      { head: 'Status', width: 80 },
      { head: 'Why', width: page.text - 246 - 92 },
      { head: 'Items', width: 50, align: 'right' },
      { head: 'Evidence', width: 42, align: 'right' },
    ],
    rows: frameworksIn(state).flatMap((framework): (Row | Group)[] => {
      const rows = state.coverage.filter((row) => row.framework === framework);
      const counts = coverageStatuses
        .map((status) => ({ status, count: rows.filter((row) => row.status === status).length }))
        .filter(({ count }) => count > 0)
        .map(({ status, count }) => `${count} ${words(status)}`);
      return [
        { group: frameworkTitles[framework], aside: counts.join(', ') },
        ...rows.map((row) => coverageRow(sheet, state, row)),
      ];
    }),
  });
}

function coverageRow(sheet: Sheet, state: SealedState, row: SealedCoverage): Row {
  const soft = { size: 7.5, colour: colours.soft } as const;
  const colour = row.status === 'NOT_MET' ? colours.red : row.status === 'NOT_EVALUABLE' ? colours.soft : colours.ink;
  return {
    cells: [
      { text: [row.control, ...(row.crosswalk.length === 0 ? [] : [line(soft, row.crosswalk.join(', '))])] },
      row.title,
      {
        text: [
          line({ face: row.status === 'NOT_MET' ? 'condensedBold' : 'condensedMedium', colour }, spaced(row.status)),
          ...(row.override === null ? [] : [line(soft, `computed: ${words(row.computed)}`)]),
        ],
        indent: 10,
        mark: (x, y) => drawMark(sheet.pen, row.status, x, y),
      },
      {
        text: [
          line({ face: row.status === 'NOT_EVALUABLE' ? 'condensedItalic' : 'condensed' }, row.reason),
          ...(row.override === null
            ? []
            : [
                line(
                  { face: 'condensedMedium' },
                  `Overridden by ${personName(state, row.override.by)} on ${row.override.at.slice(0, 10)}: ${row.override.reason}`,
                ),
              ]),
        ],
      },
      row.items === 0 ? { text: '–', colour: colours.faint } : `${row.decided}/${row.items}`,
      row.evidenceCount === 0 ? { text: '–', colour: colours.faint } : row.evidenceCount.toLocaleString('en-GB'),
    ],
  };
}

function words(status: CoverageStatus): string {
  return spaced(status).toLowerCase();
}

export function drawQuality(sheet: Sheet, state: SealedState): void {
  const { quality } = state;
  heading(sheet, '10', 'Review quality', 'Did people look before they decided?', 250);
  const seconds = (value: number | null) =>
    value === null ? 'not measured' : `${Math.round(value).toLocaleString('en-GB')} seconds`;
  const share =
    quality.decisions === 0
      ? ''
      : ` (${Math.round((100 * quality.evidenceOpened) / quality.decisions)} % of decisions)`;
  const streak = quality.longestStreak;
  const { refused } = quality;
  const rows: readonly (readonly [string, string, string])[] = [
    ['Decisions', quality.decisions.toLocaleString('en-GB'), 'each bound to what was shown'],
    ['One by one', quality.oneByOne.toLocaleString('en-GB'), 'the item was on the screen alone'],
    [
      'In bulk',
      `${quality.inBulk.toLocaleString('en-GB')} in ${counted(quality.batches, 'batch', 'batches')}`,
      'only alike items of low risk can be decided together, with a shared reason',
    ],
    ['Median time for one decision', seconds(quality.medianSeconds), 'from opening the item to recording the decision'],
    ['Longest time', seconds(quality.longestSeconds), 'the same'],
    [
      'Evidence opened',
      `${quality.evidenceOpened.toLocaleString('en-GB')}${share}`,
      'the reviewer opened a cited line before deciding',
    ],
    [
      'Longest run of one outcome',
      streak === null ? 'none' : `${streak.length} × ${spaced(streak.outcome)}`,
      'a long run may be right, or may be fatigue',
    ],
    ['Taken back before sign-off', quality.undone.toLocaleString('en-GB'), 'recorded in the ledger, as everything'],
    // Left out where there was none, and in states from before attempts were recorded.
    ...(refused === undefined
      ? []
      : [
          [
            'Attempts refused',
            refused.reduce((sum, { times }) => sum + times, 0).toLocaleString('en-GB'),
            `because of who tried: ${refused.map(({ code, times }) => `${spaced(code).toLowerCase()} ${times}`).join(', ')}`,
          ] as const,
        ]),
  ];
  table(sheet, {
    caption: 'How the decisions were made',
    columns: [
      { head: 'Figure', width: 150, face: 'condensedMedium' },
      { head: 'Value', width: 150, face: 'condensedBold' },
      { head: 'What it says', width: page.text - 300, colour: colours.soft },
    ],
    rows: rows.map(([figure, value, meaning]) => ({ cells: [figure, value, meaning] })),
  });
}
