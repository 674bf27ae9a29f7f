// What follows a decision: its row shows it, a message says it and offers to take it back, and the next open case is shown.
import { useEffect, useRef, useState } from 'react';
import type { Decision } from '../../../shared/contract/decision.ts';
import type { ReviewCase } from '../../../shared/contract/review.ts';
import type { CountersignError } from '../../../shared/errors.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import type { Batch } from './bulk-sheet.tsx';
import { cutMiddle } from './naming.ts';
import type { Ask } from './use-ask.ts';
import type { ListView, QueueList, QueuePlace } from './use-queue-list.ts';
import { useSteady } from './use-steady.ts';

interface AfterDecisionOptions {
  readonly asked: ListView;
  readonly list: QueueList;
  readonly place: QueuePlace;
  readonly show: (item: string) => void;
  readonly focusList: () => void;
  readonly ask: Ask;
}

export interface AfterDecision {
  /** Where a decision led; null: nothing is left. Undefined: nothing was decided yet. */
  readonly wentTo: string | null | undefined;
  /** What `z` takes back; null: nothing. */
  readonly undoLast: (() => void) | null;
  /** Why the last decision could not be taken back. */
  readonly undoError: CountersignError | null;
  readonly clearUndoError: () => void;
  /** `on`: what was shown when it was decided. */
  readonly recorded: (decision: Decision, on: ReviewCase) => void;
  readonly confirmed: (decision: Decision) => void;
  readonly certified: (batch: Batch) => void;
  readonly takeBack: (item: string) => void;
}

export function useAfterDecision({ asked, list, place, show, focusList, ask }: AfterDecisionOptions): AfterDecision {
  const { engine, toasts, words } = useApp();
  const said = words.queue;
  const { as } = useActor();
  const [wentTo, setWentTo] = useState<string | null>();
  const [undoLast, setUndoLast] = useState<(() => void) | null>(null);
  // What one person decided is not for the next one at this computer to take back.
  const actor = useRef(as);
  useEffect(() => {
    if (actor.current === as) return;
    actor.current = as;
    setUndoLast(null);
    if (toasts.store.getState().toast?.action?.keys === 'z') toasts.dismiss();
  }, [as, toasts]);
  const undo = useCommand('review.undo');
  const undoBatch = useCommand('review.undoBatch');

  const goOn = async (from: string) => {
    const known = from === place.active ? place.nextOpen : undefined;
    const next =
      known === undefined
        ? await ask(engine.call('review.step', { ...asked, item: from, to: 'nextOpen' }))
        : { item: known };
    focusList();
    setWentTo(next === null ? undefined : next.item);
    if (next?.item != null) show(next.item);
  };
  const takeBack = useSteady(async (item: string) => {
    if (as === null) return;
    const answer = await undo.run({ item, as });
    if (!answer.ok) return;
    setUndoLast(null);
    toasts.show(said.undone);
    show(item);
    focusList();
  });
  const recorded = useSteady((decision: Decision, on: ReviewCase) => {
    const back = () => void takeBack(decision.item);
    setUndoLast(() => back);
    const waits = decision.outcome !== 'CANNOT_DECIDE' && on.secondPersonNeeded;
    const state = decision.outcome === 'CANNOT_DECIDE' ? 'asked' : waits ? 'waiting_second_person' : 'decided';
    list.mark(decision.item, { outcome: decision.outcome, state });
    const privilege = cutMiddle(on.item.privilege, 36);
    toasts.show(said.recorded(words.field.outcomes[decision.outcome], on.item.identity, privilege, waits), {
      label: said.undo,
      keys: 'z',
      run: back,
    });
    void goOn(decision.item);
  });
  const confirmed = useSteady((decision: Decision) => {
    const { secondPerson, final } = decision;
    toasts.show(
      secondPerson === null
        ? final
          ? said.corrected
          : said.correctedWaits
        : secondPerson.agrees
          ? said.confirmed
          : said.sentBack,
    );
    void goOn(decision.item);
  });
  const certified = useSteady((batch: Batch) => {
    const back = async () => {
      if (as === null) return;
      const answer = await undoBatch.run({ batch: batch.id, items: [...batch.items], as });
      if (!answer.ok) return;
      setUndoLast(null);
      toasts.show(said.bulk.undone(answer.value.undone));
      focusList();
    };
    setUndoLast(() => () => void back());
    toasts.show(said.bulk.done(batch.items.length), { label: said.undo, keys: 'z', run: () => void back() });
  });
  return {
    wentTo,
    undoLast,
    undoError: undo.error ?? undoBatch.error,
    clearUndoError: undo.error === null ? undoBatch.clearError : undo.clearError,
    recorded,
    confirmed,
    certified,
    takeBack,
  };
}
