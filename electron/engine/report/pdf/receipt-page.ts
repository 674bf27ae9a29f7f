// The receipt of a sign-off: one page for whoever signed, with what was signed, by which key, and the checkpoint that shows
// later that nothing before it was changed.
import { z } from 'zod';
import { type ItemOutcome, itemOutcomes } from '../../../../shared/words.ts';
import type { StoredSignOff } from '../../review/sign-off-record.ts';
import { counted, longTime, spaced } from '../wording.ts';
import { renderDocument } from './document.ts';
import { addSignatureField } from './fields.ts';
import { code, grouped, mono, paragraph } from './flow.ts';
import { colours, page } from './grid.ts';
import { keyedLines } from './keyed-lines.ts';
import { artifact, drawBox, drawString, tagged } from './pen.ts';
import { newPage, openSection, type Sheet } from './sheet.ts';
import { line } from './text.ts';

export interface ReceiptFacts {
  readonly customer: string;
  readonly provider: string;
  readonly campaign: string;
  readonly title: string | null;
  readonly signOff: StoredSignOff;
}

/** As much of the signed document as the page tells. */
const signedDocument = z.looseObject({ items: z.record(z.enum(itemOutcomes), z.array(z.string())) });

/** Not yet signed. The same sign-off gives the same bytes. */
export async function renderReceipt(facts: ReceiptFacts): Promise<Buffer> {
  const { customer, campaign, signOff } = facts;
  const title = `Receipt of a sign-off, ${customer}, ${campaign}`;
  return renderDocument(
    { sealedAt: signOff.signedAt, workspace: { customer } },
    {
      title,
      subject: `What ${signOff.name} signed in ${campaign}`,
      furniture: {
        head: `${customer}  |  ${title}`,
        foot: `Signed ${longTime(signOff.signedAt)}. Decisions`,
        stateDigest: signOff.decisionsDigest,
        draft: false,
        redacted: false,
      },
      attachments: [
        {
          name: 'sign-off.json',
          content: receiptBytes(signOff),
          description:
            'The sign-off itself: the document that was signed, its signature and certificate, the checkpoint',
          relationship: 'Source',
        },
      ],
      hasContents: false,
      layOut: (sheet) => layOut(sheet, facts),
    },
  );
}

function receiptBytes({ document, signature, certificatePem, checkpoint }: StoredSignOff): Buffer {
  const receipt = { format: 'countersign-receipt/1', document, signature, certificate: certificatePem, checkpoint };
  return Buffer.from(`${JSON.stringify(receipt, null, 2)}\n`, 'utf8');
}

function layOut(sheet: Sheet, { customer, provider, campaign, title, signOff }: ReceiptFacts): void {
  const { pen } = sheet;
  newPage(sheet, true);
  openSection(sheet, 'Receipt', 'Receipt');
  artifact(pen, () => drawBox(pen, 0, 0, page.width, 7, { fill: colours.accent }));
  tagged(pen, 'P', sheet.section, () =>
    drawString(
      pen,
      page.left,
      66,
      'COUNTERSIGN RECEIPT',
      { face: 'sansBold', size: 8, colour: colours.accent },
      { tracking: 1.3 },
    ),
  );
  tagged(pen, 'H1', sheet.section, () =>
    drawString(pen, page.left, 104, 'What I signed', { face: 'serif', size: 26, colour: colours.accent }),
  );
  sheet.y = 122;
  keyedLines(sheet, [
    ['Campaign', `${campaign}, ${customer}`],
    ['Signed by', title === null ? signOff.name : `${signOff.name}, ${title}`],
    ['When', longTime(signOff.signedAt)],
    ['Over', `${counted(signOff.items, 'item')}: ${outcomesOf(signOff)}`],
    ['Decisions, SHA-256', line({}, mono(grouped(signOff.decisionsDigest)))],
    ['Key, SHA-256', line({}, mono(grouped(signOff.certificateFingerprint)))],
  ]);
  sheet.y += 10;
  paragraph(sheet, signOff.statement, { face: 'sansItalic' });
  paragraph(
    sheet,
    `These decisions are final. They change only by a later decision that names its reason, signed again. ${provider} is instructed to carry out what is reduced or revoked, and its next bundle has to show it.`,
  );
  code(
    sheet,
    signOff.checkpoint.split('\n'),
    `Checkpoint of the ledger at entry ${signOff.checkpointSize}: keep it outside the computer it was made on`,
  );
  paragraph(
    sheet,
    'Whoever holds these lines can show later that nothing before this signature was changed or taken away: countersign verify WORKSPACE --checkpoint FILE. The attached sign-off.json holds the signed document itself.',
    { size: 8.6 },
  );
  drawSignature(sheet, signOff.name);
}

/** The one field, as wide as half the page; what a signature shows has room for its five lines. */
function drawSignature(sheet: Sheet, name: string): void {
  const { pen } = sheet;
  const area = { x: page.left, y: sheet.y + 14, width: page.text / 2, height: 48 };
  tagged(pen, 'H2', sheet.section, () =>
    drawString(pen, page.left, sheet.y + 6, 'My copy, signed', {
      face: 'sansBold',
      size: 10.6,
      colour: colours.accent,
    }),
  );
  artifact(pen, () => drawBox(pen, area.x, area.y, area.width, area.height, { fill: colours.tint }));
  addSignatureField(pen, 'Sig1', `Signature of ${name}`, area);
  sheet.y = area.y + area.height;
}

function outcomesOf({ document }: StoredSignOff): string {
  const { items } = signedDocument.parse(JSON.parse(document));
  const count = (outcome: ItemOutcome) => items[outcome]?.length ?? 0;
  return itemOutcomes
    .filter((outcome) => count(outcome) > 0)
    .map((outcome) => `${count(outcome)} ${spaced(outcome)}`)
    .join(', ');
}
