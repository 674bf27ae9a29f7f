// German words: the sheet of keys, and what Countersign is.
import type { help as english } from '../en/help.ts';

export const help: typeof english = {
  lead: 'Alles geht mit der Tastatur. Jeder weitere Befehl steht in der Befehlssuche.',
  lettersOff: 'Einzelne Buchstaben sind abgeschaltet.',
  lettersOn: 'Einschalten',
  othersWork: 'Tasten mit Strg oder Alt wirken.',
  inLists: 'In einer Liste oder Tabelle',
  move: 'Bewegen',
  open: 'Öffnen',
  ends: 'Anfang, Ende',
  closeTop: 'Schließen, was obenauf liegt',
  review: 'So läuft eine Prüfung ab',
  steps: [
    {
      act: 'Importieren:',
      rest: ' das Nachweispaket des Dienstleisters. Countersign prüft zuerst Signatur, Dateien und Kontrollsummen.',
    },
    { act: 'Das Mandat klären:', rest: ' wer wofür einsteht. Vorher beginnt keine Kampagne.' },
    {
      act: 'Eine Kampagne eröffnen.',
      rest: ' Jede Berechtigung im Geltungsbereich bekommt eine Entscheidung von der Person, die für sie einsteht.',
    },
    {
      act: 'Entscheiden und freigeben.',
      rest: ' Was niemand entschied, wird namentlich aufgeführt; Schweigen ist nie ein Ja.',
    },
    { act: 'Übergeben:', rest: ' Bericht und Prüfpaket. Jeder kann sie mit eigenen Werkzeugen prüfen.' },
  ],
  aboutLead:
    'Der Dienstleister bringt die Nachweise. Der Auftraggeber entscheidet, wer Zugriff behält, und unterschreibt. Jeder kann es prüfen.',
  aboutNetwork:
    'Countersign öffnet nie eine Netzverbindung: Nichts wird gesendet, geholt oder gezählt. Freie Software unter der Apache License 2.0.',
};
