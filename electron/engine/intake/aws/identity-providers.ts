// `aws iam list-open-id-connect-providers` and `list-saml-providers`: parties outside of AWS whose word it takes for who
// somebody is. What they may become stands in the trust policies of roles.
import { addressOf, type Cursor, textIn } from '../cursor.ts';
import type { IntakeRecord } from '../record.ts';
import type { SourceKind, Unknowable } from '../source-kind.ts';
import { rejected, timeIn } from '../telling.ts';
import { credentialRecord, identityRecord } from '../unsaid.ts';
import { accountOf } from './arn.ts';
import { awsListKind } from './list.ts';
import type { Ownership } from './ownership.ts';

const cannotKnow: readonly Unknowable[] = [
  { fact: 'identity.owner', reason: 'AWS IAM has no owner for an identity provider.' },
  {
    fact: 'identity.externalOrganisation',
    reason: 'Whether a provider is the organisation’s own or a public one can’t be told from its name.',
  },
  { fact: 'identity.lastUse', reason: 'The list does not say when a provider was last used.' },
  { fact: 'entitlement', reason: 'Which roles trust a provider stands in the roles’ trust policies.' },
];

export const openIdConnectProviders: SourceKind = awsListKind({
  kind: 'aws.iam-openid-connect-providers',
  title: 'AWS IAM OpenID Connect providers',
  provides: ['identity', 'credential'],
  cannotKnow: [...cannotKnow, { fact: 'identity.createdAt', reason: 'The list gives the ARN and nothing else.' }],
  keys: ['OpenIDConnectProviderList'],
  members: ['Arn'],
  // A bare list of things with an ARN could be anything, so only the wrapper tells.
  wrappedOnly: true,
  *records(entries, ownership) {
    for (const entry of entries) yield* provider(entry, ':oidc-provider/', ownership);
  },
});

export const samlProviders: SourceKind = awsListKind({
  kind: 'aws.iam-saml-providers',
  title: 'AWS IAM SAML providers',
  provides: ['identity', 'credential'],
  cannotKnow,
  keys: ['SAMLProviderList'],
  members: ['Arn'],
  wrappedOnly: true,
  *records(entries, ownership) {
    for (const entry of entries) yield* provider(entry, ':saml-provider/', ownership);
  },
});

function* provider(entry: Cursor, mark: string, ownership: Ownership): Generator<IntakeRecord, void, undefined> {
  const arn = textIn(entry, 'Arn') ?? '';
  const system = ownership.system(arn, addressOf(entry));
  const at = arn.indexOf(mark);
  if (system === null || at === -1) {
    yield rejected(entry, 'The provider has no Arn with an account number.');
    return;
  }
  const created = timeIn(entry, 'CreateDate');
  const until = timeIn(entry, 'ValidUntil');
  yield* [...created.remarks, ...until.remarks];
  const identity = { system, nativeId: arn };
  const address = addressOf(entry);
  yield identityRecord({
    ...identity,
    kind: 'external_principal',
    name: arn.slice(at + mark.length),
    scope: accountOf(arn),
    createdAt: created.at,
    status: 'active',
    vendorManaged: arn.endsWith('_DO_NOT_DELETE'),
    address,
  });
  yield credentialRecord({
    identity,
    nativeId: arn,
    kind: 'federation',
    createdAt: created.at,
    // Of SAML the metadata end, with the certificate in them; an OpenID Connect provider has no end.
    expiresAt: until.at,
    neverExpires: mark === ':oidc-provider/' ? true : until.at === null ? null : false,
    status: 'active',
    address,
  });
}
