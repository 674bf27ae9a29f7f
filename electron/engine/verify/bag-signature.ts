// The signature of a bag that Countersign made (audit pack, decision): over the tag manifest, by the key of the certificate
// that is with it, and nothing else beside it.
import { createPublicKey, type X509Certificate } from 'node:crypto';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { OpenBag } from '../bundle/bagit.ts';
import { checkSignatures } from '../bundle/signature.ts';
import { decodePem, encodePem } from '../keys/pem.ts';
import { chainLine, readCertificates, trustLine } from './certificates.ts';
import { failed, failedBy, held, notCheckable } from './lines.ts';
import { readStrictZip } from './zip-structure.ts';

/** Where reading ended before these could be asked. */
export function notJudged(subject: string): CheckLine[] {
  return ['signature', 'trust', 'completeness'].map((check) =>
    notCheckable(check, subject, 'Not judged: the check ended at what failed.'),
  );
}

/** The zip's bytes against what our writer puts there; none for an unpacked folder (null). */
export function structureLines(zip: Buffer | null, subject: string): CheckLine[] {
  if (zip === null) return [];
  const { files, problems } = readStrictZip(zip);
  if (problems.length > 0) return problems.map((problem) => failed('structure', subject, problem));
  return [
    held('structure', subject, `The zip holds its ${files.size} files, in their order and whole, and nothing else.`),
  ];
}

export async function bagSignatureLines(
  bag: OpenBag,
  subject: string,
  roots: readonly X509Certificate[],
): Promise<CheckLine[]> {
  try {
    const { signature, unchecked } = await checkSignatures(bag);
    if (signature === null)
      return [failed('signature', subject, 'There is no signature: it is a draft, or the signature was removed.')];
    const strays = unchecked.filter(({ file }) => file !== 'sig/certificates.pem');
    return [
      held(
        'signature',
        subject,
        `The signature over the tag manifest holds (${signature.kind}, ${signature.fingerprint}).`,
      ),
      ...strays.map(({ file, reason }) => failed('signature', subject, `${file} has no business in it: ${reason}.`)),
      ...(await certificateLines(bag, subject, roots)),
    ];
  } catch (cause) {
    return [failedBy('signature', subject, cause)];
  }
}

/** The certificates are not in the manifest: each has to hold by itself, and the first has to be of the key that signed. */
async function certificateLines(
  bag: OpenBag,
  subject: string,
  roots: readonly X509Certificate[],
): Promise<CheckLine[]> {
  if (!bag.signatureFiles.includes('sig/certificates.pem')) {
    return [failed('certificates', subject, 'The signer’s certificate is missing.')];
  }
  const carried = certificatesIn((await bag.readTagFile('sig/certificates.pem')).toString('utf8'));
  const signer = carried?.[0];
  if (carried === null || signer === undefined)
    return [failed('certificates', subject, 'sig/certificates.pem is damaged.')];
  const key = (await bag.readTagFile('sig/signer.pub.pem')).toString('utf8');
  return [
    keyPemOf(signer) === key
      ? held('certificates', subject, 'The key that signed is the one in the signer’s certificate.')
      : failed('certificates', subject, 'The key that signed is not the one in the signer’s certificate.'),
    chainLine(subject, signer, carried, roots),
    trustLine(subject, signer, carried, roots, null),
  ];
}

/** The certificate's public key, in the one form that we write it. */
export function keyPemOf(certificate: X509Certificate): string {
  const pem = certificate.publicKey.export({ type: 'spki', format: 'pem' });
  return createPublicKey(pem).export({ type: 'spki', format: 'pem' }).toString();
}

/** Null where one is damaged, or where anything stands around them that nothing vouches for. */
export function certificatesIn(text: string): X509Certificate[] | null {
  try {
    const ders = decodePem(text, 'CERTIFICATE');
    return ders.map((der) => encodePem('CERTIFICATE', der)).join('') === text ? readCertificates(ders) : null;
  } catch (cause) {
    if (cause instanceof CountersignError || cause instanceof RangeError) return null;
    throw cause;
  }
}
