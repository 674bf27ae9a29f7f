import { expect, test } from 'vitest';
import { declaredInWords, isShort } from '../../../renderer/features/evidence/control-totals.ts';
import { messages } from '../../../renderer/messages/table.ts';
import type { SourceReport } from '../../../shared/contract/evidence.ts';

const none = { identities: null, credentials: null, entitlements: null, findings: null, actions: null };
const zero = { identities: 0, credentials: 0, entitlements: 0, findings: 0, actions: 0 };

function source(
  declared: Partial<SourceReport['declared']>,
  imported: Partial<SourceReport['imported']>,
  rejected = 0,
  duplicates = 0,
): Pick<SourceReport, 'declared' | 'imported' | 'rejected' | 'duplicates'> {
  return { declared: { ...none, ...declared }, imported: { ...zero, ...imported }, rejected, duplicates };
}

test('a count that was not declared is no shortfall', () => {
  expect(isShort(source({}, { entitlements: 64 }))).toBe(false);
});

test('fewer or more than declared is one', () => {
  const both = [source({ entitlements: 168 }, { entitlements: 166 }), source({ identities: 0 }, { identities: 1 })];
  expect(both.map(isShort)).toEqual([true, true]);
});

test('too many of one kind do not make up for too few of another', () => {
  expect(isShort(source({ identities: 10, entitlements: 10 }, { identities: 12, entitlements: 8 }))).toBe(true);
});

test('rows that were rejected by name, or told twice, are accounted for', () => {
  expect([
    isShort(source({ identities: 160 }, { identities: 159 }, 1)),
    isShort(source({ identities: 160 }, { identities: 159 }, 0, 1)),
    isShort(source({ identities: 160 }, { identities: 157 }, 1)),
  ]).toEqual([false, false, true]);
});

test('what was declared is told by kind of record, and nothing declared is unknown, not zero', () => {
  const said = (locale: 'en' | 'de') => [
    declaredInWords({ ...none, identities: 1710, entitlements: 1 }, messages[locale].evidence),
    declaredInWords({ ...none, identities: 0 }, messages[locale].evidence),
    declaredInWords(none, messages[locale].evidence),
  ];
  expect([said('en'), said('de')]).toEqual([
    ['1,710 identities, 1 entitlement', '0 identities', null],
    ['1.710 Identitäten, 1 Berechtigung', '0 Identitäten', null],
  ]);
});
