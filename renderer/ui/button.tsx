// Buttons. A blocked button stays focusable and says why: pressing it moves the focus to the reasons.
import type { ComponentProps, ReactNode, Ref } from 'react';
import { classes } from '../lib/classes.ts';
import styles from './button.module.css';
import { Kbd } from './kbd.tsx';
import { Tooltip } from './tooltip.tsx';
import type from './type.module.css';

type Native = Omit<ComponentProps<'button'>, 'className' | 'disabled' | 'ref'>;

export interface ButtonProps extends Native {
  readonly tone?: 'plain' | 'primary' | 'quiet';
  readonly size?: 'small' | 'usual' | 'large';
  readonly wide?: boolean;
  readonly icon?: ReactNode;
  /** Key caps shown at the end: "g r", "$mod+Enter". */
  readonly keys?: string | undefined;
  /** The id of the element that says in words what blocks it; undefined or null: it can be pressed. */
  readonly blockedBy?: string | null | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button(props: ButtonProps): ReactNode {
  const { tone = 'plain', size = 'usual', wide = false, icon, keys, blockedBy, children, onClick, ...native } = props;
  return (
    <button
      type="button"
      {...native}
      {...blocking(blockedBy, onClick)}
      className={classes(
        styles.button,
        tone === 'primary' && styles.primary,
        tone === 'quiet' && styles.quiet,
        size === 'small' && styles.small,
        size === 'large' && styles.large,
        wide && styles.wide,
      )}
    >
      {icon}
      {children}
      {keys === undefined ? null : <Kbd keys={keys} />}
    </button>
  );
}

export interface IconButtonProps extends Native {
  /** What it does: read out, and shown as its tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly keys?: string | undefined;
  readonly round?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ label, icon, keys, round = false, ...native }: IconButtonProps): ReactNode {
  return (
    <Tooltip text={label} keys={keys}>
      <button type="button" aria-label={label} {...native} className={classes(styles.icon, round && styles.round)}>
        {icon}
      </button>
    </Tooltip>
  );
}

export interface LinkButtonProps extends Native {
  readonly blockedBy?: string | null | undefined;
  readonly small?: boolean;
}

/** Reads as a link: for the next step inside a sentence or a row. */
export function LinkButton({ blockedBy, small = false, onClick, ...native }: LinkButtonProps): ReactNode {
  return (
    <button
      type="button"
      {...native}
      {...blocking(blockedBy, onClick)}
      className={classes(type.link, small && type.t12)}
    />
  );
}

function blocking(
  blockedBy: string | null | undefined,
  onClick: Native['onClick'],
): Pick<ComponentProps<'button'>, 'onClick' | 'aria-disabled' | 'aria-describedby'> {
  if (blockedBy === undefined || blockedBy === null) return onClick === undefined ? {} : { onClick };
  return {
    'aria-disabled': true,
    'aria-describedby': blockedBy,
    onClick: (event) => {
      event.preventDefault();
      focusFirst(blockedBy);
    },
  };
}

/** Moves the focus to the reasons, or to the first thing in them that can be done. */
function focusFirst(id: string): void {
  const reasons = document.getElementById(id);
  if (reasons === null) return;
  const step = reasons.querySelector<HTMLElement>('button, a, input, select, textarea, [tabindex]');
  if (step === null) reasons.tabIndex = -1;
  (step ?? reasons).focus();
}
