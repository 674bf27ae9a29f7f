// The field's words as types: the same in SQL, engine, contract, window, CLI and reports.

/** Who has a part in the work. */
export const workingParties = ['customer', 'provider', 'adviser'] as const;
export type WorkingParty = (typeof workingParties)[number];

/** An auditor reads everything and changes nothing. */
export const parties = [...workingParties, 'auditor'] as const;
export type Party = (typeof parties)[number];

/** How it was made sure who acts: their key was unlocked with its passphrase, or they were only named. */
export const authentications = ['key', 'named'] as const;
export type Authentication = (typeof authentications)[number];

export const operatingModels = ['managed', 'co-managed', 'monitoring-only'] as const;
export type OperatingModel = (typeof operatingModels)[number];

export const outcomes = ['CERTIFY', 'CERTIFY_UNTIL', 'REDUCE', 'REVOKE', 'CANNOT_DECIDE'] as const;
export type Outcome = (typeof outcomes)[number];

/** What an item shows in the end: an outcome, or NO_DECISION when nobody decided it. */
export const itemOutcomes = [...outcomes, 'NO_DECISION'] as const;
export type ItemOutcome = (typeof itemOutcomes)[number];

export const risks = ['low', 'medium', 'high', 'critical'] as const;
export type Risk = (typeof risks)[number];

export const coverageStatuses = ['MET', 'PARTLY_MET', 'NOT_MET', 'NOT_EVALUABLE'] as const;
export type CoverageStatus = (typeof coverageStatuses)[number];

export const trusts = ['trusted', 'unknown-signer', 'unsigned'] as const;
export type Trust = (typeof trusts)[number];

export const changes = ['new', 'changed', 'unchanged', 'removed', 'reappeared'] as const;
export type Change = (typeof changes)[number];

export const frameworks = ['csf-2.0', 'csf-1.1', 'sp800-53', 'owasp-nhi', 'sp800-207', 'pci-dss'] as const;
export type Framework = (typeof frameworks)[number];

export const frameworkTitles: Readonly<Record<Framework, string>> = {
  'csf-2.0': 'NIST CSF 2.0',
  'csf-1.1': 'NIST CSF 1.1',
  'sp800-53': 'SP 800-53 Rev. 5',
  'owasp-nhi': 'OWASP NHI 2025',
  'sp800-207': 'SP 800-207',
  'pci-dss': 'PCI DSS 4.0.1',
};

export const checkVerdicts = ['held', 'failed', 'not-checkable'] as const;
export type CheckVerdict = (typeof checkVerdicts)[number];

export const raciLetters = ['R', 'A', 'C', 'I'] as const;
export type RaciLetter = (typeof raciLetters)[number];

export const remediationStates = ['instructed', 'claimed', 'verified', 'failed', 'reappeared'] as const;
export type RemediationState = (typeof remediationStates)[number];

/** What a source's rows become, as totals count them. */
export const recordTypes = ['identities', 'credentials', 'entitlements', 'findings', 'actions'] as const;
export type RecordType = (typeof recordTypes)[number];

/** Why an item has no final answer, in the order in which it is asked. */
export const unfinishedReasons = [
  'unassigned',
  'no_decision',
  'cannot_decide',
  'second_person',
  'ended',
  'not_signed',
] as const;
export type UnfinishedReason = (typeof unfinishedReasons)[number];
