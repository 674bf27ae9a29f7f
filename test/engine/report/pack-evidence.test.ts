// The provider's own signature inside an audit pack: checked by ssh-keygen and openssl with the commands of the pack's page,
// for every kind of key that a provider may sign with.
import { execFileSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { buildBundle } from '../../../electron/engine/bundle/build.ts';
import { readBundle } from '../../../electron/engine/bundle/read.ts';
import { spkiFingerprint } from '../../../electron/engine/bundle/signature.ts';
import { bundleCommands, bundleFiles } from '../../../electron/engine/report/pack/bundle-files.ts';
import type { SealedBundle } from '../../../electron/engine/review/sealed-state.ts';
import { samplePayload } from '../bundle/sampleBag.ts';
import { sealedState } from './fixture.ts';
import { temporaryFolder } from './signers.ts';
import { testWith } from './tools.ts';

const keys = {
  ed25519: generateKeyPairSync('ed25519').privateKey,
  p256: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
};

testWith(
  'ssh-keygen',
  'openssl',
  'sha256sum',
  'awk',
)('every kind of signature is checked from the pack alone, and fails where the manifest was changed', async () => {
  const found: Record<string, unknown> = {};
  for (const [name, key] of Object.entries(keys)) {
    for (const format of ['ssh', 'openssl'] as const) {
      const { folder, commands } = await written(key, format);
      const sound = holds(folder, commands);
      writeFileSync(join(folder, 'data/bundles/E01/tagmanifest-sha256.txt'), 'something else\n');
      found[`${name} ${format}`] = [sound, holds(folder, commands)];
    }
  }
  expect(found).toEqual(
    Object.fromEntries(
      Object.keys(keys).flatMap((name) => ['ssh', 'openssl'].map((format) => [`${name} ${format}`, [true, false]])),
    ),
  );
});

/** The part of a pack that is about one bundle, in a folder, and the commands that check it. */
async function written(key: KeyObject, signature: 'ssh' | 'openssl') {
  const folder = temporaryFolder();
  const source = join(folder, 'source');
  for (const [path, content] of Object.entries(samplePayload)) {
    mkdirSync(dirname(join(source, path)), { recursive: true });
    writeFileSync(join(source, path), content);
  }
  const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  // Nobody but openssl pkeyutl makes such a signature with Ed25519: it is put in place of the one of ssh.
  const byHand = key.asymmetricKeyType === 'ed25519' && signature === 'openssl';
  const { out } = await buildBundle({
    source,
    out: join(folder, 'bundle.zip'),
    key: pem,
    method: byHand ? 'ssh' : signature,
    clock: () => new Date('2026-10-01T06:00:00.000Z'),
  });
  const read = await readBundle(out);
  await read.close();
  const tagManifest = read.manifests.find(({ path }) => path === 'tagmanifest-sha256.txt')?.bytes ?? Buffer.alloc(0);
  const publicKey = createPublicKey(pem);
  const signed = byHand
    ? [
        ...read.manifests.filter(({ path }) => !path.startsWith('sig/')),
        { path: 'sig/tagmanifest-sha256.txt.sha256.sig', bytes: sign(null, tagManifest, key) },
        { path: 'sig/signer.pub.pem', bytes: Buffer.from(publicKey.export({ type: 'spki', format: 'pem' })) },
      ]
    : read.manifests;
  const plain = sealedState({ items: 1 });
  const bundle: SealedBundle = {
    ...(plain.bundles[0] as SealedBundle),
    id: 'b-own',
    fingerprint: byHand ? spkiFingerprint(publicKey) : (read.signature?.fingerprint ?? null),
    signatureKind: byHand ? 'openssl-dgst' : (read.signature?.kind ?? null),
    tagmanifestSha256: read.tagmanifestSha256,
    artefacts: read.files.map((file) => ({ ...file, id: file.path, kept: true, redactions: 0 })),
  };
  const state = { ...plain, bundles: [bundle] };
  const manifests = signed.map(({ path, bytes }) => ({ bundle: bundle.id, path, content: bytes }));
  for (const { path, content } of bundleFiles(state, manifests)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const commands = bundleCommands(state, bundle, manifests)
    .split('\n')
    .filter((line) => /^ {5}/.test(line));
  return { folder, commands };
}

function holds(folder: string, commands: readonly string[]): boolean {
  try {
    execFileSync('sh', ['-ec', commands.join('\n')], { cwd: folder, stdio: 'pipe' });
    return commands.length > 2;
  } catch {
    return false;
  }
}
