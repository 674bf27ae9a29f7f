// Dialogs in the middle and sheets from the right. Both hold the focus, close with Escape, and give the focus back.
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useRef } from 'react';
import { useApp } from '../app/context.ts';
import { classes } from '../lib/classes.ts';
import { IconButton } from './button.tsx';
import styles from './dialog.module.css';

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly foot?: ReactNode;
  readonly size?: 'usual' | 'wide' | 'full';
  /** Where the focus goes first; by default the first field to fill in, else the surface itself. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
  /** The content brings its own padding and scrolling. */
  readonly bare?: boolean;
  readonly children: ReactNode;
}

export function Dialog({ size = 'usual', ...parts }: DialogProps): ReactNode {
  return (
    <Surface
      {...parts}
      className={classes(styles.dialog, size === 'wide' && styles.wide, size === 'full' && styles.full)}
    />
  );
}

interface SheetProps extends Omit<DialogProps, 'size'> {
  readonly size?: 'usual' | 'narrow';
}

export function Sheet({ size = 'usual', ...parts }: SheetProps): ReactNode {
  return <Surface {...parts} className={classes(styles.sheet, size === 'narrow' && styles.narrow)} />;
}

const fields = 'input:not([type="checkbox"], [type="radio"]), textarea';

function Surface(props: Omit<DialogProps, 'size'> & { readonly className: string }): ReactNode {
  const { open, onClose, title, lead, foot, initialFocus, bare = false, className, children } = props;
  const { words } = useApp();
  const surface = useRef<HTMLDivElement>(null);
  const firstField = () => surface.current?.querySelector<HTMLElement>(fields) ?? surface.current;
  return (
    <Base.Root
      open={open}
      onOpenChange={(next, { cancel }) => {
        if (next) return;
        // What lies over this one (the passphrase that an act asks for) takes its own presses and Escape.
        if (isCovered(surface.current)) cancel();
        else onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup ref={surface} className={className} initialFocus={initialFocus ?? firstField}>
          <div className={styles.head}>
            <div className={styles.words}>
              <Base.Title>{title}</Base.Title>
              {lead === undefined ? null : <Base.Description>{lead}</Base.Description>}
            </div>
            <IconButton label={words.ui.close} icon={<X aria-hidden />} onClick={onClose} />
          </div>
          {bare ? (
            <div className={classes(styles.body, styles.bare)}>{children}</div>
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard
            <div className={styles.body} tabIndex={0}>
              {children}
            </div>
          )}
          {foot === undefined ? null : <div className={styles.foot}>{foot}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Whether another dialog was opened after this one and is still there. */
function isCovered(surface: HTMLElement | null): boolean {
  const open = [...document.querySelectorAll('[role="dialog"]')];
  return surface !== null && open.includes(surface) && open.at(-1) !== surface;
}
