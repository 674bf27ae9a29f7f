// Reconciles what the provider did with what allowed it, one action at a time, and keeps what the customer answered to the
// unauthorised ones. An action once done stays: a later bundle that no longer lists it does not undo it.
import type { Database } from 'better-sqlite3';
import { v7 } from 'uuid';
import { z } from 'zod';
import { actionAnswers } from '../../../shared/contract/action-words.ts';
import type { ReconciledActionRecord } from '../../../shared/contract/loop.ts';
import type { Citation } from '../../../shared/contract/method.ts';
import type { MethodArguments, MethodOutput } from '../../../shared/contract.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { Outcome } from '../../../shared/words.ts';
import { decisionRightIds } from '../engagement/activities.ts';
import { currentModel } from '../engagement/operating-model.ts';
import { actorFor, listPersons, requireDecider } from '../engagement/persons.ts';
import { holdsRight } from '../engagement/rights.ts';
import { plainText } from '../engagement/same-person.ts';
import { citationOf } from '../inventory/citation.ts';
import { evidenceReading } from '../inventory/evidence-reading.ts';
import type { Act } from '../ledger/act.ts';
import { perform } from '../ledger/perform.ts';
import type { Workspace } from '../workspace/workspace.ts';
import {
  type ActionFacts,
  type ActionVerdict,
  type Grounds,
  judgeAction,
  type KnownDecision,
  type KnownTicket,
  referenceVerbs,
} from './action-verdict.ts';
import { referenceIndex, referenceWords } from './reference.ts';
import { settledReading, type UnsignedAnswers } from './settled-reading.ts';

export interface ReconciledAction extends ActionFacts, ActionVerdict {
  readonly nativeId: string;
  readonly answer: ReconciledActionRecord['answer'];
  readonly citation: Citation | null;
}

/** Every action that evidence ever showed, oldest first, what is unauthorised before the rest. */
export function reconcileActions(db: Database): readonly ReconciledAction[] {
  return settledReading(
    db,
    'actions',
    '',
    () => readActions(db),
    (_, answers) => !isNamedByActions(db, answers),
  );
}

/** Whether any action names one of these answers, by its own id, its item or its ticket: then it is judged by it. */
export function isNamedByActions(db: Database, { items, names }: UnsignedAnswers): boolean {
  const references = db
    .prepare<[{ items: string }], string>(
      'select reference from review_item where id in (select value from json_each($items))',
    )
    .pluck()
    .all({ items: JSON.stringify(items) });
  const said = evidenceReading(db, 'words of actions', () => wordsOfActions(db));
  return [...items, ...names, ...references].some((name) => {
    const [word = '', ...more] = referenceWords(name);
    // A name of several words is too rare to be looked for.
    return more.length > 0 || said.has(word);
  });
}

function wordsOfActions(db: Database): ReadonlySet<string> {
  const rows = db
    .prepare<[], { ticket: string | null; approval: string | null; target: string }>(
      'select ticket, approval, target from action',
    )
    .iterate();
  const words = new Set<string>();
  for (const { ticket, approval, target } of rows)
    for (const text of [ticket, approval, target]) for (const word of referenceWords(text ?? '')) words.add(word);
  return words;
}

function readActions(db: Database): ReconciledAction[] {
  const party = partyOfPersons(db);
  const decisions = referenceIndex(knownDecisions(db));
  const tickets = referenceIndex(knownTickets(db, party));
  const tasks = tasksOf(db);
  const answers = answersOf(db);
  const rank = { unauthorised: 0, unknown: 1, authorised: 2 };
  return db
    .prepare<[{ references: string }], ActionFacts & { readonly id: number; readonly nativeId: string }>(
      `select action.id, action.uid, action.native_id as nativeId, action.performed_by as performedBy, action.party,
         action.activity, action.verb, action.target, identity.uid as identityUid, identity.system, action.at,
         action.ticket, action.approval, action.state
       from action
       left join identity on identity.id = action.identity_id
       where action.verb not in (select value from json_each($references))
       order by action.at, action.uid`,
    )
    .all({ references: JSON.stringify(referenceVerbs) })
    .map(({ id, ...row }) => {
      const action = { ...row, party: row.party ?? party(row.performedBy) };
      const said = [action.ticket, action.approval];
      const judged = judgeAction(action, { decisions: decisions(said), tickets: tickets(said), tasks });
      const answer = answers.get(action.uid) ?? null;
      return {
        ...action,
        ...judged,
        explanation: withAnswer(judged, answer),
        answer,
        citation: citationOf(db, 'action', id),
      };
    })
    .sort((left, right) => rank[left.authorised] - rank[right.authorised]);
}

