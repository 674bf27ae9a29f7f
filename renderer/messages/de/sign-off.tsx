// German words of the sign-off: the page to read, the signature, and the moment after.
import type { signOff as english } from '../en/sign-off.tsx';
import { counted, figure } from './figures.ts';

const items = (count: number) => counted(count, 'Prüfpunkt', 'Prüfpunkte');
const decisions = (count: number) => counted(count, 'Entscheidung', 'Entscheidungen');

export const signOff: typeof english = {
  cannot: 'Diese Person kann nicht freigeben.',
  chooseActor: 'Wählen, wer handelt',
  nobody: 'Niemand ist zum Handeln gewählt.',
  document: 'Was Sie freigeben',
  review: 'Prüfung',
  here: 'Freigabe',
  title: 'Erst lesen, dann signieren',
  lead: (of) =>
    `Zuweisung von ${of.person}, ${of.campaign}, ${of.customer}. ${items(of.items)}, Stichtagsbestand vom ${of.baseline}. Nach der Signatur ändert sich nichts mehr, außer durch eine spätere Entscheidung, die ihren Grund nennt.`,
  outcomes: 'Was entschieden wurde',
  serious: {
    title: 'Hoch und kritisch, mit Namen',
    none: 'keine',
    note: (all, decided, alone) =>
      alone === all
        ? `alle ${figure(all)}, jeder einzeln entschieden`
        : `${figure(decided)} von ${figure(all)} entschieden${alone === decided ? '' : `, ${figure(alone)} davon einzeln`}`,
    undecided: (count) =>
      count === 1
        ? 'Zu einem davon gibt es keine Entscheidung: Der Bericht nennt ihn mit Namen.'
        : `Zu ${figure(count)} davon gibt es keine Entscheidung: Der Bericht nennt sie mit Namen.`,
    show: (count) => (count === 1 ? 'Anzeigen' : `Alle ${figure(count)} anzeigen`),
    hide: 'Ausblenden',
    decide: 'Weiter entscheiden',
    risk: 'Risiko',
    what: 'Identität und was sie darf',
    decision: 'Ihre Entscheidung',
    second: 'Zweite Person',
    stillMissing: 'fehlt noch',
    nothing: 'nichts zu bestätigen',
    notNeeded: 'nicht nötig',
    confirmed: (name, day) => `${name}, ${day}`,
  },
  on: (identity, privilege, resource) => `${identity}: ${privilege} auf ${resource}`,
  more: (next, left) => `${figure(next)} weitere von ${figure(left)} zeigen`,
  exceptions: {
    title: 'Ausnahmen, auf die Sie sich stützen',
    none: 'keine',
    sentence: (of) => (
      <>
        {of.identity} behält {of.privilege} bis {of.until}. Genehmigt von {of.approver}; stattdessen: {of.control}.
        {of.reviewOn === null ? '' : ` Wieder angesehen am ${of.reviewOn}.`}
      </>
    ),
  },
  how: { title: 'Wie geprüft wurde', note: 'steht genauso im Bericht' },
  unanswered: {
    title: (count) =>
      count === 1 ? '1 Prüfpunkt bleibt ohne Antwort.' : `${figure(count)} Prüfpunkte bleiben ohne Antwort.`,
    hide: 'Ausblenden',
    show: (count) => `${figure(count)} zeigen`,
    listed: (cannotDecide, noDecision) => (
      <>
        Der Bericht nennt sie mit Namen als{' '}
        {cannotDecide === 0 ? null : (
          <>
            <i>Kann nicht entscheiden</i> ({figure(cannotDecide)})
          </>
        )}
        {cannotDecide === 0 || noDecision === 0 ? null : ' und '}
        {noDecision === 0 ? null : (
          <>
            <i>Keine Entscheidung</i> ({figure(noDecision)})
          </>
        )}
        : niemand liest sie als Zustimmung.
      </>
    ),
  },
  signature: {
    pane: 'Signatur',
    statement: 'Ihre Erklärung',
    signs: 'Signiert',
    for: 'Für',
    theCustomer: ', den Auftraggeber',
    with: 'Mit',
    noKey: 'noch kein Schlüssel',
    key: (fingerprint, subject) => (
      <>
        Schlüssel {fingerprint} von {subject}, auf diesem Rechner
      </>
    ),
    over: 'Über',
    counts: (decided, open) => `${decisions(decided)}, ${counted(open, 'offenen Prüfpunkt', 'offene Prüfpunkte')}`,
    asOf: 'Stand',
    ledgerRead: (size, root) => (
      <>
        {counted(size, 'Eintrag', 'Einträge')} des Journals, {root}
      </>
    ),
    afterwards: 'Danach',
    checkpoint: (number) => `Journalstand ${figure(number)} wird geschrieben`,
    keyMissing: (name) => `${name} hat keinen Signaturschlüssel.`,
    makeKey: 'Jetzt einen anlegen. Es dauert einen Moment, und er bleibt auf diesem Rechner.',
    oneWay: (provider, changes) =>
      `Dieser eine Schritt lässt sich nicht zurücknehmen. Danach liegt die Anweisungsliste für ${provider} mit ${counted(changes, 'Änderung', 'Änderungen')} bereit.`,
    before: 'Vor der Signatur',
    confirmed: 'Keine Entscheidung wartet auf eine zweite Person',
    checked: 'Befugnis, Ziele und Termine wurden bei jeder Entscheidung geprüft',
    waitsFirst: 'Erst nach der Bestätigung oder Rücknahme lässt sich signieren.',
    goThere: 'Dorthin',
    wait: 'Lieber warten',
    passphrase: 'Passphrase Ihres Schlüssels',
    passphraseHint: 'verlässt diesen Rechner nie',
    passphraseNeeded: 'Die Passphrase fehlt: Sie ist Ihre Unterschrift.',
    inSample: (passphrase) => `Im Beispiel: ${passphrase}`,
    copyToo: 'Mein Exemplar gleich mit speichern: eine signierte Seite PDF',
    sign: (count) => `${decisions(count)} signieren`,
    signing: 'Wird signiert',
    copyFile: (name) => `Quittung ${name}.pdf`,
  },
  receipt: {
    title: 'Signiert',
    lead: (name, count, moment) => `${name} hat am ${moment} ${items(count)} freigegeben.`,
    final: 'Diese Entscheidungen sind endgültig.',
    finalWhy: 'Ändern kann sie nur eine spätere, wieder signierte Entscheidung, die ihren Grund nennt.',
    what: 'Was freigegeben wurde',
    receipt: 'Quittung',
    signedBy: 'Signiert von',
    over: 'Über',
    items,
    statement: 'Erklärung',
    digest: 'Prüfsumme',
    key: 'Schlüssel',
    ledger: 'Journal',
    atEntry: (size) => `Journalstand bei Eintrag ${figure(size)}`,
    checkpoint: 'Journalstand',
    keepOutside: 'eine Kopie außerhalb dieses Rechners aufbewahren',
    checkpointWhy:
      'Wer diese Zeilen hat, kann später zeigen, dass vor dieser Signatur nichts geändert oder entfernt wurde.',
    saveCheckpoint: 'Journalstand speichern',
    checkpointFile: 'journalstand',
    copyCheckpoint: 'Journalstand kopieren',
    next: 'Was als Nächstes geschieht',
    instructions: (provider) =>
      `${provider} erhält mit dem Prüfpaket die Anweisungen zu allem, was eingeschränkt und entzogen wird. Das nächste Nachweispaket muss es zeigen.`,
    closing: 'Haben alle freigegeben, wird die Kampagne geschlossen.',
    reports: 'Daraus entstehen die signierten Berichte und das Prüfpaket.',
    toReports: 'Zu den Berichten',
    toItems: 'Zurück zu den Prüfpunkten',
    several: 'Mehrmals signiert',
    of: (campaign) => `In ${campaign}`,
  },
  copy: {
    save: 'Mein Exemplar speichern',
    lead: 'Eine Seite mit dem, was Sie freigegeben haben, und dem Journalstand, signiert mit Ihrem Schlüssel. Außerhalb dieses Rechners aufbewahren.',
    notNow: 'Jetzt nicht',
    signAndSave: 'Signieren und speichern',
    passphraseHint: 'wird nirgends gespeichert',
    passphraseNeeded: 'Die Passphrase fehlt: Das Exemplar wird mit Ihrem Schlüssel signiert.',
    saved: 'Ihr Exemplar ist gespeichert.',
    open: 'Öffnen',
    failed: 'Die Freigabe ist signiert; Ihr Exemplar ließ sich nicht speichern. Unten ist ein neuer Versuch möglich.',
  },
};
