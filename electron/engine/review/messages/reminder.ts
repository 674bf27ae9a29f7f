// What a reminder says to a reviewer: on its page, as plain text and in the calendar. English and German of one type.
import type { Locale } from '../../../../shared/locale.ts';

export interface ReminderMessages {
  readonly steps: readonly string[];
  readonly consequence: string;
  title(campaign: string, open: number): string;
  summary(campaign: string): string;
  forWhom(name: string): string;
  customerFor(customer: string, name: string): string;
  readonly whatToDo: string;
  questions(lead: string): string;
  readonly labels: { readonly what: string; readonly byWhen: string; readonly howLong: string };
  allDecided(items: number): string;
  openOf(open: number, items: number, serious: number): string;
  past(day: string): string;
  readonly onlySigning: string;
  readonly notKnown: string;
  about(time: string, basis: 'own' | 'everybody' | 'none'): string;
  minutes(count: number): string;
  hours(count: number): string;
  /** Of `toLocaleDateString`. */
  readonly dates: string;
}

const english: ReminderMessages = {
  steps: [
    'Open Countersign with the workspace, or with the packet that you were given, and choose your name.',
    'Go through your items, worst risk first. Each shows what the evidence says, and where.',
    'Decide each: certify, certify until a date, reduce, revoke, or say that you can’t decide and what is missing.',
    'Read the page before signing, and sign with your passphrase.',
  ],
  consequence:
    'What nobody decides is listed by name as “no decision”. It is not a yes, and comes first in the next review.',
  title: (campaign, open) =>
    open === 0 ? `${campaign}: sign off` : `${campaign}: ${counted(open, 'item', 'items')} to decide`,
  summary: (campaign) => `${campaign}: decide and sign off`,
  forWhom: (name) => `For ${name}`,
  customerFor: (customer, name) => `${customer}, for ${name}`,
  whatToDo: 'What to do',
  questions: (lead) => `Questions go to ${lead}.`,
  labels: { what: 'What', byWhen: 'By when', howLong: 'How long' },
  allDecided: (items) => `all ${items} are decided; your signature is missing`,
  openOf: (open, items, serious) =>
    `${open} of ${items} open${serious === 0 ? '' : `, ${counted(serious, 'item', 'items')} of high or critical risk`}`,
  past: (day) => `${day}: that day is past`,
  onlySigning: 'a few minutes to read and sign',
  notKnown: 'not known yet: nobody has decided anything here so far',
  about: (time, basis) =>
    `about ${time}, going by ${basis === 'own' ? 'your earlier decisions' : 'what decisions here have taken so far'}`,
  minutes: (count) => counted(count, 'minute', 'minutes'),
  hours: (count) => counted(count, 'hour', 'hours'),
  dates: 'en-GB',
};

const german: ReminderMessages = {
  steps: [
    'Countersign mit dem Arbeitsbereich oder dem erhaltenen Paket öffnen und den eigenen Namen wählen.',
    'Die Prüfpunkte durchgehen, das höchste Risiko zuerst. Jeder zeigt, was die Nachweise sagen und wo.',
    'Jeden entscheiden: bestätigen, befristet bestätigen, einschränken, entziehen, oder angeben, dass keine Entscheidung möglich ist und was fehlt.',
    'Die Seite vor der Freigabe lesen und mit der Passphrase signieren.',
  ],
  consequence:
    'Was niemand entscheidet, wird mit Namen als „Keine Entscheidung“ aufgeführt. Das ist kein Ja und kommt in der nächsten Prüfung zuerst.',
  title: (campaign, open) =>
    open === 0 ? `${campaign}: freigeben` : `${campaign}: ${counted(open, 'Prüfpunkt', 'Prüfpunkte')} zu entscheiden`,
  summary: (campaign) => `${campaign}: entscheiden und freigeben`,
  forWhom: (name) => `Für ${name}`,
  customerFor: (customer, name) => `${customer}, für ${name}`,
  whatToDo: 'Was zu tun ist',
  questions: (lead) => `Fragen beantwortet ${lead}.`,
  labels: { what: 'Was', byWhen: 'Bis wann', howLong: 'Wie lange' },
  allDecided: (items) => `alle ${items} sind entschieden; die Signatur fehlt`,
  openOf: (open, items, serious) =>
    `${open} von ${items} offen${serious === 0 ? '' : `, ${counted(serious, 'Prüfpunkt', 'Prüfpunkte')} mit hohem oder kritischem Risiko`}`,
  past: (day) => `${day}: Dieser Tag ist vorbei`,
  onlySigning: 'einige Minuten zum Lesen und Signieren',
  notKnown: 'noch nicht bekannt: Hier wurde bisher nichts entschieden',
  about: (time, basis) =>
    `etwa ${time}, nach ${basis === 'own' ? 'den eigenen früheren Entscheidungen' : 'der bisherigen Dauer der Entscheidungen hier'}`,
  minutes: (count) => counted(count, 'Minute', 'Minuten'),
  hours: (count) => counted(count, 'Stunde', 'Stunden'),
  dates: 'de-DE',
};

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

export const reminderMessages: Readonly<Record<Locale, ReminderMessages>> = { en: english, de: german };
