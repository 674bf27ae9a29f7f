// The toast: what was recorded, its undo, eight seconds; the clock stands still under the pointer and the focus.
import { Undo2, X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Button, IconButton } from '../ui/button.tsx';
import { useApp } from './context.ts';
import styles from './toasts.module.css';

const shownFor = 8000;

export function ToastRegion(): ReactNode {
  const { toasts, words } = useApp();
  const toast = useStore(toasts.store, (state) => state.toast);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (toast === null || held) return;
    const timer = setTimeout(toasts.dismiss, shownFor);
    return () => clearTimeout(timer);
  }, [toast, held, toasts]);
  const act = () => {
    toast?.action?.run();
    toasts.dismiss();
  };
  return (
    <div
      className={styles.region}
      role="status"
      aria-live="polite"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toast === null ? null : (
        <div className={styles.toast}>
          <span className={styles.text}>{toast.text}</span>
          {toast.action === null ? (
            <IconButton label={words.ui.dismiss} icon={<X aria-hidden />} round onClick={toasts.dismiss} />
          ) : (
            <Button
              tone="quiet"
              icon={toast.action.keys === 'z' ? <Undo2 aria-hidden /> : undefined}
              keys={toast.action.keys}
              onClick={act}
            >
              {toast.action.label}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
