// What is wrong with an input, in words that name the field; never a validator's own vocabulary.
import type { z } from 'zod';

export function describeIssues(issues: readonly z.core.$ZodIssue[]): string[] {
  return issues.flatMap((issue) => describe(issue));
}

function describe(issue: z.core.$ZodIssue): string[] {
  const field = issue.path.length === 0 ? 'The input' : `“${issue.path.map(String).join('.')}”`;
  switch (issue.code) {
    case 'invalid_type':
      return [`${field} is missing or is not ${article(issue.expected)}.`];
    case 'invalid_value':
      return [`${field} must be ${oneOf(issue.values.map(String))}.`];
    case 'too_small':
      return [
        issue.origin === 'string' ? `${field} must not be empty.` : `${field} is too small: at least ${issue.minimum}.`,
      ];
    case 'too_big':
      return [`${field} is too large: at most ${issue.maximum}.`];
    case 'unrecognized_keys':
      return [`${field} has fields that nobody reads: ${issue.keys.join(', ')}.`];
    case 'custom':
    case 'invalid_format':
      return [`${field} must be ${issue.message}.`];
    default:
      return [`${field}: ${issue.message}.`];
  }
}

function article(word: string): string {
  return word === 'array' ? 'a list' : /^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`;
}

function oneOf(words: readonly string[]): string {
  return words.length === 1 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
