// Kinds, systems and facts in the words of people who decide and are no security engineers.
import type { Locale } from '../../../shared/locale.ts';
import type { CredentialKind } from '../intake/record.ts';
import type { Subject, Value } from './facts.ts';
import { factLabels, sharedLabels } from './messages/fact-labels.ts';
import { cut } from './sentence-words.ts';

interface KindWords {
  /** With its article, in the beginning of a sentence or after "act as". */
  readonly one: string;
  readonly the: string;
  /** As what something is done with. */
  readonly oneAsObject: string;
  readonly theAsObject: string;
}

function inEnglish(one: string): KindWords {
  const the = one.replace(/^an? /, 'the ');
  return { one, the, oneAsObject: one, theAsObject: the };
}

function neuter(noun: string): KindWords {
  return { one: `ein ${noun}`, the: `das ${noun}`, oneAsObject: `ein ${noun}`, theAsObject: `das ${noun}` };
}

function feminine(noun: string): KindWords {
  return { one: `eine ${noun}`, the: `die ${noun}`, oneAsObject: `eine ${noun}`, theAsObject: `die ${noun}` };
}

function masculine(noun: string): KindWords {
  return { one: `ein ${noun}`, the: `der ${noun}`, oneAsObject: `einen ${noun}`, theAsObject: `den ${noun}` };
}

function managed(noun: string): KindWords {
  return {
    one: `eine verwaltete ${noun}`,
    the: `die verwaltete ${noun}`,
    oneAsObject: `eine verwaltete ${noun}`,
    theAsObject: `die verwaltete ${noun}`,
  };
}

const kinds: Readonly<Record<string, Readonly<Record<Locale, KindWords>>>> = {
  service_account: { en: inEnglish('a service account'), de: neuter('Dienstkonto') },
  user: { en: inEnglish('a user'), de: masculine('Benutzer') },
  role: { en: inEnglish('a role'), de: feminine('Rolle') },
  group: { en: inEnglish('a group'), de: feminine('Gruppe') },
  application: { en: inEnglish('an application'), de: feminine('Anwendung') },
  managed_identity: { en: inEnglish('a managed identity'), de: managed('Identität') },
  account_root: { en: inEnglish('the root of an account'), de: neuter('Stammkonto (Root)') },
  bot: { en: inEnglish('a bot'), de: masculine('Bot') },
  agent: { en: inEnglish('an AI agent'), de: masculine('KI-Agent') },
  external_principal: { en: inEnglish('a principal from outside'), de: feminine('Identität von außen') },
  other: { en: inEnglish('a machine identity'), de: feminine('Maschinenidentität') },
};

function kindWords(kind: string, locale: Locale): KindWords {
  const plain = kind.replaceAll('_', ' ');
  const known = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  return known?.[locale] ?? (locale === 'de' ? feminine(`Identität der Art ${plain}`) : inEnglish(`a ${plain}`));
}

/** `a service account`, `an application`. */
export function kindInWords(kind: string, locale: Locale = 'en', position: 'as' | 'object' = 'as'): string {
  const words = kindWords(kind, locale);
  return position === 'as' ? words.one : words.oneAsObject;
}

/** `the service account`, before its name. */
export function namedKind(kind: string, locale: Locale, position: 'as' | 'object' = 'as'): string {
  const words = kindWords(kind, locale);
  return position === 'as' ? words.the : words.theAsObject;
}

/** In German also after "in". */
const platforms: Readonly<Record<string, { readonly en: string; readonly de: string; readonly inside: string }>> = {
  aws: { en: 'AWS account', de: 'AWS-Konto', inside: 'im AWS-Konto' },
  azure: { en: 'Azure', de: 'Azure', inside: 'in Azure' },
  entra: {
    en: 'Microsoft Entra tenant',
    de: 'Microsoft-Entra-Mandant',
    inside: 'im Microsoft-Entra-Mandanten',
  },
  gcp: { en: 'Google Cloud', de: 'Google Cloud', inside: 'in Google Cloud' },
  github: { en: 'GitHub', de: 'GitHub', inside: 'in GitHub' },
  gitlab: { en: 'GitLab', de: 'GitLab', inside: 'in GitLab' },
  kubernetes: { en: 'Kubernetes cluster', de: 'Kubernetes-Cluster', inside: 'im Kubernetes-Cluster' },
  okta: { en: 'Okta', de: 'Okta', inside: 'in Okta' },
  snowflake: { en: 'Snowflake', de: 'Snowflake', inside: 'in Snowflake' },
  vault: { en: 'Vault', de: 'Vault', inside: 'in Vault' },
};

/** `aws:123456789012` is "AWS account 123456789012"; a system that is named otherwise keeps its name. */
export function systemInWords(system: string, locale: Locale = 'en'): string {
  const [platform, name] = partsOf(system);
  if (platform === undefined) return system;
  return name === null ? platform[locale] : `${platform[locale]} ${name}`;
}

