import { expect, test } from 'vitest';
import { manifestFiles } from '../../../electron/engine/bundle/manifest-files.ts';

test('manifests and signatures are kept as they are, and neither a private key nor anything else beside them', async () => {
  const files: Record<string, string> = {
    'bagit.txt': 'BagIt-Version: 1.0\n',
    'bag-info.txt': 'Source-Organization: Harbour Security\n',
    'manifest-sha256.txt': 'a  data/x\n',
    'tagmanifest-sha256.txt': 'b  manifest-sha256.txt\n',
    'notes.txt': 'password: hunter2\n',
    'sig/tagmanifest-sha256.txt.sig': '-----BEGIN SSH SIGNATURE-----\n',
    'sig/signer.pub.pem': '-----BEGIN PUBLIC KEY-----\n',
    'sig/signer.pem': '-----BEGIN PRIVATE KEY-----\n',
    'sig/$(rm -rf x).sig': 'odd',
    'sig/notes.txt': 'a note',
  };
  const paths = Object.keys(files);
  const kept = await manifestFiles({
    tagFiles: paths.filter((path) => !path.startsWith('sig/')),
    signatureFiles: paths.filter((path) => path.startsWith('sig/')),
    readTagFile: async (path) => Buffer.from(files[path] ?? ''),
  });
  expect(kept.map(({ path }) => path)).toEqual([
    'bag-info.txt',
    'bagit.txt',
    'manifest-sha256.txt',
    'sig/signer.pub.pem',
    'sig/tagmanifest-sha256.txt.sig',
    'tagmanifest-sha256.txt',
  ]);
  expect(kept.every(({ path, bytes }) => bytes.toString() === files[path])).toBe(true);
});
