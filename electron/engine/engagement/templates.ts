// The three operating models with a full default RACI. What only the parties can know is left empty: who fills a role,
// the contract, scope and end of each delegated task, who is called in an escalation, who owns an incident, the risk
// appetite. A template is therefore never complete.
import type { OperatingModelDocument, ServiceThreshold } from '../../../shared/contract/engagement.ts';
import type { OperatingModel, RaciLetter } from '../../../shared/words.ts';
import {
  activitiesWithRight,
  activityCatalogue,
  decisionRightIds,
  requiredRights,
  reviewerOfRecord,
} from './activities.ts';

/** A fresh copy of the template. `today` (YYYY-MM-DD) is where delegated tasks start until somebody says otherwise. */
export function templateOf(model: OperatingModel, today: string): OperatingModelDocument {
  return {
    model,
    contract: { reference: null, from: null, until: null },
    roles: roles.map((role) => ({ ...role, persons: [] })),
    activities: activityCatalogue.map(({ activity, title, deciding }) => {
      const letters = matrices[model][activity];
      return { activity, title, deciding, applies: letters !== undefined, letters: lettersOf(letters) };
    }),
    decisionRights: [
      ...requiredRights.map(({ right, title }) => ({
        right,
        title,
        heldBy: holders[right] ?? '',
        upTo: 'critical' as const,
        secondPersonFrom: right === decisionRightIds.decideAccess ? ('high' as const) : null,
        ifAbsent: null,
      })),
      ...activitiesWithRight
        .filter(({ activity }) => matrices[model][activity] !== undefined)
        .map(({ activity, title }) => ({
          right: activity,
          title,
          heldBy: accountableIn(matrices[model][activity] ?? ''),
          upTo: 'critical' as const,
          secondPersonFrom: null,
          ifAbsent: null,
        })),
    ],
    delegatedTasks: delegated[model].map(({ task, title }) => ({
      task,
      title,
      scope: '',
      systems: [],
      from: today,
      until: null,
    })),
    escalation: escalations[model].map((step) => ({ ...step, name: '', note: null })),
    incidentOwner: null,
    serviceThresholds: thresholds[model].map((threshold) => ({
      ...threshold,
      bySeverity: { ...threshold.bySeverity },
    })),
    riskAppetite: { statement: null, agreedBy: null, agreedAt: null },
    separation: { selfReview: {}, conflictingAnswers: null },
  };
}

const roles = [
  { role: 'business_owner', title: 'Business owner', party: 'customer' },
  { role: 'compliance_lead', title: 'Compliance lead', party: 'customer' },
  { role: 'it_operations', title: 'IT operations and platform owner', party: 'customer' },
  { role: 'analyst', title: 'Analyst', party: 'provider' },
  { role: 'service_lead', title: 'Service lead', party: 'provider' },
] as const;

/** One letter for each of the roles above, in their order; a dot where the role has no part in it. */
type Letters = string;

const managed: Readonly<Record<string, Letters>> = {
  monitor: 'I.ARI',
  'alert.triage': 'I.ARI',
  'detection.tune': '.IARC',
  'evidence.collect': 'IACRI',
  'account.create': 'ACRCI',
  'access.review': 'ARCII',
  'privilege.change': 'ACRCI',
  'credential.rotate.schedule': 'ICARI',
  'credential.rotate.approve': 'ACR.I',
  'credential.rotate.execute': 'I.ARI',
  'credential.rotate.verify': 'IARC.',
  'dependency.confirm': 'AIRC.',
  'exposed_key.respond': 'IARCI',
  'account.suspend': 'AIRCI',
  'revocation.time': 'ACRCI',
  'account.offboard': 'ACRCI',
  'oauth.oversee': 'ARCCI',
  'exception.accept': 'ARC.I',
  'incident.escalate': 'ICARC',
  'audit.prepare': 'CA.IR',
};

const coManaged: Readonly<Record<string, Letters>> = {
  monitor: 'I.ARI',
  'alert.triage': 'I.ARC',
  'detection.tune': '.CARC',
  'evidence.collect': 'IARRI',
  'account.create': 'ACRII',
  'access.review': 'ARCCI',
  'privilege.change': 'ACRCI',
  'credential.rotate.schedule': 'ICARI',
  'credential.rotate.approve': 'ACRCI',
  'credential.rotate.execute': 'I.ARI',
  'credential.rotate.verify': 'IARC.',
  'dependency.confirm': 'AIRC.',
  'exposed_key.respond': 'IARCC',
  'account.suspend': 'AIRCI',
  'revocation.time': 'ACRCI',
  'account.offboard': 'ACRCI',
  'oauth.oversee': 'ARCCI',
  'exception.accept': 'ARCCI',
  'incident.escalate': 'ICARC',
  'audit.prepare': 'CARCI',
};

