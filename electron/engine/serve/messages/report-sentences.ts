// How much each section of a report would hold, as its preview says it. The sections themselves are named as in the report.
import { germanOf, type Sentences } from '../../controls/messages/sentences.ts';

export const reportSentences: Sentences = [
  [
    '{final:count} of {items:figure} {what:things} decided for good',
    '{final} von {items} {what} endgültig entschieden',
  ],
  [
    '{one:figure} {a:things}, {two:figure} {b:things}, {out:count} entitlements out of scope',
    '{one} {a}, {two} {b}, außerhalb des Geltungsbereichs: {out}',
  ],
  [
    '{none:count} without a decision, {open:count} that could not be decided',
    '{none} ohne Entscheidung, {open} „Kann nicht entscheiden“',
  ],
  ['{done:count} of {items:figure} {what:things} verified', '{done} von {items} {what} nachgewiesen'],
  ['{items:figure} {what:things}, {some:count} unauthorised', '{items} {what}, {some} nicht genehmigt'],
  ['{items:figure} {what:things}, {some:count} of them in bulk', '{items} {what}, davon {some} als Sammelentscheidung'],
  ['checkpoint over {items:figure} {what:things}', 'Journalstand über {items} {what}'],
  ['{one:figure} {a:things}, {two:figure} {b:things}', '{one} {a}, {two} {b}'],
  ['{one:figure} {a:things}', '{one} {a}'],
];

export const summaryInGerman = germanOf(reportSentences);
