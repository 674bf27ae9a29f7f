// Deciding one item, taking that back, and the second person's word. Each is one act; authority is checked when it is done.
import type { Database } from 'better-sqlite3';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { Decision, decisionInput } from '../../../shared/contract/decision.ts';
import { loosenedRules, type Person } from '../../../shared/contract/engagement.ts';
import type { QueueItem } from '../../../shared/contract/queue.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { inEvery } from '../../../shared/locale.ts';
import { currentModel, todayOf } from '../engagement/operating-model.ts';
import { actorFor, requireDecider, requirePerson } from '../engagement/persons.ts';
import type { Act } from '../ledger/act.ts';
import { perform } from '../ledger/perform.ts';
import { statement } from '../workspace/statement.ts';
import type { Transaction, Workspace } from '../workspace/workspace.ts';
import { acceptanceFor, contradictedBy, contradictedRevoke, decisionAccepted } from './acceptance.ts';
import { needsSecondPerson } from './authority.ts';
import { requireCampaign, requireOpen } from './campaign.ts';
import { mustOpen, openedBy, refusal, requireApprover, requireAuthority, requireContent } from './deciding.ts';
import { decisionBody, decisionById, earlierRevoke, insertDecision, insertEvent } from './decision-record.ts';
import { forgetDraft } from './drafts.ts';
import { type ItemRow, requireItem } from './items.ts';
import { decidingMessages } from './messages/deciding.ts';
import { queueItem } from './queue.ts';
import { sealAfterCorrection } from './sealing.ts';
import { secondWord, waitingDecision } from './second-person.ts';
import type { ReviewServices } from './services.ts';
import { shownEntitlement } from './shown-entitlement.ts';

const recordedBody = decisionBody.extend({
  /** The unsigned decision that this one takes the place of. */
  replaces: z.string().nullable(),
});

export const decisionRecorded: Act<z.infer<typeof recordedBody>> = {
  name: 'decision.recorded',
  body: recordedBody,
  apply({ db }, { replaces, ...body }, head) {
    if (replaces !== null) insertEvent(db, replaces, 'replaced', head);
    insertDecision(db, body, head, { batch: null, supersedes: null, reason: null });
    decisionStands(db).run({ id: body.id, item: body.item });
  },
};

/** Prepared once: what follows from it, the counts of the lists, is part of what is prepared. */
export const decisionStands = statement<{ id: string; item: string }>(
  'update review_item set decision_id = $id where id = $item',
);

const undoneBody = z.strictObject({ item: z.string(), decision: z.string() });

export const decisionUndone: Act<z.infer<typeof undoneBody>> = {
  name: 'decision.undone',
  body: undoneBody,
  apply({ db }, body, head) {
    insertEvent(db, body.decision, 'undone', head);
    withdraw({ db }, body.decision);
  },
};

const confirmedBody = z.strictObject({
  item: z.string(),
  decision: z.string(),
  agrees: z.boolean(),
  note: z.string().nullable(),
  /** Bars about the second person that the operating model loosened. */
  loosened: z.array(z.enum(loosenedRules)).optional(),
});

export const decisionConfirmed: Act<z.infer<typeof confirmedBody>> = {
  name: 'decision.confirmed',
  body: confirmedBody,
  apply({ db }, body, head) {
    insertEvent(db, body.decision, body.agrees ? 'confirmed' : 'disagreed', head, body.note, body.loosened);
    if (!body.agrees) withdraw({ db }, body.decision);
    else makeEffective(db, body.item, body.decision, head);
  },
};

/** The parsed form of the contract's input. */
export type Deciding = z.output<typeof decisionInput>;

/**
 * Records the decision of the person named in `as`. Throws PROVIDER_MAY_NOT_DECIDE, PERSON_INACTIVE, NOT_FOUND,
 * ITEM_NOT_IN_CAMPAIGN, CAMPAIGN_CLOSED, ASSIGNMENT_SIGNED_OFF, NOT_THE_REVIEWER, DELEGATION_EXPIRED,
 * DELEGATION_OUT_OF_SCOPE, SELF_REVIEW, what it must carry (UNTIL_*, TARGET_NEEDED, QUESTION_NEEDED,
 * JUSTIFICATION_NEEDED, EXCEPTION_INCOMPLETE, KEEP_AFTER_REVOKE), CONFLICTING_ANSWERS, BASELINE_CHANGED,
 * EVIDENCE_NOT_OPENED.
 */
