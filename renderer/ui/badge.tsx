// Badges say what changed; chips are filters one can take away.
import { Plus, RotateCcw, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Change } from '../../shared/words.ts';
import { useApp } from '../app/context.ts';
import { classes } from '../lib/classes.ts';
import styles from './badge.module.css';

export type BadgeTone =
  | 'new'
  | 'changed'
  | 'reappeared'
  | 'same'
  | 'neutral'
  | 'provider'
  | 'inferred'
  | 'good'
  | 'bad';

interface BadgeProps {
  readonly tone?: BadgeTone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

export function Badge({ tone = 'neutral', icon, children }: BadgeProps): ReactNode {
  return (
    <span className={classes(styles.badge, styles[tone])}>
      {icon}
      {children}
    </span>
  );
}

interface ChangeBadgeProps {
  readonly change: Change;
  /** What changed, in a word or two each; only the first is shown. */
  readonly changed?: readonly string[];
  /** Behind "same since": the last bundle or quarter. */
  readonly since?: string | undefined;
}

export function ChangeBadge({ change, changed = [], since }: ChangeBadgeProps): ReactNode {
  const said = useApp().words.ui.change;
  switch (change) {
    case 'new':
      return (
        <Badge tone="new" icon={<Plus aria-hidden />}>
          {said.new}
        </Badge>
      );
    case 'changed': {
      const [first, ...others] = changed;
      return (
        <Badge tone="changed" icon={<TriangleAlert aria-hidden />}>
          {first ?? said.changed}
          {others.length > 0 ? ` +${others.length}` : ''}
        </Badge>
      );
    }
    case 'reappeared':
      return (
        <Badge tone="reappeared" icon={<RotateCcw aria-hidden />}>
          {said.reappeared}
        </Badge>
      );
    case 'removed':
      return <Badge tone="neutral">{said.removed}</Badge>;
    case 'unchanged':
      return <Badge tone="same">{since === undefined ? said.unchanged : said.sameSince(since)}</Badge>;
  }
}

interface ChipProps {
  readonly pressed?: boolean;
  readonly count?: number | undefined;
  readonly onPress: () => void;
  /** Shows a cross: pressing takes it away. */
  readonly removable?: boolean;
  readonly children: ReactNode;
}

export function Chip({ pressed, count, onPress, removable = false, children }: ChipProps): ReactNode {
  const { format, words } = useApp();
  return (
    <button
      type="button"
      className={styles.chip}
      aria-pressed={removable ? undefined : (pressed ?? false)}
      onClick={onPress}
    >
      {children}
      {count === undefined ? null : <b>{format.number(count)}</b>}
      {removable ? <X aria-label={words.ui.remove} /> : null}
    </button>
  );
}
