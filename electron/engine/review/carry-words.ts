// Why an item of an earlier campaign is asked again, in words. Pure.
import type { CarryReason, OpenEnd } from '../../../shared/contract/campaign-plan.ts';

/** "No decision in Q3 2026 (NT-014)". */
export function carriedWords(end: Pick<OpenEnd, 'why' | 'campaignName' | 'reference' | 'endsOn'>): string {
  return `${whyWords(end.why, end.endsOn)} in ${end.campaignName} (${end.reference})`;
}

export function whyWords(why: CarryReason, endsOn: string | null): string {
  switch (why) {
    case 'no_decision':
      return 'No decision';
    case 'cannot_decide':
      return 'Could not be decided';
    case 'certified_until':
      return `Certified until ${endsOn ?? 'a date'}`;
    case 'certification_ended':
      return `Certified until ${endsOn ?? 'a date'}, which is past,`;
    case 'exception_ended':
      return 'An exception that has ended';
  }
}
