// A reminder as something to read: the same words as a page to print and as plain text. Pure; the page needs nothing else
// and loads nothing.
import type { Locale } from '../../../shared/locale.ts';
import { type ReminderMessages, reminderMessages } from './messages/reminder.ts';

export interface ReminderWords {
  readonly customer: string;
  readonly campaign: string;
  readonly name: string;
  readonly items: number;
  readonly open: number;
  readonly serious: number;
  readonly due: string;
  readonly overdue: boolean;
  readonly minutes: number | null;
  readonly basis: 'own' | 'everybody' | 'none';
  readonly lead: string | null;
}

interface Part {
  readonly label: string;
  readonly text: string;
}

export function reminderTitle({ campaign, open }: ReminderWords, locale: Locale = 'en'): string {
  return reminderMessages[locale].title(campaign, open);
}

export function reminderText(words: ReminderWords, locale: Locale = 'en'): string {
  const said = reminderMessages[locale];
  return [
    reminderTitle(words, locale),
    words.customer,
    '',
    said.forWhom(words.name),
    '',
    ...partsOf(words, said).map(({ label, text }) => `${label}: ${text}`),
    '',
    said.whatToDo,
    ...said.steps.map((step, index) => `${index + 1}. ${step}`),
    '',
    said.consequence,
    ...(words.lead === null ? [] : ['', said.questions(words.lead)]),
    '',
  ].join('\n');
}

export function reminderPage(words: ReminderWords, locale: Locale = 'en'): string {
  const said = reminderMessages[locale];
  const parts = partsOf(words, said)
    .map(({ label, text }) => `<dt>${html(label)}</dt><dd>${html(text)}</dd>`)
    .join('\n');
  const list = said.steps.map((step) => `<li>${html(step)}</li>`).join('\n');
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${html(reminderTitle(words, locale))}</title>
<style>
body { max-width: 40rem; margin: 3rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #16202b; background: #fff; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1rem; margin: 2rem 0 .5rem; }
p { margin: 0 0 .75rem; }
dl { display: grid; grid-template-columns: 9rem 1fr; gap: .25rem 1rem; margin: 1.5rem 0; padding: 1rem 0; border: solid #c5ccd4; border-width: 1px 0; }
dt { color: #55616e; }
dd { margin: 0; font-weight: 600; }
li { margin-bottom: .35rem; }
@media print { body { margin: 0; } }
</style>
</head>
<body>
<h1>${html(reminderTitle(words, locale))}</h1>
<p>${html(said.customerFor(words.customer, words.name))}</p>
<dl>
${parts}
</dl>
<h2>${html(said.whatToDo)}</h2>
<ol>
${list}
</ol>
<p>${html(said.consequence)}</p>
${words.lead === null ? '' : `<p>${html(said.questions(words.lead))}</p>\n`}</body>
</html>
`;
}

function partsOf(
  { items, open, serious, due, overdue, minutes, basis }: ReminderWords,
  said: ReminderMessages,
): Part[] {
  const day = longDay(due, said.dates);
  return [
    { label: said.labels.what, text: open === 0 ? said.allDecided(items) : said.openOf(open, items, serious) },
    { label: said.labels.byWhen, text: overdue ? said.past(day) : day },
    { label: said.labels.howLong, text: howLong(open, minutes, basis, said) },
  ];
}

function howLong(open: number, minutes: number | null, basis: ReminderWords['basis'], said: ReminderMessages): string {
  if (open === 0) return said.onlySigning;
  if (minutes === null) return said.notKnown;
  return said.about(minutes < 90 ? said.minutes(minutes) : said.hours(Math.round(minutes / 60)), basis);
}

function longDay(day: string, dates: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return date.toLocaleDateString(dates, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

function html(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
