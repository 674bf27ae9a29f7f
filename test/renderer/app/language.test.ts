import { expect, test } from 'vitest';
import { createLanguage } from '../../../renderer/app/language.ts';
import type { Engine } from '../../../renderer/lib/engine.ts';

/** A window whose engine writes down what it is told, and a storage that forgets nothing. */
function window(system: string, kept: Readonly<Record<string, string>> = {}) {
  const told: unknown[] = [];
  const cleared: string[] = [];
  const items = new Map(Object.entries(kept));
  const engine = {
    call: async (_method: string, input: unknown) => void told.push(input),
    queries: { clear: () => void cleared.push('cleared') },
  } as unknown as Engine;
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  } as unknown as Storage;
  return { language: createLanguage({ engine, storage, system }), told, cleared, items };
}

test("the system's language is spoken where it is one of ours, else English", () => {
  const spoken = ['de-AT', 'de', 'en-GB', 'fr-FR', ''].map((tag) => window(tag).language.store.getState().locale);
  expect(spoken).toEqual(['de', 'de', 'en', 'en', 'en']);
});

test('a choice is kept, told to the engine, and what it had worded is asked again', async () => {
  const { language, told, cleared, items } = window('en-GB');
  language.choose('de');
  await new Promise((resolve) => setImmediate(resolve));
  expect({ told, cleared, kept: [...items.values()], said: language.store.getState().words.app.offline }).toEqual({
    told: [{ locale: 'de' }],
    cleared: ['cleared'],
    kept: ['de'],
    said: 'Offline',
  });
  expect(window('en-GB', Object.fromEntries(items)).language.store.getState().locale).toBe('de');
});

test('dates follow the language: the region of the system where it fits, else the language', () => {
  const dateOf = (system: string, choice: 'system' | 'de') => {
    const { language } = window(system);
    language.choose(choice);
    return language.store.getState().format.date('2026-10-01');
  };
  expect([dateOf('en-GB', 'system'), dateOf('en-GB', 'de'), dateOf('de-AT', 'system')]).toEqual([
    '1 Oct 2026',
    '1. Okt. 2026',
    '1. Okt. 2026',
  ]);
});
