// What the pack holds of each bundle of evidence: its own manifests and signature as the provider wrote them, under the
// number that the reports give it, so that the provider's signature can be checked from the pack alone.
import type { ZipFile } from '../../bundle/write-zip.ts';
import type { SealedBundle, SealedState } from '../../review/sealed-state.ts';
import { evidenceNumber } from '../figures.ts';

export interface BundleManifest {
  /** The bundle's id. */
  readonly bundle: string;
  /** Below the bag's folder. */
  readonly path: string;
  readonly content: Buffer;
}

export function bundleFiles(state: SealedState, manifests: readonly BundleManifest[]): ZipFile[] {
  return state.bundles.flatMap((bundle) => {
    const folder = `data/bundles/${evidenceNumber(state, bundle.id)}`;
    const own = manifests.filter((manifest) => manifest.bundle === bundle.id);
    return [
      ...own.map(({ path, content }) => ({ path: `${folder}/${path}`, content })),
      { path: `${folder}/digests.txt`, content: Buffer.from(digests(bundle)) },
      // A plain export has no manifest; what names it is the digest of this list.
      ...(own.length === 0 ? [{ path: `${folder}/files.txt`, content: Buffer.from(listing(bundle)) }] : []),
    ];
  });
}

/** The SHA-256 of each file that was imported, sorted: to be held against the provider's manifest. */
function digests({ artefacts }: SealedBundle): string {
  return artefacts
    .map(({ sha256 }) => `${sha256}\n`)
    .toSorted()
    .join('');
}

/** As sha256sum writes it, in the order of bytes. */
function listing({ artefacts }: SealedBundle): string {
  return artefacts
    .toSorted((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)))
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join('');
}

/** The commands that check one bundle's signature with stock tools; none where there is nothing to check. */
export function bundleCommands(state: SealedState, bundle: SealedBundle, manifests: readonly BundleManifest[]): string {
  const number = evidenceNumber(state, bundle.id);
  const folder = `data/bundles/${number}`;
  const paths = new Set(manifests.filter((manifest) => manifest.bundle === bundle.id).map(({ path }) => path));
  const head = `   ${number}  ${oneLine(bundle.name)}, ${trustWords[bundle.trust]}\n`;
  if (!paths.has('tagmanifest-sha256.txt')) return `${head}   No manifest of it is kept: nothing to check here.\n`;
  const signed = `${folder}/tagmanifest-sha256.txt`;
  const signature = signatureCommand(bundle, folder, signed, paths);
  const listed = paths.has('manifest-sha256.txt')
    ? `     awk '{print tolower($1)}' ${folder}/manifest-sha256.txt | sort | diff - ${folder}/digests.txt\n`
    : '';
  return `${head}     (cd ${folder} && sha256sum -c --ignore-missing tagmanifest-sha256.txt)\n${listed}${signature}`;
}

const trustWords = {
  trusted: 'signed with a key that the customer had pinned',
  'unknown-signer': 'signed with a key that nobody had pinned',
  unsigned: 'not signed',
} as const;

function signatureCommand(bundle: SealedBundle, folder: string, signed: string, paths: ReadonlySet<string>): string {
  const ssh = 'sig/tagmanifest-sha256.txt.sig';
  const openssl = 'sig/tagmanifest-sha256.txt.sha256.sig';
  const key = `${folder}/sig/signer.pub.pem`;
  if (bundle.signatureKind === 'sshsig' && paths.has(ssh)) {
    return `     ssh-keygen -Y check-novalidate -n countersign-evidence-v1 -s ${folder}/${ssh} < ${signed} \\
       | grep -F '${bundle.fingerprint ?? ''}'\n`;
  }
  if (bundle.signatureKind === 'openssl-dgst' && paths.has(openssl) && paths.has('sig/signer.pub.pem')) {
    return `     openssl dgst -sha256 -verify ${key} -signature ${folder}/${openssl} ${signed} \\
       || openssl pkeyutl -verify -pubin -inkey ${key} -rawin -in ${signed} -sigfile ${folder}/${openssl}
     openssl pkey -pubin -in ${key} -outform DER | sha256sum | grep -F '${(bundle.fingerprint ?? '').replace('spki-sha256:', '')}'\n`;
  }
  return bundle.signatureKind === null ? '' : '   Its signature is of a kind that no stock tool checks.\n';
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
