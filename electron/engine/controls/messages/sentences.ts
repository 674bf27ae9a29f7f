// Sentences that the engine puts together in English, because they are recorded, compared or kept from reading to reading,
// worded anew for a reader of German. A table pairs the English with the German: what stands in braces is taken over,
// `{day:day}` in the reader's form of it. What no pair fits is shown as it was put together.
import { terms } from '../../../../shared/terms.ts';
import { outcomes, parties, recordTypes, risks } from '../../../../shared/words.ts';
import { factLabels, type Label, sharedLabels } from '../../inventory/messages/fact-labels.ts';

/** Tried in their order: what says more stands before what says less. */
export type Sentences = readonly (readonly [english: string, german: string])[];

export type InGerman = (text: string) => string;

/**
 * Words a text sentence by sentence, or as a whole where one pair covers it. `otherwise` words a text that begins with
 * none of these.
 */
export function germanOf(table: Sentences, otherwise: InGerman = (text) => text): InGerman {
  const next = firstOf(table);
  const inGerman = (text: string): string => {
    const said: string[] = [];
    let rest = text.trim();
    while (rest !== '') {
      const first = next(rest, inGerman);
      if (first === null) return said.length === 0 ? otherwise(text) : text;
      said.push(first.german);
      rest = rest.slice(first.length).trim();
    }
    return said.length === 0 ? text : said.join(' ');
  };
  return inGerman;
}

export interface First {
  readonly german: string;
  /** Of the English, as far as it is worded. */
  readonly length: number;
}

/** The sentence that a text begins with; null where it is none of the table. */
export function firstOf(table: Sentences): (text: string, inGerman?: InGerman) => First | null {
  const pairs = table.map(pairOf);
  return (text, inGerman = (inside) => inside) => recognised(pairs, text, inGerman);
}

/** The names in braces of a template, in their order. */
export function namesIn(template: string): string[] {
  return [...template.matchAll(placeholder)].map(([, name]) => name ?? '');
}

/** What stands between the braces. */
export function fixedParts(template: string): string[] {
  return template.split(/\{\w+(?::\w+)?\}/);
}

interface Form {
  /** Of a regular expression. */
  readonly pattern: string;
  readonly say: (text: string, inGerman: InGerman) => string;
}

const placeholder = /\{(\w+)(?::(\w+))?\}/g;

const asItIs: Form = { pattern: '.+?', say: (text) => text };

const forms: Readonly<Record<string, Form>> = {
  count: { pattern: '\\d+', say: (text) => Number(text).toLocaleString('de-DE') },
  day: { pattern: '\\d{4}-\\d{2}-\\d{2}', say: dayInGerman },
  risk: { pattern: risks.join('|'), say: riskInGerman },
  party: { pattern: '\\w+', say: partyInGerman },
  outcome: { pattern: '[A-Z_]+', say: outcomeInGerman },
  records: { pattern: recordTypes.join('|'), say: (text) => recordsInGerman[text] ?? text },
  /** "a, b and c", or "a and 4 more". */
  list: {
    pattern: '.+?',
    say: (text) => text.replace(/ and (\d+) more$/, ' und $1 weitere').replaceAll(' and ', ' und '),
  },
  /** As a report writes it: "1,417", or "no". */
  figure: { pattern: '[\\d,]+|no', say: (text) => (text === 'no' ? 'keine' : text.replaceAll(',', '.')) },
  things: { pattern: '[a-z -]+?', say: (text) => thingsInGerman[text] ?? text },
  /** "3 to 5". */
  span: { pattern: '\\d+(?: to \\d+)?', say: (text) => text.replace(' to ', ' bis ') },
  /** "privilege on resource". */
  grant: { pattern: '.+?', say: (text) => text.replace(/ on (?=[^ ]*$)/, ' auf ') },
  /** A party in brackets. */
  side: { pattern: parties.join('|'), say: partyInGerman },
  holder: { pattern: '.+?', say: holderInGerman },
  second: {
    pattern: `alone|second person from (?:${risks.join('|')})`,
    say: (text) =>
      text === 'alone' ? 'allein' : `zweite Person ab ${riskInGerman(text.slice('second person from '.length))}`,
  },
  absent: {
    pattern: 'nobody if absent|if absent .+',
    say: (text) =>
      text === 'nobody if absent'
        ? 'keine Vertretung'
        : `vertreten durch: ${holderInGerman(text.slice('if absent '.length))}`,
  },
  scope: { pattern: '.+?', say: scopeInGerman },
  systems: {
    pattern: '.+?',
    say: (text) => (text === 'no system' ? 'kein System' : text === 'every system' ? 'jedes System' : text),
  },
  end: {
    pattern: 'no end|\\d{4}-\\d{2}-\\d{2}',
    say: (text) => (text === 'no end' ? 'ohne Ende' : dayInGerman(text)),
  },
  /** "critical 60, high 240, else 480 minutes". */
  figures: {
    pattern: '[^;]+',
    say: (text) =>
      text.replaceAll(
        /\b(low|medium|high|critical|else|days|hours|minutes|percent)\b/g,
        (word) => figureWords[word] ?? word,
      ),
  },
  /** Columns of a record: "last use at, owner". */
  facts: { pattern: '.+?', say: factsInGerman },
  /** "NT-012 of Q3 2026". */
  decision: { pattern: '.+?', say: (text) => text.replace(/^(\S+) of /, '$1 in ') },
  /** All that follows, somebody's own words. */
  rest: { pattern: '[\\s\\S]*', say: (text) => text },
  /** All that follows, a sentence of ours again. */
  said: { pattern: '[\\s\\S]+', say: (text, inGerman) => inGerman(text) },
  /** The same without its capital. */
  lowered: {
    pattern: '[\\s\\S]+',
    say: (text, inGerman) => inGerman(text.charAt(0).toUpperCase() + text.slice(1)),
  },
};

