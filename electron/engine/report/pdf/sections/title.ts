// The title page: what, for whom, which edition, in what state, who signs, and which checkpoint of the ledger it stands on.
import type { OperatingModel } from '../../../../../shared/words.ts';
import type { SealedState } from '../../../review/sealed-state.ts';
import { type Figures, stateDigest } from '../../figures.ts';
import { counted, longDate, longTime } from '../../wording.ts';
import { addSignatureField } from '../fields.ts';
import { bold, grouped, mono, paragraph, prose, sectionLink } from '../flow.ts';
import { colours, columnAt, columnsWide, page } from '../grid.ts';
import { keyedLines } from '../keyed-lines.ts';
import { artifact, drawBox, drawLines, drawRule, drawString, element, tagged } from '../pen.ts';
import { addDestination, drawDraftTab, need, newPage, openSection, type Sheet } from '../sheet.ts';
import { fitLines, line, type Text } from '../text.ts';

/** A person who puts a signature on the document. */
export interface ReportSigner {
  readonly name: string;
  readonly title: string | null;
  readonly statement: string;
}

const boxHeight = 142;

export function drawTitle(sheet: Sheet, state: SealedState, figures: Figures, signers: readonly ReportSigner[]): void {
  const { pen } = sheet;
  newPage(sheet, true);
  openSection(sheet, 'Title page', 'Title page');
  addDestination(sheet, 's-title', 0);
  artifact(pen, () => drawBox(pen, 0, 0, page.width, 7, { fill: colours.accent }));
  tagged(pen, 'P', sheet.section, () =>
    drawString(
      pen,
      page.left,
      66,
      'COUNTERSIGN REPORT',
      { face: 'sansBold', size: 8, colour: colours.accent },
      { tracking: 1.3 },
    ),
  );
  tagged(pen, 'P', sheet.section, () => {
    const style = { face: 'sans', size: 8.6, colour: colours.soft } as const;
    drawString(pen, page.left, 66, `Edition ${state.edition}`, style, { align: 'right', width: page.text });
  });
  if (sheet.furniture.draft) artifact(pen, () => drawDraftTab(pen, page.left, 80, 150), 'Pagination');
  tagged(pen, 'H1', sheet.section, () => {
    const style = { face: 'serif', size: 32, colour: colours.accent } as const;
    drawString(pen, page.left, 150, 'Access review of', style);
    drawString(pen, page.left, 188, 'non-human identities', style);
  });
  const subtitle = fitLines(pen.faces, `${state.workspace.customer}, campaign ${state.campaign.name}`, page.text, {
    face: 'serif',
    size: 15,
    colour: colours.ink,
  });
  const tag = element(pen, 'P', sheet.section);
  drawLines(pen, subtitle, page.left, 223, 20, tag);
  tag?.end();
  sheet.y = 230 + subtitle.length * 20;
  keyedLines(sheet, keyedFacts(state, figures));
  drawStatus(sheet, state, figures);
  drawSigners(sheet, signers);
  drawCheckpoint(sheet, state);
}

/** The page's verdict in two or three words. */
export function statusOf(state: SealedState, figures: Figures): string {
  if (state.campaign.closedAt === null)
    return figures.answered === figures.items ? 'Open, all answered' : 'Open, incomplete';
  return state.campaign.complete ? 'Closed, complete' : 'Closed, incomplete';
}

const modelNames: Readonly<Record<OperatingModel, string>> = {
  managed: 'managed service',
  'co-managed': 'co-managed service',
  'monitoring-only': 'monitoring only',
};

export function modelName(model: OperatingModel): string {
  return modelNames[model];
}

