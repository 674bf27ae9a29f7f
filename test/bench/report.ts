// The workbook and the PDF of a campaign against other writers of the same rows, in turn, each in a process of its own: exceljs
// (its streaming writer) and libxlsxwriter in C; pdfkit's own table and reportlab's canvas. Ours are whole reports: every
// sheet and section, hashed, linked, and the PDF tagged, laid out twice and with the sealed state in it; the others write the
// one long table. What is not installed is named as not measured. Options: --items 2000 (20000, 100000), --rounds 5.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealedState } from '../engine/report/fixture.ts';
import { median, milliseconds, type Options, whole } from './measure.ts';
import { decisionsOf, writeLineItems, writeRows } from './report/rows.ts';

interface Run {
  readonly seconds: number;
  /** Resident memory in MB before the writing and at its most. */
  readonly base: number;
  readonly most: number;
}

interface Writer {
  readonly name: string;
  readonly kind: 'xlsx' | 'pdf';
  /** Rows that it writes; times are scaled to all where that is fewer. */
  readonly rows: number;
  run(): Run;
}

/** pdfkit's table takes more than a minute for more. */
const mostForPdfKit = 1000;

export async function run(options: Options): Promise<void> {
  const items = whole(options, 'items', 2000);
  const rounds = whole(options, 'rounds', 5);
  const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  try {
    const rows = join(folder, 'rows.tsv');
    const lineItems = join(folder, 'items.ndjson');
    const state = sealedState({ items });
    await writeRows(rows, decisionsOf(state));
    await writeLineItems(lineItems, state);
    const { writers, missing } = writersFor(folder, items, rows, lineItems);
    const found = new Map(writers.map((writer): [Writer, Run[]] => [writer, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const [writer, runs] of found) runs.push(writer.run());
    }
    print(items, rounds, found, missing, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writersFor(folder: string, items: number, rows: string, lineItems: string) {
  const script = join(import.meta.dirname, 'report', 'write.ts');
  const here = (writer: string, count: number, out: string) => () =>
    told(process.execPath, ['--max-old-space-size=3072', script, writer, String(count), fresh(folder, out)]);
  const few = Math.min(items, mostForPdfKit);
  const writers: Writer[] = [
    { name: 'ours, XLSX', kind: 'xlsx', rows: items, run: here('xlsx', items, 'ours.xlsx') },
    { name: 'exceljs, streaming', kind: 'xlsx', rows: items, run: here('exceljs', items, 'exceljs.xlsx') },
    { name: 'ours, PDF', kind: 'pdf', rows: items, run: here('pdf', items, 'ours.pdf') },
    { name: 'pdfkit table()', kind: 'pdf', rows: few, run: here('pdfkit', few, 'pdfkit.pdf') },
  ];
  const missing: string[] = [];
  const program = join(folder, 'xlsxwriter');
  const source = join(import.meta.dirname, 'report', 'xlsxwriter.c');
  if (succeeds('cc', ['-O2', source, '-lxlsxwriter', '-o', program])) {
    const run = () => told(program, [rows, fresh(folder, 'c.xlsx')]);
    writers.push({ name: 'libxlsxwriter, C', kind: 'xlsx', rows: items, run });
  } else missing.push('libxlsxwriter (Debian packages libxlsxwriter-dev and gcc)');
  if (succeeds('/usr/bin/python3', ['-c', 'import reportlab'])) {
    const canvas = join(import.meta.dirname, 'report', 'reportlab_canvas.py');
    const run = () => told('/usr/bin/python3', [canvas, lineItems, fresh(folder, 'reportlab.pdf')]);
    writers.push({ name: 'reportlab canvas', kind: 'pdf', rows: items, run });
  } else missing.push('reportlab (Debian package python3-reportlab)');
  return { writers, missing };
}

function print(
  items: number,
  rounds: number,
  found: ReadonlyMap<Writer, readonly Run[]>,
  missing: readonly string[],
  folder: string,
): void {
  console.log(
    `${items} items in ${decisionsOf(sealedState({ items: 1 })).columns.length} columns, medians of ${rounds} rounds`,
  );
  for (const kind of ['xlsx', 'pdf'] as const) {
    const size = statSync(join(folder, `ours.${kind}`)).size / 1e6;
    let ours = 0;
    for (const [writer, runs] of found) {
      if (writer.kind !== kind) continue;
      const time = (median(runs.map(({ seconds }) => seconds)) * 1000 * items) / writer.rows;
      if (ours === 0) ours = time;
      const most = Math.max(...runs.map((run) => run.most));
      const over = Math.max(...runs.map((run) => run.most - run.base));
      const scaled = writer.rows < items ? `, scaled from ${writer.rows} rows` : '';
      const ratio = time === ours ? `${size.toFixed(1)} MB on the disk` : `theirs / ours ${(time / ours).toFixed(2)}x`;
      console.log(
        `${writer.name.padEnd(20)}${milliseconds(time).padStart(10)}   ${ratio.padEnd(22)} memory ${most.toFixed(0)} MB, ${over.toFixed(0)} over its base${scaled}`,
      );
    }
  }
  for (const name of missing) console.log(`not measured: ${name}`);
}

function told(program: string, words: readonly string[]): Run {
  const child = spawnSync(program, [...words], { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(`${program} ${words.join(' ')} failed: ${child.stderr}`);
  return JSON.parse(child.stdout) as Run;
}

function fresh(folder: string, name: string): string {
  const path = join(folder, name);
  rmSync(path, { force: true });
  return path;
}

function succeeds(program: string, words: readonly string[]): boolean {
  return spawnSync(program, [...words], { stdio: 'ignore' }).status === 0;
}
