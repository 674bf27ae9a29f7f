// The engagement itself: the two parties and the operating model, of which every version is kept.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import {
  type Engagement,
  type OperatingModelDocument,
  operatingModelDocument,
  type RecordedModelDocument,
  recordedModelDocument,
} from '../../../shared/contract/engagement.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { OperatingModel } from '../../../shared/words.ts';
import type { Act } from '../ledger/act.ts';
import { perform } from '../ledger/perform.ts';
import { workspaceName, workspaceNamed } from '../workspace/naming.ts';
import { statement } from '../workspace/statement.ts';
import type { Clock, Transaction, Workspace } from '../workspace/workspace.ts';
import { staysWithCustomer } from './activities.ts';
import { problemsOf } from './completeness.ts';
import { forgetEngagementDraft, readEngagementDraft } from './draft.ts';
import { listPersons, requireActor, requirePerson } from './persons.ts';
import { refuseLoosening } from './separation.ts';
import { templateOf } from './templates.ts';

const changedBody = z.strictObject({ document: recordedModelDocument, reason: z.string().min(1) });

export const operatingModelChanged: Act<z.infer<typeof changedBody>> = {
  name: 'operating_model.changed',
  body: changedBody,
  apply(transaction, body, head) {
    transaction.db.prepare('update workspace set model = $model where only = 1').run({ model: body.document.model });
    appendVersion(transaction, body.document, body.reason, head);
  },
};

/** Names the parties of a new workspace and starts from the model's template. Throws WORKSPACE_EXISTS when it is named. */
export async function createEngagement(
  workspace: Workspace,
  input: { readonly customer: string; readonly provider: string; readonly model: OperatingModel },
): Promise<Engagement> {
  const customer = input.customer.trim();
  const provider = input.provider.trim();
  if (customer === '' || provider === '') {
    throw new CountersignError('INPUT_INVALID', 'Both the customer and the provider need a name.');
  }
  return workspace.write(async (transaction) => {
    if (headOf(transaction.db) !== undefined) {
      throw new CountersignError('WORKSPACE_EXISTS', 'This workspace has its parties already.');
    }
    const operator = { person: null, party: 'operator' } as const;
    await perform(transaction, workspaceNamed, operator, { customer, provider, model: input.model });
    await perform(transaction, operatingModelChanged, operator, {
      document: templateOf(input.model, todayOf(transaction.clock)),
      reason: 'Template, before the parties filled it in',
    });
    return readEngagement(transaction.db, transaction.clock);
  });
}

/** Throws NOT_FOUND before the parties are named. */
export function readEngagement(db: Database, clock: Clock, locale: Locale = 'en'): Engagement {
  const { customer, provider } = partyNames(db);
  const head = requireHead(db);
  const document = documentOf(head);
  return {
    customer,
    provider,
    version: head.version,
    changedAt: head.changed_at,
    changedBy: head.changed_by,
    reason: head.reason,
    document,
    problems: problemsOf(document, listPersons(db), todayOf(clock), locale),
    staysWithCustomer: staysWithCustomer(customer, provider),
  };
}

/** The template's document, for somebody to compare with or to start again from. */
export function engagementTemplate(model: OperatingModel, clock: Clock): OperatingModelDocument {
  return templateOf(model, todayOf(clock));
}

/**
 * Stores a new version, complete or not: what is missing is said, and stops a campaign from opening. Throws
 * INPUT_INVALID when two things bear the same id, MODEL_CHANGED when it was based on an older version; NOT_FOUND, PROVIDER_MAY_NOT_DECIDE, PERSON_INACTIVE for who acts; and
 * as refuseLoosening for the separation of duties.
 */
export async function changeEngagement(
  workspace: Workspace,
  input: {
    readonly document: OperatingModelDocument;
    readonly reason: string;
    /** The version that was changed; left out or null: whatever is in force. */
    readonly basedOn?: number | null;
    readonly as: string | null;
  },
): Promise<Engagement> {
  refuseDuplicates(input.document);
  return workspace.write(async (transaction) => {
    const actor = requireActor(transaction.db, 'engagement.change', input.as);
    refuseOvertaken(transaction.db, input.basedOn ?? null);
    const person = actor.person === null ? null : requirePerson(transaction.db, actor.person);
    refuseLoosening(documentOf(requireHead(transaction.db)), input.document, person);
    // A draft of another version is somebody's work still.
    if (readEngagementDraft(transaction.db)?.basedOn === input.basedOn) forgetEngagementDraft(transaction.db);
    await perform(transaction, operatingModelChanged, actor, { document: input.document, reason: input.reason });
    return readEngagement(transaction.db, transaction.clock);
  });
}

