// Says politely to who listens where the keyboard went after a decision, once the item is there: "Next: svc-export, s3:* on
// ledger." What was recorded says the toast before it; moving by oneself says the list.
import type { ReactNode } from 'react';
import type { QueueItem } from '../../../shared/contract/queue.ts';
import { useApp } from '../../app/context.ts';
import type from '../../ui/type.module.css';

interface NextAnnouncedProps {
  /** The item that a decision led to; null: nothing is left open. Undefined: nothing was decided yet. */
  readonly wentTo: string | null | undefined;
  readonly shown: QueueItem | undefined;
}

export function NextAnnounced({ wentTo, shown }: NextAnnouncedProps): ReactNode {
  const { words } = useApp();
  const item = shown !== undefined && shown.id === wentTo ? words.review.item(shown) : null;
  const text = wentTo === null ? words.review.next(null) : item === null ? '' : words.review.next(item);
  return (
    <p className={type.hidden} role="status" aria-live="polite">
      {text}
    </p>
  );
}