function keyedFacts(state: SealedState, figures: Figures): [string, Text][] {
  const { customer, provider } = state.workspace;
  const { campaign, replaces } = state;
  const closed = campaign.closedAt === null ? `due ${longDate(campaign.due)}` : `closed ${longDate(campaign.closedAt)}`;
  const edition: (string | ReturnType<typeof line>)[] = [
    `Edition ${state.edition}, sealed ${longTime(state.sealedAt)}`,
  ];
  if (replaces !== null) {
    edition[0] = `${edition[0]}. It replaces edition ${replaces.edition}:`;
    edition.push(
      line({ face: 'mono', size: 7.6 }, `${grouped(replaces.stateDigest.slice(0, 32))} …`),
      `Reason: ${replaces.reason}`,
    );
  }
  return [
    ['For', `${customer}, the organisation that owns the identities and takes every decision in this report`],
    [
      'Provider',
      `${provider}, ${modelName(state.operatingModel.model)}: supplies evidence and carries out instructions. Decides nothing.`,
    ],
    ['Campaign', `Opened ${longDate(campaign.openedAt)}, ${closed}`],
    [
      'Subject',
      line(
        {},
        `${counted(figures.items, 'entitlement')} of ${counted(figures.identities, 'identity', 'identities')} in ${counted(figures.systems.length, 'system')}; ${figures.outOfScope} more out of scope (`,
        sectionLink('3'),
        ')',
      ),
    ],
    ['Edition', edition],
  ];
}

function drawStatus(sheet: Sheet, state: SealedState, figures: Figures): void {
  const { pen } = sheet;
  const isWell = state.campaign.complete && figures.unauthorised === 0;
  const ink = isWell ? colours.accent : colours.red;
  const y = sheet.y + 2;
  const none = figures.byOutcome.NO_DECISION;
  const text = line(
    {},
    bold(`${figures.answered.toLocaleString('en-GB')} of ${figures.items.toLocaleString('en-GB')}`),
    ' entitlements have an answer, ',
    bold(figures.final.toLocaleString('en-GB')),
    ' of them final. ',
    ...(none === 0
      ? ['None is without a decision. ']
      : [
          bold(String(none)),
          none === 1 ? ' has no decision and is named in ' : ' have no decision and are named in ',
          sectionLink('6'),
          '. ',
        ]),
    bold(String(figures.unauthorised)),
    figures.unauthorised === 1 ? ' provider action had no approval (' : ' provider actions had no approval (',
    sectionLink('8'),
    ').',
  );
  const lines = fitLines(pen.faces, text, columnsWide(8) - 16, prose);
  const height = Math.max(62, lines.length * 13.6 + 20);
  artifact(pen, () => {
    drawBox(pen, page.left, y, page.text, height, { fill: isWell ? colours.tint : colours.redTint });
    drawBox(pen, page.left, y, 3.5, height, { fill: ink });
  });
  tagged(pen, 'P', sheet.section, () => {
    drawString(
      pen,
      page.left + 16,
      y + 18,
      'STATUS',
      { face: 'condensedBold', size: 7.6, colour: ink },
      { tracking: 0.6 },
    );
    drawString(pen, page.left + 16, y + 35, statusOf(state, figures), {
      face: 'serifMedium',
      size: 14,
      colour: colours.ink,
    });
  });
  const tag = element(pen, 'P', sheet.section);
  drawLines(pen, lines, columnAt(4) + 8, y + 18, 13.6, tag);
  tag?.end();
  sheet.y = y + height + 22;
}

function drawSigners(sheet: Sheet, signers: readonly ReportSigner[]): void {
  const { pen } = sheet;
  // One signer takes the whole width, more stand in pairs.
  const width = signers.length < 2 ? page.text : (page.text - 16) / 2;
  const shown: readonly ReportSigner[] =
    signers.length > 0
      ? signers
      : [{ name: 'Nobody yet', title: null, statement: 'A signed report needs a person of the customer to issue it.' }];
  need(sheet, boxHeight + 20);
  tagged(pen, 'H2', sheet.section, () =>
    drawString(pen, page.left, sheet.y + 6, signers.length > 0 ? 'Signed by' : 'Signatures', {
      face: 'sansBold',
      size: 10.6,
      colour: colours.accent,
    }),
  );
  sheet.y += 16;
  shown.forEach((signer, index) => {
    const isRight = index % 2 === 1;
    if (!isRight) need(sheet, boxHeight);
    const x = page.left + (isRight ? width + 16 : 0);
    drawSigner(sheet, signer, index, x, sheet.y, width);
    if (signers.length > 0 && !sheet.furniture.draft) {
      // A little larger than what is drawn, so that a signature covers the corner marks.
      const area = { x: x + 11, y: sheet.y + 85, width: width - 22, height: 48 };
      addSignatureField(pen, `Sig${index + 1}`, signer.name, area);
    }
    if (isRight || index === shown.length - 1) sheet.y += boxHeight + 12;
  });
  sheet.y += 10;
}

