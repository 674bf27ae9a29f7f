// What allowed an action of the provider's, or why nothing did.
import { germanOf, type Sentences } from './sentences.ts';

export const actionSentences: Sentences = [
  // what the customer said to it afterwards; the reason is somebody's own words
  ['Ratified afterwards on {day:day} by {name}: {reason:rest}', 'Am {day} nachträglich gebilligt von {name}: {reason}'],
  ['Acknowledged on {day:day} by {name}: {reason:rest}', 'Am {day} zur Kenntnis genommen von {name}: {reason}'],

  ['It is planned, not performed.', 'Die Handlung ist geplant, nicht ausgeführt.'],
  ['It is cancelled, not performed.', 'Die Handlung ist abgesagt, nicht ausgeführt.'],
  [
    'The customer did it; no decision, ticket or task recorded here allows it.',
    'Der Auftraggeber hat gehandelt; keine hier hinterlegte Entscheidung, kein Ticket und keine Aufgabe deckt es.',
  ],
  [
    'The evidence does not say whose person did it; no decision, ticket or task recorded here allows it.',
    'Die Nachweise sagen nicht, wessen Person gehandelt hat; keine hier hinterlegte Entscheidung, kein Ticket und keine Aufgabe deckt es.',
  ],
  ['The customer did it; {what:lowered}', 'Der Auftraggeber hat gehandelt. {what}'],
  [
    'The evidence does not say whose person did it; {what:lowered}',
    'Die Nachweise sagen nicht, wessen Person gehandelt hat. {what}',
  ],
  [
    'It names no approval, and no delegated task covers it.',
    'Die Handlung nennt keine Genehmigung, und keine übertragene Aufgabe deckt sie.',
  ],
  [
    'It names "{one}" and "{other}", which is no decision or approved ticket recorded here, and no delegated task covers it.',
    'Die Handlung nennt „{one}“ und „{other}“; beides ist hier weder als Entscheidung noch als genehmigtes Ticket hinterlegt. Keine übertragene Aufgabe deckt sie.',
  ],
  [
    'It names "{one}", which is no decision or approved ticket recorded here, and no delegated task covers it.',
    'Die Handlung nennt „{one}“; das ist hier weder als Entscheidung noch als genehmigtes Ticket hinterlegt. Keine übertragene Aufgabe deckt sie.',
  ],

  // tickets, before what may name any thing
  ['It names ticket {ticket}, which was cancelled.', 'Die Handlung nennt Ticket {ticket}; es wurde storniert.'],
  [
    'It names ticket {ticket}, which nobody has approved.',
    'Die Handlung nennt Ticket {ticket}; niemand hat es genehmigt.',
  ],
  [
    'It names ticket {ticket}, approved by {name}: the provider’s own approval.',
    'Die Handlung nennt Ticket {ticket}; genehmigt hat {name}, also der Dienstleister selbst.',
  ],
  [
    'It names ticket {ticket}, which is about another identity.',
    'Die Handlung nennt Ticket {ticket}; es betrifft eine andere Identität.',
  ],
  [
    'It names ticket {ticket}; which came first is not in the evidence.',
    'Die Handlung nennt Ticket {ticket}; was zuerst kam, steht nicht in den Nachweisen.',
  ],
  [
    'It was done before ticket {ticket} was approved ({day:day}).',
    'Ausgeführt, bevor Ticket {ticket} genehmigt war ({day}).',
  ],
  ['Ticket {ticket}, approved by {name}, allows it.', 'Ticket {ticket}, genehmigt von {name}, erlaubt die Handlung.'],

  // delegated tasks
  ['The delegated task "{task}" begins on {day:day} only.', 'Die übertragene Aufgabe „{task}“ beginnt erst am {day}.'],
  ['The delegated task "{task}" ended on {day:day}.', 'Die übertragene Aufgabe „{task}“ endete am {day}.'],
  ['The delegated task "{task}" does not cover {system}.', 'Die übertragene Aufgabe „{task}“ umfasst {system} nicht.'],
  [
    'A delegated task may cover it, but its day or system is not in the evidence.',
    'Eine übertragene Aufgabe deckt die Handlung vielleicht, aber Tag oder System stehen nicht in den Nachweisen.',
  ],
  ['The delegated task "{task}" covers it.', 'Die übertragene Aufgabe „{task}“ deckt die Handlung.'],

  // decisions and rotations
  [
    'It was done before its dependants were confirmed ({decision:decision}).',
    'Ausgeführt, bevor die Abhängigkeiten bestätigt waren ({decision}).',
  ],
  ['It was done before {decision:decision} was signed off.', 'Ausgeführt, bevor {decision} freigegeben war.'],
  [
    'It names {decision:decision}, which is about another identity.',
    'Die Handlung nennt {decision}; das betrifft eine andere Identität.',
  ],
  [
    'It names {decision:decision}, whose dependants nobody has confirmed.',
    'Die Handlung nennt {decision}; die Abhängigkeiten hat niemand bestätigt.',
  ],
  [
    'It names {decision:decision}, which is not signed off.',
    'Die Handlung nennt {decision}; das ist nicht freigegeben.',
  ],
  [
    'It names {decision:decision}; when it was done is not in the evidence.',
    'Die Handlung nennt {decision}; wann sie ausgeführt wurde, steht nicht in den Nachweisen.',
  ],
  [
    'It names {decision:decision}, which was withdrawn on {day:day}.',
    'Die Handlung nennt {decision}; die Anweisung wurde am {day} zurückgenommen.',
  ],
  [
    'It names {decision:decision}, which takes the access away; this gives access.',
    'Die Handlung nennt {decision}; dort wird Zugriff entzogen, hier wird Zugriff erteilt.',
  ],
  [
    'It names {decision:decision}, which keeps the access and instructs nothing.',
    'Die Handlung nennt {decision}; dort bleibt der Zugriff, und nichts ist angewiesen.',
  ],
  [
    'Instruction {instruction} of list {list:count}, {decision:decision} ({outcome:outcome}) instructs it.',
    'Anweisung {instruction} aus Liste {list} weist die Handlung an: {decision} ({outcome}).',
  ],
  ['{decision:decision} ({outcome:outcome}) instructs it.', '{decision} ({outcome}) weist die Handlung an.'],
];

/** What it was held against, as a name. */
export const groundSentences: Sentences = [
  [
    'Instruction {instruction} of list {list:count}, {decision:decision} ({outcome:outcome})',
    'Anweisung {instruction} aus Liste {list}, {decision} ({outcome})',
  ],
  ['Ticket {ticket:rest}', 'Ticket {ticket}'],
  ['Delegated task "{task}"', 'Übertragene Aufgabe „{task}“'],
  ['{decision:decision} ({outcome:outcome})', '{decision} ({outcome})'],
];

export const actionInGerman = germanOf(actionSentences);
export const groundInGerman = germanOf(groundSentences);
