// What makes each rule fail, pass, or impossible to judge. Every case starts from an identity that is well kept and names
// only what differs; a failure says what the reader is told and in which file the line stands that shows it.
import type { ReviewFacts } from '../../../electron/engine/controls/review-facts.ts';
import { daysAgo, inDays, type Situation } from './population.ts';

export interface RuleCases {
  readonly rule: string;
  readonly fails: readonly (readonly [when: string, situation: Situation, explanation: string, file: string])[];
  readonly passes: readonly (readonly [when: string, situation: Situation])[];
  readonly notEvaluable: readonly (readonly [when: string, situation: Situation])[];
}

const noOwner = { owner: null, owner_email: null, owner_basis: null, owner_status: null };
const noIncompleteList = { sources: { credential: { complete: 0 } }, credentials: [] };
/** Of another system, of which only an export without a place for owners is in evidence. */
const elsewhere = { system: 'kubernetes:harbour-prod', artefact_id: 'artefact-1-entitlement' };

function person(name: string, facts: Partial<ReviewFacts['persons'][number]>): ReviewFacts['persons'][number] {
  return {
    id: name,
    name,
    email: `${name.split(' ')[0]}@northwind.example`.toLowerCase(),
    party: 'customer',
    active: true,
    ...facts,
  };
}

