// What a reader of German is answered where the engine puts its sentences together in English: the same answer with these
// sentences worded anew. Ids, codes, names and what somebody wrote stay as they are.

import type { QueueItem } from '../../../shared/contract/queue.ts';
import type { CampaignDetail } from '../../../shared/contract/review.ts';
import type { MethodName, MethodOutput } from '../../../shared/contract.ts';
import type { Locale } from '../../../shared/locale.ts';
import { actionInGerman, groundInGerman } from '../controls/messages/action-sentences.ts';
import { campaignInGerman } from './messages/campaign-sentences.ts';
import { changedInGerman, timeInGerman } from './messages/changed-german.ts';
import { headingInGerman, modelInGerman, reasonInGerman } from './messages/engagement-sentences.ts';
import { evidenceInGerman, linkInGerman } from './messages/evidence-sentences.ts';
import { decisionInGerman, remediationInGerman } from './messages/remediation-sentences.ts';
import { summaryInGerman } from './messages/report-sentences.ts';

type Answers = { readonly [Method in MethodName]?: (answer: MethodOutput<Method>) => MethodOutput<Method> };

const inGerman: Answers = {
  'campaign.preview': (preview) => ({
    ...preview,
    outOfScope: preview.outOfScope.map((left) => ({ ...left, reason: campaignInGerman(left.reason) })),
    assignments: preview.assignments.map(named),
    because: orNull(preview.because, campaignInGerman),
    ...(preview.notices === undefined ? {} : { notices: preview.notices.map(campaignInGerman) }),
    problems: preview.problems.map(campaignInGerman),
    ...(preview.seriesProblems === undefined ? {} : { seriesProblems: preview.seriesProblems.map(campaignInGerman) }),
  }),
  'campaign.open': campaign,
  'campaign.read': campaign,
  'campaign.close': campaign,
  'review.queue': (queue) => ({ ...queue, items: queue.items.map(queueItem) }),
  'review.range': (range) => ({ ...range, items: range.items.map(queueItem) }),
  'review.find': (found) => ({ ...found, items: found.items.map(queueItem) }),
  'review.undo': queueItem,
  'review.notMine': queueItem,
  'review.answerHandover': queueItem,
  'review.case': (shown) => ({ ...shown, item: queueItem(shown.item) }),
  'review.signOffPreview': (preview) => ({
    ...preview,
    checks: preview.checks.map((check) => ({ ...check, text: campaignInGerman(check.text) })),
  }),
  'review.signOffItems': ({ total, items }) => ({
    total,
    items: items.map((one) => ({ ...one, item: queueItem(one.item) })),
  }),

  'remediation.list': (page) => ({ ...page, rows: page.rows.map(explained) }),
  'remediation.detail': ({ remediation, steps, ...detail }) => ({
    ...detail,
    remediation: explained(remediation),
    steps: steps.map((step) => ({
      ...step,
      title: step.stage === 'decided' ? decisionInGerman(step.title) : remediationInGerman(step.title),
      text: remediationInGerman(step.text),
    })),
  }),
  'remediation.closingSnapshot': (snapshot) => ({
    ...snapshot,
    rows: snapshot.rows.map((row) => ({ ...row, text: remediationInGerman(row.text) })),
  }),
  'rotation.list': (rows) => rows.map(explained),
  'rotation.agree': explained,
  'rotation.confirmDependants': explained,
  'rotation.withdraw': explained,
  'rotation.candidates': (rows) => rows.map((row) => ({ ...row, why: remediationInGerman(row.why) })),
  'instructions.preview': (preview) => ({
    ...preview,
    blocked: preview.blocked.map((one) => ({ ...one, why: remediationInGerman(one.why) })),
  }),
  'action.list': ({ counts, rows }) => ({ counts, rows: rows.map(action) }),
  'action.answer': action,
  'action.serviceTimes': (times) =>
    times.map((time) => ({
      ...time,
      title: timeInGerman(time.title),
      notEvaluable: orNull(time.notEvaluable, remediationInGerman),
    })),

  'evidence.inspect': (inspection) => ({
    ...inspection,
    recognition: inspection.recognition.map((one) => ({ ...one, reason: orNull(one.reason, evidenceInGerman) })),
  }),
  'evidence.import': (report) => ({
    ...report,
    sources: report.sources.map(remarked),
    rejected: report.rejected.map(rejected),
    notRecognised: report.notRecognised.map(rejected),
  }),
  'evidence.bundle': (bundle) => ({ ...bundle, sources: bundle.sources.map(remarked) }),
  'evidence.rejected': (page) => ({ ...page, rows: page.rows.map(rejected) }),
  'evidence.reconciliation': (reconciliation) => ({
    ...reconciliation,
    sources: reconciliation.sources.map((source) => ({
      ...remarked(source),
      problems: source.problems.map(evidenceInGerman),
    })),
    reasons: reconciliation.reasons.map(rejected),
  }),
  'inventory.identity': (detail) => ({ ...detail, links: detail.links.map(link) }),
  'inventory.links': (page) => ({ ...page, links: page.links.map(link) }),
  'inventory.linkConfirm': link,
  'inventory.linkUndo': link,

  'report.preview': (preview) => ({
    ...preview,
    sections: preview.sections.map((one) => ({ ...one, summary: summaryInGerman(one.summary) })),
    notices: preview.notices.map(campaignInGerman),
  }),
  'overview.read': (overview) => ({
    ...overview,
    unauthorised: overview.unauthorised.map((one) => ({ ...one, explanation: actionInGerman(one.explanation) })),
  }),

  'engagement.read': engagement,
  'engagement.change': engagement,
  'engagement.versions': (versions) => versions.map(version),
  'engagement.version': version,
  'engagement.compare': (differences) =>
    differences.map(({ part, what, before, after }) => ({
      part,
      what: headingInGerman(what),
      before: orNull(before, modelInGerman),
      after: orNull(after, modelInGerman),
    })),
};

