// Rotations that the customer agreed to: nothing goes out before the platform owner has said what depends on the credential.
import type { Database } from 'better-sqlite3';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { Person } from '../../../shared/contract/engagement.ts';
import type { RotationCandidate } from '../../../shared/contract/loop.ts';
import { businessDate } from '../../../shared/contract/method.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { currentModel, partyNames, todayOf } from '../engagement/operating-model.ts';
import { actorFor, requireDecider } from '../engagement/persons.ts';
import type { Act } from '../ledger/act.ts';
import { perform } from '../ledger/perform.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { requireCampaign } from './campaign.ts';
import { referencePrefix } from './reference.ts';
import { type RotationRow, rotationRows } from './rotation-record.ts';

const agreedBody = z.strictObject({
  id: z.string(),
  reference: z.string(),
  campaign: z.string(),
  credential: z.strictObject({ uid: z.string(), name: z.string() }),
  identity: z.strictObject({ uid: z.string(), name: z.string(), system: z.string() }),
  reason: z.string().min(1),
  ticket: z.string().nullable(),
  due: businessDate.nullable(),
  baselineOrdinal: z.number(),
});

export const rotationAgreed: Act<z.infer<typeof agreedBody>> = {
  name: 'rotation.agreed',
  body: agreedBody,
  apply({ db }, { credential, identity, ...body }, head) {
    db.prepare(
      `insert into rotation (
         id, reference, campaign_id, credential_uid, credential, identity_uid, identity, system, reason, ticket, due,
         baseline_ordinal, agreed_by, agreed_at, ledger_entry
       )
       values (
         $id, $reference, $campaign, $credentialUid, $credential, $identityUid, $identity, $system, $reason, $ticket,
         $due, $baselineOrdinal, $person, $at, $entry
       )`,
    ).run({
      ...body,
      credentialUid: credential.uid,
      credential: credential.name,
      identityUid: identity.uid,
      identity: identity.name,
      system: identity.system,
      person: head.actor.person,
      at: head.at,
      entry: head.index,
    });
  },
};

const confirmedBody = z.strictObject({
  id: z.string(),
  rotation: z.string(),
  dependants: z.array(z.string().min(1)),
  note: z.string().nullable(),
});

export const dependantsConfirmed: Act<z.infer<typeof confirmedBody>> = {
  name: 'rotation.dependants_confirmed',
  body: confirmedBody,
  apply({ db }, body, head) {
    db.prepare(
      `insert into rotation_event (id, rotation_id, event, person_id, dependants, note, at, ledger_entry)
       values ($id, $rotation, 'dependants_confirmed', $person, $dependants, $note, $at, $entry)`,
    ).run({
      ...body,
      dependants: JSON.stringify(body.dependants),
      person: head.actor.person,
      at: head.at,
      entry: head.index,
    });
  },
};

const withdrawnBody = z.strictObject({ id: z.string(), rotation: z.string(), reason: z.string().min(1) });

export const rotationWithdrawn: Act<z.infer<typeof withdrawnBody>> = {
  name: 'rotation.withdrawn',
  body: withdrawnBody,
  apply({ db }, body, head) {
    db.prepare(
      `insert into rotation_event (id, rotation_id, event, person_id, dependants, note, at, ledger_entry)
       values ($id, $rotation, 'withdrawn', $person, null, $reason, $at, $entry)`,
    ).run({ ...body, person: head.actor.person, at: head.at, entry: head.index });
  },
};

/**
 * By whoever answers for approving rotations (RACI: credential.rotate.approve, A or R). Throws NOT_THE_REVIEWER, NOT_FOUND,
 * INPUT_INVALID when one is under way or the due date is past, PROVIDER_MAY_NOT_DECIDE, PERSON_INACTIVE.
 */
