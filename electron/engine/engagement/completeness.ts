// Says what is missing before the operating model can carry a campaign. Pure: the same document, persons and day always
// give the same problems.
import type { ModelProblem, OperatingModelDocument, ServiceThreshold } from '../../../shared/contract/engagement.ts';
import type { Locale } from '../../../shared/locale.ts';
import {
  accessReviewActivity,
  activityCatalogue,
  decisionRightIds,
  isDeciding,
  neverDelegable,
  requiredRights,
  reviewerOfRecord,
  rightFor,
} from './activities.ts';
import { problemInWords } from './messages/problems.ts';
import { type DecisionRight, holderIds, type PersonFacts, riskRank } from './rights.ts';
import { loosenedIn } from './separation.ts';

/** Problems in the document's order, those of the activities first. `today` is YYYY-MM-DD. */
export function problemsOf(
  document: OperatingModelDocument,
  persons: readonly PersonFacts[],
  today: string,
  locale: Locale = 'en',
): ModelProblem[] {
  const byId = new Map(persons.map((person) => [person.id, person]));
  const problems = [
    ...missingActivities(document),
    ...document.activities
      .filter((activity) => activity.applies || alwaysApplies.has(activity.activity))
      .flatMap((activity) => activityProblems(document, activity)),
    ...roleProblems(document, byId),
    ...rightProblems(document, byId),
    ...escalationProblems(document),
    ...incidentProblems(document, byId),
    ...document.delegatedTasks.flatMap((task) => taskProblems(task, today)),
    ...thresholdProblems(document),
    ...contractProblems(document),
  ].map((problem) => ({ ...problem, text: problemInWords(problem.text, locale) }));
  return [...problems, ...separationProblems(document, locale)];
}

/** A campaign touches these, whatever the contract leaves out. */
const alwaysApplies: ReadonlySet<string> = new Set([accessReviewActivity, 'exception.accept']);

type Activity = OperatingModelDocument['activities'][number];
type Task = OperatingModelDocument['delegatedTasks'][number];
type PersonsById = ReadonlyMap<string, PersonFacts>;

function missingActivities(document: OperatingModelDocument): ModelProblem[] {
  const known = new Set(document.activities.map((activity) => activity.activity));
  return activityCatalogue
    .filter((entry) => !known.has(entry.activity))
    .map((entry) =>
      blocking(entry.activity, 'RACI_ACTIVITY_MISSING', `${entry.title} is not in the matrix: say who does it.`),
    );
}

function activityProblems(document: OperatingModelDocument, activity: Activity): ModelProblem[] {
  const about = activity.activity;
  const { title } = activity;
  const problems: ModelProblem[] = [];
  const accountable = rolesWith(document, activity, 'A');
  if (accountable.length === 0) {
    problems.push(blocking(about, 'RACI_NO_ACCOUNTABLE', `${title}: nobody answers for it.`));
  }
  if (accountable.length > 1) {
    const names = accountable.map((role) => role.title).join(' and ');
    problems.push(blocking(about, 'RACI_TWO_ACCOUNTABLE', `${title}: ${names} both answer for it; only one can.`));
  }
  if (isDeciding(about, activity.deciding)) {
    for (const role of accountable.filter((candidate) => candidate.party !== 'customer')) {
      const text = `${title}: ${role.title} is of the ${role.party} and can't answer for a decision.`;
      problems.push(blocking(about, 'RACI_PROVIDER_ACCOUNTABLE', text));
    }
  }
  const responsible = rolesWith(document, activity, 'R');
  if (responsible.length === 0) {
    problems.push(blocking(about, 'RACI_NO_RESPONSIBLE', `${title}: nobody is named to do it.`));
  }
  for (const role of Object.keys(activity.letters)) {
    if (document.roles.some((candidate) => candidate.role === role)) continue;
    problems.push(blocking(about, 'RACI_ROLE_UNKNOWN', `${title}: the role "${role}" is not one of the columns.`));
  }
  return problems;
}

