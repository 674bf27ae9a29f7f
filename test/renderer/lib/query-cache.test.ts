import { expect, test } from 'vitest';
import { createQueryCache, queryKey, topicsOf } from '../../../renderer/lib/query-cache.ts';
import { contract, type MethodName } from '../../../shared/contract.ts';
import { CountersignError } from '../../../shared/errors.ts';

/** A cache over calls that the test answers by hand. */
function cacheByHand() {
  const calls: { method: string; resolve: (value: unknown) => void; reject: (error: unknown) => void }[] = [];
  const cache = createQueryCache((method) => new Promise((resolve, reject) => calls.push({ method, resolve, reject })));
  return { cache, calls };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));
const key = queryKey('trust.list', {});
const watch = (cache: ReturnType<typeof cacheByHand>['cache']) => cache.watch(key, 'trust.list', {}, () => undefined);

test('one question is asked for all who watch', async () => {
  const { cache, calls } = cacheByHand();
  watch(cache);
  watch(cache);
  calls[0]?.resolve(['pinned']);
  await settle();
  expect({ asked: calls.length, state: cache.read(key) }).toEqual({
    asked: 1,
    state: { value: ['pinned'], error: null, loading: false },
  });
});

test('a write to its topic asks again, and the old answer stays until then', async () => {
  const { cache, calls } = cacheByHand();
  watch(cache);
  calls[0]?.resolve('old');
  await settle();
  cache.invalidate(['evidence']);
  const between = cache.read(key);
  calls[1]?.resolve('new');
  await settle();
  expect([between, cache.read(key)]).toEqual([
    { value: 'old', error: null, loading: true },
    { value: 'new', error: null, loading: false },
  ]);
});

test('a write elsewhere asks nothing', async () => {
  const { cache, calls } = cacheByHand();
  watch(cache);
  calls[0]?.resolve('kept');
  await settle();
  cache.invalidate(['report']);
  expect(calls.length).toBe(1);
});

test('a late answer to an earlier question does not overwrite a newer one', async () => {
  const { cache, calls } = cacheByHand();
  watch(cache);
  cache.refetch(key);
  calls[1]?.resolve('new');
  await settle();
  calls[0]?.resolve('old');
  await settle();
  expect(cache.read(key).value).toBe('new');
});

test('a failure keeps the last answer beside it, and the next who looks asks again', async () => {
  const { cache, calls } = cacheByHand();
  const stop = watch(cache);
  calls[0]?.resolve('old');
  await settle();
  cache.invalidate(['evidence']);
  calls[1]?.reject(new CountersignError('ENGINE_GONE', 'Gone.'));
  await settle();
  const failed = cache.read(key);
  stop();
  watch(cache);
  expect({ value: failed.value, code: failed.error?.code, asked: calls.length }).toEqual({
    value: 'old',
    code: 'ENGINE_GONE',
    asked: 3,
  });
});

test('a stale answer that nobody watches is asked again only when somebody does', async () => {
  const { cache, calls } = cacheByHand();
  const stop = watch(cache);
  calls[0]?.resolve('old');
  await settle();
  stop();
  cache.invalidate(['evidence']);
  const whileUnwatched = calls.length;
  watch(cache);
  expect([whileUnwatched, calls.length]).toEqual([1, 2]);
});

test('another workspace starts from nothing', async () => {
  const { cache, calls } = cacheByHand();
  watch(cache);
  calls[0]?.resolve('of the other client');
  await settle();
  cache.clear();
  expect(cache.read(key)).toEqual({ value: undefined, error: null, loading: true });
});

test('a check of a file is never remembered', async () => {
  const { cache, calls } = cacheByHand();
  const checked = queryKey('verify.file', { path: '/report.pdf' });
  const stop = cache.watch(checked, 'verify.file', {}, () => undefined);
  calls[0]?.resolve('held');
  await settle();
  stop();
  expect(cache.read(checked).value).toBeUndefined();
});

test('every reading method says which writes make it stale', () => {
  const methods = Object.entries(contract) as [MethodName, { readonly right: string }][];
  const forgotten = methods.filter(
    ([method, { right }]) => right === 'read' && topicsOf(method).length === 0 && !/^(verify|file)\./.test(method),
  );
  expect(forgotten.map(([method]) => method)).toEqual([]);
});