export async function agreeRotation(
  workspace: Workspace,
  input: {
    readonly campaign: string;
    readonly credential: string;
    readonly reason: string;
    readonly ticket: string | null;
    readonly due: string | null;
    readonly as: string;
  },
): Promise<RotationRow> {
  const id = v7({ msecs: workspace.clock().getTime() });
  return workspace.write(async (transaction) => {
    const { db, clock } = transaction;
    const person = requireDecider(db, 'rotation.agree', input.as);
    requireLetter(db, 'credential.rotate.approve', person, 'approve a rotation');
    requireCampaign(db, input.campaign);
    const credential = requireCredential(db, input.credential);
    const present = rotationRows(db, null);
    if (
      present.some(
        (row) =>
          row.credentialUid === input.credential && row.withdrawn === null && row.baselineOrdinal >= newestBundle(db),
      )
    ) {
      const message = `The rotation of ${credential.name} of ${credential.identity} is agreed already.`;
      throw new CountersignError('INPUT_INVALID', message, { credential: input.credential });
    }
    if (input.due !== null && input.due < todayOf(clock)) {
      throw new CountersignError('INPUT_INVALID', `${input.due} is past: a rotation is due from today on.`);
    }
    const prefix = referencePrefix(partyNames(db).customer);
    await perform(transaction, rotationAgreed, actorFor(person), {
      id,
      reference: `${prefix}-R${String(present.length + 1).padStart(2, '0')}`,
      campaign: input.campaign,
      credential: { uid: input.credential, name: credential.name },
      identity: { uid: credential.identityUid, name: credential.identity, system: credential.system },
      reason: input.reason,
      ticket: filled(input.ticket),
      due: input.due,
      baselineOrdinal: newestBundle(db),
    });
    return requireRotation(db, id);
  });
}

/**
 * By the platform owner (RACI: dependency.confirm, R or A). That nothing depends on it is said with a note where was
 * looked. Throws NOT_THE_REVIEWER, NOT_FOUND, INPUT_INVALID, PROVIDER_MAY_NOT_DECIDE, PERSON_INACTIVE.
 */
export async function confirmDependants(
  workspace: Workspace,
  input: {
    readonly rotation: string;
    readonly dependants: readonly string[];
    readonly note: string | null;
    readonly as: string;
  },
): Promise<RotationRow> {
  return workspace.write(async (transaction) => {
    const { db, clock } = transaction;
    const person = requireDecider(db, 'rotation.confirmDependants', input.as);
    requireLetter(db, 'dependency.confirm', person, 'confirm what depends on a credential');
    const rotation = requireRotation(db, input.rotation);
    refuseWithdrawn(rotation);
    const note = filled(input.note);
    const dependants = [...new Set(input.dependants.map((said) => said.trim()).filter((said) => said !== ''))];
    if (dependants.length === 0 && note === null) {
      const message = 'Name what depends on it, or say in a note where you looked and found nothing.';
      throw new CountersignError('INPUT_INVALID', message, { rotation: rotation.reference });
    }
    await perform(transaction, dependantsConfirmed, actorFor(person), {
      id: v7({ msecs: clock().getTime() }),
      rotation: rotation.id,
      dependants,
      note,
    });
    return requireRotation(db, rotation.id);
  });
}

/** By whoever may agree to one. Throws as agreeRotation. */
export async function withdrawRotation(
  workspace: Workspace,
  input: { readonly rotation: string; readonly reason: string; readonly as: string },
): Promise<RotationRow> {
  return workspace.write(async (transaction) => {
    const { db, clock } = transaction;
    const person = requireDecider(db, 'rotation.withdraw', input.as);
    requireLetter(db, 'credential.rotate.approve', person, 'withdraw a rotation');
    const rotation = requireRotation(db, input.rotation);
    refuseWithdrawn(rotation);
    await perform(transaction, rotationWithdrawn, actorFor(person), {
      id: v7({ msecs: clock().getTime() }),
      rotation: rotation.id,
      reason: input.reason,
    });
    return requireRotation(db, rotation.id);
  });
}

