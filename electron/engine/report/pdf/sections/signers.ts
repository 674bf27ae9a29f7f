// The boxes for signatures: one for each person who issues, and beside a single one two that are kept free for whoever
// countersigns later.
import { addSignatureField } from '../fields.ts';
import { colours, page } from '../grid.ts';
import { artifact, drawBox, drawLines, drawRule, drawString, element, tagged } from '../pen.ts';
import { need, type Sheet } from '../sheet.ts';
import { type FittedLine, fitLines } from '../text.ts';

/** A person who puts a signature on the document. */
export interface ReportSigner {
  /** Null in a redacted edition: there the certificate alone says who signed. */
  readonly name: string | null;
  readonly title: string | null;
  readonly statement: string;
}

/** Fields with such a name are for nobody in particular: an empty one is no missing signature. */
export const furtherField = 'Further';

const gap = 16;
const fieldHeight = 46;

export function drawSigners(sheet: Sheet, signers: readonly ReportSigner[]): void {
  const nobody = { name: 'Nobody yet', title: null, statement: 'A signed report needs a person of the customer.' };
  const shown: readonly ReportSigner[] = signers.length > 0 ? signers : [nobody];
  const width = (page.text - gap) / 2;
  const statements = shown.map((signer) => statementOf(sheet, signer, width));
  const boxHeight = 106 + 12 * Math.max(4, ...statements.map((lines) => lines.length));
  need(sheet, boxHeight + 20);
  tagged(sheet.pen, 'H2', sheet.section, () =>
    drawString(sheet.pen, page.left, sheet.y + 6, signers.length > 0 ? 'Signed by' : 'Signatures', {
      face: 'sansBold',
      size: 10.6,
      colour: colours.accent,
    }),
  );
  sheet.y += 16;
  shown.forEach((signer, index) => {
    const isRight = index % 2 === 1;
    if (!isRight) need(sheet, boxHeight);
    const x = page.left + (isRight ? width + gap : 0);
    drawSigner(sheet, signer, statements[index] ?? [], {
      index,
      x,
      width,
      height: boxHeight,
      real: signers.length > 0,
    });
    if (isRight || index === shown.length - 1) {
      if (shown.length === 1) drawFurther(sheet, page.left + width + gap, width, boxHeight);
      sheet.y += boxHeight + 18;
    }
  });
}

function statementOf(sheet: Sheet, signer: ReportSigner, width: number): FittedLine[] {
  const style = { face: 'sansItalic', size: 8.8, colour: colours.ink } as const;
  return fitLines(sheet.pen.faces, signer.statement, width - 24, style).slice(0, 6);
}

interface Box {
  readonly index: number;
  readonly x: number;
  readonly width: number;
  readonly height: number;
  /** Of a person, not of nobody. */
  readonly real: boolean;
}

function drawSigner(
  sheet: Sheet,
  signer: ReportSigner,
  statement: readonly FittedLine[],
  { index, x, width, height, real }: Box,
): void {
  const { pen } = sheet;
  const { y } = sheet;
  drawFrame(sheet, x, y, width, height);
  const one = (text: string, style: Parameters<typeof fitLines>[3]) =>
    fitLines(pen.faces, text, width - 24, style).slice(0, 1);
  const name = element(pen, 'P', sheet.section);
  const bold = { face: 'sansBold', size: 10.4, colour: colours.ink } as const;
  drawLines(pen, one(signer.name ?? 'Named by the certificate alone', bold), x + 12, y + 19, 12, name);
  const soft = { face: 'condensed', size: 8.4, colour: colours.soft } as const;
  drawLines(pen, one(signer.title ?? '', soft), x + 12, y + 31.5, 12, name);
  name?.end();
  const said = element(pen, 'P', sheet.section);
  drawLines(pen, statement, x + 12, y + 48, 12, said);
  said?.end();
  const field = `Sig${index + 1}`;
  const area = { x: x + 12, y: y + height - fieldHeight - 10, width: width - 24 };
  drawField(sheet, area, `Digital signature field ${field}`, 'Ink here proves nothing: check it with its key.');
  if (real) addField(sheet, field, `Signature of ${signer.name ?? 'who issues this edition'}`, area);
}

/** Two free places under each other, each as wide as the signer's. */
function drawFurther(sheet: Sheet, x: number, width: number, height: number): void {
  const { pen } = sheet;
  const each = (height - 10) / 2;
  for (const index of [0, 1]) {
    const y = sheet.y + index * (each + 10);
    drawFrame(sheet, x, y, width, each);
    tagged(pen, 'P', sheet.section, () =>
      drawString(pen, x + 12, y + 12, index === 0 ? 'Second signature' : 'Third signature', {
        face: 'sansMedium',
        size: 8.2,
        colour: colours.soft,
      }),
    );
    const area = { x: x + 12, y: y + each - fieldHeight - 4, width: width - 24 };
    const field = `${furtherField}${index + 1}`;
    drawField(sheet, area, `Free for a further person: field ${field}`, 'An empty field is no missing signature.');
    addField(sheet, field, 'Room for the signature of a further person', area);
  }
}

function drawFrame({ pen }: Sheet, x: number, y: number, width: number, height: number): void {
  artifact(pen, () => {
    drawBox(pen, x, y, width, height, { stroke: colours.hairline });
    drawRule(pen, x, y, x + width, y, 1.1, colours.accent);
  });
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function drawField(sheet: Sheet, { x, y, width }: Area, text: string, advice: string): void {
  const { pen, furniture } = sheet;
  artifact(pen, () => {
    drawBox(pen, x, y, width, fieldHeight, { fill: colours.tint });
    for (const [cornerX, cornerY, right, down] of [
      [x, y, 9, 9],
      [x + width, y, -9, 9],
      [x, y + fieldHeight, 9, -9],
      [x + width, y + fieldHeight, -9, -9],
    ] as const) {
      drawRule(pen, cornerX, cornerY, cornerX + right, cornerY, 0.8, colours.accent);
      drawRule(pen, cornerX, cornerY, cornerX, cornerY + down, 0.8, colours.accent);
    }
  });
  tagged(pen, 'P', sheet.section, () => {
    drawString(pen, x + 10, y + 16, furniture.draft ? 'Not signed' : text, {
      face: 'condensedMedium',
      size: 8,
      colour: colours.soft,
    });
    drawString(pen, x + 10, y + 27, furniture.draft ? 'This is a draft.' : advice, {
      face: 'condensed',
      size: 7.6,
      colour: colours.soft,
    });
  });
}

/** A little larger than what is drawn, so that a signature covers the corner marks. */
function addField(sheet: Sheet, name: string, description: string, { x, y, width }: Area): void {
  if (sheet.furniture.draft) return;
  const area = { x: x - 1, y: y - 1, width: width + 2, height: fieldHeight + 2 };
  addSignatureField(sheet.pen, name, description, area);
}
