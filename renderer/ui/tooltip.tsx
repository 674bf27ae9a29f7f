// A few words on what a control does, with its keys, after a moment of hovering or at once with the focus.
import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import styles from './floating.module.css';
import { Kbd } from './kbd.tsx';

interface TooltipProps {
  readonly text: ReactNode;
  readonly keys?: string | undefined;
  readonly children: ReactElement;
}

export function Tooltip({ text, keys, children }: TooltipProps): ReactNode {
  return (
    <Base.Root>
      <Base.Trigger render={children} delay={500} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={6}>
          <Base.Popup className={styles.tooltip}>
            {text}
            {keys === undefined ? null : <Kbd keys={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
