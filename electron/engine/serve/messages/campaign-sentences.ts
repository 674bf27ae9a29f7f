// What a campaign says of itself: what is left out, why it was opened, what to know about its evidence, what stands in its
// way; and what a reviewer reads before signing off.

import { conflictStrategies, selfReviewBars } from '../../../../shared/contract/engagement.ts';
import { germanOf, type Sentences } from '../../controls/messages/sentences.ts';
import { authorityMessages } from '../../engagement/messages/authority.ts';
import { problemInWords } from '../../engagement/messages/problems.ts';
import { happeningInWords } from '../../review/messages/happenings.ts';

export const campaignSentences: Sentences = [
  // what is to be known about its evidence and items
  [
    '{kind} of {system} in {bundle} is partial: the population may not be complete.',
    '{kind} von {system} in {bundle} ist unvollständig: Die Grundgesamtheit ist vielleicht nicht vollständig.',
  ],
  [
    '{kind} in {bundle} is partial: the population may not be complete.',
    '{kind} in {bundle} ist unvollständig: Die Grundgesamtheit ist vielleicht nicht vollständig.',
  ],
  [
    '1 rows of the evidence could not be read. They are listed with their reasons.',
    '1 Zeile der Nachweise ließ sich nicht lesen. Sie ist mit dem Grund aufgeführt.',
  ],
  [
    '{rows:count} rows of the evidence could not be read. They are listed with their reasons.',
    '{rows} Zeilen der Nachweise ließen sich nicht lesen. Sie sind mit den Gründen aufgeführt.',
  ],
  [
    '{bundle} was imported although nobody vouches for who signed it.',
    '{bundle} wurde importiert, obwohl niemand für die Unterzeichnung einsteht.',
  ],
  [
    '1 of these is being decided in {campaign}, which is still open.',
    'Über 1 davon wird gerade in {campaign} entschieden; diese Kampagne ist noch offen.',
  ],
  [
    '{items:count} of these are being decided in {campaign}, which is still open.',
    'Über {items} davon wird gerade in {campaign} entschieden; diese Kampagne ist noch offen.',
  ],
  [
    "1 items are assigned to nobody: the campaign can't be complete until they are.",
    '1 Prüfpunkt ist niemandem zugewiesen: Bis dahin kann die Kampagne nicht vollständig werden.',
  ],
  [
    "{items:count} items are assigned to nobody: the campaign can't be complete until they are.",
    '{items} Prüfpunkte sind niemandem zugewiesen: Bis dahin kann die Kampagne nicht vollständig werden.',
  ],
  [
    '1 item that an earlier campaign left open is no longer in the evidence: listed by name.',
    '1 Prüfpunkt, den eine frühere Kampagne offen ließ, ist nicht mehr in den Nachweisen: mit Namen aufgeführt.',
  ],
  [
    '{items:count} items that earlier campaigns left open are no longer in the evidence: listed by name.',
    '{items} Prüfpunkte, die frühere Kampagnen offen ließen, sind nicht mehr in den Nachweisen: mit Namen aufgeführt.',
  ],

  // what its report will say of it
  [
    'Nothing is sealed yet, so only an unsigned draft can be made.',
    'Noch ist nichts versiegelt; möglich ist daher nur ein unsignierter Entwurf.',
  ],
  [
    '{open:count} of {items:count} items have no decision. Silence is not consent.',
    '{open} von {items} Prüfpunkten haben keine Entscheidung. Schweigen ist keine Zustimmung.',
  ],
  ['1 items could not be decided and stay open.', '1 Prüfpunkt ließ sich nicht entscheiden und bleibt offen.'],
  [
    '{items:count} items could not be decided and stay open.',
    '{items} Prüfpunkte ließen sich nicht entscheiden und bleiben offen.',
  ],
  [
    'Decided but never signed off, so counted as no decision: {names}.',
    'Entschieden, aber nie freigegeben, daher ohne Entscheidung gezählt: {names}.',
  ],
  [
    '1 actions of the provider had no decision or approval behind them.',
    'Hinter 1 Handlung des Dienstleisters stand weder Entscheidung noch Genehmigung.',
  ],
  [
    '{actions:count} actions of the provider had no decision or approval behind them.',
    'Hinter {actions} Handlungen des Dienstleisters stand weder Entscheidung noch Genehmigung.',
  ],
  ...loosened(),

  // what is left out, and why
  ['No reason is given', 'Ohne Angabe von Gründen'],
  ['It denies access: there is nothing to certify.', 'Verweigert Zugriff: Es gibt nichts zu bestätigen.'],
  [
    "It belongs to the platform's vendor and can't be changed by the customer.",
    'Gehört dem Hersteller der Plattform; der Auftraggeber kann daran nichts ändern.',
  ],
  [
    'This follow-up reviews only what came to its end; the rest stands as it was decided.',
    'Diese Nachprüfung umfasst nur, was abgelaufen ist; für den Rest gilt die frühere Entscheidung.',
  ],
  ['This review is limited. {because:said}', 'Diese Prüfung ist begrenzt. {because}'],
  ['This review is limited.', 'Diese Prüfung ist begrenzt.'],

  // why it was opened
  ['Round of {day:day} of the series “{name}”.', 'Runde vom {day} der Reihe „{name}“.'],
  ['Follow-up over what was left open in {campaigns}.', 'Nachprüfung zu dem, was in {campaigns} offen blieb.'],

  // what stands in its way
  ['A reviewer named in the plan is not known.', 'Eine im Plan genannte prüfende Person ist nicht bekannt.'],
  [
    'The campaign would be due on {day:day}, which is past.',
    'Die Kampagne wäre am {day} fällig; dieser Tag ist vorbei.',
  ],
  [
    'There is a campaign named {campaign} already: give this one a name of its own.',
    'Eine Kampagne mit dem Namen {campaign} gibt es schon: Diese braucht einen eigenen Namen.',
  ],
  [
    'There is nothing to review: no entitlement is in scope.',
    'Es gibt nichts zu prüfen: Keine Berechtigung liegt im Geltungsbereich.',
  ],
  [
    '{items:count} entitlements have no risk yet: run the assessment first.',
    'Bei {items} Berechtigungen ist das Risiko noch nicht beurteilt: Zuerst müssen die Regeln laufen.',
  ],
  [
    'The scope leaves out {items:count} entitlements: say why.',
    'Der Geltungsbereich lässt {items} Berechtigungen aus: Die Begründung fehlt.',
  ],
  [
    'The scope leaves out {items:count} entitlements: name the person of the customer who approved that.',
    'Der Geltungsbereich lässt {items} Berechtigungen aus: Es fehlt, wer das beim Auftraggeber genehmigt hat.',
  ],
  ['The approver of what is left out is not known.', 'Die Person, die das Auslassen genehmigt hat, ist nicht bekannt.'],
  [
    '{name} does not hold the right to leave something out of a review.',
    '{name} hat nicht das Recht, etwas aus einer Prüfung auszulassen.',
  ],
  [
    '{campaign} is still open: close it first, so that what is open in it comes with the next round.',
    '{campaign} ist noch offen: zuerst schließen, damit das dort Offene in die nächste Runde kommt.',
  ],
  [
    'Nothing of this is left to review: it was reviewed or dismissed since.',
    'Davon ist nichts mehr zu prüfen: Es wurde seither geprüft oder ohne Prüfung erledigt.',
  ],
  [
    '{reference} of {campaign} is not open: its answer stands, or a later campaign has it.',
    '{reference} aus {campaign} ist nicht offen: Die Antwort gilt, oder eine spätere Kampagne behandelt den Prüfpunkt.',
  ],
  [
    'The first round would open on {day:day}, which is past.',
    'Die erste Runde würde am {day} eröffnet; dieser Tag ist vorbei.',
  ],
  ['The series {name} has ended.', 'Die Reihe {name} ist beendet.'],
  ['There is no such series.', 'Diese Reihe gibt es nicht.'],

  // why an item of an earlier campaign is asked again
  ['No decision in {campaign} ({reference})', 'Keine Entscheidung in {campaign} ({reference})'],
  ['Could not be decided in {campaign} ({reference})', 'Ließ sich in {campaign} nicht entscheiden ({reference})'],
  [
    'Certified until {day:day}, which is past, in {campaign} ({reference})',
    'In {campaign} bestätigt bis {day}, inzwischen abgelaufen ({reference})',
  ],
  ['Certified until {day:day} in {campaign} ({reference})', 'In {campaign} bestätigt bis {day} ({reference})'],
  [
    'Certified until a date, which is past, in {campaign} ({reference})',
    'In {campaign} befristet bestätigt, inzwischen abgelaufen ({reference})',
  ],
  ['Certified until a date in {campaign} ({reference})', 'In {campaign} befristet bestätigt ({reference})'],
  ['An exception that has ended in {campaign} ({reference})', 'Abgelaufene Ausnahme aus {campaign} ({reference})'],

  // before a sign-off and a closing
  ['1 decision waits for a second person.', '1 Entscheidung wartet auf eine zweite Person.'],
  ['{items:count} decisions wait for a second person.', '{items} Entscheidungen warten auf eine zweite Person.'],
  [
    '{name} has no signing key yet. Make or import one first.',
    '{name} hat noch keinen Signaturschlüssel. Zuerst muss einer angelegt oder importiert werden.',
  ],
  [
    '1 question has no answer yet. You may sign; they stay open.',
    '1 Frage ist noch nicht beantwortet. Die Freigabe ist möglich; die Frage bleibt offen.',
  ],
  [
    '{items:count} questions have no answer yet. You may sign; they stay open.',
    '{items} Fragen sind noch nicht beantwortet. Die Freigabe ist möglich; die Fragen bleiben offen.',
  ],
  [
    '1 item is undecided. You may sign; they are listed as no decision.',
    '1 Prüfpunkt ist nicht entschieden. Die Freigabe ist möglich; er wird als „Keine Entscheidung“ aufgeführt.',
  ],
  [
    '{items:count} items are undecided. You may sign; they are listed as no decision.',
    '{items} Prüfpunkte sind nicht entschieden. Die Freigabe ist möglich; sie werden als „Keine Entscheidung“ aufgeführt.',
  ],
];

function loosened(): Sentences {
  const { en, de } = authorityMessages;
  const what = [
    ...selfReviewBars.map((bar) => [en.mayJudge(bar), de.mayJudge(bar)] as const),
    ...conflictStrategies.map((strategy) => [en.ofTwoAnswers(strategy), de.ofTwoAnswers(strategy)] as const),
  ];
  return what.map(([english, german]) => [
    `Looser than standard, with a reason in the operating model: ${english.charAt(0).toLowerCase()}${english.slice(1)}.`,
    `Lockerer als der Standard, mit Begründung im Betriebsmodell: ${german}.`,
  ]);
}

/** What opens a campaign of its own, and what an operating model lacks, have tables of their own. */
export const campaignInGerman = germanOf(campaignSentences, (text) => {
  const happening = happeningInWords(text, 'de');
  return happening === text ? problemInWords(text, 'de') : happening;
});
