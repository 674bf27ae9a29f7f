// The evidence lines that go with one decision. A line alone is the customer's word; with the file it stands in, it can be
// held against the file, the file against the provider's manifest, and that against the provider's signature.
import { createHash } from 'node:crypto';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { checkSignatures, judgeTrust } from '../bundle/signature.ts';
import { decodeTagFile, parseManifest } from '../bundle/tag-files.ts';
import type { CarriedDecision, CarriedLine, SealedOne } from './decision-form.ts';
import { failed, failedBy, held, notCheckable } from './lines.ts';

export async function citedLines(
  document: CarriedDecision,
  item: SealedOne,
  content: ReadonlyMap<string, Buffer>,
  fingerprints: readonly string[],
  subject: string,
): Promise<CheckLine[]> {
  const { evidence } = document;
  const lines = [ownLine(evidence, item, subject)];
  for (const line of evidence) {
    const own = `${subject}, ${line.evidence} ${line.file}${line.line === null ? '' : `, line ${line.line}`}`;
    lines.push(...lineChecks(line, content, own));
  }
  for (const number of new Set(evidence.map((line) => line.evidence))) {
    lines.push(...(await bundleChecks(number, evidence, content, fingerprints, `${subject}, ${number}`)));
  }
  return lines;
}

/** The sealed item names its line; the one that is shown has to be that one. */
function ownLine(evidence: readonly CarriedLine[], { citation }: SealedOne, subject: string): CheckLine {
  const check = 'evidence';
  if (citation === null) return notCheckable(check, subject, 'The sealed item names no line of evidence.');
  const [first] = evidence;
  return first !== undefined &&
    first.file === citation.file &&
    first.fileSha256 === citation.sha256 &&
    first.line === citation.line &&
    first.pointer === citation.pointer
    ? held(check, subject, 'The first line is the one that the sealed item names, in the file of that SHA-256.')
    : failed(check, subject, 'The first line is not the one that the sealed item names.');
}

function lineChecks(line: CarriedLine, content: ReadonlyMap<string, Buffer>, subject: string): CheckLine[] {
  const check = 'evidence';
  if (line.text === null)
    return [notCheckable(check, subject, 'Only the hash of the file is kept: the line is not here.')];
  const text = Buffer.from(line.text, 'utf8');
  if (sha256(text) !== line.textSha256 || content.get(`evidence/line-${line.number}.txt`)?.equals(text) !== true)
    return [failed(check, subject, 'The line is not the one of its digest, or not the one in its file of text.')];
  if (line.addedAs === null)
    return [
      notCheckable(
        check,
        subject,
        'That the line stands in that file is the signed word of who hands it over: the file itself is not with it.',
      ),
    ];
  const file = content.get(`evidence/${line.addedAs}`);
  if (file === undefined || sha256(file) !== line.keptSha256)
    return [failed(check, subject, 'The file with it is not the one that is named.')];
  if (line.bytes === null)
    return [notCheckable(check, subject, 'The file with it is not UTF-8: look the line up in it.')];
  const { at, length } = line.bytes;
  if (!file.subarray(at, at + length).equals(text))
    return [failed(check, subject, 'The line does not stand there in the file that is with it.')];
  return [
    held(check, subject, `The line stands in the file that is with it, from byte ${at} on.`),
    wholeLine(line, subject),
  ];
}

function wholeLine(line: CarriedLine, subject: string): CheckLine {
  const check = 'evidence-file';
  if (line.keptSha256 === line.fileSha256)
    return held(check, subject, `The file is the one that was handed over: SHA-256 ${line.fileSha256}.`);
  return notCheckable(
    check,
    subject,
    line.rendered
      ? 'Of a workbook the values that were read are with it, not the workbook: only the provider’s copy shows that they are its.'
      : `The file is with it without ${line.redactions} secrets: only the provider’s copy shows that the rest is unchanged.`,
  );
}

/** The provider's own manifest and signature, where the files came with them. */
async function bundleChecks(
  number: string,
  evidence: readonly CarriedLine[],
  content: ReadonlyMap<string, Buffer>,
  fingerprints: readonly string[],
  subject: string,
): Promise<CheckLine[]> {
  const check = 'bundle-signature';
  const lines = evidence.filter((line) => line.evidence === number);
  const folder = `bundles/${number}/`;
  const files = new Map(
    [...content].flatMap(([path, bytes]) =>
      path.startsWith(folder) ? [[path.slice(folder.length), bytes] as const] : [],
    ),
  );
  const [tagManifest, manifest] = [files.get('tagmanifest-sha256.txt'), files.get('manifest-sha256.txt')];
  if (tagManifest === undefined || manifest === undefined) return [];
  try {
    const listed = digestsIn(manifest, 'manifest-sha256.txt');
    const wrong = lines.find((line) => listed.get(`data/${line.file}`) !== line.fileSha256);
    const isTheirs =
      lines.every((line) => line.tagmanifestSha256 === sha256(tagManifest)) &&
      digestsIn(tagManifest, 'tagmanifest-sha256.txt').get('manifest-sha256.txt') === sha256(manifest);
    if (!isTheirs || wrong !== undefined)
      return [failed(check, subject, `The provider’s manifest does not name ${wrong?.file ?? 'these files'}.`)];
    const { signature } = await checkSignatures({
      tagManifest: { name: 'tagmanifest-sha256.txt', bytes: tagManifest },
      signatureFiles: [...files.keys()].filter((path) => path.startsWith('sig/')),
      readTagFile: async (path) => required(files, path),
    });
    if (signature === null) return [notCheckable(check, subject, 'The provider did not sign its manifest.')];
    const known = judgeTrust(signature, fingerprints) === 'trusted';
    const who = signature.fingerprint;
    return [
      held(check, subject, `The provider’s signed manifest names the SHA-256 of each cited file; signed by ${who}.`),
      known
        ? held('bundle-trust', subject, `${who} was given as known.`)
        : notCheckable(
            'bundle-trust',
            subject,
            `Whether ${who} is the provider’s key can’t be said: it was not given.`,
          ),
    ];
  } catch (cause) {
    return [failedBy(check, subject, cause)];
  }
}

function digestsIn(manifest: Buffer, name: string): Map<string, string> {
  const lines = parseManifest(decodeTagFile(manifest, 'UTF-8', name), name, 64);
  return new Map(lines.map(({ path, digest }) => [path, digest]));
}

function required(files: ReadonlyMap<string, Buffer>, path: string): Buffer {
  const content = files.get(path);
  if (content === undefined) throw new CountersignError('BUNDLE_MISSING_FILE', `${path} is missing.`, { entry: path });
  return content;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
