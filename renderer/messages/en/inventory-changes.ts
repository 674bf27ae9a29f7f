// English words: what changed between two bundles.
import type { Change } from '../../../shared/words.ts';
import { counted, figure } from './figures.ts';

export const inventoryChanges = {
  kinds: {
    new: 'new',
    changed: 'changed',
    reappeared: 'there again',
    removed: 'gone',
    unchanged: 'unchanged',
  } satisfies Record<Change, string>,
  kindsLabel: 'Kinds of change',
  search: 'Search what changed',
  save: 'Save as CSV',
  saved: (rows: number) => `${counted(rows, 'entitlement is', 'entitlements are')} saved.`,
  from: 'From',
  to: 'to',
  earlier: 'The earlier evidence',
  later: 'The later evidence',
  nothingEarlier: 'nothing: the first evidence',
  grid: 'what changed',
  none: {
    title: 'Nothing of this kind',
    means: 'Between these two bundles no entitlement changed in a way that you look for.',
    all: 'Show all',
  },
  oneBundle: {
    title: 'There is nothing to compare yet',
    means:
      'One bundle has been imported. With the next one, this list shows what is new, what changed and what is gone.',
    import: 'Import a bundle',
  },
  comparing: 'Comparing',
  count: (count: number) => counted(count, 'entitlement', 'entitlements'),
  row: (position: number) => `row ${figure(position)}`,
  columns: {
    change: 'Change',
    identity: 'Identity',
    privilege: 'May do',
    resource: 'On',
    facts: 'What is different',
    system: 'System',
  },
  nothingDifferent: 'nothing',
  difference: (label: string, before: string | null, after: string | null) =>
    `${label}: ${before ?? 'unknown'} → ${after ?? 'unknown'}`,
  side: {
    title: 'Before and after',
    inFull: 'The entitlement in full',
    on: 'on',
    noneDifferent: 'No fact of it is different.',
    onlyDifferent: 'Only what is different',
    same: (count: number) => counted(count, 'fact that stayed the same', 'facts that stayed the same'),
    whySame: 'Why it is the same entitlement',
    fact: 'Fact',
    before: 'Before',
    after: 'After',
    notThere: 'not there',
    citedBefore: (label: string) => `${label}, before`,
    citedAfter: (label: string) => `${label}, after`,
  },
};
