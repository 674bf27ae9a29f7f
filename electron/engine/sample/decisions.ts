// How the sample's owners answer: by what the case shows, the way a careful person would, with a reason in their words.

import type { QueueItem } from '../../../shared/contract/queue.ts';
import type { ReviewCase } from '../../../shared/contract/review.ts';
import type { Outcome } from '../../../shared/words.ts';

export interface SampleAnswer {
  readonly outcome: Outcome;
  readonly justification: string | null;
  readonly until?: string;
  readonly to?: string;
  readonly ticket?: string;
  readonly question?: string;
  readonly exceptionControl?: string;
}

export type Answer = (item: QueueItem, rules: readonly string[], inDays: (days: number) => string) => SampleAnswer;

/** The pilot of the quarter before: kept what runs, took away what the next quarter's evidence shows as done. */
export function pilotAnswerFor(
  item: QueueItem,
  rules: readonly string[],
  inDays: (days: number) => string,
): SampleAnswer {
  if (item.privilege === 'secretsmanager:GetSecretValue')
    return {
      outcome: 'REVOKE',
      justification: 'The job reads its secrets from the parameter store now.',
      ticket: 'NW-4301',
    };
  if (item.privilege.includes('aws-portal:*'))
    return {
      outcome: 'REDUCE',
      to: 's3:ListAllMyBuckets',
      justification: 'It only lists buckets; everything but billing is far too much.',
      ticket: 'NW-4302',
    };
  if (rules.includes('PRV-1') || rules.includes('PRV-2')) {
    return {
      outcome: 'CERTIFY_UNTIL',
      until: inDays(105),
      justification: 'Needed until the new pipeline is in place.',
      exceptionControl: 'Every use raises an alert that the platform team reads the same day.',
    };
  }
  if (rules.includes('OWN-3'))
    return {
      outcome: 'CANNOT_DECIDE',
      justification: 'The owner has left.',
      question: 'Who runs this now, and for what?',
    };
  return { outcome: 'CERTIFY', justification: 'Needed for its job, seen with the team.' };
}

/** `inDays` gives a business date that many days from the day of deciding. */
export function answerFor(item: QueueItem, rules: readonly string[], inDays: (days: number) => string): SampleAnswer {
  const has = (rule: string) => rules.includes(rule);
  if (has('LIF-3'))
    return { outcome: 'REVOKE', justification: 'The account behind it is gone; nobody needs the grant.' };
  if (has('LIF-4'))
    return {
      outcome: 'REVOKE',
      justification: 'We revoked this before. Whoever put it back has to explain it.',
      ticket: 'NW-5120',
    };
  if (has('PRV-6')) return { outcome: 'REVOKE', justification: 'Nobody without a name may read this.' };
  if (has('LIF-2')) return { outcome: 'REVOKE', justification: 'The application is switched off.' };
  if (has('CLD-1'))
    return {
      outcome: 'REDUCE',
      to: 'one repository, branch main',
      justification: 'Any repository of ours could take the role.',
    };
  if (has('EXT-2') && !has('PRV-2'))
    return {
      outcome: 'REDUCE',
      to: 'the same trust with an external id',
      justification: 'The partner may stay, but not without the condition we agreed.',
    };
  if (item.identity === 'nw-break-glass')
    return { outcome: 'CERTIFY', justification: 'Emergency access, sealed, tested twice a year.' };
  if (has('PRV-1'))
    return {
      outcome: 'REDUCE',
      to: 'deploy rights in its own namespace or account',
      justification: 'Full administration is more than the job needs.',
    };
  if (has('PRV-2'))
    return {
      outcome: 'CERTIFY_UNTIL',
      until: inDays(60),
      justification: 'Needed until the new pipeline is in place.',
      exceptionControl: 'Every use raises an alert that the platform team reads the same day.',
    };
  if (item.change === 'changed' && item.changed.includes('privilege')) {
    return {
      outcome: 'REDUCE',
      to: 'what it had last quarter',
      justification: 'The job only reads. Nobody on our side asked for more.',
    };
  }
  if (has('OWN-3'))
    return {
      outcome: 'CANNOT_DECIDE',
      justification: 'The owner has left.',
      question: 'Who runs this now, and for what?',
    };
  if (has('PRV-3') && has('PRV-4')) return { outcome: 'REVOKE', justification: 'A wildcard that nothing uses.' };
  if (has('PRV-3'))
    return {
      outcome: 'REDUCE',
      to: 'the resources it really uses',
      justification: 'The wildcard covers more than the job.',
    };
  if (has('PRV-4') && item.ordinal % 3 === 0)
    return { outcome: 'REVOKE', justification: 'Not used in the tracking window, and nobody misses it.' };
  if (has('CRE-3'))
    return {
      outcome: 'CERTIFY_UNTIL',
      until: inDays(45),
      justification: 'Stays until the certificate is replaced; rotation is planned.',
    };
  return {
    outcome: 'CERTIFY',
    justification:
      item.risk === 'low' && item.change === 'unchanged' ? null : 'Still needed for its job, seen with the team.',
  };
}

/** Rules that fail for an item's case. */
export function failingRules({ entitlement }: ReviewCase): string[] {
  return entitlement.rules.filter((rule) => rule.result === 'fail').map((rule) => rule.rule);
}
