// What stands between a person and a decision: whose item it is, what the decision lacks, what somebody else said, what has
// to be read first. English and German of one type, so that neither can lack a sentence.
import type { Locale } from '../../../../shared/locale.ts';
import { terms } from '../../../../shared/terms.ts';
import type { Change, Outcome, Risk } from '../../../../shared/words.ts';

export interface DecidingMessages {
  readonly unassigned: string;
  reviewerLeft(reviewer: string): string;
  delegationOver(reviewer: string, until: string): string;
  delegationBegins(reviewer: string, from: string): string;
  delegationNotCovering(reviewer: string): string;
  notTheReviewer(reviewer: string, performer: string): string;
  decidedAlready(performer: string): string;
  othersConfirm(bar: string): string;
  othersDecide(bar: string): string;
  othersApprove(bar: string): string;
  granted(name: string): string;
  created(name: string, identity: string): string;
  ownAccount(name: string, identity: string): string;
  signsIn(name: string, identity: string): string;
  ownsWorkload(name: string, workload: string, identity: string): string;
  owns(name: string, identity: string): string;

  readonly untilNeeded: string;
  notAfterToday(day: string): string;
  readonly targetNeeded: string;
  readonly questionNeeded: string;
  sayWhy(why: Why): string;
  /** A reason of a letter or of one short word. */
  saysTooLittle(reason: string): string;
  readonly exceptionWithoutCertify: string;
  readonly compensatingControlNeeded: string;
  exceptionEnded(day: string): string;
  exceptionReview(day: string): string;
  keepAfterRevoke(by: string, campaign: string, reference: string, day: string): string;
  readonly endDateForeign: string;
  readonly targetForeign: string;
  readonly questionForeign: string;
  readonly approverIsDecider: string;
  approverWithoutRight(name: string, risk: Risk): string;

  answered(name: string, outcome: Outcome): string;
  disagreed(name: string, outcome: Outcome): string;
  stricterStands(said: string): string;
  waitsFor(names: readonly string[]): string;
  onlyWithWord(names: readonly string[], second: string): string;
  here(said: string, strategy: string): string;

  readonly gone: string;
  readonly goneAndBack: string;
  readonly changedLater: string;
  readonly notWhatWasShown: string;
  openFirst(unread: number): string;
  openEvidence(number: number): string;

  campaignClosed(campaign: string): string;
  readonly signedOff: string;
  readonly signedOffChange: string;
  readonly youAreReviewer: string;
  underDelegation(reviewer: string): string;
  loosened(bars: readonly string[]): string;
  keptAfterRevoke(by: string, campaign: string): string;
  secondPerson(risk: Risk): string;
  readonly nothingToUndo: string;
  decidedNotBy(performer: string, person: string): string;
  readonly nothingWaits: string;

  readonly bulk: {
    readonly campaignClosed: string;
    readonly signedOff: string;
    readonly decided: string;
    risk(risk: Risk): string;
    change(change: Change): string;
    readonly carried: string;
    readonly owner: string;
    readonly finding: string;
    readonly changedSince: string;
    readonly revoked: string;
    readonly contested: string;
    readonly justification: string;
    none(first: string): string;
  };
}

/** Why a reason has to be given. */
export type Why = { readonly risk: Risk } | 'more' | 'replaces' | 'changed';

