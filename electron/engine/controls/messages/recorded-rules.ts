// What the rules record of an entitlement or an identity, recognised by its English and worded in German.
import { credentialInWords } from '../../inventory/words.ts';

export type Sentence = readonly [pattern: RegExp, german: (...parts: readonly string[]) => string];

function credential(kind: string): string {
  return credentialInWords(kind.replaceAll(' ', '_'), 'de');
}

/** `2026-10-01` is "01.10.2026". */
export function day(date: string): string {
  const [year, month, day] = date.split('-');
  return `${day}.${month}.${year}`;
}

const environments: Readonly<Record<string, string>> = {
  production: 'Produktion',
  'non-production': 'nicht Produktion',
};
const states: Readonly<Record<string, string>> = { disabled: 'abgeschaltet', deleted: 'gelöscht', active: 'aktiv' };

/** What the rules say of an entitlement or an identity. */
export const ofRules: readonly Sentence[] = [
  [/^No evidence names an owner\./, () => 'Kein Nachweis nennt eine verantwortliche Person.'],
  [/^The only owner is a group: (.+?)\.(?= |$)/, (group) => `Verantwortlich ist nur eine Gruppe: ${group}.`],
  [
    /^(.+?) is inferred from the evidence and has not attested it\./,
    (who) => `${who} ist aus den Nachweisen abgeleitet und hat es nicht bestätigt.`,
  ],
  [/^(.+?) belongs to the provider\./, (who) => `${who} gehört zum Dienstleister.`],
  [/^(.+?) has left\./, (who) => `${who} ist ausgeschieden.`],
  [
    /^A live (.+?) was last used (\d+) days ago; the threshold is (\d+)\./,
    (kind, days, most) =>
      `Gültige Zugangsdaten (${credential(kind ?? '')}) wurden zuletzt vor ${days} Tagen benutzt; der Schwellenwert ist ${most}.`,
  ],
  [
    /^A live (.+?) is (\d+) days old and was never used; the threshold is (\d+)\./,
    (kind, days, most) =>
      `Gültige Zugangsdaten (${credential(kind ?? '')}) sind ${days} Tage alt und wurden nie benutzt; der Schwellenwert ist ${most}.`,
  ],
  [
    /^A live (.+?) is (\d+) days old, and no use of it is on record; the threshold is (\d+)\./,
    (kind, days, most) =>
      `Gültige Zugangsdaten (${credential(kind ?? '')}) sind ${days} Tage alt, eine Benutzung ist nicht aufgezeichnet; der Schwellenwert ist ${most}.`,
  ],
  [
    /^The identity is (\w+); (this grant is still in force|this denial is still there)(?: with (\d+) live credentials?)?\./,
    (state, what, live) =>
      `Die Identität ist ${states[state ?? ''] ?? state}; ${what?.startsWith('this grant') ? 'das erteilte Recht gilt noch' : 'das Verbot besteht noch'}${live === undefined ? '' : `, gültige Zugangsdaten: ${live}`}.`,
  ],
  [
    /^(.+?) is named in the grant and is not among the principals of the evidence\./,
    (name) => `${name} ist im erteilten Recht genannt und kommt in den Nachweisen nicht als Identität vor.`,
  ],
  [
    /^An earlier campaign decided REVOKE, and the newest evidence still shows it\./,
    () => 'Eine frühere Kampagne hat „Entziehen“ entschieden, und der neueste Nachweis zeigt den Zugriff noch.',
  ],
  [
    /^(\d+) open findings? of (?:an )?exposed secrets?, the first by (.+?)\.(?= |$)/,
    (count, tool) => `Offene Befunde zu offenliegenden Geheimnissen: ${count}, der erste von ${tool}.`,
  ],
  [
    /^The provider holds or can read its live (.+?)\./,
    (kind) => `Der Dienstleister hält gültige Zugangsdaten oder kann sie lesen (${credential(kind ?? '')}).`,
  ],
  [
    /^It signs in with a static (.+?), where federation or a managed identity exists\./,
    (kind) =>
      `Die Anmeldung geschieht mit einem statischen Geheimnis (${credential(kind ?? '')}), wo es Föderation oder eine verwaltete Identität gibt.`,
  ],
  [
    /^A live (.+?) has no restriction\./,
    (kind) => `Gültige Zugangsdaten (${credential(kind ?? '')}) haben keine Beschränkung.`,
  ],
  [
    /^Its oldest live (.+?) is (\d+) days old; the threshold is (\d+)\./,
    (kind, days, most) =>
      `Die ältesten gültigen Zugangsdaten (${credential(kind ?? '')}) sind ${days} Tage alt; der Schwellenwert ist ${most}.`,
  ],
  [
    /^A live (.+?) never expires; the threshold is a life of (\d+) days\./,
    (kind, most) =>
      `Gültige Zugangsdaten (${credential(kind ?? '')}) laufen nie ab; der Schwellenwert ist eine Laufzeit von ${most} Tagen.`,
  ],
  [
    /^A live (.+?) is valid until (\d{4}-\d{2}-\d{2}), which is more than (\d+) days\./,
    (kind, until, most) =>
      `Gültige Zugangsdaten (${credential(kind ?? '')}) gelten bis ${day(until ?? '')}, das sind mehr als ${most} Tage.`,
  ],
  [
    /^A live (.+?) expired on (\d{4}-\d{2}-\d{2})\./,
    (kind, on) => `Gültige Zugangsdaten (${credential(kind ?? '')}) sind am ${day(on ?? '')} abgelaufen.`,
  ],
  [
    /^A live (.+?) expires on (\d{4}-\d{2}-\d{2}), in fewer than (\d+) days\./,
    (kind, on, most) =>
      `Gültige Zugangsdaten (${credential(kind ?? '')}) laufen am ${day(on ?? '')} ab, in weniger als ${most} Tagen.`,
  ],
  [
    /^(\d+) live credentials of one kind \((.+?)\), each older than (\d+) days\./,
    (count, kind, most) =>
      `${count} gültige Zugangsdaten einer Art (${credential(kind ?? '')}), jede älter als ${most} Tage.`,
  ],
  [/^The root account has a live access key\./, () => 'Das Stammkonto hat einen gültigen Zugriffsschlüssel.'],
  [
    /^A person signs in with it, and it has a live credential for machines\./,
    () => 'Eine Person meldet sich damit an, und es gibt gültige Zugangsdaten für Maschinen.',
  ],
  [/^A person signs in with it interactively\./, () => 'Eine Person meldet sich damit persönlich an.'],
  [/^(.+) on (.+?) is full administration\./, (what, on) => `${what} auf ${on} ist volle Administration.`],
  [
    /^(.+?) lets it raise its own or others’ rights\./,
    (what) => `${what} erlaubt es, eigene oder fremde Rechte auszuweiten.`,
  ],
  [/^A wildcard: (.+) on (.+)\.$/, (what, on) => `Ein Platzhalter: ${what} auf ${on}.`],
  [
    /^Last used (\S+); the threshold is (\d+) days\./,
    (on, most) => `Zuletzt benutzt am ${day(on ?? '')}; der Schwellenwert ist ${most} Tage.`,
  ],
  [/^Never used; the threshold is (\d+) days\./, (most) => `Nie benutzt; der Schwellenwert ist ${most} Tage.`],
  [
    /^No use in the source’s tracking window; the threshold is (\d+) days\./,
    (most) => `Keine Benutzung im Aufzeichnungszeitraum der Quelle; der Schwellenwert ist ${most} Tage.`,
  ],
  [
    /^The identity was last used (\S+); the threshold is (\d+) days\./,
    (on, most) => `Die Identität wurde zuletzt am ${day(on ?? '')} benutzt; der Schwellenwert ist ${most} Tage.`,
  ],
  [
    /^The identity was never used; the threshold is (\d+) days\./,
    (most) => `Die Identität wurde nie benutzt; der Schwellenwert ist ${most} Tage.`,
  ],
  [
    /^No use of the identity in the source’s tracking window; the threshold is (\d+) days\./,
    (most) => `Keine Benutzung der Identität im Aufzeichnungszeitraum der Quelle; der Schwellenwert ist ${most} Tage.`,
  ],
  [/^Privileged, and no end date\./, () => 'Privilegiert und ohne Enddatum.'],
  [
    /^Everybody, also without signing in, holds (.+) on (.+)\.$/,
    (what, on) => `Alle, auch ohne Anmeldung, haben ${what} auf ${on}.`,
  ],
  [/^It belongs to (.+?)\.(?= |$)/, (who) => `Gehört zu ${who}.`],
  [
    /^Another organisation or account is trusted: (.+)\.$/,
    (what) => `Einer anderen Organisation oder einem anderen Konto wird vertraut: ${what}.`,
  ],
  [/^Trusted from outside and privileged\./, () => 'Vertrauen nach außen und privilegiert.'],
  [/^Trusted from outside with no condition\./, () => 'Vertrauen nach außen ohne Bedingung.'],
  [
    /^The federation’s subject is a wildcard or allows pull requests: (.+)\.$/,
    (what) => `Der Betreff der Föderation ist ein Platzhalter oder lässt Änderungsvorschläge zu: ${what}.`,
  ],
  [
    /^The identity is ([\w-]+), the resource is ([\w-]+)\./,
    (one, other) =>
      `Die Identität gehört zu: ${environments[one ?? ''] ?? one}. Die Ressource gehört zu: ${environments[other ?? ''] ?? other}.`,
  ],
  [
    /^It is a namespace’s or project’s default account\./,
    () => 'Es ist das Standardkonto eines Namespace oder Projekts.',
  ],
  [/^(\d+) workloads use it\./, (count) => `${count} Programme benutzen sie.`],
  [/^It can both grant this access and use it\./, () => 'Kann diesen Zugriff erteilen und benutzen.'],
  [/^The evidence has not been assessed yet\./, () => 'Die Nachweise sind noch nicht beurteilt.'],
  [/^Nothing speaks against it\./, () => 'Nichts spricht dagegen.'],
];
