// A large file read in parts has to give what the whole gives: the same rows on the same lines, the same bytes to store.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Evidence, openEvidence } from '../../../electron/engine/intake/evidence.ts';
import { openInParts } from '../../../electron/engine/intake/evidence-parts.ts';
import { redact } from '../../../electron/engine/intake/redact.ts';
import { createRedactor } from '../../../electron/engine/intake/redact-parts.ts';
import { sourceKind } from '../../../electron/engine/intake/registry.ts';
import { createTextParts } from '../../../electron/engine/intake/text-parts.ts';
import { CountersignError } from '../../../shared/errors.ts';

/** Cut where the numbers say, so that letters, lines and quotes are cut as well. */
function cut(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let at = 0, index = 0; at < bytes.length; index += 1) {
    const size = sizes[index % sizes.length] ?? 1;
    parts.push(bytes.subarray(at, at + size));
    at += size;
  }
  return parts;
}

function rowsOf(evidence: Evidence | null): unknown {
  if (evidence === null || !('rows' in evidence)) return null;
  return {
    format: evidence.format,
    header: evidence.header,
    rows: [...evidence.rows()].map(({ address, cells, fault, names, document }) => ({
      address,
      // The cells of a row that can't be read are not to be used.
      cells: fault === null ? cells : null,
      fault,
      names,
      value: document?.value ?? null,
    })),
  };
}

const cell = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    'naïve',
    '💥',
    '"',
    '""',
    '"quoted"',
    '"with\nline"',
    '"a ""b"" c"',
    '5" pipe',
    ' x ',
    '"open',
  ),
  // Braces could make JSON of the second line, which is refused by the head of a file: 64 KiB, more than the parts here.
  fc.string({ maxLength: 6 }).map((text) => text.replaceAll(/[{[]/g, '(')),
);
const ending = fc.constantFrom('\n', '\r\n', '\n\n');
const csvText = fc
  .array(fc.tuple(fc.array(cell, { minLength: 1, maxLength: 4 }), ending), { maxLength: 12 })
  .map((rows) => `RuleID,Commit,File,Secret\n${rows.map(([cells, end]) => cells.join(',') + end).join('')}`);
const jsonLine = fc.oneof(
  fc.record({ File: fc.string(), Secret: fc.string(), n: fc.integer() }).map((value) => JSON.stringify(value)),
  fc.constantFrom(
    '',
    '# a comment',
    '# token: abc',
    'not json',
    '{"secret": 1',
    '[1]',
    '{"Secret":"AKIAIOSFODNN7EXAMPLE"}',
  ),
);
const ndjsonText = fc
  .array(fc.tuple(jsonLine, ending), { minLength: 2, maxLength: 12 })
  .map((lines) => `{"first":1}\n{"second":2}\n${lines.map(([line, end]) => line + end).join('')}`);
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 });

/** The first part holds a line, as the first of a large file does. */
function partsOf(text: string, lengths: readonly number[], mark: boolean): Uint8Array[] {
  const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, 'utf8');
  const head = bytes.indexOf(10) + 1;
  return [bytes.subarray(0, head), ...cut(bytes.subarray(head), lengths)];
}

describe.each([
  ['a table', 'gitleaks.report', csvText, ['csv'] as const],
  ['lines of JSON', 'trufflehog.report', ndjsonText, ['ndjson'] as const],
])('%s in parts', (_name, kind, texts, formats) => {
  const { secrets } = sourceKind(kind);

  test('has the rows of the whole, on their lines', () => {
    fc.assert(
      fc.property(texts, sizes, fc.boolean(), (text, lengths, mark) => {
        const parts = partsOf(text, lengths, mark);
        const whole = openEvidence({ path: 'f', bytes: Buffer.concat(parts) }, formats, secrets);
        expect(rowsOf(openInParts('f', () => parts, formats, secrets))).toEqual(rowsOf(whole));
      }),
      { numRuns: 400 },
    );
  });

  test('is stored as the whole would be', () => {
    fc.assert(
      fc.property(texts, sizes, fc.boolean(), (text, lengths, mark) => {
        const parts = partsOf(text, lengths, mark);
        const redactor = createRedactor(kind, parts[0] ?? new Uint8Array(0));
        if (redactor === null) throw new Error('it can be read in parts');
        const stored = Buffer.concat([...parts.map((part) => redactor.push(part)), redactor.finish()]);
        const whole = redact(kind, Buffer.concat(parts));
        expect([stored.toString('utf8'), redactor.count()]).toEqual([
          Buffer.from(whole.bytes).toString('utf8'),
          whole.count,
        ]);
      }),
      { numRuns: 400 },
    );
  });
});

test('text in parts is the text of the whole, wherever a letter is cut', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), sizes, fc.boolean(), (raw, lengths, mark) => {
      const text = raw.toWellFormed().replaceAll('\0', '');
      const parts = cut(Buffer.from(mark ? `\uFEFF${text}` : text, 'utf8'), lengths);
      const reader = createTextParts();
      const read = parts.map((part) => reader.push(part)).join('') + reader.finish();
      expect(read).toBe(mark ? text : text.replace(/^\uFEFF/, ''));
    }),
  );
});

test('a byte that is no text is named by its place in the file, in whichever part it stands', () => {
  const bytes = Buffer.concat([Buffer.from('a,b\n1,2\n'), Buffer.from([0xc3, 0x28]), Buffer.from('\n')]);
  const offsets = [1, 3, 8, 9, 20].map((size) => {
    const reader = createTextParts();
    try {
      for (const part of cut(bytes, [size])) reader.push(part);
      reader.finish();
    } catch (error) {
      return error instanceof CountersignError ? error.details.offset : error;
    }
    return null;
  });
  expect(offsets).toEqual([8, 8, 8, 8, 8]);
});
