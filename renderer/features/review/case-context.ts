// What every part of a case needs: the case, its footnotes, and the way to open one.
import { createContext, useContext } from 'react';
import type { Citation } from '../../../shared/contract/method.ts';
import type { ReviewCase } from '../../../shared/contract/review.ts';
import type { CaseCitations } from './case-citations.ts';

export interface ShownCase {
  readonly reviewCase: ReviewCase;
  readonly citations: CaseCitations;
  readonly open: (citation: Citation) => void;
}

export const CaseContext = createContext<ShownCase | null>(null);

export function useCase(): ShownCase {
  const shown = useContext(CaseContext);
  if (shown === null) throw new Error('This part of a case was drawn outside it.');
  return shown;
}
