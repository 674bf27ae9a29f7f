// Badges say what changed; chips are filters one can take away.
import { X } from 'lucide-react';
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
  const [first = said.changed, ...others] = changed;
  const words: Readonly<Record<Change, string>> = {
    new: said.new,
    changed: others.length === 0 ? first : `${first} +${others.length}`,
    reappeared: said.reappeared,
    removed: said.removed,
    unchanged: since === undefined ? said.unchanged : said.sameSince(since),
  };
  return (
    <Badge tone={changeTones[change]} icon={<ChangeSign change={change} />}>
      {words[change]}
    </Badge>
  );
}

const changeTones: Readonly<Record<Change, BadgeTone>> = {
  new: 'new',
  changed: 'changed',
  reappeared: 'reappeared',
  removed: 'neutral',
  unchanged: 'same',
};

/** As Lucide's plus, triangle with exclamation mark, and arrow back; null: none. */
const changeSigns: Readonly<Record<Change, string | null>> = {
  new: 'M5 12h14M12 5v14',
  changed: 'm21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01',
  reappeared: 'M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8M3 3v5h5',
  removed: null,
  unchanged: null,
};

/** One drawing for all, so that a row of a long list that takes another one's place changes a path and makes nothing. */
function ChangeSign({ change }: { readonly change: Change }): ReactNode {
  const path = changeSigns[change];
  return (
    <svg
      className={classes('lucide', path === null && styles.noSign)}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <path d={path ?? ''} />
    </svg>
  );
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
