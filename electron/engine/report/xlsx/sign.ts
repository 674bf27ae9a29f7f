// The signature of an XLSX of ours: the digital signature of ECMA-376 part 2 with XAdES-EPES, over every part. The parts were
// hashed while they were written. All XML is written in canonical form (Canonical XML 1.0) from the start, so that what is
// hashed here is what others hash after canonicalising.
import { createHash, X509Certificate } from 'node:crypto';
import type { Signer } from '../../keys/signing-key.ts';
import {
  attribute,
  declaration,
  type Part,
  type Relationship,
  relationshipsNamespace,
  relationshipsType,
  textContent,
  writeRelationships,
} from './package.ts';

const xmldsig = 'http://www.w3.org/2000/09/xmldsig#';
const xades = 'http://uri.etsi.org/01903/v1.3.2#';
const packageSignature = 'http://schemas.openxmlformats.org/package/2006/digital-signature';
const officeSignature = 'http://schemas.microsoft.com/office/2006/digsig';
const canonicalXml = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const relationshipTransform = 'http://schemas.openxmlformats.org/package/2006/RelationshipTransform';
const sha256Algorithm = 'http://www.w3.org/2001/04/xmlenc#sha256';
const signatureMethods = {
  'ecdsa-p256': 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256',
  rsa: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
} as const;

export interface XlsxSignature {
  readonly signer: Signer;
  readonly reason: string;
  readonly at: Date;
}

/** A part by the digest of its bytes (SHA-256, Base64), a part of relationships by those that are signed. */
export type SignedPart = Part & ({ readonly sha256: string } | { readonly relationships: readonly Relationship[] });

const originPart = '_xmlsignatures/origin.sigs';
const originRelationshipsPart = '_xmlsignatures/_rels/origin.sigs.rels';
const signaturePart = '_xmlsignatures/sig1.xml';

/** How the package names its signature: one relationship more at its root. */
export const originRelationship: Relationship = {
  id: 'rIdSignature',
  type: `${relationshipsNamespace}/digital-signature/origin`,
  target: originPart,
};

/** The parts that a signed package has besides those that are signed. */
export const signatureParts = {
  parts: [
    { name: originPart, contentType: 'application/vnd.openxmlformats-package.digital-signature-origin' },
    { name: originRelationshipsPart, contentType: relationshipsType },
    { name: signaturePart, contentType: 'application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml' },
  ],
  /** Throws what the signer throws. */
  async write(
    signed: readonly SignedPart[],
    signature: XlsxSignature,
  ): Promise<{ readonly name: string; readonly content: Buffer }[]> {
    const type = `${relationshipsNamespace}/digital-signature/signature`;
    const ways = writeRelationships([{ id: 'rId1', type, target: 'sig1.xml' }]);
    return [
      { name: originPart, content: Buffer.alloc(0) },
      { name: originRelationshipsPart, content: Buffer.from(ways) },
      { name: signaturePart, content: Buffer.from(await signatureXml(signed, signature)) },
    ];
  },
} as const;

async function signatureXml(
  parts: readonly SignedPart[],
  { signer, reason, at: moment }: XlsxSignature,
): Promise<string> {
  const at = moment.toISOString().replace(/\.\d+Z$/, 'Z');
  const certificate = new X509Certificate(signer.certificate);
  // A subset of the document is canonicalised with the namespaces it inherits: they are written on its outermost element.
  const inherited = ` xmlns="${xmldsig}"`;
  const packageObject = (namespace: string) => packageObjectXml(parts, at, namespace);
  const officeObject = (namespace: string) => officeObjectXml(reason, namespace);
  const properties = (namespace: string) => signedPropertiesXml(certificate, at, namespace);
  const signedInfo = (namespace: string) =>
    [
      `<SignedInfo${namespace}><CanonicalizationMethod Algorithm="${canonicalXml}"></CanonicalizationMethod>`,
      `<SignatureMethod Algorithm="${signatureMethods[signer.algorithm]}"></SignatureMethod>`,
      reference('#idPackageObject', packageObject(inherited), ` Type="${xmldsig}Object"`),
      reference('#idOfficeObject', officeObject(inherited), ` Type="${xmldsig}Object"`),
      reference(
        '#idSignedProperties',
        properties(`${inherited} xmlns:xd="${xades}"`),
        ' Type="http://uri.etsi.org/01903#SignedProperties"',
        `<Transforms><Transform Algorithm="${canonicalXml}"></Transform></Transforms>`,
      ),
      '</SignedInfo>',
    ].join('');
  const value = Buffer.from(await signer.signP1363(Buffer.from(signedInfo(inherited)))).toString('base64');
  const certificates = [signer.certificate, ...signer.chain]
    .map((der) => `<X509Certificate>${Buffer.from(der).toString('base64')}</X509Certificate>`)
    .join('');
  return [
    `${declaration}<Signature${inherited} Id="idPackageSignature">${signedInfo('')}<SignatureValue>${value}</SignatureValue>`,
    `<KeyInfo><X509Data>${certificates}</X509Data></KeyInfo>${packageObject('')}${officeObject('')}`,
    `<Object><xd:QualifyingProperties xmlns:xd="${xades}" Target="#idPackageSignature">${properties('')}</xd:QualifyingProperties></Object></Signature>`,
  ].join('');
}

