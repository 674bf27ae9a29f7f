// Section 1: what was reviewed, by which rules and thresholds, what the words mean, and what the report can not say.
import type { SealedState } from '../../../review/sealed-state.ts';
import { type Figures, personName } from '../../figures.ts';
import { capitalised, counted, longDate, spaced } from '../../wording.ts';
import { bold, heading, italic, list, paragraph, sectionLink, subheading } from '../flow.ts';
import { colours, page } from '../grid.ts';
import { drawMark } from '../marks.ts';
import type { Sheet } from '../sheet.ts';
import { table } from '../table.ts';
import { line } from '../text.ts';

const outcomeMeanings = [
  ['CERTIFY', 'The access is right as it is', 'Reason where risk is high or something changed'],
  ['CERTIFY_UNTIL', 'Right until a date; then it comes back by itself', 'Reason and end date'],
  ['REDUCE', 'Less is enough', 'What remains, and a reason'],
  ['REVOKE', 'The access ends', 'Reason'],
  ['CANNOT_DECIDE', 'Stays open, with the question that has to be answered', 'The question'],
  ['NO_DECISION', 'Nobody answered. Silence is not consent', 'Named, never counted as complete'],
] as const;

export function drawScope(sheet: Sheet, state: SealedState, figures: Figures): void {
  const { customer, provider } = state.workspace;
  heading(
    sheet,
    '1',
    'Scope and method',
    'What was reviewed, against which rules, and what this report can not say.',
    'page',
  );
  paragraph(
    sheet,
    line(
      {},
      'The unit of review is the ',
      bold('entitlement'),
      ': one identity, one privilege, one resource. An account with three rights is three lines, each with its own decision, reason and evidence. ',
      `The population is what ${counted(state.bundles.length, 'bundle')} of evidence in the register hold (`,
      sectionLink('11'),
      '); nothing was added or taken away by hand.',
    ),
  );
  subheading(sheet, '1.1', 'How a decision came about');
  list(
    sheet,
    [
      `${provider} collected the sources’ own export files and handed them over as bundles. Each bundle’s signature was held against a fingerprint that ${customer} had pinned by another way; what was not vouched for is marked in the register.`,
      line(
        {},
        'The import reconciled declared against imported counts and listed each row that could not be read (',
        sectionLink('3'),
        ').',
      ),
      line(
        {},
        `${capitalised(counted(state.rules.length, 'rule'))} gave each entitlement a risk, always with the rules that made it so. A rule whose facts are missing reads `,
        italic('not evaluable'),
        ', never ',
        italic('pass'),
        '.',
      ),
      line(
        {},
        'Each entitlement went to a ',
        bold('reviewer of record'),
        ' of the customer. Authority was checked at the moment of the decision; where the policy forbids it, owners, creators and users of a credential could not decide on it.',
      ),
      'Every act went into an append-only ledger. The decision records the digest of exactly what its reviewer was shown.',
    ],
    { numbered: true },
  );
  if (state.operatingModel.riskAppetite.statement !== null) drawRiskAppetite(sheet, state);
  subheading(sheet, '1.2', 'The words for an outcome', 110);
  table(sheet, {
    caption: 'Outcomes',
    size: 8.4,
    leading: 10.8,
    columns: [
      { head: 'Outcome', width: 112, face: 'condensedBold' },
      { head: 'Meaning', width: 236 },
      { head: 'Requires', width: page.text - 348 },
    ],
    rows: outcomeMeanings.map(([outcome, meaning, requires]) => ({
      cells: [
        { text: spaced(outcome), indent: 12, mark: (x, y) => drawMark(sheet.pen, outcome, x, y) },
        meaning,
        requires,
      ],
    })),
  });
  drawRules(sheet, state);
  drawThresholds(sheet, state);
  subheading(sheet, '1.5', 'What this report does not say', 60);
  list(sheet, [
    'It says what the sources said on the day of extraction. A right that was given and taken away between two extracts is not in it.',
    line({}, 'A provider’s claim is shown as a claim. Only later evidence turns it into ', italic('verified'), '.'),
    line({}, 'The ledger is tamper-evident, not tamper-proof: ', sectionLink('12'), ' says how a change would show.'),
    `Out of scope are ${counted(figures.outOfScope, 'entitlement')}; nothing is said about whether they are right.`,
  ]);
  if (state.notices.length === 0) return;
  // Why it was limited, what it took over from earlier campaigns, what its evidence lacks, what it left open.
  subheading(sheet, '1.6', 'Notices of this campaign', 60);
  list(sheet, [...state.notices]);
}

function drawRiskAppetite(sheet: Sheet, state: SealedState): void {
  const { statement, agreedBy, agreedAt } = state.operatingModel.riskAppetite;
  const by = agreedBy === null ? '' : `, agreed by ${personName(state, agreedBy)}`;
  const at = agreedAt === null ? '' : ` on ${longDate(agreedAt)}`;
  paragraph(sheet, line({}, bold('Risk appetite'), `${by}${at}: ${statement ?? ''}`));
}

function drawRules(sheet: Sheet, state: SealedState): void {
  subheading(sheet, '1.3', 'Rules in force');
  table(sheet, {
    caption: 'Rules, and how the entitlements stood against them',
    size: 8,
    leading: 10.2,
    padding: 3.2,
    columns: [
      { head: 'Rule', width: 46, face: 'condensedBold' },
      { head: 'What it asks, and why', width: page.text - 46 - 52 - 3 * 52 },
      { head: 'Severity', width: 52 },
      { head: 'Pass', width: 52, align: 'right' },
      { head: 'Fail', width: 52, align: 'right' },
      { head: 'Not evaluable', width: 52, align: 'right' },
    ],
    rows: state.rules.map((rule) => ({
      cells: [
        rule.rule,
        { text: [line({ face: 'condensedMedium' }, rule.title), line({ colour: colours.soft, size: 7.5 }, rule.why)] },
        capitalised(rule.severity),
        number(rule.pass),
        { ...number(rule.fail), ...(rule.fail > 0 ? { face: 'condensedBold' as const } : {}) },
        number(rule.notEvaluable),
      ],
    })),
  });
}

function drawThresholds(sheet: Sheet, state: SealedState): void {
  subheading(sheet, '1.4', 'Thresholds in force');
  table(sheet, {
    caption: 'Thresholds of the workspace',
    columns: [
      { head: 'Threshold', width: page.text - 3 * 84 },
      { head: 'In force', width: 84, align: 'right', face: 'condensedBold' },
      { head: 'Unit', width: 84, indent: 8 },
      { head: 'Standard', width: 84, align: 'right' },
    ],
    rows: state.thresholds.map(({ title, value, unit, standard }) => ({
      cells: [
        title,
        String(value),
        unit,
        value === standard ? { text: String(standard), colour: colours.faint } : { text: `changed from ${standard}` },
      ],
    })),
  });
}

/** A figure of a table; zero steps back. */
export function number(value: number) {
  return value === 0 ? { text: '0', colour: colours.faint } : { text: value.toLocaleString('en-GB') };
}
