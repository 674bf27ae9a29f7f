// Requirements that no rule judges: either a fact of the process does, or nothing in this evidence can, and then why.
import type { CoverageStatus, Framework } from '../../../shared/words.ts';
import type { ReviewFacts } from './review-facts.ts';
import { unsettledActivities } from './rules/governance.ts';

export interface ProcessFacts {
  readonly review: ReviewFacts;
  readonly bundles: number;
  readonly assessed: boolean;
  readonly today: string;
}

export interface ProcessVerdict {
  readonly status: CoverageStatus;
  readonly reason: string;
}

/** Returns null where the rules decide. */
export function judgedByProcess(framework: Framework, control: string, facts: ProcessFacts): ProcessVerdict | null {
  const judge = processJudges[`${framework} ${control}`];
  if (judge !== undefined) return judge(facts);
  const reason = beyondEvidence[`${framework} ${control}`];
  return reason === undefined ? null : { status: 'NOT_EVALUABLE', reason };
}

const met = (reason: string): ProcessVerdict => ({ status: 'MET', reason });
const partly = (reason: string): ProcessVerdict => ({ status: 'PARTLY_MET', reason });
const notMet = (reason: string): ProcessVerdict => ({ status: 'NOT_MET', reason });
const unknown = (reason: string): ProcessVerdict => ({ status: 'NOT_EVALUABLE', reason });

const noModel = 'No operating model is recorded in this workspace.';

const reviewed = ({ review }: ProcessFacts): ProcessVerdict => {
  if (review.campaignsComplete > 0)
    return met(
      `${review.campaignsComplete} of ${review.campaignsClosed + review.campaignsOpen} campaigns closed complete.`,
    );
  if (review.campaignsOpen > 0) return partly('A campaign is open.');
  if (review.campaignsClosed > 0) return partly('A campaign was closed with items that nobody decided.');
  return notMet('No campaign has been held in this workspace.');
};