function packageObjectXml(parts: readonly SignedPart[], at: string, namespace: string): string {
  const sorted = parts.toSorted((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
  const time = `<mdssi:SignatureTime xmlns:mdssi="${packageSignature}"><mdssi:Format>YYYY-MM-DDThh:mm:ssTZD</mdssi:Format><mdssi:Value>${at}</mdssi:Value></mdssi:SignatureTime>`;
  return [
    `<Object${namespace} Id="idPackageObject"><Manifest>${sorted.map(partReference).join('')}</Manifest>`,
    `<SignatureProperties><SignatureProperty Id="idSignatureTime" Target="#idPackageSignature">${time}</SignatureProperty></SignatureProperties></Object>`,
  ].join('');
}

function partReference(part: SignedPart): string {
  const uri = `/${part.name}?ContentType=${part.contentType}`;
  if ('sha256' in part) return digestReference(uri, part.sha256);
  const { relationships } = part;
  const sources = relationships
    .map(
      ({ id }) =>
        `<mdssi:RelationshipReference xmlns:mdssi="${packageSignature}" SourceId="${attribute(id)}"></mdssi:RelationshipReference>`,
    )
    .join('');
  return reference(
    uri,
    transformed(relationships),
    '',
    `<Transforms><Transform Algorithm="${relationshipTransform}">${sources}</Transform><Transform Algorithm="${canonicalXml}"></Transform></Transforms>`,
  );
}

/** The relationship transform of ECMA-376 part 2, 10.5.9.5, and what canonicalising makes of it. */
function transformed(relationships: readonly Relationship[]): string {
  const written = relationships
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(
      ({ id, type, target }) =>
        `<Relationship Id="${attribute(id)}" Target="${attribute(target)}" TargetMode="Internal" Type="${attribute(type)}"></Relationship>`,
    );
  return `<Relationships xmlns="${relationshipsNamespace}">${written.join('')}</Relationships>`;
}

/** What Office shows with a signature; without it Excel calls the signature incomplete. */
function officeObjectXml(reason: string, namespace: string): string {
  const fields: [string, string][] = [
    ['SetupID', ''],
    ['SignatureText', ''],
    ['SignatureImage', ''],
    ['SignatureComments', reason],
    ['WindowsVersion', '10.0'],
    ['OfficeVersion', '16.0.0/1'],
    ['ApplicationVersion', '16.0.0'],
    ['Monitors', '1'],
    ['HorizontalResolution', '1920'],
    ['VerticalResolution', '1080'],
    ['ColorDepth', '32'],
    ['SignatureProviderId', '{00000000-0000-0000-0000-000000000000}'],
    ['SignatureProviderUrl', ''],
    ['SignatureProviderDetails', '9'],
    ['SignatureType', '1'],
  ];
  const shown = fields.map(([name, value]) => `<${name}>${textContent(value)}</${name}>`).join('');
  return `<Object${namespace} Id="idOfficeObject"><SignatureProperties><SignatureProperty Id="idOfficeV1Details" Target="#idPackageSignature"><SignatureInfoV1 xmlns="${officeSignature}">${shown}</SignatureInfoV1></SignatureProperty></SignatureProperties></Object>`;
}

function signedPropertiesXml(certificate: X509Certificate, at: string, namespace: string): string {
  const digest = `<xd:CertDigest><DigestMethod Algorithm="${sha256Algorithm}"></DigestMethod><DigestValue>${sha256(certificate.raw)}</DigestValue></xd:CertDigest>`;
  const serial = BigInt(`0x${certificate.serialNumber}`).toString();
  const issuer = `<xd:IssuerSerial><X509IssuerName>${textContent(issuerName(certificate))}</X509IssuerName><X509SerialNumber>${serial}</X509SerialNumber></xd:IssuerSerial>`;
  return [
    `<xd:SignedProperties${namespace} Id="idSignedProperties"><xd:SignedSignatureProperties><xd:SigningTime>${at}</xd:SigningTime>`,
    `<xd:SigningCertificate><xd:Cert>${digest}${issuer}</xd:Cert></xd:SigningCertificate>`,
    '<xd:SignaturePolicyIdentifier><xd:SignaturePolicyImplied></xd:SignaturePolicyImplied></xd:SignaturePolicyIdentifier>',
    '</xd:SignedSignatureProperties></xd:SignedProperties>',
  ].join('');
}

/** RFC 2253: the last part first. Node gives one a line, its values already escaped as that RFC says. */
function issuerName(certificate: X509Certificate): string {
  return certificate.issuer.split('\n').toReversed().join(',');
}

function reference(uri: string, content: string | Buffer, type = '', transforms = ''): string {
  return digestReference(uri, sha256(content), type, transforms);
}

function digestReference(uri: string, digest: string, type = '', transforms = ''): string {
  return `<Reference${type} URI="${attribute(uri)}">${transforms}<DigestMethod Algorithm="${sha256Algorithm}"></DigestMethod><DigestValue>${digest}</DigestValue></Reference>`;
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64');
}