function roleProblems(document: OperatingModelDocument, persons: PersonsById): ModelProblem[] {
  const problems: ModelProblem[] = [];
  for (const role of document.roles) {
    const acts = document.activities.some(
      (activity) => activity.applies && (activity.letters[role.role] === 'A' || activity.letters[role.role] === 'R'),
    );
    const active = role.persons.filter((id) => persons.get(id)?.active === true);
    if (acts && active.length === 0) {
      const text = `${role.title} (${role.party}): no active person fills this role.`;
      // The provider's own staffing is theirs to name; a customer's role without a person leaves a decision to nobody.
      problems.push({ about: 'roles', code: 'ROLE_EMPTY', text, blocks: role.party === 'customer' });
    }
    for (const id of role.persons) {
      const person = persons.get(id);
      if (person === undefined) {
        problems.push(blocking('roles', 'ROLE_PERSON_UNKNOWN', `${role.title}: "${id}" is not a known person.`));
      } else if (person.party !== role.party) {
        const text = `${role.title} is a role of the ${role.party}, and ${person.name} is of the ${person.party}.`;
        problems.push(blocking('roles', 'ROLE_PERSON_OF_OTHER_PARTY', text));
      } else if (!person.active) {
        const text = `${role.title}: ${person.name} has left. Somebody else has to fill the role.`;
        problems.push({ about: 'roles', code: 'ROLE_PERSON_INACTIVE', text, blocks: false });
      }
    }
  }
  return problems;
}

function rightProblems(document: OperatingModelDocument, persons: PersonsById): ModelProblem[] {
  const known = new Set(document.decisionRights.map((right) => right.right));
  const required = new Set(requiredRights.map((entry) => entry.right));
  const missing = requiredRights
    .filter((entry) => !known.has(entry.right))
    .map((entry) => blocking('decision_rights', 'RIGHT_MISSING', `Nobody is named who may: ${lower(entry.title)}.`));
  const undecided = document.activities
    .filter((activity) => activity.applies && isDeciding(activity.activity, activity.deciding))
    .filter((activity) => !required.has(rightFor(activity.activity)) && !known.has(rightFor(activity.activity)))
    .map((activity) => ({
      about: 'decision_rights',
      code: 'RIGHT_OF_ACTIVITY_MISSING',
      text: `${activity.title} decides something, and no decision right says who may, and up to which risk.`,
      blocks: false,
    }));
  return [
    ...missing,
    ...undecided,
    ...document.decisionRights.flatMap((right) => holderProblems(document, right, persons)),
  ];
}

function holderProblems(document: OperatingModelDocument, right: DecisionRight, persons: PersonsById): ModelProblem[] {
  const about = 'decision_rights';
  const problems: ModelProblem[] = [];
  if (right.heldBy !== reviewerOfRecord) {
    const holders = holderIds(document, right).flatMap((id) => persons.get(id) ?? []);
    for (const holder of holders.filter((candidate) => candidate.party !== 'customer')) {
      const text = `${right.title}: ${holder.name} is of the ${holder.party} and can't hold a decision right.`;
      problems.push(blocking(about, 'PROVIDER_HOLDS_RIGHT', text));
    }
    if (!holders.some((holder) => holder.active && holder.party === 'customer')) {
      problems.push(blocking(about, 'RIGHT_WITHOUT_HOLDER', `${right.title}: no active person holds this right.`));
    }
  }
  if (
    right.right === decisionRightIds.decideAccess &&
    (right.secondPersonFrom === null || riskRank(right.secondPersonFrom) > riskRank('high'))
  ) {
    const text = `${right.title}: high risk needs a second person in any case.`;
    problems.push({ about, code: 'SECOND_PERSON_TOO_LATE', text, blocks: false });
  }
  return problems;
}

function escalationProblems(document: OperatingModelDocument): ModelProblem[] {
  const about = 'escalation';
  if (document.escalation.length === 0) {
    return [blocking(about, 'ESCALATION_MISSING', 'There is no escalation path: nobody is called when it matters.')];
  }
  const problems = document.escalation.flatMap((step, position) =>
    step.name.trim() === ''
      ? [blocking(about, 'ESCALATION_UNNAMED', `Step ${position + 1} of the escalation names nobody.`)]
      : [],
  );
  if (!document.escalation.some((step) => step.party === 'customer')) {
    problems.push(blocking(about, 'ESCALATION_WITHOUT_CUSTOMER', 'The escalation never reaches the customer.'));
  }
  return problems;
}

