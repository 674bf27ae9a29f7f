import { expect, test } from 'vitest';
import { errorText, errorWords } from '../../../renderer/lib/error-words.ts';
import { CountersignError, errorCodes } from '../../../shared/errors.ts';

test('every code has words, and no words are left over', () => {
  expect(Object.keys(errorWords).sort()).toEqual([...errorCodes].sort());
});

test('each title and each next step is a whole sentence of its own', () => {
  const broken = errorCodes.filter((code) => {
    const { title, next } = errorWords[code];
    return ![title, next].every((text) => /^[A-Z].*[.?]$/.test(text)) || title === next;
  });
  expect(broken).toEqual([]);
});

test("the engine's own sentence stands between what happened and what to do", () => {
  const error = new CountersignError('FILE_UNREADABLE', 'users.csv may not be read by you.');
  expect(errorText(error)).toEqual({
    title: 'This file cannot be read.',
    body: 'users.csv may not be read by you. Check that it is still there and that you may read it, then try again.',
  });
});

test('nothing is said twice', () => {
  const gone = 'The part of Countersign that works on the file has stopped. What was confirmed before is saved.';
  expect(errorText(new CountersignError('ENGINE_GONE', gone))).toEqual({
    title: 'The part of Countersign that works on the file has stopped.',
    body: 'What was confirmed before is saved. Restart it to go on.',
  });
  expect(errorText(new CountersignError('CANCELLED', 'This was cancelled.')).body).toBe('Nothing was changed.');
});
