// A sealed state as a real round would leave it: Northwind Trading reviews what Harbour Security has supplied.
import { createHash } from 'node:crypto';
import type { SealedDecision, SealedItem, SealedState } from '../../../electron/engine/review/sealed-state.ts';
import type { Citation } from '../../../shared/contract/method.ts';
import { type ItemOutcome, type Outcome, outcomes, risks } from '../../../shared/words.ts';

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const persons: SealedState['persons'] = [
  { id: 'p-dana', name: 'Dana Owner', title: 'Chief Operating Officer, accountable business owner', party: 'customer' },
  { id: 'p-lukasz', name: 'Łukasz Żółkiewski', title: 'Head of Infrastructure', party: 'customer' },
  { id: 'p-renee', name: 'Renée Côté', title: 'Head of Finance Operations', party: 'customer' },
  { id: 'p-ines', name: 'Inês Álvarez', title: 'Compliance lead', party: 'customer' },
  { id: 'p-pat', name: 'Pat Analyst', title: 'Evidence analyst', party: 'provider' },
];

const systems = [
  'Amazon Web Services',
  'Microsoft Entra ID',
  'GitHub',
  'Kubernetes (nw-prod)',
  'Internal PKI',
] as const;

const subjects: readonly (readonly [string, string, string, string])[] = [
  ['svc-erp-export', 'IAM user', 'AmazonS3FullAccess', 's3://nw-erp-exports'],
  ['ci-deploy-prod', 'IAM role', 'AdministratorAccess', 'account 4417-2290-8861'],
  ['backup-orchestrator', 'IAM role', 'AWSBackupFullAccess', 'all vaults, eu-central-1'],
  ['app-payroll-sync', 'enterprise application', 'User.Read.All, Mail.Send', 'Microsoft Graph'],
  ['mi-order-api', 'managed identity', 'Key Vault Secrets User', 'kv-orders-prod'],
  ['nw-release-bot', 'GitHub App', 'contents: write, actions: write', 'northwind/shop'],
  [
    'arn:aws:iam::441722908861:role/aws-reserved/sso.example/AWSReservedSSO_ReadOnlyAccess_9f2c41',
    'IAM role',
    'ReadOnlyAccess',
    'arn:aws:iam::441722908861:policy/very/long/path/NorthwindReadOnlyBoundaryPolicyForAnalytics',
  ],
  ['system:serviceaccount:payments:default', 'service account', 'edit', 'namespace payments'],
  ['acme-client', 'certificate', 'serverAuth', '*.shop.northwind.example'],
  ['légacy-fetcher-é', 'API key', '=HYPERLINK("x")', '@zone <b>northwind</b> & co'],
];

const reasons: Readonly<Record<Outcome, string>> = {
  CERTIFY: 'Needed for the nightly run; least privilege was confirmed against the access analyser’s report.',
  CERTIFY_UNTIL: 'Replacement by a role is scheduled with the next release.',
  REDUCE: 'The job writes one prefix only. Full access is a leftover of an earlier migration.',
  REVOKE: 'The partner moved away in May; the last authenticated call was on 11 May 2026.',
  CANNOT_DECIDE: 'The effect on hotfix branches is not known to me.',
};

const rules = ['PRV-1', 'PRV-3', 'CRE-1', 'LIF-1', 'OWN-1', 'EXT-1', 'AUT-1'];

function outcomeOf(index: number): ItemOutcome {
  if (index % 29 === 17) return 'NO_DECISION';
  if (index % 31 === 9) return 'CANNOT_DECIDE';
  return outcomes[[0, 0, 3, 0, 2, 0, 1, 0][index % 8] ?? 0] ?? 'CERTIFY';
}

function citation(index: number): Citation {
  const bundle = index % 5 === 4 ? 'b-2' : 'b-1';
  const file = `data/source-${(index % 5) + 1}.json`;
  return {
    artefact: `a-${index}`,
    bundle,
    bundleName: bundle,
    file,
    line: 100 + index * 3,
    pointer: null,
    sha256: sha256(file),
  };
}

