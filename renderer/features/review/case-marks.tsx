// Evidence marks of a case, and its sentence with who and what in bold.
import type { ReactNode } from 'react';
import type { Citation } from '../../../shared/contract/method.ts';
import { useApp } from '../../app/context.ts';
import { citationKey, citationPlace } from '../../lib/citations.ts';
import { EvidenceMark } from '../../ui/marks.tsx';
import styles from './case.module.css';
import { useCase } from './case-context.ts';
import { emphasise } from './emphasis.ts';

/** The marks of these citations, each line once. */
export function CaseMarks({ of }: { readonly of: readonly Citation[] }): ReactNode {
  const { words } = useApp();
  const { citations, open } = useCase();
  const unique = [...new Map(of.map((citation) => [citationKey(citation), citation])).values()];
  if (unique.length === 0) return null;
  return (
    <>
      {unique.map((citation) => (
        <EvidenceMark
          key={citationKey(citation)}
          number={citations.notes.numberOf(citation)}
          place={citationPlace(citation, words.ui.evidence)}
          state={citations.state(citation)}
          onOpen={() => open(citation)}
        />
      ))}
    </>
  );
}

/** A sentence with its marks bound to its last word. */
export function Cited({ text, of }: { readonly text: string; readonly of: readonly Citation[] }): ReactNode {
  const end = text.lastIndexOf(' ') + 1;
  return (
    <>
      {text.slice(0, end)}
      <span className={styles.bound}>
        {text.slice(end)}
        {'\u00a0'}
        <CaseMarks of={of} />
      </span>
    </>
  );
}

/** The words of a sentence with each of the names in it in bold. */
export function Emphasised({ text, names }: { readonly text: string; readonly names: readonly string[] }): ReactNode {
  return (
    <>
      {emphasise(text, names).map(({ words, strong }, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never change their order
        strong ? <b key={index}>{words}</b> : <span key={index}>{words}</span>,
      )}
    </>
  );
}
