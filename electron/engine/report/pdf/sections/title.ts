// The title page: what, for whom, which edition, in what state, who signs, and which checkpoint of the ledger it stands on.
import type { OperatingModel } from '../../../../../shared/words.ts';
import type { SealedState } from '../../../review/sealed-state.ts';
import type { Figures } from '../../figures.ts';
import { counted, longDate, longTime } from '../../wording.ts';
import { bold, grouped, mono, paragraph, prose, sectionLink } from '../flow.ts';
import { colours, columnAt, columnsWide, page } from '../grid.ts';
import { keyedLines } from '../keyed-lines.ts';
import { artifact, drawBox, drawLines, drawString, element, tagged } from '../pen.ts';
import { addDestination, drawEditionTab, need, newPage, openSection, type Sheet } from '../sheet.ts';
import { fitLines, line, type Text } from '../text.ts';
import { drawSigners, type ReportSigner } from './signers.ts';

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
  artifact(pen, () => drawEditionTab(pen, sheet.furniture, page.left, 80, 150), 'Pagination');
  // A redacted edition has a row more, and the page is to stay one.
  const up = state.redaction === undefined ? 0 : 20;
  tagged(pen, 'H1', sheet.section, () => {
    const style = { face: 'serif', size: 32, colour: colours.accent } as const;
    drawString(pen, page.left, 150 - up, 'Access review of', style);
    drawString(pen, page.left, 188 - up, 'non-human identities', style);
  });
  const subtitle = fitLines(pen.faces, `${state.workspace.customer}, campaign ${state.campaign.name}`, page.text, {
    face: 'serif',
    size: 15,
    colour: colours.ink,
  });
  const tag = element(pen, 'P', sheet.section);
  drawLines(pen, subtitle, page.left, 223 - up, 20, tag);
  tag?.end();
  sheet.y = 230 - up + subtitle.length * 20;
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
    ...(state.redaction === undefined ? [] : [redactedFact(state.redaction)]),
  ];
}

/** What a redacted edition says of itself. */
export function redactedFact({ of, commitments }: NonNullable<SealedState['redaction']>): [string, Text] {
  return [
    'Redacted',
    [
      `${Object.keys(commitments).length.toLocaleString('en-GB')} values are pseudonyms or withheld; the full edition opens the commitment to each. Only the signers’ certificates name persons. Made from the sealed state`,
      line({ face: 'mono', size: 7.2 }, grouped(of)),
    ],
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

/** Origin, size and root of the ledger, and the digest of the state. */
export function drawCheckpointFacts(sheet: Sheet, state: SealedState): void {
  const { pen } = sheet;
  const { ledger } = state;
  const mono76 = { face: 'mono', size: 7.6 } as const;
  need(sheet, 96);
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
    [
      state.redaction === undefined ? 'Sealed state, SHA-256' : 'Redacted state, SHA-256',
      line(mono76, grouped(sheet.furniture.stateDigest)),
    ],
  ]);
  sheet.y -= 8;
}

function drawCheckpoint(sheet: Sheet, state: SealedState): void {
  drawCheckpointFacts(sheet, state);
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
