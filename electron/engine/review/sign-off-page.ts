// The page that somebody reads before they sign: its figures from what is counted with the acts, and its lists in pages, so
// that an assignment of a hundred thousand items is read as fast as one of ten.
import type { Database } from 'better-sqlite3';
import type { z } from 'zod';
import type { Blocker } from '../../../shared/contract/decision.ts';
import type { Person } from '../../../shared/contract/engagement.ts';
import type { reviewMethods } from '../../../shared/contract/review.ts';
import type { SignOffItems, SignOffList, SignOffPreview } from '../../../shared/contract/sign-off.ts';
import type { ItemOutcome } from '../../../shared/words.ts';
import { partyNames, todayOf } from '../engagement/operating-model.ts';
import { requireDecider, requirePerson } from '../engagement/persons.ts';
import { riskRank } from '../engagement/rights.ts';
import { keyOf } from '../engagement/signing-keys.ts';
import { checkpointCount } from '../ledger/checkpoints.ts';
import { statement } from '../workspace/statement.ts';
import type { Clock } from '../workspace/workspace.ts';
import { shownParts } from './audience.ts';
import { campaignProgress, requireCampaign, requireOpen } from './campaign.ts';
import { decisionById } from './decision-record.ts';
import type { Facet } from './facet.ts';
import { reviewQualityOf } from './quality.ts';
import { placesOf } from './queue-places.ts';
import { queueRows } from './queue-rows.ts';
import { statementFor } from './sign-off-document.ts';
import { ledgerRead } from './sign-off-read.ts';
import { type Signable, signable } from './signable.ts';
import { countWhere, itemsByOutcome } from './tallies.ts';

interface Asked {
  readonly campaign: string;
  readonly as: string;
}

/** Throws PROVIDER_MAY_NOT_DECIDE, PERSON_INACTIVE, NOT_FOUND, CAMPAIGN_CLOSED, NOT_THE_REVIEWER, ASSIGNMENT_SIGNED_OFF. */
export function signOffPreview(db: Database, clock: Clock, input: Asked): SignOffPreview {
  const { person, campaign, sign } = asked(db, clock, input);
  const { assignment, items, tallies, delegator } = sign;
  const byOutcome = itemsByOutcome(tallies, false);
  const unanswered = byOutcome.CANNOT_DECIDE + byOutcome.NO_DECISION;
  const waiting = countWhere(tallies, isWaiting);
  const key = keyOf(db, person.id, clock);
  return {
    campaign: campaignProgress(db, campaign, todayOf(clock)),
    assignment,
    person: { id: person.id, name: person.name, title: person.title },
    ...partyNames(db),
    items,
    byOutcome,
    unanswered,
    serious: {
      items: countWhere(tallies, isSerious),
      decided: countWhere(tallies, holds.serious_decided),
    },
    exceptions: exceptionsOf(db, assignment).length,
    firstWaiting: waiting === 0 ? null : (places(db, campaign, sign, isWaiting).slice(0, 1)[0]?.item ?? null),
    quality: reviewQualityOf(db, campaign, assignment),
    statement: statementFor(db, { items, unanswered, isDelegated: isAnyDelegated(db, assignment) }, delegator),
    ledger: ledgerRead(db),
    nextCheckpoint: checkpointCount(db) + 1,
    key: key === null ? null : { subject: key.subject, fingerprint: key.fingerprint },
    checks: checksOf(byOutcome, waiting, key !== null, person),
  };
}

type ItemsInput = z.output<(typeof reviewMethods)['review.signOffItems']['input']>;

/** A page of one of its lists, the worst risk first. Throws as the preview. */
export function signOffItems(db: Database, clock: Clock, input: ItemsInput): SignOffItems {
  const { campaign, sign } = asked(db, clock, input);
  const { total, ids } = listed(db, campaign, sign, input);
  const asOf = { closed: false, today: todayOf(clock) };
  const rows = queueRows(db, asOf, ids, input.as);
  const decisions = new Map(
    decisionsOf(db)
      .all({ items: JSON.stringify(ids) })
      .map((row) => [row.item, row.decision]),
  );
  return {
    total,
    items: rows.map((item) => {
      const id = decisions.get(item.id) ?? null;
      const decision = id === null ? null : decisionById(db, id);
      const approver = decision?.exception?.approver ?? null;
      return { item, decision, approverName: approver === null ? null : requirePerson(db, approver).name };
    }),
  };
}

