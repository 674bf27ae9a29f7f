// Checks a provider's bundle: every byte against its manifests, who signed it, whether the checker knows him, and whether
// what was declared is there.
import type { CheckLine } from '../../../shared/contract/method.ts';
import { CountersignError, type ErrorCode } from '../../../shared/errors.ts';
import { type ReadBundle, readBundle } from '../bundle/read.ts';
import { judgeTrust } from '../bundle/signature.ts';
import { totalsLines } from './declared-totals.ts';
import { failed, held, notCheckable } from './lines.ts';

export async function verifyBundle(
  path: string,
  subject: string,
  fingerprints: readonly string[],
): Promise<CheckLine[]> {
  let bundle: ReadBundle;
  try {
    bundle = await readBundle(path);
  } catch (cause) {
    return refusedLines(cause, subject);
  }
  try {
    return [
      integrityLine(bundle, subject),
      ...signatureLines(bundle, subject),
      trustLine(bundle, subject, fingerprints),
      ...(await completenessLines(path, bundle, subject)),
      freshnessLine(bundle, subject),
    ];
  } finally {
    await bundle.close();
  }
}

/** Reading ends at the first thing that is wrong; the rest could not be judged, and is said not to be. */
function refusedLines(cause: unknown, subject: string): CheckLine[] {
  if (!(cause instanceof CountersignError) || cause.code === 'FILE_UNREADABLE') throw cause;
  const entry = cause.details.entry;
  const check = checkOf.get(cause.code) ?? 'integrity';
  const others = ['integrity', 'signature', 'trust', 'completeness'].filter((name) => name !== check);
  return [
    failed(check, typeof entry === 'string' ? entry : subject, cause.message),
    ...others.map((name) => notCheckable(name, subject, 'Not judged: the check ended at what failed.')),
  ];
}

const checkOf: ReadonlyMap<ErrorCode, string> = new Map<ErrorCode, string>([
  ['BUNDLE_SIGNATURE_INVALID', 'signature'],
  ['BUNDLE_MISSING_FILE', 'completeness'],
  ['BUNDLE_UNLISTED_FILE', 'completeness'],
  ['BUNDLE_FETCH', 'completeness'],
  ['BUNDLE_DECLARATION', 'completeness'],
]);

function integrityLine({ files, tagmanifestSha256 }: ReadBundle, subject: string): CheckLine {
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  return held(
    'integrity',
    subject,
    `Each of the ${files.length} files (${bytes} bytes) has the checksum that the manifest gives, and none is unlisted. SHA-256 of the tag manifest: ${tagmanifestSha256}`,
  );
}

function signatureLines({ signature, uncheckedSignatures }: ReadBundle, subject: string): CheckLine[] {
  const signers = signature === null ? [] : [signature, ...signature.coSigners];
  return [
    ...(signers.length === 0
      ? [failed('signature', subject, 'The bundle is unsigned: no signature was found that can be checked.')]
      : []),
    ...signers.map(({ kind, keyType, fingerprint }) =>
      held(
        'signature',
        `${subject}, ${fingerprint}`,
        `The signature over the tag manifest holds (${kind}, ${keyType}).`,
      ),
    ),
    ...uncheckedSignatures.map(({ file, reason }) => notCheckable('signature', file, `Not checked: ${reason}.`)),
  ];
}

function trustLine({ signature }: ReadBundle, subject: string, fingerprints: readonly string[]): CheckLine {
  const check = 'trust';
  if (signature === null) return notCheckable(check, subject, 'Nobody signed it, so there is nobody to trust.');
  const found = [signature, ...signature.coSigners].map((signer) => signer.fingerprint).join(', ');
  if (fingerprints.length === 0) {
    return notCheckable(
      check,
      subject,
      `Signed by ${found}. Whether that is the provider's key can't be said: no fingerprint was given.`,
    );
  }
  return judgeTrust(signature, fingerprints) === 'trusted'
    ? held(check, subject, `Signed by ${found}, which was given as known.`)
    : failed(check, subject, `Signed by ${found}, which is none of the fingerprints that were given.`);
}

async function completenessLines(path: string, bundle: ReadBundle, subject: string): Promise<CheckLine[]> {
  const check = 'completeness';
  const { declaration, claims, unclaimed } = bundle;
  if (declaration === null) {
    return [notCheckable(check, subject, 'There is no declaration, so nothing says what ought to be there.')];
  }
  const empty = declaration.sources.filter((source) => (claims.get(source.id) ?? []).length === 0);
  const loose = unclaimed.filter((file) => file !== 'declaration.json');
  return [
    held(
      check,
      subject,
      `Each of the ${declaration.sources.length} declared sources has its files, or is attested to be empty.`,
    ),
    // A source without files is refused when the bundle is read, unless the provider attests that there was nothing.
    ...empty.map((source) =>
      notCheckable(check, source.id, `No file; that there was nothing is ${declaration.provider}'s word.`),
    ),
    ...(loose.length === 0
      ? []
      : [notCheckable(check, loose[0] ?? subject, `${loose.length} files belong to no declared source.`)]),
    ...(await totalsLines(path, bundle, subject)),
  ];
}

function freshnessLine({ declaration }: ReadBundle, subject: string): CheckLine {
  const check = 'freshness';
  if (declaration === null) return notCheckable(check, subject, 'Nothing says which bundle came before it.');
  const follows = declaration.previous === null ? 'names none before it' : `follows ${declaration.previous}`;
  return notCheckable(
    check,
    subject,
    `It says that it is bundle ${declaration.sequence} of ${declaration.engagement} and ${follows}. Whether a later one exists, or one is missing, shows only in the workspace that took the others in.`,
  );
}
