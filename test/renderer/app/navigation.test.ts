import { expect, test } from 'vitest';
import { createNavigation } from '../../../renderer/app/navigation.ts';

test('back and forward retrace the way', () => {
  const navigation = createNavigation();
  navigation.go({ name: 'evidence' });
  navigation.go({ name: 'inventory', subject: 'identities' });
  navigation.back();
  const back = navigation.store.getState().screen;
  navigation.forward();
  const forward = navigation.store.getState().screen;
  expect([back, forward]).toEqual([{ name: 'evidence' }, { name: 'inventory', subject: 'identities' }]);
});

test('a step aside forgets what was ahead', () => {
  const navigation = createNavigation();
  navigation.go({ name: 'evidence' });
  navigation.back();
  navigation.go({ name: 'ledger' });
  navigation.forward();
  expect(navigation.store.getState()).toEqual({
    screen: { name: 'ledger' },
    behind: [{ name: 'overview' }],
    ahead: [],
  });
});

test('going where one is leaves no step, and there is nothing before the start', () => {
  const navigation = createNavigation();
  navigation.go({ name: 'overview' });
  navigation.back();
  expect(navigation.store.getState()).toEqual({ screen: { name: 'overview' }, behind: [], ahead: [] });
});

test('replacing changes the screen without a step', () => {
  const navigation = createNavigation();
  navigation.go({ name: 'inventory' });
  navigation.replace({ name: 'inventory', search: 'svc' });
  navigation.back();
  expect(navigation.store.getState().ahead).toEqual([{ name: 'inventory', search: 'svc' }]);
});
