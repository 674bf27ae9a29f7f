// One item as a reviewer sees it: the entitlement in full, what was decided before, and what stands between this person
// and a decision, in words with the step that removes it.
import type { Database } from 'better-sqlite3';
import type { Blocker } from '../../../shared/contract/decision.ts';
import type { Person } from '../../../shared/contract/engagement.ts';
import type { ReviewCase } from '../../../shared/contract/review.ts';
import type { Locale } from '../../../shared/locale.ts';
import { saysWhy } from '../../../shared/reason.ts';
import { refusalOf } from '../engagement/authority.ts';
import { authorityMessages } from '../engagement/messages/authority.ts';
import { currentModel, todayOf } from '../engagement/operating-model.ts';
import { findPerson, requirePerson } from '../engagement/persons.ts';
import { strategyInForce } from '../engagement/separation.ts';
import type { Clock } from '../workspace/workspace.ts';
import { contradictedBy } from './acceptance.ts';
import { needsSecondPerson } from './authority.ts';
import { campaignProgress } from './campaign.ts';
import { caseActions, exceptionOfCase } from './case-context.ts';
import { saidInWords } from './conflicting-answers.ts';
import { authorityFor, changedSinceBaseline, mustOpen, openedBy } from './deciding.ts';
import { decisionById, earlierDecisions, earlierRevoke } from './decision-record.ts';
import { readDraft } from './drafts.ts';
import { type ItemRow, requireItem } from './items.ts';
import { decidingMessages } from './messages/deciding.ts';
import { queueItem } from './queue.ts';
import { alwaysNeedsJustification } from './requirements.ts';
import { whyNotSecond } from './second-person.ts';
import type { ReviewServices } from './services.ts';
import { shownEntitlement } from './shown-entitlement.ts';

/** The digest is of the English facts, in whatever language they are shown. Throws ITEM_NOT_IN_CAMPAIGN, NOT_FOUND for the person. */
export function reviewCase(
  db: Database,
  clock: Clock,
  services: ReviewServices,
  input: { readonly item: string; readonly as: string | null },
  locale: Locale = 'en',
): ReviewCase {
  const item = requireItem(db, input.item);
  const person = input.as === null ? null : requirePerson(db, input.as);
  const shown = shownEntitlement(db, services, item.entitlement);
  const { entitlement } = shown;
  const reviewer = item.assignee === null ? null : findPerson(db, item.assignee);
  const draft = person === null ? null : readDraft(db, item.id, person.id);
  const opened = person === null ? [] : openedBy(db, item.id, person.id);
  const standing = item.pending ?? item.decision;
  const seen = { citations: shown.citations, opened, mustOpen: mustOpen(item, entitlement) };
  return {
    item: queueItem(db, clock, item.id, person?.id ?? null),
    campaign: campaignProgress(db, item.campaign, todayOf(clock)),
    entitlement: locale === 'en' ? entitlement : services.entitlementDetail(db, item.entitlement, locale),
    shownDigest: shown.digest,
    providerActions: caseActions(db, entitlement),
    exception: exceptionOfCase(db, item.entitlement, standing, todayOf(clock)),
    reviewerOfRecord: reviewer === null ? null : { id: reviewer.id, name: reviewer.name },
    secondPersonNeeded:
      needsSecondPerson(currentModel(db).document, item.risk, 'CERTIFY') || isContested(db, item, person),
    whyNotSecond: person === null ? null : (whyNotSecond(db, item, person.id)?.[locale] ?? null),
    opened,
    mustOpen: seen.mustOpen,
    draft: draft?.draft ?? null,
    draftAt: draft?.at ?? null,
    decision: standing === null ? null : decisionById(db, standing),
    earlier: earlierDecisions(db, item.entitlement, item.id),
    blockers: [
      ...stateBlockers(item, locale),
      ...personBlockers(db, clock, item, person, locale),
      ...conflictBlockers(db, item, person, standing, locale),
      ...evidenceBlockers(db, item, seen, locale),
      ...contentBlockers(db, item, !saysWhy(draft?.draft.justification ?? null), locale),
    ],
  };
}

/** Whether a keep would wait for somebody who answered otherwise. */
function isContested(db: Database, item: ItemRow, person: Person | null): boolean {
  if (person === null || strategyInForce(currentModel(db).document.separation) !== 'all_must_accept') return false;
  return contradictedBy(db, item, person.id, 'CERTIFY').length > 0;
}

