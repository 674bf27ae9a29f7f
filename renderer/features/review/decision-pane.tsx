// Which right pane an item needs for the person who acts: deciding, confirming as second person, decided, or not theirs.
import { memo, type ReactNode, useState } from 'react';
import type { Decision } from '../../../shared/contract/decision.ts';
import type { ReviewCase } from '../../../shared/contract/review.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { CorrectionDialog } from './correction-dialog.tsx';
import { ConfirmPane, DecidedPane } from './decided-pane.tsx';
import { DecidingPane } from './deciding-pane.tsx';
import { formOf } from './decision-form.ts';
import { HandoverPane } from './handover-pane.tsx';
import { MayNotPane, reasonNotToDecide } from './may-not-pane.tsx';
import { useReturnToQueue } from './return-to-queue.ts';

interface DecisionPaneProps {
  readonly reviewCase: ReviewCase;
  readonly onRecorded: (decision: Decision) => void;
  readonly onConfirmed: (decision: Decision) => void;
  /** What was handed over is accepted, or stays where it was. */
  readonly onAnswered: (accepts: boolean) => void;
  readonly onUndo: () => void;
  readonly onEvidence: (number: number) => void;
  readonly onAssign: () => void;
  readonly onKept: (item: string, hasDraft: boolean) => void;
}

/** Mount it anew for another item or person. */
export const DecisionPane = memo(function DecisionPane(props: DecisionPaneProps): ReactNode {
  const { reviewCase, onRecorded, onConfirmed, onAnswered, onUndo, onEvidence, onAssign, onKept } = props;
  const said = useApp().words.reviewDecision.mayNot;
  const { as, cannotDecide } = useActor();
  useReturnToQueue();
  const [changing, setChanging] = useState(false);
  const [correcting, setCorrecting] = useState(false);
  const { decision, item } = reviewCase;
  const isFinal = item.state === 'signed_off' || item.state === 'closed';
  const reason = cannotDecide ?? (isFinal ? null : reasonNotToDecide(reviewCase));
  const mine = decision !== null && decision.performer.id === as;

  if (as !== null && item.handover?.to === as && !isFinal) {
    return <HandoverPane reviewCase={reviewCase} as={as} onAnswered={onAnswered} />;
  }
  if (decision !== null && as !== null && cannotDecide === null && item.state === 'waiting_second_person' && !mine) {
    return <ConfirmPane reviewCase={reviewCase} decision={decision} as={as} onDone={onConfirmed} />;
  }
  if (decision !== null && !changing) {
    const mayChange = reason === null && !isFinal;
    return (
      <>
        <DecidedPane
          reviewCase={reviewCase}
          decision={decision}
          as={as}
          onChange={mayChange ? () => setChanging(true) : null}
          onUndo={mayChange ? onUndo : null}
          onCorrect={isFinal && decision.final && cannotDecide === null ? () => setCorrecting(true) : null}
        />
        {correcting && as !== null ? (
          <CorrectionDialog
            reviewCase={reviewCase}
            decision={decision}
            as={as}
            onClose={() => setCorrecting(false)}
            onDone={onConfirmed}
          />
        ) : null}
      </>
    );
  }
  const closedWithout = isFinal ? said.closedWithout : null;
  if (reason !== null || closedWithout !== null || as === null) {
    return (
      <MayNotPane
        reviewCase={reviewCase}
        reason={closedWithout ?? reason ?? said.nobody}
        isUndecided={closedWithout !== null}
        onAssign={cannotDecide === null && closedWithout === null ? onAssign : null}
      />
    );
  }
  const started =
    changing && decision !== null && reviewCase.draft === null
      ? { ...reviewCase, draft: formOf(decision) }
      : reviewCase;
  return (
    <DecidingPane
      reviewCase={started}
      as={as}
      onRecorded={onRecorded}
      onEvidence={onEvidence}
      onNotMine={onAssign}
      onKept={onKept}
    />
  );
});
