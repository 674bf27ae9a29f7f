// Whether anything of the customer's allowed an action of the provider: a signed decision or its instruction, an approved
// ticket, or a delegated task that covers activity, system and day. Pure; what is said afterwards never changes it.

import type { ActionStanding } from '../../../shared/contract/action-words.ts';
import type { OperatingModelDocument } from '../../../shared/contract/engagement.ts';
import type { Outcome } from '../../../shared/words.ts';
import { neverDelegable } from '../engagement/activities.ts';
import { everySystem } from '../engagement/standard-terms.ts';
import { namesReference } from './reference.ts';

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

/** A recorded decision, or an agreed rotation, that an action can refer to. */
export interface KnownDecision {
  /** Ids, reference, ticket, and the number of its instruction. */
  readonly names: readonly string[];
  readonly reference: string;
  readonly campaignName: string;
  readonly identityUid: string;
  readonly outcome: Outcome | 'ROTATE';
  /** When it was signed off, of a rotation when its dependants were confirmed; null while it is not. */
  readonly signedAt: string | null;
  /** The newest instruction that carries it. */
  readonly instruction: {
    readonly reference: string;
    readonly list: number;
    readonly issuedAt: string;
    readonly withdrawnAt: string | null;
  } | null;
}

/** A ticket of the customer's own system, as the evidence shows it. */
export interface KnownTicket {
  readonly names: readonly string[];
  readonly reference: string;
  readonly identityUid: string | null;
  /** Null: nobody approved it. */
  readonly approvedBy: string | null;
  readonly approvedByProvider: boolean;
  readonly approvedAt: string | null;
  readonly cancelled: boolean;
}

type Task = OperatingModelDocument['delegatedTasks'][number];

export interface Grounds {
  readonly decisions: readonly KnownDecision[];
  readonly tickets: readonly KnownTicket[];
  readonly tasks: readonly Task[];
}

export interface Ground {
  readonly kind: 'decision' | 'instruction' | 'ticket' | 'task';
  readonly reference: string;
  readonly text: string;
}

export interface ActionVerdict {
  readonly authorised: Authorised;
  readonly standing: ActionStanding;
  readonly by: Ground | null;
  readonly explanation: string;
}

/** One candidate for what allowed it: it does, or why it does not. */
interface Judged {
  readonly standing: ActionStanding;
  readonly by: Ground;
  readonly explanation: string;
}

/** References of third systems: what they show is held against actions, and they are never judged themselves. */
export const referenceVerbs: readonly string[] = ['ticket', 'review'];

export function judgeAction(action: ActionFacts, grounds: Grounds): ActionVerdict {
  if (action.state === 'planned' || action.state === 'cancelled') {
    return verdict('not_performed', null, `It is ${action.state}, not performed.`);
  }
  const names = (candidates: readonly string[]) =>
    candidates.some((name) => namesReference(action.ticket, name) || namesReference(action.approval, name));
  const judged = [
    ...grounds.decisions.filter((decision) => names(decision.names)).map((decision) => byDecision(action, decision)),
    ...grounds.tickets.filter((ticket) => names(ticket.names)).map((ticket) => byTicket(action, ticket)),
    ...grounds.tasks.flatMap((task) => byTask(action, task) ?? []),
  ];
  const allowed = judged.find((one) => one.standing === 'authorised');
  if (allowed !== undefined) return { ...allowed, authorised: 'authorised' };
  const named = nearestOf(judged.filter((one) => one.by.kind !== 'task'));
  const nearest = named ?? nearestOf(judged);
  if (action.party !== 'provider') return notTheProviders(action, named);
  if (nearest !== null) return verdict(nearest.standing, nearest.by, nearest.explanation);
  return verdict('no_approval', null, `${whatItNames(action)}, and no delegated task covers it.`);
}

export function authorisedBy(standing: ActionStanding): Authorised {
  switch (standing) {
    case 'authorised':
      return 'authorised';
    case 'outside_scope':
    case 'before_approval':
    case 'after_expiry':
    case 'no_approval':
      return 'unauthorised';
    case 'not_performed':
    case 'not_the_provider':
    case 'unclear':
      return 'unknown';
  }
}

function verdict(standing: ActionStanding, by: Ground | null, explanation: string): ActionVerdict {
  return { authorised: authorisedBy(standing), standing, by, explanation };
}

function notTheProviders(action: ActionFacts, named: Judged | null): ActionVerdict {
  const isKnown = action.party === 'customer';
  const who = isKnown ? 'The customer did it' : 'The evidence does not say whose person did it';
  const what = named === null ? 'no decision, ticket or task recorded here allows it.' : lowered(named.explanation);
  return verdict(isKnown ? 'not_the_provider' : 'unclear', named?.by ?? null, `${who}; ${what}`);
}

/** Of several that do not allow it, the one that comes closest: a ticket may name many decisions, about other identities. */
function nearestOf(judged: readonly Judged[]): Judged | null {
  const order: readonly ActionStanding[] = [
    'unclear',
    'before_approval',
    'after_expiry',
    'no_approval',
    'outside_scope',
  ];
  for (const standing of order) {
    const found = judged.find((one) => one.standing === standing);
    if (found !== undefined) return found;
  }
  return null;
}

function whatItNames(action: ActionFacts): string {
  const claimed = [action.approval, action.ticket].filter((said) => said !== null && said.trim() !== '');
  if (claimed.length === 0) return 'It names no approval';
  const said = [...new Set(claimed)].map((name) => `"${name}"`).join(' and ');
  return `It names ${said}, which is no decision or approved ticket recorded here`;
}

