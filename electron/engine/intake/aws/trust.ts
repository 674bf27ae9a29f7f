// Trust policies: who may become a role. One entitlement for each principal, on the role itself.
import type { EntitlementRecord, Hop, IdentityReference } from '../record.ts';
import { accountOf, parseArn } from './arn.ts';
import { conditionDigest, conditionEntries, type Principal, type Statement } from './policy.ts';

interface TrustedRole {
  readonly reference: IdentityReference;
  readonly account: string;
  readonly environment: EntitlementRecord['environment'];
}

export function* trustEntitlements(
  role: TrustedRole,
  statements: readonly Statement[],
): Generator<EntitlementRecord, void, undefined> {
  for (const statement of statements) {
    for (const principal of statement.principals) yield trustEntitlement(role, statement, principal);
  }
}

function trustEntitlement(role: TrustedRole, statement: Statement, principal: Principal): EntitlementRecord {
  const actions = statement.actions.join(', ');
  const hop: Hop = {
    kind: 'trust statement',
    name: statement.sid ?? `#${statement.index}`,
    nativeId: null,
    address: statement.address,
  };
  const allowed = statement.effect === 'allow';
  const everybody = (principal.type === '*' || principal.name === '*') !== statement.notPrincipal;
  const by = statement.notPrincipal ? `all but ${principal.name}` : principal.name;
  return {
    type: 'entitlement',
    identity: role.reference,
    key: [
      'trust',
      statement.effect,
      principal.type,
      by,
      statement.sid ?? `#${statement.index}`,
      conditionDigest(statement),
    ].join('|'),
    privilegeKind: 'aws.trust',
    privilege: `${actions} by ${by}`,
    resource: role.reference.nativeId,
    effect: statement.effect,
    negated: statement.notAction ? 'privilege' : null,
    condition: statement.conditionText,
    scope: role.account,
    environment: role.environment,
    boundary: null,
    path: [hop],
    grantedAt: null,
    grantedBy: null,
    expiresAt: statement.expiresAt,
    neverExpires: statement.expiresAt === null,
    lastUse: { state: 'unknown' },
    administrator: false,
    escalates: false,
    wildcard: allowed && (everybody || statement.actions.some((action) => action.includes('*'))),
    // A condition may well confine `*` to one organisation; how far it does can't be told from the document.
    public: !allowed || !everybody ? false : statement.condition === null ? true : null,
    external: allowed ? (everybody ? true : isExternal(principal, role.account)) : false,
    conditioned: statement.condition !== null,
    looseFederation: allowed ? isLooseFederation(principal, statement) : false,
    principalExists: null,
    grantsOwnAccess: false,
    advice: null,
    address: statement.address,
  };
}

/** Null where the name does not tell whose it is: an OIDC issuer may be the organisation's own or a public one. */
function isExternal(principal: Principal, account: string): boolean | null {
  switch (principal.type) {
    case 'AWS': {
      // A bare account number stands for its root; a deleted principal is left as an id such as AIDA...
      const trusted = /^\d{12}$/.test(principal.name) ? principal.name : accountOf(principal.name);
      return trusted === null ? null : trusted !== account;
    }
    case 'Service':
      return false;
    case 'Federated': {
      const provider = parseArn(principal.name)?.resource;
      if (provider === undefined) return true;
      if (provider.startsWith('saml-provider/')) return accountOf(principal.name) !== account;
      return /^oidc-provider\/oidc\.eks\./.test(provider) ? false : null;
    }
    default:
      return null;
  }
}

/** A token subject that is a wildcard, a pull request, or not asked for at all. SAML subjects are people's, not workloads'. */
function isLooseFederation(principal: Principal, statement: Statement): boolean {
  if (principal.type !== 'Federated') return false;
  const saml = principal.name.includes(':saml-provider/');
  const subjects =
    statement.condition === null ? [] : conditionEntries(statement.condition).filter(([, key]) => key.endsWith(':sub'));
  if (subjects.length === 0) return !saml;
  return subjects.some(([operator, , values]) =>
    values.some((value) => value.includes('pull_request') || (operator.includes('like') && /[*?]/.test(value))),
  );
}
