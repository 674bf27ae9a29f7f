// What a campaign's scope can be narrowed by, with how many live entitlements each choice has.
import type { Database } from 'better-sqlite3';
import type { ScopeChoices } from '../../../shared/contract/campaign.ts';
import { type PopulationGroup, populationCounts } from './population-counts.ts';

/** What denies access is never reviewed, and not counted. */
export function scopeChoices(db: Database): ScopeChoices {
  const groups = populationCounts(db).groups.filter(({ effect }) => effect === 'allow');
  const counted = (choiceOf: (group: PopulationGroup) => string) => {
    const counts = new Map<string, number>();
    for (const group of groups) counts.set(choiceOf(group), (counts.get(choiceOf(group)) ?? 0) + group.all);
    return [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
  };
  return {
    systems: counted(({ system }) => system),
    identityKinds: counted(({ identityKind }) => identityKind),
    owners: counted(({ owner, ownerEmail }) => owner ?? ownerEmail ?? '(unknown)'),
    environments: counted(({ effectiveEnvironment }) => effectiveEnvironment ?? '(unknown)'),
  };
}
