// A reminder as something to read: the same words as a page to print and as plain text. Pure; the page needs nothing else
// and loads nothing.

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

const steps: readonly string[] = [
  'Open Countersign with the workspace, or with the packet that you were given, and choose your name.',
  'Go through your items, worst risk first. Each shows what the evidence says, and where.',
  'Decide each: certify, certify until a date, reduce, revoke, or say that you can’t decide and what is missing.',
  'Read the page before signing, and sign with your passphrase.',
];

const consequence =
  'What nobody decides is listed by name as “no decision”. It is not a yes, and comes first in the next review.';

export function reminderTitle({ campaign, open }: ReminderWords): string {
  return open === 0 ? `${campaign}: sign off` : `${campaign}: ${counted(open, 'item')} to decide`;
}

export function reminderText(words: ReminderWords): string {
  return [
    reminderTitle(words),
    words.customer,
    '',
    `For ${words.name}`,
    '',
    ...partsOf(words).map(({ label, text }) => `${label}: ${text}`),
    '',
    'What to do',
    ...steps.map((step, index) => `${index + 1}. ${step}`),
    '',
    consequence,
    ...(words.lead === null ? [] : ['', `Questions go to ${words.lead}.`]),
    '',
  ].join('\n');
}

export function reminderPage(words: ReminderWords): string {
  const parts = partsOf(words)
    .map(({ label, text }) => `<dt>${html(label)}</dt><dd>${html(text)}</dd>`)
    .join('\n');
  const list = steps.map((step) => `<li>${html(step)}</li>`).join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${html(reminderTitle(words))}</title>
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
<h1>${html(reminderTitle(words))}</h1>
<p>${html(words.customer)}, for ${html(words.name)}</p>
<dl>
${parts}
</dl>
<h2>What to do</h2>
<ol>
${list}
</ol>
<p>${html(consequence)}</p>
${words.lead === null ? '' : `<p>Questions go to ${html(words.lead)}.</p>\n`}</body>
</html>
`;
}

function partsOf({ items, open, serious, due, overdue, minutes, basis }: ReminderWords): Part[] {
  const how = serious === 0 ? '' : `, ${counted(serious, 'item')} of high or critical risk`;
  const what = open === 0 ? `all ${items} are decided; your signature is missing` : `${open} of ${items} open${how}`;
  return [
    { label: 'What', text: what },
    { label: 'By when', text: overdue ? `${longDay(due)}: that day is past` : longDay(due) },
    { label: 'How long', text: howLong(open, minutes, basis) },
  ];
}

function howLong(open: number, minutes: number | null, basis: ReminderWords['basis']): string {
  if (open === 0) return 'a few minutes to read and sign';
  if (minutes === null) return 'not known yet: nobody has decided anything here so far';
  const whose = basis === 'own' ? 'your earlier decisions' : 'what decisions here have taken so far';
  return `about ${minutes < 90 ? counted(minutes, 'minute') : counted(Math.round(minutes / 60), 'hour')}, going by ${whose}`;
}

function longDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return date.toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

function html(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
