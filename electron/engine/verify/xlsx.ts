// Checks a signed workbook: every part covered by the signature, nothing added, removed or left out, and by whose key.
import { createHash, type X509Certificate } from 'node:crypto';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { chainLine, trustLine } from './certificates.ts';
import { failed, held, notCheckable } from './lines.ts';
import {
  contentTypesInForm,
  originPart,
  originRelationshipsPart,
  originType,
  readRelationships,
  relationshipsInForm,
  relationshipsType,
  signaturePart,
  signatureRelationship,
  transformedRelationships,
} from './package-form.ts';
import { type PartReference, readXmlSignature, type XmlSignature } from './xml-signature.ts';
import { readStrictZip } from './zip-structure.ts';

export async function verifyXlsx(
  bytes: Buffer,
  subject: string,
  roots: readonly X509Certificate[],
): Promise<CheckLine[]> {
  const { files, problems } = readStrictZip(bytes);
  const structure =
    problems.length === 0
      ? [held('structure', subject, `The workbook’s ${files.size} files are packed exactly as they were written.`)]
      : problems.map((problem) => failed('structure', subject, problem));
  const content = files.get(signaturePart);
  if (content === undefined) {
    return [
      ...structure,
      failed('signature', subject, 'There is no signature: the workbook is a draft, or the signature was removed.'),
    ];
  }
  try {
    const signature = await readXmlSignature(content);
    return [
      ...structure,
      ...signatureLines(subject, signature),
      ...partLines(subject, files, signature),
      ...formLines(subject, files, signature.references),
      chainLine(subject, signature.signer, signature.certificates, roots),
      trustLine(subject, signature.signer, signature.certificates, roots, signature.at),
      notCheckable(
        'freshness',
        subject,
        'Whether a later edition exists can’t be seen from the file. The time of signing is what the signer’s computer said.',
      ),
    ];
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return [...structure, failed('signature', subject, `The signature can not be read: ${cause.message}.`)];
  }
}

function signatureLines(subject: string, { problems, references, at }: XmlSignature): CheckLine[] {
  if (problems.length > 0) return problems.map((problem) => failed('signature', subject, problem));
  return [
    held(
      'signature',
      subject,
      `The signature over ${references.length} parts holds; it says that it was made on ${at.toISOString().slice(0, 10)}.`,
    ),
  ];
}

/** Each part against its digest, and the parts that are there against those that are signed. */
function partLines(subject: string, files: ReadonlyMap<string, Buffer>, { references }: XmlSignature): CheckLine[] {
  const problems: CheckLine[] = [];
  const covered = new Set<string>();
  for (const reference of references) {
    if (covered.has(reference.part))
      problems.push(failed('completeness', subject, `${reference.part} is signed twice.`));
    covered.add(reference.part);
    const content = files.get(reference.part);
    if (content === undefined) problems.push(failed('completeness', subject, `${reference.part} was removed.`));
    else problems.push(...contentProblems(subject, reference, content));
  }
  const plumbing = new Set(['[Content_Types].xml', originPart, originRelationshipsPart, signaturePart]);
  for (const name of files.keys()) {
    if (!covered.has(name) && !plumbing.has(name))
      problems.push(failed('completeness', subject, `${name} is not covered by the signature: it was added.`));
  }
  if (problems.length > 0) return problems;
  return [
    held('integrity', subject, `Each of the ${references.length} signed parts is as it was signed.`),
    held('completeness', subject, 'Every part of the workbook is covered by the signature; none was added or removed.'),
  ];
}

function contentProblems(subject: string, reference: PartReference, content: Buffer): CheckLine[] {
  const { part, relationships, digest, contentType } = reference;
  const isRelationships = contentType === relationshipsType;
  if (isRelationships !== (relationships !== null) || isRelationships !== part.endsWith('.rels')) {
    return [failed('integrity', subject, `${part} is signed as something that it is not.`)];
  }
  if (relationships === null) {
    return sha256(content) === digest ? [] : [failed('integrity', subject, `${part} was changed after signing.`)];
  }
  const present = readRelationships(content);
  const signed = present.filter(({ id }) => relationships.includes(id));
  const others = present.filter(
    ({ id, type }) => !relationships.includes(id) && !(part === '_rels/.rels' && type === originType),
  );
  return [
    ...(sha256(transformedRelationships(signed)) === digest
      ? []
      : [failed('integrity', subject, `${part} was changed after signing.`)]),
    ...others.map(({ id }) =>
      failed('completeness', subject, `The relationship ${id} in ${part} is not covered by the signature.`),
    ),
    ...(relationshipsInForm(present) === content.toString('utf8')
      ? []
      : [failed('structure', subject, `${part} is not written as it was.`)]),
  ];
}

/** What can't be signed has to be exactly what follows from what is. */
function formLines(
  subject: string,
  files: ReadonlyMap<string, Buffer>,
  references: readonly PartReference[],
): CheckLine[] {
  const types = new Map(references.map(({ part, contentType }) => [part, contentType]));
  const origins = readRelationships(files.get('_rels/.rels') ?? Buffer.alloc(0)).filter(
    ({ type }) => type === originType,
  );
  const expected = new Map([
    ['[Content_Types].xml', contentTypesInForm(types)],
    [originPart, ''],
    [
      originRelationshipsPart,
      relationshipsInForm([{ id: 'rId1', type: signatureRelationship, target: 'sig1.xml', mode: 'Internal' }]),
    ],
  ]);
  const changed = [...expected]
    .filter(([name, text]) => files.get(name)?.toString('utf8') !== text)
    .map(([name]) => name);
  const [origin, ...others] = origins;
  if (origin?.id !== 'rIdSignature' || origin.target !== originPart || origin.mode !== 'Internal' || others.length > 0)
    changed.push('_rels/.rels');
  return changed.length === 0
    ? [
        held(
          'structure',
          subject,
          'Content types and the way to the signature are exactly what follows from the signed parts.',
        ),
      ]
    : changed.map((name) => failed('structure', subject, `${name} is not what follows from the signed parts.`));
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64');
}
