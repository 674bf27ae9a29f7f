// The management summary: two pages for whoever has five minutes. Complete or not, five figures, four charts, what needs a
// person, who signs, and how to check it. It carries its figures for machines, and no line item.
import { canonicalJson } from '../../ledger/canonical.ts';
import type { SealedState } from '../../review/sealed-state.ts';
import { type Figures, figuresOf } from '../figures.ts';
import { summaryFigures } from '../summary-figures.ts';
import { longDate, longTime } from '../wording.ts';
import { type Attachment, renderDocument } from './document.ts';
import { code, mono, paragraph } from './flow.ts';
import { colours, page } from './grid.ts';
import { keyedLines } from './keyed-lines.ts';
import { artifact, drawBox, drawLines, drawString, element, tagged } from './pen.ts';
import { furnitureOf, type RenderPdfOptions } from './render.ts';
import { attentionOf, unlinked } from './sections/attention.ts';
import { drawSigners, type ReportSigner } from './sections/signers.ts';
import { drawAttention, drawFigures, drawLead } from './sections/summary.ts';
import { drawCharts } from './sections/summary-charts.ts';
import { drawCheckpointFacts, redactedFact } from './sections/title.ts';
import { addDestination, newPage, openSection, type Sheet } from './sheet.ts';
import { fitLines, line } from './text.ts';

/** Not yet signed. The same state and options give the same bytes. */
export async function renderSummary(
  state: SealedState,
  options: Pick<RenderPdfOptions, 'draft' | 'signers'>,
): Promise<Buffer> {
  const figures = figuresOf(state);
  return renderDocument(state, {
    title: `Management summary of an access review, ${state.workspace.customer}, ${state.campaign.name}`,
    subject: `Campaign ${state.campaign.name}, edition ${state.edition}`,
    furniture: {
      ...furnitureOf(state, options.draft),
      head: `${state.workspace.customer}  |  Management summary, ${state.campaign.name}`,
    },
    attachments: [
      {
        name: 'figures.json',
        content: Buffer.from(canonicalJson(summaryFigures(state)), 'utf8'),
        description: 'The figures that this summary shows, machine-readable',
        relationship: 'Source',
      },
      ...(state.redaction === undefined ? [] : [listAttachment(state.redaction)]),
    ],
    hasContents: false,
    layOut: (sheet) => {
      drawFirstPage(sheet, state, figures);
      drawSecondPage(sheet, state, figures, options.signers);
    },
  });
}

function listAttachment(redaction: NonNullable<SealedState['redaction']>): Attachment {
  return {
    name: 'redaction.json',
    content: Buffer.from(canonicalJson(redaction), 'utf8'),
    description: 'A commitment to each value that was taken out, which the full edition of the report opens',
    relationship: 'Supplement',
  };
}

function drawFirstPage(sheet: Sheet, state: SealedState, figures: Figures): void {
  const { pen } = sheet;
  sheet.sectionTitle = 'Where the review stands';
  newPage(sheet);
  openSection(sheet, 'Where the review stands', 'Where the review stands');
  addDestination(sheet, 's-summary', 0);
  artifact(pen, () => drawBox(pen, 0, 0, page.width, 7, { fill: colours.accent }));
  tagged(pen, 'P', sheet.section, () => {
    const style = { face: 'sansBold', size: 8, colour: colours.accent } as const;
    drawString(pen, page.left, 80, 'MANAGEMENT SUMMARY', style, { tracking: 1.3 });
  });
  tagged(pen, 'H1', sheet.section, () =>
    drawString(pen, page.left, 110, 'Access review of non-human identities', {
      face: 'serif',
      size: 24,
      colour: colours.accent,
    }),
  );
  const { campaign } = state;
  const when = campaign.closedAt === null ? `due ${longDate(campaign.due)}` : `closed ${longDate(campaign.closedAt)}`;
  const subtitle = `${state.workspace.customer}, campaign ${campaign.name}: opened ${longDate(campaign.openedAt)}, ${when}. Edition ${state.edition}, sealed ${longTime(state.sealedAt)}.`;
  const lines = fitLines(pen.faces, subtitle, page.text, { face: 'sans', size: 9.4, colour: colours.soft });
  const tag = element(pen, 'P', sheet.section);
  sheet.y = drawLines(pen, lines, page.left, 130, 13.6, tag) + 14;
  tag?.end();
  drawLead(sheet, state, figures);
  sheet.y += 4;
  drawFigures(sheet, figures, 'plain');
  sheet.y += 6;
  drawCharts(sheet, state, figures);
}

function drawSecondPage(sheet: Sheet, state: SealedState, figures: Figures, signers: readonly ReportSigner[]): void {
  sheet.sectionTitle = 'What to do, who signs, how to check';
  newPage(sheet);
  openSection(sheet, sheet.sectionTitle, sheet.sectionTitle);
  drawAttention(sheet, attentionOf(state, figures).map(unlinked));
  paragraph(
    sheet,
    `Sections and references are those of the full report of the same edition. ${state.workspace.provider} supplied evidence and carries out instructions; every decision is ${state.workspace.customer}’s own.`,
    { size: 8.4, colour: colours.soft, leading: 12, width: page.text, after: 16 },
  );
  drawSigners(sheet, signers);
  drawCheckpointFacts(sheet, state);
  if (state.redaction !== undefined) keyedLines(sheet, [redactedFact(state.redaction)]);
  sheet.y += 12;
  drawCheck(sheet);
}

function drawCheck(sheet: Sheet): void {
  const { pen } = sheet;
  tagged(pen, 'H2', sheet.section, () =>
    drawString(pen, page.left, sheet.y + 6, 'How to check this summary', {
      face: 'sansBold',
      size: 10.6,
      colour: colours.accent,
    }),
  );
  sheet.y += 16;
  code(sheet, [
    'certutil -N -d sql:nss --empty-password && certutil -A -d sql:nss -n root -t CT,C,C -i root.pem',
    'pdfsig -nssdir sql:nss summary.pdf',
    'pdfdetach -save 1 -o figures.json summary.pdf',
    'countersign verify summary.pdf --root root.pem',
  ]);
  paragraph(
    sheet,
    line(
      { size: 8.4, colour: colours.soft },
      'You must see “Signature is Valid”, “Certificate is Trusted” and, for the last signature, “Total document signed”. The figures are attached as ',
      mono('figures.json'),
      ', which names the sealed state of the full report by its SHA-256. Take the root certificate and its fingerprint by another way than this document.',
    ),
    { width: page.text, leading: 12 },
  );
}
