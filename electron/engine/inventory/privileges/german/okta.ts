// The German of ../okta.ts. What a scope is about stands in the accusative: "Kann Gruppen lesen."
import type { Translated } from '../explanations.ts';
import type { oktaRoles as english, oktaThings as englishThings, Thing } from '../okta.ts';

const superAdministrator = 'Kann alles in der Organisation und sich selbst und andere zu Administratoren machen.';
const organisationAdministrator =
  'Kann fast alle Einstellungen, Benutzer und Gruppen ändern, aber niemanden zum Administrator machen.';

export const oktaRoles: Translated<typeof english> = {
  'super administrator': superAdministrator,
  'super organization administrator': superAdministrator,
  'organization administrator': organisationAdministrator,
  'organizational administrator': organisationAdministrator,
  'application administrator':
    'Kann Anwendungen ändern, wer sie verwenden darf und ihre Geheimnisse, und so in deren Namen handeln.',
  'group administrator':
    'Kann Benutzer der eigenen Gruppen anlegen, ändern und löschen, deren Passwörter setzen und sich so als diese anmelden.',
  'group membership administrator':
    'Kann Benutzer in die eigenen Gruppen aufnehmen und daraus entfernen; wo Rechte mit einer Gruppe kommen, gibt das Rechte.',
  'help desk administrator':
    'Kann Passwörter und zweite Faktoren der eigenen Benutzer setzen und sich so als diese anmelden.',
  'read-only administrator': 'Kann alles in der Organisation lesen und nichts ändern.',
  'api access management administrator': 'Legt fest, was Token besagen und für wen sie ausgestellt werden.',
  'mobile administrator': 'Kann Regeln für Mobilgeräte ändern.',
  'report administrator': 'Kann Berichte und das Protokoll darüber lesen, wer was getan hat.',
  'access certifications administrator': 'Kann Berechtigungsprüfungen einrichten und durchführen.',
  'access requests administrator': 'Legt fest, wie Zugriff beantragt wird und wer antwortet.',
  'workflows administrator': 'Kann Abläufe anlegen und ändern, die mit ihren hinterlegten Verbindungen handeln.',
};

export const oktaThings: Readonly<Record<keyof typeof englishThings, Thing>> = {
  agentPools: { on: 'Agenten, die eigene Verzeichnisse anbinden,' },
  apiTokens: { on: 'API-Token', leadsTo: 'Kann Token wegnehmen.' },
  appGrants: {
    on: 'Freigaben von Anwendungen',
    leadsTo: 'Kann Anwendungen weitere Freigaben geben, auch sich selbst.',
  },
  apps: {
    on: 'Anwendungen',
    leadsTo: 'Kann ändern, wie man in Anwendungen gelangt, und ihnen Geheimnisse hinzufügen.',
  },
  authenticators: { on: 'Anmeldewege', leadsTo: 'Kann auf zweite Faktoren verzichten.' },
  authorizationServers: {
    on: 'Server, die Token ausstellen,',
    leadsTo: 'Legt fest, was Token besagen und für wen sie ausgestellt werden.',
  },
  behaviors: { on: 'Regeln zu ungewöhnlichem Verhalten' },
  brands: { on: 'Anmeldeseiten' },
  captchas: { on: 'Prüfungen gegen Automaten' },
  certificateAuthorities: {
    on: 'Zertifizierungsstellen',
    leadsTo: 'Legt fest, wessen Zertifikate Personen hereinlassen.',
  },
  clients: {
    on: 'Clients und deren Geheimnisse',
    leadsTo: 'Kann Clients Geheimnisse hinzufügen und in deren Namen handeln.',
  },
  deviceAssurance: { on: 'die Anforderungen an Geräte' },
  devices: { on: 'Geräte' },
  domains: { on: 'Domänen von Anmeldeseiten' },
  emailDomains: { on: 'E-Mail-Domänen' },
  eventHooks: {
    on: 'Ereignismeldungen',
    leadsTo: 'Kann alles, was geschieht, an eine selbst gewählte Adresse senden lassen.',
  },
  events: { on: 'Ereignisse' },
  factors: {
    on: 'zweite Faktoren von Benutzern',
    leadsTo: 'Kann zweite Faktoren zurücksetzen und so leichter in Konten gelangen.',
  },
  features: { on: 'die Auswahl eingeschalteter Funktionen' },
  governance: { on: 'Prüfungen und Anträge zu Zugriffen' },
  groups: { on: 'Gruppen und deren Mitglieder', leadsTo: 'Wo Rechte mit einer Gruppe kommen, gibt das Rechte.' },
  idps: {
    on: 'fremde Stellen, die für Personen bürgen,',
    leadsTo: 'Kann eine fremde Stelle für jede beliebige Person bürgen lassen.',
  },
  inlineHooks: { on: 'Eingriffe in die Anmeldung', leadsTo: 'Kann ändern, was bei der Anmeldung geschieht.' },
  linkedObjects: { on: 'Verbindungen zwischen Benutzern' },
  logs: { on: 'das Protokoll darüber, wer was getan hat,' },
  logStreams: { on: 'die Ziele des Protokolls darüber, wer was getan hat,' },
  manifests: { on: 'Beschreibungen von Anwendungen' },
  networkZones: { on: 'Netzzonen', leadsTo: 'Legt fest, von wo aus man sich anmelden darf.' },
  oauthIntegrations: { on: 'Anbindungen' },
  orgs: { on: 'Einstellungen der Organisation' },
  policies: {
    on: 'Richtlinien',
    leadsTo: 'Legt fest, wie man sich anmelden muss, und kann auf zweite Faktoren verzichten.',
  },
  principalRateLimits: { on: 'Aufrufgrenzen' },
  privilegedAccess: { on: 'privilegierte Konten und Server' },
  profileMappings: { on: 'die Übertragung von Profilen', leadsTo: 'Kann ändern, was andere von Benutzern wissen.' },
  profileSources: { on: 'Quellen von Profilen' },
  pushProviders: { on: 'Nachrichten an Telefone' },
  rateLimits: { on: 'Aufrufgrenzen' },
  realms: { on: 'Teile der Organisation' },
  realmAssignments: { on: 'die Zuordnung zu Teilen der Organisation' },
  reports: { on: 'Berichte' },
  resourceSelectors: { on: 'Ressourcengruppen' },
  riskEvents: { on: 'Risikomeldungen' },
  riskProviders: { on: 'Quellen von Risikomeldungen' },
  roles: { on: 'Administratorrollen', leadsTo: 'Kann jede Person zum Administrator machen, auch sich selbst.' },
  schemas: { on: 'die Felder von Profilen' },
  sessions: { on: 'Sitzungen', leadsTo: 'Kann Sitzungen beenden und eine für einen anderen Benutzer öffnen.' },
  templates: { on: 'Nachrichtentexte' },
  threatInsights: { on: 'den Schutz vor Angriffen' },
  trustedOrigins: { on: 'die zugelassenen Websites' },
  uischemas: { on: 'die Gestaltung von Formularen' },
  userTypes: { on: 'Arten von Benutzern' },
  users: { on: 'Benutzer', leadsTo: 'Kann Passwörter setzen und sich so als andere anmelden.' },
};