interface Pair {
  /** What every such text begins with: most texts are told apart by it. */
  readonly begin: string;
  readonly pattern: RegExp;
  readonly german: (parts: Readonly<Record<string, string>>, inGerman: InGerman) => string;
}

function pairOf([english, german]: Sentences[number]): Pair {
  const forms = new Map<string, Form>();
  const [begin = '', ...others] = fixedParts(english);
  let pattern = `^${escaped(begin)}`;
  for (const [index, [, name = '', form]] of [...english.matchAll(placeholder)].entries()) {
    const known = formOf(form);
    forms.set(name, known);
    pattern += `(?<${name}>${known.pattern})${escaped(others[index] ?? '')}`;
  }
  return {
    begin,
    // what ends in a name ends with the text
    pattern: new RegExp(`${pattern}${english.endsWith('}') ? '$' : '(?=\\s|$)'}`),
    german: (parts, inGerman) =>
      german.replace(placeholder, (_, name: string) => (forms.get(name) ?? asItIs).say(parts[name] ?? '', inGerman)),
  };
}

function formOf(name: string | undefined): Form {
  if (name === undefined) return asItIs;
  const form = forms[name];
  if (form === undefined) throw new Error(`a template names the form ${name}, which there is none of`);
  return form;
}

function recognised(pairs: readonly Pair[], text: string, inGerman: InGerman): First | null {
  for (const { begin, pattern, german } of pairs) {
    if (!text.startsWith(begin)) continue;
    const match = pattern.exec(text);
    if (match !== null) return { german: german(match.groups ?? {}, inGerman).trim(), length: match[0].length };
  }
  return null;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function dayInGerman(day: string): string {
  const [year, month, date] = day.split('-');
  return `${date}.${month}.${year}`;
}

export function outcomeInGerman(name: string): string {
  if (name === 'ROTATE') return 'Schlüssel wechseln';
  if (name === 'NO_DECISION') return 'Keine Entscheidung';
  const outcome = outcomes.find((one) => one === name);
  return outcome === undefined ? name : terms.de.outcome[outcome];
}

function partyInGerman(name: string): string {
  const party = parties.find((one) => one === name);
  return party === undefined ? name : terms.de.party[party];
}

function riskInGerman(name: string): string {
  const risk = risks.find((one) => one === name);
  return risk === undefined ? name : terms.de.risk[risk];
}

function factsInGerman(facts: string): string {
  const labels: Readonly<Record<string, Label>> = {
    ...sharedLabels,
    ...factLabels.identity,
    ...factLabels.entitlement,
  };
  const said = facts.split(', ').map((fact) => labels[fact.replaceAll(' ', '_')]?.label.de ?? fact);
  return [...new Set(said)].join(', ');
}

/** The standard scope of a new workspace names the task, which is the model's own. */
function scopeInGerman(scope: string): string {
  if (scope === 'no scope') return 'kein Umfang';
  return scope.replace(
    / in the systems of the provider’s evidence, as the contract describes it$/,
    ' in den Systemen der Nachweise des Dienstleisters, wie im Vertrag beschrieben',
  );
}

function holderInGerman(name: string): string {
  if (name === 'nobody') return 'niemand';
  return name === 'the reviewer of record' ? 'die eingetragene prüfende Person' : name;
}

const figureWords: Readonly<Record<string, string>> = {
  ...terms.de.risk,
  else: 'sonst',
  days: 'Tage',
  hours: 'Stunden',
  minutes: 'Minuten',
  percent: 'Prozent',
};

const thingsInGerman: Readonly<Record<string, string>> = {
  entitlement: 'Berechtigung',
  entitlements: 'Berechtigungen',
  rule: 'Regel',
  rules: 'Regeln',
  threshold: 'Schwellenwert',
  thresholds: 'Schwellenwerte',
  activity: 'Tätigkeit',
  activities: 'Tätigkeiten',
  'delegated task': 'übertragene Aufgabe',
  'delegated tasks': 'übertragene Aufgaben',
  source: 'Quelle',
  sources: 'Quellen',
  'unreadable row': 'nicht lesbare Zeile',
  'unreadable rows': 'nicht lesbare Zeilen',
  'line item': 'Prüfpunkt',
  'line items': 'Prüfpunkte',
  'sign-off': 'Freigabe',
  'sign-offs': 'Freigaben',
  exception: 'Ausnahme',
  exceptions: 'Ausnahmen',
  delegation: 'Delegation',
  delegations: 'Delegationen',
  removal: 'Entziehung',
  removals: 'Entziehungen',
  action: 'Handlung',
  actions: 'Handlungen',
  requirement: 'Anforderung',
  requirements: 'Anforderungen',
  decision: 'Entscheidung',
  decisions: 'Entscheidungen',
  bundle: 'Nachweispaket',
  bundles: 'Nachweispakete',
  entry: 'Eintrag',
  entries: 'Einträge',
};

const recordsInGerman: Readonly<Record<string, string>> = {
  identities: 'Identitäten',
  credentials: 'Zugangsdaten',
  entitlements: 'Berechtigungen',
  findings: 'Befunde',
  actions: 'Handlungen',
};
