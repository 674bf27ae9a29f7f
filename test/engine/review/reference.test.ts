import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namesReference, referenceIndex } from '../../../electron/engine/review/reference.ts';

const word = fc.constantFrom('NT-007', 'nt-007', 'NT-0071', 'CHG 41', 'CHG', '41', 'by phone', 'R&D/7', 'ä-1', '');
const text = fc
  .array(fc.oneof(word, fc.constantFrom(' ', ', ', '/', '(', ')')), { maxLength: 5 })
  .map((parts) => parts.join(''));

test('an index finds exactly what a text names, in the order of the entries', () => {
  fc.assert(
    fc.property(fc.array(fc.array(word, { maxLength: 3 }), { maxLength: 5 }), text, text, (names, ticket, approval) => {
      const entries = names.map((own, position) => ({ names: own, position }));
      const asked = entries.filter((entry) =>
        entry.names.some((name) => namesReference(ticket, name) || namesReference(approval, name)),
      );
      expect(referenceIndex(entries)([ticket, approval])).toEqual(asked);
    }),
    { numRuns: 500 },
  );
});
