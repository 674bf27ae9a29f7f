// Why something was not done, where the engine says it in English only: who may not, what is there no more, what is missing.
// Damaged files and foreign formats are told by the window's own words for their codes; their detail stays as it is.

import { germanOf, type Sentences } from '../../controls/messages/sentences.ts';
import { campaignSentences } from './campaign-sentences.ts';

const ofReviews: Sentences = [
  ['There is no such campaign.', 'Diese Kampagne gibt es nicht.'],
  ['There is no such review item.', 'Diesen Prüfpunkt gibt es nicht.'],
  ['An item is not of this campaign.', 'Ein Prüfpunkt gehört nicht zu dieser Kampagne.'],
  [
    '{campaign} is closed: nothing in it is decided any more.',
    '{campaign} ist geschlossen: Darin wird nichts mehr entschieden.',
  ],
  [
    'The operating model is not complete: 1 point is open. A campaign opens once everybody knows who answers for what.',
    'Das Betriebsmodell ist nicht vollständig: 1 Punkt ist offen. Eine Kampagne beginnt, sobald feststeht, wer wofür einsteht.',
  ],
  [
    'The operating model is not complete: {points:count} points are open. A campaign opens once everybody knows who answers for what.',
    'Das Betriebsmodell ist nicht vollständig: {points} Punkte sind offen. Eine Kampagne beginnt, sobald feststeht, wer wofür einsteht.',
  ],
  ['{reference} is not assigned to {name}.', '{reference} ist nicht {name} zugewiesen.'],
  [
    'Name somebody else: nobody hands an item over to himself.',
    'Bitte jemand anderen nennen: Niemand gibt einen Prüfpunkt an sich selbst weiter.',
  ],
  ['{reference} waits for nobody’s acceptance.', '{reference} wartet auf keine Annahme.'],
  ['{reference} was handed to {other}, not to {name}.', '{reference} wurde an {other} weitergegeben, nicht an {name}.'],
  ['Say why it is not yours either.', 'Die Begründung fehlt, warum auch hier niemand zuständig ist.'],
  ['{reference} was signed off with an answer.', '{reference} ist mit einer Antwort freigegeben.'],
  ['A correction needs a reason.', 'Eine Korrektur braucht eine Begründung.'],
  [
    'Only a signed decision is corrected. This one can simply be decided.',
    'Korrigiert wird nur eine freigegebene Entscheidung. Über diesen Prüfpunkt lässt sich einfach entscheiden.',
  ],
  ['A correction of it waits for its second person.', 'Eine Korrektur dieses Prüfpunkts wartet auf die zweite Person.'],
  [
    'The decisions are no longer those that were read. Read again.',
    'Die Entscheidungen sind nicht mehr die gelesenen. Bitte noch einmal lesen.',
  ],
  ['{name} has signed off already.', '{name} hat schon freigegeben.'],
  ['{name} has no assignment in {campaign}.', '{name} hat keine Zuweisung in {campaign}.'],
  ['1 item has no final decision.', '1 Prüfpunkt hat keine endgültige Entscheidung.'],
  ['{items:count} items have no final decision.', '{items} Prüfpunkte haben keine endgültige Entscheidung.'],
  [
    "Its evidence is partial ({sources}), so it can't be called complete.",
    'Die Nachweise sind unvollständig ({sources}); die Kampagne kann daher nicht vollständig heißen.',
  ],
  ['Closing now needs a reason.', 'Wer jetzt schließt, muss es begründen.'],
  ['{name} does not hold the right to close a campaign.', '{name} hat nicht das Recht, eine Kampagne zu schließen.'],
  [
    '{items:count} items are too many to choose at once: {most:count} is the most.',
    '{items} Prüfpunkte sind zu viele auf einmal: höchstens {most}.',
  ],
  [
    'Nothing has come to its end: there is nothing to review again.',
    'Nichts ist abgelaufen: Es gibt nichts erneut zu prüfen.',
  ],
];

