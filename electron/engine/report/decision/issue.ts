// One decision leaves the building alone: the sealed item with the proof that it belongs to the sealed state, its entries of
// the ledger with theirs, and the lines it rests on. Signed by who hands it over, and recorded in the ledger.
import { hash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { IssuedDecision } from '../../../../shared/contract/report.ts';
import { CountersignError } from '../../../../shared/errors.ts';
import type { ZipFile } from '../../bundle/write-zip.ts';
import { actorFor } from '../../engagement/persons.ts';
import { getBlob } from '../../inventory/blobs.ts';
import type { Signer } from '../../keys/signing-key.ts';
import { canonicalJson } from '../../ledger/canonical.ts';
import { checkpointVerifierKey, ledgerCheckpoints } from '../../ledger/checkpoints.ts';
import { ledgerEntry } from '../../ledger/entries.ts';
import { perform } from '../../ledger/perform.ts';
import { type EntryProof, proveEntry } from '../../ledger/proof.ts';
import { requireItem } from '../../review/items.ts';
import type { SealedItem, SealedState } from '../../review/sealed-state.ts';
import { itemsTree, readSealedState } from '../../review/sealing.ts';
import type { ReviewServices } from '../../review/services.ts';
import { requireOutputPath, writeBeside } from '../../workspace/output-file.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { folderName, json, writeBag } from '../bag.ts';
import { decisionHandedOver } from '../issued.ts';
import { requireIssuer, unlock } from '../issuer.ts';
import { checkLedgerScript } from '../pack/check-ledger.ts';
import { bundleManifests } from '../pack/gather.ts';
import { ledgerFiles } from '../pack/ledger-files.ts';
import { signOffFiles } from '../pack/sign-off-files.ts';
import { type DecisionDocument, decisionDocument } from './document.ts';
import { decisionReadme } from './readme.ts';

export interface IssueDecision {
  readonly item: string;
  readonly withFiles: boolean;
  readonly passphrase: string;
  readonly out: string;
  readonly as: string;
}

/**
 * Throws PROVIDER_MAY_NOT_DECIDE, PERSON_INACTIVE, ITEM_NOT_IN_CAMPAIGN, REPORT_NOT_SEALED where nothing is sealed yet or the
 * edition was sealed before single items could be shown, KEY_MISSING, PASSPHRASE_WRONG, FILE_UNWRITABLE, DISK_FULL.
 */
export async function issueDecision(
  workspace: Workspace,
  services: ReviewServices,
  input: IssueDecision,
): Promise<IssuedDecision> {
  const { read } = workspace;
  const person = requireIssuer(read, input.as);
  await requireOutputPath(input.out);
  const row = requireItem(read, input.item);
  const sealed = requireSealedItem(read, row.campaign, row.id);
  const signer = await unlock(workspace, person, input.passphrase);
  try {
    const content = await renderDecision(read, services, sealed, row.assignment, input.withFiles, {
      signer,
      at: workspace.clock(),
    });
    const path = resolve(input.out);
    const issued = {
      campaign: row.campaign,
      item: row.id,
      reference: sealed.item.reference,
      edition: sealed.state.edition,
      withFiles: input.withFiles,
      file: basename(path),
      sha256: hash('sha256', content, 'hex'),
      size: content.length,
    };
    const file = await writeBeside(path, (temporary) => writeFile(temporary, content, { flag: 'wx' }));
    try {
      await workspace.write(async (transaction) => {
        await perform(transaction, decisionHandedOver, actorFor(person), { ...issued, person: person.id });
        await file.keep();
      });
    } finally {
      await file.discard();
    }
    return { ...issued, file: path };
  } finally {
    signer.dispose();
  }
}

interface SealedOne {
  readonly state: SealedState;
  readonly item: SealedItem;
  readonly index: number;
  /** The sealing's entry, and the checkpoint that followed it. */
  readonly entry: number;
  readonly checkpoint: { readonly size: number; readonly note: string; readonly root: string; readonly origin: string };
}

function requireSealedItem(db: Database, campaign: string, item: string): SealedOne {
  const sealed = readSealedState(db, campaign);
  const index = sealed?.state.items.findIndex((candidate) => candidate.id === item) ?? -1;
  const found = sealed?.state.items[index];
  const entry = db
    .prepare<[{ campaign: string }], number>(
      'select ledger_entry from sealed_state where campaign_id = $campaign order by edition desc limit 1',
    )
    .pluck()
    .get({ campaign });
  const following = ledgerCheckpoints(db).find(({ size }) => size > (entry ?? 0));
  if (sealed === null || found === undefined || entry === undefined || following === undefined) {
    throw new CountersignError(
      'REPORT_NOT_SEALED',
      'The campaign is neither signed off by everybody nor closed, so no decision of it can be proved yet.',
      { campaign, item },
    );
  }
  if (!(ledgerEntry(db, entry)?.entry ?? '').includes(`"itemsRoot":"${itemsTree(sealed.state).root}"`)) {
    throw new CountersignError(
      'REPORT_NOT_SEALED',
      'This edition was sealed before single decisions could be shown without the others. A later edition can; the audit pack proves all of them together.',
      { campaign, item, edition: sealed.edition },
    );
  }
  const { size, note, root, origin } = following;
  return {
    state: sealed.state,
    item: found,
    index,
    entry,
    checkpoint: { size, note, root: Buffer.from(root).toString('base64'), origin },
  };
}

async function renderDecision(
  db: Database,
  services: ReviewServices,
  { state, item, index, entry, checkpoint }: SealedOne,
  assignment: string | null,
  withFiles: boolean,
  { signer, at }: { readonly signer: Signer; readonly at: Date },
): Promise<Buffer> {
  const { size } = checkpoint;
  const signOff = signOffEntry(db, assignment);
  const own = ownEntry(db, item);
  const proofs = new Map<string, EntryProof>([
    ['sealed', proveEntry(db, entry, size)],
    ...(signOff === null ? [] : [['sign-off', proveEntry(db, signOff, size)] as const]),
    ...(own.decision === null ? [] : [['decision', proveEntry(db, own.decision, size)] as const]),
  ]);
  const verifierKey = checkpointVerifierKey(db) ?? '';
  const document = decisionDocument(db, services, {
    state,
    item,
    entries: { sealed: entry, signOff, ...own },
    ledger: { origin: checkpoint.origin, size, root: checkpoint.root, verifierKey },
    withFiles,
  });
  const tree = itemsTree(state);
  const payload: ZipFile[] = [
    { path: 'data/item.json', content: Buffer.from(canonicalJson(item), 'utf8') },
    { path: 'data/decision.json', content: json(document) },
    {
      path: 'data/membership.json',
      content: json({ index, size: tree.size, root: tree.root, proof: tree.proof(index) }),
    },
    ...ledgerFiles(checkpoint.note, verifierKey, proofs),
    ...(signOff === null ? [] : signOffFiles(ledgerEntry(db, signOff)?.entry ?? '', 'data/sign-off')),
    ...evidenceFiles(db, document),
    ...(withFiles ? manifestsOf(db, state, document) : []),
  ];
  return writeBag({
    folder: folderName(`${state.workspace.customer} ${state.campaign.name} edition ${state.edition} ${item.reference}`),
    payload,
    tagFiles: [
      { path: 'README.txt', content: Buffer.from(decisionReadme(document)) },
      { path: 'check-ledger.py', content: Buffer.from(checkLedgerScript) },
    ],
    info: [
      ['Source-Organization', state.workspace.customer],
      ['External-Identifier', `${state.campaign.id}, edition ${state.edition}, ${item.reference}`],
      ['External-Description', `One decision of an access review of non-human identities, ${item.reference}`],
    ],
    signer,
    at,
  });
}

function signOffEntry(db: Database, assignment: string | null): number | null {
  if (assignment === null) return null;
  const select = db.prepare<[string], number>('select max(ledger_entry) from sign_off where assignment_id = ?').pluck();
  return select.get(assignment) ?? null;
}

/** An entry of several decisions would show the others. */
function ownEntry(
  db: Database,
  { decision }: SealedItem,
): Pick<DecisionDocument['entries'], 'decision' | 'decisionLeftOut'> {
  if (decision === null) return { decision: null, decisionLeftOut: 'Nobody decided on it.' };
  const entry = ledgerEntry(db, decision.ledgerEntry);
  if (entry?.act.startsWith('decision.')) {
    return { decision: decision.ledgerEntry, decisionLeftOut: null };
  }
  return {
    decision: null,
    decisionLeftOut: `it was decided together with ${(decision.batchSize ?? 1) - 1} others, and that entry would show them.`,
  };
}

function evidenceFiles(db: Database, { evidence }: DecisionDocument): ZipFile[] {
  const files = new Map(
    evidence.flatMap(({ addedAs, keptSha256 }) =>
      addedAs === null || keptSha256 === null ? [] : [[addedAs, getBlob(db, keptSha256)] as const],
    ),
  );
  return [
    ...evidence.flatMap(({ number, text }) =>
      text === null ? [] : [{ path: `data/evidence/line-${number}.txt`, content: Buffer.from(text, 'utf8') }],
    ),
    ...[...files].map(([name, content]) => ({ path: `data/evidence/${name}`, content })),
  ];
}

/** With the files go the manifests that the provider signed, so that his word for each file is there too. */
function manifestsOf(db: Database, { bundles }: SealedState, { evidence }: DecisionDocument): ZipFile[] {
  return bundles.flatMap(({ id, tagmanifestSha256 }) => {
    const cited = evidence.find((line) => line.tagmanifestSha256 === tagmanifestSha256);
    if (cited === undefined) return [];
    return bundleManifests(db, id).map(({ path, content }) => ({
      path: `data/bundles/${cited.evidence}/${path}`,
      content,
    }));
  });
}
