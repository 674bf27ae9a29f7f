// Rules and what they say, in the language of the reader.
import type { Locale } from '../../../../shared/locale.ts';
import type { Rule } from '../rule.ts';
import { allRules } from '../rules/all.ts';
import { recordedInWords } from './recorded.ts';
import { type RuleWords, rulesInGerman } from './rules-german.ts';

export function ruleWords(rule: Rule, locale: Locale): RuleWords {
  return locale === 'de' ? rulesInGerman[rule.rule] : rule;
}

/** A fact that a rule needs, by its English words. */
const germanNeeds: ReadonlyMap<string, string> = new Map(
  allRules.flatMap((rule) =>
    rule.needs.map((need, index): [string, string] => [need, rulesInGerman[rule.rule].needs[index] ?? need]),
  ),
);

/** What an assessment recorded of an entitlement, the engagement or a requirement. */
export function judgedInWords(text: string, locale: Locale): string {
  return recordedInWords(text, locale, germanNeeds);
}

interface JudgementMessages {
  missing(needs: readonly string[]): string;
  fails(title: string, count: number, rule: string): string;
  holds(title: string, rule: string): string;
  unknown(rule: string, count: number, needs: readonly string[]): string;
  readonly met: string;
  readonly judgedElsewhere: string;
  evidenceThatSays(needs: readonly string[]): string;
  reduceOrExcept(failing: number): string;
  readonly seeReasons: string;
}

export const judgementMessages: Readonly<Record<Locale, JudgementMessages>> = {
  en: {
    missing: (needs) => `Not in the evidence: ${needs.join('; ')}.`,
    fails: (title, count, rule) => `${title}: ${count} (${rule})`,
    holds: (title, rule) => `${title}: none (${rule})`,
    unknown: (rule, count, needs) => `${rule}: not in the evidence for ${count}: ${needs.join('; ')}`,
    met: 'It is met as the evidence stands.',
    judgedElsewhere: 'Nothing in such evidence can show it; it needs to be judged elsewhere.',
    evidenceThatSays: (needs) => `Evidence that says: ${needs.join('; ')}.`,
    reduceOrExcept: (failing) =>
      `Reduce or revoke the ${failing}, or attach an exception to each; then a later bundle shows the change. Deciding alone makes it partly met.`,
    seeReasons: 'See the reasons above.',
  },
  de: {
    missing: (needs) => `Nicht in den Nachweisen: ${needs.join('; ')}.`,
    fails: (title, count, rule) => `${title}: ${count} (${rule})`,
    holds: (title, rule) => `${title}: keine (${rule})`,
    unknown: (rule, count, needs) => `${rule}: bei ${count} nicht in den Nachweisen: ${needs.join('; ')}`,
    met: 'Nach den vorliegenden Nachweisen erfüllt.',
    judgedElsewhere: 'Solche Nachweise können das nicht zeigen; es ist an anderer Stelle zu beurteilen.',
    evidenceThatSays: (needs) => `Nachweise zu: ${needs.join('; ')}.`,
    reduceOrExcept: (failing) =>
      `Die ${failing} einschränken oder entziehen oder je eine Ausnahme hinterlegen; danach zeigt ein späteres Nachweispaket die Änderung. Entscheiden allein macht es teilweise erfüllt.`,
    seeReasons: 'Siehe die Gründe oben.',
  },
};
