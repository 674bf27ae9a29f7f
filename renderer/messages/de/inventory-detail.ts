// German words: one entitlement, identity or other record of the inventory in full.
import type { inventoryDetail as english } from '../en/inventory-detail.ts';
import { counted, figure } from './figures.ts';

export const inventoryDetail: typeof english = {
  titles: {
    entitlements: 'Berechtigung',
    identities: 'Identität',
    credentials: 'Zugangsdaten',
    findings: 'Befund',
    actions: 'Handlung des Dienstleisters',
  },
  gone: (bundle) => `Entfallen: ${bundle} enthält sie nicht mehr.`,
  goneNow: 'Entfallen: Die neuesten vollständigen Nachweise enthalten sie nicht mehr.',
  goneMeans: 'Gezeigt wird der letzte bekannte Stand. Nachweise und Verlauf bleiben.',
  kindIn: (kind, system) => `${kind} in ${system}`,
  facts: 'Angaben',
  useOf: {
    last_use: 'Dieses Recht zuletzt benutzt',
    'identity.last_use': 'Identität zuletzt benutzt',
  },
  allOf: (name) => `Alles von ${name}`,
  noFacts: 'Die Nachweise sagen nur, dass es das gibt.',
  actsAs: 'handelt als',
  path: 'Zugriffsweg',
  changed: {
    title: 'Was sich geändert hat',
    fact: 'Angabe',
    before: 'Vorher',
    now: 'Jetzt',
    unknown: 'nicht in den Nachweisen',
  },
  rules: {
    title: 'Regeln',
    note: (fail, unknown, hold) =>
      `${figure(fail)} verletzt, ${figure(unknown)} nicht beurteilbar, ${figure(hold)} eingehalten`,
    cantBeJudged: 'Nicht beurteilbar:',
  },
  findings: 'Befunde des Dienstleisters',
  about: (name) => `zu ${name}`,
  advice: {
    title: 'Empfehlung',
    advises: (provider) => `${provider} empfiehlt`,
    not: 'und entscheidet nicht',
    cited: 'Empfehlung',
  },
  history: 'In früheren Nachweispaketen',
  whose: 'Wem es gehört',
  whoseUnknown: 'Die Nachweise sagen nicht, wem es gehört.',
  mayDo: {
    title: 'Darf',
    note: (count) => counted(count, 'Berechtigung', 'Berechtigungen'),
    none: 'In den Nachweisen steht keine Berechtigung dafür.',
    all: (count) => `Alle ${figure(count)} in der Liste zeigen`,
  },
  credential: (position, of) => (of === 1 ? 'Zugangsdaten' : `Zugangsdaten ${figure(position)}`),
  ownerUnknown:
    'Niemand ist als verantwortlich genannt. Eine verantwortliche Person steht dafür ein: den Dienstleister fragen oder sie in der Prüfung benennen.',
  seenIn: {
    title: 'Auch gesehen in',
    whatIs: {
      ask: 'Was heißt „auch gesehen in“?',
      answer:
        'Ein und dieselbe nichtmenschliche Identität hat oft in mehreren Systemen einen Eintrag: hier ein Konto, dort eine Anwendung. Einträge werden verknüpft, wo die Nachweise es sagen; eine vorgeschlagene Verknüpfung gilt erst, wenn eine Person sie bestätigt hat.',
    },
    records: (count) => `${counted(count, 'Eintrag', 'Einträge')}, eine Identität`,
    through: (kind, system) => `${kind} in ${system}, über einen der obigen`,
    named: (system) => `genannt, aber kein Nachweis aus ${system} beschreibt es`,
    aFinding: 'ein Befund',
    undoneBy: (name, day, why) => `Gelöst von ${name}, ${day}${why === null ? '' : `: ${why}`}`,
    confirmedBy: (name, day, why) => `Bestätigt von ${name}, ${day}${why === null ? '' : `: ${why}`}`,
    sameAfterAll: 'Doch dieselbe Identität',
    same: 'Dieselbe Identität',
    another: 'Eine andere',
    undo: 'Verknüpfung lösen',
    states: {
      certain: 'sicher',
      confirmed: 'bestätigt',
      suggested: 'vorgeschlagen, gilt nicht',
      dismissed: 'verworfen',
      undone: 'gelöst',
    },
    form: {
      why: 'Warum es nicht dieselbe ist',
      required: 'erforderlich',
      note: 'Steht im Journal. Die Verknüpfung bleibt gelöst, auch wenn dieselben Nachweise wiederkommen.',
      sayWhy: 'Die Begründung fehlt.',
      dismiss: 'Verwerfen',
      undo: 'Verknüpfung lösen',
      cancel: 'Abbrechen',
    },
  },
};
