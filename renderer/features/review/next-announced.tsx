// Says politely to who listens where the keyboard went after a decision, once the item is there: "Next: svc-export, s3:* on
// ledger." What was recorded says the toast before it; moving by oneself says the list.
import type { ReactNode } from 'react';
import { useApp } from '../../app/context.ts';
import { useQuery } from '../../lib/use-query.ts';
import type from '../../ui/type.module.css';

interface NextAnnouncedProps {
  /** The item that a decision led to; null: nothing is left open. Undefined: nothing was decided yet. */
  readonly wentTo: string | null | undefined;
  /** The item that is shown; null: none. */
  readonly active: string | null;
  readonly as: string | null;
}

export function NextAnnounced({ wentTo, active, as }: NextAnnouncedProps): ReactNode {
  const { words } = useApp();
  const shown = useQuery('review.case', active === null ? null : { item: active, as }).value?.item;
  const item = shown !== undefined && shown.id === wentTo ? words.review.item(shown) : null;
  const text = wentTo === null ? words.review.next(null) : item === null ? '' : words.review.next(item);
  return (
    <p className={type.hidden} role="status" aria-live="polite">
      {text}
    </p>
  );
}
