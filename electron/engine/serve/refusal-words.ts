// What was refused, and why, in a few words for a line of the ledger.
import type { Locale, Said } from '../../../shared/locale.ts';

const reasons: Readonly<Record<string, Said>> = {
  PROVIDER_MAY_NOT_DECIDE: { en: 'only the customer decides', de: 'nur der Auftraggeber entscheidet' },
  NOT_THE_REVIEWER: { en: 'it is somebody else’s to do', de: 'dafür ist jemand anderes zuständig' },
  SELF_REVIEW: { en: 'nobody judges his own access', de: 'niemand entscheidet über den eigenen Zugriff' },
  SECOND_PERSON_SAME: {
    en: 'a second person has to be somebody else',
    de: 'die zweite Person muss jemand anderes sein',
  },
  DELEGATION_EXPIRED: { en: 'the delegation is over', de: 'die Delegation ist beendet' },
  DELEGATION_OUT_OF_SCOPE: { en: 'the delegation does not cover it', de: 'die Delegation erfasst es nicht' },
  PERSON_INACTIVE: { en: 'this person has left', de: 'diese Person ist ausgeschieden' },
  NOT_A_CUSTOMER_PERSON: { en: 'nobody was named who acts', de: 'niemand war als handelnde Person benannt' },
  AUDITOR_READS_ONLY: { en: 'an auditor changes nothing', de: 'die Revision ändert nichts' },
};

const attempts: Readonly<Record<string, Said>> = {
  'review.decide': { en: 'deciding an item', de: 'über einen Prüfpunkt entscheiden' },
  'review.undo': { en: 'taking a decision back', de: 'eine Entscheidung zurücknehmen' },
  'review.undoBatch': { en: 'taking a batch back', de: 'eine Sammelentscheidung zurücknehmen' },
  'review.confirm': { en: 'confirming a decision', de: 'eine Entscheidung bestätigen' },
  'review.bulk': { en: 'certifying several items together', de: 'mehrere Prüfpunkte gemeinsam bestätigen' },
  'review.assign': { en: 'assigning items', de: 'Prüfpunkte zuweisen' },
  'review.notMine': { en: 'handing an item over', de: 'einen Prüfpunkt weitergeben' },
  'review.answerHandover': { en: 'answering a handover', de: 'auf eine Weitergabe antworten' },
  'review.signOff': { en: 'signing off', de: 'freigeben' },
  'review.supersede': { en: 'correcting a signed decision', de: 'eine freigegebene Entscheidung korrigieren' },
  'campaign.open': { en: 'opening a campaign', de: 'eine Kampagne eröffnen' },
  'campaign.close': { en: 'closing a campaign', de: 'eine Kampagne schließen' },
  'engagement.change': { en: 'changing the operating model', de: 'das Betriebsmodell ändern' },
  'delegation.grant': { en: 'granting a delegation', de: 'eine Delegation erteilen' },
  'delegation.end': { en: 'ending a delegation', de: 'eine Delegation beenden' },
  'exception.renew': { en: 'renewing an exception', de: 'eine Ausnahme verlängern' },
  'exception.end': { en: 'ending an exception', de: 'eine Ausnahme beenden' },
  'rotation.agree': { en: 'agreeing to a rotation', de: 'einen Schlüsselwechsel vereinbaren' },
  'rotation.confirmDependants': {
    en: 'confirming what depends on a credential',
    de: 'bestätigen, was von Zugangsdaten abhängt',
  },
  'rotation.withdraw': { en: 'withdrawing a rotation', de: 'einen Schlüsselwechsel zurücknehmen' },
  'instructions.issue': { en: 'issuing instructions', de: 'Anweisungen ausstellen' },
  'action.answer': { en: 'answering an action', de: 'auf eine Handlung antworten' },
  'remediation.attach': { en: 'attaching own evidence', de: 'einen eigenen Nachweis beilegen' },
  'controls.override': { en: 'overriding a verdict', de: 'abweichend beurteilen' },
  'controls.setThreshold': { en: 'setting a threshold', de: 'einen Schwellenwert setzen' },
  'trust.add': { en: 'trusting a signing key', de: 'einem Signaturschlüssel vertrauen' },
  'trust.remove': { en: 'no longer trusting a signing key', de: 'einem Signaturschlüssel das Vertrauen entziehen' },
  'evidence.import': { en: 'importing evidence', de: 'Nachweise importieren' },
  'mapping.save': { en: 'saving a mapping', de: 'eine Zuordnung speichern' },
  'mapping.retire': { en: 'retiring a mapping', de: 'eine Zuordnung zurücknehmen' },
  'inventory.linkConfirm': { en: 'confirming a link', de: 'eine Verknüpfung bestätigen' },
  'inventory.linkUndo': { en: 'undoing a link', de: 'eine Verknüpfung lösen' },
  'person.add': { en: 'adding a person', de: 'eine Person hinzufügen' },
  'person.deactivate': { en: 'recording that a person left', de: 'ein Ausscheiden eintragen' },
  'key.create': { en: 'making a signing key', de: 'einen Signaturschlüssel anlegen' },
  'report.issue': { en: 'issuing a report', de: 'einen Bericht ausstellen' },
  'report.countersign': { en: 'countersigning a report', de: 'einen Bericht gegenzeichnen' },
};

export function refusedInWords(code: string, locale: Locale = 'en'): string {
  return (reasons[code] ?? notAllowed)[locale];
}

const notAllowed: Said = { en: 'not allowed', de: 'nicht erlaubt' };

export function methodInWords(method: string, locale: Locale = 'en'): string {
  return attempts[method]?.[locale] ?? method.replaceAll('.', ' ');
}