function incidentProblems(document: OperatingModelDocument, persons: PersonsById): ModelProblem[] {
  const owner = document.incidentOwner?.trim() ?? '';
  if (owner === '') {
    return [blocking('incident_owner', 'INCIDENT_OWNER_MISSING', 'Nobody is named who owns an incident.')];
  }
  const person = persons.get(owner);
  if (person === undefined || (person.party === 'customer' && person.active)) return [];
  const why = person.party === 'customer' ? 'has left' : `is of the ${person.party}`;
  return [
    blocking('incident_owner', 'INCIDENT_OWNER_NOT_CUSTOMER', `${person.name} ${why} and can't own an incident.`),
  ];
}

function taskProblems(task: Task, today: string): ModelProblem[] {
  const about = 'delegated_task';
  const name = task.title.trim() === '' ? task.task : task.title;
  const problems: ModelProblem[] = [];
  if (neverDelegable.has(task.task)) {
    problems.push(blocking(about, 'TASK_DECIDES', `${name} is a decision and can't be delegated to the provider.`));
  }
  if (task.scope.trim() === '') {
    problems.push(blocking(about, 'TASK_WITHOUT_SCOPE', `${name}: it does not say what the task covers.`));
  }
  if (task.systems.length === 0) {
    problems.push(blocking(about, 'TASK_WITHOUT_SYSTEMS', `${name}: it does not say in which systems.`));
  }
  if (task.until === null) {
    problems.push(blocking(about, 'TASK_WITHOUT_END', `${name}: it has no end date.`));
  } else if (task.until < task.from) {
    problems.push(blocking(about, 'TASK_BACKWARDS', `${name}: it ends before it begins.`));
  } else if (task.until < today) {
    problems.push(blocking(about, 'TASK_ENDED', `${name}: it ended on ${task.until}. Extend it or take it out.`));
  }
  return problems;
}

/** One line however many there are. A proposal that nobody agreed to promises nothing. */
function thresholdProblems({ serviceThresholds }: OperatingModelDocument): ModelProblem[] {
  const proposed = serviceThresholds.filter((threshold) => !isAgreed(threshold));
  if (proposed.length === 0) return [];
  const text =
    proposed.length === 1
      ? `Nobody has agreed to a service threshold yet: ${lower(proposed[0]?.title ?? '')}.`
      : `Nobody has agreed to ${proposed.length} of ${serviceThresholds.length} service thresholds yet: they are a proposal.`;
  return [{ about: 'service_thresholds', code: 'THRESHOLD_NOT_AGREED', text, blocks: false }];
}

/** A figure counts as agreed once somebody is named who agreed to it, and when. */
export function isAgreed(threshold: Pick<ServiceThreshold, 'agreedBy' | 'agreedAt'>): boolean {
  return (threshold.agreedBy ?? '').trim() !== '' && threshold.agreedAt !== null;
}

function contractProblems(document: OperatingModelDocument): ModelProblem[] {
  const problems: ModelProblem[] = [];
  if ((document.contract.reference ?? '').trim() === '') {
    const text = 'The contract has no reference yet.';
    problems.push({ about: 'contract', code: 'CONTRACT_WITHOUT_REFERENCE', text, blocks: false });
  }
  const { statement, agreedBy } = document.riskAppetite;
  if ((statement ?? '').trim() === '' || (agreedBy ?? '').trim() === '') {
    const text = 'The risk appetite is not stated, or nobody agreed to it.';
    problems.push({ about: 'risk_appetite', code: 'RISK_APPETITE_MISSING', text, blocks: false });
  }
  return problems;
}

/** Allowed, and never out of sight. */
function separationProblems({ separation }: OperatingModelDocument, locale: Locale): ModelProblem[] {
  const unexplained = { en: 'and no reason is given', de: 'und keine Begründung ist angegeben' } as const;
  return loosenedIn(separation, locale).map(({ text, reason }) => ({
    about: 'decision_rights',
    code: 'SEPARATION_LOOSENED',
    text: reason === '' ? `${text}, ${unexplained[locale]}.` : `${text}: ${reason}`,
    blocks: reason === '',
  }));
}

function rolesWith(document: OperatingModelDocument, activity: Activity, letter: 'A' | 'R') {
  return document.roles.filter((role) => activity.letters[role.role] === letter);
}

function blocking(about: string, code: string, text: string): ModelProblem {
  return { about, code, text, blocks: true };
}

function lower(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}