/** The answer as a window in that language reads it. */
export function answerInWords(method: MethodName, answer: unknown, locale: Locale): unknown {
  // the answer is of this very method; the type system can't follow the pair through the union
  const word = inGerman[method] as ((answer: unknown) => unknown) | undefined;
  return locale === 'en' || word === undefined ? answer : word(answer);
}

function orNull(text: string | null, word: (text: string) => string): string | null {
  return text === null ? null : word(text);
}

/** What is assigned to no person goes by "Nobody". */
function named<One extends { readonly person: string | null; readonly name: string }>(one: One): One {
  return one.person === null ? { ...one, name: 'Niemand' } : one;
}

function campaign(detail: CampaignDetail): CampaignDetail {
  return {
    ...detail,
    outOfScope: detail.outOfScope.map((left) => ({ ...left, reason: campaignInGerman(left.reason) })),
    assignments: detail.assignments.map(named),
    origin: detail.origin === null ? null : { ...detail.origin, because: campaignInGerman(detail.origin.because) },
    notices: detail.notices.map(campaignInGerman),
  };
}

function engagement(model: MethodOutput<'engagement.read'>): MethodOutput<'engagement.read'> {
  return { ...version(model), staysWithCustomer: model.staysWithCustomer.map(reasonInGerman) };
}

function version<Version extends { readonly reason: string }>(one: Version): Version {
  return { ...one, reason: reasonInGerman(one.reason) };
}

function queueItem<Item extends Pick<QueueItem, 'carried' | 'changed'>>(item: Item): Item {
  if (item.carried === null && item.changed.length === 0) return item;
  return {
    ...item,
    carried: orNull(item.carried, campaignInGerman),
    changed: [...new Set(item.changed.map(changedInGerman))],
  };
}

function explained<Row extends { readonly explanation: string }>(row: Row): Row {
  return { ...row, explanation: remediationInGerman(row.explanation) };
}

function action(one: MethodOutput<'action.answer'>): MethodOutput<'action.answer'> {
  return {
    ...one,
    by: one.by === null ? null : { ...one.by, text: groundInGerman(one.by.text) },
    explanation: actionInGerman(one.explanation),
  };
}

function remarked<Source extends { readonly remarks: string[] }>(source: Source): Source {
  return { ...source, remarks: source.remarks.map(evidenceInGerman) };
}

function rejected<Row extends { readonly reason: string }>(row: Row): Row {
  return { ...row, reason: evidenceInGerman(row.reason) };
}

function link<Link extends { readonly basis: string }>(one: Link): Link {
  return { ...one, basis: linkInGerman(one.basis) };
}