/** The document of one version. Throws NOT_FOUND. */
export function documentOfVersion(db: Database, version: number): OperatingModelDocument {
  const row = db
    .prepare<[{ version: number }], { document: string }>(
      'select document from operating_model where version = $version',
    )
    .get({ version });
  if (row !== undefined) return documentOf(row);
  throw new CountersignError('NOT_FOUND', `The operating model has no version ${version}.`, { version });
}

/** The operating model as it stands. Throws NOT_FOUND before the parties are named. */
export function currentModel(db: Database): { readonly version: number; readonly document: OperatingModelDocument } {
  const head = requireHead(db);
  const known = parsed.get(db);
  if (known !== undefined && known.text === head.document) return { version: head.version, document: known.document };
  const document = documentOf(head);
  parsed.set(db, { text: head.document, document });
  return { version: head.version, document };
}

// The document that was parsed last, which nobody changes; goes with its connection.
const parsed = new WeakMap<Database, { readonly text: string; readonly document: OperatingModelDocument }>();

export function partyNames(db: Database): { readonly customer: string; readonly provider: string } {
  return workspaceName(db) ?? { customer: 'the customer', provider: 'the provider' };
}

/** The business date of now, in UTC. */
export function todayOf(clock: Clock): string {
  return clock().toISOString().slice(0, 10);
}

interface VersionRow {
  readonly version: number;
  readonly document: string;
  readonly changed_at: string;
  readonly changed_by: string | null;
  readonly reason: string;
}

function headOf(db: Database): VersionRow | undefined {
  return selectHead(db).get({});
}

const selectHead = statement<object, VersionRow>(
  'select version, document, changed_at, changed_by, reason from operating_model order by version desc limit 1',
);

function requireHead(db: Database): VersionRow {
  const head = headOf(db);
  if (head !== undefined) return head;
  throw new CountersignError('NOT_FOUND', 'This workspace has no engagement yet.');
}

function documentOf(row: Pick<VersionRow, 'document'>): OperatingModelDocument {
  return operatingModelDocument.parse(JSON.parse(row.document));
}

/** Two persons who changed one version would undo each other unseen. */
function refuseOvertaken(db: Database, basedOn: number | null): void {
  const inForce = headOf(db)?.version ?? 0;
  if (basedOn === null || basedOn === inForce) return;
  throw new CountersignError('MODEL_CHANGED', `Version ${inForce} is in force; this was changed from ${basedOn}.`, {
    basedOn,
    inForce,
  });
}

function appendVersion(
  { db }: Transaction,
  document: RecordedModelDocument,
  reason: string,
  head: { readonly at: string; readonly index: number; readonly actor: { readonly person: string | null } },
): void {
  db.prepare(
    `insert into operating_model (version, document, changed_at, changed_by, reason, ledger_entry)
     values ((select coalesce(max(version), 0) + 1 from operating_model), $document, $at, $by, $reason, $entry)`,
  ).run({
    document: JSON.stringify(document),
    at: head.at,
    by: head.actor.person,
    reason,
    entry: head.index,
  });
}

function refuseDuplicates(document: OperatingModelDocument): void {
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['role', document.roles.map((role) => role.role)],
    ['activity', document.activities.map((activity) => activity.activity)],
    ['decision right', document.decisionRights.map((right) => right.right)],
    ['service threshold', document.serviceThresholds.map((threshold) => threshold.threshold)],
  ];
  for (const [kind, ids] of lists) {
    const twice = ids.find((id, position) => ids.indexOf(id) !== position);
    if (twice === undefined) continue;
    throw new CountersignError('INPUT_INVALID', `The ${kind} "${twice}" is there twice.`, { kind, id: twice });
  }
}
