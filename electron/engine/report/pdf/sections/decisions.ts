// Section 4: every line item, who decided it, what, when, why, on what evidence, with what authority.
import { type ItemOutcome, itemOutcomes, risks } from '../../../../../shared/words.ts';
import type { SealedDecision, SealedItem, SealedState } from '../../../review/sealed-state.ts';
import { evidenceNumber, type Figures, personName } from '../../figures.ts';
import { capitalised, counted, longDate, shortTime, spaced } from '../../wording.ts';
import { bold, grouped, heading, paragraph, subheading } from '../flow.ts';
import { colours, page } from '../grid.ts';
import { drawMark } from '../marks.ts';
import type { Sheet } from '../sheet.ts';
import { type Cell, type Group, type Row, table, tableSteps } from '../table.ts';
import { type Line, line } from '../text.ts';
import { number } from './scope.ts';

const small = { size: 7.3, colour: colours.soft } as const;

/** Yields after each item, so that a long report can be watched and stopped. */
export function* drawDecisions(sheet: Sheet, state: SealedState, figures: Figures): Generator<void> {
  heading(sheet, '4', 'Decisions', 'Who decided what, when, why, on what evidence, with what authority?', 'page');
  drawByRisk(sheet, state, figures);
  drawSignOffs(sheet, state);
  subheading(sheet, '4.3', 'Every line item', 160);
  paragraph(
    sheet,
    'Ordered by system, as reviewed. Under each decision stand its performer, the time (UTC) and the ledger entry; under each reason the evidence line and the first sixteen digits of the digest of what the reviewer was shown.',
    { size: 8.8, leading: 12.6 },
  );
  drawAuthentication(sheet, state);
  yield* tableSteps(sheet, {
    caption: 'Line items',
    size: 8,
    leading: 10,
    padding: 4,
    columns: [
      { head: 'Item', width: 40 },
      { head: 'Entitlement', width: 146 },
      { head: 'Risk, rules', width: 60 },
      { head: 'Decision', width: 108 },
      { head: 'Reason, evidence, digest shown', width: page.text - 354 },
    ],
    rows: itemRows(sheet, state, figures.systems),
  });
}

/** Whether performers showed who they are; states of before it was recorded say nothing. */
function drawAuthentication(sheet: Sheet, state: SealedState): void {
  const recorded = state.items.flatMap(({ decision }) =>
    decision?.authenticated == null ? [] : [decision.authenticated],
  );
  if (recorded.length === 0) return;
  const named = recorded.filter((how) => how === 'named').length;
  const keyed = recorded.length - named;
  paragraph(
    sheet,
    named === 0
      ? 'Every performer had opened a key of their own with its passphrase before deciding.'
      : line(
          {},
          bold(counted(named, 'decision')),
          ` ${named === 1 ? 'was' : 'were'} made by a performer who was only named: the app was told who decides, and no key showed it. ${named === 1 ? 'It is' : 'They are'} marked “named, not authenticated”; the sign-off under them is signed with the reviewer’s key. ${keyed === 0 ? 'None' : keyed.toLocaleString('en-GB')} of the others ${keyed === 1 ? 'was' : 'were'} made with the performer’s key opened.`,
        ),
    { size: 8.8, leading: 12.6 },
  );
}

function* itemRows(sheet: Sheet, state: SealedState, systems: readonly string[]): Generator<Row | Group> {
  for (const system of systems) {
    const items = state.items.filter((item) => item.system === system);
    const outcomes = itemOutcomes
      .map((outcome) => ({ outcome, count: items.filter((item) => item.outcome === outcome).length }))
      .filter(({ count }) => count > 0)
      .map(({ outcome, count }) => `${count} ${spaced(outcome).toLowerCase()}`);
    yield { group: system, aside: `${counted(items.length, 'item')}: ${outcomes.join(', ')}` };
    for (const item of items) yield itemRow(sheet, state, item);
  }
}

