// The German of what the recorded process says of a requirement, and of why nothing in such evidence can speak about it, by
// the English sentence.
const elsewhere = 'Nicht in diesen Nachweisen enthalten';

export const processInGerman: Readonly<Record<string, string>> = {
  'A campaign is open.': 'Eine Kampagne läuft.',
  'A campaign was closed with items that nobody decided.':
    'Eine Kampagne wurde mit Prüfpunkten geschlossen, die niemand entschieden hat.',
  'No campaign has been held in this workspace.': 'In diesem Arbeitsbereich gab es noch keine Kampagne.',
  'Risk appetite and thresholds are agreed and recorded.':
    'Risikobereitschaft und Schwellenwerte sind vereinbart und hinterlegt.',
  'No agreed risk objectives are recorded.': 'Es sind keine vereinbarten Risikoziele hinterlegt.',
  'The risk appetite is stated, with who agreed to it and when.':
    'Die Risikobereitschaft ist benannt, mit Person und Zeitpunkt der Zustimmung.',
  'No risk appetite is recorded, or nobody agreed to it.':
    'Es ist keine Risikobereitschaft hinterlegt, oder niemand hat ihr zugestimmt.',
  'A campaign is closed; its report has not been issued.':
    'Eine Kampagne ist geschlossen; der Bericht dazu ist noch nicht ausgestellt.',
  'No outcome has been reported on from this workspace yet.':
    'Aus diesem Arbeitsbereich wurde noch kein Ergebnis berichtet.',
  'No decision has been made yet.': 'Es wurde noch nichts entschieden.',
  'RACI and escalation path are complete.': 'RACI-Matrix und Eskalationsweg sind vollständig.',
  'Every entitlement is rated by the same rules and thresholds, printed in the report.':
    'Jede Berechtigung wird nach denselben Regeln und Schwellenwerten eingestuft; der Bericht nennt sie.',
  'Nothing has been rated yet.': 'Es wurde noch nichts eingestuft.',
  'Accountable persons of the organisation signed their decisions off.':
    'Rechenschaftspflichtige Personen der Organisation haben ihre Entscheidungen freigegeben.',
  'A campaign has been held; not every assignment is signed off.':
    'Es gab eine Kampagne; nicht jede Zuweisung ist freigegeben.',
  'No sign-off is recorded.': 'Es ist keine Freigabe hinterlegt.',
  'The provider’s roles are set in the RACI, and the customer is accountable for every decision.':
    'Die Rollen des Dienstleisters stehen in der RACI-Matrix, und der Auftraggeber ist für jede Entscheidung rechenschaftspflichtig.',
  'Incident owner and escalation path with the provider are named.':
    'Die für Vorfälle verantwortliche Person und der Eskalationsweg mit dem Dienstleister sind benannt.',
  'The incident owner or the escalation path is missing.':
    'Die für Vorfälle verantwortliche Person oder der Eskalationsweg fehlt.',
  'Every decision is in a signed, append-only ledger with the person who made it.':
    'Jede Entscheidung steht mit der entscheidenden Person in einem signierten, nur fortschreibbaren Journal.',
  'No decision is recorded yet.': 'Es ist noch keine Entscheidung hinterlegt.',
  'The ledger is a Merkle tree with signed checkpoints; evidence is addressed by its hash.':
    'Das Journal ist ein Merkle-Baum mit signierten Journalständen; Nachweise werden über ihre Prüfsumme angesprochen.',
  'No review has been held in this workspace.': 'In diesem Arbeitsbereich gab es noch keine Prüfung.',
  'Reviews are held, and the risk appetite behind their frequency is recorded.':
    'Prüfungen finden statt, und die Risikobereitschaft hinter ihrer Häufigkeit ist hinterlegt.',
  'Reviews are held; the risk analysis behind their frequency is not recorded.':
    'Prüfungen finden statt; die Risikoanalyse hinter ihrer Häufigkeit ist nicht hinterlegt.',
  'No access was found inappropriate.': 'Kein Zugriff erwies sich als unangemessen.',
  'Nothing has been decided for good yet.': 'Es wurde noch nichts endgültig entschieden.',
  'The accountable persons signed their acknowledgement.':
    'Die rechenschaftspflichtigen Personen haben ihre Kenntnisnahme signiert.',
  'The campaign is not signed off yet.': 'Die Kampagne ist noch nicht freigegeben.',
  'No signed acknowledgement is recorded.': 'Es ist keine signierte Kenntnisnahme hinterlegt.',
  'Every entitlement names the resource that it reaches.': 'Jede Berechtigung nennt die Ressource, die sie erreicht.',
  'Proofing of identities happens before an account exists: nothing in this evidence bears on it.':
    'Die Feststellung einer Identität geschieht, bevor ein Konto besteht: Diese Nachweise sagen nichts dazu.',
  'Protection of identity assertions is not in exported access data: nothing in this evidence bears on it.':
    'Der Schutz von Identitätsaussagen steht nicht in exportierten Zugriffsdaten: Diese Nachweise sagen nichts dazu.',
  'PR.AA-06 is about physical access: nothing in this evidence bears on it.':
    'PR.AA-06 betrifft den physischen Zugang: Diese Nachweise sagen nichts dazu.',
  'Opportunities (positive risks) are not recorded in this workspace.':
    'Chancen (positive Risiken) werden in diesem Arbeitsbereich nicht geführt.',
  'Resources for cybersecurity are not recorded in this workspace.':
    'Mittel für die Cybersicherheit werden in diesem Arbeitsbereich nicht geführt.',
  'Personnel practices are not recorded in this workspace.':
    'Personalverfahren werden in diesem Arbeitsbereich nicht geführt.',
  'The cybersecurity strategy is not part of this evidence.': `${elsewhere}: die Strategie für Cybersicherheit.`,
  'The supplier risk programme is not part of this evidence.': `${elsewhere}: das Programm für Lieferantenrisiken.`,
  'How supplier risk enters the enterprise’s processes is not part of this evidence.': `${elsewhere}: wie Lieferantenrisiken in die Abläufe des Unternehmens eingehen.`,
  'The list of suppliers and their priority is not part of this evidence.': `${elsewhere}: die Liste der Lieferanten und ihr Rang.`,
  'Due diligence before the contract is not part of this evidence.': `${elsewhere}: die Prüfung vor Vertragsschluss.`,
  'The supplier’s own security practices are not part of this evidence.': `${elsewhere}: die eigenen Sicherheitsverfahren des Lieferanten.`,
  'The end of the contract is not part of this evidence.': `${elsewhere}: das Ende des Vertrags.`,
  'PR.AC-2 is about physical access: nothing in this evidence bears on it.':
    'PR.AC-2 betrifft den physischen Zugang: Diese Nachweise sagen nichts dazu.',
  'No evidence of remote access (VPN, gateways) is in the bundles.': `${elsewhere}: Fernzugriff (VPN, Gateways).`,
  'PR.AC-5 is about network integrity: no network policy is in the bundles.':
    'PR.AC-5 betrifft die Integrität des Netzes: In den Nachweispaketen ist keine Netzrichtlinie.',
  'Which persons may use security functions is not in exported access data.': `${elsewhere}: welche Personen Sicherheitsfunktionen nutzen dürfen.`,
  'Logs of privileged functions are not in the bundles.': `${elsewhere}: Protokolle privilegierter Funktionen.`,
  'Audit records of the systems are not in the bundles.': `${elsewhere}: Prüfprotokolle der Systeme.`,
  'Audit records of the systems, and who reviews them, are not in the bundles.': `${elsewhere}: Prüfprotokolle der Systeme und wer sie durchsieht.`,
  'How the systems generate audit records is not in the bundles.': `${elsewhere}: wie die Systeme Prüfprotokolle erzeugen.`,
  'The organisation’s monitoring strategy is not part of this evidence.': `${elsewhere}: die Überwachungsstrategie der Organisation.`,
  'Records of configuration changes are not in the bundles.': `${elsewhere}: Aufzeichnungen über Konfigurationsänderungen.`,
  'Who may change the systems’ configuration is not in the bundles.': `${elsewhere}: wer die Konfiguration der Systeme ändern darf.`,
  'Configuration settings are not in the bundles.': `${elsewhere}: Konfigurationseinstellungen.`,
  'An inventory of system components is not in the bundles.': `${elsewhere}: ein Verzeichnis der Systembestandteile.`,
  'IA-2 is about users of the organisation: non-human identities are judged under IA-9.':
    'IA-2 betrifft Benutzer der Organisation: Nichtmenschliche Identitäten werden unter IA-9 beurteilt.',
  'Authentication of devices is not in exported access data.': `${elsewhere}: die Anmeldung von Geräten.`,
  'Rules for the strength of passwords are not in the bundles.': `${elsewhere}: Regeln für die Stärke von Passwörtern.`,
  'How certificates are validated is not in the bundles.': `${elsewhere}: wie Zertifikate geprüft werden.`,
  'How authenticators are protected at rest is not in the bundles.': `${elsewhere}: wie Zugangsdaten gespeichert geschützt sind.`,
  'Transfers of personnel are not recorded in this workspace.':
    'Personalwechsel werden in diesem Arbeitsbereich nicht geführt.',
  'The organisation’s risk assessment is not part of this evidence.': `${elsewhere}: die Risikobeurteilung der Organisation.`,
  'Management of cryptographic keys is not in exported access data.': `${elsewhere}: die Verwaltung kryptografischer Schlüssel.`,
  'Assessments of the supplier are not part of this evidence.': `${elsewhere}: Beurteilungen des Lieferanten.`,
  'Protection of communication is not in exported access data.': `${elsewhere}: der Schutz der Kommunikation.`,
  'Sessions are not in exported access data.': `${elsewhere}: Sitzungen.`,
  'Integrity of assets is not in exported access data.': `${elsewhere}: die Integrität der Betriebsmittel.`,
};