/** What the whole list is made of, and a part of it. */
export function listActions(
  db: Database,
  {
    authorised,
    offset,
    limit,
  }: Omit<MethodArguments<'action.list'>, 'authorised'> & {
    readonly authorised?: ReconciledActionRecord['authorised'] | undefined;
  },
): MethodOutput<'action.list'> {
  const all = reconcileActions(db);
  const counts = { unauthorised: 0, unknown: 0, authorised: 0 };
  for (const action of all) counts[action.authorised] += 1;
  const chosen = authorised === undefined ? all : all.filter((action) => action.authorised === authorised);
  return { counts, rows: chosen.slice(offset, offset + limit).map(asRecord) };
}

function asRecord({ identityUid: _, state: __, ...action }: ReconciledAction): ReconciledActionRecord {
  return action;
}

const answeredBody = z.strictObject({
  id: z.string(),
  action: z.string(),
  answer: z.enum(actionAnswers),
  reason: z.string().min(1),
});

export const actionAnswered: Act<z.infer<typeof answeredBody>> = {
  name: 'action.answered',
  body: answeredBody,
  apply({ db }, body, head) {
    db.prepare(
      `insert into action_answer (id, action_uid, answer, reason, person_id, at, ledger_entry)
       values ($id, $action, $answer, $reason, $person, $at, $entry)`,
    ).run({ ...body, person: head.actor.person, at: head.at, entry: head.index });
  },
};

/**
 * What the customer says to an action that nothing allowed: he has seen it, or he ratifies it afterwards, which needs the
 * right to accept risks. It stays unauthorised either way. Throws PROVIDER_MAY_NOT_DECIDE, PERSON_INACTIVE, NOT_FOUND,
 * NOT_THE_REVIEWER, INPUT_INVALID where something allowed it.
 */
export async function answerAction(
  workspace: Workspace,
  input: {
    readonly action: string;
    readonly answer: (typeof actionAnswers)[number];
    readonly reason: string;
    readonly as: string;
  },
): Promise<ReconciledActionRecord> {
  return workspace.write(async (transaction) => {
    const { db, clock } = transaction;
    const person = requireDecider(db, 'action.answer', input.as);
    const action = requireAction(db, input.action);
    if (action.authorised !== 'unauthorised') {
      throw new CountersignError('INPUT_INVALID', 'Only an action that nothing allowed is answered.', {
        action: input.action,
      });
    }
    if (
      input.answer === 'ratified' &&
      !holdsRight(currentModel(db).document, decisionRightIds.approveException, person, 'critical')
    ) {
      const message = `${person.name} does not hold the right to ratify it: that takes the right to accept a risk.`;
      throw new CountersignError('NOT_THE_REVIEWER', message, { person: person.id });
    }
    await perform(transaction, actionAnswered, actorFor(person), {
      id: v7({ msecs: clock().getTime() }),
      action: input.action,
      answer: input.answer,
      reason: input.reason,
    });
    return requireAction(db, input.action);
  });
}

function requireAction(db: Database, uid: string): ReconciledActionRecord {
  const action = reconcileActions(db).find((candidate) => candidate.uid === uid);
  if (action !== undefined) return asRecord(action);
  throw new CountersignError('NOT_FOUND', 'There is no such action in the evidence.', { action: uid });
}

function withAnswer({ explanation }: ActionVerdict, answer: ReconciledAction['answer']): string {
  if (answer === null) return explanation;
  const said = answer.answer === 'ratified' ? 'Ratified afterwards' : 'Acknowledged';
  return `${explanation} ${said} on ${answer.at.slice(0, 10)} by ${answer.by}: ${answer.reason}`;
}

/** The newest answer to each action. */
function answersOf(db: Database): ReadonlyMap<string, NonNullable<ReconciledAction['answer']>> {
  const rows = db
    .prepare<[], NonNullable<ReconciledAction['answer']> & { readonly action: string }>(
      `select action_uid as action, answer, reason, person.name as "by", at
       from action_answer
       join person on person.id = action_answer.person_id
       order by ledger_entry`,
    )
    .all();
  return new Map(rows.map(({ action, ...answer }) => [action, answer]));
}