const monitoringOnly: Readonly<Record<string, Letters>> = {
  monitor: 'I.ARI',
  'alert.triage': 'I.ARI',
  'detection.tune': '.IARC',
  'evidence.collect': 'IARC.',
  'account.create': 'ACR..',
  'access.review': 'ARC.I',
  'privilege.change': 'ACR..',
  'credential.rotate.schedule': 'IAR..',
  'credential.rotate.approve': 'ACR..',
  'credential.rotate.execute': 'IAR..',
  'credential.rotate.verify': 'IAR..',
  'dependency.confirm': 'AIR..',
  'exposed_key.respond': 'IARI.',
  'account.suspend': 'AIR..',
  'revocation.time': 'ACR..',
  'account.offboard': 'ACR..',
  'oauth.oversee': 'ARC..',
  'exception.accept': 'ARC..',
  'incident.escalate': 'ICARC',
  'audit.prepare': 'CARI.',
};

const matrices: Readonly<Record<OperatingModel, Readonly<Record<string, Letters>>>> = {
  managed,
  'co-managed': coManaged,
  'monitoring-only': monitoringOnly,
};

const holders: Readonly<Record<string, string>> = {
  [decisionRightIds.decideAccess]: reviewerOfRecord,
  [decisionRightIds.approveException]: 'business_owner',
  [decisionRightIds.approveScope]: 'compliance_lead',
  [decisionRightIds.grantDelegation]: 'business_owner',
  [decisionRightIds.closeCampaign]: 'compliance_lead',
};

interface TaskTitle {
  readonly task: string;
  readonly title: string;
}

const monitoringTask: TaskTitle = { task: 'monitor', title: 'Monitoring' };
const triageTask: TaskTitle = { task: 'alert.triage', title: 'Alert triage' };
const evidenceTask: TaskTitle = { task: 'evidence.collect', title: 'Evidence collection' };
const rotationTask: TaskTitle = { task: 'credential.rotate.execute', title: 'Rotation support' };

const delegated: Readonly<Record<OperatingModel, readonly TaskTitle[]>> = {
  managed: [monitoringTask, triageTask, evidenceTask, rotationTask],
  'co-managed': [triageTask, { task: 'detection.tune', title: 'Detection tuning' }, evidenceTask, rotationTask],
  'monitoring-only': [monitoringTask],
};

type StepTemplate = { readonly party: 'customer' | 'provider'; readonly after: string };

const escalations: Readonly<Record<OperatingModel, readonly StepTemplate[]>> = {
  managed: [
    { party: 'provider', after: 'on alert' },
    { party: 'provider', after: 'after 15 minutes, or critical' },
    { party: 'customer', after: 'after 30 minutes' },
  ],
  'co-managed': [
    { party: 'provider', after: 'on alert' },
    { party: 'customer', after: 'after 15 minutes, or critical' },
    { party: 'customer', after: 'after 60 minutes' },
  ],
  'monitoring-only': [
    { party: 'provider', after: 'on alert' },
    { party: 'customer', after: 'after 15 minutes' },
  ],
};

/** A proposal, until somebody agrees to it. */
function proposed(
  threshold: string,
  title: string,
  agreed: number,
  unit: string,
  bySeverity: ServiceThreshold['bySeverity'] = {},
): ServiceThreshold {
  return { threshold, title, agreed, unit, bySeverity, agreedBy: null, agreedAt: null };
}

const alertTold = proposed('alert_told', 'Alert told to the customer within', 30, 'minutes', {
  critical: 30,
  high: 60,
  medium: 480,
  low: 1440,
});
const triaged = proposed('triage', 'Alert triaged within', 240, 'minutes', {
  critical: 60,
  high: 240,
  medium: 1440,
  low: 4320,
});
const escalated = proposed('escalation', 'Escalated to the next step within', 60, 'minutes', {
  critical: 15,
  high: 30,
  medium: 240,
  low: 1440,
});
const findingShown = proposed('finding_evidence', 'Evidence of a finding delivered within', 24, 'hours', {
  critical: 4,
  high: 24,
  medium: 72,
  low: 120,
});
const bundleDelivered = proposed(
  'evidence_delivery',
  'Bundle delivered after the end of the quarter within',
  5,
  'days',
);
const answered = proposed('questions', 'Questions answered within', 2, 'days');
const carriedOut = proposed('remediation', 'Revocation carried out within', 5, 'days', {
  critical: 1,
  high: 3,
  medium: 5,
  low: 10,
});

const whole = [alertTold, triaged, escalated, findingShown, bundleDelivered, answered, carriedOut];

const thresholds: Readonly<Record<OperatingModel, readonly ServiceThreshold[]>> = {
  managed: whole,
  'co-managed': whole,
  'monitoring-only': [alertTold, triaged, escalated],
};

function accountableIn(letters: Letters): string {
  return roles[letters.indexOf('A')]?.role ?? '';
}

function lettersOf(letters: Letters | undefined): Record<string, RaciLetter> {
  const byRole: Record<string, RaciLetter> = {};
  for (const [position, letter] of [...(letters ?? '')].entries()) {
    const role = roles[position]?.role;
    if (role !== undefined && isLetter(letter)) byRole[role] = letter;
  }
  return byRole;
}

function isLetter(letter: string): letter is RaciLetter {
  return letter === 'R' || letter === 'A' || letter === 'C' || letter === 'I';
}
