// Toasts: what was just recorded, with its undo. Never an error, never anything that has to be read.
import type { ReactNode } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface Toast {
  readonly id: number;
  readonly text: ReactNode;
  readonly action: ToastAction | null;
}

export interface ToastAction {
  readonly label: string;
  readonly keys?: string;
  readonly run: () => void;
}

export interface Toasts {
  readonly store: StoreApi<{ readonly toast: Toast | null }>;
  /** Replaces the one that is shown. */
  show(text: ReactNode, action?: ToastAction): void;
  dismiss(): void;
}

export function createToasts(): Toasts {
  const store = createStore<{ readonly toast: Toast | null }>(() => ({ toast: null }));
  let last = 0;
  return {
    store,
    show(text, action) {
      last += 1;
      store.setState({ toast: { id: last, text, action: action ?? null } });
    },
    dismiss: () => store.setState({ toast: null }),
  };
}
