// Checks a provider's bundle, or plain exports: what was declared against what is there, and whether a pinned key signed it.
import type { CheckLine } from '../../../shared/contract/method.ts';
import { type ReadBundle, readBundle } from '../bundle/read.ts';
import { failed, failedBy, held, notCheckable } from './lines.ts';

export async function verifyBundle(
  path: string,
  subject: string,
  fingerprints: readonly string[],
): Promise<CheckLine[]> {
  let bundle: ReadBundle;
  try {
    bundle = await readBundle(path);
  } catch (cause) {
    return [failedBy('integrity', subject, cause)];
  }
  try {
    return [
      integrityLine(bundle, subject),
      ...signatureLines(bundle, subject, fingerprints),
      ...declarationLines(bundle, subject),
    ];
  } finally {
    await bundle.close();
  }
}

function integrityLine(bundle: ReadBundle, subject: string): CheckLine {
  if (bundle.kind === 'plain') {
    return notCheckable(
      'integrity',
      subject,
      `${bundle.files.length} plain files without a manifest: nothing says what they were.`,
    );
  }
  return held(
    'integrity',
    subject,
    `Each of the ${bundle.files.length} files has the checksum that the manifest gives, and no file is unlisted. Tag manifest SHA-256 ${bundle.tagmanifestSha256}.`,
  );
}

function signatureLines(
  { signature, uncheckedSignatures }: ReadBundle,
  subject: string,
  fingerprints: readonly string[],
): CheckLine[] {
  const unchecked = uncheckedSignatures.map(({ file, reason }) =>
    notCheckable('signature', subject, `${file} could not be checked: ${reason}.`),
  );
  if (signature === null)
    return [failed('signature', subject, 'There is no signature that could be checked.'), ...unchecked];
  const signers = [signature, ...signature.coSigners];
  const pinned = signers.filter((signer) => fingerprints.includes(signer.fingerprint));
  const who = signers.map((signer) => `${signer.fingerprint} (${signer.kind}, ${signer.keyType})`).join(', ');
  const trust = () => {
    if (fingerprints.length === 0)
      return notCheckable('trust', subject, `Whether to trust ${who} can’t be said: no fingerprint was given.`);
    const [first] = pinned;
    if (first === undefined) return failed('trust', subject, `None of the fingerprints that were given signed it.`);
    return held('trust', subject, `Signed by ${first.fingerprint}, a fingerprint that was given.`);
  };
  return [held('signature', subject, `The signature over the tag manifest holds: ${who}.`), trust(), ...unchecked];
}

function declarationLines({ declaration, claims, unclaimed }: ReadBundle, subject: string): CheckLine[] {
  if (declaration === null)
    return [notCheckable('completeness', subject, 'There is no declaration, so nothing says what ought to be there.')];
  const without = declaration.sources
    .filter((source) => (claims.get(source.id) ?? []).length === 0)
    .map((source) => source.id);
  const follows = declaration.previous === null ? 'and names none before it' : `and follows ${declaration.previous}`;
  return [
    without.length === 0
      ? held(
          'completeness',
          subject,
          `Each of the ${declaration.sources.length} declared sources has its files; counts of rows are compared at import.`,
        )
      : notCheckable(
          'completeness',
          subject,
          `No file was found for ${without.join(', ')}; only an import can say whether that is declared as empty.`,
        ),
    ...(unclaimed.length === 0
      ? []
      : [
          notCheckable(
            'completeness',
            subject,
            `${unclaimed.length} files belong to no declared source, among them ${unclaimed[0]}.`,
          ),
        ]),
    notCheckable(
      'freshness',
      subject,
      `It says that it is number ${declaration.sequence} ${follows}; whether others are missing only the workspace can say.`,
    ),
  ];
}
