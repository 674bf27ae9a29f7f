// The rail: every screen, with what waits there.
import { CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import { openItems } from '../features/review/queue-model.ts';
import { useQuery } from '../lib/use-query.ts';
import { Kbd } from '../ui/kbd.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import { commandSpec } from './commands.ts';
import { useApp } from './context.ts';
import styles from './frame.module.css';
import type { ScreenName } from './navigation.ts';
import { railOrder, screens } from './screens.tsx';
import { useActor, useScreen } from './use-store.ts';

export function Rail(): ReactNode {
  const { commands, words } = useApp();
  const counts = useCounts();
  const entries = railOrder.flatMap((name) => {
    const entry = screens[name];
    return entry === undefined || entry.rail === null ? [] : [{ name, entry }];
  });
  const draw = (place: 'work' | 'bottom') =>
    entries
      .filter(({ entry }) => entry.rail === place)
      .map(({ name, entry }) => (
        <RailEntry key={name} name={name} title={words.app.screens[name]} icon={entry.icon} count={counts[name] ?? 0} />
      ));
  return (
    <nav className={styles.rail} aria-label={words.app.rail}>
      {draw('work')}
      <span className={styles.spring} />
      {draw('bottom')}
      <Tooltip text={words.commands.titles['help.keys']} keys="?">
        <button type="button" className={styles.nav} onClick={() => commands.run('help.keys')}>
          <CircleHelp aria-hidden />
          <span className={styles.navLabel}>{words.app.help}</span>
          <span className={styles.navCount}>
            <Kbd keys="?" />
          </span>
        </button>
      </Tooltip>
    </nav>
  );
}

interface RailEntryProps {
  readonly name: ScreenName;
  readonly title: string;
  readonly icon: ReactNode;
  readonly count: number;
}

function RailEntry({ name, title, icon, count }: RailEntryProps): ReactNode {
  const { navigation, format, words } = useApp();
  const current = useScreen().name;
  const entry = screens[name];
  const keys = entry?.command ? commandSpec(entry.command).keys?.[0] : undefined;
  const isCurrent = current === name || (current === 'sign-off' && name === 'review');
  return (
    <Tooltip text={count === 0 ? title : words.app.waiting(title, format.number(count))} keys={keys}>
      <button
        type="button"
        className={styles.nav}
        aria-current={isCurrent ? 'page' : undefined}
        onClick={() => navigation.go({ name } as Parameters<typeof navigation.go>[0])}
      >
        {icon}
        <span className={styles.navLabel}>{title}</span>
        {count === 0 ? null : <span className={styles.navCount}>{format.number(count)}</span>}
      </button>
    </Tooltip>
  );
}

/** What waits on each screen: problems of the engagement, what my list has open, changes that went wrong or nobody allowed. */
function useCounts(): Partial<Record<ScreenName, number>> {
  const { as } = useActor();
  const overview = useQuery('overview.read', { person: as }).value;
  const engagement = useQuery('engagement.read', {}).value;
  const campaign = overview?.campaign?.id ?? null;
  const open = useQuery(
    'review.counts',
    campaign === null || as === null ? null : { campaign, person: as, filters: [openItems] },
  ).value;
  return {
    engagement: engagement?.problems.filter((problem) => problem.blocks).length ?? 0,
    review: open?.counts[0] ?? 0,
    remediation: overview === undefined ? 0 : overview.unauthorisedTotal + overview.remediation.wrong,
  };
}