function decisionOf(index: number, outcome: Outcome): SealedDecision {
  const performer = ['p-dana', 'p-lukasz', 'p-renee'][index % 3] ?? 'p-dana';
  const isDelegated = index % 37 === 5;
  return {
    outcome,
    justification: outcome === 'CERTIFY' && index % 4 === 0 ? null : reasons[outcome],
    until: outcome === 'CERTIFY_UNTIL' ? '2026-12-15' : null,
    to: outcome === 'REDUCE' ? 's3:PutObject on nw-erp-exports/daily/*' : null,
    ticket: index % 11 === 0 ? `CHG-20${400 + index}` : null,
    question: outcome === 'CANNOT_DECIDE' ? 'Which hotfix branches use this role?' : null,
    exception:
      outcome === 'CERTIFY_UNTIL' && index % 16 === 6
        ? {
            approver: 'p-dana',
            compensatingControl: 'Weekly review of the access log by the platform team',
            expires: '2026-12-31',
          }
        : null,
    performer,
    reviewerOfRecord: isDelegated ? 'p-ines' : performer,
    underDelegation: isDelegated,
    secondPerson: index % 8 === 6 ? 'p-ines' : null,
    batchSize: outcome === 'CERTIFY' && index % 10 === 3 ? 6 : null,
    decidedAt: `2026-10-${String(1 + (index % 12)).padStart(2, '0')}T${String(7 + (index % 9)).padStart(2, '0')}:${String((index * 7) % 60).padStart(2, '0')}:12.000Z`,
    ledgerEntry: 200 + index,
    shownDigest: sha256(`shown ${index}`),
    supersedes:
      index === 21
        ? { outcome: 'CERTIFY', reason: 'The contract ended before the review.', at: '2026-10-05T12:03:00.000Z' }
        : null,
  };
}

