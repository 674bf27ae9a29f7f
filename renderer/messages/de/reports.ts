// German words: what leaves the building: what it will contain, issuing it, what was issued, and one decision by itself.
import type { reports as english } from '../en/reports.ts';
import { counted, figure } from './figures.ts';

export const reports: typeof english = {
  title: 'Berichte',
  lead: 'Was das Haus verlässt: signiert von einer Person des Auftraggebers und von jedem ohne Countersign prüfbar.',
  campaign: 'Kampagne',
  nothing: 'Es gibt noch nichts zu berichten.',
  nothingWhy:
    'Ein Bericht entsteht aus einer Kampagne: aus ihren Entscheidungen, ihren Nachweisen und dem Verlauf der Prüfung.',
  openCampaign: 'Kampagne eröffnen',
  reportOn: 'Bericht über',
  closed: (date) => `geschlossen ${date}`,
  due: (date) => `offen, fällig ${date}`,
  willSay: 'Das wird darin stehen',
  becauseItIsSo: 'weil es so ist',
  notices: (count) => counted(count, 'Hinweis', 'Hinweise'),
  contains: 'Was darin sein wird',
  sections: (count) => counted(count, 'Abschnitt', 'Abschnitte'),
  groups: { reading: 'Zum Lesen', auditor: 'Für die Revision', tools: 'Für Werkzeuge' },
  formats: {
    pdf: {
      title: 'Bericht (PDF)',
      purpose:
        'Zum Lesen und Ablegen: jede Entscheidung einzeln, Ausnahmen, Abdeckung, Verlauf der Prüfung. In der Datei signiert.',
    },
    summary: {
      title: 'Zusammenfassung für die Leitung (PDF)',
      purpose:
        'Zwei Seiten: vollständig oder nicht in einem Satz, fünf Zahlen, vier Diagramme, was eine Person braucht. In der Datei signiert.',
    },
    xlsx: {
      title: 'Arbeitsmappe (XLSX)',
      purpose:
        'Zum Sortieren und Filtern: derselbe Inhalt als Zeilen, mit der Fundstelle jedes Nachweises. In der Datei signiert.',
    },
    pack: {
      title: 'Prüfpaket (ZIP)',
      purpose:
        'Für die Revision: beide Dokumente, Journal, Beweise und Wurzelzertifikate, prüfbar mit Standardwerkzeugen.',
    },
    csv: {
      title: 'Tabellen (CSV)',
      purpose:
        'Zum Rechnen: jede Tabelle mit beschriebenem Aufbau, je eine Datei, passend zu anderen Kampagnen und Mandanten.',
    },
    parquet: {
      title: 'Tabellen (Parquet)',
      purpose: 'Zur Abfrage vieler Mandanten in DuckDB, Spark oder Trino: dieselben Tabellen mit typisierten Spalten.',
    },
    oscal: {
      title: 'OSCAL-Prüfergebnisse (JSON)',
      purpose: 'Für Compliance-Werkzeuge: jede Anforderung, Beobachtung und jedes Risiko im Austauschformat des NIST.',
    },
    poam: {
      title: 'OSCAL-Maßnahmenplan (JSON)',
      purpose: 'Für Compliance-Werkzeuge: was noch zu entziehen, zu beantworten oder zu erneuern ist, mit Fristen.',
    },
  },
  notRedacted: {
    pack: 'Es enthält das ganze Journal, Eintrag für Eintrag, und ist deshalb immer vollständig.',
    tools: 'Werkzeuge brauchen die Kennungen: immer vollständig.',
  },
  issue: {
    title: 'Ausstellen',
    isDraft: 'Entwurf, nicht signiert',
    signed: (edition) => `Ausgabe ${figure(edition)}, signiert`,
    which: 'Vollständig oder geschwärzt',
    full: 'Vollständig',
    redacted: 'Geschwärzt',
    draft: 'Es wird ein Entwurf.',
    draftWhy:
      'Ein signierter Bericht braucht eine geschlossene Kampagne oder eine, deren Zuweisungen alle freigegeben sind. Ein Entwurf sagt das auf jeder Seite.',
    noNames: 'Für Leser, die keine Namen brauchen.',
    noNamesWhy:
      'Personen, Identitäten, Systeme und Dateien erhalten Pseudonyme, geschriebene Texte bleiben weg. Jedes Pseudonym ist so festgelegt, dass die vollständige Ausgabe es auflöst: Wer beide hat, kann prüfen, dass sonst nichts abweicht.',
    sign: 'Signieren und speichern',
    issue: 'Ausstellen und speichern',
    saveDraft: 'Entwurf speichern',
    ofForm: (verb, form) => `${verb}: ${form}`,
    signTitle: (form, redacted) => `${form} signieren${redacted ? ', geschwärzt' : ''}`,
    issueTitle: (form, redacted) => `${form} ausstellen${redacted ? ', geschwärzt' : ''}`,
    draftTitle: (form, redacted) => `Entwurf speichern: ${form}${redacted ? ', geschwärzt' : ''}`,
    lead: (campaign, edition, purpose) =>
      `${campaign}${edition === null ? '' : `, Ausgabe ${figure(edition)}`}. ${purpose}`,
    cancel: 'Abbrechen',
    leave: 'Nicht ausstellen',
    writing: 'Wird geschrieben',
    writingDocument: 'Das Dokument wird geschrieben',
    choose: 'Speicherort wählen',
    cancelled: 'Abgebrochen. Es wurde nichts geschrieben.',
    pseudonyms: 'Aus Namen und Kennungen werden Pseudonyme, geschriebene Texte bleiben weg.',
    pseudonymsWhy:
      'Das Zertifikat nennt weiterhin, wer signiert. Die vollständige Ausgabe aufbewahren: Sie belegt jedes Pseudonym.',
  },
  saved: {
    title: 'Gespeichert',
    lead: 'Der Bericht steht mit seiner Prüfsumme im Journal. Wer die Datei erhält, kann sie ohne Countersign prüfen.',
    decisionLead:
      'Die Herausgabe steht im Journal. Wer die Datei erhält, kann sie ohne Countersign prüfen: Wie, steht in ihr.',
    folder: 'Im Ordner zeigen',
    open: 'Öffnen',
    done: 'Fertig',
    file: 'Datei',
    size: 'Größe',
    sha256: 'SHA-256',
    state: 'Stand',
    copyChecksum: 'Prüfsummenzeile kopieren',
    howToCheck: 'So prüft es die Revision',
    checksum: 'Unterwegs wurde nichts geändert: Der Befehl gibt die Prüfsumme oben aus.',
    how: {
      pdf: 'Wer signiert hat und dass seither nichts geändert wurde: Jedes PDF-Programm zeigt es bei den Signaturen, ebenso dieser Befehl.',
      xlsx: 'Wer signiert hat und dass seither nichts geändert wurde: Excel zeigt es unter Datei, Informationen; LibreOffice in der Statusleiste.',
      pack: 'Alles Weitere: README.txt im Prüfpaket nennt jeden Befehl, für openssl, sha256sum und eine Tabellenkalkulation.',
      decision: 'Alles Weitere: README.txt in der Datei nennt jeden Befehl, für openssl und sha256sum.',
      unsigned:
        'Die Datei trägt keine eigene Signatur. Countersign vergleicht sie mit dem Prüfpaket oder diesem Arbeitsbereich.',
      draft: 'Es ist ein Entwurf ohne Signatur: Er beweist nichts.',
    },
    checkNow: 'Jetzt prüfen',
    notAtHand: (file) =>
      `${file} ist von hier nicht zu zeigen: verschoben oder vor dem letzten Start von Countersign gespeichert.`,
    checksumCopied: 'Die Prüfsummenzeile ist kopiert.',
  },
  issued: {
    title: 'Ausgestellt',
    none: 'Noch wurde nichts ausgestellt. Ausgestelltes steht hier mit seiner Prüfsumme.',
    draft: 'Entwurf, nicht signiert',
    redacted: 'geschwärzt',
    signatures: (count) => counted(count, 'Signatur', 'Signaturen'),
    timestamp: 'Zeitstempel',
    about: (campaign, edition, size, at, by) => `${campaign}, Ausgabe ${figure(edition)}, ${size}; ${at}, ${by}`,
    sha256: 'SHA-256',
    more: (file) => `Mehr zu ${file}`,
    sign: 'Signatur hinzufügen',
    signNote: 'von einer weiteren Person; die frühere bleibt gültig',
    stamp: 'Zeitstempel hinzufügen',
    stampNote: 'einer Zeitstempelstelle, als Dateien übermittelt',
    copyChecksum: 'Prüfsummenzeile kopieren',
    folder: 'Im Ordner zeigen',
    signedBy: (by, at, reason, file) => `Signiert${by === null ? '' : ` von ${by}`}, ${at}: ${reason ?? ''} (${file})`,
    stamped: (authority, at, file) => `Zeitstempel von ${authority ?? ''}: ${at ?? ''} (${file})`,
  },
  chosen: {
    choose: 'Wählen',
    another: 'Andere',
    chooseWhat: (what, again) => `${again ? 'Andere wählen' : 'Wählen'}: ${what}`,
  },
  countersign: {
    title: 'Signatur hinzufügen',
    lead: (file, by) =>
      `${file}, ausgestellt von ${by}. Die neue Signatur wird angehängt: Das zuvor Signierte bleibt Byte für Byte gleich und gültig.`,
    choose: (file) => `${file} wählen, wie ausgestellt`,
    signing: 'Wird signiert',
    hasSigned: (name) => `${name} hat diesen Bericht schon signiert.`,
    anotherPerson: 'Oben im Fenster eine andere Person wählen, dann wiederkommen.',
    report: 'Der Bericht',
    reportHint: 'Im Arbeitsbereich liegt keine Kopie, nur die Prüfsumme: Bitte die Datei wählen.',
    chooseIssued: 'Die ausgestellte Datei fehlt.',
    says: 'Was die Signatur sagt',
    saysHint: 'steht im Feld auf der Seite und in jedem PDF-Programm',
    sayFor: 'Es fehlt, wofür signiert wird.',
    usual: 'Ich habe diesen Bericht gelesen und zeichne ihn gegen.',
  },
  timestamp: {
    title: 'Zeitstempel hinzufügen',
    lead: 'Eine frei gewählte Zeitstempelstelle bestätigt, wann die letzte Signatur vorlag. Nichts geht über das Netz: Anfrage und Antwort sind Dateien, die selbst überbracht werden.',
    choose: (file) => `${file} wählen, die zuletzt signierte`,
    saveQuery: '1. Anfrage speichern',
    addReply: '2. Antwort hinzufügen',
    reportHint: 'Die zuletzt signierte Datei: Im Arbeitsbereich liegt nur die Prüfsumme.',
    queryIn: (file) => `Die Anfrage steht in ${file}.`,
    queryWhere:
      'Als application/timestamp-query an die Zeitstempelstelle schicken oder mit openssl ts -reply beantworten. Sie enthält nur eine Prüfsumme der Signatur, nichts vom Bericht.',
    reply: 'Die Antwort der Zeitstempelstelle',
    replyHint: 'Eine .tsr-Datei, sobald die Zeitstempelstelle geantwortet hat.',
    chooseReply: 'Die Antwort wählen oder zuerst die Anfrage speichern.',
    order:
      'Eine später hinzugefügte Signatur deckt den Zeitstempel mit ab. Für eine frühere Signatur geht es nicht umgekehrt: vor der Signatur der nächsten Person stempeln.',
  },
  decision: {
    title: 'Eine Entscheidung',
    note: 'ohne die anderen',
    text: 'Für Fragen zu einem einzelnen Zugriff: die Entscheidung, wie sie versiegelt wurde, der Beweis, dass sie im Journal steht, und die Zeilen, auf denen sie beruht.',
    item: 'Prüfpunkt',
    wrong: (example) => `Die Nummer eines Prüfpunkts dieser Kampagne fehlt, etwa ${example}.`,
    handOver: 'Herausgeben',
    handOverOf: (reference) => `Entscheidung zu ${reference} herausgeben`,
    lead: 'Eine signierte Datei: die Entscheidung, wie sie versiegelt wurde, ihre Beweise und die Zeilen, auf denen sie beruht. Von den anderen Prüfpunkten nennt sie nur Nummern und Ergebnisse.',
    withFiles:
      'Nachweisdateien beilegen. Ohne sie sind die Zeilen ein signiertes Wort; mit ihnen sieht jeder, dass sie dort stehen, und alles andere in diesen Dateien.',
    writing: 'Die Datei wird geschrieben',
  },
};