export async function decide(workspace: Workspace, services: ReviewServices, input: Deciding): Promise<Decision> {
  return workspace.write(async (transaction) => {
    const { db } = transaction;
    const performer = requireDecider(db, 'review.decide', input.as);
    const item = requireItem(db, input.item);
    requireOpen(requireCampaign(db, item.campaign));
    refuseSignedOff(item);
    const prepared = prepareDecision(transaction, services, item, input, item.id, workspace.read);
    await perform(transaction, decisionRecorded, actorFor(performer), { ...prepared, replaces: item.decision });
    forgetDraft(db, item.id, performer.id);
    return decisionById(db, prepared.id);
  }, 'small');
}

/**
 * Checks everything about a decision but the state of its item, and gives the act's body. `read` shows what is shown: a
 * decision changes none of it, so the case that was opened before need not be made again.
 */
export function prepareDecision(
  { db, clock }: Transaction,
  services: ReviewServices,
  item: ItemRow,
  input: Deciding,
  exceptItem: string | null,
  read: Database,
): z.infer<typeof decisionBody> {
  const performer = requirePerson(db, input.as);
  const authority = requireAuthority(db, item, performer, clock);
  refuseForeignParts(input);
  const content = {
    outcome: input.outcome,
    justification: filled(input.justification),
    until: input.until,
    to: filled(input.to),
    question: filled(input.question),
    exception: input.exception,
  };
  const { document } = currentModel(db);
  const statements = contradictedBy(db, item, performer.id, input.outcome);
  const acceptance = acceptanceFor(db, item, statements, document);
  const revoke = contradictedRevoke(item, statements) ?? earlierRevoke(db, item.entitlement, exceptItem);
  requireContent(item, content, revoke, todayOf(clock));
  requireApprover(db, item, input.exception, performer);
  const { entitlement, digest: shownDigest, citations } = shownEntitlement(read, services, item.entitlement);
  const cited = new Set(citations);
  const opened = openedBy(db, item.id, performer.id).filter((key) => cited.has(key));
  if (input.shownDigest !== null) {
    if (input.shownDigest !== shownDigest) {
      throw refusal('BASELINE_CHANGED', (words) => words.notWhatWasShown, item);
    }
    // Asking is how one gets evidence: it waits for none.
    const required = input.outcome === 'CANNOT_DECIDE' ? [] : mustOpen(item, entitlement);
    const unopened = required.filter((key) => !opened.includes(key));
    if (unopened.length > 0) {
      const message = inEvery(decidingMessages, (words) => words.openFirst(unopened.length));
      throw new CountersignError('EVIDENCE_NOT_OPENED', message, { item: item.id, unopened });
    }
  }
  const loosened = [...authority.loosened, ...acceptance.loosened];
  return {
    id: v7({ msecs: clock().getTime() }),
    item: item.id,
    ...content,
    ticket: filled(input.ticket),
    reviewer: authority.reviewer.id,
    delegation: authority.delegation,
    shownDigest,
    // Without a digest the whole case was printed and nothing was opened one by one.
    evidenceOpened: input.shownDigest === null ? 0 : opened.length,
    secondsSpent: input.secondsSpent,
    needsSecondPerson: acceptance.needsSecondPerson || needsSecondPerson(document, item.risk, input.outcome),
    ...(loosened.length === 0 ? {} : { loosened }),
    ...(acceptance.mustAccept.length === 0 ? {} : { mustAccept: [...acceptance.mustAccept] }),
  };
}

/** What belongs to another outcome is refused, not dropped: the report would say something nobody meant. */
function refuseForeignParts({ outcome, until, to, question }: Deciding): void {
  const foreign =
    until !== null && outcome !== 'CERTIFY_UNTIL'
      ? 'endDateForeign'
      : filled(to) !== null && outcome !== 'REDUCE'
        ? 'targetForeign'
        : filled(question) !== null && outcome !== 'CANNOT_DECIDE'
          ? 'questionForeign'
          : null;
  if (foreign === null) return;
  throw new CountersignError(
    'INPUT_INVALID',
    inEvery(decidingMessages, (words) => words[foreign]),
    { outcome },
  );
}

/** By who decided or the reviewer of record. Throws as decide for person and item; INPUT_INVALID when nothing is decided. */
export async function undoDecision(
  workspace: Workspace,
  input: { readonly item: string; readonly as: string },
): Promise<QueueItem> {
  return workspace.write(async (transaction) => {
    const { db, clock } = transaction;
    const person = requireDecider(db, 'review.undo', input.as);
    const item = requireItem(db, input.item);
    await takeBack(transaction, person, item);
    return queueItem(db, clock, item.id, person.id);
  }, 'small');
}

