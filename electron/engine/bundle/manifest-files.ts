// A bag's own account of itself: its manifests and the signatures over them, as the provider wrote them. Kept with the
// evidence, they let anybody check the provider's signature long after the bundle itself is gone.
import type { OpenBag } from './bagit.ts';

export interface ManifestFile {
  /** Below the bag's folder: `tagmanifest-sha256.txt`, `sig/tagmanifest-sha256.txt.sig`. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** More than this of one file is no manifest that anybody would want to keep twice. */
const largest = 16 * 1024 ** 2;

// Names that a command line takes as they are: the page of instructions in a pack names these files.
const manifest = /^(?:bagit|bag-info|(?:tag)?manifest-[a-z0-9]+)\.txt$/;
const signature = /^sig\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.(?:sig|pem|pub|p7s|dsse\.json)$/;

/** Sorted by path. A private key that was put beside the signatures by mistake is left where it is. */
export async function manifestFiles(
  bag: Pick<OpenBag, 'readTagFile' | 'signatureFiles' | 'tagFiles'>,
): Promise<ManifestFile[]> {
  const wanted = [
    ...bag.tagFiles.filter((path) => manifest.test(path)),
    ...bag.signatureFiles.filter((path) => signature.test(path)),
  ];
  const files: ManifestFile[] = [];
  for (const path of wanted.toSorted()) {
    const bytes = await bag.readTagFile(path);
    if (bytes.length <= largest && !bytes.includes('PRIVATE KEY')) files.push({ path, bytes });
  }
  return files;
}