const processJudges: Readonly<Record<string, (facts: ProcessFacts) => ProcessVerdict>> = {
  'csf-2.0 GV.RM-01': ({ review }) =>
    review.riskAppetiteAgreed
      ? met('Risk appetite and thresholds are agreed and recorded.')
      : notMet('No agreed risk objectives are recorded.'),
  'csf-2.0 GV.RM-02': ({ review }) =>
    review.riskAppetiteAgreed
      ? met('The risk appetite is stated, with who agreed to it and when.')
      : notMet('No risk appetite is recorded, or nobody agreed to it.'),
  'csf-2.0 GV.RM-03': ({ review }) => {
    if (review.reportsIssued > 0) return met(`${review.reportsIssued} signed reports were issued to hand on.`);
    if (review.campaignsClosed > 0) return partly('A campaign is closed; its report has not been issued.');
    return unknown('No outcome has been reported on from this workspace yet.');
  },
  'csf-2.0 GV.RM-04': ({ review, today }) => {
    const used = Object.entries(review.outcomesUsed).filter(([, count]) => count > 0);
    const faulty = review.exceptions.filter(
      (exception) =>
        exception.approver === null ||
        exception.compensatingControl === null ||
        exception.expires === null ||
        exception.expires.slice(0, 10) < today,
    );
    if (faulty.length > 0)
      return notMet(`${faulty.length} accepted risks lack an approver, a control or an expiry, or are past it.`);
    if (used.length === 0) return unknown('No decision has been made yet.');
    return met(
      `Five outcomes are offered; used so far: ${used.map(([outcome, count]) => `${outcome} ${count}`).join(', ')}.`,
    );
  },
  'csf-2.0 GV.RM-05': ({ review }) => {
    if (!review.operatingModelRecorded) return unknown(noModel);
    if (review.escalationNamed && review.modelProblems.length === 0)
      return met('RACI and escalation path are complete.');
    if (review.escalationNamed)
      return partly(
        `The escalation path is named; ${review.modelProblems.length} points of the operating model are open.`,
      );
    return notMet('No escalation path is named.');
  },
  'csf-2.0 GV.RM-06': ({ assessed }) =>
    assessed
      ? met('Every entitlement is rated by the same rules and thresholds, printed in the report.')
      : unknown('Nothing has been rated yet.'),
  'csf-2.0 GV.RR-01': ({ review }) => {
    if (review.campaignsComplete > 0) return met('Accountable persons of the organisation signed their decisions off.');
    if (review.campaignsOpen + review.campaignsClosed > 0)
      return partly('A campaign has been held; not every assignment is signed off.');
    return unknown('No sign-off is recorded.');
  },
  'csf-2.0 GV.OV-01': reviewed,
  'csf-2.0 GV.SC-02': ({ review }) => {
    if (!review.operatingModelRecorded) return unknown(noModel);
    const open = unsettledActivities(review);
    return open.length === 0
      ? met('The provider’s roles are set in the RACI, and the customer is accountable for every decision.')
      : notMet(`${open.length} activities are not settled.`);
  },
  'csf-2.0 GV.SC-08': ({ review }) => {
    if (!review.operatingModelRecorded) return unknown(noModel);
    return review.incidentOwnerNamed && review.escalationNamed
      ? met('Incident owner and escalation path with the provider are named.')
      : notMet('The incident owner or the escalation path is missing.');
  },
  'sp800-53 AC-6(7)': reviewed,
  'sp800-53 AU-10': ({ review }) =>
    review.campaignsClosed + review.campaignsOpen > 0
      ? met('Every decision is in a signed, append-only ledger with the person who made it.')
      : unknown('No decision is recorded yet.'),
  'sp800-53 AU-9': ({ bundles }) =>
    bundles > 0
      ? met('The ledger is a Merkle tree with signed checkpoints; evidence is addressed by its hash.')
      : unknown('No evidence has been imported.'),
  'sp800-53 RA-7': reviewed,
  'pci-dss 7.2.5.1-a': ({ review }) => {
    if (review.campaignsOpen + review.campaignsClosed === 0)
      return notMet('No review has been held in this workspace.');
    return review.riskAppetiteAgreed
      ? met('Reviews are held, and the risk appetite behind their frequency is recorded.')
      : partly('Reviews are held; the risk analysis behind their frequency is not recorded.');
  },
  'pci-dss 7.2.5.1-b': reviewed,
  'pci-dss 7.2.5.1-c': ({ review }) => {
    let toRemove = 0;
    let done = 0;
    for (const [entitlement, decision] of review.decided) {
      if (!decision.final || (decision.outcome !== 'REVOKE' && decision.outcome !== 'REDUCE')) continue;
      toRemove += 1;
      if (review.verified.has(entitlement)) done += 1;
    }
    if (toRemove === 0)
      return review.campaignsClosed > 0
        ? met('No access was found inappropriate.')
        : unknown('Nothing has been decided for good yet.');
    return done === toRemove
      ? met(`All ${toRemove} removals are verified by later evidence.`)
      : partly(`${done} of ${toRemove} removals are verified by later evidence.`);
  },
  'pci-dss 7.2.5.1-d': ({ review }) =>
    review.campaignsComplete > 0
      ? met('The accountable persons signed their acknowledgement.')
      : review.campaignsOpen > 0
        ? partly('The campaign is not signed off yet.')
        : notMet('No signed acknowledgement is recorded.'),
  'sp800-207 ZT-1': ({ bundles }) =>
    bundles > 0
      ? met('Every entitlement names the resource that it reaches.')
      : unknown('No evidence has been imported.'),
  'sp800-207 ZT-7': ({ bundles }) =>
    bundles > 0
      ? met(`${bundles} evidence bundles were collected and judged by the rules.`)
      : unknown('No evidence has been imported.'),
};