function byDecision(action: ActionFacts, decision: KnownDecision): Judged {
  const name = `${decision.reference} of ${decision.campaignName}`;
  const { instruction } = decision;
  const by: Ground =
    instruction === null
      ? { kind: 'decision', reference: decision.reference, text: `${name} (${decision.outcome})` }
      : {
          kind: 'instruction',
          reference: instruction.reference,
          text: `Instruction ${instruction.reference} of list ${instruction.list}, ${name} (${decision.outcome})`,
        };
  const judged = (standing: ActionStanding, explanation: string): Judged => ({ standing, by, explanation });
  if (action.identityUid !== null && action.identityUid !== decision.identityUid) {
    return judged('outside_scope', `It names ${name}, which is about another identity.`);
  }
  if (decision.signedAt === null) {
    const open = decision.outcome === 'ROTATE' ? 'whose dependants nobody has confirmed' : 'which is not signed off';
    return judged('before_approval', `It names ${name}, ${open}.`);
  }
  if (action.at === null) return judged('unclear', `It names ${name}; when it was done is not in the evidence.`);
  if (isBefore(action.at, decision.signedAt)) {
    const settled = decision.outcome === 'ROTATE' ? 'its dependants were confirmed' : 'was signed off';
    const said = decision.outcome === 'ROTATE' ? `before ${settled} (${name})` : `before ${name} ${settled}`;
    return judged('before_approval', `It was done ${said}.`);
  }
  if (instruction?.withdrawnAt != null && !isBefore(action.at, instruction.withdrawnAt)) {
    return judged('after_expiry', `It names ${name}, which was withdrawn on ${instruction.withdrawnAt.slice(0, 10)}.`);
  }
  if (decision.outcome === 'REVOKE' && givesAccess.test(action.verb.trim())) {
    return judged('outside_scope', `It names ${name}, which takes the access away; this gives access.`);
  }
  if (decision.outcome !== 'REVOKE' && decision.outcome !== 'REDUCE' && decision.outcome !== 'ROTATE') {
    return judged('unclear', `It names ${name}, which keeps the access and instructs nothing.`);
  }
  return judged('authorised', `${by.text} instructs it.`);
}

/** Verbs that can't carry out a revocation, whatever the system: AWS, Entra, Kubernetes, and plain words. */
const givesAccess = /^(attach|add|grant|enable|assign|restore)(?![a-z])|^(Attach|Add|Grant|Enable|Assign|Restore)/;

function byTicket(action: ActionFacts, ticket: KnownTicket): Judged {
  const by: Ground = { kind: 'ticket', reference: ticket.reference, text: `Ticket ${ticket.reference}` };
  const judged = (standing: ActionStanding, explanation: string): Judged => ({ standing, by, explanation });
  if (ticket.cancelled) return judged('no_approval', `It names ticket ${ticket.reference}, which was cancelled.`);
  if (ticket.approvedBy === null) {
    return judged('no_approval', `It names ticket ${ticket.reference}, which nobody has approved.`);
  }
  if (ticket.approvedByProvider) {
    const message = `It names ticket ${ticket.reference}, approved by ${ticket.approvedBy}: the provider’s own approval.`;
    return judged('no_approval', message);
  }
  if (ticket.identityUid !== null && action.identityUid !== null && ticket.identityUid !== action.identityUid) {
    return judged('outside_scope', `It names ticket ${ticket.reference}, which is about another identity.`);
  }
  if (action.at === null || ticket.approvedAt === null) {
    const message = `It names ticket ${ticket.reference}; which came first is not in the evidence.`;
    return judged('unclear', message);
  }
  if (isBefore(action.at, ticket.approvedAt)) {
    const message = `It was done before ticket ${ticket.reference} was approved (${ticket.approvedAt.slice(0, 10)}).`;
    return judged('before_approval', message);
  }
  return judged('authorised', `Ticket ${ticket.reference}, approved by ${ticket.approvedBy}, allows it.`);
}

/** Null: the task is about something else. */
function byTask(action: ActionFacts, task: Task): Judged | null {
  const { activity } = action;
  if (activity === null || neverDelegable.has(activity)) return null;
  if (activity !== task.task && !activity.startsWith(`${task.task}.`)) return null;
  // A task without an end or without systems is not settled: it allows nothing.
  if (task.until === null || task.systems.length === 0) return null;
  const by: Ground = { kind: 'task', reference: task.task, text: `Delegated task "${task.title}"` };
  const judged = (standing: ActionStanding, explanation: string): Judged => ({ standing, by, explanation });
  const day = action.at?.slice(0, 10) ?? null;
  if (day !== null && day < task.from) {
    return judged('before_approval', `The delegated task "${task.title}" begins on ${task.from} only.`);
  }
  if (day !== null && day > task.until) {
    return judged('after_expiry', `The delegated task "${task.title}" ended on ${task.until}.`);
  }
  const isEverywhere = task.systems.includes(everySystem);
  if (!isEverywhere && action.system !== null && !task.systems.includes(action.system)) {
    return judged('outside_scope', `The delegated task "${task.title}" does not cover ${action.system}.`);
  }
  if (day === null || (!isEverywhere && action.system === null)) {
    return judged('unclear', 'A delegated task may cover it, but its day or system is not in the evidence.');
  }
  return judged('authorised', `The delegated task "${task.title}" covers it.`);
}

/** A time that is only a day counts as all of that day. */
export function isBefore(time: string, other: string): boolean {
  if (time.length === 10) return time < other.slice(0, 10);
  return Date.parse(time) < Date.parse(other);
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