const ofWhatFollows: Sentences = [
  ['Only an action that nothing allowed is answered.', 'Beantwortet wird nur eine nicht genehmigte Handlung.'],
  [
    '{name} does not hold the right to ratify it: that takes the right to accept a risk.',
    '{name} hat nicht das Recht, nachträglich zu billigen: Dazu gehört das Recht, ein Risiko zu akzeptieren.',
  ],
  ['There is no such action in the evidence.', 'Diese Handlung ist nicht in den Nachweisen.'],
  [
    '{day:day} is past: an instruction is due from today on.',
    'Der {day} ist vorbei: Eine Anweisung ist frühestens heute fällig.',
  ],
  [
    'Nothing of {campaign} is ready to go out: no signed revocation, reduction, confirmed rotation or question.',
    'In {campaign} ist nichts anzuweisen: keine freigegebene Entziehung oder Einschränkung, kein bestätigter Schlüsselwechsel, keine Frage.',
  ],
  [
    'Nothing changed since list {number:count}: there is no list to issue.',
    'Seit Liste {number} hat sich nichts geändert: Es gibt keine Liste auszustellen.',
  ],
  [
    'It is not signed off yet: decide it again with other terms.',
    'Noch nicht freigegeben: Bitte neu entscheiden, mit anderen Bedingungen.',
  ],
  ['{name} decided it; somebody else has to renew it.', '{name} hat entschieden; jemand anderes muss verlängern.'],
  ['There is no such exception.', 'Diese Ausnahme gibt es nicht.'],
  [
    'A newer decision took its place: there is nothing to renew or end.',
    'Eine neuere Entscheidung ist an ihre Stelle getreten: Es gibt nichts zu verlängern oder zu beenden.',
  ],
  ['This exception was ended already.', 'Diese Ausnahme ist schon beendet.'],
  [
    'An exception ends in the future; {day:day} is not.',
    'Eine Ausnahme endet in der Zukunft; der {day} liegt nicht dort.',
  ],
  [
    'The access itself is certified until {day:day} only: an exception can’t outlast that.',
    'Der Zugriff selbst ist nur bis {day} bestätigt: Eine Ausnahme kann nicht länger gelten.',
  ],
  ['The review date lies between today and the end.', 'Der Tag der Prüfung liegt zwischen heute und dem Ende.'],
  ['The rotation of {credential} is agreed already.', 'Der Schlüsselwechsel für {credential} ist schon vereinbart.'],
  [
    '{day:day} is past: a rotation is due from today on.',
    'Der {day} ist vorbei: Ein Schlüsselwechsel ist frühestens heute fällig.',
  ],
  [
    'Name what depends on it, or say in a note where you looked and found nothing.',
    'Bitte nennen, was davon abhängt, oder vermerken, wo gesucht und nichts gefunden wurde.',
  ],
  ['There is no such credential in the evidence.', 'Diese Zugangsdaten sind nicht in den Nachweisen.'],
  ['There is no such rotation.', 'Diesen Schlüsselwechsel gibt es nicht.'],
  [
    '{name} does not {what}: the RACI gives that to others of the customer.',
    '{name} ist dafür nicht zuständig: Die RACI-Matrix weist das anderen beim Auftraggeber zu.',
  ],
  ['There is no such item or rotation.', 'Diesen Prüfpunkt oder Schlüsselwechsel gibt es nicht.'],
  ['Nothing was revoked or reduced here.', 'Hier wurde nichts entzogen oder eingeschränkt.'],
  [
    'Nothing was instructed here: own evidence belongs to a signed revocation, reduction or rotation.',
    'Hier ist nichts angewiesen: Ein eigener Nachweis gehört zu einer freigegebenen Entziehung, Einschränkung oder einem Schlüsselwechsel.',
  ],
  [
    '{file} is larger than {most:count} MB: attach the part that shows it.',
    '{file} ist größer als {most} MB: Bitte den Teil beilegen, der es zeigt.',
  ],
  ['{file} is empty.', '{file} ist leer.'],
  ['{file} can’t be read.', '{file} lässt sich nicht lesen.'],
  [
    '{file} holds a secret key. Take it out first: what is attached stays in the workspace.',
    '{file} enthält einen geheimen Schlüssel. Bitte zuerst entfernen: Was beigelegt wird, bleibt im Arbeitsbereich.',
  ],
  ['{name} has no part in this exception.', '{name} ist an dieser Ausnahme nicht beteiligt.'],
  ['{reference} was withdrawn.', '{reference} wurde zurückgenommen.'],
];