const english: DecidingMessages = {
  unassigned: 'Nobody is assigned to this item yet. Assign it first.',
  reviewerLeft: (reviewer) => `${reviewer}, the reviewer of record, has left. Assign the item anew.`,
  delegationOver: (reviewer, until) => `The delegation from ${reviewer} is over (until ${until}).`,
  delegationBegins: (reviewer, from) => `The delegation from ${reviewer} begins on ${from}.`,
  delegationNotCovering: (reviewer) => `The delegation from ${reviewer} does not cover this item.`,
  notTheReviewer: (reviewer, performer) => `${reviewer} is the reviewer of record, not ${performer}.`,
  decidedAlready: (performer) => `${performer} decided; somebody else has to confirm.`,
  othersConfirm: (bar) => `${bar} Somebody else has to confirm.`,
  othersDecide: (bar) => `${bar} Nobody reviews access of their own: somebody else decides.`,
  othersApprove: (bar) => `${bar} Somebody else has to approve the exception.`,
  granted: (name) => `${name} granted this access.`,
  created: (name, identity) => `${name} created ${identity}.`,
  ownAccount: (name, identity) => `${identity} is ${name}'s own account.`,
  signsIn: (name, identity) => `${name} signs in with ${identity} in person.`,
  ownsWorkload: (name, workload, identity) => `${name} owns ${workload}, which acts through ${identity}.`,
  owns: (name, identity) => `${name} owns ${identity}.`,

  untilNeeded: 'Say until which day it is certified.',
  notAfterToday: (day) => `${day} is not after today.`,
  targetNeeded: 'Say what it is to be reduced to.',
  questionNeeded: 'Say what has to be answered first.',
  sayWhy: (why) =>
    `Say why: ${
      why === 'more'
        ? 'this is more than leaving it as it is'
        : why === 'replaces'
          ? 'this takes the place of a REVOKE'
          : why === 'changed'
            ? 'something changed'
            : `the risk is ${why.risk}`
    }.`,
  saysTooLittle: (reason) =>
    `“${reason}” says too little to whoever reads it later: give the reason in two words or more.`,
  exceptionWithoutCertify: 'An exception accepts a risk that stays, so it goes only with a certification.',
  compensatingControlNeeded: 'Say what is done instead (compensating control).',
  exceptionEnded: (day) => `An exception ends in the future; ${day} is not.`,
  exceptionReview: (day) => `It is looked at again after today and before it ends; ${day} is not.`,
  keepAfterRevoke: (by, campaign, reference, day) =>
    `${by} decided REVOKE in ${campaign} (${reference}, ${day}). Keeping it now needs a justification that names that decision.`,
  endDateForeign: 'An end date belongs to CERTIFY_UNTIL only.',
  targetForeign: 'What it is reduced to belongs to REDUCE only.',
  questionForeign: 'A question belongs to CANNOT_DECIDE only.',
  approverIsDecider: 'An exception is approved by somebody else than who decides.',
  approverWithoutRight: (name, risk) => `${name} does not hold the right to accept a ${risk} risk.`,

  answered: (name, outcome) => `${name} answered ${terms.en.outcome[outcome]}`,
  disagreed: (name, outcome) => `${name} did not agree with ${terms.en.outcome[outcome]}`,
  stricterStands: (said) => `${said}. Of two answers that differ the stricter one stands.`,
  waitsFor: (names) => `It waits for ${names.join(' and ')}, who answered otherwise before.`,
  onlyWithWord: (names, second) =>
    `${names.join(' and ')} answered otherwise before: only with that word it stands, not with ${second}’s.`,
  here: (said, strategy) => `${said}. Here ${strategy}.`,

  gone: 'A later bundle no longer has this access.',
  goneAndBack: 'This access was gone after the campaign opened, and is back.',
  changedLater: 'This access changed in a bundle that came after the campaign opened.',
  notWhatWasShown: 'The evidence is no longer what was shown. Look at the case again.',
  openFirst: (unread) => `Open the evidence of what changed first: ${unread} of it is unread.`,
  openEvidence: (number) => `Open evidence ${number} first: it shows what changed.`,

  campaignClosed: (campaign) => `${campaign} is closed: only a correction with a reason is possible.`,
  signedOff: 'It is signed off: only a correction with a reason is possible.',
  signedOffChange: 'This was signed off. It changes only by a correction with a reason.',
  youAreReviewer: 'You are the reviewer of record, and nothing shows that you are a party to this access.',
  underDelegation: (reviewer) =>
    `You decide for ${reviewer} under a delegation, and nothing shows that you are a party to this access.`,
  loosened: (bars) =>
    `By standard you could not judge this: you are ${bars.join(', ')}. The operating model allows it, and your decision says so.`,
  keptAfterRevoke: (by, campaign) =>
    `${by} decided REVOKE in ${campaign}. Keeping it needs a justification that names that.`,
  secondPerson: (risk) => `Then a second person confirms, because the risk is ${risk}.`,
  nothingToUndo: 'There is no decision to take back.',
  decidedNotBy: (performer, person) => `${performer} decided this, not ${person}.`,
  nothingWaits: 'Nothing here waits for a second person.',

  bulk: {
    campaignClosed: 'The campaign is closed.',
    signedOff: 'It is signed off already.',
    decided: 'It is decided already.',
    risk: (risk) => `Its risk is ${risk}, not low.`,
    change: (change) => `It is ${change}, not unchanged.`,
    carried: 'An earlier campaign left it open.',
    owner: 'Its owner is not known.',
    finding: 'A finding about it is open.',
    changedSince: 'Later evidence changed it after the campaign opened.',
    revoked: 'It was decided REVOKE before.',
    contested: 'It was answered otherwise before in this campaign.',
    justification: 'A batch needs one justification.',
    none: (first) => `None of these items can be certified together. ${first}`.trim(),
  },
};

