import { expect, test } from 'vitest';
import { errorText } from '../../../renderer/lib/error-words.ts';
import { messages } from '../../../renderer/messages/table.ts';
import { CountersignError, errorCodes } from '../../../shared/errors.ts';

const english = messages.en.errors;

test('every code has words, and no words are left over', () => {
  for (const { errors } of Object.values(messages)) {
    expect(Object.keys(errors.byCode).sort()).toEqual([...errorCodes].sort());
  }
});

test('each title and each next step is a whole sentence of its own', () => {
  const broken = Object.entries(messages).flatMap(([locale, { errors }]) =>
    errorCodes
      .filter((code) => {
        const { title, next } = errors.byCode[code];
        return ![title, next].every((text) => /^[A-Z].*[.?]$/.test(text)) || title === next;
      })
      .map((code) => `${locale} ${code}`),
  );
  expect(broken).toEqual([]);
});

test("the engine's own sentence stands between what happened and what to do", () => {
  const error = new CountersignError('FILE_UNREADABLE', 'users.csv may not be read by you.');
  expect(errorText(error, english)).toEqual({
    title: 'This file cannot be read.',
    body: 'users.csv may not be read by you. Check that it is still there and that you may read it, then try again.',
  });
});

test('nothing is said twice', () => {
  const full = 'The disk is full; /mnt/report.pdf was not written.';
  expect(errorText(new CountersignError('DISK_FULL', full), english)).toEqual({
    title: 'The disk is full.',
    body: '/mnt/report.pdf was not written. Free some space and do this again. What was recorded before is safe.',
  });
  const voll = 'Der Datenträger ist voll; /mnt/bericht.pdf wurde nicht geschrieben.';
  expect(errorText(new CountersignError('DISK_FULL', voll), messages.de.errors).body).toMatch(
    /^\/mnt\/bericht.pdf wurde/,
  );
  const gone = 'The part of Countersign that works on the file has stopped. What was confirmed before is saved.';
  expect(errorText(new CountersignError('ENGINE_GONE', gone), english)).toEqual({
    title: 'The part of Countersign that works on the file has stopped.',
    body: 'What was confirmed before is saved. Restart it to go on.',
  });
  expect(errorText(new CountersignError('CANCELLED', 'This was cancelled.'), english).body).toBe(
    'Nothing was changed.',
  );
});
