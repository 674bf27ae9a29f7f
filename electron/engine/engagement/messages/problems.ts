// What is missing in an operating model, told in the reader's language. The sentence is put together in English, as an
// assessment and a report keep it; here it is recognised and worded anew, with the titles that the model gives.
import type { Locale } from '../../../../shared/locale.ts';
import { terms } from '../../../../shared/terms.ts';
import { parties } from '../../../../shared/words.ts';

type Problem = readonly [pattern: RegExp, german: (...parts: readonly string[]) => string];

const problems: readonly Problem[] = [
  [/^(.+) is not in the matrix: say who does it\.$/, (title) => `${title}: fehlt in der Matrix; wer tut es?`],
  [/^(.+): nobody answers for it\.$/, (title) => `${title}: Niemand ist rechenschaftspflichtig.`],
  [
    /^(.+?): (.+) both answer for it; only one can\.$/,
    (title, names) =>
      `${title}: ${names?.replaceAll(' and ', ' und ')} sind beide rechenschaftspflichtig; es kann nur eine Rolle sein.`,
  ],
  [
    /^(.+?): (.+) is of the (\w+) and can't answer for a decision\.$/,
    (title, role, party) =>
      `${title}: ${role} gehört zur Partei „${partyInGerman(party)}“ und kann für eine Entscheidung nicht einstehen.`,
  ],
  [/^(.+): nobody is named to do it\.$/, (title) => `${title}: Niemand ist für die Durchführung benannt.`],
  [
    /^(.+): the role "(.+)" is not one of the columns\.$/,
    (title, role) => `${title}: Die Rolle „${role}“ ist keine der Spalten.`,
  ],
  [
    /^(.+) \((\w+)\): no active person fills this role\.$/,
    (role, party) => `${role} (${partyInGerman(party)}): Keine aktive Person füllt diese Rolle aus.`,
  ],
  [/^(.+): "(.+)" is not a known person\.$/, (role, person) => `${role}: „${person}“ ist keine bekannte Person.`],
  [
    /^(.+) is a role of the (\w+), and (.+) is of the (\w+)\.$/,
    (role, party, person, other) =>
      `${role} ist eine Rolle der Partei „${partyInGerman(party)}“, ${person} gehört zur Partei „${partyInGerman(other)}“.`,
  ],
  [
    /^(.+): (.+) has left\. Somebody else has to fill the role\.$/,
    (role, person) => `${role}: ${person} ist ausgeschieden. Jemand anderes muss die Rolle ausfüllen.`,
  ],
  [/^Nobody is named who may: (.+)\.$/, (right) => `Niemand ist benannt für das Recht: ${right}.`],
  [
    /^(.+) decides something, and no decision right says who may, and up to which risk\.$/,
    (title) =>
      `${title}: Hier wird entschieden, und kein Entscheidungsrecht sagt, wer das darf und bis zu welchem Risiko.`,
  ],
  [
    /^(.+?): (.+) is of the (\w+) and can't hold a decision right\.$/,
    (right, person, party) =>
      `${right}: ${person} gehört zur Partei „${partyInGerman(party)}“ und kann kein Entscheidungsrecht haben.`,
  ],
  [/^(.+): no active person holds this right\.$/, (right) => `${right}: Keine aktive Person hat dieses Recht.`],
  [
    /^(.+): high risk needs a second person in any case\.$/,
    (right) => `${right}: Ein hohes Risiko braucht in jedem Fall eine zweite Person.`,
  ],
  [
    /^There is no escalation path: nobody is called when it matters\.$/,
    () => 'Es gibt keinen Eskalationsweg: Im Ernstfall wird niemand gerufen.',
  ],
  [/^Step (\d+) of the escalation names nobody\.$/, (step) => `Stufe ${step} der Eskalation nennt niemanden.`],
  [/^The escalation never reaches the customer\.$/, () => 'Die Eskalation erreicht den Auftraggeber nie.'],
  [/^Nobody is named who owns an incident\.$/, () => 'Niemand ist für Vorfälle als verantwortlich benannt.'],
  [
    /^(.+) has left and can't own an incident\.$/,
    (person) => `${person} ist ausgeschieden und kann für Vorfälle nicht verantwortlich sein.`,
  ],
  [
    /^(.+) is of the (\w+) and can't own an incident\.$/,
    (person, party) =>
      `${person} gehört zur Partei „${partyInGerman(party)}“ und kann für Vorfälle nicht verantwortlich sein.`,
  ],
  [
    /^(.+) is a decision and can't be delegated to the provider\.$/,
    (task) => `${task}: eine Entscheidung; sie kann dem Dienstleister nicht übertragen werden.`,
  ],
  [/^(.+): it does not say what the task covers\.$/, (task) => `${task}: Der Umfang der Aufgabe fehlt.`],
  [/^(.+): it does not say in which systems\.$/, (task) => `${task}: Die Systeme fehlen.`],
  [/^(.+): it has no end date\.$/, (task) => `${task}: Das Enddatum fehlt.`],
  [/^(.+): it ends before it begins\.$/, (task) => `${task}: Das Ende liegt vor dem Beginn.`],
  [
    /^(.+): it ended on (\d{4})-(\d{2})-(\d{2})\. Extend it or take it out\.$/,
    (task, year, month, day) => `${task}: am ${day}.${month}.${year} beendet. Verlängern oder herausnehmen.`,
  ],
  [
    /^Nobody has agreed to a service threshold yet: (.+)\.$/,
    (title) => `Einem Schwellenwert hat noch niemand zugestimmt: ${title}.`,
  ],
  [
    /^Nobody has agreed to (\d+) of (\d+) service thresholds yet: they are a proposal\.$/,
    (some, all) => `${some} von ${all} Schwellenwerten hat noch niemand zugestimmt: Sie sind ein Vorschlag.`,
  ],
  [/^The contract has no reference yet\.$/, () => 'Der Vertrag hat noch kein Aktenzeichen.'],
  [
    /^The risk appetite is not stated, or nobody agreed to it\.$/,
    () => 'Die Risikobereitschaft ist nicht benannt, oder niemand hat ihr zugestimmt.',
  ],
];

function partyInGerman(name: string | undefined): string {
  const party = parties.find((one) => one === name);
  return party === undefined ? (name ?? '') : terms.de.party[party];
}

/** As it was put together where it is none of these. */
export function problemInWords(text: string, locale: Locale): string {
  if (locale === 'en') return text;
  for (const [pattern, german] of problems) {
    const match = pattern.exec(text);
    if (match !== null) return german(...match.slice(1));
  }
  return text;
}
