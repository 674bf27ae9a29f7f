// Which cited line is open in the evidence sheet.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Citation } from '../../shared/contract/method.ts';

export interface ViewedCitation {
  readonly citation: Citation;
  /** The footnote's number on the page that cites it. */
  readonly number: number | null;
  /** What cites it, in a few words: "svc-invoice-export, Since". */
  readonly citedBy: string | null;
  /** The values that it stands for, so that their cells can be lit. */
  readonly says?: readonly string[];
  /** The line has been on the screen. */
  readonly onOpened?: ((citation: Citation) => void) | undefined;
}

export interface Viewer {
  readonly store: StoreApi<{
    readonly open: boolean;
    readonly index: number;
    readonly citations: readonly ViewedCitation[];
  }>;
  /** Opens the sheet at one of several citations that can be paged through. */
  show(citations: readonly ViewedCitation[], index?: number): void;
  turn(to: number): void;
  close(): void;
}

export function createViewer(): Viewer {
  const store: Viewer['store'] = createStore(() => ({ open: false, index: 0, citations: [] }));
  return {
    store,
    show: (citations, index = 0) => store.setState({ open: citations.length > 0, citations, index }),
    turn: (index) => store.setState({ index }),
    close: () => store.setState({ open: false }),
  };
}