function drawSigner(sheet: Sheet, signer: ReportSigner, index: number, x: number, y: number, width: number): void {
  const { pen, furniture } = sheet;
  artifact(pen, () => {
    drawBox(pen, x, y, width, boxHeight, { stroke: colours.hairline });
    drawRule(pen, x, y, x + width, y, 1.1, colours.accent);
  });
  const heading = fitLines(pen.faces, signer.name, width - 24, {
    face: 'sansBold',
    size: 10.4,
    colour: colours.ink,
  }).slice(0, 1);
  const title = fitLines(pen.faces, signer.title ?? '', width - 24, {
    face: 'condensed',
    size: 8.4,
    colour: colours.soft,
  }).slice(0, 1);
  const name = element(pen, 'P', sheet.section);
  drawLines(pen, heading, x + 12, y + 19, 12, name);
  drawLines(pen, title, x + 12, y + 31.5, 12, name);
  name?.end();
  const statement = fitLines(pen.faces, signer.statement, width - 24, {
    face: 'sansItalic',
    size: 8.8,
    colour: colours.ink,
  }).slice(0, 3);
  const said = element(pen, 'P', sheet.section);
  drawLines(pen, statement, x + 12, y + 48, 12, said);
  said?.end();
  const [fieldX, fieldY, fieldWidth, fieldHeight] = [x + 12, y + 86, width - 24, 46];
  artifact(pen, () => {
    drawBox(pen, fieldX, fieldY, fieldWidth, fieldHeight, { fill: colours.tint });
    for (const [cornerX, cornerY, right, down] of [
      [fieldX, fieldY, 9, 9],
      [fieldX + fieldWidth, fieldY, -9, 9],
      [fieldX, fieldY + fieldHeight, 9, -9],
      [fieldX + fieldWidth, fieldY + fieldHeight, -9, -9],
    ] as const) {
      drawRule(pen, cornerX, cornerY, cornerX + right, cornerY, 0.8, colours.accent);
      drawRule(pen, cornerX, cornerY, cornerX, cornerY + down, 0.8, colours.accent);
    }
  });
  tagged(pen, 'P', sheet.section, () => {
    const text = furniture.draft ? 'Not signed' : `Digital signature field Sig${index + 1}`;
    drawString(pen, x + 22, y + 102, text, { face: 'condensedMedium', size: 8, colour: colours.soft });
    const advice = furniture.draft ? 'This is a draft.' : 'Ink here proves nothing: check it as section 12 says.';
    drawString(pen, x + 22, y + 113, advice, { face: 'condensed', size: 7.6, colour: colours.soft });
  });
}

function drawCheckpoint(sheet: Sheet, state: SealedState): void {
  const { pen } = sheet;
  const { ledger } = state;
  const mono76 = { face: 'mono', size: 7.6 } as const;
  need(sheet, 120);
  tagged(pen, 'H2', sheet.section, () =>
    drawString(pen, page.left, sheet.y + 4, 'Ledger checkpoint of this edition', {
      face: 'sansBold',
      size: 10.6,
      colour: colours.accent,
    }),
  );
  sheet.y += 12;
  keyedLines(sheet, [
    ['Origin', line(mono76, ledger.origin)],
    ['Entries and root', line(mono76, `${ledger.size}   ${ledger.root}`)],
    ['Sealed state, SHA-256', line(mono76, grouped(stateDigest(state)))],
  ]);
  sheet.y -= 2;
  paragraph(
    sheet,
    line(
      { size: 8.4, colour: colours.soft },
      'The foot of each page repeats the first sixteen digits of the sealed state. The decisions are attached to this file as ',
      mono('decisions.json'),
      '. ',
      { ...sectionLink('12'), text: 'Section\u00a012' },
      ' says how to check all of it without our software.',
    ),
    { width: page.text, leading: 12 },
  );
}
