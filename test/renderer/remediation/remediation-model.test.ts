import { expect, test } from 'vitest';
import { overThePromise } from '../../../renderer/features/remediation/remediation-model.ts';
import { messages } from '../../../renderer/messages/table.ts';

test('what is open is counted once, by its days over the due date, and apart where none was promised', () => {
  const dues = [null, '2026-11-22', '2026-12-01', '2026-11-21', '2026-11-15', '2026-11-14', '2026-10-01', '2025-11-22'];
  const bands = (language: 'en' | 'de') =>
    overThePromise(
      dues.map((due) => ({ due, items: 1 })),
      '2026-11-22',
      messages[language].remediation.work.bands,
    ).map(({ name, value, isMissed }) => `${name}: ${value}${isMissed ? ' missed' : ''}`);
  expect([bands('en'), bands('de')[1], bands('de')[5]]).toEqual([
    ['no date: 1', 'in time: 2', '1–7: 2 missed', '8–30: 1 missed', '31–90: 1 missed', '91+: 1 missed'],
    'in Frist: 2',
    'ab 91: 1 missed',
  ]);
});
