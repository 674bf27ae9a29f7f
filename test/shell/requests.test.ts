import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCall, parseRequest } from '../../electron/shell/requests.ts';

test('well-formed requests come through, without what does not belong to them', () => {
  const requests = [
    { ask: 'recent', extra: 1 },
    { ask: 'open-path', path: '/a.pdf' },
    { ask: 'set-theme', theme: 'dark' },
    { ask: 'dialog', kind: 'save-report', options: { title: 'Save', fileName: '../../etc/q3.pdf', properties: ['x'] } },
    { ask: 'set-menu', sections: [{ label: 'Go', commands: [{ id: 'go.review', label: 'Review', click: 1 }, null] }] },
    { ask: 'set-menu', sections: [{ label: 'Edit', commands: [{ id: 'undo', label: 'Undo', role: 'undo' }] }] },
    { ask: 'set-menu', sections: [{ label: 'Edit', commands: [{ id: 'x', label: 'Tools', role: 'toggleDevTools' }] }] },
  ];
  expect(requests.map(parseRequest)).toEqual([
    { ask: 'recent' },
    { ask: 'open-path', path: '/a.pdf' },
    { ask: 'set-theme', theme: 'dark' },
    { ask: 'dialog', kind: 'save-report', options: { title: 'Save', fileName: '.._.._etc_q3.pdf' } },
    { ask: 'set-menu', sections: [{ label: 'Go', commands: [{ id: 'go.review', label: 'Review' }, null] }] },
    { ask: 'set-menu', sections: [{ label: 'Edit', commands: [{ id: 'undo', label: 'Undo', role: 'undo' }] }] },
    { ask: 'set-menu', sections: [{ label: 'Edit', commands: [null] }] },
  ]);
});

test('what is malformed is refused', () => {
  const requests: unknown[] = [
    null,
    'recent',
    { ask: 'exit' },
    { ask: 'open-path', path: 7 },
    { ask: 'set-theme', theme: 'pink' },
    { ask: 'dialog', kind: 'constructor', options: {} },
    { ask: 'set-title', title: 'x'.repeat(501) },
  ];
  const calls: unknown[] = [null, {}, { method: 7, id: 'a' }, { method: 'a', id: '' }, { method: 'a' }];
  expect([...requests.map(parseRequest), ...calls.map(parseCall)]).toEqual([...requests, ...calls].map(() => null));
});

test('nothing that the window can send makes the shell throw', () => {
  const asks = fc.constantFrom('dialog', 'open-path', 'remember', 'set-menu', 'set-theme', 'set-title', 'recent');
  fc.assert(
    fc.property(fc.anything(), asks, fc.anything(), (any, ask, held) => {
      parseCall(any);
      parseRequest(any);
      parseRequest({ ask, kind: held, options: held, sections: [held, { label: 'a', commands: [held] }], path: held });
    }),
  );
});
