// A term that is new, explained where it stands: a small question mark that opens a few sentences.
import { Popover as Base } from '@base-ui/react/popover';
import { CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './what-is.module.css';

export interface Explained {
  /** The question: "What is a checkpoint?" */
  readonly ask: string;
  readonly answer: string;
}

export function WhatIs({ ask, answer }: Explained): ReactNode {
  return (
    <Base.Root>
      <Base.Trigger className={styles.trigger} aria-label={ask} title={ask}>
        <CircleHelp aria-hidden />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={6} collisionPadding={12}>
          <Base.Popup className={styles.popup}>
            <Base.Title className={styles.title}>{ask}</Base.Title>
            <Base.Description className={styles.text}>{answer}</Base.Description>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
