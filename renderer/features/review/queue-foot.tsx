// The queue's foot: its keys, what can be certified together, and what can be done with several chosen items.
import type { ReactNode } from 'react';
import type { CountersignError } from '../../../shared/errors.ts';
import { useApp } from '../../app/context.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { QueueKeys } from './queue-pane.tsx';

interface QueueFootProps {
  /** Why the last decision could not be taken back. */
  readonly error: CountersignError | null;
  readonly onDismiss: () => void;
  readonly chosen: number;
  readonly bulk: number;
  readonly onBulk: () => void;
  readonly onAssign: (() => void) | null;
}

export function QueueFoot({ error, onDismiss, chosen, bulk, onBulk, onAssign }: QueueFootProps): ReactNode {
  const said = useApp().words.queue.foot;
  if (error !== null) return <ErrorBanner error={error} onDismiss={onDismiss} />;
  if (chosen > 1) {
    return (
      <>
        <span>{said.selected(chosen)}</span>
        {bulk > 1 ? <LinkButton onClick={onBulk}>{said.certify(bulk)}</LinkButton> : null}
        {onAssign === null ? null : <LinkButton onClick={onAssign}>{said.assign}</LinkButton>}
      </>
    );
  }
  return (
    <>
      <QueueKeys />
      {bulk > 1 ? <LinkButton onClick={onBulk}>{said.together(bulk)}</LinkButton> : <span />}
    </>
  );
}
