// Evidence marks of a case, and its sentence with who and what in bold.
import type { ReactNode } from 'react';
import type { Citation } from '../../../shared/contract/method.ts';
import { citationKey, citationPlace } from '../../lib/citations.ts';
import { EvidenceMark } from '../../ui/marks.tsx';
import { useCase } from './case-context.ts';

/** The marks of these citations, each line once. */
export function CaseMarks({ of }: { readonly of: readonly Citation[] }): ReactNode {
  const { citations, open } = useCase();
  const unique = [...new Map(of.map((citation) => [citationKey(citation), citation])).values()];
  if (unique.length === 0) return null;
  return (
    <>
      {unique.map((citation) => (
        <EvidenceMark
          key={citationKey(citation)}
          number={citations.notes.numberOf(citation)}
          place={citationPlace(citation)}
          state={citations.state(citation)}
          onOpen={() => open(citation)}
        />
      ))}
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

interface Part {
  readonly words: string;
  readonly strong: boolean;
}

/** Splits at the first place of each name, wherever it stands. */
export function emphasise(text: string, names: readonly string[]): readonly Part[] {
  const found = names
    .filter((name) => name !== '')
    .map((name) => ({ name, at: text.indexOf(name) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at || other.name.length - one.name.length);
  const parts: Part[] = [];
  let end = 0;
  for (const { name, at } of found) {
    if (at < end) continue;
    if (at > end) parts.push({ words: text.slice(end, at), strong: false });
    parts.push({ words: name, strong: true });
    end = at + name.length;
  }
  if (end < text.length) parts.push({ words: text.slice(end), strong: false });
  return parts;
}
