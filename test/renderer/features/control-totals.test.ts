import { expect, test } from 'vitest';
import { declaredSum, isShort } from '../../../renderer/features/evidence/control-totals.ts';
import type { SourceReport } from '../../../shared/contract/evidence.ts';

const none = { identities: null, credentials: null, entitlements: null, findings: null, actions: null };
const zero = { identities: 0, credentials: 0, entitlements: 0, findings: 0, actions: 0 };

function source(
  declared: Partial<SourceReport['declared']>,
  imported: Partial<SourceReport['imported']>,
  rejected = 0,
): SourceReport {
  return {
    id: 'iam',
    kind: 'aws',
    sniffed: false,
    system: null,
    extractedAt: null,
    query: null,
    declared: { ...none, ...declared },
    imported: { ...zero, ...imported },
    rejected,
    duplicates: 0,
    partial: false,
    emptyAttested: null,
    remarks: [],
    files: [],
  };
}

test('a count that was not declared is no shortfall', () => {
  expect(isShort(source({}, { entitlements: 64 }))).toBe(false);
});

test('fewer or more than declared is one', () => {
  const both = [source({ entitlements: 168 }, { entitlements: 166 }), source({ identities: 0 }, { identities: 1 })];
  expect(both.map(isShort)).toEqual([true, true]);
});

test('nothing declared is unknown, not zero', () => {
  expect([declaredSum(none), declaredSum({ ...none, identities: 0 })]).toEqual([null, 0]);
});

test('rows that were rejected by name are accounted for', () => {
  expect([
    isShort(source({ identities: 160 }, { identities: 159 }, 1)),
    isShort(source({ identities: 160 }, { identities: 157 }, 1)),
  ]).toEqual([false, true]);
});
