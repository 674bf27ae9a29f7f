// Reconciles what the provider did with what allowed it: a signed decision that instructs it, or a delegated task that
// covers the activity, the system and the day. What nothing allows is unauthorised. The judgement itself is pure.
import type { Database } from 'better-sqlite3';
import type { OperatingModelDocument } from '../../../shared/contract/engagement.ts';
import type { Citation } from '../../../shared/contract/method.ts';
import type { Outcome } from '../../../shared/words.ts';
import { neverDelegable } from '../engagement/activities.ts';
import { currentModel } from '../engagement/operating-model.ts';
import { everySystem } from '../engagement/standard-terms.ts';
import { citationOf } from '../inventory/citation.ts';
import { namesReference } from './reference.ts';
import { isBefore } from './remediation.ts';

export type Authorised = 'authorised' | 'unauthorised' | 'unknown';

export interface ActionFacts {
  readonly uid: string;
  readonly performedBy: string;
  readonly party: 'customer' | 'provider' | null;
  readonly activity: string | null;
  readonly verb: string;
  readonly target: string;
  readonly identityUid: string | null;
  readonly system: string | null;
  readonly at: string | null;
  readonly ticket: string | null;
  readonly approval: string | null;
  readonly state: 'planned' | 'done' | 'failed' | 'cancelled' | null;
}

/** A recorded decision that an action can refer to. */
export interface KnownDecision {
  readonly names: readonly string[];
  readonly reference: string;
  readonly campaignName: string;
  readonly identityUid: string;
  readonly outcome: Outcome;
  /** When it was signed off; null while it is not. */
  readonly signedAt: string | null;
}

export interface ActionVerdict {
  readonly authorised: Authorised;
  readonly explanation: string;
}

export interface ReconciledAction extends ActionFacts, ActionVerdict {
  readonly citation: Citation | null;
}

/** Every action that the evidence shows, oldest first, what is unauthorised before the rest. */
export function reconcileActions(db: Database): ReconciledAction[] {
  const decisions = knownDecisions(db);
  const tasks = tasksOf(db);
  const rank = { unauthorised: 0, unknown: 1, authorised: 2 };
  return db
    .prepare<[], ActionFacts & { readonly id: number }>(
      `select action.id, action.uid, action.performed_by as performedBy, action.party, action.activity, action.verb,
         action.target, identity.uid as identityUid, identity.system, action.at, action.ticket, action.approval,
         action.state
       from action
       left join identity on identity.id = action.identity_id
       where action.removed_bundle is null
       order by action.at, action.uid`,
    )
    .all()
    .map(({ id, ...action }) => ({
      ...action,
      ...judgeAction(action, decisions, tasks),
      citation: citationOf(db, 'action', id),
    }))
    .sort((left, right) => rank[left.authorised] - rank[right.authorised]);
}

type Task = OperatingModelDocument['delegatedTasks'][number];

export function judgeAction(
  action: ActionFacts,
  decisions: readonly KnownDecision[],
  tasks: readonly Task[],
): ActionVerdict {
  if (action.state === 'planned' || action.state === 'cancelled') {
    return { authorised: 'unknown', explanation: `It is ${action.state}, not performed.` };
  }
  const named = decisions.filter((decision) =>
    decision.names.some((name) => namesReference(action.ticket, name) || namesReference(action.approval, name)),
  );
  const byDecision = judgeByDecision(action, named);
  if (byDecision?.authorised === 'authorised') return byDecision;
  const task = tasks.find((candidate) => taskCovers(candidate, action) === 'covers');
  if (task !== undefined) {
    return { authorised: 'authorised', explanation: `The delegated task "${task.title}" covers it.` };
  }
  if (byDecision !== null) return byDecision;
  if (action.party !== 'provider') {
    const who = action.party === 'customer' ? 'The customer did it' : 'The evidence does not say whose person did it';
    return { authorised: 'unknown', explanation: `${who}; no decision or task recorded here names it.` };
  }
  if (tasks.some((candidate) => taskCovers(candidate, action) === 'unclear')) {
    return {
      authorised: 'unknown',
      explanation: 'A delegated task may cover it, but its day or system is not in the evidence.',
    };
  }
  const claimed = [action.approval, action.ticket].filter((said) => said !== null && said.trim() !== '');
  const said =
    claimed.length === 0
      ? 'It names no approval'
      : `It names ${claimed.map((name) => `"${name}"`).join(' and ')}, which is no decision recorded here`;
  return { authorised: 'unauthorised', explanation: `${said}, and no delegated task covers it.` };
}

