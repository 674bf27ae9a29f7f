// Signing identities for tests, made once a run: deriving a key from a passphrase is slow on purpose.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSigningKey, type Signer, unlockKey } from '../../../electron/engine/keys/signing-key.ts';

export interface TestSigner {
  readonly signer: Signer;
  readonly rootPem: string;
}

const passphrase = 'a long walk along the harbour';

export async function makeSigner(commonName = 'Dana Owner', organisation = 'Northwind Trading'): Promise<TestSigner> {
  const key = await createSigningKey({
    commonName,
    organisation,
    email: 'dana@northwind.example',
    passphrase,
    clock: () => new Date('2026-10-01T09:00:00.000Z'),
  });
  return { signer: await unlockKey(key, passphrase), rootPem: key.rootPem };
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'countersign-report-'));
}

export function written(folder: string, name: string, content: Buffer | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