export const ruleCases: readonly RuleCases[] = [
  {
    rule: 'OWN-1',
    fails: [
      ['nobody is named', { identity: noOwner }, 'No evidence names an owner.', 'identity.csv'],
      [
        'only a group mailbox is named',
        { identity: { owner: null, owner_email: 'team@northwind.example' } },
        'The only owner is a group: team@northwind.example.',
        'identity.csv',
      ],
      [
        'only a team is named',
        { identity: { owner: 'Platform Team', owner_email: null } },
        'The only owner is a group: Platform Team.',
        'identity.csv',
      ],
    ],
    passes: [
      ['a person is named', {}],
      ['a person is named who reads a group mailbox', { identity: { owner_email: 'team@northwind.example' } }],
      ['it belongs to the platform’s vendor', { identity: { ...noOwner, vendor_managed: 1 } }],
    ],
    notEvaluable: [
      ['no source of its system has a place for an owner', { identity: { ...noOwner, ...elsewhere } }],
      ['it is only named by another record', { identity: { ...noOwner, placeholder: 1 } }],
    ],
  },
  {
    rule: 'OWN-2',
    fails: [
      [
        'the owner comes from a tag',
        { identity: { owner_basis: 'inferred' } },
        'Dana Owner is inferred from the evidence and has not attested it.',
        'identity.csv',
      ],
    ],
    passes: [
      ['the owner has attested it', {}],
      ['there is no owner to infer', { identity: noOwner }],
    ],
    notEvaluable: [['nothing says where the name comes from', { identity: { owner_basis: null } }]],
  },
  {
    rule: 'OWN-3',
    fails: [
      ['the evidence says so', { identity: { owner_status: 'left' } }, 'Dana Owner has left.', 'identity.csv'],
      [
        'the workspace knows that the person has left',
        { review: { persons: [person('Dana Owner', { email: 'DANA.OWNER@northwind.example', active: false })] } },
        'Dana Owner has left.',
        'identity.csv',
      ],
      [
        'the owner is of the provider',
        { identity: { owner_status: null }, review: { persons: [person('Dana Owner', { party: 'provider' })] } },
        'Dana Owner belongs to the provider.',
        'identity.csv',
      ],
    ],
    passes: [
      ['the owner works here', {}],
      [
        'the workspace knows the person',
        { identity: { owner_status: null }, review: { persons: [person('Dana Owner', {})] } },
      ],
    ],
    notEvaluable: [
      ['nobody knows the person', { identity: { owner_status: null } }],
      [
        'two people of the name differ',
        {
          identity: { owner_status: null, owner_email: null },
          review: {
            persons: [person('Dana Owner', {}), person('Dana Owner', { email: 'dana2@x.example', active: false })],
          },
        },
      ],
    ],
  },
  {
    rule: 'LIF-1',
    fails: [
      [
        'it was last used long ago',
        { credentials: [{ last_use_at: daysAgo(412.5) }] },
        'A live certificate was last used 412 days ago; the threshold is 90.',
        'credential.csv',
      ],
      [
        'it was never used since it was made',
        { credentials: [{ last_use_state: 'never', last_use_at: null, created_at: null, rotated_at: daysAgo(120) }] },
        'A live certificate is 120 days old and was never used; the threshold is 90.',
        'credential.csv',
      ],
      [
        'one is used, another is not',
        {
          credentials: [
            {},
            { kind: 'api_key', last_use_state: 'not_in_window', last_use_at: null, created_at: daysAgo(95) },
          ],
        },
        'A live api key is 95 days old, and no use of it is on record; the threshold is 90.',
        'credential.csv',
      ],
    ],
    passes: [
      ['it is in use', {}],
      ['the unused one is switched off', { credentials: [{ last_use_at: daysAgo(400), status: 'inactive' }] }],
      [
        'it has not been there long enough to go unused',
        { credentials: [{ last_use_state: 'unknown', last_use_at: null }] },
      ],
      ['it is for emergencies', { identity: { break_glass: 1 }, credentials: [{ last_use_at: daysAgo(400) }] }],
      ['a complete list shows no credential of it', { credentials: [], sources: {} }],
    ],
    notEvaluable: [
      [
        'the source does not record use',
        { credentials: [{ last_use_state: 'unknown', last_use_at: null, created_at: daysAgo(200) }] },
      ],
      ['nothing says whether it is live', { credentials: [{ status: null, last_use_at: daysAgo(400) }] }],
      ['the list of credentials is incomplete', noIncompleteList],
    ],
  },
  {
    rule: 'LIF-2',
    fails: [
      [
        'it is disabled',
        { identity: { status: 'disabled' } },
        'The identity is disabled; this grant is still in force with 1 live credential.',
        'entitlement.csv',
      ],
      [
        'it is deleted',
        { identity: { status: 'deleted' }, credentials: [{ status: 'inactive' }] },
        'The identity is deleted; this grant is still in force.',
        'entitlement.csv',
      ],
    ],
    passes: [
      ['it is active', {}],
      [
        'what remains denies, and no credential is live',
        { identity: { status: 'disabled' }, entitlement: { effect: 'deny' }, credentials: [{ status: 'inactive' }] },
      ],
    ],
    notEvaluable: [
      ['nothing says whether it is active', { identity: { status: null } }],
      [
        'what remains denies, and nothing says whether a credential is live',
        { identity: { status: 'disabled' }, entitlement: { effect: 'deny' }, credentials: [{ status: null }] },
      ],
    ],
  },
  {
    rule: 'LIF-3',
    fails: [
      [
        'the principal is not there',
        { identity: { name: 'ghost' }, entitlement: { principal_exists: 0 } },
        'ghost is named in the grant and is not among the principals of the evidence.',
        'entitlement.csv',
      ],
    ],
    passes: [['the principal is there', {}]],
    notEvaluable: [['the evidence has no list of principals', { entitlement: { principal_exists: null } }]],
  },
  {
    rule: 'LIF-4',
    // The id of the entitlement is only known once it is placed: see "earlier decisions" in assess.test.ts.
    fails: [],
    passes: [['an earlier campaign revoked nothing of it', {}]],
    notEvaluable: [['no campaign has closed', { review: { campaignsClosed: 0 } }]],
  },
  {
    rule: 'SEC-1',
    fails: [
      [
        'a secret of it was found',
        { findings: [{}] },
        '1 open finding of an exposed secret, the first by gitleaks.',
        'finding.csv',
      ],
      [
        'the scanner gives no state',
        { findings: [{ state: null }, {}] },
        '2 open findings of exposed secrets, the first by gitleaks.',
        'finding.csv',
      ],
    ],
    passes: [
      ['a scan found nothing', {}],
      ['what was found is resolved or of another kind', { findings: [{ state: 'resolved' }, { kind: 'posture' }] }],
    ],
    notEvaluable: [
      ['no scan is in evidence', { sources: { finding: { kind: 'countersign.actions' } } }],
      ['the scan is partial', { sources: { finding: { partial: 1 } } }],
    ],
  },
  {
    rule: 'SEC-2',
    fails: [
      [
        'the provider holds it',
        { credentials: [{ holder: 'provider', kind: 'secret' }] },
        'The provider holds or can read its live secret.',
        'credential.csv',
      ],
    ],
    passes: [
      ['the customer holds it', {}],
      ['the provider’s copy is dead', { credentials: [{ holder: 'provider', status: 'deleted' }] }],
      ['a role has no secret', { identity: { kind: 'role' }, ...noIncompleteList }],
    ],
    notEvaluable: [['nobody says who holds it', { credentials: [{ holder: null }] }]],
  },
  {
    rule: 'AUT-1',
    fails: [
      [
        'it signs in with an API key',
        { credentials: [{ kind: 'api_key' }] },
        'It signs in with a static api key, where federation or a managed identity exists.',
        'credential.csv',
      ],
    ],
    passes: [
      ['it signs in with a certificate', {}],
      ['its password is switched off', { credentials: [{ kind: 'password', status: 'inactive' }] }],
    ],
    notEvaluable: [
      [
        'nothing says whether its platform offers better',
        { identity: { system: 'billing' }, credentials: [{ kind: 'token' }] },
      ],
      ['nothing says whether the token is live', { credentials: [{ kind: 'token', status: null }] }],
    ],
  },
  {
    rule: 'AUT-2',
    fails: [
      [
        'a webhook is not verified',
        { credentials: [{ kind: 'webhook', restricted: 0 }] },
        'A live webhook has no restriction.',
        'credential.csv',
      ],
    ],
    passes: [
      ['the key is restricted', { credentials: [{ kind: 'api_key' }] }],
      ['a certificate needs no restriction', { credentials: [{ restricted: 0 }] }],
    ],
    notEvaluable: [
      ['nothing says how the key is restricted', { credentials: [{ kind: 'api_key', restricted: null }] }],
      [
        'nothing says whether the unrestricted key is live',
        { credentials: [{ kind: 'api_key', restricted: 0, status: null }] },
      ],
    ],
  },
  {
    rule: 'CRE-1',
    fails: [
      [
        'it was not rotated in time',
        { credentials: [{ created_at: daysAgo(900), rotated_at: daysAgo(100) }] },
        'Its oldest live certificate is 100 days old; the threshold is 90.',
        'credential.csv',
      ],
    ],
    passes: [
      ['it was rotated', { credentials: [{ created_at: daysAgo(900), rotated_at: daysAgo(10) }] }],
      ['a federation holds no secret', { credentials: [{ kind: 'federation', created_at: daysAgo(900) }] }],
    ],
    notEvaluable: [
      ['nothing says when it was made', { credentials: [{ created_at: null }] }],
      ['of two, one is young and the other’s age unknown', { credentials: [{}, { created_at: null }] }],
    ],
  },
  {
    rule: 'CRE-2',
    fails: [
      [
        'it never expires',
        { credentials: [{ never_expires: 1, expires_at: null }] },
        'A live certificate never expires; the threshold is a life of 365 days.',
        'credential.csv',
      ],
      [
        'it ends too late, whenever it was made',
        { credentials: [{ never_expires: null, created_at: null, expires_at: inDays(700) }] },
        'A live certificate is valid until 2028-08-31, which is more than 365 days.',
        'credential.csv',
      ],
    ],
    passes: [
      ['it ends within a year', { credentials: [{ never_expires: null }] }],
      ['passwords are judged elsewhere', { credentials: [{ kind: 'password', never_expires: 1, expires_at: null }] }],
    ],
    notEvaluable: [['nothing says when it ends', { credentials: [{ never_expires: null, expires_at: null }] }]],
  },
  {
    rule: 'CRE-3',
    fails: [
      [
        'it ends soon',
        { credentials: [{ expires_at: inDays(12) }] },
        'A live certificate expires on 2026-10-13, in fewer than 31 days.',
        'credential.csv',
      ],
      [
        'it has expired and is still live',
        { credentials: [{ expires_at: daysAgo(3) }] },
        'A live certificate expired on 2026-09-28.',
        'credential.csv',
      ],
    ],
    passes: [
      ['it ends later', {}],
      ['it never ends', { credentials: [{ never_expires: 1, expires_at: null }] }],
      ['the expired one is switched off', { credentials: [{ expires_at: daysAgo(3), status: 'inactive' }] }],
    ],
    notEvaluable: [['nothing says when it ends', { credentials: [{ never_expires: null, expires_at: null }] }]],
  },
  {
    rule: 'CRE-4',
    fails: [
      [
        'a rotation was not finished',
        { credentials: [{ created_at: daysAgo(80) }, { created_at: daysAgo(40) }] },
        '2 live credentials of one kind (certificate), each older than 30 days.',
        'credential.csv',
      ],
      [
        'two keys are numbered and only one of them is named elsewhere',
        {
          credentials: [
            { native_id: 'AKIAIOSFODNN7EXAMPLE', kind: 'access_key', created_at: daysAgo(80) },
            { native_id: 'access-key-1', kind: 'access_key', created_at: daysAgo(80) },
            { native_id: 'access-key-2', kind: 'access_key', created_at: daysAgo(40) },
          ],
        },
        '2 live credentials of one kind (access key), each older than 30 days.',
        'credential.csv',
      ],
    ],
    passes: [
      ['the second is young', { credentials: [{ created_at: daysAgo(80) }, {}] }],
      [
        'they are of two kinds',
        { credentials: [{ created_at: daysAgo(80) }, { created_at: daysAgo(80), kind: 'token' }] },
      ],
      [
        'one report numbers the key that another names',
        {
          credentials: [
            { native_id: 'AKIAIOSFODNN7EXAMPLE', kind: 'access_key', created_at: daysAgo(80) },
            { native_id: 'access-key-1', kind: 'access_key', created_at: null, rotated_at: daysAgo(80) },
          ],
        },
      ],
    ],
    notEvaluable: [
      ['the age of the second is unknown', { credentials: [{ created_at: daysAgo(80) }, { created_at: null }] }],
      [
        'nothing says whether the second is live',
        { credentials: [{ created_at: daysAgo(80) }, { created_at: daysAgo(80), status: null }] },
      ],
    ],
  },
  {
    rule: 'CRE-5',
    fails: [
      [
        'the root has a key',
        { identity: { kind: 'account_root' }, credentials: [{ kind: 'access_key' }] },
        'The root account has a live access key.',
        'credential.csv',
      ],
    ],
    passes: [
      ['it is not the root', { credentials: [{ kind: 'access_key' }] }],
      [
        'the root’s key is switched off',
        { identity: { kind: 'account_root' }, credentials: [{ kind: 'access_key', status: 'inactive' }] },
      ],
    ],
    notEvaluable: [
      ['the list of credentials is incomplete', { identity: { kind: 'account_root' }, ...noIncompleteList }],
    ],
  },
  {
    rule: 'HUM-1',
    fails: [
      [
        'a person signs in with an application',
        { identity: { interactive: 1 } },
        'A person signs in with it interactively.',
        'identity.csv',
      ],
      [
        'a person’s account has keys for machines',
        { identity: { kind: 'user', interactive: 1 }, credentials: [{ kind: 'password' }, { kind: 'access_key' }] },
        'A person signs in with it, and it has a live credential for machines.',
        'identity.csv',
      ],
    ],
    passes: [
      ['nobody signs in with it', {}],
      [
        'it is a person’s own account',
        { identity: { kind: 'user', interactive: 1 }, credentials: [{ kind: 'password' }] },
      ],
    ],
    notEvaluable: [['nothing says whether a person signs in', { identity: { interactive: null } }]],
  },
  {
    rule: 'PRV-1',
    fails: [
      [
        'it administrates',
        { entitlement: { administrator: 1 } },
        'Reader on orders is full administration.',
        'entitlement.csv',
      ],
    ],
    passes: [['it does not', {}]],
    notEvaluable: [['nothing says what the privilege means', { entitlement: { administrator: null } }]],
  },
  {
    rule: 'PRV-2',
    fails: [
      [
        'it can hand out rights',
        { entitlement: { escalates: 1 } },
        'Reader lets it raise its own or others’ rights.',
        'entitlement.csv',
      ],
    ],
    passes: [['it can’t', {}]],
    notEvaluable: [['nothing says what the privilege means', { entitlement: { escalates: null } }]],
  },
  {
    rule: 'PRV-3',
    fails: [
      [
        'it covers everything',
        { entitlement: { wildcard: 1, resource: '*' } },
        'A wildcard: Reader on *.',
        'entitlement.csv',
      ],
      [
        'its actions fill pages, of which the sentence shows the beginning',
        { entitlement: { wildcard: 1, privilege: 'a'.repeat(500) } },
        `A wildcard: ${'a'.repeat(119)}… on orders.`,
        'entitlement.csv',
      ],
    ],
    passes: [['actions and resources are named', {}]],
    notEvaluable: [['nothing says what it covers', { entitlement: { wildcard: null } }]],
  },
  {
    rule: 'PRV-4',
    fails: [
      [
        'it was used long ago',
        { entitlement: { last_use_at: daysAgo(200) } },
        'Last used 2026-03-15; the threshold is 90 days.',
        'entitlement.csv',
      ],
      [
        'the source saw no use',
        { entitlement: { last_use_state: 'not_in_window', last_use_at: null } },
        'No use in the source’s tracking window; the threshold is 90 days.',
        'entitlement.csv',
      ],
      [
        'the identity itself was used long ago',
        { identity: { last_use_at: daysAgo(200) }, entitlement: { last_use_state: 'unknown', last_use_at: null } },
        'The identity was last used 2026-03-15; the threshold is 90 days.',
        'entitlement.csv',
      ],
    ],
    passes: [
      ['it is used', {}],
      [
        'it was granted only now',
        { entitlement: { last_use_state: 'never', last_use_at: null, granted_at: daysAgo(3) } },
      ],
      [
        'it is for emergencies',
        { identity: { break_glass: 1 }, entitlement: { last_use_state: 'never', last_use_at: null } },
      ],
    ],
    notEvaluable: [
      [
        'the identity is used, and nothing says for what',
        { entitlement: { last_use_state: 'unknown', last_use_at: null } },
      ],
    ],
  },
  {
    rule: 'PRV-5',
    fails: [
      [
        'an administrator without an end',
        { entitlement: { administrator: 1, expires_at: null, never_expires: 1 } },
        'Privileged, and no end date.',
        'entitlement.csv',
      ],
    ],
    passes: [
      ['it is not privileged', { entitlement: { expires_at: null, never_expires: 1 } }],
      ['it ends', { entitlement: { escalates: 1 } }],
    ],
    notEvaluable: [
      ['nothing says whether it ends', { entitlement: { administrator: 1, expires_at: null, never_expires: null } }],
      [
        'nothing says whether it is privileged',
        { entitlement: { administrator: null, expires_at: null, never_expires: 1 } },
      ],
    ],
  },
  {
    rule: 'PRV-6',
    fails: [
      [
        'everybody has it',
        { entitlement: { public: 1 } },
        'Everybody, also without signing in, holds Reader on orders.',
        'entitlement.csv',
      ],
    ],
    passes: [['a principal is named', {}]],
    notEvaluable: [['nothing says who has it', { entitlement: { public: null } }]],
  },
  {
    rule: 'EXT-1',
    fails: [
      [
        'another organisation owns it',
        { identity: { external_organisation: 'Vendor Example AS' } },
        'It belongs to Vendor Example AS.',
        'entitlement.csv',
      ],
      [
        'another account is trusted',
        { entitlement: { external: 1 } },
        'Another organisation or account is trusted: Reader.',
        'entitlement.csv',
      ],
    ],
    passes: [['it is the organisation’s own', {}]],
    notEvaluable: [['nothing says whose it is', { entitlement: { external: null } }]],
  },
  {
    rule: 'EXT-2',
    fails: [
      [
        'an outsider administrates',
        { identity: { external_organisation: 'Vendor Example AS' }, entitlement: { administrator: 1 } },
        'Trusted from outside and privileged.',
        'entitlement.csv',
      ],
      [
        'an outsider is trusted without a condition',
        { entitlement: { external: 1, conditioned: 0 } },
        'Trusted from outside with no condition.',
        'entitlement.csv',
      ],
    ],
    passes: [
      ['the trust has a condition', { entitlement: { external: 1 } }],
      ['it is the organisation’s own', { entitlement: { administrator: 1, conditioned: 0 } }],
      [
        'an outsider’s identity has an ordinary grant, which is no trust',
        { identity: { external_organisation: 'Vendor Example AS' }, entitlement: { conditioned: 0 } },
      ],
    ],
    notEvaluable: [
      ['nothing says whether there is a condition', { entitlement: { external: 1, conditioned: null } }],
      ['nothing says whose it is', { entitlement: { external: null, administrator: 1 } }],
    ],
  },
  {
    rule: 'CLD-1',
    fails: [
      [
        'any branch may become it',
        { entitlement: { loose_federation: 1, privilege: 'sts:AssumeRoleWithWebIdentity' } },
        'The federation’s subject is a wildcard or allows pull requests: sts:AssumeRoleWithWebIdentity.',
        'entitlement.csv',
      ],
    ],
    passes: [['the subject is bound', {}]],
    notEvaluable: [['nothing says who may become it', { entitlement: { loose_federation: null } }]],
  },
  {
    rule: 'ENV-1',
    fails: [
      [
        'a test identity reaches production',
        { identity: { environment: 'non_production' } },
        'The identity is non-production, the resource is production.',
        'entitlement.csv',
      ],
    ],
    passes: [['both are of one environment', {}]],
    notEvaluable: [
      ['nothing says where the resource is', { entitlement: { environment: null } }],
      ['nothing says where the identity is', { identity: { environment: null } }],
    ],
  },
  {
    rule: 'REU-1',
    fails: [
      ['three workloads use it', { identity: { workloads: 3 } }, '3 workloads use it.', 'identity.csv'],
      [
        'it is a default account',
        { identity: { default_account: 1, workloads: null } },
        'It is a namespace’s or project’s default account.',
        'identity.csv',
      ],
    ],
    passes: [
      ['one workload uses it', { identity: { default_account: null } }],
      ['a group is for many', { identity: { kind: 'group', workloads: null } }],
    ],
    notEvaluable: [['nobody counted', { identity: { workloads: null } }]],
  },
  {
    rule: 'SOD-1',
    fails: [
      [
        'it grants what it uses',
        { entitlement: { grants_own_access: 1 } },
        'It can both grant this access and use it.',
        'entitlement.csv',
      ],
    ],
    passes: [['it can’t grant it', {}]],
    notEvaluable: [['nothing says what the privilege means', { entitlement: { grants_own_access: null } }]],
  },
];
