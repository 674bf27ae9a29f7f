import { expect, test } from 'vitest';
import type { EngineProcess } from '../../electron/shell/carrier.ts';
import { createGrants } from '../../electron/shell/grants.ts';
import { createRelay } from '../../electron/shell/relay.ts';
import { type ChannelEnd, createChannelEnd, type Message } from '../../shared/channel.ts';

/** A relay over engines that only write down what reaches them. */
function setUp() {
  const engines: { readonly end: ChannelEnd; readonly got: Message[] }[] = [];
  const sent: unknown[] = [];
  const grants = createGrants();
  const start = (): EngineProcess => {
    const got: Message[] = [];
    const end = createChannelEnd((message) => got.push(message));
    engines.push({ end, got });
    return { channel: end, stop: async () => end.close() };
  };
  const pathsIn = (_method: string, input: unknown) => (typeof input === 'string' ? [input] : []);
  const relay = createRelay({ start, grants, pathsIn, send: (channel, message) => sent.push([channel, message]) });
  const engine = (index: number) => {
    const found = engines[index];
    if (found === undefined) throw new Error(`engine ${index} was not started`);
    return found;
  };
  return { relay, grants, sent, engines, engine };
}

const failed = (id: string, code: string) => [
  'answer',
  { kind: 'failed', id, error: expect.objectContaining({ code }) },
];

test('the engine starts with the first call, and answers go back', () => {
  const { relay, sent, engines, engine } = setUp();
  const before = engines.length;
  relay.call('overview.read', {}, 'a');
  engine(0).end.receive({ kind: 'progress', id: 'a', done: 1, total: 2, label: 'Counting' });
  engine(0).end.receive({ kind: 'result', id: 'a', value: 7 });
  engine(0).end.receive({ kind: 'changed', topics: ['review'] });
  expect([before, engine(0).got, sent]).toEqual([
    0,
    [{ kind: 'call', id: 'a', method: 'overview.read', input: {} }],
    [
      ['answer', { kind: 'progress', id: 'a', done: 1, total: 2, label: 'Counting' }],
      ['answer', { kind: 'result', id: 'a', value: 7 }],
      ['answer', { kind: 'changed', topics: ['review'] }],
    ],
  ]);
});

test('a call that names a file nobody granted never reaches the engine', () => {
  const { relay, grants, sent, engines, engine } = setUp();
  relay.call('evidence.inspect', '/etc/passwd', 'a');
  const started = engines.length;
  grants.allow(['/q3.zip']);
  relay.call('evidence.inspect', '/q3.zip', 'b');
  expect([started, sent, engine(0).got.length]).toEqual([0, [failed('a', 'PATH_NOT_GRANTED')], 1]);
});

test('when the engine dies open calls fail, later ones too, until it is started again', () => {
  const { relay, sent, engines, engine } = setUp();
  relay.call('one', {}, 'a');
  relay.call('two', {}, 'b');
  engine(0).end.close();
  relay.call('three', {}, 'c');
  relay.cancel('a');
  const startedBefore = engines.length;
  relay.restart();
  relay.restart();
  relay.call('four', {}, 'd');
  expect([startedBefore, engines.length, sent, engine(1).got]).toEqual([
    1,
    2,
    [failed('a', 'ENGINE_GONE'), failed('b', 'ENGINE_GONE'), ['engine-gone', null], failed('c', 'ENGINE_GONE')],
    [{ kind: 'call', id: 'd', method: 'four', input: {} }],
  ]);
});

test('a page that left gets no answers of its calls, and their work is cancelled', () => {
  const { relay, sent, engine } = setUp();
  relay.call('import', {}, 'a');
  relay.cancelAll();
  engine(0).end.receive({ kind: 'result', id: 'a', value: 1 });
  expect([sent, engine(0).got.at(-1)]).toEqual([[], { kind: 'cancel', id: 'a' }]);
});

test('stopping is no crash: the window hears nothing of it', async () => {
  const { relay, sent } = setUp();
  relay.call('import', {}, 'a');
  await relay.stop(1000);
  expect(sent).toEqual([]);
});
