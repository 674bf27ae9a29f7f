// What hostile evidence leaves in a workspace: the same letters that the evidence had, and a ledger that still replays.
import { expect, test } from 'vitest';
import { importPath, makeQuarter, newWorkspace } from '../../inventory/quarter.ts';
import { sample, samplesAreMissing } from '../reading.ts';

test.skipIf(samplesAreMissing)(
  'naughty strings, control characters and half characters are kept letter by letter',
  async () => {
    const naughty = JSON.parse(Buffer.from(sample('naughty-strings/blns.json').bytes).toString()) as readonly string[];
    const strings = [
      ...naughty,
      'a\u0000b',
      '\u0001\u001f\u007f\u0085',
      '\u202eevil\u202c',
      '\uFEFFx',
      '\u{10FFFF}\uFFFF',
    ].filter((text) => text.trim() !== '');
    const line = (text: string, index: number) =>
      JSON.stringify({ native_id: `n${index}`, kind: 'bot', name: text, purpose: 'x' });
    const half = '{"native_id":"half","kind":"bot","name":"\\ud800"}';
    const workspace = await newWorkspace();
    const { path } = await makeQuarter({
      sequence: 1,
      sources: [{ kind: 'countersign.identities', files: { 'i.ndjson': [...strings.map(line), half].join('\n') } }],
    });
    const report = await importPath(workspace, path);
    const names = workspace.read
      .prepare<[], [string, string]>('select native_id, name from identity order by id')
      .raw()
      .all();
    await workspace.close();
    expect(names).toEqual([...strings.map((text, index) => [`n${index}`, text.trim()]), ['half', '\uFFFD']]);
    expect(report.rejected).toEqual([]);
  },
);
