// The audit pack: a zip that is a BagIt bag (RFC 8493) with our signature over its tag manifest, holding the report in every
// form, the sealed state, the ledger with proofs, and how to check all of it with stock tools.
import { createPublicKey, hash, X509Certificate } from 'node:crypto';
import { writeZip, type ZipFile } from '../../bundle/write-zip.ts';
import { encodePem } from '../../keys/pem.ts';
import type { Signer } from '../../keys/signing-key.ts';
import type { EntryProof } from '../../ledger/proof.ts';
import type { SealedState } from '../../review/sealed-state.ts';
import { stateBytes } from '../figures.ts';
import { renderAssessmentResults } from '../oscal/assessment-results.ts';
import { renderPoam } from '../oscal/poam.ts';
import { reportTables } from '../tables.ts';
import { writeCsv } from './csv.ts';
import { readme } from './readme.ts';

export interface PackContent {
  readonly pdf: Buffer;
  readonly xlsx: Buffer;
  /** Canonical JSON of the ledger's entries from 0 up to the checkpoint's size. */
  readonly entries: Iterable<string>;
  readonly proofs: readonly EntryProof[];
  /** Manifests as the bundles carried them, `path` relative to the bundle. */
  readonly manifests: readonly { readonly bundle: string; readonly path: string; readonly content: Buffer }[];
}

export interface RenderPackOptions {
  readonly draft: boolean;
  /** null only for a draft: it stays unsigned. */
  readonly signer: Signer | null;
  readonly at: Date;
}

/** The pack as a zip. But for ECDSA's randomness the same content gives the same bytes. */
export async function renderPack(
  state: SealedState,
  content: PackContent,
  options: RenderPackOptions,
): Promise<Buffer> {
  const payload = payloadFiles(state, content, options.draft);
  const bytes = payload.reduce((sum, file) => sum + file.content.length, 0);
  const tagFiles: ZipFile[] = [
    { path: 'README.txt', content: Buffer.from(readme(state, options.draft)) },
    { path: 'bag-info.txt', content: Buffer.from(bagInfo(state, options, bytes, payload.length)) },
    { path: 'bagit.txt', content: Buffer.from('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n') },
    { path: 'manifest-sha256.txt', content: manifestOf(payload) },
  ];
  const tagManifest = { path: 'tagmanifest-sha256.txt', content: manifestOf(tagFiles) };
  const signatures = options.signer === null ? [] : await signatureFiles(options.signer, tagManifest.content);
  const folder = packName(state, options.draft);
  return writeZip(
    [...tagFiles, tagManifest, ...signatures, ...payload].map((file) => ({ ...file, path: `${folder}/${file.path}` })),
  );
}

/** The name of the pack's folder, and of its file without the ending. */
export function packName(state: SealedState, draft: boolean): string {
  const words = `${state.workspace.customer} ${state.campaign.name} edition ${state.edition} audit pack${draft ? ' draft' : ''}`;
  const plain = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return plain.replace(/^-+|-+$/g, '').slice(0, 120);
}

function payloadFiles(state: SealedState, content: PackContent, draft: boolean): ZipFile[] {
  const entries = Buffer.from([...content.entries].map((entry) => `${entry}\n`).join(''), 'utf8');
  const files: ZipFile[] = [
    { path: 'data/report.pdf', content: content.pdf },
    { path: 'data/report.xlsx', content: content.xlsx },
    { path: 'data/sealed-state.json', content: stateBytes(state) },
    ...tableFiles(state).map((file) => ({ ...file, path: `data/${file.path}` })),
    { path: 'data/oscal/assessment-results.json', content: renderAssessmentResults(state, draft) },
    { path: 'data/oscal/plan-of-action-and-milestones.json', content: renderPoam(state, draft) },
    { path: 'data/bundles/register.json', content: json(state.bundles) },
    ...content.manifests.map(({ bundle, path, content: manifest }) => ({
      path: `data/bundles/${bundle}/${path}`,
      content: manifest,
    })),
    { path: 'data/ledger/entries.ndjson', content: entries },
    { path: 'data/ledger/checkpoint.txt', content: Buffer.from(state.ledger.checkpoint) },
    { path: 'data/ledger/verifier-key.txt', content: Buffer.from(`${state.ledger.verifierKey}\n`) },
    ...content.proofs.map((proof) => ({ path: `data/ledger/proofs/entry-${proof.index}.json`, content: json(proof) })),
  ];
  return files.toSorted((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
}

function tableFiles(state: SealedState): ZipFile[] {
  const tables = reportTables(state);
  return [
    ...tables.map((table) => ({ path: `${table.file}.csv`, content: writeCsv(table) })),
    { path: 'data-dictionary.csv', content: writeCsv(dictionary(tables)) },
  ];
}

function dictionary(tables: ReturnType<typeof reportTables>) {
  const text = { kind: 'text', width: 0, meaning: '' } as const;
  return {
    name: 'Data dictionary',
    file: 'data-dictionary',
    columns: [
      { head: 'File', ...text },
      { head: 'Column', ...text },
      { head: 'Type', ...text },
      { head: 'Meaning', ...text },
    ],
    rows: tables.flatMap((table) =>
      table.columns.map((column) => [`${table.file}.csv`, column.head, column.kind, column.meaning]),
    ),
  };
}

function bagInfo(state: SealedState, { draft, at }: RenderPackOptions, bytes: number, files: number): string {
  return [
    `Source-Organization: ${oneLine(state.workspace.customer)}`,
    `External-Identifier: ${state.campaign.id}, edition ${state.edition}`,
    `External-Description: Audit pack of an access review of non-human identities, ${oneLine(state.campaign.name)}${draft ? ', DRAFT' : ''}`,
    `Bagging-Date: ${at.toISOString().slice(0, 10)}`,
    `Payload-Oxum: ${bytes}.${files}`,
    'Bag-Software-Agent: Countersign',
    '',
  ].join('\n');
}

/** Two spaces as sha256sum writes them; paths with a line end do not occur. */
function manifestOf(files: readonly ZipFile[]): Buffer {
  return Buffer.from(files.map((file) => `${hash('sha256', file.content, 'hex')}  ${file.path}\n`).join(''));
}

async function signatureFiles(signer: Signer, tagManifest: Uint8Array): Promise<ZipFile[]> {
  const certificate = new X509Certificate(signer.certificate);
  const publicKey = createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' }));
  const chain = [signer.certificate, ...signer.chain].map((der) => encodePem('CERTIFICATE', der)).join('');
  return [
    { path: 'sig/certificates.pem', content: Buffer.from(chain) },
    { path: 'sig/signer.pub.pem', content: Buffer.from(publicKey.export({ type: 'spki', format: 'pem' })) },
    { path: 'sig/tagmanifest-sha256.txt.sha256.sig', content: await signer.sign(tagManifest) },
  ];
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
