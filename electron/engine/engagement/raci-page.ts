// The operating model as a page for people outside the app: who does what, and what the customer itself has to do for the
// service to hold (an auditor's "complementary user entity controls"). Pure: tables of text, to be drawn by anybody.
import type { OperatingModelDocument } from '../../../shared/contract/engagement.ts';
import { isDeciding, reviewerOfRecord, staysWithCustomer } from './activities.ts';
import { agreementInWords, thresholdInWords } from './differences.ts';

export interface RaciPageInput {
  readonly customer: string;
  readonly provider: string;
  readonly version: number;
  /** UTC ISO time of the version. */
  readonly changedAt: string;
  readonly document: OperatingModelDocument;
  /** A person's name for an id, and anything else back as it is. */
  readonly nameOf: (id: string) => string;
}

export interface RaciPage {
  readonly title: string;
  /** What it is and as of when, a sentence each. */
  readonly lead: readonly string[];
  readonly tables: readonly RaciTable[];
}

export interface RaciTable {
  readonly title: string;
  readonly note: string | null;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function raciPage(input: RaciPageInput): RaciPage {
  const { customer, provider, version, changedAt, document } = input;
  return {
    title: `${customer} with ${provider}: who does what`,
    lead: [
      `${modelNames[document.model]}${contractWords(document)}. Version ${version} of the operating model, in force since ${changedAt.slice(0, 10)}.`,
      `${customer} stays accountable for every decision. A recommendation or an alert of ${provider} is never an approval.`,
    ],
    tables: [
      matrix(document),
      customerControls(input),
      roles(input),
      rights(input),
      tasks(document),
      escalation(input),
      thresholds(input),
      appetite(input),
    ].filter((table) => table.rows.length > 0),
  };
}

const modelNames = {
  managed: 'Managed service',
  'co-managed': 'Co-managed service',
  'monitoring-only': 'Monitoring only',
} as const;

function contractWords({ contract }: OperatingModelDocument): string {
  const reference = contract.reference === null ? ', no contract reference' : `, contract ${contract.reference}`;
  const from = contract.from === null ? '' : ` from ${contract.from}`;
  return `${reference}${from}${contract.until === null ? ', no agreed end' : ` until ${contract.until}`}`;
}

function matrix({ roles, activities }: OperatingModelDocument): RaciTable {
  return {
    title: 'Responsibility matrix',
    note: 'R does it, A answers for it, C is asked, I is told. Where something is decided, only the customer answers for it.',
    heads: ['Activity', 'Decides', ...roles.map((role) => `${role.title} (${role.party})`)],
    rows: activities
      .filter((activity) => activity.applies)
      .map((activity) => [
        activity.title,
        isDeciding(activity.activity, activity.deciding) ? 'yes' : '',
        ...roles.map((role) => activity.letters[role.role] ?? ''),
      ]),
  };
}

/** What the customer answers for or does, activity by activity, then what no contract hands over. */
export function customerControls({
  document,
  customer,
  provider,
}: Pick<RaciPageInput, 'document' | 'customer' | 'provider'>): RaciTable {
  const own = document.roles.filter((role) => role.party === 'customer');
  const withLetter = (letters: Readonly<Record<string, string>>, letter: string) =>
    own.filter((role) => letters[role.role] === letter).map((role) => role.title);
  return {
    title: `What ${customer} has to do itself`,
    note: `The service of ${provider} holds only where these are done (complementary user entity controls).`,
    heads: ['Activity', 'Answers for it', 'Does it'],
    rows: [
      ...document.activities
        .filter((activity) => activity.applies)
        .map((activity) => [
          activity.title,
          withLetter(activity.letters, 'A').join(', '),
          withLetter(activity.letters, 'R').join(', '),
        ])
        .filter(([, answers, does]) => answers !== '' || does !== ''),
      ...staysWithCustomer(customer, provider)
        .slice(0, -1)
        .map((text) => [text, customer, 'never handed over']),
    ],
  };
}

function roles({ document, nameOf }: RaciPageInput): RaciTable {
  return {
    title: 'Who fills the roles',
    note: null,
    heads: ['Role', 'Party', 'Persons'],
    rows: document.roles.map((role) => [
      role.title,
      role.party,
      role.persons.length === 0 ? 'nobody named' : role.persons.map(nameOf).join(', '),
    ]),
  };
}

function rights({ document, nameOf }: RaciPageInput): RaciTable {
  const holder = (id: string) =>
    id === reviewerOfRecord
      ? 'the reviewer of record'
      : (document.roles.find((role) => role.role === id)?.title ?? (id === '' ? 'nobody named' : nameOf(id)));
  return {
    title: 'Decision rights',
    note: null,
    heads: ['Right', 'Held by', 'Up to risk', 'Second person', 'If absent'],
    rows: document.decisionRights.map((right) => [
      right.title,
      holder(right.heldBy),
      right.upTo,
      right.secondPersonFrom === null ? 'alone' : `from ${right.secondPersonFrom}`,
      right.ifAbsent === null ? 'nobody named' : holder(right.ifAbsent),
    ]),
  };
}

function tasks({ delegatedTasks }: OperatingModelDocument): RaciTable {
  return {
    title: 'Tasks delegated to the provider',
    note: 'Each ends by itself at its date.',
    heads: ['Task', 'Scope', 'Systems', 'From', 'Until'],
    rows: delegatedTasks.map((task) => [
      task.title,
      task.scope === '' ? 'not said' : task.scope,
      task.systems.length === 0 ? 'not said' : task.systems.includes('*') ? 'every system' : task.systems.join(', '),
      task.from,
      task.until ?? 'no end agreed',
    ]),
  };
}

function escalation({ document, nameOf }: RaciPageInput): RaciTable {
  const owner = document.incidentOwner;
  return {
    title: 'Escalation',
    note: owner === null ? 'Nobody is named who owns an incident.' : `${nameOf(owner)} owns every incident.`,
    heads: ['Step', 'Who', 'Party', 'When', 'Note'],
    rows: document.escalation.map((step, position) => [
      String(position + 1),
      step.name === '' ? 'nobody named' : step.name,
      step.party,
      step.after,
      step.note ?? '',
    ]),
  };
}

function thresholds({ document, nameOf }: RaciPageInput): RaciTable {
  return {
    title: 'Service thresholds',
    note: null,
    heads: ['Threshold', 'Within', 'Agreement'],
    rows: document.serviceThresholds.map((threshold) => [
      threshold.title,
      thresholdInWords(threshold),
      agreementInWords(threshold, nameOf),
    ]),
  };
}

function appetite({ document, nameOf }: RaciPageInput): RaciTable {
  const { statement } = document.riskAppetite;
  return {
    title: 'Risk appetite',
    note: null,
    heads: ['Statement', 'Agreement'],
    rows: statement === null ? [] : [[statement, agreementInWords(document.riskAppetite, nameOf)]],
  };
}
