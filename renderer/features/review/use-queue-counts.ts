// How many items each filter of the queue would show, from one question: chips, views, and what can be certified together.

import { useMemo } from 'react';
import type { QueueFilter } from '../../../shared/contract/queue.ts';
import type { MethodOutput } from '../../../shared/contract.ts';
import { useQuery } from '../../lib/use-query.ts';
import type { OwnView } from './own-views.ts';
import { type BuiltInView, builtInViews, filterOfBuiltIn, type Standing, standings } from './queue-model.ts';

export interface CountedFilters {
  readonly standings: Readonly<Partial<Record<Standing, number>>>;
  readonly serious: number | undefined;
  readonly changed: number | undefined;
  readonly builtIn: Readonly<Partial<Record<BuiltInView, number>>>;
  /** In the order of the views. */
  readonly own: readonly number[];
  readonly progress: MethodOutput<'review.counts'>['progress'] | undefined;
}

export function useQueueCounts(
  campaign: string,
  person: string | null,
  filter: QueueFilter,
  own: readonly OwnView[],
): CountedFilters {
  const now = { ...filter, search: '' };
  const filters: QueueFilter[] = [
    ...standings.map((standing) => ({ ...now, standing })),
    { ...now, minimumRisk: now.minimumRisk === 'critical' ? ('critical' as const) : ('high' as const) },
    { ...now, change: now.change === 'any' ? ('changed' as const) : now.change },
    ...builtInViews.map(filterOfBuiltIn),
    ...own.map((view) => ({ ...view.filter, search: '' })),
  ];
  const answer = useQuery('review.counts', { campaign, person, filters }).value;
  return useMemo(() => countedFilters(answer), [answer]);
}

function countedFilters(answer: MethodOutput<'review.counts'> | undefined): CountedFilters {
  const counts = answer?.counts ?? [];
  const rest = standings.length;
  return {
    standings: Object.fromEntries(standings.map((standing, at) => [standing, counts[at]])),
    serious: counts[rest],
    changed: counts[rest + 1],
    builtIn: Object.fromEntries(builtInViews.map((view, at) => [view, counts[rest + 2 + at]])),
    own: counts.slice(rest + 2 + builtInViews.length),
    progress: answer?.progress,
  };
}
