import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  isSignedBy,
  originOf,
  parseCheckpoint,
  rawPublicKey,
  signCheckpoint,
  verifierKey,
} from '../../../electron/engine/ledger/checkpoint.ts';
import { leafHash } from '../../../electron/engine/ledger/merkle.ts';

const origin = originOf('0199a000-0000-7000-8000-000000000001');
// A fixed seed, so that the note below stays the same: an Ed25519 signature depends on key and text alone.
const privateKey = createPrivateKey({
  key: Buffer.from(`302e020100300506032b657004220420${'07'.repeat(32)}`, 'hex'),
  format: 'der',
  type: 'pkcs8',
});
const key = verifierKey(origin, rawPublicKey(createPublicKey(privateKey)));
const root = leafHash(Buffer.from('entry'));
const note = signCheckpoint({ origin, size: 1, root }, privateKey);

test('a checkpoint is a signed note of three lines', () => {
  expect(note.split('\n').slice(0, 4)).toEqual([origin, '1', Buffer.from(root).toString('base64'), '']);
  expect(note).toMatch(new RegExp(`\\n\\n— ${origin} [A-Za-z0-9+/]+=*\\n$`));
  const { text: _text, signatures, ...checkpoint } = parseCheckpoint(note);
  expect({ ...checkpoint, signatures: signatures.length, signed: isSignedBy(parseCheckpoint(note), key) }).toEqual({
    origin,
    size: 1,
    root: Buffer.from(root),
    signatures: 1,
    signed: true,
  });
});

test('any change to origin, size or root breaks the signature', () => {
  const changes = [
    note.replace(/^(.*)1\n1\n/, '$12\n1\n'),
    note.replace('\n1\n', '\n2\n'),
    note.replace(Buffer.from(root).toString('base64'), Buffer.from(leafHash(root)).toString('base64')),
  ];
  expect(changes.map((changed) => changed !== note && isSignedBy(parseCheckpoint(changed), key))).toEqual([
    false,
    false,
    false,
  ]);
});

test("another key's signature under the same name is not taken for the workspace's", () => {
  const other = generateKeyPairSync('ed25519').privateKey;
  expect(isSignedBy(parseCheckpoint(signCheckpoint({ origin, size: 1, root }, other)), key)).toBe(false);
});

test('a note that others signed too, with extension lines, is still ours', () => {
  const witnessed = `${note}— witness.example/one ${Buffer.alloc(68, 1).toString('base64')}\n`;
  expect(isSignedBy(parseCheckpoint(witnessed), key)).toBe(true);
});

test.each([
  ['nothing', ''],
  ['no signature', note.split('\n\n')[0] ?? ''],
  ['an empty list of signatures', `${note.split('\n\n')[0]}\n\n`],
  ['a size with a leading zero', note.replace('\n1\n', '\n01\n')],
  ['a negative size', note.replace('\n1\n', '\n-1\n')],
  ['a short root', note.replace(/\n1\n.*\n/, '\n1\nAAAA\n')],
  ['a root in sloppy base64', note.replace(/=\n/, '\n')],
  ['a hyphen for a dash', note.replace('— ', '- ')],
])('a malformed note is refused: %s', (_name, malformed) => {
  expect(malformed).not.toBe(note);
  expect(() => parseCheckpoint(malformed)).toThrow(expect.objectContaining({ code: 'PROOF_INVALID' }));
});

test('a malformed verifier key is refused', () => {
  const flippedId = key.replace(/\+([0-9a-f])/, (_match, digit) => `+${digit === '0' ? '1' : '0'}`);
  for (const bad of ['', 'name', flippedId, key.slice(0, -4)]) {
    expect(() => isSignedBy(parseCheckpoint(note), bad)).toThrow(expect.objectContaining({ code: 'PROOF_INVALID' }));
  }
});
