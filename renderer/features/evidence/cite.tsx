// A footnote that opens the very line it came from. Any screen can use it.
import type { ReactNode } from 'react';
import type { Citation } from '../../../shared/contract/method.ts';
import { useApp } from '../../app/context.ts';
import { citationKey, citationPlace, type Footnotes } from '../../lib/citations.ts';
import { EvidenceMark } from '../../ui/marks.tsx';

interface CiteProps {
  readonly citation: Citation;
  /** All footnotes of this page: gives the number, and lets the sheet turn to the next. */
  readonly notes: Footnotes;
  /** What it supports, in a few words: "svc-invoice-export, Since". */
  readonly citedBy?: string;
  /** The values that it stands for. */
  readonly says?: readonly string[];
  /** Keys (`citationKey`) that were opened, and that must be. */
  readonly opened?: ReadonlySet<string>;
  readonly must?: ReadonlySet<string>;
  /** The line has been on the screen. */
  readonly onOpened?: ((citation: Citation) => void) | undefined;
}

export function Cite({ citation, notes, citedBy, says, opened, must, onOpened }: CiteProps): ReactNode {
  const { viewer, words } = useApp();
  const key = citationKey(citation);
  const number = notes.numberOf(citation);
  const state = opened?.has(key) ? 'opened' : must?.has(key) ? 'must' : 'unopened';
  const open = () => {
    const all = notes.all.map((note) => ({
      citation: note.citation,
      number: note.number,
      citedBy: note.number === number ? (citedBy ?? null) : null,
      ...(note.number === number && says !== undefined ? { says } : {}),
      onOpened,
    }));
    viewer.show(all, number - 1);
  };
  return (
    <EvidenceMark number={number} place={citationPlace(citation, words.ui.evidence)} state={state} onOpen={open} />
  );
}

interface CitesProps extends Omit<CiteProps, 'citation'> {
  readonly citations: readonly Citation[];
}

/** Marks for several citations, the same line once. */
export function Cites({ citations, ...rest }: CitesProps): ReactNode {
  const distinct = [...new Map(citations.map((citation) => [citationKey(citation), citation])).values()];
  return distinct.map((citation) => <Cite key={citationKey(citation)} citation={citation} {...rest} />);
}
