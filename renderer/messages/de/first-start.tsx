// German words: the three doors, and the form behind the second.
import type { firstStart as english } from '../en/first-start.tsx';

export const firstStart: typeof english = {
  lead: [
    'Der Dienstleister bringt die Nachweise. Sie entscheiden, wer Zugriff behält.',
    'Sie unterschreiben, und jeder kann es prüfen.',
  ],
  sample: 'Beispiel öffnen',
  sampleMeans:
    'Ein laufendes Mandat, Northwind Trading mit Harbour Security, zum Ausprobieren. Darin kann nichts kaputtgehen.',
  create: 'Neuer Arbeitsbereich',
  createMeans: [
    'Für einen Auftraggeber. Dauert etwa zehn Minuten: Sie, der Dienstleister und wer was tut.',
    'Dann das erste Nachweispaket importieren.',
  ],
  open: 'Arbeitsbereich öffnen',
  openMeans: (ending) => <>Eine {ending}-Datei von diesem Rechner, einem Stick oder aus dem Team. Oder hier ablegen.</>,
  noNetwork: 'Arbeitet ohne Netz. Dieses Programm öffnet nie eine Verbindung.',
  opening: 'Wird geöffnet …',
  version: (version) => `Version ${version}`,
  verify: 'Signierte Datei prüfen',
  working: (what) => `${what}. Beim ersten Mal dauert das etwas.`,
  recent: 'Zuletzt geöffnet',
  forget: (name) => `${name} aus dieser Liste nehmen`,
  form: {
    lead: 'Eine Datei je Auftraggeber. Sie bleibt auf diesem Rechner; wo, wählen Sie.',
    place: 'Ablageort wählen',
    customer: 'Auftraggeber',
    customerHint: 'entscheidet',
    customerMissing: 'Die Organisation nennen, die entscheidet.',
    customerExample: 'Northwind Trading',
    provider: 'Dienstleister',
    providerHint: 'bringt die Nachweise',
    providerMissing: 'Den Dienstleister nennen.',
    providerExample: 'Harbour Security',
    model: 'Wie der Vertrag gestaltet ist',
    models: {
      managed:
        'Der Dienstleister führt festgelegte Aufgaben aus: Überwachung, Vorprüfung, Nachweise sammeln, Schlüsselwechsel. Jede Entscheidung bleibt bei Ihnen.',
      'co-managed':
        'Ihr Team und der Dienstleister teilen sich Vorprüfung und Eskalation. Wem ein Vorfall gehört, wird zuerst festgeschrieben.',
      'monitoring-only': 'Der Dienstleister beobachtet und berichtet. Er führt nichts aus.',
    },
  },
};
