// The audit pack: a signed bag that holds the report in every form, the sealed state, what it was decided on, the ledger with
// proofs, the providers' own signatures, and how to check all of it with stock tools.
import type { ZipFile } from '../../bundle/write-zip.ts';
import { raciHtml } from '../../engagement/raci-files.ts';
import { raciPage } from '../../engagement/raci-page.ts';
import type { Signer } from '../../keys/signing-key.ts';
import type { EntryProof } from '../../ledger/proof.ts';
import type { SealedState } from '../../review/sealed-state.ts';
import { folderName, json, writeBag } from '../bag.ts';
import { personName, stateBytes } from '../figures.ts';
import { renderAssessmentResults } from '../oscal/assessment-results.ts';
import { renderPoam } from '../oscal/poam.ts';
import { reportTables } from '../tables.ts';
import { type BundleManifest, bundleFiles } from './bundle-files.ts';
import { checkLedgerScript } from './check-ledger.ts';
import { writeCsv } from './csv.ts';
import { ledgerFiles } from './ledger-files.ts';
import { packTables } from './pack-tables.ts';
import { readme } from './readme.ts';
import { signOffFiles } from './sign-off-files.ts';

export interface PackContent {
  readonly pdf: Buffer;
  readonly xlsx: Buffer;
  /** Canonical JSON of the ledger's entries from 0 up to the checkpoint's size. */
  readonly entries: Iterable<string>;
  readonly proofs: readonly EntryProof[];
  /** Manifests and signatures as the bundles carried them. */
  readonly manifests: readonly BundleManifest[];
  /** The frozen population as it is kept, JSON lines; left out where only its digest is known. */
  readonly population?: Buffer;
  /** Which version of the operating model the state holds, and since when it was in force. */
  readonly model?: { readonly version: number; readonly changedAt: string };
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
  { draft, signer, at }: RenderPackOptions,
): Promise<Buffer> {
  const { customer } = state.workspace;
  return writeBag({
    folder: packName(state, draft),
    payload: payloadFiles(state, content, draft, signer),
    tagFiles: [
      { path: 'README.txt', content: Buffer.from(readme(state, content, draft)) },
      { path: 'check-ledger.py', content: Buffer.from(checkLedgerScript) },
    ],
    info: [
      ['Source-Organization', customer],
      ['External-Identifier', `${state.campaign.id}, edition ${state.edition}`],
      [
        'External-Description',
        `Audit pack of an access review of non-human identities, ${state.campaign.name}${draft ? ', DRAFT' : ''}`,
      ],
    ],
    signer,
    at,
  });
}

/** The name of the pack's folder, and of its file without the ending. */
export function packName({ workspace, campaign, edition }: SealedState, draft: boolean): string {
  return packNameOf({ customer: workspace.customer, campaignName: campaign.name, edition }, draft);
}

export function packNameOf(
  of: { readonly customer: string; readonly campaignName: string; readonly edition: number },
  draft: boolean,
): string {
  return folderName(`${of.customer} ${of.campaignName} edition ${of.edition} audit pack${draft ? ' draft' : ''}`);
}

function payloadFiles(state: SealedState, content: PackContent, draft: boolean, signer: Signer | null): ZipFile[] {
  const { ledger } = state;
  const entries = [...content.entries];
  return [
    { path: 'data/report.pdf', content: content.pdf },
    { path: 'data/report.xlsx', content: content.xlsx },
    { path: 'data/sealed-state.json', content: stateBytes(state) },
    ...tableFiles(state, signer),
    { path: 'data/responsibilities.html', content: Buffer.from(responsibilities(state, content), 'utf8') },
    ...(content.population === undefined
      ? []
      : [{ path: 'data/baseline/population.ndjson', content: content.population }]),
    { path: 'data/oscal/assessment-results.json', content: renderAssessmentResults(state, draft) },
    { path: 'data/oscal/plan-of-action-and-milestones.json', content: renderPoam(state, draft) },
    { path: 'data/bundles/register.json', content: json(state.bundles) },
    ...bundleFiles(state, content.manifests),
    ...state.signOffs.flatMap(({ ledgerEntry }) =>
      signOffFiles(entries[ledgerEntry] ?? '', `data/sign-offs/entry-${ledgerEntry}`),
    ),
    { path: 'data/ledger/entries.ndjson', content: Buffer.from(entries.map((entry) => `${entry}\n`).join(''), 'utf8') },
    ...ledgerFiles(
      ledger.checkpoint,
      ledger.verifierKey,
      new Map(content.proofs.map((proof) => [`entry-${proof.index}`, proof])),
    ),
  ];
}

function tableFiles(state: SealedState, signer: Signer | null): ZipFile[] {
  const tables = [...reportTables(state), ...packTables(state, signer)];
  return [
    ...tables.map((table) => ({ path: `data/${table.file}.csv`, content: writeCsv(table) })),
    { path: 'data/data-dictionary.csv', content: writeCsv(dictionary(tables)) },
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

/** Who does what, and what the customer itself has to do (complementary user entity controls), to read and to print. */
function responsibilities(state: SealedState, { model }: PackContent): string {
  const { customer, provider } = state.workspace;
  return raciHtml(
    raciPage({
      customer,
      provider,
      version: model?.version ?? 1,
      changedAt: model?.changedAt ?? state.campaign.openedAt,
      document: state.operatingModel,
      nameOf: (id) => personName(state, id),
    }),
  );
}
