// Writes down who tried what he may not: around every call that could change something, whoever made it.
import { z } from 'zod';
import { contract, type MethodName } from '../../../shared/contract.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { flushRefusals, isRecordedRefusal, recordRefusal } from '../engagement/refusals.ts';
import type { Desk } from './desk.ts';

/** Working notes: nobody decides anything with them, and a window saves them by itself. */
const notes: ReadonlySet<MethodName> = new Set<MethodName>([
  'review.opened',
  'review.saveDraft',
  'engagement.saveDraft',
  'campaign.savePlanDraft',
]);

/** What takes the state of a campaign as a whole: what was only counted so far has to be in it. */
const summaries: ReadonlySet<MethodName> = new Set<MethodName>([
  'review.signOff',
  'review.confirm',
  'review.supersede',
  'campaign.close',
  'report.issue',
  'report.preview',
]);

/** As much of an input as says who acts, and on what. */
const attempt = z.object({
  as: z.string().nullish(),
  item: z.string().optional(),
  campaign: z.string().nullish(),
});

/** Does the work; when it is refused because of who acts, that is recorded, and the refusal thrown as it was. */
export async function withRefusalsRecorded<T>(
  desk: Desk,
  method: MethodName,
  input: unknown,
  work: () => Promise<T> | T,
): Promise<T> {
  const workspace = desk.current();
  if (workspace !== null && summaries.has(method)) await flushRefusals(workspace);
  const acting = desk.acting.person();
  try {
    return await work();
  } catch (cause) {
    const isRecorded =
      cause instanceof CountersignError &&
      isRecordedRefusal(cause.code) &&
      contract[method].right === 'write' &&
      !notes.has(method);
    if (isRecorded && workspace !== null && workspace === desk.current()) {
      const { as, item, campaign } = attempt.safeParse(input).data ?? {};
      const subject = item ?? campaign ?? null;
      try {
        await recordRefusal(workspace, { person: as ?? acting, method, code: cause.code, subject });
      } catch (failure) {
        // refused all the same; that it could not be written down goes to the log with it
        throw new CountersignError(cause.code, cause.message, cause.details, failure);
      }
    }
    throw cause;
  }
}
