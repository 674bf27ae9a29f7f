// What the command line prints: tables and sentences for people, one JSON document for scripts, errors with their code.
import { debuglog } from 'node:util';
import { CountersignError, type ErrorCode, refusalCodes } from '../../shared/errors.ts';

/** The whole error with its causes, for whoever looks into a failure: NODE_DEBUG=countersign. */
const debug = debuglog('countersign');

export interface Output {
  readonly json: boolean;
  /** Prints the one document of a command: `document` with --json, else what `text` makes of it. */
  result<T>(document: T, text: (document: T) => string): void;
  /** A sentence for people only; goes to stderr with --json so that stdout stays one document. */
  say(sentence: string): void;
  progress(done: number, total: number, label: string): void;
  endProgress(): void;
}

export function createOutput(json: boolean): Output {
  const live = process.stderr.isTTY === true;
  let shown = false;
  const endProgress = () => {
    if (shown) process.stderr.write('\r\u001b[K');
    shown = false;
  };
  return {
    json,
    result(document, text) {
      endProgress();
      const printed = json ? JSON.stringify(document, null, 2) : text(document);
      if (printed !== '') process.stdout.write(`${printed}\n`);
    },
    say(sentence) {
      endProgress();
      (json ? process.stderr : process.stdout).write(`${sentence}\n`);
    },
    progress(done, total, label) {
      if (!live) return;
      const share = total > 0 ? `${String(Math.floor((100 * done) / total)).padStart(3)} %  ` : '';
      process.stderr.write(`\r\u001b[K${share}${label}`.slice(0, (process.stderr.columns ?? 80) + 4));
      shown = true;
    },
    endProgress,
  };
}

/** Left-aligned columns; numbers are right-aligned. Empty when there are no rows. */
export function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = rows.map((row) => row.map((cell) => String(cell)));
  const widths = heads.map((head, column) => Math.max(head.length, ...cells.map((row) => (row[column] ?? '').length)));
  const numeric = heads.map((_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (numeric[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n');
}

/** `1 item`, `2 items`. */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? singular : plural}`;
}

/** Longer text is cut at the end, so that a table keeps its shape. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

const lineWidth = 110;

/** Breaks a sentence at its spaces so that it fits a terminal; what follows stands under its own beginning. */
export function wrapped(text: string): string {
  const indent = /^ */.exec(text)?.[0] ?? '';
  const lines: string[] = [];
  let line = '';
  for (const word of text.trimStart().split(' ')) {
    const room = lineWidth - indent.length - (lines.length === 0 ? 0 : 4);
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map((part, index) => `${indent}${index === 0 ? '' : '    '}${part}`).join('\n');
}

/** 2 usage, 3 refused by a rule, 1 everything else. */
export function exitCodeOf(error: unknown): number {
  if (!(error instanceof CountersignError)) return 1;
  if (refusalCodes.has(error.code)) return 3;
  return error.code === 'INPUT_INVALID' || error.code === 'NOT_FOUND' ? 2 : 1;
}

/** What to type next, where a command removes the reason. */
const nextSteps: Partial<Record<ErrorCode, string>> = {
  BUNDLE_NOTHING_RECOGNISED:
    'If it is a table (CSV or .xlsx), say once what its columns are: countersign mapping suggest FILE > mapping.json, look it over, then countersign mapping save mapping.json.',
  MAPPING_DOES_NOT_FIT:
    'Start from the mapping as it is, settle what changed, and save it with a reason: countersign mapping suggest FILE --from NAME > mapping.json',
  BUNDLE_UNTRUSTED:
    'Pin the signer: countersign trust add FINGERPRINT --provider NAME. Or acknowledge it on record: --accept-untrusted',
  OPERATING_MODEL_INCOMPLETE:
    'See: countersign engagement show; fill it with: countersign engagement set FILE, countersign person add',
  CAMPAIGN_INCOMPLETE: 'Close it all the same, on record: --reason TEXT',
  KEY_MISSING: 'Make one: countersign key create --person PERSON',
  SECOND_PERSON_NEEDED: 'Confirm: countersign confirm --item ID --as ANOTHER-PERSON',
  NOT_THE_REVIEWER: 'Give the item to its owner: countersign assign --item ID --to PERSON --reason TEXT',
};

export function printError(error: unknown, json: boolean): void {
  debug('%o', error);
  const known = error instanceof CountersignError;
  const code = known ? error.code : 'UNEXPECTED';
  const message = known
    ? error.message
    : 'Something went wrong that Countersign did not foresee. Nothing was changed by this step.';
  process.stderr.write(`countersign: ${message} [${code}]\n`);
  if (known) {
    for (const [name, value] of Object.entries(error.details)) {
      if (forScripts.has(name)) continue;
      const lines = Array.isArray(value)
        ? value
        : typeof value === 'string'
          ? [name === 'whatToDo' ? value : `${name}: ${value}`]
          : [];
      const told = lines.filter((text) => text !== '' && !message.includes(text.replace(/^\w+: /, '')));
      for (const line of told.slice(0, 12)) process.stderr.write(`  - ${line}\n`);
      if (told.length > 12) process.stderr.write(`  and ${told.length - 12} more (--json lists all)\n`);
    }
  }
  const next = known ? nextSteps[error.code] : undefined;
  if (next !== undefined) process.stderr.write(`  ${next}\n`);
  if (json) printJsonError(code, message, known ? error.details : {});
}

/** Details that say nothing to a person: the contract's names and the system's codes. */
const forScripts: ReadonlySet<string> = new Set(['method', 'reason', 'trust', 'syscall', 'act', 'person']);

export function printJsonError(code: string, message: string, details: object): void {
  process.stdout.write(`${JSON.stringify({ error: { code, message, details } }, null, 2)}\n`);
}
