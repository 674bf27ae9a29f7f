import { expect, test } from 'vitest';
import { deliveriesOf, deliveryName, pathOfFile } from '../../../renderer/app/deliveries.ts';
import { messages } from '../../../renderer/messages/table.ts';

test('files that are dropped together are one delivery, and each bundle and folder is one by itself', () => {
  expect([
    deliveriesOf(['/q/users.json', '/q/keys.csv']),
    deliveriesOf(['/q/q3.zip', '/q/users.json', '/q/exports', '/q/keys.csv']),
    deliveriesOf(['/q/q3.zip', '/q/users.json']),
    deliveriesOf([]),
  ]).toEqual([
    [['/q/users.json', '/q/keys.csv']],
    ['/q/q3.zip', ['/q/users.json', '/q/keys.csv'], '/q/exports'],
    ['/q/q3.zip', '/q/users.json'],
    [],
  ]);
});

test('a delivery is called by its first file, and a file of it is found on this machine', () => {
  const several = ['C:\\q\\users.json', '/r/keys.csv'];
  expect([
    deliveryName('/q/q3.zip', messages.en.app),
    deliveryName('/q/exports/', messages.en.app),
    deliveryName(several, messages.en.app),
    pathOfFile(several, 'users.json'),
    pathOfFile('/q/q3.zip', 'keys.csv'),
  ]).toEqual(['q3.zip', 'exports', 'users.json and 1 more', 'C:\\q\\users.json', '/q/q3.zip']);
});
