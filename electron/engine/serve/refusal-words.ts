// What was refused, and why, in a few words for a line of the ledger.
const reasons: Readonly<Record<string, string>> = {
  PROVIDER_MAY_NOT_DECIDE: 'only the customer decides',
  NOT_THE_REVIEWER: 'it is somebody else’s to do',
  SELF_REVIEW: 'nobody judges his own access',
  SECOND_PERSON_SAME: 'a second person has to be somebody else',
  DELEGATION_EXPIRED: 'the delegation is over',
  DELEGATION_OUT_OF_SCOPE: 'the delegation does not cover it',
  PERSON_INACTIVE: 'this person has left',
  NOT_A_CUSTOMER_PERSON: 'nobody was named who acts',
  AUDITOR_READS_ONLY: 'an auditor changes nothing',
};

const attempts: Readonly<Record<string, string>> = {
  'review.decide': 'deciding an item',
  'review.undo': 'taking a decision back',
  'review.confirm': 'confirming a decision',
  'review.bulk': 'certifying several items together',
  'review.assign': 'assigning items',
  'review.notMine': 'handing an item over',
  'review.answerHandover': 'answering a handover',
  'review.signOff': 'signing off',
  'review.supersede': 'correcting a signed decision',
  'campaign.open': 'opening a campaign',
  'campaign.close': 'closing a campaign',
  'engagement.change': 'changing the operating model',
  'delegation.grant': 'granting a delegation',
  'delegation.end': 'ending a delegation',
  'exception.renew': 'renewing an exception',
  'exception.end': 'ending an exception',
  'rotation.agree': 'agreeing to a rotation',
  'rotation.confirmDependants': 'confirming what depends on a credential',
  'rotation.withdraw': 'withdrawing a rotation',
  'instructions.issue': 'issuing instructions',
  'action.answer': 'answering an action',
  'remediation.attach': 'attaching own evidence',
  'controls.override': 'overriding a verdict',
  'controls.setThreshold': 'setting a threshold',
  'trust.add': 'trusting a signing key',
  'trust.remove': 'no longer trusting a signing key',
  'evidence.import': 'importing evidence',
  'mapping.save': 'saving a mapping',
  'mapping.retire': 'retiring a mapping',
  'inventory.linkConfirm': 'confirming a link',
  'inventory.linkUndo': 'undoing a link',
  'person.add': 'adding a person',
  'person.deactivate': 'recording that a person left',
  'key.create': 'making a signing key',
  'report.issue': 'issuing a report',
  'report.countersign': 'countersigning a report',
};

export function refusedInWords(code: string): string {
  return reasons[code] ?? 'not allowed';
}

export function methodInWords(method: string): string {
  return attempts[method] ?? method.replaceAll('.', ' ');
}
