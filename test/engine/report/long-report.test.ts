import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { temporaryFolder } from './signers.ts';
import { run, testWith } from './tools.ts';

const folder = temporaryFolder();

testWith('soffice')(
  'a workbook of 50,000 items takes little memory to write, and LibreOffice reads every row of it',
  () => {
    const file = join(folder, 'long.xlsx');
    const memory = writeLong('xlsx', 50_000, file);
    // The second sheet, as it is shown.
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2';
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    run('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', folder, file]);
    const lines = readFileSync(join(folder, 'long-Decisions.csv'), 'utf8').trimEnd().split('\n');
    expect({
      isBounded: memory < 300,
      rows: lines.length,
      last: lines.at(-1)?.split(',')[0],
    }).toEqual({ isBounded: true, rows: 50_001, last: 'NT-50000' });
  },
  180_000,
);

testWith('qpdf')(
  'a report of 5,000 items takes little memory to write, and is whole',
  () => {
    const file = join(folder, 'long.pdf');
    const memory = writeLong('pdf', 5000, file);
    expect({ isBounded: memory < 300, said: run('qpdf', ['--check', file]) }).toEqual({
      isBounded: true,
      said: expect.stringContaining('No syntax or stream encoding errors'),
    });
  },
  120_000,
);

/** Megabytes over what the process held before. */
function writeLong(form: 'xlsx' | 'pdf', items: number, out: string): number {
  const script = join(import.meta.dirname, 'write-long.ts');
  return Number(run(process.execPath, ['--max-old-space-size=1024', script, form, String(items), out]));
}
