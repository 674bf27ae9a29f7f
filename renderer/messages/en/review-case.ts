// English words of a case: the facts of one entitlement, the way to it, what changed, what speaks against it.
import type { CaseException } from '../../../shared/contract/case-context.ts';
import type { Risk } from '../../../shared/words.ts';
import { counted, figure } from './figures.ts';

export const reviewCase = {
  case: 'Case',
  loading: 'Loading the case',
  unknown: 'not in the evidence',
  /** The badge at the head: "privilege and wildcard changed". */
  changed: (what: readonly string[]) => `${what.join(' and ')} changed`,
  handedOver: (to: string) => `handed over to ${to}, not yet accepted`,
  /** The newest evidence judges it otherwise than the baseline, on which it is decided. */
  riskNow: (risk: string) => `by the newest evidence: ${risk}`,
  because: {
    low: 'Low because',
    medium: 'Medium because',
    high: 'High because',
    critical: 'Critical because',
  } satisfies Record<Risk, string>,
  /** A rule's title as a reason after "because": a name or an abbreviation keeps its capitals. */
  reason: (title: string) => (/^(A |[A-Z][a-z])/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title),
  moreReasons: (count: number) => `and ${figure(count)} more below`,
  facts: {
    purpose: 'Purpose',
    privilege: 'May do',
    resource: 'On',
    granted: 'Since',
    last_use: 'Last used',
    credential: 'Credential',
    owner: 'Owner',
    unknown: 'Not known',
  },
  everything: 'everything',
  grantedBy: 'granted by',
  usedByCredential: 'credential:',
  thisRight: 'this right:',
  environment: 'environment',
  expires: 'expires',
  neverExpires: 'never expires',
  days: (days: number) => counted(days, 'day', 'days'),
  /** What is not in the evidence, by the name of the fact. */
  unknowns: {
    'identity.purpose': 'purpose',
    privilege: 'what it may do',
    resource: 'where',
    environment: 'environment',
    granted_at: 'since when',
    granted_by: 'granted by whom',
    last_use: 'last use of this right',
    'identity.last_use': 'last use',
    'identity.owner': 'owner',
  } as Readonly<Record<string, string>>,
  unknownCredential: {
    last_use: 'last use of its credential',
    age: (credential: string) => `age of ${credential}`,
    expires_at: 'its expiry',
  },
  moreFacts: (count: number, unknown: number) =>
    `${counted(count, 'more fact', 'more facts')}${unknown === 0 ? '' : `, ${figure(unknown)} not in the evidence`}`,
  fewerFacts: 'Fewer facts',
  notMine: 'not mine: it is…',
  inferred: 'inferred, nobody attested it',
  attested: 'attested',
  path: {
    title: 'How it gets this access',
    thenStep: ', then ',
    before: (way: string) => `Before: ${way}`,
    openEvidence: 'open its evidence',
    evidence: (number: number, place: string) => `evidence ${figure(number)}, ${place}`,
    must: 'must be opened',
    opened: 'opened',
    production: 'production',
    notProduction: 'not production',
    idOnly: 'Known only by its id',
    mayDo: 'what it may do',
    reaches: 'what it reaches',
    everything: 'Everything',
    anybody: 'Anybody',
    trusted: 'who is trusted',
    subscription: 'subscription',
    managementGroup: 'management group',
    /** Kinds of identity and of step, as the evidence has them; what is not here is said as it stands. */
    kinds: {} as Readonly<Record<string, string>>,
  },
  changes: {
    title: 'What changed since last time',
    lastTime: 'Decided last time',
    before: 'Before',
    now: (baseline: string) => `Now, baseline of ${baseline}`,
    decided: 'Decided',
    by: (name: string, date: string, campaign: string) => `by ${name}, ${date}, in ${campaign}`,
    because: (justification: string) => `: “${justification}”`,
    superseded: 'since superseded',
  },
  exception: {
    title: 'Accepted risk of this access',
    line: {
      running: (end: string, approver: string, campaign: string) =>
        `Until ${end}, approved by ${approver}, in ${campaign}.`,
      review_due: (end: string, approver: string, campaign: string) =>
        `To be looked at again; until ${end}, approved by ${approver}, in ${campaign}.`,
      ends_soon: (end: string, approver: string, campaign: string) =>
        `It ends soon, on ${end}; approved by ${approver}, in ${campaign}.`,
      expired: (end: string, approver: string, campaign: string) =>
        `It ended on ${end} and covers nothing any more; approved by ${approver}, in ${campaign}.`,
      ended: (end: string, approver: string, campaign: string) =>
        `It was ended before ${end} and covers nothing any more; approved by ${approver}, in ${campaign}.`,
    } satisfies Record<CaseException['state'], unknown>,
    open: 'To the exceptions',
  },
  actions: {
    title: (provider: string) => `What ${provider} did here`,
    by: (name: string) => `by ${name}`,
    onThisAccess: 'names this very access',
    more: (count: number, unauthorised: number) =>
      `${counted(count, 'more action', 'more actions')} on this identity${unauthorised === 0 ? '' : `, ${figure(unauthorised)} without approval`}.`,
    all: 'All actions',
  },
  findings: {
    title: 'Findings',
    none: 'none',
    count: (count: number) => counted(count, 'finding', 'findings'),
    also: (titles: readonly string[]) => `Also: ${titles.join('; ')}.`,
    showEach: 'Show each',
    notRated: 'not rated',
    reported: (state: string) => `provider’s tool: ${state}`,
    unjudged: (count: number) => `${counted(count, 'rule', 'rules')} can’t be judged from this evidence.`,
    which: 'Which, and why',
    hide: 'Hide them',
  },
  advice: {
    of: (provider: string) => `Advice of ${provider}`,
    advises: (provider: string) => `${provider} advises`,
    theirs: 'the provider’s advice',
    notDecides: 'it does not decide',
  },
  controls: {
    title: 'Controls this bears on',
    showAll: (count: number) => `Show all ${figure(count)}`,
  },
  history: 'In earlier evidence',
  sources: {
    title: 'Evidence cited',
    opened: (opened: number, all: number) => `${figure(opened)} of ${figure(all)} opened by you`,
    line: (line: number) => `line ${line}`,
  },
};
