// Taking back what was certified together: each decision of the batch that still stands, as an act of its own, or none.
import { CountersignError } from '../../../shared/errors.ts';
import { inEvery } from '../../../shared/locale.ts';
import { requireDecider } from '../engagement/persons.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { takeBack } from './decide.ts';
import { decisionById } from './decision-record.ts';
import { requireItem } from './items.ts';
import { decidingMessages } from './messages/deciding.ts';

/**
 * `items`: those that were decided in it; one that was decided anew since stays as it is. Throws INPUT_INVALID when none
 * of them stands by the batch any more, and as undoing one decision.
 */
export async function undoBatch(
  workspace: Workspace,
  input: { readonly batch: string; readonly items: readonly string[]; readonly as: string },
): Promise<{ undone: number }> {
  return workspace.write(async (transaction) => {
    const { db } = transaction;
    const person = requireDecider(db, 'review.undo', input.as);
    let undone = 0;
    for (const id of new Set(input.items)) {
      const item = requireItem(db, id);
      // a correction that waits would be taken back in its place
      if (item.decision === null || item.pending !== null) continue;
      if (decisionById(db, item.decision).batch?.id !== input.batch) continue;
      await takeBack(transaction, person, item);
      undone += 1;
    }
    if (undone > 0) return { undone };
    const message = inEvery(decidingMessages, (words) => words.nothingToUndo);
    throw new CountersignError('INPUT_INVALID', message, { batch: input.batch });
  });
}
