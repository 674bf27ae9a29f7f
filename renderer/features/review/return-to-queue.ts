// Escape leads from the case, the decision and the screen itself back to the queue, unless something lies over them that takes it first.
import { useEffect } from 'react';
import { focusQueue } from './queue-pane.tsx';

export function useReturnToQueue(): void {
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      const { key, target } = event;
      if (key !== 'Escape' || !(target instanceof Element)) return;
      if (target.closest('[data-keys~="case"], [data-keys~="decision"]') === null && target.id !== 'screen') return;
      if (document.querySelector('[role="dialog"], [role="listbox"], [role="menu"]') !== null) return;
      focusQueue();
    };
    // Before whatever lies over the pane has closed and is gone.
    document.addEventListener('keydown', leave, { capture: true });
    return () => document.removeEventListener('keydown', leave, { capture: true });
  }, []);
}
