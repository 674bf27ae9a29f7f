import { expect, test } from 'vitest';
import { citationPlace, footnotes } from '../../../renderer/lib/citations.ts';
import { messages } from '../../../renderer/messages/table.ts';
import type { Citation } from '../../../shared/contract/method.ts';

function citation(line: number | null, pointer: string | null = null): Citation {
  return { artefact: 'a', bundle: 'b', bundleName: 'harbour', file: 'aws/iam.json', line, pointer, sha256: '0' };
}

test('a line that is cited twice has one number', () => {
  const notes = footnotes([citation(4), citation(9), citation(4)]);
  expect([notes.numberOf(citation(4)), notes.numberOf(citation(9)), notes.all.length]).toEqual([1, 2, 2]);
});

test('two pointers on one file are two footnotes', () => {
  expect(footnotes([citation(null, '/Statement/0'), citation(null, '/Statement/1')]).all.length).toBe(2);
});

test('a place is said in words', () => {
  expect([
    citationPlace(citation(4), messages.en.ui.evidence),
    citationPlace(citation(null, '/Statement/0'), messages.en.ui.evidence),
    citationPlace(citation(null), messages.en.ui.evidence),
  ]).toEqual(['line 4 of aws/iam.json', '/Statement/0 in aws/iam.json', 'aws/iam.json']);
});
