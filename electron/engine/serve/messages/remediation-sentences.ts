// How far revocations, reductions and rotations are, what became of a campaign's items since, and how long things took.
import { germanOf, outcomeInGerman, type Sentences } from '../../controls/messages/sentences.ts';

export const remediationSentences: Sentences = [
  // how far it is, by the evidence
  ['No later evidence speaks of it yet.', 'Noch kein späterer Nachweis äußert sich dazu.'],
  [
    'Own evidence shows it done: {name} attached {file} on {day:day}.',
    'Ein eigener Nachweis belegt die Umsetzung: {name} hat am {day} {file} beigelegt.',
  ],
  [
    'Own evidence shows that it is not done: {name} attached {file} on {day:day}.',
    'Ein eigener Nachweis zeigt, dass es nicht umgesetzt ist: {name} hat am {day} {file} beigelegt.',
  ],
  [
    'Own evidence of {day:day} showed it done, and it is there again in {bundle}.',
    'Ein eigener Nachweis vom {day} belegte die Umsetzung; in {bundle} ist der Zugriff wieder da.',
  ],
  ['{bundle} no longer has it.', '{bundle} enthält den Zugriff nicht mehr.'],
  ['It was gone, and is back in {bundle}.', 'Der Zugriff war entfallen und ist in {bundle} wieder da.'],
  ['It is still there, and no less in {bundle}.', 'Der Zugriff ist in {bundle} noch da und nicht eingeschränkt.'],
  ['It is still there in {bundle}.', 'Der Zugriff ist in {bundle} noch da.'],
  [
    'It is less now: changed from "{before:grant}" to "{after:grant}" in {bundle}.',
    'Der Zugriff ist jetzt geringer: in {bundle} geändert von „{before}“ zu „{after}“.',
  ],
  [
    'It is what was asked for: changed from "{before:grant}" to "{after:grant}" in {bundle}.',
    'Der Zugriff ist wie verlangt: in {bundle} geändert von „{before}“ zu „{after}“.',
  ],
  [
    'It is more now: changed from "{before:grant}" to "{after:grant}" in {bundle}.',
    'Der Zugriff ist jetzt größer: in {bundle} geändert von „{before}“ zu „{after}“.',
  ],
  [
    'Nothing shows that it is less: changed from "{before:grant}" to "{after:grant}" in {bundle}.',
    'Nichts belegt, dass der Zugriff geringer ist: in {bundle} geändert von „{before}“ zu „{after}“.',
  ],
  ['{name} says so: {what}.', '{name} meldet: {what}.'],

  // rotations
  [
    'Later evidence has the credential, and no date of its rotation.',
    'Spätere Nachweise enthalten die Zugangsdaten, aber kein Datum des Schlüsselwechsels.',
  ],
  ['{bundle} no longer has this credential.', '{bundle} enthält diese Zugangsdaten nicht mehr.'],
  ['It is switched off in {bundle}.', 'In {bundle} abgeschaltet.'],
  ['It was renewed on {day:day}, as {bundle} shows.', 'Laut {bundle} am {day} erneuert.'],
  ['It is still the one of {day:day} in {bundle}.', 'In {bundle} noch derselbe Stand vom {day}.'],
  ['Withdrawn: {reason:rest}', 'Zurückgenommen: {reason}'],
  ['It waits: nobody has confirmed what depends on it.', 'Wartet: Niemand hat bestätigt, was davon abhängt.'],
  [
    'The platform owner has not confirmed what depends on it.',
    'Die plattformverantwortliche Person hat nicht bestätigt, was davon abhängt.',
  ],
  ['A secret of this identity is exposed', 'Ein Geheimnis dieser Identität liegt offen'],
  ['Made or last rotated on {day:day}', 'Am {day} angelegt oder zuletzt gewechselt'],

  // from the decision to what shows it
  [
    'Decided by {name}, confirmed by {second}, {reference} of {campaign}. {reason:rest}',
    'Entschieden von {name}, bestätigt von {second}, {reference} in {campaign}. {reason}',
  ],
  [
    'Decided by {name}, {reference} of {campaign}. {reason:rest}',
    'Entschieden von {name}, {reference} in {campaign}. {reason}',
  ],
  [
    'Decided by {name}, confirmed by {second}, {reference} of {campaign}.',
    'Entschieden von {name}, bestätigt von {second}, {reference} in {campaign}.',
  ],
  ['Decided by {name}, {reference} of {campaign}.', 'Entschieden von {name}, {reference} in {campaign}.'],
  ['List {number:count}, signed by {name}.', 'Liste {number}, signiert von {name}.'],
  ['Due {day:day}.', 'Fällig am {day}.'],
  ['Change window: {when}.', 'Änderungsfenster: {when}.'],
  ['The decision is {outcome:outcome} now: {reason:rest}', 'Die Entscheidung lautet jetzt „{outcome}“: {reason}'],
  ['The decision is {outcome:outcome} now', 'Die Entscheidung lautet jetzt „{outcome}“'],
  ['The decision does not stand any more', 'Die Entscheidung gilt nicht mehr'],
  ['The provider says it is done', 'Der Dienstleister meldet die Umsetzung'],
  ['Own evidence: done', 'Eigener Nachweis: umgesetzt'],
  ['Own evidence: not done', 'Eigener Nachweis: nicht umgesetzt'],
  ['Verified', 'Nachgewiesen'],
  ['Failed', 'Gescheitert'],
  ['Reappeared', 'Wieder aufgetaucht'],
  [
    '{name} attached {file} (SHA-256 {digest}…): {statement:rest}',
    '{name} hat {file} beigelegt (SHA-256 {digest}…): {statement}',
  ],
  ['{reference} withdrawn', '{reference} zurückgenommen'],

  // what became of the items of a campaign
  ['It is gone; nobody decided on it.', 'Der Zugriff ist entfallen; niemand hat darüber entschieden.'],
  ['It is gone; it was decided {outcome:outcome}.', 'Der Zugriff ist entfallen; entschieden war „{outcome}“.'],
  [
    'It was gone and came back; nobody decided on it.',
    'Der Zugriff war entfallen und kam wieder; niemand hat darüber entschieden.',
  ],
  [
    'It was gone and came back; it was decided {outcome:outcome}.',
    'Der Zugriff war entfallen und kam wieder; entschieden war „{outcome}“.',
  ],
  ['Its {facts:facts} changed; nobody decided on it.', 'Geändert: {facts}; niemand hat darüber entschieden.'],
  ['Its {facts:facts} changed; it was decided {outcome:outcome}.', 'Geändert: {facts}; entschieden war „{outcome}“.'],
  ['New in {bundle}, after the baseline.', 'Neu in {bundle}, nach dem Stichtagsbestand.'],

  // why no time could be measured
  ['No finding has the time of its triage.', 'Kein Befund nennt den Zeitpunkt der Erstbewertung.'],
  ['No finding has the time it was told at.', 'Kein Befund nennt, wann er gemeldet wurde.'],
  ['No finding has a triage and an escalation.', 'Kein Befund hat Erstbewertung und Eskalation.'],
  ['No finding says when it was first seen.', 'Kein Befund nennt, wann er zuerst gesehen wurde.'],
  ['No bundle says which period it is of.', 'Kein Nachweispaket nennt seinen Zeitraum.'],
  ['Nothing that was instructed is verified yet.', 'Noch nichts von dem, was angewiesen wurde, ist nachgewiesen.'],
  ['Nothing in the evidence has times for it.', 'Die Nachweise enthalten dafür keine Zeiten.'],
  ['{unit} is no unit of time.', '{unit} ist keine Zeiteinheit.'],
];

export const remediationInGerman = germanOf(remediationSentences);

/** A decision as the title of what followed: "REVOKE", "REDUCE to s3:GetObject". */
export function decisionInGerman(title: string): string {
  const [, outcome, to] = /^([A-Z_]+)(?: to ([\s\S]+))?$/.exec(title) ?? [];
  if (outcome === undefined) return remediationInGerman(title);
  return to === undefined ? outcomeInGerman(outcome) : `${outcomeInGerman(outcome)} auf ${to}`;
}
