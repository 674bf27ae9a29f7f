// How facts are called where people read them.
import type { Locale } from '../../../../shared/locale.ts';
import type { Subject } from '../facts.ts';

export interface Label {
  readonly label: Readonly<Record<Locale, string>>;
  readonly mono?: boolean;
}

/** Of more than one kind of record. */
export const sharedLabels: Readonly<Record<string, Label>> = {
  scope: { label: { en: 'Where it lives', de: 'Ort' } },
  environment: { label: { en: 'Environment', de: 'Umgebung' } },
  last_use: { label: { en: 'Last used', de: 'Zuletzt benutzt' } },
  last_use_state: { label: { en: 'Last used', de: 'Zuletzt benutzt' } },
  last_use_at: { label: { en: 'Last used', de: 'Zuletzt benutzt' } },
  status: { label: { en: 'Status', de: 'Status' } },
  created_at: { label: { en: 'Created', de: 'Angelegt' } },
  created_by: { label: { en: 'Created by', de: 'Angelegt von' } },
  expires_at: { label: { en: 'Ends', de: 'Endet' } },
  never_expires: { label: { en: 'Has no end', de: 'Ohne Ende' } },
  resource: { label: { en: 'On', de: 'Worauf' }, mono: true },
  rule: { label: { en: 'Rule', de: 'Regel' }, mono: true },
  last_four: { label: { en: 'Ends in', de: 'Endet auf' }, mono: true },
};

export const factLabels: Readonly<Record<Subject, Readonly<Record<string, Label>>>> = {
  identity: {
    kind: { label: { en: 'Kind', de: 'Art' } },
    name: { label: { en: 'Name', de: 'Name' } },
    native_id: { label: { en: 'Id in the system', de: 'ID im System' }, mono: true },
    owner: { label: { en: 'Owner', de: 'Verantwortliche Person' } },
    owner_basis: { label: { en: 'How the owner is known', de: 'Wie die verantwortliche Person bekannt ist' } },
    owner_email: { label: { en: "Owner's address", de: 'Adresse der verantwortlichen Person' } },
    owner_status: { label: { en: "Owner's status", de: 'Status der verantwortlichen Person' } },
    purpose: { label: { en: 'Purpose', de: 'Zweck' } },
    interactive: { label: { en: 'A person signs in with it', de: 'Eine Person meldet sich damit an' } },
    external_organisation: { label: { en: 'Belongs to', de: 'Gehört zu' } },
    vendor_managed: { label: { en: "Managed by the platform's vendor", de: 'Vom Hersteller der Plattform verwaltet' } },
    break_glass: { label: { en: 'For emergencies only', de: 'Nur für Notfälle' } },
    default_account: { label: { en: 'Default account', de: 'Standardkonto' } },
    workloads: { label: { en: 'Workloads that use it', de: 'Programme, die sie nutzen' } },
    tags: { label: { en: 'Tags', de: 'Kennzeichen' } },
    seen_in: { label: { en: 'Also seen in', de: 'Auch gesehen in' } },
  },
  credential: {
    kind: { label: { en: 'Kind', de: 'Art' } },
    native_id: { label: { en: 'Id in the system', de: 'ID im System' }, mono: true },
    rotated_at: { label: { en: 'Rotated', de: 'Gewechselt' } },
    expires_at: { label: { en: 'Expires', de: 'Läuft ab' } },
    never_expires: { label: { en: 'Never expires', de: 'Läuft nie ab' } },
    holder: { label: { en: 'Held by', de: 'Gehalten von' } },
    restricted: { label: { en: 'Restricted in where it works', de: 'Im Einsatzort beschränkt' } },
  },
  entitlement: {
    privilege_kind: { label: { en: 'Kind of privilege', de: 'Art des Rechts' }, mono: true },
    privilege: { label: { en: 'May do', de: 'Darf' }, mono: true },
    effect: { label: { en: 'Effect', de: 'Wirkung' } },
    negated: { label: { en: 'Written as an exception', de: 'Als Ausnahme formuliert' } },
    condition: { label: { en: 'Condition', de: 'Bedingung' }, mono: true },
    boundary: { label: { en: 'Limited by', de: 'Begrenzt durch' }, mono: true },
    path: { label: { en: 'How it gets the access', de: 'Zugriffsweg' } },
    granted_at: { label: { en: 'Granted', de: 'Erteilt' } },
    granted_by: { label: { en: 'Granted by', de: 'Erteilt von' } },
    administrator: { label: { en: 'Administrator', de: 'Administrator' } },
    escalates: { label: { en: 'Can raise rights', de: 'Kann Rechte ausweiten' } },
    wildcard: { label: { en: 'Uses a wildcard', de: 'Enthält einen Platzhalter' } },
    public: { label: { en: 'Open to everybody', de: 'Für alle offen' } },
    external: { label: { en: 'Open to another organisation', de: 'Für eine andere Organisation offen' } },
    conditioned: { label: { en: 'Narrowed by a condition', de: 'Durch eine Bedingung eingeschränkt' } },
    loose_federation: { label: { en: 'Federation with a loose subject', de: 'Föderation mit unscharfem Betreff' } },
    principal_exists: { label: { en: 'The holder exists', de: 'Der Inhaber ist vorhanden' } },
    grants_own_access: { label: { en: 'Can both grant and use it', de: 'Kann es erteilen und nutzen' } },
    advice: { label: { en: "Provider's advice", de: 'Empfehlung des Dienstleisters' } },
  },
  finding: {
    identity_hint: { label: { en: 'Names', de: 'Nennt' }, mono: true },
    kind: { label: { en: 'Kind', de: 'Art' } },
    tool: { label: { en: 'Found by', de: 'Gefunden durch' } },
    title: { label: { en: 'Finding', de: 'Befund' } },
    severity: { label: { en: 'Severity', de: 'Schwere' } },
    state: { label: { en: 'State', de: 'Stand' } },
    first_seen: { label: { en: 'First seen', de: 'Zuerst gesehen' } },
    last_seen: { label: { en: 'Last seen', de: 'Zuletzt gesehen' } },
  },
  action: {
    performed_by: { label: { en: 'Performed by', de: 'Ausgeführt von' } },
    party: { label: { en: 'Party', de: 'Partei' } },
    activity: { label: { en: 'Activity', de: 'Tätigkeit' }, mono: true },
    verb: { label: { en: 'What was done', de: 'Was getan wurde' } },
    target: { label: { en: 'To', de: 'Woran' }, mono: true },
    at: { label: { en: 'When', de: 'Wann' } },
    ticket: { label: { en: 'Ticket', de: 'Ticket' }, mono: true },
    approval: { label: { en: 'Approval claimed', de: 'Angegebene Genehmigung' } },
    state: { label: { en: 'State', de: 'Stand' } },
  },
};
