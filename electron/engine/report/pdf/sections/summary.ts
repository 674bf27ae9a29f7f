// One page for the management: complete or not in one sentence, five figures, four charts, what needs a person.
import type { SealedState } from '../../../review/sealed-state.ts';
import type { Figures } from '../../figures.ts';
import { capitalised, counted, spelled } from '../../wording.ts';
import { heading, list } from '../flow.ts';
import { type Colour, colours, page } from '../grid.ts';
import { artifact, closeMark, drawLines, drawRule, drawString, element, linkArea, openMark, tagged } from '../pen.ts';
import type { Sheet } from '../sheet.ts';
import { fitLines, type Line, line, type Piece } from '../text.ts';
import { attentionOf } from './attention.ts';
import { drawCharts } from './summary-charts.ts';

export function drawSummary(sheet: Sheet, state: SealedState, figures: Figures): void {
  heading(sheet, '', 'Management summary', '', 'page');
  drawLead(sheet, state, figures);
  drawFigures(sheet, figures, 'linked');
  drawCharts(sheet, state, figures);
  drawAttention(sheet, attentionOf(state, figures));
}

/** What needs a person, numbered. */
export function drawAttention(sheet: Sheet, attention: readonly Line[]): void {
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

/** Complete or not, in one or two sentences. */
export function drawLead(sheet: Sheet, state: SealedState, figures: Figures): void {
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

/** Five figures; linked where the sections that they lead to are in the same document. */
export function drawFigures(sheet: Sheet, figures: Figures, links: 'linked' | 'plain'): void {
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
      detail: `${byOutcome.CERTIFY.toLocaleString('en-GB')} certified, ${byOutcome.CERTIFY_UNTIL} with end date, ${byOutcome.REDUCE + byOutcome.REVOKE} cut`,
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
    const link = links === 'linked' ? element(pen, 'Link', tag, { alt: `${figure} ${what}` }) : tag;
    openMark(pen, link);
    // Long figures ("1,204/1,388") still have to fit their column.
    const size = Math.min(29, (29 * width) / Math.max(width, pen.faces.serif.width(figure) * 29));
    drawString(pen, x, sheet.y + 34, figure, { face: 'serif', size, colour });
    drawString(pen, x, sheet.y + 49, what, { face: 'condensedBold', size: 8.8, colour: colours.ink });
    if (link !== null) closeMark(pen);
    if (links === 'linked') {
      linkArea(pen, x, sheet.y, width, 66, section, link);
      link?.end();
    }
    const lines = fitLines(pen.faces, detail, width, { face: 'condensed', size: 8, colour: colours.soft });
    drawLines(pen, lines, x, sheet.y + 60, 10, tag);
    tag?.end();
  });
  sheet.y += 100;
}
