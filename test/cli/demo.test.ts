// npm run demo, as a newcomer runs it, and what tools that are not ours say of what it made.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bench, json } from './run.ts';

const at = bench();
afterAll(() => at.remove());

const outsideVerifier = join(import.meta.dirname, '..', '..', '..', 'shared', 'verify', 'pdf.sh');
if (process.env.CI !== undefined && !existsSync(outsideVerifier)) throw new Error(`CI must have ${outsideVerifier}`);

interface Demo {
  readonly root: string;
  readonly reports: { readonly pdf: string; readonly xlsx: string; readonly pack: string };
  readonly verifications: readonly { readonly file: string; readonly verdict: string }[];
}

describe('the demo', () => {
  let demo: Demo;

  it('runs the whole job and holds everything that it made', async () => {
    demo = await json<Demo>(0, 'demo', '--out', join(at.folder, 'demo'));
    expect(demo.verifications.map((verification) => verification.verdict)).toEqual(
      Array.from({ length: 6 }, () => 'held'),
    );
    const left = readdirSync(join(at.folder, 'demo'));
    for (const wanted of [/\.zip$/, /\.countersign$/, /\.pdf$/, /\.xlsx$/, /pack.*\.zip$/, /root.*\.pem$/]) {
      expect(left.some((name) => wanted.test(name))).toBe(true);
    }
  }, 300_000);

  it.skipIf(!existsSync(outsideVerifier))(
    'makes a PDF that poppler, openssl and qpdf call signed, trusted and whole',
    () => {
      const said = execFileSync('bash', [outsideVerifier, demo.reports.pdf, demo.root], { encoding: 'utf8' });
      expect(said).toContain('pdfsig, openssl cms -cades and qpdf agree');
    },
  );
});
