// The evidence inside an audit pack: each bundle's own manifests against the register in the sealed state, and the provider's
// signature over them, checked again from what the pack holds.
import { createHash } from 'node:crypto';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { type BundleSignature, checkSignatures, judgeTrust } from '../bundle/signature.ts';
import { decodeTagFile, parseManifest } from '../bundle/tag-files.ts';
import { failed, failedBy, held, notCheckable } from './lines.ts';
import type { CarriedState } from './sealed-state.ts';

type Bundle = CarriedState['bundles'][number];

const tagManifestName = 'tagmanifest-sha256.txt';
const manifestName = 'manifest-sha256.txt';

export async function bundleLines(
  { bundles }: CarriedState,
  present: ReadonlySet<string>,
  read: (path: string) => Promise<Buffer>,
  fingerprints: readonly string[],
  subject: string,
): Promise<CheckLine[]> {
  const lines: CheckLine[] = [];
  for (const [index, bundle] of bundles.entries()) {
    const number = `E${String(index + 1).padStart(2, '0')}`;
    const files = new Map<string, Buffer>();
    for (const path of present) {
      const inside = path.startsWith(`bundles/${number}/`) ? path.slice(`bundles/${number}/`.length) : null;
      if (inside !== null) files.set(inside, await read(path));
    }
    lines.push(...(await linesOf(bundle, files, fingerprints, `${subject}, ${number} ${bundle.name}`)));
  }
  return lines;
}

async function linesOf(
  bundle: Bundle,
  files: ReadonlyMap<string, Buffer>,
  fingerprints: readonly string[],
  subject: string,
): Promise<CheckLine[]> {
  const tagManifest = files.get(tagManifestName);
  if (tagManifest === undefined) return [withoutManifest(bundle, subject)];
  if (sha256(tagManifest) !== bundle.tagmanifestSha256) {
    return [failed('bundle-manifest', subject, 'Its tag manifest is not the one that was imported.')];
  }
  try {
    return [
      manifestLine(bundle, files, tagManifest, subject),
      ...(await signatureLines(bundle, files, tagManifest, fingerprints, subject)),
    ];
  } catch (cause) {
    return [failedBy('bundle-signature', subject, cause)];
  }
}

function withoutManifest(bundle: Bundle, subject: string): CheckLine {
  return bundle.signatureKind === null
    ? notCheckable(
        'bundle-signature',
        subject,
        'Nobody signed it: what it says rests on the word of who handed it over.',
      )
    : notCheckable(
        'bundle-signature',
        subject,
        'It was imported before manifests were kept. That its signature held is the customer’s word, and the ledger’s.',
      );
}

/** The files of the register are those of the manifest, and that manifest is the one under the tag manifest. */
function manifestLine(
  { artefacts }: Bundle,
  files: ReadonlyMap<string, Buffer>,
  tagManifest: Buffer,
  subject: string,
): CheckLine {
  const check = 'bundle-manifest';
  const manifest = files.get(manifestName);
  if (manifest === undefined) return notCheckable(check, subject, 'It has no manifest of SHA-256 checksums.');
  const covered = digestsIn(tagManifest, tagManifestName).get(manifestName);
  if (covered !== sha256(manifest)) return failed(check, subject, 'Its manifest is not the one that was signed.');
  const listed = digestsIn(manifest, manifestName);
  const wrong = artefacts.find(({ path, sha256: digest }) => listed.get(`data/${path}`) !== digest);
  if (wrong !== undefined) {
    return failed(check, subject, `${wrong.path} has another SHA-256 in the register than in the provider’s manifest.`);
  }
  return listed.size === artefacts.length
    ? held(check, subject, `Each of its ${artefacts.length} files has the SHA-256 that the provider’s manifest gives.`)
    : failed(check, subject, `The provider’s manifest lists ${listed.size} files, the register ${artefacts.length}.`);
}

function digestsIn(manifest: Buffer, name: string): Map<string, string> {
  const lines = parseManifest(decodeTagFile(manifest, 'UTF-8', name), name, 64);
  return new Map(lines.map(({ path, digest }) => [path, digest]));
}

async function signatureLines(
  bundle: Bundle,
  files: ReadonlyMap<string, Buffer>,
  tagManifest: Buffer,
  fingerprints: readonly string[],
  subject: string,
): Promise<CheckLine[]> {
  const check = 'bundle-signature';
  const { signature } = await checkSignatures({
    tagManifest: { name: tagManifestName, bytes: tagManifest },
    signatureFiles: [...files.keys()].filter((path) => path.startsWith('sig/')),
    readTagFile: async (path) => required(files, path),
  });
  if (signature === null) {
    return [
      bundle.signatureKind === null
        ? notCheckable(check, subject, 'Nobody signed it: what it says rests on the word of who handed it over.')
        : failed(check, subject, `It was imported as signed by ${bundle.fingerprint}; that signature is missing.`),
    ];
  }
  const signers = [signature, ...signature.coSigners].map((signer) => signer.fingerprint);
  return [
    signers.includes(bundle.fingerprint ?? '')
      ? held(check, subject, `The provider’s signature over its tag manifest holds: ${signers.join(', ')}.`)
      : failed(check, subject, `It is signed by ${signers.join(', ')}; the register names ${bundle.fingerprint}.`),
    bundleTrustLine(signature, signers, fingerprints, subject),
  ];
}

function bundleTrustLine(
  signature: BundleSignature,
  signers: readonly string[],
  fingerprints: readonly string[],
  subject: string,
): CheckLine {
  const check = 'bundle-trust';
  const given = fingerprints.filter((one) => /^(?:SHA256|spki-sha256):/.test(one));
  if (given.length === 0)
    return notCheckable(
      check,
      subject,
      `Whether ${signers.join(', ')} is the provider’s key can’t be said: no fingerprint was given.`,
    );
  return judgeTrust(signature, given) === 'trusted'
    ? held(check, subject, `Signed by ${signers.join(', ')}, which was given as known.`)
    : notCheckable(
        check,
        subject,
        `Signed by ${signers.join(', ')}, which is none of the fingerprints that were given.`,
      );
}

function required(files: ReadonlyMap<string, Buffer>, path: string): Buffer {
  const content = files.get(path);
  if (content === undefined) throw new CountersignError('BUNDLE_MISSING_FILE', `${path} is missing.`, { entry: path });
  return content;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
