// Instruction lists: what the customer decided, signed and handed to the provider. Each is one act with its number and its
// digest; a later one names the one before and lists only what changed.
import { hash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import {
  type Instruction,
  type InstructionKind,
  type InstructionList,
  type InstructionsPreview,
  instruction,
} from '../../../shared/contract/loop.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { currentModel, partyNames, todayOf } from '../engagement/operating-model.ts';
import { actorFor, requireDecider } from '../engagement/persons.ts';
import { isAccountableForReview } from '../engagement/rights.ts';
import { keyOf, requireKey } from '../engagement/signing-keys.ts';
import { unlockKey } from '../keys/signing-key.ts';
import type { Act } from '../ledger/act.ts';
import { canonicalJson } from '../ledger/canonical.ts';
import { perform } from '../ledger/perform.ts';
import { requireOutputPath, writeBeside } from '../workspace/output-file.ts';
import type { Clock, Transaction, Workspace } from '../workspace/workspace.ts';
import { type CampaignRow, requireCampaign } from './campaign.ts';
import { type InstructionDocument, instructionFile } from './instruction-file.ts';
import { type Planned, planInstructions, type Sent } from './instruction-plan.ts';
import { referencePrefix } from './reference.ts';
import { rotationRows } from './rotation-record.ts';
import { unsignedCuts, type WantedInstruction, wantedInstructions } from './wanted-instructions.ts';

const issuedBody = z.strictObject({
  number: z.number().min(1),
  campaign: z.string(),
  supersedes: z.number().nullable(),
  /** Canonical JSON, exactly what was signed. */
  document: z.string(),
  sha256: z.string(),
  /** What each entry of the document is about, in its order. */
  entries: z.array(z.strictObject({ subject: z.string(), decision: z.string().nullable(), content: z.string() })),
  signature: z.string(),
  certificate: z.string(),
  chain: z.array(z.string()),
  fingerprint: z.string(),
  file: z.string(),
  fileSha256: z.string(),
});

const signedInstructions = z.looseObject({ instructions: z.array(instruction) });

export const instructionsIssued: Act<z.infer<typeof issuedBody>> = {
  name: 'instructions.issued',
  body: issuedBody,
  apply({ db }, body, head) {
    db.prepare(
      `insert into instruction_list (
         number, campaign_id, supersedes, document, document_sha256, signature, certificate_pem, chain_pem,
         certificate_fingerprint, file, file_sha256, issued_by, issued_at, ledger_entry
       )
       values (
         $number, $campaign, $supersedes, $document, $sha256, $signature, $certificate, $chain, $fingerprint, $file,
         $fileSha256, $person, $at, $entry
       )`,
    ).run({
      number: body.number,
      campaign: body.campaign,
      supersedes: body.supersedes,
      document: body.document,
      sha256: body.sha256,
      signature: body.signature,
      certificate: body.certificate,
      chain: JSON.stringify(body.chain),
      fingerprint: body.fingerprint,
      file: body.file,
      fileSha256: body.fileSha256,
      person: head.actor.person,
      at: head.at,
      entry: head.index,
    });
    const insert = db.prepare(
      `insert into instruction (
         reference, list_number, position, kind, subject, subject_reference, decision_id, due, change_window, ticket,
         content_sha256, replaces
       )
       values (
         $reference, $list, $position, $kind, $subject, $subjectReference, $decision, $due, $changeWindow, $ticket,
         $content, $replaces
       )`,
    );
    const { instructions } = signedInstructions.parse(JSON.parse(body.document));
    for (const [position, one] of instructions.entries()) {
      const entry = body.entries[position];
      if (entry === undefined) throw new Error('an instruction without its subject');
      insert.run({
        ...entry,
        reference: one.reference,
        list: body.number,
        position,
        kind: one.kind,
        subjectReference: one.subject,
        due: one.due,
        changeWindow: one.changeWindow,
        ticket: one.ticket,
        replaces: one.replaces,
      });
    }
  },
};

export interface IssueTerms {
  readonly campaign: string;
  /** YYYY-MM-DD; null: as agreed with the provider, from today on. */
  readonly due: string | null;
  readonly changeWindow: string | null;
}

/** What would go out now. Throws NOT_FOUND. */
export function previewInstructions(
  db: Database,
  clock: Clock,
  input: IssueTerms & { readonly as: string | null },
): InstructionsPreview {
  const campaign = requireCampaign(db, input.campaign);
  const drafted = draftList(db, clock, campaign, input);
  const key = input.as === null ? null : keyOf(db, input.as, clock);
  return {
    campaign: campaign.id,
    campaignName: campaign.name,
    number: drafted.number,
    supersedes: drafted.supersedes,
    fileName: fileNameOf(db, drafted.number),
    instructions: drafted.entries.map((entry) => entry.instruction),
    unchanged: drafted.unchanged,
    blocked: rotationRows(db, campaign.id)
      .filter((row) => row.confirmed === null && row.withdrawn === null)
      .map((row) => ({
        rotation: row.id,
        reference: row.reference,
        text: `${row.credential} of ${row.identity}`,
        why: 'The platform owner has not confirmed what depends on it.',
      })),
    unsigned: unsignedCuts(db, campaign.id),
    key: key === null ? null : { subject: key.subject, fingerprint: key.fingerprint },
  };
}

/**
 * Signs the list, writes the file and records it; all of it or nothing. By a reviewer of the campaign or whoever answers
 * for access reviews. Throws PROVIDER_MAY_NOT_DECIDE, PERSON_INACTIVE, NOT_FOUND, NOT_THE_REVIEWER, INPUT_INVALID when
 * nothing is new, KEY_MISSING, PASSPHRASE_WRONG, FILE_UNWRITABLE, DISK_FULL.
 */
export async function issueInstructions(
  workspace: Workspace,
  input: IssueTerms & { readonly passphrase: string; readonly out: string; readonly as: string },
): Promise<InstructionList & { readonly path: string }> {
  const { read, clock } = workspace;
  const signerPerson = requireDecider(read, 'instructions.issue', input.as);
  requireIssuer(read, requireCampaign(read, input.campaign), input.as);
  await requireOutputPath(input.out);
  const key = requireKey(read, signerPerson, clock);
  const signer = await unlockKey(key.keyFile, input.passphrase);
  try {
    return await workspace.write(async (transaction) => {
      const { db } = transaction;
      const person = requireDecider(db, 'instructions.issue', input.as);
      const campaign = requireCampaign(db, input.campaign);
      requireIssuer(db, campaign, person.id);
      const drafted = draftList(db, clock, campaign, input);
      refuseNothing(drafted, campaign);
      const document: InstructionDocument = {
        format: 'countersign-instructions/1',
        workspace: workspace.id,
        ...partyNames(db),
        campaign: { id: campaign.id, name: campaign.name },
        number: drafted.number,
        supersedes: drafted.supersedes,
        issuedAt: clock().toISOString(),
        issuedBy: person.name,
        instructions: drafted.entries.map((entry) => entry.instruction),
      };
      const json = canonicalJson(document);
      const signature = await signer.sign(Buffer.from(json, 'utf8'));
      const content = await instructionFile(document, json, signer, signature);
      const path = resolve(input.out);
      const written = await writeBeside(path, (temporary) => writeFile(temporary, content, { flag: 'wx' }));
      try {
        await recordList(transaction, person, {
          number: drafted.number,
          campaign: campaign.id,
          supersedes: drafted.supersedes?.number ?? null,
          document: json,
          sha256: hash('sha256', json, 'hex'),
          entries: drafted.entries.map(({ subject, decision, content: asked }) => ({
            subject,
            decision,
            content: asked,
          })),
          signature: Buffer.from(signature).toString('base64'),
          certificate: key.keyFile.certificatePem,
          chain: [...key.keyFile.chainPem],
          fingerprint: signer.fingerprint,
          file: basename(path),
          fileSha256: hash('sha256', content, 'hex'),
        });
        await written.keep();
      } finally {
        await written.discard();
      }
      return { ...requireList(db, drafted.number), path };
    });
  } finally {
    signer.dispose();
  }
}

async function recordList(
  transaction: Transaction,
  person: Parameters<typeof actorFor>[0],
  body: z.infer<typeof issuedBody>,
): Promise<void> {
  await perform(transaction, instructionsIssued, actorFor(person), body);
}

/** Newest first; `campaign` null: of all. */
export function listInstructions(db: Database, campaign: string | null = null): InstructionList[] {
  const count = db.prepare<[number], { kind: InstructionKind; entries: number }>(
    'select kind, count(*) as entries from instruction where list_number = ? group by kind',
  );
  return db
    .prepare<[{ campaign: string | null }], Omit<InstructionList, 'counts'>>(
      `select number, campaign_id as campaign, campaign.name as campaignName, supersedes, issued_at as issuedAt,
         person.name as issuedBy, file, file_sha256 as fileSha256, document_sha256 as sha256,
         certificate_fingerprint as certificateFingerprint, ledger_entry as ledgerEntry
       from instruction_list
       join campaign on campaign.id = instruction_list.campaign_id
       join person on person.id = instruction_list.issued_by
       where $campaign is null or campaign_id = $campaign
       order by number desc`,
    )
    .all({ campaign })
    .map((row) => {
      const counts = { REVOKE: 0, REDUCE: 0, ROTATE: 0, QUESTION: 0, WITHDRAWN: 0 };
      for (const { kind, entries } of count.all(row.number)) counts[kind] = entries;
      return { ...row, counts };
    });
}

/** Every entry of the campaign's lists as it was signed, oldest first. */
export function sentInstructions(db: Database, campaign: string): (Instruction & { readonly list: number })[] {
  return db
    .prepare<[{ campaign: string }], { number: number; document: string }>(
      'select number, document from instruction_list where campaign_id = $campaign order by number',
    )
    .all({ campaign })
    .flatMap(({ number, document }) =>
      signedInstructions.parse(JSON.parse(document)).instructions.map((one) => ({ ...one, list: number })),
    );
}

function requireList(db: Database, number: number): InstructionList {
  const list = listInstructions(db).find((candidate) => candidate.number === number);
  if (list === undefined) throw new Error('the list that was just issued is not there');
  return list;
}

interface DraftedEntry {
  readonly subject: string;
  readonly decision: string | null;
  readonly content: string;
  readonly instruction: Instruction;
}

interface DraftedList {
  readonly number: number;
  readonly supersedes: { readonly number: number; readonly sha256: string } | null;
  readonly entries: readonly DraftedEntry[];
  readonly unchanged: number;
}

function draftList(db: Database, clock: Clock, campaign: CampaignRow, terms: IssueTerms): DraftedList {
  const today = todayOf(clock);
  if (terms.due !== null && terms.due < today) {
    throw new CountersignError('INPUT_INVALID', `${terms.due} is past: an instruction is due from today on.`);
  }
  const due = terms.due ?? agreedDue(db, today);
  const changeWindow = (terms.changeWindow ?? '').trim() || null;
  const { planned, unchanged } = planInstructions(wantedInstructions(db, campaign.id), newestSent(db, campaign.id));
  const prefix = referencePrefix(partyNames(db).customer);
  const before = db.prepare<[], number>('select count(*) from instruction').pluck().get() ?? 0;
  const previous = new Map(sentInstructions(db, campaign.id).map((one) => [one.reference, one]));
  const entries = planned.map((step, position): DraftedEntry => {
    const reference = `${prefix}-I${String(before + position + 1).padStart(4, '0')}`;
    if (step.step === 'ask') return askedEntry(step, reference, due, changeWindow);
    return withdrawnEntry(db, step.sent, previous, reference);
  });
  const [last] = listInstructions(db, campaign.id);
  return {
    number: (db.prepare<[], number>('select coalesce(max(number), 0) from instruction_list').pluck().get() ?? 0) + 1,
    supersedes: last === undefined ? null : { number: last.number, sha256: last.sha256 },
    entries,
    unchanged,
  };
}

function askedEntry(
  { wanted, replaces }: Extract<Planned<WantedInstruction>, { step: 'ask' }>,
  reference: string,
  due: string,
  changeWindow: string | null,
): DraftedEntry {
  return {
    subject: wanted.subject,
    decision: wanted.decision,
    content: wanted.content,
    instruction: {
      ...wanted.asks,
      reference,
      kind: wanted.kind,
      due: wanted.due ?? due,
      changeWindow: wanted.kind === 'QUESTION' ? null : changeWindow,
      replaces,
    },
  };
}

function withdrawnEntry(
  db: Database,
  sent: Sent,
  previous: ReadonlyMap<string, Instruction>,
  reference: string,
): DraftedEntry {
  const earlier = previous.get(sent.reference);
  if (earlier === undefined) throw new Error('an instruction that was sent is in no list');
  return {
    subject: sent.subject,
    decision: null,
    content: sent.content,
    instruction: {
      ...earlier,
      reference,
      kind: 'WITHDRAWN',
      detail: whyWithdrawn(db, sent.subject),
      reason: null,
      due: null,
      changeWindow: null,
      replaces: sent.reference,
    },
  };
}

function whyWithdrawn(db: Database, subject: string): string {
  const decided = db
    .prepare<[string], { outcome: string; reason: string | null }>(
      `select decision.outcome, decision.reason
       from review_item
       join decision on decision.id = review_item.decision_id
       where review_item.id = ?`,
    )
    .get(subject);
  if (decided !== undefined) {
    return `The decision is ${decided.outcome} now${decided.reason === null ? '' : `: ${decided.reason}`}`;
  }
  const rotation = db
    .prepare<[string], string | null>(`select note from rotation_event where rotation_id = ? and event = 'withdrawn'`)
    .pluck()
    .get(subject);
  return rotation ?? 'The decision does not stand any more';
}

/** The newest entry about each subject of the campaign. */
function newestSent(db: Database, campaign: string): Sent[] {
  return db
    .prepare<[{ campaign: string }], Sent>(
      `select subject, kind, content_sha256 as content, reference
       from (
         select instruction.*,
           row_number() over (partition by subject order by list_number desc, position desc) as newest
         from instruction
         join instruction_list on instruction_list.number = instruction.list_number
         where instruction_list.campaign_id = $campaign
       )
       where newest = 1
       order by list_number, position`,
    )
    .all({ campaign });
}

/** As the service threshold for remediation says; without one in days, in five. */
function agreedDue(db: Database, today: string): string {
  const agreed = currentModel(db).document.serviceThresholds.find(({ threshold }) => threshold === 'remediation');
  const days = agreed === undefined ? 5 : Math.ceil(agreed.unit === 'hours' ? agreed.agreed / 24 : agreed.agreed);
  const date = new Date(`${today}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + Math.max(1, agreed?.unit === 'minutes' ? 1 : days));
  return date.toISOString().slice(0, 10);
}

function refuseNothing(drafted: DraftedList, campaign: CampaignRow): void {
  if (drafted.entries.length > 0) return;
  const message =
    drafted.supersedes === null
      ? `Nothing of ${campaign.name} is ready to go out: no signed revocation, reduction, confirmed rotation or question.`
      : `Nothing changed since list ${drafted.supersedes.number}: there is no list to issue.`;
  throw new CountersignError('INPUT_INVALID', message, { campaign: campaign.id });
}

function requireIssuer(db: Database, campaign: CampaignRow, person: string): void {
  const isReviewer =
    db
      .prepare('select 1 from assignment where campaign_id = $campaign and person_id = $person')
      .get({ campaign: campaign.id, person }) !== undefined;
  if (isReviewer) return;
  const decider = requireDecider(db, 'instructions.issue', person);
  const { document } = currentModel(db);
  const leads = document.roles.some(
    (role) =>
      role.party === 'customer' &&
      role.persons.includes(person) &&
      document.activities.some(
        (activity) =>
          activity.activity === 'access.review' &&
          (activity.letters[role.role] === 'A' || activity.letters[role.role] === 'R'),
      ),
  );
  if (leads || isAccountableForReview(document, decider)) return;
  throw new CountersignError('NOT_THE_REVIEWER', `${decider.name} has no part in ${campaign.name}.`, {
    person,
    campaign: campaign.id,
  });
}

function fileNameOf(db: Database, number: number): string {
  const customer = partyNames(db)
    .customer.toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return `${customer || 'customer'}-instructions-${String(number).padStart(3, '0')}.zip`;
}
