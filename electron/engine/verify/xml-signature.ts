// The signature inside a signed workbook: what it covers, by which key, and whether its own digests and value hold.
import { createHash, verify, type X509Certificate } from 'node:crypto';
import type { Element } from '@xmldom/xmldom';
import {
  attributeOf,
  bytesOf,
  canonicalXml,
  childrenNamed,
  elementsIn,
  onlyChild,
  parseXml,
  textOf,
} from './canonical-xml.ts';
import { readCertificates } from './certificates.ts';

const xmldsig = 'http://www.w3.org/2000/09/xmldsig#';
const xades = 'http://uri.etsi.org/01903/v1.3.2#';
const packageSignature = 'http://schemas.openxmlformats.org/package/2006/digital-signature';
const canonicalMethod = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const relationshipTransform = 'http://schemas.openxmlformats.org/package/2006/RelationshipTransform';
const sha256Method = 'http://www.w3.org/2001/04/xmlenc#sha256';

const signatureMethods = new Map([
  ['ec', 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256'],
  ['rsa', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'],
]);

export interface PartReference {
  readonly part: string;
  readonly contentType: string;
  /** SHA-256 in base64. */
  readonly digest: string;
  /** Names of the relationships that are signed; null for a part that is hashed as it is. */
  readonly relationships: readonly string[] | null;
}

export interface XmlSignature {
  readonly references: readonly PartReference[];
  /** The signer's first. */
  readonly certificates: readonly X509Certificate[];
  readonly signer: X509Certificate;
  readonly at: Date;
  /** A sentence each; empty when value, digests and form all hold. */
  readonly problems: readonly string[];
}

/** Reads and checks the signature by itself. Throws RangeError where it is not one that can be read. */
export async function readXmlSignature(content: Buffer): Promise<XmlSignature> {
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const text = content.toString('utf8');
  const root = parseXml(text);
  if (root.localName !== 'Signature' || root.namespaceURI !== xmldsig) throw new RangeError('it is no XML signature');
  const problems: string[] = [];
  // Some of it is outside of what is signed. Being canonical as a whole it has one form, and each value in it is checked.
  if (!Buffer.from(declaration + (await canonicalXml(root))).equals(content)) {
    problems.push('The signature’s XML is not in its one canonical form.');
  }
  const [signedInfo, value, keyInfo, packageObject, officeObject, propertiesObject] = children(root);
  const properties = onlyChild(onlyChild(propertiesObject, xades, 'QualifyingProperties'), xades, 'SignedProperties');
  const certificates = certificatesIn(keyInfo);
  const [signer] = certificates;
  if (signer === undefined) throw new RangeError('it carries no certificate');
  problems.push(
    ...fixedAttributes(root, packageObject, officeObject, propertiesObject),
    ...(await digestProblems(signedInfo, packageObject, officeObject, properties)),
    ...(await valueProblems(signedInfo, value, signer)),
    ...propertyProblems(properties, packageObject, signer),
  );
  const at = new Date(
    textOf(onlyChild(onlyChild(properties, xades, 'SignedSignatureProperties'), xades, 'SigningTime')),
  );
  return { references: partReferences(packageObject), certificates, signer, at, problems };
}

type SixChildren = [Element, Element, Element, Element, Element, Element];

function children(root: Element): SixChildren {
  const found = elementsIn(root);
  const names = found.map((element) => element.localName).join(' ');
  if (names !== 'SignedInfo SignatureValue KeyInfo Object Object Object')
    throw new RangeError(`it consists of ${names}`);
  return found as SixChildren;
}

function fixedAttributes(
  root: Element,
  packageObject: Element,
  officeObject: Element,
  propertiesObject: Element,
): string[] {
  const qualifying = elementsIn(propertiesObject)[0];
  const sound =
    onlyAttributes(root, { xmlns: xmldsig, Id: 'idPackageSignature' }) &&
    attributeOf(packageObject, 'Id') === 'idPackageObject' &&
    attributeOf(officeObject, 'Id') === 'idOfficeObject' &&
    onlyAttributes(propertiesObject, {}) &&
    elementsIn(propertiesObject).length === 1 &&
    qualifying !== undefined &&
    onlyAttributes(qualifying, { 'xmlns:xd': xades, Target: '#idPackageSignature' }) &&
    elementsIn(qualifying).length === 1;
  return sound ? [] : ['The signature has other names or targets than it was written with.'];
}

function onlyAttributes(element: Element, expected: Readonly<Record<string, string>>): boolean {
  const found = Array.from(element.attributes).map((each) => [each.name, each.value] as const);
  return found.length === Object.keys(expected).length && found.every(([name, value]) => expected[name] === value);
}

/** The three digests in SignedInfo: they tie the list of parts, the office details and the signing properties to the value. */
async function digestProblems(
  signedInfo: Element,
  packageObject: Element,
  officeObject: Element,
  properties: Element,
): Promise<string[]> {
  const inherited = { xmlns: xmldsig };
  const expected = new Map([
    ['#idPackageObject', await canonicalXml(packageObject, inherited)],
    ['#idOfficeObject', await canonicalXml(officeObject, inherited)],
    ['#idSignedProperties', await canonicalXml(properties, { ...inherited, 'xmlns:xd': xades })],
  ]);
  const problems: string[] = [];
  if (attributeOf(properties, 'Id') !== 'idSignedProperties')
    problems.push('The signing properties have another name than is signed.');
  for (const reference of childrenNamed(signedInfo, xmldsig, 'Reference')) {
    const uri = attributeOf(reference, 'URI');
    const content = expected.get(uri);
    if (content === undefined) problems.push(`The signature refers to ${uri}, which is not expected.`);
    else if (digestOf(reference) !== sha256(content)) problems.push(`What ${uri} names is not what was signed.`);
    expected.delete(uri);
  }
  for (const uri of expected.keys()) problems.push(`The signature does not cover ${uri}.`);
  return problems;
}

async function valueProblems(signedInfo: Element, value: Element, signer: X509Certificate): Promise<string[]> {
  const canonicalization = attributeOf(onlyChild(signedInfo, xmldsig, 'CanonicalizationMethod'), 'Algorithm');
  const method = attributeOf(onlyChild(signedInfo, xmldsig, 'SignatureMethod'), 'Algorithm');
  const key = signer.publicKey;
  const expected = signatureMethods.get(key.asymmetricKeyType ?? '');
  if (canonicalization !== canonicalMethod || method !== expected)
    return ['The signature uses a method that is not accepted.'];
  const signed = Buffer.from(await canonicalXml(signedInfo, { xmlns: xmldsig }));
  const holds = verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, bytesOf(textOf(value)));
  return holds ? [] : ['The signature was not made with the key of its certificate, or was changed.'];
}

function propertyProblems(properties: Element, packageObject: Element, signer: X509Certificate): string[] {
  const signature = onlyChild(properties, xades, 'SignedSignatureProperties');
  const certificate = onlyChild(onlyChild(signature, xades, 'SigningCertificate'), xades, 'Cert');
  const digest = digestOf(onlyChild(certificate, xades, 'CertDigest'));
  const time = textOf(onlyChild(signature, xades, 'SigningTime'));
  const property = onlyChild(onlyChild(packageObject, xmldsig, 'SignatureProperties'), xmldsig, 'SignatureProperty');
  const stated = textOf(onlyChild(onlyChild(property, packageSignature, 'SignatureTime'), packageSignature, 'Value'));
  return [
    ...(digest === sha256(signer.raw) ? [] : ['The signature binds another certificate than the one it carries.']),
    ...(time === stated ? [] : ['The signature names two times.']),
  ];
}

function certificatesIn(keyInfo: Element): X509Certificate[] {
  const data = onlyChild(keyInfo, xmldsig, 'X509Data');
  const elements = childrenNamed(data, xmldsig, 'X509Certificate');
  if (elementsIn(data).length !== elements.length || elementsIn(keyInfo).length !== 1)
    throw new RangeError('its key is named in another way');
  const certificates = readCertificates(elements.map((element) => bytesOf(textOf(element))));
  if (certificates === null) throw new RangeError('one of its certificates is damaged');
  return certificates;
}

function partReferences(packageObject: Element): PartReference[] {
  return childrenNamed(onlyChild(packageObject, xmldsig, 'Manifest'), xmldsig, 'Reference').map((reference) => {
    const [, part, contentType] = /^\/([^?]+)\?ContentType=(.+)$/.exec(attributeOf(reference, 'URI')) ?? [];
    if (part === undefined || contentType === undefined) throw new RangeError('it refers to something that is no part');
    const [transforms] = childrenNamed(reference, xmldsig, 'Transforms');
    return {
      part,
      contentType,
      digest: digestOf(reference),
      relationships: transforms === undefined ? null : signedRelationships(transforms),
    };
  });
}

function signedRelationships(transforms: Element): string[] {
  const [first, second, ...others] = childrenNamed(transforms, xmldsig, 'Transform');
  if (first === undefined || second === undefined || others.length > 0)
    throw new RangeError('it transforms in an unknown way');
  if (
    attributeOf(first, 'Algorithm') !== relationshipTransform ||
    attributeOf(second, 'Algorithm') !== canonicalMethod
  ) {
    throw new RangeError('it transforms in an unknown way');
  }
  return elementsIn(first).map((element) => attributeOf(element, 'SourceId'));
}

function digestOf(parent: Element): string {
  if (attributeOf(onlyChild(parent, xmldsig, 'DigestMethod'), 'Algorithm') !== sha256Method)
    throw new RangeError('it uses another digest than SHA-256');
  return textOf(onlyChild(parent, xmldsig, 'DigestValue'));
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64');
}
