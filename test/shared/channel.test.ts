import { describe, expect, test } from 'vitest';
import {
  createCaller,
  createChannelEnd,
  type Dispatch,
  directPair,
  type Message,
  onChanged,
  type Progress,
  serveCalls,
} from '../../shared/channel.ts';
import { CountersignError } from '../../shared/errors.ts';

function serve(dispatch: Dispatch) {
  const [near, far] = directPair();
  const logged: unknown[] = [];
  const served = serveCalls(far, dispatch, (error) => logged.push(error));
  return { near, far, served, logged, call: createCaller(near) };
}

async function failureOf(promise: Promise<unknown>): Promise<CountersignError> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CountersignError)) throw new Error(`expected a CountersignError, got ${String(error)}`);
  return error;
}

/** A promise with its ends outside. */
function gate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

describe('a call', () => {
  test('brings back what the other side returns, each to its own caller', async () => {
    const first = gate();
    const { call } = serve(async (method, input) => {
      if (method === 'slow') await first.passed;
      else first.open();
      return { method, input };
    });
    expect(await Promise.all([call('slow', 1), call('quick', { two: [2] })])).toEqual([
      { method: 'slow', input: 1 },
      { method: 'quick', input: { two: [2] } },
    ]);
  });

  test('rejects with the code, sentence and details that were thrown', async () => {
    const { call, logged } = serve(() => {
      throw new CountersignError('SELF_REVIEW', 'You own this credential.', { person: 'Dana Owner' });
    });
    const error = await failureOf(call('review.decide', {}));
    expect([error.code, error.message, error.details, logged]).toEqual([
      'SELF_REVIEW',
      'You own this credential.',
      { person: 'Dana Owner' },
      [],
    ]);
  });

  test('tells nothing of an unforeseen failure to the caller and all of it to the log', async () => {
    const failure = new Error('select secret from key');
    const { call, logged } = serve(() => Promise.reject(failure));
    const error = await failureOf(call('any', {}));
    expect([error.code, error.message.includes('secret'), error.details, logged]).toEqual([
      'UNEXPECTED',
      false,
      {},
      [failure],
    ]);
  });

  test('reads a code of a newer version as UNEXPECTED', async () => {
    const [near, far] = directPair();
    far.onMessage((message) => {
      const error = { code: 'FROM_THE_FUTURE' as 'UNEXPECTED', message: 'New.', details: {} };
      if (message.kind === 'call') far.post({ kind: 'failed', id: message.id, error });
    });
    expect((await failureOf(createCaller(near)('any', {}))).code).toBe('UNEXPECTED');
  });

  test('reports progress in order and none after its end', async () => {
    let late: (done: number, total: number, label: string) => void = () => {};
    const { call } = serve(async (_method, _input, { progress }) => {
      late = progress;
      progress(1, 3, 'Reading users.csv');
      progress(3, 3, 'Reading users.csv');
      return 'done';
    });
    const steps: Progress[] = [];
    await call('import', {}, { onProgress: (step) => steps.push(step) });
    late(9, 9, 'too late');
    await call('import', {});
    expect(steps).toEqual([
      { done: 1, total: 3, label: 'Reading users.csv' },
      { done: 3, total: 3, label: 'Reading users.csv' },
    ]);
  });

  test('rejects when its input cannot cross a process', async () => {
    const { call } = serve(async () => null);
    await expect(call('any', () => 1)).rejects.toThrow();
  });
});

describe('cancelling', () => {
  test('aborts the signal that the work was given, and the work answers CANCELLED', async () => {
    const started = gate();
    const { call } = serve((_method, _input, { signal }) => {
      started.open();
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    const controller = new AbortController();
    const answer = call('import', {}, { signal: controller.signal });
    await started.passed;
    controller.abort();
    expect((await failureOf(answer)).code).toBe('CANCELLED');
  });

  test('before the call was sent sends nothing', async () => {
    const sent: Message[] = [];
    const call = createCaller(createChannelEnd((message) => sent.push(message)));
    const error = await failureOf(call('import', {}, { signal: AbortSignal.abort() }));
    expect([error.code, sent]).toEqual(['CANCELLED', []]);
  });

  test('after the answer sends nothing', async () => {
    const { near, far, call } = serve(async () => 'done');
    const controller = new AbortController();
    await call('import', {}, { signal: controller.signal });
    const seen: string[] = [];
    far.onMessage((message) => seen.push(message.kind));
    controller.abort();
    near.post({ kind: 'call', id: 'marker', method: 'any', input: null });
    await call('any', {});
    expect(seen).toEqual(['call', 'call']);
  });
});

describe('when the channel closes', () => {
  test('every pending call and every later one rejects with ENGINE_GONE, and the work is aborted', async () => {
    const signals: AbortSignal[] = [];
    const started = gate();
    const { far, call } = serve((_method, _input, { signal }) => {
      if (signals.push(signal) === 2) started.open();
      return new Promise(() => {});
    });
    const pending = [failureOf(call('one', {})), failureOf(call('two', {}))];
    await started.passed;
    far.close();
    const errors = await Promise.all([...pending, failureOf(call('three', {}))]);
    expect([errors.map((error) => error.code), signals.map((signal) => signal.aborted)]).toEqual([
      ['ENGINE_GONE', 'ENGINE_GONE', 'ENGINE_GONE'],
      [true, true],
    ]);
  });

  test('work that ends afterwards has nobody to answer and does no harm', async () => {
    const end = gate();
    const { far, call, logged, served } = serve(async () => {
      await end.passed;
      return 'late';
    });
    const pending = failureOf(call('one', {}));
    await Promise.resolve();
    far.close();
    end.open();
    served.broadcast(['evidence']);
    expect([(await pending).code, logged]).toEqual(['ENGINE_GONE', []]);
  });
});

test('a change is told to whoever listens, until they stop', async () => {
  const { near, served, call } = serve(async () => null);
  const heard: (readonly string[])[] = [];
  const stop = onChanged(near, (topics) => heard.push(topics));
  served.broadcast(['evidence', 'inventory']);
  await call('any', {});
  stop();
  served.broadcast(['review']);
  await call('any', {});
  expect(heard).toEqual([['evidence', 'inventory']]);
});
