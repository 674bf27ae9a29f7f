// German words: the ledger, its entries and filters, checkpoints, proofs, and the check of all of it.
import type { ledger as english } from '../en/ledger.ts';
import { counted, figure } from './figures.ts';
import { ledgerActs, ledgerParts } from './ledger-codes.ts';

export const ledger: typeof english = {
  lead: (entries) =>
    `${counted(entries, 'Eintrag', 'Einträge')}, gezählt ab 0; keiner wird je geändert oder entfernt. Zeiten sind Ortszeit; im Bericht steht UTC.`,
  whatIsLedger: {
    ask: 'Was ist das Journal?',
    answer:
      'Jede Handlung in diesem Arbeitsbereich wird einmal festgehalten, der Reihe nach, mit Person und Zeit. Jeder Eintrag hat eine Prüfsumme, und die Prüfsummen bilden einen Baum mit einer Wurzel: Wer einen alten Eintrag ändert, einfügt oder entfernt, erhält eine andere Wurzel.',
  },
  entries: 'Einträge',
  entriesLabel: 'Einträge des Journals, die neuesten zuerst',
  columns: { index: 'Eintrag', at: 'Wann', actor: 'Wer', text: 'Was', act: 'Vorgang' },
  filters: {
    label: 'Filter',
    text: 'Wörter oder Namen',
    act: 'Art des Vorgangs',
    everyAct: 'Alle Vorgänge',
    party: 'Partei',
    everyParty: 'Alle Parteien',
    person: 'Person',
    everyPerson: 'Alle Personen',
    since: 'Von',
    until: 'Bis',
    withCount: (name, count) => `${name} (${figure(count)})`,
    clear: 'Aufheben',
    fit: (count) => `${figure(count)} ${count === 1 ? 'passt' : 'passen'}`,
    moreFit: (count) => `Mehr als ${figure(count)} passen`,
  },
  parties: {
    customer: 'Auftraggeber',
    provider: 'Dienstleister',
    adviser: 'Beratung',
    auditor: 'Revision',
    operator: 'Ohne Person',
  },
  none: { title: 'Kein Eintrag passt.', means: 'Einen Filter aufheben.', clear: 'Filter aufheben' },
  side: 'Eintrag und Journalstände',
  choose: {
    title: 'Ein Eintrag',
    text: 'Ein gewählter Eintrag zeigt hier, was er sagt und wie genau er in die Prüfsumme einging. Er lässt sich auch beweisen.',
  },
  entry: {
    title: (index) => `Eintrag ${figure(index)}`,
    when: 'Wann',
    utc: 'In UTC',
    who: 'Wer',
    party: 'Für welche Partei',
    how: 'Wie sichergestellt',
    authenticated: {
      key: 'Schlüssel mit Passphrase entsperrt',
      named: 'nur genannt, kein Schlüssel',
    },
    notWritten: 'nicht festgehalten',
    nobody: 'keine Person: wer den Arbeitsbereich offen hatte',
    says: 'Was er sagt',
    saysNothing: 'Nur, dass es geschehen ist.',
    more: (count) => `${counted(count, 'weiterer Teil', 'weitere Teile')} im Eintrag selbst.`,
    list: (count) => (count === 0 ? 'keine' : `${figure(count)} Stück`),
    place: (number) => `Nr. ${number}`,
    leftOpen: (parts) => `Nichts festgehalten zu: ${parts.join(', ')}.`,
    empty: 'leer',
    nothing: 'keine Angabe',
    yes: 'ja',
    no: 'nein',
    code: 'Vorgang',
    leaf: 'Prüfsumme',
    asHashed: 'Genau wie in der Prüfsumme',
    canonical: 'Der Eintrag, wie er in die Prüfsumme einging (kanonisches JSON)',
    copy: 'Eintrag kopieren',
    save: 'Eintrag speichern',
  },
  proof: {
    whatIs: {
      ask: 'Was ist ein Beweis?',
      answer:
        'Eine kurze Datei, die ohne die anderen Einträge zeigt, dass dieser im Journal steht, unter einer Wurzel, die ein Journalstand festhält. Wer sie erhält, prüft sie hier oder mit der Befehlszeile und braucht keinen Zugang zu diesem Arbeitsbereich.',
    },
    make: 'Eintrag beweisen',
    copy: 'Beweis kopieren (JSON)',
    save: 'Beweis speichern',
    leads: (hashes, size, held) =>
      `${counted(hashes, 'Prüfsumme führt', 'Prüfsummen führen')} von diesem Eintrag zur Wurzel über ${counted(size, 'Eintrag', 'Einträge')}${
        held
          ? '; ein Journalstand hält sie fest.'
          : '; noch hält kein Journalstand sie fest. Einen schreiben, dann erneut beweisen.'
      }`,
    again: 'Erneut beweisen',
  },
  checkpoints: {
    title: 'Journalstände',
    whatIs: {
      ask: 'Was ist ein Journalstand?',
      answer:
        'Die Zahl der Einträge und ihre Wurzel, signiert mit dem Schlüssel dieses Arbeitsbereichs. Bei jeder Freigabe wird einer geschrieben. Wer die Datei besitzt, könnte alles neu schreiben; ein Journalstand, den jemand anderes aufbewahrt, zeigt das.',
    },
    write: 'Schreiben',
    writing: 'Wird geschrieben',
    written: (size) => `Journalstand über ${counted(size, 'Eintrag', 'Einträge')} geschrieben`,
    keep: 'Eine Kopie gehört an einen anderen Ort: Gegen sie lässt sich nichts davor unbemerkt ändern.',
    none: 'Noch keiner. Bei jeder Freigabe wird einer geschrieben.',
    size: (size) => counted(size, 'Eintrag', 'Einträge'),
    copy: 'Kopieren',
    copyLabel: (size) => `Journalstand über ${figure(size)} Einträge kopieren`,
    save: 'Speichern',
    all: (count) => `Alle ${figure(count)} zeigen`,
  },
  check: {
    title: 'Alles prüfen',
    start: 'Prüfen',
    again: 'Erneut prüfen',
    running: 'Prüfung läuft:',
    subject: 'Journal',
    cancel: 'Abbrechen',
    cancelled: 'Die Prüfung wurde abgebrochen. Sie sagt nichts über das Journal.',
    means: 'Jede Prüfsumme wird neu gebildet und mit der gespeicherten verglichen.',
    changed: 'Das Journal ist nicht mehr, was es war.',
    waiting: 'Jeder Eintrag wird geprüft',
  },
  acts: ledgerActs,
  partNames: ledgerParts,
};
