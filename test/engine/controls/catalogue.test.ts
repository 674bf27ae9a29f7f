// The catalogue's texts are the publishers' own, word for word, where they may be printed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogue, crosswalk } from '../../../shared/catalogue/catalogue.ts';
import { frameworks } from '../../../shared/words.ts';

const reference = join(import.meta.dirname, '../../../../shared/catalog');
const hasReference = existsSync(reference);
// Where tests count, nothing is skipped.
const compared = hasReference || process.env.CI !== undefined ? describe : describe.skip;

function read(file: string) {
  return JSON.parse(readFileSync(join(reference, file), 'utf8'));
}

function texts(framework: string): [string, string][] {
  return (catalogue.find((entry) => entry.framework === framework)?.controls ?? []).map((control) => [
    control.control,
    control.text,
  ]);
}

const inOneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

interface Item {
  readonly id: string;
  readonly class?: string;
  readonly text: string;
  readonly title: string;
}

compared(
  `compared with the publishers' texts${hasReference ? '' : ' (skipped: ../shared/catalog is not here)'}`,
  () => {
    test('CSF 2.0', () => {
      const items = (read('csf-2.0.json').items as Item[]).filter((item) => item.class === 'subcategory');
      expect(texts('csf-2.0').sort()).toEqual(items.map((item) => [item.id, item.text]).sort());
    });

    test('CSF 1.1, PR.AC', () => {
      expect(texts('csf-1.1')).toEqual(
        (read('csf-1.1-pr-ac.json').items as Item[]).map((item) => [item.id, item.text]),
      );
    });

    test('SP 800-53', () => {
      const controls = read('sp800-53-rev5-selected.json').controls as {
        id: string;
        title: string;
        statement_text: string;
      }[];
      const ours = catalogue
        .find((entry) => entry.framework === 'sp800-53')
        ?.controls.map((control) => [control.control, control.title, control.text]);
      expect(ours).toEqual(controls.map((control) => [control.id, control.title, inOneLine(control.statement_text)]));
    });

    test('SP 800-207: the sentence of each tenet', () => {
      expect(texts('sp800-207')).toEqual(
        (read('sp800-207-tenets.json').items as Item[]).map((item) => [item.id, item.title]),
      );
    });

    test('OWASP NHI: ids and titles only', () => {
      const ours = catalogue
        .find((entry) => entry.framework === 'owasp-nhi')
        ?.controls.map((control) => [control.control, control.title]);
      expect(ours).toEqual((read('owasp-nhi-2025.json').items as Item[]).map((item) => [item.id, item.title]));
    });

    test('the crosswalk is NIST’s own, both ways', () => {
      const pairs = (read('crosswalk-csf-1.1-to-2.0.json').pr_ac as { from: string; to: string[] }[]).filter(
        (entry) => entry.from !== 'PR.AC',
      );
      const back = new Map<string, string[]>();
      for (const { from, to } of pairs) for (const id of to) back.set(id, [...(back.get(id) ?? []), from]);
      expect([
        pairs.map(({ from }) => [from, crosswalk('csf-1.1', from)]),
        [...back].map(([id]) => [id, crosswalk('csf-2.0', id)]),
      ]).toEqual([pairs.map(({ from, to }) => [from, to]), [...back]]);
    });
  },
);

test('every framework is there once, each control once, with title, text, source and licence', () => {
  const blank = catalogue.filter(
    (entry) =>
      [entry.title, entry.source, entry.licence].includes('') ||
      entry.controls.some((control) => control.title === '' || control.text === ''),
  );
  const doubled = catalogue.filter(
    (entry) => new Set(entry.controls.map((control) => control.control)).size !== entry.controls.length,
  );
  expect([catalogue.map((entry) => entry.framework).sort(), blank, doubled]).toEqual([[...frameworks].sort(), [], []]);
});
