// What the parties have to agree on: the activities of the RACI matrix, and the decision rights. Which activities decide
// something is fixed here; a document that says otherwise does not make a provider accountable for a decision.

export interface ActivityEntry {
  /** Also what an action in the evidence calls it, and what a delegated task names (itself or its beginning). */
  readonly activity: string;
  readonly title: string;
  readonly deciding: boolean;
}

export const activityCatalogue: readonly ActivityEntry[] = [
  { activity: 'monitor', title: 'Monitoring', deciding: false },
  { activity: 'alert.triage', title: 'Alert triage', deciding: false },
  { activity: 'detection.tune', title: 'Detection tuning', deciding: false },
  { activity: 'evidence.collect', title: 'Evidence collection', deciding: false },
  { activity: 'account.create', title: 'Service-account creation', deciding: true },
  { activity: 'access.review', title: 'Access review', deciding: true },
  { activity: 'privilege.change', title: 'Privilege change', deciding: true },
  { activity: 'credential.rotate.schedule', title: 'Secret and certificate rotation: schedule', deciding: false },
  { activity: 'credential.rotate.approve', title: 'Secret and certificate rotation: approve', deciding: true },
  { activity: 'credential.rotate.execute', title: 'Secret and certificate rotation: execute', deciding: false },
  { activity: 'credential.rotate.verify', title: 'Secret and certificate rotation: verify', deciding: false },
  { activity: 'dependency.confirm', title: 'Dependency confirmation', deciding: false },
  { activity: 'exposed_key.respond', title: 'Exposed-key response', deciding: true },
  { activity: 'account.suspend', title: 'Suspension', deciding: true },
  { activity: 'revocation.time', title: 'Revocation timing', deciding: true },
  { activity: 'account.offboard', title: 'Offboarding', deciding: true },
  { activity: 'oauth.oversee', title: 'OAuth-app oversight', deciding: true },
  { activity: 'exception.accept', title: 'Exception acceptance', deciding: true },
  { activity: 'incident.escalate', title: 'Incident escalation', deciding: true },
  { activity: 'audit.prepare', title: 'Audit preparation', deciding: false },
];

export const accessReviewActivity = 'access.review';

/** Holder of a right that each reviewer has over the items assigned to him. */
export const reviewerOfRecord = 'reviewer_of_record';

export const decisionRightIds = {
  decideAccess: 'access.decide',
  approveException: 'exception.approve',
  approveScope: 'scope.approve',
  grantDelegation: 'delegation.grant',
  closeCampaign: 'campaign.close',
  /** Optional: where no one is named for it, who answers for access reviews holds it. */
  changeRights: 'rights.change',
} as const;

/** Rights without which nobody could answer for the outcome of a campaign. */
export const requiredRights: readonly { readonly right: string; readonly title: string }[] = [
  { right: decisionRightIds.decideAccess, title: 'Certify, reduce, revoke' },
  { right: decisionRightIds.approveException, title: 'Accept a risk, approve an exception' },
  { right: decisionRightIds.approveScope, title: 'Leave something out of a review' },
  { right: decisionRightIds.grantDelegation, title: 'Let somebody else decide' },
  { right: decisionRightIds.closeCampaign, title: 'Close a campaign' },
];

/** Deciding activities whose right goes by another name, because it was one before there was one for each activity. */
const rightOfActivity: Readonly<Record<string, string>> = {
  [accessReviewActivity]: decisionRightIds.decideAccess,
  'exception.accept': decisionRightIds.approveException,
};

/** Deciding activities with a right of their own name. */
export const activitiesWithRight: readonly ActivityEntry[] = activityCatalogue.filter(
  (entry) => entry.deciding && rightOfActivity[entry.activity] === undefined,
);

/** The decision right that says who may decide the activity. */
export function rightFor(activity: string): string {
  return rightOfActivity[activity] ?? activity;
}

/** Acts of deciding itself: handing one over as a task would hand over the decision. */
export const neverDelegable: ReadonlySet<string> = new Set([
  accessReviewActivity,
  'exception.accept',
  'credential.rotate.approve',
  'revocation.time',
]);

const deciding: ReadonlySet<string> = new Set(
  activityCatalogue.filter((entry) => entry.deciding).map((entry) => entry.activity),
);

/** Whether an activity decides something, whatever a document says of a known one. */
export function isDeciding(activity: string, documentSays: boolean): boolean {
  return documentSays || deciding.has(activity);
}

/** What no operating model hands over, in words. */
export function staysWithCustomer(customer: string, provider: string): string[] {
  return [
    'Deciding on access: certify, reduce, revoke, and when a revocation takes effect',
    'Accepting a risk, and approving an exception',
    'Approving a change of privileges or a new service account',
    'Owning secrets and the accounts that hold them',
    'Owning an incident, and deciding to stop a service',
    `A recommendation from ${provider} is advice. An alert from ${provider} is not an approval by ${customer}.`,
  ];
}
