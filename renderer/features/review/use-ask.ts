// A question to the engine beside those that a screen always asks: a failure is said, and changes nothing.
import { useCallback } from 'react';
import { useApp } from '../../app/context.ts';
import { asCountersignError } from '../../lib/engine.ts';
import { errorText } from '../../lib/error-words.ts';

export type Ask = <Answer>(question: Promise<Answer>) => Promise<Answer | null>;

/** Answers null where the engine could not. */
export function useAsk(): Ask {
  const { toasts, words } = useApp();
  return useCallback(
    async (question) => {
      try {
        return await question;
      } catch (error) {
        toasts.show(errorText(asCountersignError(error), words.errors).title);
        return null;
      }
    },
    [toasts, words],
  );
}
