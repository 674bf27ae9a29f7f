// Sentences that an assessment recorded in English, worded anew for a reader from the figures and names in them: the
// record itself stays as it is. One that is not recognised is shown as it was recorded.
import type { Locale } from '../../../../shared/locale.ts';
import { terms } from '../../../../shared/terms.ts';
import { outcomes } from '../../../../shared/words.ts';
import { actionSentences } from './action-sentences.ts';
import { processInGerman } from './process-german.ts';
import { day, ofRules, type Sentence } from './recorded-rules.ts';
import { firstOf } from './sentences.ts';

/** What the rules say of the engagement and of the evidence as a whole. */
const ofEngagement: readonly Sentence[] = [
  [
    /^No operating model is recorded in this workspace\./,
    () => 'In diesem Arbeitsbereich ist kein Betriebsmodell hinterlegt.',
  ],
  [
    /^Every activity has exactly one Accountable party\./,
    () => 'Für jede Tätigkeit ist genau eine Partei rechenschaftspflichtig.',
  ],
  [/^No delegated task is recorded\./, () => 'Keine übertragene Aufgabe ist hinterlegt.'],
  [/^All (\d+) have a scope and an end date\./, (count) => `Alle ${count} haben Umfang und Enddatum.`],
  [
    /^All (\d+) have approver, control and expiry\./,
    (count) => `Alle ${count} haben Genehmigung, Maßnahme und Ablauf.`,
  ],
  [/^No evidence lists what the provider did\./, () => 'Kein Nachweis nennt, was der Dienstleister getan hat.'],
  [
    /^For (\d+) of (\d+) actions nothing shows whether an approval covers them\./,
    (some, all) => `Bei ${some} von ${all} Handlungen zeigt nichts, ob eine Genehmigung sie deckt.`,
  ],
  [
    /^(\d+) of (\d+) actions have their approval\./,
    (some, all) => `${some} von ${all} Handlungen haben ihre Genehmigung.`,
  ],
  [
    /^No service threshold is agreed in the operating model\./,
    () => 'Im Betriebsmodell ist kein Schwellenwert der Dienstleistung vereinbart.',
  ],
  [
    /^(.+?) (\d+) (days|hours|minutes): no evidence shows what was delivered\./,
    (title, agreed, unit) => `${title}: vereinbart ${agreed} ${units(unit)}; kein Nachweis zeigt, was geliefert wurde.`,
  ],
  [
    /^(.+?) (\d+) (days|hours|minutes): the slowest took ([\d.]+) (?:days|hours|minutes)(?:; (\d+) took longer than agreed)?\.(?= |$)/,
    (title, agreed, unit, slowest, missed) =>
      `${title}: vereinbart ${agreed} ${units(unit)}; längste Dauer ${slowest?.replace('.', ',')} ${units(unit)}${missed === undefined ? '' : `; länger als vereinbart: ${missed}`}.`,
  ],
  [/^The escalation path is named\./, () => 'Der Eskalationsweg ist benannt.'],
  [/^No escalation path is named\./, () => 'Kein Eskalationsweg ist benannt.'],
  [/^The incident owner is named\./, () => 'Die für Vorfälle verantwortliche Person ist benannt.'],
  [/^Nobody is named as incident owner\./, () => 'Niemand ist für Vorfälle als verantwortlich benannt.'],
  [
    /^No campaign has been held, so no risk could be accepted yet\./,
    () => 'Es gab noch keine Kampagne, also konnte noch kein Risiko akzeptiert werden.',
  ],
  [/^No risk has been accepted\./, () => 'Kein Risiko ist akzeptiert.'],
  [/^No evidence has been imported\./, () => 'Es sind keine Nachweise importiert.'],
  [/^(.+?) has no approver\./, (what) => `${what}: Die Genehmigung fehlt.`],
  [/^(.+?) has no compensating control\./, (what) => `${what}: Die kompensierende Maßnahme fehlt.`],
  [/^(.+?) has no expiry\./, (what) => `${what}: Der Ablauf fehlt.`],
  [/^(.+?) has no scope\./, (what) => `${what}: Der Umfang fehlt.`],
  [/^(.+?) has no end date\./, (what) => `${what}: Das Enddatum fehlt.`],
  [/^(.+?) (?:ended|expired) on (\d{4}-\d{2}-\d{2})\./, (what, on) => `${what} ist am ${day(on ?? '')} abgelaufen.`],
  [
    /^(.+?) is partial: more pages exist than were delivered\./,
    (title) => `${title} ist unvollständig: Es gibt mehr Seiten, als geliefert wurden.`,
  ],
  [/^(.+?) is empty, and nobody attests that\./, (title) => `${title} ist leer, und niemand bestätigt das.`],
  [/^(.+?) does not say when it was extracted\./, (title) => `${title} sagt nicht, wann der Auszug entstand.`],
  [
    /^(.+?) was (\d+) days old; the threshold is (\d+)\./,
    (title, days, most) => `${title} war ${days} Tage alt; der Schwellenwert ist ${most}.`,
  ],
  [/^(.+?) is whole and current\./, (title) => `${title} ist vollständig und aktuell.`],
  [
    /^(\d+) of (\d+) identities that hold credentials and no entitlement fail \((.+?)\)\./,
    (some, all, names) =>
      `${some} von ${all} Identitäten mit Zugangsdaten und ohne Berechtigung verletzen die Regel (${names?.replace(/ and (\d+) more$/, ' und $1 weitere')}).`,
  ],
  [
    /^None of (\d+) identities that hold credentials and no entitlement could be judged\./,
    (all) => `Keine von ${all} Identitäten mit Zugangsdaten und ohne Berechtigung ließ sich beurteilen.`,
  ],
  [
    /^(\d+) of (\d+) identities that hold credentials and no entitlement pass, none fails\./,
    (some, all) =>
      `${some} von ${all} Identitäten mit Zugangsdaten und ohne Berechtigung bestehen, keine verletzt die Regel.`,
  ],
];