/** Live credentials that an age or exposure rule fails for, without a rotation under way. */
export function rotationCandidates(db: Database): RotationCandidate[] {
  const agreed = new Set(
    rotationRows(db, null)
      .filter((row) => row.withdrawn === null && row.baselineOrdinal >= newestBundle(db))
      .map((row) => row.credentialUid),
  );
  return db
    .prepare<[], RotationCandidate>(
      `select credential.uid as credential, ${credentialName} as name, credential.kind, identity.name as identity,
         identity.system,
         case
           when exists (
             select 1
             from finding
             where finding.identity_id = identity.id
               and finding.kind = 'exposed_secret'
               and coalesce(finding.state, 'open') = 'open'
               and finding.removed_bundle is null
           ) then 'A secret of this identity is exposed'
           else 'Made or last rotated on ' || substr(coalesce(credential.rotated_at, credential.created_at), 1, 10)
         end as why
       from credential
       join identity on identity.id = credential.identity_id
       where credential.removed_bundle is null
         and coalesce(credential.status, 'active') = 'active'
         and (
           coalesce(credential.rotated_at, credential.created_at) is not null
           and julianday(
             (select max(coalesce(effective_at, received_at)) from bundle)
           ) - julianday(coalesce(credential.rotated_at, credential.created_at)) > 90
           or exists (
             select 1
             from finding
             where finding.identity_id = identity.id
               and finding.kind = 'exposed_secret'
               and coalesce(finding.state, 'open') = 'open'
               and finding.removed_bundle is null
           )
         )
       order by why like 'A secret%' desc, coalesce(credential.rotated_at, credential.created_at), identity.name,
         credential.uid`,
    )
    .all()
    .filter((row) => !agreed.has(row.credential));
}

const credentialName = `
  credential.kind || ' ' || coalesce('…' || credential.last_four, credential.native_id)`;

/** Throws NOT_THE_REVIEWER unless the person fills a role of the customer with R or A in that activity. */
function requireLetter(db: Database, activity: string, person: Person, what: string): void {
  const { document } = currentModel(db);
  const letters = document.activities.find((candidate) => candidate.activity === activity)?.letters ?? {};
  const fills = document.roles.some(
    (role) =>
      role.party === 'customer' &&
      role.persons.includes(person.id) &&
      (letters[role.role] === 'A' || letters[role.role] === 'R'),
  );
  if (fills) return;
  const message = `${person.name} does not ${what}: the RACI gives that to others of the customer.`;
  throw new CountersignError('NOT_THE_REVIEWER', message, { person: person.id, activity });
}

interface CredentialRow {
  readonly name: string;
  readonly identityUid: string;
  readonly identity: string;
  readonly system: string;
}

function requireCredential(db: Database, uid: string): CredentialRow {
  const row = db
    .prepare<[{ uid: string }], CredentialRow>(
      `select ${credentialName} as name, identity.uid as identityUid, identity.name as identity, identity.system
       from credential
       join identity on identity.id = credential.identity_id
       where credential.uid = $uid and credential.removed_bundle is null`,
    )
    .get({ uid });
  if (row !== undefined) return row;
  throw new CountersignError('NOT_FOUND', 'There is no such credential in the evidence.', { credential: uid });
}

function requireRotation(db: Database, id: string): RotationRow {
  const row = rotationRows(db, null).find((candidate) => candidate.id === id || candidate.reference === id);
  if (row !== undefined) return row;
  throw new CountersignError('NOT_FOUND', 'There is no such rotation.', { rotation: id });
}

function refuseWithdrawn(rotation: RotationRow): void {
  if (rotation.withdrawn === null) return;
  throw new CountersignError('INPUT_INVALID', `${rotation.reference} was withdrawn.`, { rotation: rotation.id });
}

function newestBundle(db: Database): number {
  return db.prepare<[], number>('select coalesce(max(ordinal), 0) from bundle').pluck().get() ?? 0;
}

function filled(said: string | null): string | null {
  const trimmed = said?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
