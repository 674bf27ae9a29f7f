// Who a member of an IAM policy is. Its kind stands before the first colon; what follows may hold colons of its own.
import type { IdentityKind, IdentityReference } from '../record.ts';

export interface Member extends IdentityReference {
  /** As it stands in the policy. */
  readonly text: string;
  readonly kind: IdentityKind;
  readonly name: string;
  readonly project: string | null;
  /** Everybody, or everybody with a Google account. */
  readonly public: boolean;
  /** Named as deleted: the grant outlived its holder. */
  readonly deleted: boolean;
  readonly vendorManaged: boolean | null;
  readonly defaultAccount: boolean | null;
  readonly email: string | null;
  /** An identity of another platform that signs in through a pool; who exactly is in its subject or attribute. */
  readonly federation: Federation | null;
}

export interface Federation {
  /** `projects/123/locations/global/workloadIdentityPools/github`. */
  readonly pool: string;
  readonly scope: 'subject' | 'attribute' | 'group' | 'pool' | 'other';
  readonly subject: string;
}

/** Null when the text is no member at all. */
export function readMember(text: string): Member | null {
  const colon = text.indexOf(':');
  const type = colon === -1 ? text : text.slice(0, colon);
  const rest = colon === -1 ? '' : text.slice(colon + 1);
  const common = {
    text,
    system: 'gcp',
    nativeId: text,
    name: rest === '' ? text : rest,
    project: null,
    public: false,
    deleted: false,
    vendorManaged: null,
    defaultAccount: null,
    email: null,
    federation: null,
  };
  switch (type) {
    case 'allUsers':
    case 'allAuthenticatedUsers':
      return { ...common, kind: 'group', public: true };
    case 'serviceAccount':
      return { ...common, ...serviceAccount(rest) };
    case 'user':
      return { ...common, kind: 'user', email: rest };
    case 'group':
    case 'domain':
      return { ...common, kind: 'group' };
    case 'projectOwner':
    case 'projectEditor':
    case 'projectViewer':
      return { ...common, kind: 'group', name: text, system: `gcp:${rest}`, project: rest };
    case 'deleted': {
      const former = readMember(rest);
      if (former === null) return null;
      return { ...former, text, nativeId: text, name: former.name, deleted: true };
    }
    case 'principal':
    case 'principalSet':
      return { ...common, ...federated(text) };
    default:
      return null;
  }
}

export interface ServiceAccount extends IdentityReference {
  readonly kind: 'service_account';
  readonly name: string;
  readonly email: string;
  readonly project: string | null;
  readonly vendorManaged: boolean | null;
  readonly defaultAccount: boolean;
}

/**
 * One scheme for all files: the e-mail, in the project that it names. Default accounts and agents of Google name their
 * project by number, and so it stays, because most files do not tell its id.
 */
export function serviceAccount(email: string): ServiceAccount {
  const [address = email] = email.split('?');
  const [local = '', host = ''] = address.split('@');
  const number = /^(?:service-)?(\d+)(?:-|$)/.exec(local)?.[1] ?? null;
  const agent = isAgent(local, host);
  const own = /^([a-z0-9.:-]+)\.iam\.gserviceaccount\.com$/.exec(host)?.[1] ?? null;
  const workload = /^([a-z0-9.:-]+)\.svc\.id\.goog\[/.exec(address)?.[1] ?? null;
  const application = host === 'appspot.gserviceaccount.com' ? local : null;
  const project = agent ? number : (own ?? workload ?? application ?? number);
  return {
    kind: 'service_account',
    system: project === null ? 'gcp' : `gcp:${project}`,
    nativeId: email,
    name: email,
    email,
    project,
    vendorManaged: agent ? true : host.endsWith('gserviceaccount.com') || workload !== null ? false : null,
    // Made by Google when a service is switched on, and used by whatever names no account of its own.
    defaultAccount:
      application !== null ||
      (host === 'developer.gserviceaccount.com' && /^\d+-compute$/.test(local)) ||
      host === 'cloudbuild.gserviceaccount.com',
  };
}

/**
 * Agents by which Google's services act: `service-<project number>@` a domain of Google's own. An account that a customer
 * named like that lives in a project of the customer's instead.
 */
function isAgent(local: string, host: string): boolean {
  if (host === 'cloudservices.gserviceaccount.com' || host === 'system.gserviceaccount.com') return true;
  return /^(service-|project-)?\d+$/.test(local) && agentHosts.test(host);
}

const agentHosts =
  /^(gcp-sa-[a-z0-9-]+|gcp-gae-service|compute-system|container-engine-robot|containerregistry|containeranalysis|cloud-ml\.google\.com|dataflow-service-producer-prod|dataproc-accounts|gcf-admin-robot|gae-api-prod\.google\.com|serverless-robot-prod|dlp-api|cloudcomposer-accounts|gs-project-accounts|bigquery-encryption|cloud-redis|cloud-filer|cloud-tpu|service-networking|sourcerepo-service-accounts|firebase-rules|endpoints-portal|remotebuildexecution|security-center-api|service-consumer-management|genomics-api)\.iam\.gserviceaccount\.com$/;

/** `principal://iam.googleapis.com/projects/123/locations/global/workloadIdentityPools/pool/subject/...`. */
function federated(text: string): Pick<Member, 'kind' | 'system' | 'name' | 'project' | 'federation'> {
  const project = /^\w+:\/\/iam\.googleapis\.com\/projects\/([^/]+)\//.exec(text)?.[1] ?? null;
  const match =
    /^\w+:\/\/iam\.googleapis\.com\/((?:projects\/[^/]+\/)?locations\/[^/]+\/work\w+Pools\/[^/]+)\/(.+)$/.exec(text);
  const path = match?.[2] ?? '';
  const [first = ''] = path.split('/');
  const scope =
    path === '*'
      ? 'pool'
      : first === 'subject'
        ? 'subject'
        : first.startsWith('attribute.')
          ? 'attribute'
          : first === 'group'
            ? 'group'
            : 'other';
  return {
    kind: 'external_principal',
    system: project === null ? 'gcp' : `gcp:${project}`,
    name: text,
    project,
    federation: match === null ? null : { pool: match[1] ?? '', scope, subject: path },
  };
}

/** `projects/nw-prod/...` or `//service/projects/nw-prod/...`. */
export function projectOf(name: string): string | null {
  return /(?:^|\/)projects\/([^/]+)/.exec(name)?.[1] ?? null;
}
