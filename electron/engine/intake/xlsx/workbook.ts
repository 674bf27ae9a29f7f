// A workbook (.xlsx) as values: the sheets by name, and their rows. Formulas, macros, links and everything that a
// spreadsheet program would carry out or fetch stay unread, and the reader is told that they are there.
import { CountersignError } from '../../../../shared/errors.ts';
import { openPackage, type WorkbookPackage } from './package.ts';
import { type DateSystem, formOfFormat } from './serial-date.ts';
import { type Budget, type CellContext, createSheetHandler, isTrue, type SheetTraits, unescapedText } from './sheet.ts';
import { attributeIn } from './xml-scanner.ts';

export interface WorkbookRow {
  /** As the spreadsheet program numbers it, from 1. */
  readonly row: number;
  /** Up to the last one with a value. Dates as `2026-10-01` or `2026-10-01T09:30:00`, truths as TRUE and FALSE. */
  readonly cells: readonly string[];
}

export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly WorkbookRow[];
  /** False when only the first rows were asked for and there are more. */
  readonly whole: boolean;
}

export interface WorkbookValues {
  readonly sheets: readonly WorkbookSheet[];
  /** What is to be said of the workbook, in sentences. */
  readonly remarks: readonly string[];
}

export interface ReadWorkbookOptions {
  /** Sheets wanted, by name; all without it. */
  readonly sheets?: readonly string[];
  /** How many rows of each sheet; all without it. */
  readonly rows?: number;
  readonly signal?: AbortSignal;
}

export interface WorkbookLimits {
  readonly cells: number;
  readonly characters: number;
  readonly sheets: number;
}

const defaultLimits: WorkbookLimits = { cells: 20_000_000, characters: 256 * 1024 ** 2, sheets: 200 };

/** Throws SOURCE_UNREADABLE for what is no workbook, is unsafe, encrypted or too large, and CANCELLED. */
export async function readWorkbook(
  bytes: Uint8Array,
  options: ReadWorkbookOptions = {},
  limits: WorkbookLimits = defaultLimits,
): Promise<WorkbookValues> {
  const file = await openPackage(bytes);
  try {
    const { sheets: listed, dateSystem } = await readSheetList(file, limits);
    const wanted = options.sheets;
    const chosen = wanted === undefined ? listed : listed.filter(({ name }) => wanted.includes(name));
    const budget = budgetOf(limits);
    const context: CellContext = {
      strings: file.strings === null ? [] : await readStrings(file, file.strings, budget),
      forms: file.styles === null ? [] : await readForms(file, file.styles),
      dateSystem,
      budget,
    };
    const sheets: WorkbookSheet[] = [];
    const remarks = fileRemarks(file);
    for (const sheet of chosen) {
      if (options.signal?.aborted === true)
        throw new CountersignError('CANCELLED', 'Reading the workbook was cancelled.');
      const { rows, traits, whole } = await readSheet(file, sheet, context, options.rows ?? null);
      sheets.push({ name: sheet.name, hidden: sheet.hidden, rows, whole });
      if (options.rows === undefined) remarks.push(...sheetRemarks(sheet, traits));
    }
    return { sheets, remarks };
  } finally {
    await file.close();
  }
}

interface ListedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

async function readSheetList(
  file: WorkbookPackage,
  limits: WorkbookLimits,
): Promise<{ sheets: readonly ListedSheet[]; dateSystem: DateSystem }> {
  const sheets: ListedSheet[] = [];
  let dateSystem: DateSystem = '1900';
  await file.scan(file.workbook, {
    open(name, attributes) {
      if (name === 'workbookPr' && isTrue(attributeIn(attributes, 'date1904'))) dateSystem = '1904';
      if (name !== 'sheet') return;
      const part = file.sheets.get(attributeIn(attributes, 'id', true) ?? '');
      // A sheet that is a chart or a dialog has no cells.
      if (part === undefined || !file.has(part)) return;
      const state = attributeIn(attributes, 'state');
      const title = attributeIn(attributes, 'name') ?? '';
      if (sheets.some((sheet) => sheet.name === title))
        throw new CountersignError(
          'SOURCE_UNREADABLE',
          `The workbook can't be read: two sheets are named ${title.slice(0, 60)}.`,
        );
      sheets.push({ name: title, hidden: state === 'hidden' || state === 'veryHidden', part });
      if (sheets.length > limits.sheets) throw tooMuch(`more than ${limits.sheets} sheets`);
    },
    close() {},
    text() {},
  });
  return { sheets, dateSystem };
}

