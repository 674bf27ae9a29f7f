// One page for the management: complete or not in one sentence, five figures, four charts, what needs a person.
import { frameworkTitles, itemOutcomes, type Risk, risks } from '../../../../../shared/words.ts';
import type { SealedItem, SealedState } from '../../../review/sealed-state.ts';
import { type Figures, frameworksIn } from '../../figures.ts';
import { capitalised, counted, daysBetween, spaced, spelled } from '../../wording.ts';
import {
  type AgeColumn,
  ageColumns,
  chartTitle,
  coverageStacks,
  outcomeBars,
  riskStacks,
  type Stack,
} from '../chart.ts';
import { heading, list } from '../flow.ts';
import { type Colour, colours, page } from '../grid.ts';
import { artifact, closeMark, drawLines, drawRule, drawString, element, linkArea, openMark, tagged } from '../pen.ts';
import type { Sheet } from '../sheet.ts';
import { fitLines, line, type Piece } from '../text.ts';
import { attentionOf } from './attention.ts';

export function drawSummary(sheet: Sheet, state: SealedState, figures: Figures): void {
  heading(sheet, '', 'Management summary', '', 'page');
  drawLead(sheet, state, figures);
  drawFigures(sheet, figures);
  drawCharts(sheet, state, figures);
  const attention = attentionOf(state, figures);
  const { pen } = sheet;
  artifact(pen, () => drawRule(pen, page.left, sheet.y, page.left + page.text, sheet.y, 0.6, colours.ink));
  tagged(pen, 'H2', sheet.section, () =>
    drawString(pen, page.left, sheet.y + 14, 'What needs a person’s attention', {
      face: 'sansBold',
      size: 9.4,
      colour: colours.ink,
    }),
  );
  sheet.y += 22;
  list(sheet, attention, { numbered: true, size: 8.9 });
}

function drawLead(sheet: Sheet, state: SealedState, figures: Figures): void {
  const { pen } = sheet;
  const strong = (text: string): Piece => ({ text, face: 'serifMedium' });
  const none = figures.byOutcome.NO_DECISION;
  const when = state.campaign.closedAt === null ? 'so far' : 'before the campaign closed';
  const cut = figures.byOutcome.REDUCE + figures.byOutcome.REVOKE;
  const complete = state.campaign.complete && none === 0;
  const text = line(
    {},
    `${state.workspace.customer} decided ${figures.final.toLocaleString('en-GB')} of ${counted(figures.items, 'entitlement')} ${when}. `,
    cut === 0
      ? 'No right is to be cut. '
      : `${capitalised(spelled(cut))} ${cut === 1 ? 'right is' : 'rights are'} to be cut, and ${spelled(figures.verified)} of those ${figures.verified === 1 ? 'is' : 'are'} proved done. `,
    'The review is ',
    strong(complete ? 'complete' : 'not complete'),
    none === 0 ? '' : `: ${spelled(none)} ${none === 1 ? 'entitlement has' : 'entitlements have'} no decision`,
    figures.unauthorised === 0
      ? '. No action of the provider lacked an approval.'
      : `, and the provider acted ${times(figures.unauthorised)} without approval.`,
  );
  sheet.y -= 6;
  const lines = fitLines(pen.faces, text, page.text, { face: 'serif', size: 12.2, colour: colours.ink });
  const tag = element(pen, 'P', sheet.section);
  drawLines(pen, lines, page.left, sheet.y + 12, 17.4, tag);
  tag?.end();
  sheet.y += lines.length * 17.4 + 18;
}

