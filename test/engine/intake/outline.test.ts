import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasPaths, outlineOf } from '../../../electron/engine/intake/outline.ts';

describe('the outline of a JSON text', () => {
  test('names keys by their path, and lists add nothing to it', () => {
    expect([...outlineOf('{"a": [{"b": 1}, {"c": {"d": {"e": 2}}}], "f": "{\\"g\\": 1}"}')]).toEqual([
      'a',
      'a/b',
      'a/c',
      'a/c/d',
      'f',
    ]);
    expect([...outlineOf('[{"a": 1}, {"b": "a: {"}]')]).toEqual(['a', 'b']);
  });

  test('a text that is cut off or no JSON says what can be seen of it', () => {
    expect([...outlineOf('{"a": [{"b": "c')]).toEqual(['a', 'a/b']);
    expect([...outlineOf('{"a": [ ... {"b": 1},}')]).toEqual(['a', 'a/b']);
    expect(hasPaths('a: {"b": 1}', 'b')).toBe(false);
  });

  test('every key of any document is seen, and a key inside of a text is none', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 });
    fc.assert(
      fc.property(text, text, (key, value) => {
        const name = JSON.stringify(key).slice(1, -1);
        expect([...outlineOf(JSON.stringify({ [key]: { b: value, c: [value] } }))]).toEqual([
          name,
          `${name}/b`,
          `${name}/c`,
        ]);
      }),
    );
  });
});