function budgetOf(limits: WorkbookLimits): Budget {
  let cells = 0;
  let characters = 0;
  return {
    spend(more, length) {
      cells += more;
      characters += length;
      if (cells > limits.cells) throw tooMuch(`more than ${limits.cells} cells`);
      if (characters > limits.characters) throw tooMuch(`more than ${limits.characters} characters`);
    },
  };
}

function tooMuch(what: string): CountersignError {
  return new CountersignError('SOURCE_UNREADABLE', `The workbook has ${what}, more than can be read. Split it.`);
}

/** The texts that cells refer to by number; rich text without its looks, phonetic guides left out. */
async function readStrings(file: WorkbookPackage, part: string, budget: Budget): Promise<readonly string[]> {
  const strings: string[] = [];
  let current = '';
  let collecting = false;
  let phonetic = 0;
  await file.scan(part, {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') collecting = phonetic === 0;
    },
    close(name) {
      if (name === 't') collecting = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si') {
        budget.spend(1, current.length);
        strings.push(unescapedText(current));
      }
    },
    text(piece) {
      if (!collecting) return;
      current += piece;
      if (current.length > 1024 * 1024) throw tooMuch('a text of more than 1,048,576 characters');
    },
  });
  return strings;
}

/** What each cell style makes of a number. */
async function readForms(file: WorkbookPackage, part: string): Promise<CellContext['forms']> {
  const codes = new Map<number, string>();
  const styles: number[] = [];
  let inCellStyles = false;
  await file.scan(part, {
    open(name, attributes) {
      if (name === 'numFmt')
        codes.set(Number(attributeIn(attributes, 'numFmtId')), attributeIn(attributes, 'formatCode') ?? '');
      else if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'xf' && inCellStyles) styles.push(Number(attributeIn(attributes, 'numFmtId') ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
    text() {},
  });
  return styles.map((id) => {
    const code = codes.get(id) ?? null;
    return { form: formOfFormat(id, code), width: /^0+/.exec(code ?? '')?.[0].length ?? 0 };
  });
}

async function readSheet(
  file: WorkbookPackage,
  sheet: ListedSheet,
  context: CellContext,
  most: number | null,
): Promise<{ rows: readonly WorkbookRow[]; traits: SheetTraits; whole: boolean }> {
  const rows: WorkbookRow[] = [];
  let more = false;
  const handler = createSheetHandler(sheet.name, context, (row, cells) => {
    if (most !== null && rows.length >= most) more = true;
    else rows.push({ row, cells });
  });
  await file.scan(sheet.part, handler, () => more);
  return { rows, traits: handler.traits, whole: !more };
}

function fileRemarks(file: WorkbookPackage): string[] {
  return [
    ...(file.hasMacros ? ['The workbook holds macros. They were not run and not read.'] : []),
    ...(file.otherFiles > 0
      ? [
          `The workbook refers to ${file.otherFiles === 1 ? 'another file' : `${file.otherFiles} other files`} or data connections. Nothing of them was read.`,
        ]
      : []),
  ];
}

function sheetRemarks({ name, hidden }: ListedSheet, traits: SheetTraits): string[] {
  const say = (count: number, one: string, many: (count: number) => string): string[] =>
    count === 0 ? [] : [`Sheet ${name}: ${count === 1 ? one : many(count)}`];
  return [
    ...(hidden ? [`Sheet ${name} is hidden in the workbook; it was read like the others.`] : []),
    ...say(
      traits.formulas,
      'one cell is the result of a formula; the value that the workbook last stored was read.',
      (count) => `${count} cells are results of formulas; the values that the workbook last stored were read.`,
    ),
    ...say(
      traits.unresolved,
      'one formula has no stored result and was read as empty.',
      (count) => `${count} formulas have no stored result and were read as empty.`,
    ),
    ...say(
      traits.errors,
      'one cell holds an error, such as #REF!.',
      (count) => `${count} cells hold an error, such as #REF!.`,
    ),
    ...say(
      traits.hiddenRows,
      'one row is hidden in the workbook; it was read like the others.',
      (count) => `${count} rows are hidden in the workbook; they were read like the others.`,
    ),
    ...(traits.hiddenColumns
      ? [`Sheet ${name}: some columns are hidden in the workbook; they were read like the others.`]
      : []),
    ...say(
      traits.merged,
      'cells are merged in one place; only the first of them has the value.',
      (count) => `cells are merged in ${count} places; only the first of each has the value.`,
    ),
    ...say(
      traits.longNumbers,
      'one number has more than 15 digits; a spreadsheet keeps only 15, so it may be an id that was damaged.',
      (count) =>
        `${count} numbers have more than 15 digits; a spreadsheet keeps only 15, so they may be ids that were damaged.`,
    ),
  ];
}