function itemRow(sheet: Sheet, state: SealedState, item: SealedItem): Row {
  const { decision } = item;
  return {
    destination: `item-${item.reference}`,
    ...(item.outcome === 'NO_DECISION' ? { tint: colours.redTint } : {}),
    cells: [
      { text: item.reference, face: 'condensedMedium' },
      {
        text: [
          line({ face: 'condensedBold' }, item.identity),
          item.privilege,
          line(
            { colour: colours.soft },
            `${item.identityKind}, on ${item.resource}${item.environment === null ? '' : ` (${item.environment})`}`,
          ),
          ...(item.change === 'unchanged'
            ? []
            : [line({ ...small, face: 'condensedItalic' }, `${item.change} since the last review`)]),
        ],
      },
      riskCell(item),
      { ...outcomeCell(sheet, item.outcome), text: decisionLines(state, item) },
      {
        text: [
          ...(decision === null ? [line({ face: 'condensedItalic' }, noAnswer(state))] : reasonLines(state, decision)),
          ...evidenceLines(state, item),
        ],
      },
    ],
  };
}

/** The outcome's word with its mark, red where somebody has to act. */
export function outcomeCell(sheet: Sheet, outcome: ItemOutcome): Cell {
  const isRed = outcome === 'REVOKE' || outcome === 'NO_DECISION';
  return {
    text: line({ face: 'condensedBold', colour: isRed ? colours.red : colours.ink }, spaced(outcome)),
    indent: 10,
    mark: (x, y) => drawMark(sheet.pen, outcome, x, y),
  };
}

export function riskCell(item: SealedItem): Cell {
  const isCritical = item.risk === 'critical';
  return {
    text: [
      line(
        { face: isCritical ? 'condensedBold' : 'condensed', colour: isCritical ? colours.red : colours.ink },
        capitalised(item.risk),
      ),
      ...(item.rules.length === 0 ? [] : [line(small, item.rules.join(', '))]),
    ],
  };
}

function decisionLines(state: SealedState, item: SealedItem): Line[] {
  const { decision, outcome } = item;
  const isRed = outcome === 'REVOKE' || outcome === 'NO_DECISION';
  const word = line({ face: 'condensedBold', colour: isRed ? colours.red : colours.ink }, spaced(outcome));
  if (decision === null) {
    const assigned = item.assignee === null ? 'Assigned to nobody' : `Assigned to ${personName(state, item.assignee)}`;
    return [word, line({ colour: colours.soft }, assigned)];
  }
  const performer = personName(state, decision.performer);
  return [
    word,
    line({}, performer),
    ...(decision.authenticated === 'named'
      ? [line({ ...small, face: 'condensedItalic' }, 'named, not authenticated')]
      : []),
    line(small, `${shortTime(decision.decidedAt)}, L-${decision.ledgerEntry}`),
    ...(decision.underDelegation
      ? [line(small, `for ${personName(state, decision.reviewerOfRecord)}, under a delegation`)]
      : []),
    ...(decision.authenticated === 'named' ? [line(small, 'named, not authenticated')] : []),
    ...(decision.secondPerson === null
      ? []
      : [line(small, `confirmed by ${personName(state, decision.secondPerson)}`)]),
    ...(decision.loosened === undefined
      ? []
      : [line(small, `against the standard, which the model loosened: ${decision.loosened.map(spaced).join(', ')}`)]),
    ...(decision.batchSize === null ? [] : [line(small, `one of ${decision.batchSize} decided together`)]),
  ];
}

function reasonLines(state: SealedState, decision: SealedDecision): (string | Line)[] {
  const strong = { face: 'condensedMedium' } as const;
  return [
    ...(decision.to === null ? [] : [line(strong, `To: ${decision.to}`)]),
    ...(decision.until === null ? [] : [line(strong, `Until: ${decision.until}`)]),
    ...(decision.question === null ? [] : [line(strong, `Question: ${decision.question}`)]),
    ...(decision.justification === null ? [] : [decision.justification]),
    ...(decision.ticket === null ? [] : [line({ colour: colours.soft }, `Ticket ${decision.ticket}`)]),
    ...(decision.exception === null
      ? []
      : [
          line(
            { colour: colours.soft },
            `Exception to ${decision.exception.expires}, approved by ${personName(state, decision.exception.approver)}`,
          ),
        ]),
    ...(decision.supersedes === null
      ? []
      : [
          line(
            { face: 'condensedItalic' },
            `Corrects ${spaced(decision.supersedes.outcome)} of ${decision.supersedes.at.slice(0, 10)}: ${decision.supersedes.reason}`,
          ),
        ]),
  ];
}

