// German words of deciding: outcomes with what follows from them, phrases to take over, how the work was done.
import type { review as english } from '../en/review.ts';
import { counted, figure } from './figures.ts';

export const review: typeof english = {
  outcomes: {
    CERTIFY: 'Bestätigen',
    CERTIFY_UNTIL: 'Befristet bestätigen',
    REDUCE: 'Einschränken',
    REVOKE: 'Entziehen',
    CANNOT_DECIDE: 'Kann nicht entscheiden',
  },
  consequences: {
    CERTIFY: () => 'Bleibt bis zur nächsten Prüfung, wie es ist.',
    CERTIFY_UNTIL: () => 'Wird an diesem Tag wieder vorgelegt.',
    REDUCE: (provider) =>
      `${provider} erhält die Anweisung, es einzuschränken; das nächste Nachweispaket muss es zeigen.`,
    REVOKE: (provider) =>
      `${provider} erhält die Anweisung, es zu entziehen; im nächsten Nachweispaket muss es fehlen.`,
    CANNOT_DECIDE: (provider) => `Bleibt offen. ${provider} fragen oder nennen, wer entscheiden soll.`,
  },
  until: (day) => `Bis ${day}`,
  phrases: {
    CERTIFY: ['Weiterhin für dieselbe Aufgabe nötig', 'Mit der verantwortlichen Person geklärt'],
    CERTIFY_UNTIL: ['Bis zum Projektende nötig', 'Ersatz ist unterwegs'],
    REDUCE: ['Mehr, als die Aufgabe braucht', 'Liest nur; Schreiben wurde nie verlangt'],
    REVOKE: ['Wird nicht mehr gebraucht', 'Niemand weiß, wofür es da ist'],
    CANNOT_DECIDE: ['Wofür wird es benutzt?', 'Wer hat es wann verlangt?'],
  },
  keepPhrase: 'Als Textbaustein behalten',
  dropPhrase: (phrase) => `Textbaustein „${phrase}“ entfernen`,
  phraseKept: 'Auf diesem Rechner für das nächste Mal gemerkt.',
  campaign: {
    stands: 'Stand der Kampagne',
    signOff: 'Lesen und freigeben',
    signed: 'Was ich freigegeben habe, mit meinem Exemplar',
    rounds: 'Was als Nächstes kommt',
    open: 'Neue Kampagne eröffnen',
    others: 'Andere Kampagnen',
    closed: (day) => `geschlossen am ${day}`,
    due: (day) => `fällig ${day}`,
  },
  next: (item) => (item === null ? 'In dieser Liste ist nichts mehr offen.' : `Als Nächstes: ${item}.`),
  item: (item) => `${item.identity}, ${item.privilege} auf ${item.resource}`,
  durations: {
    seconds: (count) => counted(count, 'Sekunde', 'Sekunden'),
    minutes: (count) => counted(count, 'Minute', 'Minuten'),
    hours: (count) => counted(count, 'Stunde', 'Stunden'),
  },
  quality: {
    oneByOne: 'Einzeln',
    together: 'Zusammen',
    evidence: 'Nachweise',
    streak: 'Längste Folge',
    undone: 'Zurückgenommen',
    none: 'keine',
    items: (count) => counted(count, 'Prüfpunkt', 'Prüfpunkte'),
    times: (median, longest) =>
      `, die Hälfte davon in weniger als ${median}${longest === null ? '' : `, am längsten ${longest}`}`,
    inBulk: (items, batches) =>
      `${counted(items, 'unveränderter Prüfpunkt', 'unveränderte Prüfpunkte')} mit niedrigem Risiko in ${counted(batches, 'Sammelentscheidung', 'Sammelentscheidungen')}, jede mit Begründung`,
    opened: (opened, decisions) =>
      `bei ${figure(opened)} von ${counted(decisions, 'Entscheidung', 'Entscheidungen')} geöffnet`,
    inARow: (times, outcome) => `${counted(times, 'Mal', 'Mal')} „${outcome}“ nacheinander`,
    decisions: (count) => counted(count, 'Entscheidung', 'Entscheidungen'),
  },
};
