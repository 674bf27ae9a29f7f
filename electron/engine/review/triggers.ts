// Events that call for a small review before the next round: an owner who left, a secret found in the open, a privilege
// that was raised. Each is read from evidence and persons as they stand; a review that came after it, or somebody's
// dismissal with a reason, settles it. Nothing opens by itself.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { type ReviewTrigger, type TriggerKind, triggerKinds } from '../../../shared/contract/campaign.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { actorFor, requireDecider } from '../engagement/persons.ts';
import { createCiter } from '../inventory/citer.ts';
import type { Act } from '../ledger/act.ts';
import { perform } from '../ledger/perform.ts';
import { statement } from '../workspace/statement.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Happening, happenings } from './happenings.ts';
import { settledReading } from './settled-reading.ts';

const dismissedBody = z.strictObject({
  kind: z.enum(triggerKinds),
  trigger: z.string(),
  reason: z.string().min(1),
  happenings: z.array(z.strictObject({ entitlement: z.string(), event: z.string() })).min(1),
});

export const triggerDismissed: Act<z.infer<typeof dismissedBody>> = {
  name: 'trigger.dismissed',
  body: dismissedBody,
  apply({ db }, { kind, trigger, reason, happenings: dismissed }, head) {
    const insert = db.prepare(
      `insert into trigger_dismissal (kind, entitlement_uid, event, ledger_entry, trigger_key, reason, person_id, at)
       values ($kind, $entitlement, $event, $entry, $trigger, $reason, $person, $at)`,
    );
    for (const { entitlement, event } of dismissed) {
      insert.run({
        kind,
        entitlement,
        event,
        entry: head.index,
        trigger,
        reason,
        person: head.actor.person,
        at: head.at,
      });
    }
  },
};

/** What is pending, the newest first. Before the first campaign there is none: that one reviews everything. */
export function listTriggers(db: Database): readonly ReviewTrigger[] {
  return settledReading(db, 'triggers', '', () => readTriggerList(db));
}

/** How many there are, and of the newest what they say. */
export function newestTriggers(
  db: Database,
  most: number,
): { total: number; newest: { text: string; entitlements: number }[] } {
  const pending = pendingTriggers(db);
  return {
    total: pending.length,
    newest: pending.slice(0, most).map((trigger) => ({ text: trigger.text, entitlements: trigger.pending.length })),
  };
}

function readTriggerList(db: Database): ReviewTrigger[] {
  const citer = createCiter(db);
  return pendingTriggers(db).map(({ trigger, kind, text, since, pending }) => ({
    trigger,
    kind,
    text,
    since,
    entitlements: pending.map(({ uid, identity, system, privilege, resource, risk, ...address }) => ({
      uid,
      identity,
      system,
      privilege,
      resource,
      risk,
      citation: citer.citation(address),
    })),
  }));
}

/** Throws NOT_FOUND where it is settled by now, or never was. */
export function requireTrigger(db: Database, trigger: string): PendingTrigger {
  const pending = pendingTriggers(db).find((candidate) => candidate.trigger === trigger);
  if (pending !== undefined) return pending;
  throw new CountersignError('NOT_FOUND', 'Nothing of this is left to review: it was reviewed or dismissed since.', {
    trigger,
  });
}

/**
 * By a person of the customer, with a reason. What happens later is another event. Throws PROVIDER_MAY_NOT_DECIDE,
 * PERSON_INACTIVE, AUDITOR_READS_ONLY, NOT_FOUND.
 */
export async function dismissTrigger(
  workspace: Workspace,
  input: { readonly trigger: string; readonly reason: string; readonly as: string },
): Promise<{ dismissed: number }> {
  return workspace.write(async (transaction) => {
    const { db } = transaction;
    const person = requireDecider(db, 'campaign.dismissTrigger', input.as);
    const { kind, trigger, pending } = requireTrigger(db, input.trigger);
    await perform(transaction, triggerDismissed, actorFor(person), {
      kind,
      trigger,
      reason: input.reason,
      happenings: pending.map(({ uid, event }) => ({ entitlement: uid, event })),
    });
    return { dismissed: pending.length };
  });
}

export interface PendingTrigger {
  readonly trigger: string;
  readonly kind: TriggerKind;
  readonly text: string;
  readonly since: string;
  readonly pending: readonly Happening[];
}

function pendingTriggers(db: Database): readonly PendingTrigger[] {
  return settledReading(db, 'pending triggers', '', () => readTriggers(db));
}

function readTriggers(db: Database): PendingTrigger[] {
  const isSettled = settlement(db);
  if (isSettled === null) return [];
  // By trigger and entitlement: the first that is told of one.
  const groups = new Map<string, Map<string, Happening>>();
  for (const happening of happenings(db)) {
    if (isSettled(happening)) continue;
    const key = `${happening.kind}:${happening.subject}`;
    const group = groups.get(key) ?? new Map<string, Happening>();
    if (!group.has(happening.uid)) group.set(happening.uid, happening);
    groups.set(key, group);
  }
  return [...groups]
    .flatMap(([trigger, group]): PendingTrigger[] => {
      const pending = [...group.values()];
      const [first] = pending;
      if (first === undefined) return [];
      const since =
        pending
          .map((one) => one.since)
          .sort()
          .at(-1) ?? first.since;
      return [{ trigger, kind: first.kind, text: first.text, since, pending }];
    })
    .sort((left, right) => right.since.localeCompare(left.since) || left.trigger.localeCompare(right.trigger));
}

/**
 * Reviewed on evidence that already showed it, dismissed, or about to be decided in an open campaign, where the decider is
 * shown what changed. Null before the first campaign.
 */
function settlement(db: Database): ((happening: Happening) => boolean) | null {
  const reviews = db.prepare<[], { ordinal: number }>('select baseline_ordinal as ordinal from campaign').all();
  if (reviews.length === 0) return null;
  const newest = Math.max(...reviews.map(({ ordinal }) => ordinal));
  const beingDecided = isBeingDecided(db);
  const dismissed = db
    .prepare<[{ kind: string; uid: string; event: string }], number>(
      'select 1 from trigger_dismissal where kind = $kind and entitlement_uid = $uid and event = $event',
    )
    .pluck();
  return ({ kind, uid, event, bundle, at }) =>
    ((bundle ?? 0) <= newest && isReviewedSince(db).get({ uid, bundle: bundle ?? 0, at: at ?? '' }) !== undefined) ||
    beingDecided.get({ uid }) !== undefined ||
    dismissed.get({ kind, uid, event }) === 1;
}

const isReviewedSince = statement<{ uid: string; bundle: number; at: string }>(
  `select 1
   from review_item
   join campaign on campaign.id = review_item.campaign_id
   where review_item.entitlement_uid = $uid and campaign.baseline_ordinal >= $bundle and campaign.opened_at > $at
   limit 1`,
);

const isBeingDecided = statement<{ uid: string }>(
  `select 1
   from review_item
   join campaign on campaign.id = review_item.campaign_id
   left join assignment on assignment.id = review_item.assignment_id
   where review_item.entitlement_uid = $uid and campaign.state = 'open' and assignment.signed_off_at is null
   limit 1`,
);