function evidenceLines(state: SealedState, item: SealedItem): Line[] {
  const digest = item.decision?.shownDigest.replace(/^sha256:/, '').slice(0, 16) ?? '';
  const { citation } = item;
  const place =
    citation === null
      ? ''
      : `${evidenceNumber(state, citation.bundle)}${citation.line === null ? '' : `:${citation.line}`}`;
  const text = [place, digest].filter((part) => part !== '').join('  ');
  return text === '' ? [] : [line({ face: 'mono', size: 6.3, colour: colours.soft }, text)];
}

function noAnswer(state: SealedState): string {
  const { closedAt } = state.campaign;
  return closedAt === null ? 'No answer yet.' : `No answer before the campaign closed on ${longDate(closedAt)}.`;
}

function drawByRisk(sheet: Sheet, state: SealedState, figures: Figures): void {
  const right = { align: 'right' as const, width: 66 };
  const shown = risks.toReversed();
  const strong = (value: number): Cell => ({ text: String(value), face: 'condensedBold' });
  subheading(sheet, '4.1', 'Outcome by risk');
  table(sheet, {
    caption: 'Outcome by risk',
    size: 8.4,
    leading: 10.8,
    columns: [
      { head: 'Outcome', width: page.text - 5 * 66, face: 'condensedMedium' },
      ...shown.map((risk) => ({ head: capitalised(risk), ...right })),
      { head: 'All', ...right },
    ],
    rows: [
      ...itemOutcomes.map((outcome) => ({
        cells: [
          { text: spaced(outcome), indent: 12, mark: (x: number, y: number) => drawMark(sheet.pen, outcome, x, y) },
          ...shown.map((risk) =>
            number(state.items.filter((item) => item.outcome === outcome && item.risk === risk).length),
          ),
          strong(figures.byOutcome[outcome]),
        ],
      })),
      {
        tint: colours.tint,
        cells: [
          { text: 'All', face: 'condensedBold' as const },
          ...shown.map((risk) => strong(figures.byRisk[risk])),
          strong(figures.items),
        ],
      },
    ],
  });
}

function drawSignOffs(sheet: Sheet, state: SealedState): void {
  subheading(sheet, '4.2', 'Sign-offs');
  if (state.signOffs.length === 0) {
    paragraph(sheet, 'Nobody has signed off.');
    return;
  }
  table(sheet, {
    caption: 'Sign-offs, each signed with the person’s own key and sealed by a checkpoint',
    columns: [
      { head: 'Person', width: 104 },
      { head: 'Items', width: 30, align: 'right' },
      { head: 'Statement, digest of the decisions, certificate', width: page.text - 104 - 30 - 82, indent: 8 },
      { head: 'When', width: 82, align: 'right' },
    ],
    rows: state.signOffs.map((signOff) => ({
      cells: [
        {
          text: [
            line({ face: 'condensedBold' }, personName(state, signOff.person)),
            line(small, state.persons.find(({ id }) => id === signOff.person)?.title ?? ''),
          ],
        },
        String(signOff.items),
        {
          text: [
            line({ face: 'condensedItalic' }, signOff.statement),
            line(
              { face: 'mono', size: 6.3, colour: colours.soft },
              grouped(signOff.decisionsDigest.replace(/^sha256:/, '')),
            ),
            line(
              { face: 'mono', size: 6.3, colour: colours.soft },
              grouped(signOff.certificateFingerprint.replaceAll(':', '').toLowerCase()),
            ),
          ],
        },
        { text: [shortTime(signOff.at), line(small, `ledger entry ${signOff.ledgerEntry}`)] },
      ],
    })),
  });
}