function judgeByDecision(action: ActionFacts, named: readonly KnownDecision[]): ActionVerdict | null {
  const verdicts = named.map((decision) => judgeAgainst(action, decision));
  return verdicts.find((verdict) => verdict.authorised === 'authorised') ?? verdicts[0] ?? null;
}

function judgeAgainst(action: ActionFacts, decision: KnownDecision): ActionVerdict {
  const name = `${decision.reference} of ${decision.campaignName}`;
  const failing: Authorised = action.party === 'provider' ? 'unauthorised' : 'unknown';
  if (action.identityUid !== null && action.identityUid !== decision.identityUid) {
    return { authorised: failing, explanation: `It names ${name}, which is about another identity.` };
  }
  if (decision.signedAt === null) {
    return { authorised: failing, explanation: `It names ${name}, which is not signed off.` };
  }
  if (action.at !== null && isBefore(action.at, decision.signedAt)) {
    return { authorised: failing, explanation: `It was done before ${name} was signed off.` };
  }
  if (decision.outcome !== 'REVOKE' && decision.outcome !== 'REDUCE') {
    return { authorised: 'unknown', explanation: `It names ${name}, which keeps the access and instructs nothing.` };
  }
  return { authorised: 'authorised', explanation: `${name} (${decision.outcome}) instructs it.` };
}

function taskCovers(task: Task, action: ActionFacts): 'covers' | 'unclear' | 'no' {
  const { activity } = action;
  if (activity === null || neverDelegable.has(activity)) return 'no';
  if (activity !== task.task && !activity.startsWith(`${task.task}.`)) return 'no';
  const day = action.at?.slice(0, 10) ?? null;
  if (day !== null && (day < task.from || (task.until !== null && day > task.until))) return 'no';
  // A task without an end is not settled: it allows nothing.
  if (task.until === null || task.systems.length === 0) return 'no';
  const isEverywhere = task.systems.includes(everySystem);
  if (!isEverywhere && action.system !== null && !task.systems.includes(action.system)) return 'no';
  return day === null || (!isEverywhere && action.system === null) ? 'unclear' : 'covers';
}

function tasksOf(db: Database): readonly Task[] {
  const hasModel = db.prepare('select 1 from operating_model limit 1').get() !== undefined;
  return hasModel ? currentModel(db).document.delegatedTasks : [];
}

function knownDecisions(db: Database): KnownDecision[] {
  return db
    .prepare<
      [],
      {
        id: string;
        item: string;
        reference: string;
        ticket: string | null;
        campaignName: string;
        identityUid: string;
        outcome: Outcome;
        signedAt: string | null;
      }
    >(
      `select decision.id, review_item.id as item, review_item.reference, decision.ticket,
         campaign.name as campaignName, review_item.identity_uid as identityUid, decision.outcome,
         case
           when decision.supersedes is null then assignment.signed_off_at
           else coalesce(confirmed.at, decision.decided_at)
         end as signedAt
       from review_item
       join campaign on campaign.id = review_item.campaign_id
       join decision on decision.id = review_item.decision_id
       left join assignment on assignment.id = review_item.assignment_id
       left join decision_event as confirmed
         on confirmed.decision_id = decision.id and confirmed.event = 'confirmed'
       order by campaign.opened_at, review_item.ordinal`,
    )
    .all()
    .map(({ id, item, ticket, ...decision }) => ({
      ...decision,
      names: [id, item, decision.reference, ...(ticket === null ? [] : [ticket])],
    }));
}