const ofEngagement: Sentences = [
  ['A delegation for no system covers nothing.', 'Eine Delegation ohne System umfasst nichts.'],
  ['A delegation of no item covers nothing.', 'Eine Delegation ohne Prüfpunkt umfasst nichts.'],
  ['A person needs a name and an e-mail address.', 'Eine Person braucht Namen und E-Mail-Adresse.'],
  ['Both the customer and the provider need a name.', 'Auftraggeber und Dienstleister brauchen beide einen Namen.'],
  [
    'Loosening who may judge what needs a person of the customer who says who he is.',
    'Wer die Funktionstrennung lockert, muss eine Person des Auftraggebers sein und angeben, wer sie ist.',
  ],
  ['Nobody delegates to himself.', 'Niemand delegiert an sich selbst.'],
  ['The delegation would already have ended.', 'Die Delegation wäre schon beendet.'],
  ['The delegation would end before it begins.', 'Die Delegation würde enden, bevor sie beginnt.'],
  ['There is no such delegation.', 'Diese Delegation gibt es nicht.'],
  ['This delegation has ended already.', 'Diese Delegation ist schon beendet.'],
  [
    '{granter} can delegate his own decisions only; for {name} it needs the right to delegate.',
    '{granter} kann nur die eigenen Entscheidungen delegieren; für {name} braucht es das Recht zu delegieren.',
  ],
  ['{one} and {other} are one and the same person here.', '{one} und {other} sind hier ein und dieselbe Person.'],
  [
    '{name} does not hold the right to change who may decide, and so can’t loosen it.',
    '{name} hat nicht das Recht zu ändern, wer entscheiden darf, und kann das daher nicht lockern.',
  ],
  ['{name} has no part in this delegation.', '{name} ist an dieser Delegation nicht beteiligt.'],
  [
    '{name} has no signing key in force. Make or import one first.',
    '{name} hat keinen gültigen Signaturschlüssel. Zuerst muss einer angelegt oder importiert werden.',
  ],
  ['{name} is inactive already.', '{name} ist schon als ausgeschieden eingetragen.'],
  [
    "{name} is no longer active and can't issue a report.",
    '{name} ist nicht mehr aktiv und kann keinen Bericht ausstellen.',
  ],
  ['{name} is no longer active.', '{name} ist nicht mehr aktiv.'],
  [
    "{name} is of the {party} and can't issue a report: only the customer does.",
    '{name} gehört nicht dem Auftraggeber an; nur der Auftraggeber stellt Berichte aus.',
  ],
  ["A person of the {party} can't {what}: that is the customer's.", 'Das kann nur eine Person des Auftraggebers.'],
  [
    '{email} is no e-mail address: it needs one @ with something before and after it, and no spaces.',
    '{email} ist keine E-Mail-Adresse: Nötig ist ein @ mit Zeichen davor und danach, ohne Leerzeichen.',
  ],
  ['There is no such person in this workspace.', 'Diese Person gibt es in diesem Arbeitsbereich nicht.'],
  ['This signing key is in the workspace already.', 'Dieser Signaturschlüssel ist schon im Arbeitsbereich.'],
  ['The passphrase does not open this key.', 'Die Passphrase öffnet diesen Schlüssel nicht.'],
  [
    'The passphrase does not open this file, or the file is damaged.',
    'Die Passphrase öffnet diese Datei nicht, oder die Datei ist beschädigt.',
  ],
  ['The key and the certificate do not belong together.', 'Schlüssel und Zertifikat gehören nicht zusammen.'],
  ['The PKCS#12 file holds no private key.', 'Die PKCS#12-Datei enthält keinen privaten Schlüssel.'],
  [
    'Version {inForce:count} is in force; this was changed from {basedOn:count}.',
    'In Kraft ist Fassung {inForce}; geändert wurde hier Fassung {basedOn}.',
  ],
  ['The operating model has no version {number:count}.', 'Das Betriebsmodell hat keine Fassung {number}.'],
];