/** What a requirement's verdict rests on. */
const ofCoverage: readonly Sentence[] = [
  [
    /^No rule and no recorded process bears on it\./,
    () => 'Keine Regel und kein hinterlegter Ablauf bezieht sich darauf.',
  ],
  [/^Too little of it could be judged\./, () => 'Zu wenig davon ließ sich beurteilen.'],
  [/^None of (\d+) entitlements fails a rule\./, (all) => `Keine von ${all} Berechtigungen verletzt eine Regel.`],
  [
    /^(\d+) of (\d+) entitlements fail a rule, (\d+) of them settled\./,
    (some, all, settled) => `${some} von ${all} Berechtigungen verletzen eine Regel, ${settled} davon sind erledigt.`,
  ],
  [/^(\d+) more like it\./, (count) => `${count} weitere dieser Art.`],
  [
    /^For want of facts not judged of (\d+): (.+?)(?: and (\d+) more rules?)?\.(?= |$)/,
    (all, shown, more) =>
      `Mangels Angaben nicht beurteilt, von ${all}: ${shown?.replace(/ for (\d+)/g, ' bei $1')}${more === undefined ? '' : ` und ${more} weitere Regeln`}.`,
  ],
];

/** What the recorded process says, where figures stand in it. */
const ofProcess: readonly Sentence[] = [
  [
    /^(\d+) of (\d+) campaigns closed complete\./,
    (some, all) => `${some} von ${all} Kampagnen sind vollständig geschlossen.`,
  ],
  [
    /^(\d+) signed reports were issued to hand on\./,
    (count) => `Zur Weitergabe ausgestellte signierte Berichte: ${count}.`,
  ],
  [
    /^(\d+) accepted risks lack an approver, a control or an expiry, or are past it\./,
    (count) => `${count} akzeptierten Risiken fehlt Genehmigung, Maßnahme oder Ablauf, oder er ist überschritten.`,
  ],
  [
    /^Five outcomes are offered; used so far: (.+?)\.(?= |$)/,
    (used) =>
      `Fünf Entscheidungen stehen zur Wahl; bisher genutzt: ${used?.replace(/[A-Z_]{4,}/g, (outcome) => outcomeInGerman(outcome))}.`,
  ],
  [
    /^The escalation path is named; (\d+) points of the operating model are open\./,
    (count) => `Der Eskalationsweg ist benannt; offene Punkte des Betriebsmodells: ${count}.`,
  ],
  [/^(\d+) activities are not settled\./, (count) => `${count} Tätigkeiten sind nicht geklärt.`],
  [
    /^All (\d+) removals are verified by later evidence\./,
    (all) => `Alle ${all} Entziehungen sind durch spätere Nachweise belegt.`,
  ],
  [
    /^(\d+) of (\d+) removals are verified by later evidence\./,
    (some, all) => `${some} von ${all} Entziehungen sind durch spätere Nachweise belegt.`,
  ],
  [
    /^(\d+) evidence bundles were collected and judged by the rules\./,
    (count) => `${count} Nachweispakete wurden gesammelt und nach den Regeln beurteilt.`,
  ],
];

