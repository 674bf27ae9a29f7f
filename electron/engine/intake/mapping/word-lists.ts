// Words of cells that mean one of the product's own words, in English and German: compared as plainWord gives them.

export const yesWords = [
  'yes',
  'y',
  'true',
  'ja',
  'j',
  'wahr',
  '1',
  'x',
  'enabled',
  'active',
  'aktiv',
  'aktiviert',
  'on',
];
export const noWords = [
  'no',
  'n',
  'false',
  'nein',
  'falsch',
  '0',
  'disabled',
  'inactive',
  'inaktiv',
  'deaktiviert',
  'off',
];
export const neverWords = [
  'never',
  'never used',
  'never logged in',
  'nie',
  'niemals',
  'noch nie',
  'nie verwendet',
  'nie angemeldet',
  'no expiry',
  'does not expire',
  'unbefristet',
  'unbegrenzt',
  'kein ablauf',
];
export const emptyWords = [
  '-',
  '--',
  '–',
  '—',
  'n/a',
  'na',
  'n.a.',
  'none',
  'null',
  'nil',
  '(none)',
  '(empty)',
  '(leer)',
  'unknown',
  'unbekannt',
  'keine',
  'keine angabe',
  'k.a.',
  'k. a.',
  'tbd',
  '?',
  '[]',
  '{}',
];

type Lists = Readonly<Record<string, string>>;

const identityKinds: Lists = {
  service_account:
    'service account|serviceaccount|service|svc|service user|system account|system user|technical|technical user|technical account|functional account|dienstkonto|dienst|servicekonto|technischer benutzer|technisches konto|technisch|systembenutzer|systemkonto|funktionskonto|batch|batch user|gmsa|msa|integration system user|integration user|isu|non-human|application account|machine account|computer account',
  user: 'user|person|human|employee|interactive|benutzer|mitarbeiter|personal|named user|individual|dialog|dialog user|member|guest',
  role: 'role|iam role|rolle',
  group: 'group|security group|gruppe',
  application:
    'application|app|app registration|service principal|serviceprincipal|enterprise application|oauth app|oauth client|anwendung|applikation|client',
  managed_identity:
    'managed identity|managedidentity|system assigned|user assigned|workload identity|verwaltete identitaet',
  account_root: 'root|root account|account root',
  bot: 'bot|robot|rpa|rpa bot|attended|unattended|unattended robot|attended robot|software robot|roboter',
  agent: 'agent|ai agent|llm agent|copilot|ki-agent|ki agent',
  external_principal: 'external|external user|third party|partner|vendor|extern|dienstleister',
  other: 'other|andere|sonstige',
};

const lists: Readonly<Record<string, Lists>> = {
  'identity.kind': identityKinds,
  'identity.status': {
    active: 'active|enabled|aktiv|aktiviert|ok|live|yes|ja|true|1|in use|in betrieb|activated|staged|provisioned',
    disabled:
      'inactive|disabled|inaktiv|deaktiviert|gesperrt|locked|blocked|suspended|no|nein|false|0|deactivated|expired|retired|stillgelegt',
    deleted: 'deleted|removed|geloescht|gelöscht|entfernt|terminated|deprovisioned',
  },
  environment: {
    production: 'production|prod|prd|live|produktion|produktiv|p',
    non_production:
      'non-production|nonprod|non-prod|development|dev|test|testing|qa|uat|staging|stage|stg|sandbox|int|integration|entwicklung|entwicklungsumgebung|testumgebung|abnahme|preprod|pre-production|demo',
  },
  'credential.kind': {
    access_key: 'access key|accesskey|aws access key|zugriffsschluessel|zugriffsschlüssel',
    password: 'password|passwort|kennwort|basic|basic auth',
    certificate: 'certificate|cert|x509|x.509|zertifikat|client certificate|tls|ssl',
    token: 'token|oauth token|pat|personal access token|bearer|refresh token|jwt',
    secret: 'secret|client secret|geheimnis|shared secret',
    api_key: 'api key|apikey|api-key|api-schluessel|api-schlüssel',
    ssh_key: 'ssh|ssh key|sshkey|ssh-schluessel|ssh-schlüssel|public key',
    federation: 'federation|federated|oidc|saml|workload identity federation',
    webhook: 'webhook',
    other: 'other|andere|sonstige',
  },
  'credential.status': {
    active: 'active|enabled|valid|aktiv|gueltig|gültig|yes|ja|true|1|in use',
    inactive: 'inactive|disabled|expired|revoked|inaktiv|abgelaufen|gesperrt|widerrufen|no|nein|false|0',
    deleted: 'deleted|removed|geloescht|gelöscht',
  },
  'entitlement.effect': {
    allow: 'allow|allowed|permit|erlauben|erlaubt|grant',
    deny: 'deny|denied|verweigern|verboten',
  },
  'finding.severity': {
    critical: 'critical|kritisch|crit|very high|sehr hoch|p1|5',
    high: 'high|hoch|important|p2|4',
    medium: 'medium|mittel|moderate|med|p3|3',
    low: 'low|niedrig|gering|minor|p4|2',
  },
  'finding.state': {
    open: 'open|new|active|fail|failed|offen|neu|alarm|warn|non-compliant|noncompliant|in progress|reopened|nicht erfuellt|nicht erfüllt',
    resolved: 'resolved|closed|fixed|pass|passed|ok|compliant|erledigt|geschlossen|behoben|erfuellt|erfüllt|done',
    suppressed:
      'suppressed|muted|accepted|ignored|risk accepted|false positive|wontfix|akzeptiert|unterdrueckt|unterdrückt|masked',
  },
  'finding.kind': {
    exposed_secret: 'exposed secret|secret|leak|leaked credential',
    posture: 'posture|misconfiguration|compliance|configuration|fehlkonfiguration',
    unused_access: 'unused access|unused|dormant|ungenutzt',
    external_access: 'external access|public access|external|extern',
    other: 'other|andere',
  },
  'action.state': {
    planned: 'planned|scheduled|open|pending|new|geplant|offen|in progress|in arbeit|to do',
    done: 'done|completed|closed|success|successful|resolved|erledigt|abgeschlossen|erfolgreich|durchgefuehrt|durchgeführt|implemented|umgesetzt|ok',
    failed: 'failed|error|unsuccessful|fehlgeschlagen|fehler|rolled back',
    cancelled: 'cancelled|canceled|rejected|aborted|abgebrochen|storniert|abgelehnt',
  },
  'action.party': {
    customer: 'customer|client|internal|kunde|intern',
    provider: 'provider|vendor|mssp|msp|external|dienstleister|extern',
  },
  'identity.owner_status': {
    active: 'active|aktiv|employed|current',
    left: 'left|inactive|inaktiv|departed|terminated|ausgeschieden|ehemalig',
    provider: 'provider|external|vendor|dienstleister|extern',
  },
};

/** The product's word for a word of a cell, or null. */
export function knownWord(type: string, field: string, word: string): string | null {
  const list = lists[`${type}.${field}`] ?? (field === 'environment' ? lists.environment : undefined);
  if (list === undefined) return null;
  const found = Object.entries(list).find(
    ([to, words]) => to === word || to.replaceAll('_', ' ') === word || words.split('|').includes(word),
  );
  return found?.[0] ?? null;
}