function itemOf(index: number): SealedItem {
  const [identity, identityKind, privilege, resource] = subjects[index % subjects.length] ??
    subjects[0] ?? ['', '', '', ''];
  const outcome = outcomeOf(index);
  const risk = risks[[1, 2, 0, 2, 3, 1, 0][index % 7] ?? 0] ?? 'low';
  const own = rules.filter((_, rule) => (index + rule) % 6 === 0);
  return {
    reference: `NT-${String(index + 1).padStart(3, '0')}`,
    id: `0199a000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    entitlement: `ent-${index}`,
    identity: index < subjects.length ? identity : `${identity}-${Math.floor(index / subjects.length)}`,
    identityKind,
    nativeId: `native-${index % 90}`,
    system: systems[Math.floor((index % 100) / 30) + (index % 23 === 0 ? 1 : 0)] ?? 'Internal PKI',
    privilege,
    resource,
    environment: index % 3 === 0 ? 'production' : null,
    owner: index % 6 === 0 ? null : 'Head of Finance Operations',
    ownerBasis: index % 6 === 0 ? null : 'tag Owner',
    risk,
    rules: risk === 'low' ? [] : own,
    change: index % 13 === 2 ? 'new' : index % 17 === 3 ? 'changed' : 'unchanged',
    assignee: index % 58 === 17 ? null : (['p-dana', 'p-lukasz', 'p-renee'][index % 3] ?? null),
    outcome,
    decision: outcome === 'NO_DECISION' ? null : decisionOf(index, outcome),
    citation: citation(index),
  };
}

function coverage(): SealedState['coverage'] {
  const statuses = ['MET', 'PARTLY_MET', 'PARTLY_MET', 'NOT_EVALUABLE', 'NOT_MET'] as const;
  const why = {
    MET: 'Evidence for it, and nothing that fails is undecided.',
    PARTLY_MET: '4 entitlements have no decision; CRE-1 fails on 4 of 45 credentials, 1 excepted.',
    NOT_MET: 'Credentials without an owner stand undecided.',
    NOT_EVALUABLE: 'No network configuration in any source of this campaign.',
  } as const;
  const controls = [
    [
      'csf-2.0',
      'PR.AA-01',
      'Identities and credentials for authorized users, services, and hardware are managed',
      ['PR.AC-1'],
    ],
    ['csf-2.0', 'PR.AA-05', 'Access permissions, entitlements, and authorizations are managed', ['PR.AC-4']],
    ['csf-2.0', 'GV.SC-07', 'Supplier risks are monitored over the relationship', []],
    ['csf-2.0', 'PR.IR-01', 'Networks are protected from unauthorized logical access', ['PR.AC-5']],
    ['csf-1.1', 'PR.AC-1', 'Identities and credentials are managed', ['PR.AA-01', 'PR.AA-05']],
    ['csf-1.1', 'PR.AC-4', 'Access permissions follow least privilege and separation of duties', ['PR.AA-05']],
    ['csf-1.1', 'PR.AC-2', 'Physical access is managed', ['PR.AA-06']],
    ['sp800-53', 'AC-2', 'Account Management', []],
    ['sp800-53', 'AC-6', 'Least Privilege', []],
    ['sp800-53', 'IA-5', 'Authenticator Management', []],
    ['sp800-53', 'SA-9', 'External System Services', []],
    ['owasp-nhi', 'NHI1:2025', 'Improper Offboarding', []],
    ['owasp-nhi', 'NHI5:2025', 'Overprivileged NHI', []],
    ['owasp-nhi', 'NHI7:2025', 'Long-Lived Secrets', []],
    ['sp800-207', 'Tenet 3', 'Access to individual enterprise resources is granted on a per-session basis', []],
    ['pci-dss', '7.2.5.1', 'Application and system accounts are reviewed, and management acknowledges', []],
  ] as const;
  return controls.map(([framework, control, title, crosswalk], index) => {
    const status = statuses[(index * 3) % 5] ?? 'MET';
    return {
      framework,
      control,
      title,
      status,
      computed: index === 9 ? 'NOT_MET' : status,
      reason: why[status],
      items: status === 'NOT_EVALUABLE' ? 0 : 40 + index,
      decided: status === 'NOT_EVALUABLE' ? 0 : 38 + index,
      evidenceCount: status === 'NOT_EVALUABLE' ? 0 : 61 + index * 7,
      crosswalk: [...crosswalk],
      override:
        index === 9
          ? { reason: 'Covered by the key management review of August.', by: 'p-ines', at: '2026-10-12T10:00:00.000Z' }
          : null,
    };
  });
}

const operatingModel: SealedState['operatingModel'] = {
  model: 'managed',
  contract: { reference: 'NW-HS-2025-03', from: '2025-04-01', until: '2027-03-31' },
  roles: [
    { role: 'owner', title: 'Business owner', party: 'customer', persons: ['p-dana'] },
    { role: 'compliance', title: 'Compliance', party: 'customer', persons: ['p-ines'] },
    { role: 'platform', title: 'Platform team', party: 'customer', persons: ['p-lukasz'] },
    { role: 'analyst', title: 'Analyst', party: 'provider', persons: ['p-pat'] },
    { role: 'soc', title: 'Operations centre', party: 'provider', persons: [] },
  ],
  activities: [
    {
      activity: 'access-decision',
      title: 'Decide on access',
      deciding: true,
      applies: true,
      letters: { owner: 'A', platform: 'R', compliance: 'C', analyst: 'I' },
    },
    {
      activity: 'exception',
      title: 'Accept a risk',
      deciding: true,
      applies: true,
      letters: { owner: 'A', compliance: 'R', platform: 'C' },
    },
    {
      activity: 'evidence',
      title: 'Collect evidence',
      deciding: false,
      applies: true,
      letters: { compliance: 'A', analyst: 'R', platform: 'C' },
    },
    {
      activity: 'triage',
      title: 'Triage alerts',
      deciding: false,
      applies: true,
      letters: { platform: 'A', soc: 'R', analyst: 'C', owner: 'I' },
    },
    {
      activity: 'rotation',
      title: 'Rotate credentials',
      deciding: false,
      applies: true,
      letters: { platform: 'A', analyst: 'C' },
    },
    { activity: 'physical', title: 'Guard the building', deciding: false, applies: false, letters: {} },
  ],
  decisionRights: [
    {
      right: 'certify',
      title: 'Keep an access',
      heldBy: 'owner',
      upTo: 'critical',
      secondPersonFrom: 'high',
      ifAbsent: 'compliance',
    },
    {
      right: 'except',
      title: 'Accept a risk for a time',
      heldBy: 'owner',
      upTo: 'critical',
      secondPersonFrom: null,
      ifAbsent: null,
    },
  ],
  delegatedTasks: [
    {
      task: 'evidence',
      title: 'Evidence collection',
      scope: 'Read-only extracts of the five systems; one bundle each quarter and one at close',
      systems: [],
      from: '2025-04-01',
      until: '2027-03-31',
    },
    {
      task: 'remediation',
      title: 'Remediation coordination',
      scope: 'Carries out an instruction that names a decision; claims, never verifies',
      systems: ['Amazon Web Services', 'GitHub'],
      from: '2025-04-01',
      until: '2027-03-31',
    },
  ],
  escalation: [
    { name: 'Duty analyst', party: 'provider', after: 'at once', note: null },
    { name: 'Łukasz Żółkiewski', party: 'customer', after: '30 minutes', note: 'by telephone' },
    { name: 'Dana Owner', party: 'customer', after: '60 minutes', note: null },
  ],
  incidentOwner: 'p-lukasz',
  serviceThresholds: [
    {
      threshold: 'triage',
      title: 'First look at a critical alert',
      agreed: 15,
      unit: 'minutes',
      bySeverity: { critical: 15, high: 60 },
      agreedBy: 'p-dana',
      agreedAt: '2026-09-01',
    },
  ],
  riskAppetite: {
    statement: 'No standing administrative right without a second person.',
    agreedBy: 'p-dana',
    agreedAt: '2026-09-01',
  },
  separation: { selfReview: {}, conflictingAnswers: null },
};

export interface FixtureOptions {
  readonly items?: number;
  readonly complete?: boolean;
  readonly ledger?: SealedState['ledger'];
}

/** The state of a closed campaign with `items` entitlements in every outcome. */
export function sealedState({ items = 120, complete = false, ledger }: FixtureOptions = {}): SealedState {
  const all = Array.from({ length: items }, (_, index) => itemOf(index)).map(
    (item): SealedItem =>
      complete && (item.outcome === 'NO_DECISION' || item.outcome === 'CANNOT_DECIDE')
        ? { ...item, outcome: 'CERTIFY', decision: decisionOf(0, 'CERTIFY'), assignee: 'p-dana' }
        : item,
  );
  const cuts = all.filter((item) => item.outcome === 'REVOKE' || item.outcome === 'REDUCE');
  const root = createHash('sha256').update('root').digest('base64');
  const origin = 'countersign.local/ws/0199a000-0000-7000-8000-000000000001';
  return {
    format: 'countersign-sealed-state/1',
    workspace: {
      id: '0199a000-0000-7000-8000-000000000001',
      customer: 'Northwind Trading',
      provider: 'Harbour Security',
    },
    campaign: {
      id: '0199a000-0000-7000-8000-00000000c001',
      name: 'Q3 2026',
      openedAt: '2026-09-28T08:00:00.000Z',
      due: '2026-10-13',
      closedAt: '2026-10-13T16:30:00.000Z',
      closeReason: complete ? null : 'The quarter ends; what is open goes to the accountable owner.',
      complete,
      baselineDigest: sha256('baseline'),
    },
    edition: 2,
    replaces: {
      edition: 1,
      stateDigest: sha256('edition 1'),
      reason: 'the decision on NT-022 was corrected by its reviewer (ledger entry 431)',
    },
    sealedAt: '2026-10-26T09:30:00.000Z',
    persons,
    signOffs: ['p-dana', 'p-lukasz', 'p-renee'].map((person, index) => ({
      person,
      at: `2026-10-12T1${index}:05:00.000Z`,
      items: all.filter((item) => item.assignee === person).length,
      statement: 'I have decided on these entitlements for Northwind Trading, on the evidence shown to me.',
      decisionsDigest: sha256(`decisions of ${person}`),
      ledgerEntry: 420 + index,
      certificateFingerprint: sha256(`certificate of ${person}`),
    })),
    operatingModel,
    thresholds: [
      {
        threshold: 'unused-days',
        title: 'A live credential counts as unused after',
        value: 90,
        unit: 'days',
        standard: 90,
      },
      { threshold: 'rotation-days', title: 'A credential counts as old after', value: 60, unit: 'days', standard: 90 },
    ],
    rules: rules.map((rule, index) => ({
      rule,
      title:
        [
          'Administrative right',
          'Right wider than its use',
          'Credential too old',
          'Credential not used',
          'No owner',
          'Held by an outsider',
          'Long-lived secret',
        ][index] ?? rule,
      severity: risks[3 - (index % 4)] ?? 'low',
      why: 'Whoever holds it can do more than the work needs, and nobody would notice.',
      pass: 60 + index,
      fail: index === 5 ? 0 : 9 + index,
      notEvaluable: index % 3 === 0 ? 12 : 0,
    })),
    items: all,
    outOfScope: [
      {
        identity: 'AWSServiceRoleForSupport',
        system: 'Amazon Web Services',
        entitlements: 6,
        reason: 'Managed by the platform; can not be granted, reduced or used by a person.',
        approver: 'p-ines',
      },
      {
        identity: 'kube-system controllers',
        system: 'Kubernetes (nw-prod)',
        entitlements: 8,
        reason: 'Control plane run by the platform’s vendor.',
        approver: 'p-lukasz',
      },
      {
        identity: 'nw-handbook archive',
        system: 'GitHub',
        entitlements: 3,
        reason: 'Read-only archive; its keys can not authenticate.',
        approver: null,
      },
    ],
    delegations: [
      {
        from: 'p-ines',
        to: 'p-renee',
        scope: 'Amazon Web Services, low and medium risk only',
        validFrom: '2026-10-05',
        validUntil: '2026-10-09',
        reason: 'Leave',
      },
    ],
    actions: [
      {
        uid: 'A-301',
        performedBy: 'Pat Analyst',
        party: 'provider',
        verb: 'Rotated key',
        target: 'vpn-log-shipper',
        at: '2026-07-09T10:12:00Z',
        ticket: 'CHG-1812',
        approval: 'AP-112',
        authorised: 'authorised',
        explanation: 'Approval AP-112 of Łukasz Żółkiewski covers it.',
        citation: citation(4),
      },
      {
        uid: 'A-311',
        performedBy: 'Pat Analyst',
        party: 'provider',
        verb: 'Extended client secret',
        target: 'app-payroll-sync',
        at: '2026-08-04T17:41:00Z',
        ticket: null,
        approval: null,
        authorised: 'unauthorised',
        explanation: 'No decision, approval or delegated task allows it.',
        citation: citation(9),
      },
      {
        uid: 'A-318',
        performedBy: 'Sam Analyst',
        party: null,
        verb: 'Closed 14 duplicate findings',
        target: 'findings queue',
        at: null,
        ticket: null,
        approval: null,
        authorised: 'unknown',
        explanation: 'The record does not say when it was done.',
        citation: null,
      },
      {
        uid: 'A-329',
        performedBy: 'Sam Analyst',
        party: 'provider',
        verb: 'Re-created binding',
        target: 'system:serviceaccount:payments:default',
        at: '2026-10-19T08:02:00Z',
        ticket: 'for testing',
        approval: null,
        authorised: 'unauthorised',
        explanation: 'It contradicts the decision on NT-003.',
        citation: citation(14),
      },
    ],
    remediation: cuts.map((item, index) => {
      const state =
        (['verified', 'verified', 'claimed', 'verified', 'instructed', 'failed', 'verified', 'reappeared'] as const)[
          index % 8
        ] ?? 'verified';
      return {
        reference: item.reference,
        outcome: item.outcome === 'REDUCE' ? ('REDUCE' as const) : ('REVOKE' as const),
        instructedAt: `2026-10-${String(2 + (index % 11)).padStart(2, '0')}T09:00:00.000Z`,
        state,
        since: `2026-10-${String(14 + (index % 10)).padStart(2, '0')}T09:00:00.000Z`,
        explanation: state === 'verified' ? 'Absent from the closing snapshot of 23 October.' : '',
      };
    }),
    coverage: coverage(),
    quality: {
      decisions: all.filter((item) => item.decision !== null).length,
      oneByOne: 96,
      inBulk: 18,
      batches: 3,
      medianSeconds: 41.5,
      longestSeconds: 1210,
      evidenceOpened: 88,
      longestStreak: { outcome: 'CERTIFY', length: 11 },
      undone: 2,
    },
    bundles: [
      {
        id: 'b-1',
        name: 'HS-2026-Q3-007',
        provider: 'Harbour Security',
        sequence: 7,
        lineage: 'follows',
        trust: 'trusted',
        acknowledged: false,
        fingerprint: 'SHA256:9pJc2yQmT4vXz0KqW1dRk7fHs8LbNeUoGa5iYwErCxM',
        signatureKind: 'sshsig',
        tagmanifestSha256: sha256('tagmanifest 7'),
        receivedAt: '2026-09-28T07:40:00.000Z',
        effectiveAt: '2026-09-27T22:00:00.000Z',
        importedBy: 'p-ines',
        ledgerEntry: 31,
        artefacts: Array.from({ length: 7 }, (_, index) => ({
          id: `a-${index}`,
          path: `data/aws/source-${index + 1}-account-authorization-details.json`,
          sha256: sha256(`file ${index}`),
          size: 18_000 * (index + 1) ** 2,
          kept: true,
          redactions: index === 3 ? 2 : 0,
        })),
      },
      {
        id: 'b-2',
        name: 'extract-of-pki.csv',
        provider: null,
        sequence: null,
        lineage: 'first',
        trust: 'unsigned',
        acknowledged: true,
        fingerprint: null,
        signatureKind: null,
        tagmanifestSha256: sha256('plain'),
        receivedAt: '2026-09-28T07:55:00.000Z',
        effectiveAt: null,
        importedBy: 'p-ines',
        ledgerEntry: 33,
        artefacts: [
          { id: 'a-9', path: 'extract-of-pki.csv', sha256: sha256('pki'), size: 801, kept: true, redactions: 0 },
        ],
      },
    ],
    sources: systems.map((system, index) => ({
      id: `source-${index + 1}`,
      bundle: index === 4 ? 'b-2' : 'b-1',
      kind: ['aws-iam', 'entra-graph', 'github-audit', 'kubernetes-rbac', 'csv'][index] ?? 'csv',
      system,
      extractedAt: index === 4 ? null : '2026-09-27T22:00:00Z',
      query: index === 0 ? 'iam get-account-authorization-details' : null,
      declared:
        index === 4
          ? { identities: null, credentials: null, entitlements: null, findings: null, actions: null }
          : {
              identities: 20 + index,
              credentials: 12,
              entitlements: 30 + index,
              findings: 3,
              actions: index === 3 ? 4 : 0,
            },
      imported: {
        identities: 20 + index,
        credentials: 12,
        entitlements: 30 + index - (index === 1 ? 1 : 0),
        findings: 3,
        actions: index === 3 ? 4 : 0,
      },
      rejected: index === 1 ? 1 : 0,
      partial: index === 2,
      emptyAttested: null,
      remarks: index === 2 ? ['The export stops at 1,000 events; older ones are not in it.'] : [],
    })),
    rejectedRows: [
      {
        bundle: 'b-1',
        file: 'data/entra/servicePrincipals.json',
        line: 8114,
        pointer: '/value/19/appRoles',
        reason: 'The record is cut off in the middle; the application is named nw-legacy-sync.',
      },
    ],
    population: systems.map((system) => {
      const inScope = all.filter((item) => item.system === system).length;
      const outOfScope = { 'Amazon Web Services': 6, 'Kubernetes (nw-prod)': 8, GitHub: 3 }[system as string] ?? 0;
      return { system, identities: inScope, credentials: 12, entitlements: inScope + outOfScope, inScope, outOfScope };
    }),
    ledger: ledger ?? {
      origin,
      size: 447,
      root,
      checkpoint: `${origin}\n447\n${root}\n\n— ${origin} ${Buffer.alloc(68, 7).toString('base64')}\n`,
      verifierKey: `${origin}+0aad7106+${Buffer.alloc(33, 1).toString('base64')}`,
    },
    notices: ['One source is partial: the export of GitHub stops at 1,000 events.'],
  };
}
