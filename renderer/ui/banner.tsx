// A banner across a pane: what happened, what it means, what to do.
import { CircleAlert, CircleCheck, Info, OctagonAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CountersignError } from '../../shared/errors.ts';
import { useApp } from '../app/context.ts';
import { classes } from '../lib/classes.ts';
import { errorText } from '../lib/error-words.ts';
import styles from './banner.module.css';
import { IconButton, LinkButton } from './button.tsx';

export type BannerTone = 'plain' | 'bad' | 'warn' | 'good' | 'provider';

interface BannerProps {
  readonly tone?: BannerTone;
  readonly icon?: ReactNode;
  /** What happened, as a sentence. */
  readonly title: ReactNode;
  /** What it means. */
  readonly children?: ReactNode;
  /** What to do: LinkButtons. */
  readonly actions?: ReactNode;
  readonly onDismiss?: (() => void) | undefined;
}

const icons: Readonly<Record<BannerTone, ReactNode>> = {
  plain: <Info aria-hidden />,
  bad: <OctagonAlert aria-hidden />,
  warn: <CircleAlert aria-hidden />,
  good: <CircleCheck aria-hidden />,
  provider: <Info aria-hidden />,
};

export function Banner({ tone = 'plain', icon, title, children, actions, onDismiss }: BannerProps): ReactNode {
  const { words } = useApp();
  return (
    <div
      className={classes(styles.banner, tone !== 'plain' && styles[tone])}
      role={tone === 'bad' ? 'alert' : undefined}
    >
      {icon ?? icons[tone]}
      <div className={styles.body}>
        <b>{title}</b> {children}
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
      {onDismiss === undefined ? null : (
        <IconButton label={words.ui.dismiss} icon={<X aria-hidden />} round onClick={onDismiss} />
      )}
    </div>
  );
}

interface ErrorBannerProps {
  readonly error: CountersignError | null;
  readonly onRetry?: (() => void) | undefined;
  readonly onDismiss?: (() => void) | undefined;
  readonly actions?: ReactNode;
}

/** The words for a failure, in the pane it concerns. Draws nothing when there is none. */
export function ErrorBanner({ error, onRetry, onDismiss, actions }: ErrorBannerProps): ReactNode {
  const { words } = useApp();
  if (error === null) return null;
  const { title, body } = errorText(error, words.errors);
  const retry = onRetry === undefined ? null : <LinkButton onClick={onRetry}>{words.ui.tryAgain}</LinkButton>;
  const offered =
    retry === null && actions === undefined
      ? {}
      : {
          actions: (
            <>
              {actions}
              {retry}
            </>
          ),
        };
  return (
    <Banner tone="bad" title={title} onDismiss={onDismiss} {...offered}>
      {body}
    </Banner>
  );
}