function asked(
  db: Database,
  clock: Clock,
  input: Asked,
): { readonly person: Person; readonly campaign: string; readonly sign: Signable } {
  const person = requireDecider(db, 'review.signOff', input.as);
  const campaign = requireCampaign(db, input.campaign);
  requireOpen(campaign);
  return { person, campaign: campaign.id, sign: signable(db, clock, campaign, person) };
}

function listed(
  db: Database,
  campaign: string,
  sign: Signable,
  { list, from, limit }: Pick<ItemsInput, 'list' | 'from' | 'limit'>,
): { readonly total: number; readonly ids: readonly string[] } {
  if (list === 'exceptions') {
    const all = exceptionsOf(db, sign.assignment);
    return { total: all.length, ids: all.slice(from, from + limit) };
  }
  const found = places(db, campaign, sign, holds[list]);
  return { total: found.total, ids: found.slice(from, limit).map(({ item }) => item) };
}

function places(
  db: Database,
  campaign: string,
  { assignment, tallies }: Signable,
  isListed: (facet: Facet) => boolean,
) {
  const shown = tallies.filter(({ facet }) => isListed(facet));
  return placesOf(db, campaign, 'risk', shownParts([{ audience: assignment, shown }]));
}

const isSerious = ({ risk }: Facet): boolean => riskRank(risk) >= riskRank('high');
const isWaiting = ({ waiting }: Facet): boolean => waiting;

const holds: Readonly<Record<Exclude<SignOffList, 'exceptions'>, (facet: Facet) => boolean>> = {
  unanswered: ({ outcome }) => outcome === null || outcome === 'CANNOT_DECIDE',
  serious_decided: (facet) => isSerious(facet) && facet.outcome !== null,
  serious_undecided: (facet) => isSerious(facet) && facet.outcome === null,
};

/** Items whose decision rests on an exception, in the campaign's order. */
function exceptionsOf(db: Database, assignment: string): string[] {
  return withException(db)
    .all({ assignment })
    .map(({ item }) => item);
}

// From the few decisions that have one.
const withException = statement<{ assignment: string }, { item: string }>(
  `select review_item.id as item
   from decision
   cross join review_item on review_item.id = decision.item_id and review_item.decision_id = decision.id
   where decision.exception is not null
     and review_item.assignment_id = $assignment
   order by review_item.ordinal`,
);

function isAnyDelegated(db: Database, assignment: string): boolean {
  return delegatedDecision(db).get({ assignment }) !== undefined;
}

// A decision under a delegation is its reviewer's, whose assignment this is.
const delegatedDecision = statement<{ assignment: string }>(
  `select 1
   from decision
   cross join review_item on review_item.id = decision.item_id and review_item.decision_id = decision.id
   where decision.delegation_id is not null
     and decision.reviewer_id = (select person_id from assignment where assignment.id = $assignment)
     and review_item.assignment_id = $assignment
   limit 1`,
);

const decisionsOf = statement<{ items: string }, { item: string; decision: string }>(
  `select review_item.id as item, review_item.decision_id as decision
   from json_each($items) as asked
   cross join review_item on review_item.id = asked.value
   where review_item.decision_id is not null`,
);

function checksOf(
  byOutcome: Readonly<Record<ItemOutcome, number>>,
  waiting: number,
  hasKey: boolean,
  person: Person,
): Blocker[] {
  const checks: Blocker[] = [];
  if (waiting > 0) {
    const text = `${waiting} ${waiting === 1 ? 'decision waits' : 'decisions wait'} for a second person.`;
    checks.push({ code: 'SECOND_PERSON_NEEDED', text, step: 'none', blocks: true });
  }
  if (!hasKey) {
    const text = `${person.name} has no signing key yet. Make or import one first.`;
    checks.push({ code: 'KEY_MISSING', text, step: 'field:key', blocks: true });
  }
  const { CANNOT_DECIDE: asked, NO_DECISION: silent } = byOutcome;
  if (asked > 0) {
    const text = `${asked} ${asked === 1 ? 'question has' : 'questions have'} no answer yet. You may sign; they stay open.`;
    checks.push({ code: 'CANNOT_DECIDE', text, step: 'none', blocks: false });
  }
  if (silent > 0) {
    const text = `${silent} ${silent === 1 ? 'item is' : 'items are'} undecided. You may sign; they are listed as no decision.`;
    checks.push({ code: 'NO_DECISION', text, step: 'none', blocks: false });
  }
  return checks;
}