/** Native logs name who did it and not whose person that is: the persons of the engagement are known. */
function partyOfPersons(db: Database): (name: string) => 'customer' | 'provider' | null {
  const parties = new Map<string, 'customer' | 'provider'>();
  for (const { name, email, party } of listPersons(db)) {
    if (party !== 'customer' && party !== 'provider') continue;
    for (const said of [name, email]) if (plainText(said) !== '') parties.set(plainText(said), party);
  }
  return (name) => parties.get(plainText(name)) ?? null;
}

function tasksOf(db: Database): Grounds['tasks'] {
  const hasModel = db.prepare('select 1 from operating_model limit 1').get() !== undefined;
  return hasModel ? currentModel(db).document.delegatedTasks : [];
}

/** Records with the verb `ticket`: their approval says who approved, their time since when. */
function knownTickets(db: Database, party: (name: string) => 'customer' | 'provider' | null): KnownTicket[] {
  return db
    .prepare<
      [],
      {
        nativeId: string;
        ticket: string | null;
        target: string;
        approval: string | null;
        at: string | null;
        state: string | null;
        identityUid: string | null;
      }
    >(
      `select action.native_id as nativeId, action.ticket, action.target, action.approval, action.at, action.state,
         identity.uid as identityUid
       from action
       left join identity on identity.id = action.identity_id
       where action.verb = 'ticket'
       order by action.uid`,
    )
    .all()
    .map(({ nativeId, ticket, approval, at, state, identityUid }) => {
      const approvedBy = approval === null || approval.trim() === '' ? null : approval.trim();
      return {
        names: [nativeId, ...(ticket === null ? [] : [ticket])],
        reference: ticket ?? nativeId,
        identityUid,
        approvedBy,
        approvedByProvider: approvedBy !== null && party(approvedBy) === 'provider',
        approvedAt: at,
        cancelled: state === 'cancelled',
      };
    });
}

function knownDecisions(db: Database): KnownDecision[] {
  const sent = instructionsBySubject(db);
  return [...reviewDecisions(db, sent), ...rotations(db, sent)];
}

type Sent = NonNullable<KnownDecision['instruction']>;

function reviewDecisions(db: Database, sent: ReadonlyMap<string, Sent>): KnownDecision[] {
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
    .map(({ id, item, ticket, ...decision }) => {
      const instruction = sent.get(item) ?? null;
      const names = [id, item, decision.reference, ticket, instruction?.reference ?? null];
      return { ...decision, names: names.filter((name) => name !== null), instruction };
    });
}

function rotations(db: Database, sent: ReadonlyMap<string, Sent>): KnownDecision[] {
  return db
    .prepare<
      [],
      Omit<KnownDecision, 'names' | 'outcome' | 'instruction'> & { readonly id: string; readonly ticket: string | null }
    >(
      `select rotation.id, rotation.reference, rotation.ticket, campaign.name as campaignName,
         rotation.identity_uid as identityUid,
         (
           select min(rotation_event.at)
           from rotation_event
           where rotation_event.rotation_id = rotation.id and rotation_event.event = 'dependants_confirmed'
         ) as signedAt
       from rotation
       join campaign on campaign.id = rotation.campaign_id
       order by rotation.ledger_entry`,
    )
    .all()
    .map(({ id, ticket, ...rotation }) => {
      const instruction = sent.get(id) ?? null;
      const names = [id, rotation.reference, ticket, instruction?.reference ?? null];
      return { ...rotation, names: names.filter((name) => name !== null), outcome: 'ROTATE', instruction };
    });
}

/** The newest instruction that asks for something, by item or rotation, and whether it was taken back since. */
function instructionsBySubject(db: Database): ReadonlyMap<string, Sent> {
  const rows = db
    .prepare<[], { subject: string; kind: string; reference: string; list: number; issuedAt: string }>(
      `select instruction.subject, instruction.kind, instruction.reference, instruction.list_number as list,
         instruction_list.issued_at as issuedAt
       from instruction
       join instruction_list on instruction_list.number = instruction.list_number
       where instruction.kind <> 'QUESTION'
       order by instruction.list_number, instruction.position`,
    )
    .all();
  const sent = new Map<string, Sent>();
  for (const { subject, kind, ...instruction } of rows) {
    if (kind !== 'WITHDRAWN') sent.set(subject, { ...instruction, withdrawnAt: null });
    else {
      const before = sent.get(subject);
      if (before !== undefined) sent.set(subject, { ...before, withdrawnAt: instruction.issuedAt });
    }
  }
  return sent;
}
