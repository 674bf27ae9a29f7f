// What somebody is filling in for one item, kept in the workspace as they type, so that it survives a crash.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Draft } from '../../../shared/contract/decision.ts';
import type { ReviewCase } from '../../../shared/contract/review.ts';
import type { CountersignError } from '../../../shared/errors.ts';
import { useApp } from '../../app/context.ts';
import { asCountersignError } from '../../lib/engine.ts';
import { emptyForm, isBlank } from './decision-form.ts';

/** Typing rests this long before it is kept. */
const rest = 500;

export interface DraftForm {
  readonly form: Draft;
  change(fields: Partial<Draft>): void;
  /** When the last of it was kept, as a UTC ISO time; null: nothing is. */
  readonly keptAt: string | null;
  readonly error: CountersignError | null;
  /** The decision is recorded: nothing more is kept. */
  forget(): void;
}

/** Starts from the draft that is kept. Mount it anew for another item or person. */
export function useDraft(
  reviewCase: ReviewCase,
  as: string,
  onKept: (item: string, hasDraft: boolean) => void,
): DraftForm {
  const { engine } = useApp();
  const item = reviewCase.item.id;
  const [form, setForm] = useState<Draft>(reviewCase.draft ?? emptyForm);
  const [keptAt, setKeptAt] = useState(reviewCase.draftAt);
  const [error, setError] = useState<CountersignError | null>(null);
  const waiting = useRef<{ readonly form: Draft; readonly timer: ReturnType<typeof setTimeout> } | null>(null);
  const shown = useRef(true);
  const kept = useRef(onKept);
  kept.current = onKept;

  const keep = useCallback(
    async (next: Draft) => {
      waiting.current = null;
      try {
        const { at } = await engine.call('review.saveDraft', { item, draft: isBlank(next) ? null : next, as });
        if (shown.current) setKeptAt(at);
        kept.current(item, at !== null);
      } catch (thrown) {
        if (shown.current) setError(asCountersignError(thrown));
      }
    },
    [engine, item, as],
  );

  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
      if (waiting.current === null) return;
      clearTimeout(waiting.current.timer);
      void keep(waiting.current.form);
    };
  }, [keep]);

  const change = useCallback(
    (fields: Partial<Draft>) =>
      setForm((now) => {
        const next = { ...now, ...fields };
        if (waiting.current !== null) clearTimeout(waiting.current.timer);
        waiting.current = { form: next, timer: setTimeout(() => void keep(next), rest) };
        return next;
      }),
    [keep],
  );

  const forget = useCallback(() => {
    if (waiting.current !== null) clearTimeout(waiting.current.timer);
    waiting.current = null;
  }, []);

  return { form, change, keptAt, error, forget };
}
