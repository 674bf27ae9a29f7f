// How people name the columns of such tables, in English and German. A name is compared without case, punctuation and
// umlauts; the first phrase of a field that fits wins.
import type { MappedRecord } from '../../../../shared/mapping-words.ts';

export function plainHeader(name: string): string {
  return name
    .replace(/ \(\d+\)$/, '')
    .replaceAll(/([a-zäöü])([A-ZÄÖÜ])/g, '$1 $2')
    .replaceAll(/[äÄ]/g, 'ae')
    .replaceAll(/[öÖ]/g, 'oe')
    .replaceAll(/[üÜ]/g, 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}

type Synonyms = Readonly<Record<string, string>>;

/** Phrases between bars, the surest first. */
const identity: Synonyms = {
  native_id:
    'account id|identity id|object id|principal id|service account id|service principal id|client id|app id|application id|bot id|robot id|agent id|user id|native id|arn|unique id|sid|konto id|kontokennung|benutzer id|benutzerkennung|kennung|identitaet id|sam account name|user principal name|upn|distinguished name|service account|service account name|account name|account|user name|username|login name|login|logon name|principal|identity|technical user|system user|technischer benutzer|technischer user|dienstkonto|servicekonto|kontoname|konto|benutzername|benutzer|anmeldename|bot name|bot|robot name|application name|app name|id|name|email|user|user or service account',
  name: 'display name|friendly name|full name|anzeigename|bezeichnung|account name|bot name|robot name|application name|app name|service account name|name|kontoname|benutzername|common name',
  kind: 'account type|identity type|principal type|user type|object type|type of account|type|kind|category|kontotyp|kontoart|art|typ|benutzertyp|identitaetstyp',
  owner:
    'owner|account owner|business owner|service owner|application owner|identity owner|owned by|responsible|responsible person|accountable|custodian|contact|eigentuemer|besitzer|verantwortlich|verantwortlicher|verantwortliche|kontoverantwortlicher|fachverantwortlicher|ansprechpartner|inhaber|owner name|manager|vorgesetzter|team|owning team',
  owner_email:
    'owner email|owner e mail|owner mail|email of owner|contact email|e mail des eigentuemers|e mail verantwortlicher|verantwortlicher e mail|owner email address',
  purpose:
    'purpose|description|business purpose|usage|use case|used for|comment|notes|beschreibung|zweck|verwendungszweck|verwendung|bemerkung|kommentar',
  created_at:
    'created|created at|created on|creation date|creation time|date created|create date|when created|created date|start date|angelegt|angelegt am|erstellt|erstellt am|erstelldatum|anlagedatum|erstellungsdatum',
  created_by: 'created by|creator|requested by|angelegt von|erstellt von|beantragt von',
  last_used:
    'last used|last use|last used at|last login|last log in|last logon|last logon timestamp|last sign in|last signin|last activity|last active|last access|last accessed|last authentication|letzte anmeldung|letzter login|letzte nutzung|letzte verwendung|zuletzt verwendet|zuletzt benutzt|zuletzt genutzt|zuletzt aktiv|letzter zugriff|letzte aktivitaet|last seen',
  status:
    'status|account status|state|lifecycle status|enabled|account enabled|is enabled|active|is active|aktiv|zustand|kontostatus',
  environment: 'environment|env|stage|tier|umgebung|stufe',
  scope:
    'tenant|domain|subscription|project|namespace|organizational unit|organisational unit|ou|mandant|domaene|abonnement|projekt|cloud account|account number',
  system: 'system|source system|platform|directory|plattform|quellsystem|identity provider|verzeichnis',
  external_organisation:
    'vendor|supplier|third party|external company|partner|hersteller|lieferant|dienstleister|fremdfirma',
  break_glass: 'break glass|emergency account|emergency|notfallkonto|notfallzugang|notfallbenutzer',
  interactive: 'interactive|interactive login|interaktiv|interaktive anmeldung',
};

const credential: Synonyms = {
  native_id:
    'key id|access key id|credential id|api key id|token id|certificate id|secret id|serial number|certificate serial|serial|thumbprint|fingerprint|key name|api key name|token name|secret name|credential name|certificate name|schluessel id|schluesselname|seriennummer|fingerabdruck|zertifikatsname|zugangsdaten id',
  kind: 'credential type|key type|secret type|token type|authentication type|auth type|schluesseltyp|art der zugangsdaten|zugangsart',
  created_at:
    'key created|key created at|credential created|issued|issued at|issued on|valid from|not before|ausgestellt am|gueltig ab|schluessel erstellt am',
  rotated_at:
    'rotated|rotated at|last rotated|last rotation|rotation date|password last set|pwd last set|password last changed|password changed|key last rotated|secret last changed|letzte rotation|rotiert am|zuletzt rotiert|passwort zuletzt geaendert|kennwort zuletzt geaendert|letzte passwortaenderung|letzte kennwortaenderung|passwort geaendert am',
  expires_at:
    'key expires|key expiry|credential expiry|expires|expires at|expires on|expiry|expiry date|expiration|expiration date|not after|valid until|valid to|password expires|ablauf|ablaufdatum|gueltig bis|laeuft ab|laeuft ab am|ablauf am',
  last_used: 'key last used|credential last used|token last used|schluessel zuletzt verwendet',
  status: 'key status|credential status|token status|schluesselstatus',
  last_four: 'last four|last 4|last four characters|key ending|letzte vier|letzte 4|letzte vier zeichen',
  never_expires: 'never expires|password never expires|no expiry|laeuft nie ab|kennwort laeuft nie ab|unbefristet',
};

const entitlement: Synonyms = {
  privilege:
    'role|roles|role name|permission|permissions|permission name|privilege|privileges|entitlement|entitlements|entitlement name|access right|access rights|access level|access|right|rights|group|groups|group name|member of|security group|permission set|policy name|profile|rolle|rollen|rollenname|berechtigung|berechtigungen|recht|rechte|zugriffsrecht|zugriffsrechte|gruppe|gruppen|gruppenname|berechtigungsgruppe|profil|scopes',
  resource:
    'resource|resource name|resources|target resource|target|target system|object|asset|application|app|database|share|folder|repository|bucket|site|ressource|ressourcen|ziel|zielsystem|objekt|anwendung|applikation|datenbank|freigabe|ordner|system',
  granted_at:
    'granted|granted at|granted on|grant date|assigned|assigned at|assigned on|assignment date|member since|vergeben|vergeben am|zugewiesen|zugewiesen am|zuweisungsdatum|erteilt am|berechtigt seit',
  granted_by: 'granted by|assigned by|grantor|vergeben von|zugewiesen von|erteilt von',
  expires_at:
    'access expires|access until|access valid until|assignment end|end date|valid until|expires|expires on|expiry date|berechtigt bis|zugriff bis|gueltig bis|befristet bis|enddatum',
  administrator:
    'admin|is admin|administrator|administrative|privileged|is privileged|privilegiert|administrativ|hoch privilegiert',
  condition: 'condition|conditions|bedingung|restriction|einschraenkung',
  effect: 'effect|allow deny',
  last_used: 'access last used|permission last used|privilege last used|recht zuletzt genutzt',
  advice: 'recommendation|recommended action|advice|empfehlung',
};

const finding: Synonyms = {
  native_id: 'finding id|issue id|alert id|doc id|vulnerability id|result id|befund id|id',
  identity_native_id: 'account|account name|identity|principal|user name|service account|konto|benutzer',
  kind: 'finding type|befundart',
  tool: 'tool|scanner|tool name|product|source tool|werkzeug|produkt',
  rule: 'rule|rule id|rule name|check|check id|control id|control|policy|policy id|test number|compliance check type|compliance standard|regel|regelname|pruefung|pruefpunkt|kontrolle',
  title:
    'title|finding|finding title|issue|summary|info|description|message|name|test info|befund|titel|zusammenfassung|beschreibung|feststellung',
  resource:
    'resource|resource id|resource name|node name|host name|hostname|host|asset|filename|file name|file|path|repository|image name|ressource|datei|pfad|system|node id',
  severity:
    'severity|risk|risk level|criticality|priority|level|schweregrad|kritikalitaet|risiko|prioritaet|dringlichkeit',
  state: 'state|status|finding status|result|outcome|zustand|ergebnis',
  first_seen:
    'first seen|first detected|detected|detected at|found at|opened|opened at|created|created at|erstmals gesehen|entdeckt am|gefunden am|timestamp',
  last_seen: 'last seen|last detected|updated|updated at|timestamp|zuletzt gesehen|aktualisiert am',
};

const action: Synonyms = {
  native_id:
    'action id|event id|log id|change id|task id|number|issue key|ticket number|ticket id|id|nummer|vorgangsnummer|ereignis id|lfd nr',
  performed_by:
    'performed by|executed by|done by|actor|operator|engineer|implemented by|completed by|changed by|assignee|assigned to|user|durchgefuehrt von|ausgefuehrt von|erledigt von|bearbeiter|bearbeitet von|umgesetzt von|techniker',
  verb: 'action|action type|operation|activity|event|event name|change type|task|aktion|massnahme|taetigkeit|vorgang|aenderung|art der aenderung|ereignis',
  target:
    'target|object|target account|account|account name|identity|resource|service account|subject|ziel|objekt|konto|betroffenes konto|ressource|benutzer',
  at: 'performed at|executed at|completed at|completed|timestamp|time|date|date time|when|event time|resolved|durchgefuehrt am|ausgefuehrt am|erledigt am|umgesetzt am|zeitpunkt|zeitstempel|datum',
  ticket:
    'ticket|ticket id|ticket number|change|change number|change request|incident|request id|issue key|jira|ticketnummer|vorgangsnummer|aenderungsnummer',
  approval:
    'approval|approved by|approval id|approver|authorised by|authorized by|genehmigung|genehmigt von|freigabe|freigegeben von',
  state: 'state|status|result|zustand|ergebnis',
  identity_native_id: 'target account|account|account name|service account|identity|betroffenes konto|konto|benutzer',
};

const tables: Readonly<Record<MappedRecord, ReadonlyMap<string, readonly string[]>>> = {
  identity: phrases(identity),
  credential: phrases(credential),
  entitlement: phrases(entitlement),
  finding: phrases(finding),
  action: phrases(action),
};

function phrases(synonyms: Synonyms): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(synonyms).map(([field, list]) => [field, list.split('|')]));
}

/** How surely a column of this name is the field: 1 for the surest phrase, 0 for none. */
export function likeness(type: MappedRecord, field: string, header: string): number {
  const list = tables[type].get(field) ?? [];
  const plain = plainHeader(header);
  if (plain === field.replaceAll('_', ' ')) return 1;
  const at = list.indexOf(plain);
  return at === -1 ? 0 : 0.99 - (at / list.length) * 0.6;
}

export function suggestedFields(type: MappedRecord): readonly string[] {
  return [...tables[type].keys()];
}