/** Why nothing in such evidence can speak about a requirement. */
const beyondEvidence: Readonly<Record<string, string>> = {
  'csf-2.0 PR.AA-02': 'Proofing of identities happens before an account exists: nothing in this evidence bears on it.',
  'csf-2.0 PR.AA-04':
    'Protection of identity assertions is not in exported access data: nothing in this evidence bears on it.',
  'csf-2.0 PR.AA-06': 'PR.AA-06 is about physical access: nothing in this evidence bears on it.',
  'csf-2.0 GV.RM-07': 'Opportunities (positive risks) are not recorded in this workspace.',
  'csf-2.0 GV.RR-03': 'Resources for cybersecurity are not recorded in this workspace.',
  'csf-2.0 GV.RR-04': 'Personnel practices are not recorded in this workspace.',
  'csf-2.0 GV.OV-02': 'The cybersecurity strategy is not part of this evidence.',
  'csf-2.0 GV.SC-01': 'The supplier risk programme is not part of this evidence.',
  'csf-2.0 GV.SC-03': 'How supplier risk enters the enterprise’s processes is not part of this evidence.',
  'csf-2.0 GV.SC-04': 'The list of suppliers and their priority is not part of this evidence.',
  'csf-2.0 GV.SC-06': 'Due diligence before the contract is not part of this evidence.',
  'csf-2.0 GV.SC-09': 'The supplier’s own security practices are not part of this evidence.',
  'csf-2.0 GV.SC-10': 'The end of the contract is not part of this evidence.',
  'csf-1.1 PR.AC-2': 'PR.AC-2 is about physical access: nothing in this evidence bears on it.',
  'csf-1.1 PR.AC-3': 'No evidence of remote access (VPN, gateways) is in the bundles.',
  'csf-1.1 PR.AC-5': 'PR.AC-5 is about network integrity: no network policy is in the bundles.',
  'csf-1.1 PR.AC-6': 'Proofing of identities happens before an account exists: nothing in this evidence bears on it.',
  'sp800-53 AC-6(1)': 'Which persons may use security functions is not in exported access data.',
  'sp800-53 AC-6(9)': 'Logs of privileged functions are not in the bundles.',
  'sp800-53 AU-3': 'Audit records of the systems are not in the bundles.',
  'sp800-53 AU-6': 'Audit records of the systems, and who reviews them, are not in the bundles.',
  'sp800-53 AU-12': 'How the systems generate audit records is not in the bundles.',
  'sp800-53 CA-7': 'The organisation’s monitoring strategy is not part of this evidence.',
  'sp800-53 CM-3': 'Records of configuration changes are not in the bundles.',
  'sp800-53 CM-5': 'Who may change the systems’ configuration is not in the bundles.',
  'sp800-53 CM-6': 'Configuration settings are not in the bundles.',
  'sp800-53 CM-8': 'An inventory of system components is not in the bundles.',
  'sp800-53 IA-2': 'IA-2 is about users of the organisation: non-human identities are judged under IA-9.',
  'sp800-53 IA-3': 'Authentication of devices is not in exported access data.',
  'sp800-53 IA-5(1)': 'Rules for the strength of passwords are not in the bundles.',
  'sp800-53 IA-5(2)': 'How certificates are validated is not in the bundles.',
  'sp800-53 IA-5(6)': 'How authenticators are protected at rest is not in the bundles.',
  'sp800-53 PS-5': 'Transfers of personnel are not recorded in this workspace.',
  'sp800-53 RA-3': 'The organisation’s risk assessment is not part of this evidence.',
  'sp800-53 SC-12': 'Management of cryptographic keys is not in exported access data.',
  'sp800-53 SR-6': 'Assessments of the supplier are not part of this evidence.',
  'sp800-207 ZT-2': 'Protection of communication is not in exported access data.',
  'sp800-207 ZT-3': 'Sessions are not in exported access data.',
  'sp800-207 ZT-5': 'Integrity of assets is not in exported access data.',
};
