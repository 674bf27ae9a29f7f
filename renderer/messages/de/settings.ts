// German words: what a person prefers on this computer, and the question for their key.
import type { settings as english } from '../en/settings.ts';

export const settings: typeof english = {
  lead: 'Das gilt für Sie auf diesem Rechner. Es gehört nicht zum Arbeitsbereich.',
  look: 'Darstellung',
  theme: 'Erscheinungsbild',
  themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  language: 'Sprache',
  languages: { system: 'Wie das System', en: 'English', de: 'Deutsch' },
  languageMeans:
    'In dieser Sprache spricht das Fenster. Was festgehalten, signiert und übergeben wird, ist englisch, wer immer es liest.',
  keyboard: 'Tastatur',
  letters: 'Einzelne Buchstaben entscheiden und bewegen',
  lettersMean:
    'Etwa c zum Bestätigen und j für den nächsten Prüfpunkt, solange der Fokus in der Liste ist. Zum Abschalten, wenn diktiert wird oder Buchstaben versehentlich gedrückt wurden.',
  allKeys: 'Alle Tasten anzeigen',
  yourKey: 'Ihr Schlüssel',
  locksAfter: 'Sperrt nach',
  minutes: (minutes) => `${minutes} min`,
  keyMeans:
    'Entscheiden, Risiken akzeptieren und Befugnisse ändern verlangt den entsperrten Schlüssel. Unbenutzt sperrt er sich selbst; jede Unterschrift verlangt die Passphrase ohnehin.',
  workspace: 'Dieser Arbeitsbereich',
  customer: 'Auftraggeber',
  provider: 'Dienstleister',
  contract: 'Vertrag',
  created: 'Angelegt',
  file: 'Datei',
  backUp: 'Sichern',
  version: (version) => `Version ${version}. Es öffnet keine Netzverbindung.`,
  about: 'Über Countersign',
  unlock: {
    isItYou: (name) => `Sind Sie es, ${name}?`,
    lead: 'Entscheiden, Risiken akzeptieren und Befugnisse ändern verlangt den entsperrten Schlüssel. Das Eingegebene bleibt erhalten.',
    notNow: 'Nicht jetzt',
    running: 'Wird entsperrt',
    act: 'Entsperren und weiter',
    locksAgain: (minutes) =>
      `Nach ${minutes} Minuten ohne Benutzung sperrt er sich wieder. Jede Unterschrift verlangt sie neu.`,
    firstKey: (name) => `Ein Schlüssel für ${name}`,
    firstKeyLead:
      'Einmal anlegen. Er zeigt, dass wirklich diese Person entscheidet, und unterschreibt, was sie freigibt. Das Eingegebene bleibt erhalten.',
  },
};
