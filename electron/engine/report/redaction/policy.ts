// What each text of a sealed state is, as far as a redacted edition asks. What is not named here is withheld, so that a
// field that comes to the state later can't leak before somebody has thought about it.

export type RedactionKind =
  /** Stays: words of ours, dates, digests, references that the report itself gives. */
  | 'keep'
  /** Made by us from facts: stays unless a name or an id stands in it. */
  | 'made'
  /** Written by a person, who may have named anybody: always withheld. */
  | 'text'
  /** A role's name, or a person. */
  | 'holder'
  | 'person'
  | 'system'
  | 'identity'
  | 'native'
  | 'privilege'
  | 'resource'
  | 'bundle'
  | 'file'
  | 'source'
  | 'ticket'
  | 'action'
  | 'target'
  | 'credential'
  | 'digest'
  | 'id';

const citation = (at: string): Partial<Record<RedactionKind, readonly string[]>> => ({
  id: [`${at}.artefact`],
  bundle: [`${at}.bundle`, `${at}.bundleName`],
  file: [`${at}.file`],
  made: [`${at}.pointer`],
  keep: [`${at}.sha256`],
});

const named = (at: string): readonly string[] => [`${at}.id`, `${at}.name`];

const policies: readonly Partial<Record<RedactionKind, readonly string[]>>[] = [
  {
    keep: [
      'format',
      'sealedAt',
      ...under('workspace', 'id', 'customer', 'provider', 'model'),
      ...under('campaign', 'id', 'name', 'openedAt', 'due', 'closedAt', 'baselineDigest'),
      'replaces.stateDigest',
      'persons.*.party',
      ...under('signOffs.*', 'at', 'decisionsDigest', 'certificateFingerprint'),
      ...under('thresholds.*', 'threshold', 'title', 'unit'),
      ...under('rules.*', 'rule', 'title', 'severity', 'why'),
      ...under('coverage.*', 'framework', 'control', 'title', 'status', 'computed', 'crosswalk.*', 'rules.*'),
      'coverage.*.override.at',
      'quality.longestStreak.outcome',
      'quality.refused.*.code',
      ...under('ledger', 'origin', 'root', 'checkpoint', 'verifierKey'),
    ],
    person: ['persons.*.id', 'persons.*.name', 'signOffs.*.person', 'coverage.*.override.by'],
    text: ['persons.*.title', 'campaign.closeReason', 'replaces.reason', 'coverage.*.override.reason'],
    made: ['signOffs.*.statement', 'coverage.*.reason', 'notices.*'],
  },
  {
    keep: [
      'operatingModel.model',
      ...under('operatingModel.contract', 'from', 'until'),
      ...under('operatingModel.roles.*', 'role', 'party'),
      ...under('operatingModel.activities.*', 'activity', 'letters.*'),
      ...under('operatingModel.decisionRights.*', 'right', 'upTo', 'secondPersonFrom'),
      ...under('operatingModel.delegatedTasks.*', 'task', 'from', 'until'),
      'operatingModel.escalation.*.party',
      ...under('operatingModel.serviceThresholds.*', 'threshold', 'unit', 'agreedAt'),
      'operatingModel.riskAppetite.agreedAt',
      'operatingModel.separation.conflictingAnswers.strategy',
    ],
    made: [
      ...['roles', 'activities', 'decisionRights', 'delegatedTasks', 'serviceThresholds'].map(
        (part) => `operatingModel.${part}.*.title`,
      ),
      'operatingModel.escalation.*.after',
    ],
    holder: ['operatingModel.decisionRights.*.heldBy', 'operatingModel.decisionRights.*.ifAbsent'],
    person: [
      'operatingModel.roles.*.persons.*',
      'operatingModel.escalation.*.name',
      'operatingModel.incidentOwner',
      'operatingModel.serviceThresholds.*.agreedBy',
      'operatingModel.riskAppetite.agreedBy',
    ],
    system: ['operatingModel.delegatedTasks.*.systems.*'],
    text: [
      'operatingModel.contract.reference',
      'operatingModel.delegatedTasks.*.scope',
      'operatingModel.escalation.*.note',
      'operatingModel.riskAppetite.statement',
    ],
  },
  {
    keep: [
      ...under('items.*', 'reference', 'risk', 'rules.*', 'change', 'outcome'),
      ...under('items.*.decision', 'outcome', 'until', 'decidedAt', 'authenticated', 'exception.expires'),
      ...under('items.*.decision.supersedes', 'outcome', 'at'),
      'items.*.decision.loosened.*',
    ],
    id: ['items.*.id', 'items.*.entitlement'],
    identity: ['items.*.identity', 'outOfScope.*.identity'],
    native: ['items.*.nativeId'],
    system: ['items.*.system', 'outOfScope.*.system', 'population.*.system', 'actions.*.system'],
    privilege: ['items.*.privilege'],
    resource: ['items.*.resource'],
    made: ['items.*.identityKind', 'items.*.environment', 'items.*.ownerBasis'],
    person: [
      'items.*.owner',
      'items.*.assignee',
      ...under('items.*.decision', 'performer', 'reviewerOfRecord', 'secondPerson', 'exception.approver'),
      'outOfScope.*.approver',
    ],
    ticket: ['items.*.decision.ticket'],
    text: [
      ...under('items.*.decision', 'justification', 'to', 'question', 'exception.compensatingControl'),
      'items.*.decision.supersedes.reason',
      'outOfScope.*.reason',
    ],
    digest: ['items.*.decision.shownDigest'],
  },
  citation('items.*.citation'),
  {
    keep: [
      ...under('delegations.*', 'validFrom', 'validUntil'),
      ...under('actions.*', 'party', 'at', 'authorised'),
      ...under('remediation.*', 'reference', 'outcome', 'instructedAt', 'state', 'since'),
    ],
    person: ['delegations.*.from', 'delegations.*.to', 'actions.*.performedBy'],
    target: ['actions.*.target'],
    text: [...under('delegations.*', 'scope', 'reason'), 'actions.*.approval'],
    made: ['actions.*.verb', 'actions.*.explanation', 'remediation.*.explanation'],
    action: ['actions.*.uid'],
    ticket: ['actions.*.ticket'],
  },
  citation('actions.*.citation'),
  {
    keep: [
      ...under('bundles.*', 'lineage', 'trust', 'fingerprint', 'signatureKind', 'tagmanifestSha256'),
      ...under('bundles.*', 'receivedAt', 'effectiveAt', 'artefacts.*.sha256'),
      ...under('sources.*', 'kind', 'extractedAt'),
    ],
    bundle: ['bundles.*.id', 'bundles.*.name', 'sources.*.bundle', 'rejectedRows.*.bundle'],
    id: ['bundles.*.artefacts.*.id'],
    file: ['bundles.*.artefacts.*.path', 'rejectedRows.*.file'],
    person: ['bundles.*.importedBy'],
    source: ['sources.*.id'],
    system: ['sources.*.system'],
    made: ['bundles.*.provider', 'rejectedRows.*.pointer'],
    text: [...under('sources.*', 'query', 'emptyAttested', 'remarks.*'), 'rejectedRows.*.reason'],
  },
  {
    keep: [
      ...under('loop.exceptions.*', 'reference', 'risk', 'rules.*', 'outcome', 'until', 'decidedAt'),
      ...under('loop.exceptions.*', 'expires', 'reviewOn', 'state'),
      ...under('loop.exceptions.*.events.*', 'event', 'at', 'expires'),
    ],
    id: ['loop.exceptions.*.decision', 'loop.exceptions.*.item'],
    identity: ['loop.exceptions.*.identity'],
    system: ['loop.exceptions.*.system'],
    privilege: ['loop.exceptions.*.privilege'],
    resource: ['loop.exceptions.*.resource'],
    person: [
      ...named('loop.exceptions.*.decidedBy'),
      ...named('loop.exceptions.*.approver'),
      ...named('loop.exceptions.*.events.*.by'),
    ],
    text: [...under('loop.exceptions.*', 'justification', 'compensatingControl', 'events.*.reason')],
  },
  {
    keep: [
      ...under('loop.instructionLists.*', 'issuedAt', 'fileSha256', 'sha256', 'certificateFingerprint'),
      ...under('loop.instructions.*', 'reference', 'kind', 'subject', 'risk', 'decidedAt', 'due', 'replaces'),
      'loop.instructions.*.dependantsConfirmedAt',
      ...under('loop.rotations.*', 'reference', 'due', 'agreedAt', 'state', 'since'),
      ...under('loop.rotations.*', 'dependants.at', 'withdrawn.at', 'instruction.reference', 'instruction.issuedAt'),
    ],
    person: [
      'loop.instructionLists.*.issuedBy',
      ...under('loop.instructions.*', 'decidedBy', 'dependantsConfirmedBy'),
      ...under('loop.rotations.*', 'agreedBy', 'dependants.by', 'withdrawn.by'),
    ],
    file: ['loop.instructionLists.*.file'],
    identity: ['loop.instructions.*.identity', 'loop.rotations.*.identity'],
    native: ['loop.instructions.*.nativeId'],
    system: ['loop.instructions.*.system', 'loop.rotations.*.system'],
    privilege: ['loop.instructions.*.privilege'],
    resource: ['loop.instructions.*.resource'],
    credential: ['loop.instructions.*.credential', 'loop.rotations.*.credential', 'loop.rotations.*.credentialUid'],
    ticket: ['loop.instructions.*.ticket', 'loop.rotations.*.ticket'],
    id: ['loop.rotations.*.id'],
    made: ['loop.instructions.*.changeWindow', 'loop.rotations.*.explanation'],
    text: [
      ...under('loop.instructions.*', 'detail', 'reason', 'dependants.*'),
      ...under('loop.rotations.*', 'reason', 'dependants.list.*', 'dependants.note', 'withdrawn.reason'),
    ],
  },
  citation('loop.rotations.*.citation'),
  {
    keep: [
      ...under('loop.actions.*', 'standing', 'by.kind', 'answer.answer', 'answer.at'),
      ...under('loop.remediation.*', 'due', 'instruction.reference', 'instruction.issuedAt', 'instruction.due'),
      ...under('loop.serviceTimes.*', 'threshold', 'unit', 'bySeverity.*.severity'),
      ...under('loop.closing', 'campaign', 'campaignName'),
      ...under('loop.closing.rows.*', 'kind', 'reference', 'outcome'),
    ],
    made: [
      'loop.actions.*.by.reference',
      'loop.serviceTimes.*.title',
      'loop.serviceTimes.*.notEvaluable',
      'loop.closing.rows.*.text',
    ],
    text: ['loop.actions.*.by.text', 'loop.actions.*.answer.reason'],
    person: ['loop.actions.*.answer.by'],
    bundle: ['loop.closing.baseline.*', 'loop.closing.later.*'],
    id: ['loop.closing.rows.*.entitlement'],
    identity: ['loop.closing.rows.*.identity'],
    system: ['loop.closing.rows.*.system'],
    privilege: ['loop.closing.rows.*.privilege'],
    resource: ['loop.closing.rows.*.resource'],
  },
  citation('loop.closing.rows.*.citation'),
];

/** Objects whose keys are no field names, with what the keys are. */
const keyed: Readonly<Record<string, RedactionKind>> = {
  'operatingModel.activities.*.letters': 'keep',
  'operatingModel.serviceThresholds.*.bySeverity': 'keep',
  'loop.actions': 'action',
  'loop.remediation': 'keep',
  'loop.instructionLists.*.counts': 'keep',
};

const kinds = new Map<string, RedactionKind>();
for (const policy of policies) {
  for (const [kind, paths] of Object.entries(policy)) {
    // Object.entries forgets that the keys of a partial record are the record's.
    for (const path of paths) kinds.set(path, kind as RedactionKind);
  }
}

/** `items.*.decision.ticket`: field names with `*` for each place in a list or key of a record. */
export function kindAt(path: string): RedactionKind {
  return kinds.get(path) ?? 'text';
}

/** What the keys of the object at that place are; null where they are field names. */
export function keyKindAt(path: string): RedactionKind | null {
  return keyed[path] ?? null;
}

function under(place: string, ...fields: readonly string[]): string[] {
  return fields.map((field) => `${place}.${field}`);
}
