import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planInstructions, type Sent, type Wanted } from '../../../electron/engine/review/instruction-plan.ts';

const subject = fc.constantFrom('a', 'b', 'c', 'd');
const kind = fc.constantFrom('REVOKE' as const, 'REDUCE' as const, 'ROTATE' as const, 'QUESTION' as const);
const wantedList = fc.uniqueArray(fc.record<Wanted>({ subject, kind, content: fc.constantFrom('1', '2') }), {
  selector: (one) => one.subject,
});
const sentList = fc.uniqueArray(
  fc.record<Sent>({
    subject,
    kind: fc.oneof(kind, fc.constant('WITHDRAWN' as const)),
    content: fc.constantFrom('1', '2'),
    reference: fc.constantFrom('NT-I0001', 'NT-I0002'),
  }),
  { selector: (one) => one.subject },
);

/** What the provider holds once a list was sent. */
function afterwards(sent: readonly Sent[], wanted: readonly Wanted[]): Sent[] {
  const held = new Map(sent.map((one) => [one.subject, one]));
  for (const step of planInstructions(wanted, sent).planned) {
    if (step.step === 'ask') held.set(step.wanted.subject, { ...step.wanted, reference: 'new' });
    else held.set(step.sent.subject, { ...step.sent, kind: 'WITHDRAWN' });
  }
  return [...held.values()];
}

test('a list says what is new, what changed and what is taken back, and nothing twice', () => {
  const wanted: Wanted[] = [
    { subject: 'new', kind: 'REVOKE', content: '1' },
    { subject: 'changed', kind: 'REDUCE', content: '2' },
    { subject: 'same', kind: 'ROTATE', content: '1' },
  ];
  const sent: Sent[] = [
    { subject: 'changed', kind: 'REDUCE', content: '1', reference: 'NT-I0001' },
    { subject: 'same', kind: 'ROTATE', content: '1', reference: 'NT-I0002' },
    { subject: 'gone', kind: 'REVOKE', content: '1', reference: 'NT-I0003' },
    { subject: 'answered', kind: 'QUESTION', content: '1', reference: 'NT-I0004' },
  ];
  expect(planInstructions(wanted, sent)).toEqual({
    planned: [
      { step: 'ask', wanted: wanted[0], replaces: null },
      { step: 'ask', wanted: wanted[1], replaces: 'NT-I0001' },
      { step: 'withdraw', sent: sent[2] },
    ],
    unchanged: 1,
  });
});

test('once a list was sent there is nothing to send, whatever was wanted and sent before', () => {
  fc.assert(
    fc.property(wantedList, sentList, (wanted, sent) => {
      expect(planInstructions(wanted, afterwards(sent, wanted)).planned).toEqual([]);
    }),
  );
});

test('what the provider holds in the end is exactly what is wanted', () => {
  fc.assert(
    fc.property(wantedList, sentList, (wanted, sent) => {
      const orders = afterwards(sent, wanted).filter((one) => one.kind !== 'WITHDRAWN' && one.kind !== 'QUESTION');
      const asked = wanted.filter((one) => one.kind !== 'QUESTION');
      const said = (list: readonly Wanted[] | readonly Sent[]) =>
        list.map((one) => `${one.subject} ${one.kind} ${one.content}`).sort();
      expect(said(orders)).toEqual(said(asked));
    }),
  );
});
