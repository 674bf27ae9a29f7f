// What one version of an operating model says otherwise than another. Titles and names are the model's own.
import type { Sentences } from '../../controls/messages/sentences.ts';
import { germanOf } from '../../controls/messages/sentences.ts';

/** Headings; a second thing of the same heading has its place behind it. */
export const headingSentences: Sentences = [
  ['Operating model', 'Betriebsmodell'],
  ['Contract reference', 'Aktenzeichen des Vertrags'],
  ['Contract from', 'Vertragsbeginn'],
  ['Contract until', 'Vertragsende'],
  ['Two answers that differ', 'Zwei verschiedene Antworten'],
  ['Owner of every incident', 'Verantwortlich für jeden Vorfall'],
  ['Risk appetite', 'Risikobereitschaft'],
  ['Whoever created the identity judges it', 'Wer die Identität angelegt hat, entscheidet darüber'],
  ['Whoever granted the access judges it', 'Wer den Zugriff erteilt hat, entscheidet darüber'],
  ['Whoever signs in with it in person judges it', 'Wer sich damit persönlich anmeldet, entscheidet darüber'],
  [
    'Whoever owns a workload that acts through it judges it',
    'Wer ein Programm verantwortet, das darüber handelt, entscheidet darüber',
  ],
  ['Whoever owns the identity judges it', 'Wer die Identität verantwortet, entscheidet darüber'],
  ['Step {place:count}', 'Stufe {place}'],
  ['{role} ({party:side})', '{role} ({party})'],
];

/** What is said under a heading, whole or in its parts. */
export const modelSentences: Sentences = [
  ['managed', 'extern betrieben'],
  ['co-managed', 'gemeinsam betrieben'],
  ['monitoring-only', 'nur Überwachung'],
  ['in this contract', 'in diesem Vertrag'],
  ['not in this contract', 'nicht in diesem Vertrag'],
  ['the stricter answer stands: {reason:rest}', 'die strengere Antwort gilt: {reason}'],
  ['the stricter answer stands', 'die strengere Antwort gilt'],
  [
    'a more lenient answer stands once everybody has accepted it who answered otherwise: {reason:rest}',
    'eine mildere Antwort gilt erst, wenn alle sie angenommen haben, die anders geantwortet haben: {reason}',
  ],
  [
    'a more lenient answer stands once everybody has accepted it who answered otherwise',
    'eine mildere Antwort gilt erst, wenn alle sie angenommen haben, die anders geantwortet haben',
  ],
  ['the last answer stands: {reason:rest}', 'die letzte Antwort gilt: {reason}'],
  ['the last answer stands', 'die letzte Antwort gilt'],
  ['never: {reason:rest}', 'nie: {reason}'],
  ['never', 'nie'],
  ['may: {reason:rest}', 'darf: {reason}'],
  ['may', 'darf'],
  ['{holder:holder}, up to {risk:risk}, {alone:second}, {absent:absent}', '{holder}, bis {risk}, {alone}, {absent}'],
  ['{scope:scope}; {systems:systems}; {from:day} to {until:end}', '{scope}; {systems}; {from} bis {until}'],
  ['nobody ({party:side}), {after:rest}', 'niemand ({party}), {after}'],
  ['{name} ({party:side}), {after:rest}', '{name} ({party}), {after}'],
  ['nobody', 'niemand'],
  ['{figure:figures}; proposed, agreed by nobody yet', '{figure}; vorgeschlagen, noch nicht vereinbart'],
  ['{figure:figures}; agreed by {name} on {day:day}', '{figure}; am {day} vereinbart mit {name}'],
  ['{statement} (proposed, agreed by nobody yet)', '{statement} (vorgeschlagen, noch nicht vereinbart)'],
  ['{statement} (agreed by {name} on {day:day})', '{statement} (am {day} vereinbart mit {name})'],
];

/** Why a version was made, where the product made it; and what stays with the customer in any case. */
export const reasonSentences: Sentences = [
  ['Template, before the parties filled it in', 'Vorlage, bevor die Parteien sie ausgefüllt haben'],
  [
    'Standard terms of a new workspace: one year, by role. To be checked by the customer',
    'Standardbedingungen eines neuen Arbeitsbereichs: ein Jahr, nach Rollen. Vom Auftraggeber zu prüfen',
  ],
  [
    '{name} is the first person of the {party:side}: fills its roles until others are named',
    '{name} ist die erste Person der Partei „{party}“ und füllt deren Rollen aus, bis andere benannt sind',
  ],
  [
    'Deciding on access: certify, reduce, revoke, and when a revocation takes effect',
    'Über Zugriffe entscheiden: bestätigen, einschränken, entziehen, und wann eine Entziehung wirkt',
  ],
  ['Accepting a risk, and approving an exception', 'Ein Risiko akzeptieren und eine Ausnahme genehmigen'],
  [
    'Approving a change of privileges or a new service account',
    'Eine Änderung von Rechten oder ein neues Dienstkonto genehmigen',
  ],
  ['Owning secrets and the accounts that hold them', 'Geheimnisse und die Konten verantworten, die sie halten'],
  [
    'Owning an incident, and deciding to stop a service',
    'Einen Vorfall verantworten und über das Abschalten eines Dienstes entscheiden',
  ],
  ['A recommendation from {provider} is advice.', 'Eine Empfehlung von {provider} ist ein Rat.'],
  [
    'An alert from {provider} is not an approval by {customer}.',
    'Eine Meldung von {provider} ist keine Genehmigung durch {customer}.',
  ],
];

export const reasonInGerman = germanOf(reasonSentences);

export const headingInGerman = germanOf(headingSentences);

const saidInGerman = germanOf(modelSentences);

/** A day by itself is one in the reader's form. */
export function modelInGerman(text: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return year === undefined ? saidInGerman(text) : `${day}.${month}.${year}`;
}
