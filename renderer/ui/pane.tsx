// Panes keep their width and scroll by themselves between a fixed head and foot; pages scroll as a whole.
import type { ReactNode, Ref } from 'react';
import { classes } from '../lib/classes.ts';
import styles from './pane.module.css';
import type from './type.module.css';

interface PanesProps {
  /** The screen's heading, for readers of the page; it is not drawn. Left out where the screen draws an `h1` itself. */
  readonly title?: string;
  readonly children: ReactNode;
}

/** Panes side by side; fills the screen. */
export function Panes({ title, children }: PanesProps): ReactNode {
  return (
    <>
      {title === undefined ? null : <h1 className={type.hidden}>{title}</h1>}
      <div className={styles.panes}>{children}</div>
    </>
  );
}

interface PaneProps {
  readonly label: string;
  /** `rest` takes what the others leave. */
  readonly width?: 'rest' | 'queue' | 'decide' | 'list' | 'detail' | 'side';
  readonly sunken?: boolean;
  readonly head?: ReactNode;
  readonly foot?: ReactNode;
  /** Where its keys work: see `KeyPlace`. */
  readonly keys?: string;
  readonly padded?: boolean;
  /** The children scroll by themselves. */
  readonly bare?: boolean;
  readonly scrollRef?: Ref<HTMLDivElement>;
  readonly children: ReactNode;
}

export function Pane(props: PaneProps): ReactNode {
  const {
    label,
    width = 'rest',
    sunken = false,
    head,
    foot,
    keys,
    padded = false,
    bare = false,
    scrollRef,
    children,
  } = props;
  return (
    <section
      className={classes(styles.pane, width !== 'rest' && styles[width], sunken && styles.sunken)}
      aria-label={label}
      data-keys={keys}
    >
      {head === undefined ? null : <div className={styles.head}>{head}</div>}
      {bare ? (
        children
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard
        <div ref={scrollRef} className={classes(styles.scroll, padded && styles.padded)} tabIndex={0}>
          {children}
        </div>
      )}
      {foot === undefined ? null : <div className={styles.foot}>{foot}</div>}
    </section>
  );
}

interface SectionProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a pane under a small heading. */
export function Section({ title, note, action, children }: SectionProps): ReactNode {
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h3>{title}</h3>
        <span className={styles.note}>{note}</span>
        {action}
      </div>
      {children}
    </section>
  );
}

export function Page({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={styles.page}>{children}</div>;
}

interface PageHeadProps {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

export function PageHead({ title, children, actions }: PageHeadProps): ReactNode {
  return (
    <header className={styles.pageHead}>
      <div className={styles.pageWords}>
        <h1>{title}</h1>
        {children === undefined ? null : <p>{children}</p>}
      </div>
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </header>
  );
}

/** A part of a page under its own heading. */
export function Block({ title, note, action, children }: SectionProps): ReactNode {
  return (
    <section className={styles.block}>
      <div className={styles.blockHead}>
        <h2>{title}</h2>
        <span className={styles.note}>{note}</span>
        {action}
      </div>
      {children}
    </section>
  );
}

/** Main column and a narrower one beside it. */
export function Columns({ main, side }: { readonly main: ReactNode; readonly side: ReactNode }): ReactNode {
  return (
    <div className={styles.columns}>
      <div>{main}</div>
      <div>{side}</div>
    </div>
  );
}