/** Of one item; throws as undoDecision. */
export async function takeBack(transaction: Transaction, person: Person, item: ItemRow): Promise<void> {
  const { db, clock } = transaction;
  if (item.pending === null) {
    requireOpen(requireCampaign(db, item.campaign));
    refuseSignedOff(item);
  }
  const id = item.pending ?? item.decision;
  if (id === null) throw refusal('INPUT_INVALID', (words) => words.nothingToUndo, item);
  const decision = decisionById(db, id);
  if (item.assignee !== person.id) {
    if (decision.performer.id !== person.id) {
      throw refusal('NOT_THE_REVIEWER', (words) => words.decidedNotBy(decision.performer.name, person.name), item);
    }
    // what a delegation allowed is not undone once it is over
    requireAuthority(db, item, person, clock);
  }
  await perform(transaction, decisionUndone, actorFor(person), { item: item.id, decision: id });
}

/**
 * The second person's word; without agreement the item is open again. Where somebody answered otherwise before, it has to
 * be his, and that of all such. Throws SECOND_PERSON_SAME, SELF_REVIEW, NOT_THE_REVIEWER, INPUT_INVALID when nothing waits, and as decide for person and campaign.
 */
export async function confirmDecision(
  workspace: Workspace,
  services: ReviewServices,
  input: { readonly item: string; readonly agrees: boolean; readonly note: string | null; readonly as: string },
): Promise<Decision> {
  return workspace.write(async (transaction) => {
    const { db } = transaction;
    const second = requireDecider(db, 'review.confirm', input.as);
    const item = requireItem(db, input.item);
    if (item.pending === null) {
      requireOpen(requireCampaign(db, item.campaign));
      refuseSignedOff(item);
    }
    const id = waitingDecision(item);
    if (id === null) throw refusal('INPUT_INVALID', (words) => words.nothingWaits, item);
    const decision = decisionById(db, id);
    const { refused, mustAccept, loosened } = secondWord(db, item, decision, second.id);
    if (refused !== null) throw refusal(refused.code, refused.message, item);
    const { agrees } = input;
    if (agrees && mustAccept.length > 1) {
      await perform(transaction, decisionAccepted, actorFor(second), {
        item: item.id,
        decision: id,
        note: filled(input.note),
      });
      return decisionById(db, id);
    }
    await perform(transaction, decisionConfirmed, actorFor(second), {
      item: item.id,
      decision: id,
      agrees,
      note: filled(input.note),
      ...(loosened.length === 0 ? {} : { loosened }),
    });
    if (agrees && item.pending !== null)
      await sealAfterCorrection(transaction, services, item, second.id, decision.reason ?? '');
    return decisionById(db, id);
  });
}

export function refuseSignedOff(item: ItemRow): void {
  if (item.signedOffAt === null) return;
  throw refusal('ASSIGNMENT_SIGNED_OFF', (words) => words.signedOffChange, item);
}

/** Takes a decision off its item, whether it stands or waits to correct another. */
export function withdraw({ db }: Pick<Transaction, 'db'>, decision: string): void {
  withdrawal(db).run({ decision });
}

// By the item: what a decision stands for is not looked for among all items.
const withdrawal = statement<{ decision: string }>(
  `update review_item
   set decision_id = nullif(decision_id, $decision),
     pending_id = nullif(pending_id, $decision)
   where id = (select item_id from decision where decision.id = $decision)
     and $decision in (decision_id, pending_id)`,
);

/** A correction takes the place of what it supersedes. */
export function makeEffective(
  db: Transaction['db'],
  item: string,
  decision: string,
  head: Parameters<typeof insertEvent>[3],
): void {
  const pointers = db
    .prepare<[{ item: string }], { decision: string | null; supersedes: string | null }>(
      `select review_item.decision_id as decision, decision.supersedes
       from review_item
       left join decision on decision.id = review_item.pending_id
       where review_item.id = $item`,
    )
    .get({ item });
  if (pointers?.supersedes == null) return;
  insertEvent(db, pointers.supersedes, 'superseded', head);
  db.prepare('update review_item set decision_id = $decision, pending_id = null where id = $item').run({
    decision,
    item,
  });
}

function filled(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