function outcomeInGerman(outcome: string): string {
  const known = outcomes.find((one) => one === outcome);
  return known === undefined ? outcome : terms.de.outcome[known];
}

function units(unit: string | undefined): string {
  return unit === 'days' ? 'Tage' : unit === 'hours' ? 'Stunden' : 'Minuten';
}

const all: readonly Sentence[] = [...ofRules, ...ofCoverage, ...ofProcess, ...ofEngagement];

/** The text in the reader's language; as it was recorded where one of its sentences is not known. */
export function recordedInWords(text: string, locale: Locale, needs: ReadonlyMap<string, string> = new Map()): string {
  if (locale === 'en') return text;
  const said: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const next = missingFacts(rest, needs) ?? recognised(rest) ?? actionOf(rest);
    if (next === null) return text;
    said.push(next.german);
    rest = rest.slice(next.length).trim();
  }
  return said.join(' ');
}

function recognised(text: string): { readonly german: string; readonly length: number } | null {
  const fixed = Object.keys(processInGerman).find((sentence) => text.startsWith(sentence));
  if (fixed !== undefined) return { german: processInGerman[fixed] ?? fixed, length: fixed.length };
  for (const [pattern, german] of all) {
    const match = pattern.exec(text);
    if (match !== null) return { german: german(...match.slice(1)), length: match[0].length };
  }
  return null;
}

const firstOfAction = firstOf(actionSentences);

/** `Morgan Lead: DisableKey shop-prod: It names ticket NW-4521, which nobody has approved.` */
function actionOf(text: string): { readonly german: string; readonly length: number } | null {
  const [whose] = /^.+?: (?=(?:It|The|A|Instruction|Ticket) )/.exec(text) ?? [];
  const why = whose === undefined ? null : firstOfAction(text.slice(whose.length));
  return whose === undefined || why === null
    ? null
    : { german: `${whose}${why.german}`, length: whose.length + why.length };
}

/** `Not in the evidence: an owner; when its credentials expire.`, each fact by the words of the rules. */
function missingFacts(
  text: string,
  needs: ReadonlyMap<string, string>,
): { readonly german: string; readonly length: number } | null {
  const match = /^Not in the evidence: (.+?)\.(?= |$)/.exec(text);
  if (match?.[1] === undefined) return null;
  const german = match[1].split('; ').map((need) => needs.get(need));
  return german.includes(undefined)
    ? null
    : { german: `Nicht in den Nachweisen: ${german.join('; ')}.`, length: match[0].length };
}