function stateBlockers(item: ItemRow, locale: Locale): Blocker[] {
  const words = decidingMessages[locale];
  if (item.campaignState === 'closed') {
    return [blocker('CAMPAIGN_CLOSED', words.campaignClosed(item.campaignName))];
  }
  if (item.signedOffAt !== null) {
    return [blocker('ASSIGNMENT_SIGNED_OFF', words.signedOff)];
  }
  return [];
}

function personBlockers(db: Database, clock: Clock, item: ItemRow, person: Person | null, locale: Locale): Blocker[] {
  const words = decidingMessages[locale];
  const refusal = refusalOf('review.decide', person);
  if (refusal !== null) return [blocker(refusal.code, refusal.message[locale])];
  if (person === null) return [];
  const authority = authorityFor(db, item, person, clock);
  if (!authority.granted) return [blocker(authority.code, authority.message[locale])];
  const text = authority.delegation === null ? words.youAreReviewer : words.underDelegation(authority.reviewer.name);
  if (authority.loosened.length > 0) {
    const bars = authority.loosened.map((bar) => authorityMessages[locale].bars[bar]);
    return [note('LOOSENED', words.loosened(bars), 'none')];
  }
  return [note('AUTHORITY', text, 'none')];
}

/** Somebody else's answer, before this person gives one that is more lenient; or whose word the one that stands waits for. */
function conflictBlockers(
  db: Database,
  item: ItemRow,
  person: Person | null,
  standing: string | null,
  locale: Locale,
): Blocker[] {
  const words = decidingMessages[locale];
  const awaited = standing === null ? [] : (decisionById(db, standing).mustAccept ?? []);
  if (awaited.length > 0) {
    const text = words.waitsFor(awaited.map(({ name }) => name));
    return [note('CONFLICTING_ANSWERS', text, 'none')];
  }
  if (person === null || item.signedOffAt !== null) return [];
  const [said] = contradictedBy(db, item, person.id, 'CERTIFY');
  if (said === undefined) return [];
  const strategy = strategyInForce(currentModel(db).document.separation);
  const text = words.here(saidInWords(said, locale), authorityMessages[locale].strategies[strategy]);
  return [note('CONFLICTING_ANSWERS', text, 'none')];
}

interface Seen {
  readonly citations: readonly string[];
  readonly opened: readonly string[];
  readonly mustOpen: readonly string[];
}

function evidenceBlockers(
  db: Database,
  item: ItemRow,
  { citations, opened, mustOpen: required }: Seen,
  locale: Locale,
): Blocker[] {
  const blockers: Blocker[] = [];
  for (const key of required.filter((candidate) => !opened.includes(candidate))) {
    const number = citations.indexOf(key) + 1;
    blockers.push({
      code: 'EVIDENCE_NOT_OPENED',
      text: decidingMessages[locale].openEvidence(number),
      step: `evidence:${number}`,
      blocks: true,
    });
  }
  const since = changedSinceBaseline(db, item);
  if (since !== null) blockers.push(note('CHANGED_SINCE_BASELINE', since[locale], 'none'));
  return blockers;
}

function contentBlockers(db: Database, item: ItemRow, isUnjustified: boolean, locale: Locale): Blocker[] {
  const words = decidingMessages[locale];
  const blockers: Blocker[] = [];
  if (isUnjustified && alwaysNeedsJustification(item)) {
    const text = words.sayWhy(item.risk === 'high' || item.risk === 'critical' ? { risk: item.risk } : 'changed');
    blockers.push({ code: 'JUSTIFICATION_NEEDED', text, step: 'field:justification', blocks: true });
  }
  const revoked = earlierRevoke(db, item.entitlement, item.id);
  if (revoked !== null) {
    const text = words.keptAfterRevoke(revoked.by, revoked.campaignName);
    blockers.push(note('KEEP_AFTER_REVOKE', text, 'field:justification'));
  }
  if (needsSecondPerson(currentModel(db).document, item.risk, 'CERTIFY')) {
    blockers.push(note('SECOND_PERSON_NEEDED', words.secondPerson(item.risk), 'none'));
  }
  return blockers;
}

/** Only somebody else, or nobody, can remove it. */
function blocker(code: string, text: string): Blocker {
  return { code, text, step: 'none', blocks: true };
}

function note(code: string, text: string, step: string): Blocker {
  return { code, text, step, blocks: false };
}
