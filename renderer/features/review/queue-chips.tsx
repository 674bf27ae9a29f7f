// The filters as chips: those that are always there, and any other that is on, to be taken away with a press.
import type { ReactNode } from 'react';
import type { QueueFilter } from '../../../shared/contract/queue.ts';
import { useApp } from '../../app/context.ts';
import { Chip } from '../../ui/badge.tsx';
import styles from './queue.module.css';
import type { CountedFilters } from './use-queue-counts.ts';

interface QueueChipsProps {
  readonly filter: QueueFilter;
  readonly counts: CountedFilters;
  readonly onFilter: (change: Partial<QueueFilter>) => void;
}

export function QueueChips({ filter, counts, onFilter }: QueueChipsProps): ReactNode {
  const { chips: said, standings } = useApp().words.queue;
  const { standing, minimumRisk, change } = filter;
  const isSerious = minimumRisk === 'high' || minimumRisk === 'critical';
  const waits = (of: 'handed' | 'second', word: string) =>
    standing === of || (counts.standings[of] ?? 0) > 0 ? (
      <Chip
        pressed={standing === of}
        count={counts.standings[of]}
        onPress={() => onFilter({ standing: standing === of ? 'open' : of })}
      >
        {word}
      </Chip>
    ) : null;
  return (
    <div className={styles.chips}>
      <Chip
        pressed={standing === 'open'}
        count={counts.standings.open}
        onPress={() => onFilter({ standing: standing === 'open' ? 'all' : 'open' })}
      >
        {said.open}
      </Chip>
      <Chip
        pressed={isSerious}
        count={counts.serious}
        onPress={() => onFilter({ minimumRisk: isSerious ? null : 'high' })}
      >
        {minimumRisk === 'critical' ? (
          said.critical
        ) : (
          <>
            <span className={styles.wide}>{said.serious}</span>
            <span className={styles.narrow}>{said.seriousShort}</span>
          </>
        )}
      </Chip>
      <Chip
        pressed={change !== 'any'}
        count={counts.changed}
        onPress={() => onFilter({ change: change === 'any' ? 'changed' : 'any' })}
      >
        {change === 'reappeared' ? said.reappeared : said.changed}
      </Chip>
      {waits('handed', said.handed)}
      {waits('second', said.second)}
      {standing === 'asked' || standing === 'decided' ? (
        <Chip pressed count={counts.standings[standing]} onPress={() => onFilter({ standing: 'open' })}>
          {standings[standing]}
        </Chip>
      ) : null}
      {filter.carried ? (
        <Chip pressed onPress={() => onFilter({ carried: false })}>
          {said.carried}
        </Chip>
      ) : null}
      {filter.together ? (
        <Chip pressed onPress={() => onFilter({ together: false })}>
          {said.together}
        </Chip>
      ) : null}
      {filter.environment === 'any' ? null : (
        <Chip pressed onPress={() => onFilter({ environment: 'any' })}>
          {filter.environment === 'production' ? said.production : said.nonProduction}
        </Chip>
      )}
    </div>
  );
}