/** "once", "twice", "three times". */
function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${spelled(count)} times`;
}

function drawFigures(sheet: Sheet, figures: Figures): void {
  const { pen } = sheet;
  const { byOutcome } = figures;
  const none = byOutcome.NO_DECISION;
  const shown: readonly { figure: string; what: string; detail: string; section: string; colour: Colour }[] = [
    {
      figure: figures.items.toLocaleString('en-GB'),
      what: 'entitlements in scope',
      detail: `of ${figures.imported.toLocaleString('en-GB')} imported, ${figures.outOfScope} out of scope`,
      section: 's3',
      colour: colours.accent,
    },
    {
      figure: figures.final.toLocaleString('en-GB'),
      what: 'decided for good',
      detail: `${byOutcome.CERTIFY} certified, ${byOutcome.CERTIFY_UNTIL} with end date, ${byOutcome.REDUCE + byOutcome.REVOKE} cut`,
      section: 's4',
      colour: colours.accent,
    },
    {
      figure: String(none),
      what: 'without a decision',
      detail: `and ${byOutcome.CANNOT_DECIDE} that could not be decided`,
      section: 's6',
      colour: none === 0 ? colours.accent : colours.red,
    },
    {
      figure: `${figures.verified}/${figures.cuts}`,
      what: 'removals verified',
      detail: `${figures.cuts - figures.verified} open, claimed, failed or reappeared`,
      section: 's7',
      colour: colours.accent,
    },
    {
      figure: String(figures.unauthorised),
      what: 'unauthorised actions',
      detail: 'by the provider',
      section: 's8',
      colour: figures.unauthorised === 0 ? colours.accent : colours.red,
    },
  ];
  const width = (page.text - 4 * 14) / 5;
  shown.forEach(({ figure, what, detail, section, colour }, index) => {
    const x = page.left + index * (width + 14);
    artifact(pen, () => drawRule(pen, x, sheet.y, x + width, sheet.y, 1.1, colour));
    const tag = element(pen, 'P', sheet.section);
    const link = element(pen, 'Link', tag, { alt: `${figure} ${what}` });
    openMark(pen, link);
    // Long figures ("1,204/1,388") still have to fit their column.
    const size = Math.min(29, (29 * width) / Math.max(width, pen.faces.serif.width(figure) * 29));
    drawString(pen, x, sheet.y + 34, figure, { face: 'serif', size, colour });
    drawString(pen, x, sheet.y + 49, what, { face: 'condensedBold', size: 8.8, colour: colours.ink });
    if (link !== null) closeMark(pen);
    linkArea(pen, x, sheet.y, width, 66, section, link);
    link?.end();
    const lines = fitLines(pen.faces, detail, width, { face: 'condensed', size: 8, colour: colours.soft });
    drawLines(pen, lines, x, sheet.y + 60, 10, tag);
    tag?.end();
  });
  sheet.y += 100;
}

function drawCharts(sheet: Sheet, state: SealedState, figures: Figures): void {
  const width = (page.text - 26) / 2;
  const right = page.left + width + 26;
  const inner = (x: number, y: number) => ({ x, y: y + 32, width });
  const top = sheet.y;
  chartTitle(
    sheet,
    { x: page.left, y: top, width },
    'Decisions by outcome',
    `number of entitlements, n = ${figures.items}`,
  );
  outcomeBars(
    sheet,
    inner(page.left, top),
    itemOutcomes.map((kind) => ({ kind, label: spaced(kind), count: figures.byOutcome[kind] })),
  );
  chartTitle(
    sheet,
    { x: right, y: top, width },
    'Risk by system',
    'entitlements; share of critical and high at the right',
  );
  riskStacks(sheet, inner(right, top), riskBySystem(state.items, figures.systems));
  const second = top + 166;
  chartTitle(
    sheet,
    { x: page.left, y: second, width },
    'Coverage by framework',
    'requirements; the white part could not be judged, reasons in section 9',
  );
  coverageStacks(
    sheet,
    inner(page.left, second),
    frameworksIn(state).map((framework) => {
      const rows = state.coverage.filter((row) => row.framework === framework);
      return {
        label: frameworkTitles[framework],
        parts: (['MET', 'PARTLY_MET', 'NOT_MET', 'NOT_EVALUABLE'] as const).map((kind) => ({
          kind,
          count: rows.filter((row) => row.status === kind).length,
        })),
      };
    }),
  );
  chartTitle(
    sheet,
    { x: right, y: second, width },
    'Remediation ageing',
    'days from instruction; open ones are counted to the day of the seal',
  );
  ageColumns(sheet, inner(right, second), ageing(state));
  sheet.y = second + 156;
}

/** The five largest systems; the others together, so that the bars still add up. */
function riskBySystem(items: readonly SealedItem[], systems: readonly string[]): Stack<Risk>[] {
  const bySize = systems
    .map((system) => ({ label: system, items: items.filter((item) => item.system === system) }))
    .sort((a, b) => b.items.length - a.items.length);
  const others = bySize.slice(4);
  const shown =
    others.length < 2
      ? bySize
      : [...bySize.slice(0, 4), { label: `${others.length} others`, items: others.flatMap((system) => system.items) }];
  return shown.map((system) => {
    const parts = risks
      .toReversed()
      .map((kind) => ({ kind, count: system.items.filter((item) => item.risk === kind).length }));
    const serious = parts
      .filter(({ kind }) => kind === 'critical' || kind === 'high')
      .reduce((sum, part) => sum + part.count, 0);
    return { label: system.label, parts, aside: `${Math.round((100 * serious) / Math.max(1, system.items.length))} %` };
  });
}

function ageing(state: SealedState): AgeColumn[] {
  const aged = state.remediation.map((entry) => ({
    days: daysBetween(entry.instructedAt, entry.state === 'verified' ? entry.since : state.sealedAt),
    verified: entry.state === 'verified',
  }));
  const column = (label: string, from: number, to: number): AgeColumn => {
    const within = aged.filter((entry) => entry.days >= from && entry.days <= to);
    const verified = within.filter((entry) => entry.verified).length;
    return { label, verified, open: within.length - verified };
  };
  return [
    column('0–7', 0, 7),
    column('8–14', 8, 14),
    column('15–21', 15, 21),
    column('over 21', 22, Number.POSITIVE_INFINITY),
  ];
}
