// What a case says besides the entitlement: what the provider did to its identity and how that stands, and the exception
// that covers or covered the access. Neither is part of what a decision names by its digest.
import type { Database } from 'better-sqlite3';
import type { CaseAction, CaseException } from '../../../shared/contract/case-context.ts';
import type { EntitlementDetail } from '../../../shared/contract/inventory.ts';
import type { ReviewCase } from '../../../shared/contract/review.ts';
import { awsActionsOf } from '../inventory/privileges/aws.ts';
import { statement } from '../workspace/statement.ts';
import { referenceVerbs } from './action-verdict.ts';
import { type ReconciledAction, reconcileActions } from './actions.ts';
import { exceptionRecords } from './exception-register.ts';
import { namesReference } from './reference.ts';

/** More than that are looked at in the list of all actions. */
const mostActions = 3;

/** Most identities were never touched: whether one was is asked of an index before any action is judged. */
export function caseActions(
  db: Database,
  entitlement: Pick<EntitlementDetail, 'identity' | 'privilege' | 'resource'>,
): ReviewCase['providerActions'] {
  const uid = entitlement.identity.uid;
  const isTouched = selectAny(db).get({ uid, references: JSON.stringify(referenceVerbs) }) !== undefined;
  const all = isTouched
    ? (byIdentity(reconcileActions(db)).get(uid) ?? []).map((action) => asCaseAction(action, entitlement))
    : [];
  return {
    total: all.length,
    unauthorised: all.filter(({ authorised }) => authorised === 'unauthorised').length,
    shown: all.sort(byWeight).slice(0, mostActions),
  };
}

const selectAny = statement<{ uid: string; references: string }>(
  `select 1
   from identity
   join action on action.identity_id = identity.id
   where identity.uid = $uid
     and action.verb not in (select value from json_each($references))
   limit 1`,
);

/** Those that the provider performed. */
function byIdentity(actions: readonly ReconciledAction[]): ReadonlyMap<string, readonly ReconciledAction[]> {
  const known = identities.get(actions);
  if (known !== undefined) return known;
  const made = new Map<string, ReconciledAction[]>();
  for (const action of actions) {
    const { identityUid, party, standing } = action;
    if (identityUid === null || party !== 'provider' || standing === 'not_performed') continue;
    const others = made.get(identityUid);
    if (others === undefined) made.set(identityUid, [action]);
    else others.push(action);
  }
  identities.set(actions, made);
  return made;
}

// Goes with the reading that it is made of.
const identities = new WeakMap<readonly ReconciledAction[], ReadonlyMap<string, readonly ReconciledAction[]>>();

function asCaseAction(
  { uid, verb, target, performedBy, at, authorised, standing, citation }: ReconciledAction,
  entitlement: Pick<EntitlementDetail, 'privilege' | 'resource'>,
): CaseAction {
  return {
    uid,
    verb,
    target,
    performedBy,
    at,
    authorised,
    standing,
    onThisAccess: namesOf(entitlement).some((name) => namesReference(target, name)),
    citation,
  };
}

/** What a target can call the access by. A privilege that is a plain word, such as `read`, may mean anything in a sentence. */
function namesOf({ privilege, resource }: Pick<EntitlementDetail, 'privilege' | 'resource'>): string[] {
  const last = resource.split(/[:/]/).at(-1) ?? '';
  return [
    ...[privilege, ...awsActionsOf(privilege)].filter((name) => /[:./]/.test(name)),
    ...[resource, last].filter((name) => /[\p{L}\p{N}]{3}/u.test(name)),
  ];
}

const rank = { unauthorised: 0, unknown: 1, authorised: 2 };

function byWeight(one: CaseAction, other: CaseAction): number {
  return (
    Number(other.onThisAccess) - Number(one.onThisAccess) ||
    rank[one.authorised] - rank[other.authorised] ||
    (other.at ?? '').localeCompare(one.at ?? '')
  );
}

/**
 * The exception of another decision on this access: the one in force, or else the newest that came to an end. `today` is
 * YYYY-MM-DD; `standing` is the item's own decision, which the case shows by itself.
 */
export function exceptionOfCase(
  db: Database,
  entitlement: string,
  standing: string | null,
  today: string,
): CaseException | null {
  const items = selectAccepted(db)
    .all({ entitlement })
    .map(({ item }) => item);
  if (items.length === 0) return null;
  const found = exceptionRecords(db, today, null, items).flatMap((record) => {
    const { decision, reference, campaignName, state, expires, approver, compensatingControl } = record;
    if (decision === standing || state === 'waiting' || state === 'replaced') return [];
    return [{ decision, reference, campaignName, state, expires, approver: approver.name, compensatingControl }];
  });
  const inForce = found.find(({ state }) => state !== 'expired' && state !== 'ended');
  return inForce ?? found.at(-1) ?? null;
}

const selectAccepted = statement<{ entitlement: string }, { item: string }>(
  `select distinct review_item.id as item
   from review_item
   join decision on decision.item_id = review_item.id and decision.exception is not null
   where review_item.entitlement_uid = $entitlement`,
);
