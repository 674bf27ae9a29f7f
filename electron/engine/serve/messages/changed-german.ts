// What changed about an item, in a word or two, as its badge names it: by the engine's English words for the column.

const changed: Readonly<Record<string, string>> = {
  advice: 'Empfehlung',
  kind: 'Art',
  name: 'Name',
  scope: 'Ort',
  environment: 'Umgebung',
  owner: 'Verantwortung',
  'owner basis': 'Grundlage der Verantwortung',
  'owner email': 'Adresse der verantwortlichen Person',
  'owner status': 'Status der verantwortlichen Person',
  purpose: 'Zweck',
  created: 'Anlage',
  'created by': 'anlegende Person',
  'last use': 'letzte Benutzung',
  status: 'Status',
  interactive: 'persönliche Anmeldung',
  'external organisation': 'fremde Organisation',
  'vendor managed': 'Verwaltung durch den Hersteller',
  'break glass': 'Notfallkonto',
  'default account': 'Standardkonto',
  workloads: 'Programme',
  tags: 'Kennzeichen',
  'privilege kind': 'Art des Rechts',
  privilege: 'Recht',
  resource: 'Ressource',
  effect: 'Wirkung',
  negated: 'Umkehrung',
  condition: 'Bedingung',
  boundary: 'Grenze',
  path: 'Zugriffsweg',
  granted: 'Erteilung',
  'granted by': 'erteilende Person',
  expires: 'Ablauf',
  'never expires': 'Ablauf',
  administrator: 'Administration',
  escalates: 'Rechteausweitung',
  wildcard: 'Platzhalter',
  public: 'Öffentlichkeit',
  external: 'Vertrauen nach außen',
  conditioned: 'Bedingung',
  'loose federation': 'unscharfe Föderation',
  'principal exists': 'Bestehen der Identität',
  'grants own access': 'Vergabe an sich selbst',
};

/** As it is where the column has no word here. */
export function changedInGerman(words: string): string {
  return changed[words.replace(/^identity\./, '')] ?? words;
}

const standardTimes: Readonly<Record<string, string>> = {
  'Alert told to the customer within': 'Alarm dem Auftraggeber gemeldet',
  'Alert triaged within': 'Alarm erstbewertet',
  'Escalated to the next step within': 'An die nächste Stufe eskaliert',
  'Evidence of a finding delivered within': 'Nachweis zu einem Befund geliefert',
  'Bundle delivered after the end of the quarter within': 'Nachweispaket nach Quartalsende geliefert',
  'Questions answered within': 'Fragen beantwortet',
  'Revocation carried out within': 'Entziehung umgesetzt',
};

/** The title of an agreed time, where it is the template's; another is the model's own. */
export function timeInGerman(title: string): string {
  return standardTimes[title] ?? title;
}