/** `in AWS account 123456789012`, with no more than `most` of what follows the "in". */
export function inSystem(system: string, locale: Locale, most = Number.POSITIVE_INFINITY): string {
  if (locale === 'en') return `in ${cut(systemInWords(system, 'en'), most)}`;
  const [platform, name] = partsOf(system);
  if (platform === undefined) return `in ${cut(system, most)}`;
  return name === null ? platform.inside : cut(`${platform.inside} ${name}`, most + 3);
}

function partsOf(system: string): readonly [(typeof platforms)[string] | undefined, string | null] {
  const colon = system.indexOf(':');
  const platform = (colon === -1 ? system : system.slice(0, colon)).toLowerCase();
  return [
    Object.hasOwn(platforms, platform) ? platforms[platform] : undefined,
    colon === -1 ? null : system.slice(colon + 1),
  ];
}

/** A fact's label; `identity.owner` among the facts of an entitlement is the identity's. */
export function labelOf(subject: Subject, fact: string, locale: Locale = 'en'): { label: string; mono: boolean } {
  if (subject === 'entitlement' && fact.startsWith('identity.'))
    return labelOf('identity', fact.slice('identity.'.length), locale);
  const known = factLabels[subject][fact] ?? sharedLabels[fact];
  return known === undefined
    ? { label: fact.replaceAll('_', ' '), mono: false }
    : { label: known.label[locale], mono: known.mono ?? false };
}

const flags: ReadonlySet<string> = new Set([
  'interactive',
  'vendor_managed',
  'break_glass',
  'default_account',
  'never_expires',
  'restricted',
  'administrator',
  'escalates',
  'wildcard',
  'public',
  'external',
  'conditioned',
  'loose_federation',
  'principal_exists',
  'grants_own_access',
]);

/** Stored values that are words of ours; names and texts of the evidence stay as they are. */
const values: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  non_production: { en: 'not production', de: 'nicht Produktion' },
  not_in_window: { en: 'not in the tracking window', de: 'nicht im Aufzeichnungszeitraum' },
};

/** Words that are shown in English as they are stored, by the facts that hold them. */
const germanValues: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  environment: { production: 'Produktion' },
  status: { active: 'aktiv', inactive: 'inaktiv', disabled: 'abgeschaltet', deleted: 'gelöscht' },
  owner_status: { active: 'aktiv', left: 'ausgeschieden', provider: 'beim Dienstleister' },
  owner_basis: { attested: 'bestätigt', inferred: 'abgeleitet' },
  effect: { allow: 'erlaubt', deny: 'verbietet' },
  negated: { privilege: 'beim Recht', resource: 'bei der Ressource', both: 'bei beidem' },
  holder: { customer: 'Auftraggeber', provider: 'Dienstleister' },
  party: { customer: 'Auftraggeber', provider: 'Dienstleister' },
  severity: { low: 'niedrig', medium: 'mittel', high: 'hoch', critical: 'kritisch' },
  state: {
    open: 'offen',
    resolved: 'behoben',
    suppressed: 'unterdrückt',
    planned: 'geplant',
    done: 'erledigt',
    failed: 'gescheitert',
    cancelled: 'abgebrochen',
  },
};

/** A stored value as people read it; null stays null. */
export function valueInWords(fact: string, value: Value, locale: Locale = 'en'): string | null {
  if (value === null) return null;
  const column = fact.startsWith('identity.') ? fact.slice('identity.'.length) : fact;
  if (flags.has(column)) return yesOrNo[locale][Number(value) === 1 ? 'yes' : 'no'];
  const text = String(value);
  if (column === 'kind') return locale === 'de' ? germanKind(text) : text.replaceAll('_', ' ');
  if (column === 'tags') return tagsInWords(text);
  if (Object.hasOwn(values, text)) return values[text]?.[locale] ?? text;
  return (locale === 'de' ? germanValues[column]?.[text] : undefined) ?? text;
}

const yesOrNo: Readonly<Record<Locale, { readonly yes: string; readonly no: string }>> = {
  en: { yes: 'yes', no: 'no' },
  de: { yes: 'ja', no: 'nein' },
};

/** Kinds of identities and credentials; those of findings are the tools' own. */
function germanKind(kind: string): string {
  if (kind !== 'other' && Object.hasOwn(kinds, kind)) return kindWords(kind, 'de').one.replace(/^eine? /, '');
  return credentialInWords(kind, 'de');
}

/** What a credential is, as a noun. */
export function credentialInWords(kind: string, locale: Locale): string {
  return (locale === 'de' ? germanCredentials[kind] : undefined) ?? kind.replaceAll('_', ' ');
}

const germanCredentials: Readonly<Record<string, string>> = {
  access_key: 'Zugriffsschlüssel',
  password: 'Passwort',
  certificate: 'Zertifikat',
  token: 'Token',
  secret: 'Geheimnis',
  api_key: 'API-Schlüssel',
  ssh_key: 'SSH-Schlüssel',
  federation: 'Föderation',
  webhook: 'Webhook',
  other: 'sonstige',
} satisfies Readonly<Record<CredentialKind, string>>;

function tagsInWords(text: string): string | null {
  const tags = Object.entries(JSON.parse(text) as Record<string, string>);
  return tags.length === 0 ? null : tags.map(([key, value]) => `${key}: ${value}`).join(', ');
}