const german: DecidingMessages = {
  unassigned: 'Diesem Prüfpunkt ist noch niemand zugewiesen. Zuerst muss er zugewiesen werden.',
  reviewerLeft: (reviewer) =>
    `${reviewer}, als prüfende Person eingetragen, ist ausgeschieden. Der Prüfpunkt muss neu zugewiesen werden.`,
  delegationOver: (reviewer, until) => `Die Delegation von ${reviewer} ist beendet (galt bis ${date(until)}).`,
  delegationBegins: (reviewer, from) => `Die Delegation von ${reviewer} beginnt am ${date(from)}.`,
  delegationNotCovering: (reviewer) => `Die Delegation von ${reviewer} erfasst diesen Prüfpunkt nicht.`,
  notTheReviewer: (reviewer, performer) => `Als prüfende Person ist ${reviewer} eingetragen, nicht ${performer}.`,
  decidedAlready: (performer) => `${performer} hat entschieden; jemand anderes muss bestätigen.`,
  othersConfirm: (bar) => `${bar} Jemand anderes muss bestätigen.`,
  othersDecide: (bar) => `${bar} Niemand prüft den eigenen Zugriff: Jemand anderes entscheidet.`,
  othersApprove: (bar) => `${bar} Jemand anderes muss die Ausnahme genehmigen.`,
  granted: (name) => `${name} hat diesen Zugriff erteilt.`,
  created: (name, identity) => `${name} hat ${identity} angelegt.`,
  ownAccount: (name, identity) => `${identity} ist das eigene Konto von ${name}.`,
  signsIn: (name, identity) => `${name} meldet sich mit ${identity} persönlich an.`,
  ownsWorkload: (name, workload, identity) => `${name} verantwortet ${workload}; es handelt über ${identity}.`,
  owns: (name, identity) => `${name} verantwortet ${identity}.`,

  untilNeeded: 'Der Tag fehlt, bis zu dem bestätigt wird.',
  notAfterToday: (day) => `Der ${date(day)} liegt nicht nach heute.`,
  targetNeeded: 'Es fehlt, worauf eingeschränkt wird.',
  questionNeeded: 'Es fehlt, was zuerst zu klären ist.',
  sayWhy: (why) =>
    `Die Begründung fehlt: ${
      why === 'more'
        ? 'Die Entscheidung geht über ein Bestätigen hinaus'
        : why === 'replaces'
          ? 'Sie tritt an die Stelle von „Entziehen“'
          : why === 'changed'
            ? 'Es hat sich etwas geändert'
            : `Das Risiko ist ${terms.de.risk[why.risk]}`
    }.`,
  saysTooLittle: (reason) =>
    `„${reason}“ sagt zu wenig, wenn es später jemand liest: Die Begründung braucht mindestens zwei Wörter.`,
  exceptionWithoutCertify:
    'Eine Ausnahme akzeptiert ein Risiko, das bleibt; sie gehört daher nur zu einer Bestätigung.',
  compensatingControlNeeded: 'Es fehlt, was stattdessen geschieht (kompensierende Maßnahme).',
  exceptionEnded: (day) => `Eine Ausnahme endet in der Zukunft; der ${date(day)} liegt nicht dort.`,
  exceptionReview: (day) =>
    `Die Ausnahme wird nach heute und vor ihrem Ende wieder angesehen; der ${date(day)} liegt nicht dazwischen.`,
  keepAfterRevoke: (by, campaign, reference, day) =>
    `${by} hat in ${campaign} „Entziehen“ entschieden (${reference}, ${date(day)}). Wer den Zugriff behält, muss diese Entscheidung in der Begründung nennen.`,
  endDateForeign: 'Ein Enddatum gehört nur zu „Befristet bestätigen“.',
  targetForeign: 'Worauf eingeschränkt wird, gehört nur zu „Einschränken“.',
  questionForeign: 'Eine Frage gehört nur zu „Kann nicht entscheiden“.',
  approverIsDecider: 'Eine Ausnahme genehmigt jemand anderes als die entscheidende Person.',
  approverWithoutRight: (name, risk) =>
    `${name} hat nicht das Recht, ein Risiko der Stufe „${terms.de.risk[risk]}“ zu akzeptieren.`,

  answered: (name, outcome) => `${name} hat „${terms.de.outcome[outcome]}“ geantwortet`,
  disagreed: (name, outcome) => `${name} hat „${terms.de.outcome[outcome]}“ nicht zugestimmt`,
  stricterStands: (said) => `${said}. Bei zwei verschiedenen Antworten gilt die strengere.`,
  waitsFor: (names) => `Es fehlt noch das Wort von ${names.join(' und ')}: Die frühere Antwort war eine andere.`,
  onlyWithWord: (names, second) =>
    `Früher anders geantwortet: ${names.join(' und ')}. Nur mit diesem Wort gilt die Entscheidung, nicht mit dem von ${second}.`,
  here: (said, strategy) => `${said}. Hier gilt: ${strategy}.`,

  gone: 'Ein späteres Nachweispaket enthält diesen Zugriff nicht mehr.',
  goneAndBack: 'Dieser Zugriff war nach Beginn der Kampagne entfallen und ist wieder da.',
  changedLater: 'Dieser Zugriff hat sich in einem Nachweispaket geändert, das nach Beginn der Kampagne kam.',
  notWhatWasShown: 'Die Nachweise sind nicht mehr, was gezeigt wurde. Der Fall muss neu angesehen werden.',
  openFirst: (unread) =>
    unread === 1
      ? 'Zuerst muss der Nachweis der Änderung geöffnet werden: Einer ist ungelesen.'
      : `Zuerst müssen die Nachweise der Änderung geöffnet werden: ${unread} sind ungelesen.`,
  openEvidence: (number) => `Zuerst Nachweis ${number} öffnen: Er zeigt, was sich geändert hat.`,

  campaignClosed: (campaign) => `${campaign} ist geschlossen: Möglich ist nur eine Korrektur mit Begründung.`,
  signedOff: 'Der Prüfpunkt ist freigegeben: Möglich ist nur eine Korrektur mit Begründung.',
  signedOffChange: 'Das ist freigegeben. Es ändert sich nur durch eine Korrektur mit Begründung.',
  youAreReviewer:
    'Sie sind als prüfende Person eingetragen, und nichts weist auf eine Beteiligung an diesem Zugriff hin.',
  underDelegation: (reviewer) =>
    `Sie entscheiden für ${reviewer} aufgrund einer Delegation, und nichts weist auf eine Beteiligung an diesem Zugriff hin.`,
  loosened: (bars) =>
    `Nach Standard wäre diese Entscheidung nicht möglich, denn beteiligt ist: ${bars.join(', ')}. Das Betriebsmodell lässt es zu, und die Entscheidung hält es fest.`,
  keptAfterRevoke: (by, campaign) =>
    `${by} hat in ${campaign} „Entziehen“ entschieden. Wer den Zugriff behält, muss das in der Begründung nennen.`,
  secondPerson: (risk) => `Danach bestätigt eine zweite Person, denn das Risiko ist ${terms.de.risk[risk]}.`,
  nothingToUndo: 'Es gibt keine Entscheidung, die zurückgenommen werden könnte.',
  decidedNotBy: (performer, person) => `Das hat ${performer} entschieden, nicht ${person}.`,
  nothingWaits: 'Hier wartet nichts auf eine zweite Person.',

  bulk: {
    campaignClosed: 'Die Kampagne ist geschlossen.',
    signedOff: 'Der Prüfpunkt ist schon freigegeben.',
    decided: 'Der Prüfpunkt ist schon entschieden.',
    risk: (risk) => `Das Risiko ist ${terms.de.risk[risk]}, nicht niedrig.`,
    change: (change) => `Der Prüfpunkt ist ${terms.de.change[change]}, nicht unverändert.`,
    carried: 'Eine frühere Kampagne hat ihn offen gelassen.',
    owner: 'Die verantwortliche Person ist nicht bekannt.',
    finding: 'Ein Befund dazu ist offen.',
    changedSince: 'Ein späterer Nachweis hat ihn nach Beginn der Kampagne geändert.',
    revoked: 'Früher wurde „Entziehen“ entschieden.',
    contested: 'In dieser Kampagne wurde früher anders geantwortet.',
    justification: 'Eine Sammelentscheidung braucht eine Begründung.',
    none: (first) => `Keiner dieser Prüfpunkte kann gemeinsam bestätigt werden. ${first}`.trim(),
  },
};

/** `2026-10-01` is "01.10.2026"; anything else stays as it is. */
function date(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})/.exec(day) ?? [];
  return year === undefined ? day : `${date}.${month}.${year}`;
}

export const decidingMessages: Readonly<Record<Locale, DecidingMessages>> = { en: english, de: german };
