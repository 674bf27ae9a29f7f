// The case of one item and what the person who acts does with it. Drawn anew only when the case is another or says something
// else, not with every page of the list beside it.
import { memo, type ReactNode, type Ref, useCallback, useRef } from 'react';
import type { Decision } from '../../../shared/contract/decision.ts';
import type { ReviewCase } from '../../../shared/contract/review.ts';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { citationKey } from '../../lib/citations.ts';
import { queryKey } from '../../lib/query-cache.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Loaded } from '../../ui/states.tsx';
import { caseCitations, citedBy, saidAt } from './case-citations.ts';
import { CasePane } from './case-pane.tsx';
import { CaseSkeleton } from './case-skeleton.tsx';
import { DecisionPane } from './decision-pane.tsx';

interface CaseAndDecisionProps {
  readonly item: string;
  /** "3 of 177"; null when the item is not in the list. */
  readonly place: string | null;
  /** `on`: what was shown when it was decided. */
  readonly onRecorded: (decision: Decision, on: ReviewCase) => void;
  readonly onConfirmed: (decision: Decision) => void;
  readonly onAnswered: (accepts: boolean) => void;
  readonly onUndo: (item: string) => void;
  readonly onAssign: (on: ReviewCase) => void;
  readonly onKept: (item: string, hasDraft: boolean) => void;
  readonly scrollRef: Ref<HTMLDivElement>;
}

export const CaseAndDecision = memo(function CaseAndDecision(props: CaseAndDecisionProps): ReactNode {
  const { item, place, onRecorded, onConfirmed, onAnswered, onUndo, onAssign, onKept, scrollRef } = props;
  const { as, cannotDecide } = useActor();
  const query = useQuery('review.case', { item, as });
  const shown = useUnchanged(query.value);
  const openEvidence = useEvidence(shown, as);
  useCommands({
    'review.evidence': () => {
      const next = shown === undefined ? null : caseCitations(shown).next;
      if (next !== null) openEvidence(next);
    },
  });
  const recorded = useCallback(
    (decision: Decision) => {
      if (shown !== undefined) onRecorded(decision, shown);
    },
    [onRecorded, shown],
  );
  const undo = useCallback(() => onUndo(item), [onUndo, item]);
  const assign = useCallback(() => {
    if (shown !== undefined) onAssign(shown);
  }, [onAssign, shown]);
  const isTheirs =
    cannotDecide === null && as !== null && shown !== undefined && isStillOpen(shown) && isReviewedBy(shown, as);
  return (
    <Loaded query={{ ...query, value: shown }} skeleton={<CaseSkeleton />}>
      {(reviewCase) => (
        <>
          <CasePane
            reviewCase={reviewCase}
            place={place}
            onOpenEvidence={openEvidence}
            onNotMine={isTheirs ? assign : null}
            scrollRef={scrollRef}
          />
          <DecisionPane
            key={`${reviewCase.item.id} ${as} ${reviewCase.decision?.id ?? ''}`}
            reviewCase={reviewCase}
            onRecorded={recorded}
            onConfirmed={onConfirmed}
            onAnswered={onAnswered}
            onUndo={undo}
            onEvidence={openEvidence}
            onAssign={assign}
            onKept={onKept}
          />
        </>
      )}
    </Loaded>
  );
});

/** An answer that says the same as the one before it is that one: after each write all is asked again, and most of it stays. */
function useUnchanged<Value>(value: Value): Value {
  const before = useRef(value);
  if (before.current !== value && JSON.stringify(before.current) !== JSON.stringify(value)) before.current = value;
  return before.current;
}

/** Opens the evidence of the case at one of its footnotes; what was read is written down. */
function useEvidence(shown: ReviewCase | undefined, as: string | null): (number: number) => void {
  const { engine, viewer, words } = useApp();
  return useCallback(
    (number) => {
      if (shown === undefined) return;
      const { notes } = caseCitations(shown);
      const onOpened = (citation: Parameters<typeof citationKey>[0]) => {
        if (as === null) return;
        void engine
          .call('review.opened', { item: shown.item.id, citation: citationKey(citation), as })
          .catch(() => undefined)
          .finally(() => engine.queries.refetch(queryKey('review.case', { item: shown.item.id, as })));
      };
      viewer.show(
        notes.all.map((note) => ({
          citation: note.citation,
          number: note.number,
          citedBy: citedBy(shown, note.citation, words.reviewCase.advice.theirs),
          says: saidAt(shown, note.citation),
          onOpened,
        })),
        Math.max(0, number - 1),
      );
    },
    [engine, viewer, words, shown, as],
  );
}

function isStillOpen({ item }: ReviewCase): boolean {
  return item.state !== 'signed_off' && item.state !== 'closed';
}

/** Theirs to hand on: the reviewer of record, or anybody where there is none. */
function isReviewedBy({ reviewerOfRecord }: ReviewCase, person: string): boolean {
  return reviewerOfRecord === null || reviewerOfRecord.id === person;
}
