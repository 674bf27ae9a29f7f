// German words: what changed between two bundles.
import type { inventoryChanges as english } from '../en/inventory-changes.ts';
import { counted, figure } from './figures.ts';

export const inventoryChanges: typeof english = {
  kinds: {
    new: 'neu',
    changed: 'geändert',
    reappeared: 'wieder da',
    removed: 'entfallen',
    unchanged: 'unverändert',
  },
  kindsLabel: 'Arten von Änderungen',
  search: 'Änderungen durchsuchen',
  save: 'CSV speichern',
  saved: (rows) => `${counted(rows, 'Berechtigung ist', 'Berechtigungen sind')} gespeichert.`,
  from: 'Von',
  to: 'bis',
  earlier: 'Die früheren Nachweise',
  later: 'Die späteren Nachweise',
  nothingEarlier: 'nichts: die ersten Nachweise',
  grid: 'Änderungen',
  none: {
    title: 'Nichts von dieser Art',
    means: 'Zwischen diesen beiden Nachweispaketen hat sich keine Berechtigung so geändert.',
    all: 'Alle zeigen',
  },
  oneBundle: {
    title: 'Noch gibt es nichts zu vergleichen',
    means:
      'Ein Nachweispaket ist importiert. Mit dem nächsten zeigt diese Liste, was neu ist, was sich geändert hat und was fehlt.',
    import: 'Nachweispaket importieren',
  },
  comparing: 'Wird verglichen',
  count: (count) => counted(count, 'Berechtigung', 'Berechtigungen'),
  row: (position) => `Zeile ${figure(position)}`,
  columns: {
    change: 'Änderung',
    identity: 'Identität',
    privilege: 'Darf',
    resource: 'Auf',
    facts: 'Was anders ist',
    system: 'System',
  },
  nothingDifferent: 'nichts',
  difference: (label, before, after) => `${label}: ${before ?? 'unbekannt'} → ${after ?? 'unbekannt'}`,
  side: {
    title: 'Vorher und nachher',
    inFull: 'Die ganze Berechtigung',
    on: 'auf',
    noneDifferent: 'Keine Angabe ist anders.',
    onlyDifferent: 'Nur, was anders ist',
    same: (count) => counted(count, 'gleich gebliebene Angabe', 'gleich gebliebene Angaben'),
    whySame: 'Warum es dieselbe Berechtigung ist',
    fact: 'Angabe',
    before: 'Vorher',
    after: 'Nachher',
    notThere: 'nicht vorhanden',
    citedBefore: (label) => `${label}, vorher`,
    citedAfter: (label) => `${label}, nachher`,
  },
};