const ofEvidence: Sentences = [
  ['There is no such bundle in this workspace.', 'Dieses Nachweispaket gibt es in diesem Arbeitsbereich nicht.'],
  ['There is no such evidence file in this workspace.', 'Diese Nachweisdatei gibt es in diesem Arbeitsbereich nicht.'],
  ['There is no such place in this evidence file.', 'Diese Stelle gibt es in der Nachweisdatei nicht.'],
  [
    'There is no such entitlement at either end of this comparison.',
    'Diese Berechtigung gibt es an keinem Ende dieses Vergleichs.',
  ],
  ['There is no such entitlement in this workspace.', 'Diese Berechtigung gibt es in diesem Arbeitsbereich nicht.'],
  ['There is no such identity in this workspace.', 'Diese Identität gibt es in diesem Arbeitsbereich nicht.'],
  ['There is no such link in the newest evidence.', 'Diese Verknüpfung gibt es in den neuesten Nachweisen nicht.'],
  ['There is no such mapping in this workspace.', 'Diese Zuordnung gibt es in diesem Arbeitsbereich nicht.'],
  ['This link is confirmed already.', 'Diese Verknüpfung ist schon bestätigt.'],
  ['This link is undone already.', 'Diese Verknüpfung ist schon gelöst.'],
  ['Say why the two are not the same.', 'Die Begründung fehlt, warum beide nicht dasselbe sind.'],
  [
    'To judge a link, say who you are: the ledger keeps the name.',
    'Wer über eine Verknüpfung urteilt, muss benannt sein: Das Journal hält den Namen fest.',
  ],
  ['This fingerprint is not among the trusted ones.', 'Dieser Fingerabdruck ist nicht unter den vertrauten.'],
  [
    'No evidence has been imported yet, so there is nothing to compare.',
    'Es sind noch keine Nachweise importiert; es gibt nichts zu vergleichen.',
  ],
  [
    '{bundle} is not signed, so nothing shows who made it. Nothing was imported.',
    '{bundle} ist nicht signiert; nichts zeigt, von wem es stammt. Nichts wurde importiert.',
  ],
  ['{one} was not imported before {other}.', '{one} wurde nicht vor {other} importiert.'],
  ['The import was cancelled. Nothing was changed.', 'Der Import wurde abgebrochen. Nichts wurde geändert.'],
  ['Saving the list was cancelled.', 'Das Speichern der Liste wurde abgebrochen.'],
  ['Making the report was cancelled.', 'Das Erstellen des Berichts wurde abgebrochen.'],
];

const ofReports: Sentences = [
  [
    'The campaign is neither signed off by everybody nor closed, so only a draft can be made.',
    'Die Kampagne ist weder von allen freigegeben noch geschlossen; möglich ist nur ein Entwurf.',
  ],
  [
    'The campaign is neither signed off by everybody nor closed, so no decision of it can be proved yet.',
    'Die Kampagne ist weder von allen freigegeben noch geschlossen; noch lässt sich keine Entscheidung daraus belegen.',
  ],
  [
    'An audit pack holds the whole ledger, entry by entry, so it can’t be redacted. Hand over the redacted report and its tables instead.',
    'Ein Prüfpaket enthält das ganze Journal, Eintrag für Eintrag, und lässt sich nicht schwärzen. Stattdessen den geschwärzten Bericht und seine Tabellen weitergeben.',
  ],
  ['{name} has signed this report already.', '{name} hat diesen Bericht schon signiert.'],
  [
    'This PDF has no signature field. A draft can not be signed.',
    'Dieses PDF hat kein Signaturfeld. Ein Entwurf lässt sich nicht signieren.',
  ],
  [
    "This was signed by {signer}: {name} can't have a receipt of it.",
    'Freigegeben hat {signer}: {name} kann dafür keine Quittung erhalten.',
  ],
  ['The disk is full. Nothing was changed.', 'Der Datenträger ist voll. Nichts wurde geändert.'],
  ['The disk is full; {file} was not written.', 'Der Datenträger ist voll; {file} wurde nicht geschrieben.'],
  ['{file} can’t be written.', '{file} lässt sich nicht schreiben.'],
  [
    'There is already a file at {file}. It was not touched.',
    'Unter {file} gibt es schon eine Datei. Sie wurde nicht verändert.',
  ],
];

export const refusalSentences: Sentences = [
  ...ofReviews,
  ...ofWhatFollows,
  ...ofEngagement,
  ...ofEvidence,
  ...ofReports,
  ['{name} has no part in {campaign}.', '{name} ist an {campaign} nicht beteiligt.'],
  ...campaignSentences,
];

export const refusalInGerman = germanOf(refusalSentences);
