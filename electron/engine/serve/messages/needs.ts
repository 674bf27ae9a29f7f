// What needs somebody on the Overview, one short sentence each, beginning with what to do where something is to be done.
import type { Locale } from '../../../../shared/locale.ts';

interface NeedMessages {
  settleModel(points: number): string;
  readonly addPersons: string;
  readonly pinKey: string;
  readonly importFirst: string;
  partialSource(systems: readonly string[]): string;
  rejectedRows(rows: number): string;
  furtherKey(name: string, since: string, fingerprint: string): string;
  openCampaign(entitlements: number): string;
  event(what: string, entitlements: number): string;
  moreEvents(count: number): string;
  openRound(name: string, carried: number): string;
  readonly ended: { one(which: string): string; many(count: number): string };
  readonly ending: { one(which: string): string; many(count: number): string };
  unauthorised(actions: number): string;
  overdue(instructions: number): string;
  sendInstructions(count: number): string;
  confirmDependants(credentials: number): string;
  handedToYou(items: number): string;
  handedOn(items: number): string;
  decide(items: number, serious: number): string;
  readonly signOff: string;
  secondPerson(decisions: number): string;
  unassigned(items: number): string;
  close(campaign: string): string;
}

export const needMessages: Readonly<Record<Locale, NeedMessages>> = {
  en: {
    settleModel: (points) => `Settle the operating model: ${count(points, 'point')} open, so no campaign can open`,
    addPersons: 'Add the persons who decide',
    pinKey: 'Pin the provider’s signing key, got by another way than the bundle',
    importFirst: 'Import the provider’s first evidence bundle',
    partialSource: (systems) => `Only part of ${systems.join(', ')} was delivered; ask for the whole extract`,
    rejectedRows: (rows) => `${count(rows, 'row')} of the evidence could not be read`,
    furtherKey: (name, since, fingerprint) =>
      `${name} has a further signing key since ${since} (${fingerprint}…): make sure that ${name} made it`,
    openCampaign: (entitlements) => `Open a campaign: ${count(entitlements, 'entitlement')} wait for a review`,
    event: (what, entitlements) => `${what} ${count(entitlements, 'entitlement')} to look at`,
    moreEvents: (more) => `${count(more, 'more event')} that ${more === 1 ? 'calls' : 'call'} for a look`,
    openRound: (name, carried) =>
      `Open ${name}${carried === 0 ? '' : `; ${count(carried, 'item')} left open before come with it`}`,
    ended: {
      one: (which) => `${which} has come to its end; it has to be decided again`,
      many: (number) => `${number} certifications and exceptions have come to their end`,
    },
    ending: {
      one: (which) => `${which} ends; what it covers comes back`,
      many: (number) => `${number} exceptions end within 30 days; what they cover comes back`,
    },
    unauthorised: (actions) => `Answer ${count(actions, 'action')} of the provider that nothing allowed`,
    overdue: (instructions) => `${count(instructions, 'instruction')} past due without evidence that it was done`,
    sendInstructions: (number) => `Send ${count(number, 'signed instruction')} to the provider`,
    confirmDependants: (credentials) =>
      `Confirm what depends on ${count(credentials, 'credential')} before the rotation goes out`,
    handedToYou: (items) =>
      `Accept or decline ${count(items, 'item')} that a reviewer says ${items === 1 ? 'is' : 'are'} yours`,
    handedOn: (items) =>
      `${count(items, 'item')} you handed over ${items === 1 ? 'is' : 'are'} not accepted yet: still yours`,
    decide: (items, serious) => {
      if (serious === 0) return `Decide ${count(items, 'open item')}`;
      if (items === 1) return 'Decide 1 open item, of high or critical risk';
      return `Decide ${count(items, 'open item')}, ${items === serious ? 'all' : serious} of them high or critical`;
    },
    signOff: 'Sign your decisions off',
    secondPerson: (decisions) =>
      `${count(decisions, 'decision')} by others ${decisions === 1 ? 'waits' : 'wait'} for a second person`,
    unassigned: (items) =>
      `${count(items, 'item')} ${items === 1 ? 'has' : 'have'} no reviewer; nobody can decide ${items === 1 ? 'it' : 'them'}`,
    close: (campaign) => `Close ${campaign}: every assignment is signed off`,
  },
  de: {
    settleModel: (points) =>
      `Betriebsmodell klären: ${zahl(points, 'offener Punkt', 'offene Punkte')}, daher kann keine Kampagne beginnen`,
    addPersons: 'Die Personen hinzufügen, die entscheiden',
    pinKey: 'Den Signaturschlüssel des Dienstleisters hinterlegen, auf anderem Weg erhalten als das Nachweispaket',
    importFirst: 'Das erste Nachweispaket des Dienstleisters importieren',
    partialSource: (systems) => `Von ${systems.join(', ')} kam nur ein Teil; den vollständigen Auszug anfordern`,
    rejectedRows: (rows) =>
      `${zahl(rows, 'Zeile', 'Zeilen')} der Nachweise ${rows === 1 ? 'ließ' : 'ließen'} sich nicht lesen`,
    furtherKey: (name, since, fingerprint) =>
      `${name} hat seit ${datum(since)} einen weiteren Signaturschlüssel (${fingerprint}…): klären, ob ${name} ihn angelegt hat`,
    openCampaign: (entitlements) =>
      `Eine Kampagne eröffnen: ${zahl(entitlements, 'Berechtigung wartet', 'Berechtigungen warten')} auf eine Prüfung`,
    event: (what, entitlements) => `${what} ${zahl(entitlements, 'Berechtigung', 'Berechtigungen')} anzusehen`,
    moreEvents: (more) => `${zahl(more, 'weiteres Ereignis', 'weitere Ereignisse')} anzusehen`,
    openRound: (name, carried) =>
      `${name} eröffnen${carried === 0 ? '' : `; ${zahl(carried, 'früher offener Prüfpunkt kommt', 'früher offene Prüfpunkte kommen')} mit`}`,
    ended: {
      one: (which) => `${which}: abgelaufen; es ist neu zu entscheiden`,
      many: (number) => `${tausend(number)} Bestätigungen und Ausnahmen sind abgelaufen`,
    },
    ending: {
      one: (which) => `${which}: läuft ab; was davon erfasst ist, kommt zurück`,
      many: (number) => `${tausend(number)} Ausnahmen laufen in 30 Tagen ab; was sie erfassen, kommt zurück`,
    },
    unauthorised: (actions) =>
      `${zahl(actions, 'nicht genehmigte Handlung', 'nicht genehmigte Handlungen')} des Dienstleisters beantworten`,
    overdue: (instructions) =>
      `${zahl(instructions, 'Anweisung', 'Anweisungen')} überfällig, ohne Nachweis der Umsetzung`,
    sendInstructions: (number) =>
      `${zahl(number, 'signierte Anweisung', 'signierte Anweisungen')} an den Dienstleister senden`,
    confirmDependants: (credentials) =>
      `Bestätigen, was von ${zahl(credentials, 'Satz Zugangsdaten', 'Sätzen Zugangsdaten')} abhängt, bevor der Schlüsselwechsel angewiesen wird`,
    handedToYou: (items) =>
      `${zahl(items, 'Prüfpunkt', 'Prüfpunkte')} annehmen oder ablehnen, für ${items === 1 ? 'den' : 'die'} Sie zuständig sein sollen`,
    handedOn: (items) =>
      `${zahl(items, 'weitergegebener Prüfpunkt ist', 'weitergegebene Prüfpunkte sind')} noch nicht angenommen: Die Zuständigkeit bleibt`,
    decide: (items, serious) => {
      const what = zahl(items, 'offenen Prüfpunkt', 'offene Prüfpunkte');
      if (serious === 0) return `${what} entscheiden`;
      if (items === 1) return `${what} entscheiden, hoch oder kritisch`;
      return `${what} entscheiden, davon ${items === serious ? 'alle' : tausend(serious)} hoch oder kritisch`;
    },
    signOff: 'Die eigenen Entscheidungen freigeben',
    secondPerson: (decisions) =>
      `${zahl(decisions, 'Entscheidung anderer wartet', 'Entscheidungen anderer warten')} auf eine zweite Person`,
    unassigned: (items) =>
      `${zahl(items, 'Prüfpunkt hat', 'Prüfpunkte haben')} keine prüfende Person; niemand kann darüber entscheiden`,
    close: (campaign) => `${campaign} schließen: Jede Zuweisung ist freigegeben`,
  },
};

function count(number: number, singular: string): string {
  return `${number} ${number === 1 ? singular : `${singular}s`}`;
}

function tausend(number: number): string {
  return number.toLocaleString('de-DE');
}

function zahl(number: number, einzahl: string, mehrzahl: string): string {
  return `${tausend(number)} ${number === 1 ? einzahl : mehrzahl}`;
}

function datum(day: string): string {
  const [year, month, date] = day.split('-');
  return `${date}.${month}.${year}`;
}
