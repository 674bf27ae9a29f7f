// German words: what the building blocks of every screen say by themselves.
import type { ui as english } from '../en/ui.ts';

export const ui: typeof english = {
  close: 'Schließen',
  dismiss: 'Ausblenden',
  clear: 'Leeren',
  choose: 'Auswählen',
  tryAgain: 'Noch einmal versuchen',
  loading: 'Wird geladen',
  undo: 'Zurücknehmen',
  unknown: 'nicht in den Nachweisen',
  copied: 'Kopiert',
  notCopied: 'Nicht kopiert: Text markieren',
  showPassphrase: 'Passphrase anzeigen',
  hidePassphrase: 'Passphrase verbergen',
  remove: 'entfernen',
  sortBy: (column) => `Nach ${column} sortieren`,
  change: {
    new: 'neu',
    changed: 'geändert',
    reappeared: 'wieder da',
    removed: 'weg',
    unchanged: 'unverändert',
    sameSince: (since) => `gleich seit ${since}`,
  },
  evidence: {
    title: (number, place) => `Nachweis ${number}: ${place}`,
    label: (number, place, state) => `Nachweis ${number}, ${place}${state}`,
    must: ', muss geöffnet werden',
    opened: ', geöffnet',
    line: (line, file) => `Zeile ${line} von ${file}`,
    row: (row, sheet, file) => `Zeile ${row} von „${sheet}“ in ${file}`,
    pointer: (pointer, file) => `${pointer} in ${file}`,
  },
  pace: {
    describes: (decided, items, pace) =>
      `${decided} von ${items} entschieden; bei gleichmäßigem Tempo wären es ${pace}`,
    today: (decided) => `bisher ${decided}`,
    atTheClose: (decided) => `${decided} beim Schließen`,
    due: (day) => `fällig ${day}`,
    even: (pace) => `gleichmäßig: ${pace}`,
    all: (items) => `alle ${items}`,
  },
};
