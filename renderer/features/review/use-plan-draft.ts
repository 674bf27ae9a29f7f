// A campaign's plan as it is typed, kept in the workspace: leaving the page loses nothing, and it can be thrown away.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CountersignError } from '../../../shared/errors.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { asCountersignError } from '../../lib/engine.ts';
import { draftOf, isSamePlan, type PlanForm } from './campaign-plan.ts';

/** Typing rests this long before it is kept. */
const rest = 500;

/** What was kept when the page was opened. */
export interface KeptPlan {
  readonly plan: PlanForm;
  readonly at: string;
}

export interface PlanEditing {
  readonly plan: PlanForm;
  /** It says something else than what the page would start from. */
  readonly isChanged: boolean;
  /** When the last of it was kept, as a UTC ISO time; null: not yet. */
  readonly keptAt: string | null;
  readonly error: CountersignError | null;
  change(to: (plan: PlanForm) => PlanForm): void;
  /** Starts anew; gives what was there, to be put back. */
  discard(): PlanForm;
  /** Takes a discarding back, also once the page was left. */
  restore(plan: PlanForm): void;
  /** The campaign is open: nothing more is kept. */
  forget(): void;
}

/** Mount it anew for another start. */
export function usePlanDraft(start: PlanForm, kept: KeptPlan | null): PlanEditing {
  const { engine } = useApp();
  const { as, cannotDecide } = useActor();
  const [plan, setPlan] = useState(kept?.plan ?? start);
  const [keptAt, setKeptAt] = useState(kept?.at ?? null);
  const [error, setError] = useState<CountersignError | null>(null);
  const latest = useRef({ plan, saved: plan, isOver: false });
  latest.current.plan = plan;
  const mayKeep = as === null || cannotDecide === null;

  const save = useCallback(
    (toKeep: PlanForm | null) =>
      void engine
        .call('campaign.savePlanDraft', {
          origin: start.origin,
          draft: toKeep === null ? null : draftOf(toKeep),
          as,
        })
        .then(
          ({ at }) => {
            setKeptAt(at);
            setError(null);
          },
          (thrown: unknown) => setError(asCountersignError(thrown)),
        ),
    [engine, start, as],
  );
  const keep = useCallback(() => {
    const now = latest.current;
    if (now.isOver || !mayKeep || now.plan === now.saved) return;
    now.saved = now.plan;
    save(isSamePlan(now.plan, start) ? null : now.plan);
  }, [save, start, mayKeep]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change starts the rest anew
  useEffect(() => {
    const timer = setTimeout(keep, rest);
    return () => clearTimeout(timer);
  }, [plan, keep]);
  // What was typed in the last moment before the page is left is kept too.
  const leaving = useRef(keep);
  leaving.current = keep;
  useEffect(() => () => leaving.current(), []);

  return {
    plan,
    isChanged: !isSamePlan(plan, start),
    keptAt,
    error,
    change: useCallback((to) => setPlan((now) => to(now)), []),
    discard: useCallback(() => {
      const before = latest.current.plan;
      setPlan(start);
      return before;
    }, [start]),
    restore: useCallback(
      (before) => {
        latest.current.saved = before;
        setPlan(before);
        save(before);
      },
      [save],
    ),
    forget: useCallback(() => {
      latest.current.isOver = true;
      save(null);
    }, [save]),
  };
}
