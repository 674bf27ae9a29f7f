// The footnotes of a case: every line of evidence it cites gets one number, in the order in which the engine counts them
// ("Open evidence 4"). A mark knows whether this person has opened its line, and whether they still have to.
import type { Citation } from '../../../shared/contract/method.ts';
import type { ReviewCase } from '../../../shared/contract/review.ts';
import { citationKey, type Footnotes, footnotes } from '../../lib/citations.ts';

export type MarkState = 'unopened' | 'opened' | 'must';

export interface CaseCitations {
  readonly notes: Footnotes;
  state(citation: Citation): MarkState;
  /** Numbers that have to be opened before deciding, and have not been. */
  readonly mustOpen: readonly number[];
  readonly openedCount: number;
  /** What to look at next: what must be opened, then whatever is unopened, then the first. */
  readonly next: number | null;
}

export function caseCitations(reviewCase: CitingCase & Pick<ReviewCase, 'opened' | 'mustOpen'>): CaseCitations {
  const notes = footnotes(citedIn(reviewCase));
  const opened = new Set(reviewCase.opened);
  const required = new Set(reviewCase.mustOpen);
  const state = (citation: Citation): MarkState => {
    const key = citationKey(citation);
    if (opened.has(key)) return 'opened';
    return required.has(key) ? 'must' : 'unopened';
  };
  const numbered = notes.all.map(({ number, citation }) => ({ number, state: state(citation) }));
  const mustOpen = numbered.filter((note) => note.state === 'must').map((note) => note.number);
  const unopened = numbered.find((note) => note.state === 'unopened');
  return {
    notes,
    state,
    mustOpen,
    openedCount: numbered.filter((note) => note.state === 'opened').length,
    next: mustOpen[0] ?? unopened?.number ?? numbered[0]?.number ?? null,
  };
}

type CitingCase = Pick<ReviewCase, 'entitlement' | 'providerActions'>;

/** Every citation of the case, first to last; the engine counts those of the entitlement, which stand before the others. */
export function citedIn({ entitlement, providerActions }: CitingCase): readonly Citation[] {
  return [
    ...entitlement.facts.flatMap((fact) => fact.citations),
    ...entitlement.path.flatMap((hop) => hop.citation ?? []),
    ...entitlement.rules.flatMap((rule) => rule.citations),
    ...entitlement.findings.map((finding) => finding.citation),
    ...(entitlement.advice === null ? [] : [entitlement.advice.citation]),
    ...providerActions.shown.flatMap((action) => action.citation ?? []),
  ];
}

/** What cites a line, in a few words: "svc-invoice-export, Since". `advice`: what the provider's is called. */
export function citedBy({ entitlement, providerActions }: CitingCase, citation: Citation, advice: string): string {
  const key = citationKey(citation);
  const cites = (citations: readonly Citation[]) => citations.some((one) => citationKey(one) === key);
  const fact = entitlement.facts.find((one) => cites(one.citations));
  const hop = entitlement.path.find((one) => one.citation !== null && cites([one.citation]));
  const rule = entitlement.rules.find((one) => cites(one.citations));
  const finding = entitlement.findings.find((one) => cites([one.citation]));
  const advised = entitlement.advice !== null && cites([entitlement.advice.citation]) ? advice : undefined;
  const action = providerActions.shown.find((one) => one.citation !== null && cites([one.citation]));
  const what = fact?.label ?? hop?.name ?? rule?.title ?? finding?.title ?? advised ?? action?.verb ?? advice;
  return `${entitlement.identity.name}, ${what}`;
}

/** The values that the case takes from a line: the viewer lights their cells. */
export function saidAt({ entitlement, providerActions }: CitingCase, citation: Citation): readonly string[] {
  const key = citationKey(citation);
  const facts = entitlement.facts.flatMap((fact) =>
    fact.value !== null && fact.citations.some((one) => citationKey(one) === key) ? [fact.value] : [],
  );
  const actions = providerActions.shown.filter(({ citation: one }) => one !== null && citationKey(one) === key);
  return [...facts, ...actions.flatMap(({ verb, target, performedBy }) => [verb, target, performedBy])];
}
