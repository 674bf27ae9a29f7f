// Certifying many items at once: only what the gate lets through, with one justification, as one act with its size.
import { v7 } from 'uuid';
import { z } from 'zod';
import { loosenedRules } from '../../../shared/contract/engagement.ts';
import { CountersignError, type ErrorCode } from '../../../shared/errors.ts';
import { inEvery, type Locale, type Said } from '../../../shared/locale.ts';
import { saysWhy } from '../../../shared/reason.ts';
import { identifiedPersons } from '../engagement/identified.ts';
import { actorFor, requireDecider } from '../engagement/persons.ts';
import type { Act } from '../ledger/act.ts';
import { perform } from '../ledger/perform.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { bulkRefusal } from './bulk-gate.ts';
import { requireCampaign, requireOpen } from './campaign.ts';
import { decisionStands } from './decide.ts';
import { authorityFor } from './deciding.ts';
import { insertDecision } from './decision-record.ts';
import { forgetDraft } from './drafts.ts';
import { requireItem } from './items.ts';
import { decidingMessages } from './messages/deciding.ts';
import { countedAtOnce } from './tallies.ts';

const recordedBody = z.strictObject({
  batch: z.string(),
  campaign: z.string(),
  justification: z.string().min(1),
  decisions: z
    .array(
      z.strictObject({
        id: z.string(),
        item: z.string(),
        reviewer: z.string(),
        delegation: z.string().nullable(),
        shownDigest: z.string(),
        loosened: z.array(z.enum(loosenedRules)).optional(),
      }),
    )
    .min(1),
});

export const batchRecorded: Act<z.infer<typeof recordedBody>> = {
  name: 'batch.recorded',
  body: recordedBody,
  apply({ db }, body, head) {
    const stand = decisionStands(db);
    const batch = { id: body.batch, size: body.decisions.length };
    const record = (decision: (typeof body.decisions)[number]) => {
      insertDecision(
        db,
        {
          ...decision,
          outcome: 'CERTIFY',
          justification: body.justification,
          until: null,
          to: null,
          ticket: null,
          question: null,
          exception: null,
          evidenceOpened: 0,
          secondsSpent: null,
          needsSecondPerson: false,
        },
        head,
        { batch, supersedes: null, reason: null },
      );
      stand.run({ id: decision.id, item: decision.item });
    };
    countedAtOnce(db, () => body.decisions.forEach(record));
  },
};

export interface BulkOutcome {
  readonly batch: string;
  readonly decided: number;
  readonly refused: { item: string; reason: string }[];
}

/**
 * Certifies what the gate lets through and lists the rest with reasons. What a list of rows shows is the frozen item, so
 * that is the digest recorded. Throws BULK_NOT_ALLOWED when nothing is left, the authority's code when that is the reason, ITEM_NOT_IN_CAMPAIGN, CAMPAIGN_CLOSED,
 * JUSTIFICATION_NEEDED, PROVIDER_MAY_NOT_DECIDE, PERSON_INACTIVE, NOT_FOUND.
 */
export async function decideInBulk(
  workspace: Workspace,
  input: {
    readonly campaign: string;
    readonly items: readonly string[];
    readonly justification: string;
    readonly as: string;
  },
  locale: Locale = 'en',
): Promise<BulkOutcome> {
  return workspace.write(async (transaction) => {
    const { db, clock } = transaction;
    const performer = requireDecider(db, 'review.bulk', input.as);
    requireOpen(requireCampaign(db, input.campaign));
    const justification = input.justification.trim();
    if (!saysWhy(justification)) {
      throw new CountersignError(
        'JUSTIFICATION_NEEDED',
        inEvery(decidingMessages, ({ bulk, saysTooLittle }) =>
          justification === '' ? bulk.justification : saysTooLittle(justification),
        ),
      );
    }
    const persons = identifiedPersons(db);
    const msecs = clock().getTime();
    const refused: { item: string; reason: Said }[] = [];
    const unauthorised: ErrorCode[] = [];
    const decisions: z.infer<typeof recordedBody>['decisions'] = [];
    for (const id of new Set(input.items)) {
      const item = requireItem(db, id);
      if (item.campaign !== input.campaign) {
        throw new CountersignError('ITEM_NOT_IN_CAMPAIGN', 'An item is not of this campaign.', { item: id });
      }
      const reason = bulkRefusal(item);
      const authority = reason === null ? authorityFor(db, item, performer, clock, persons) : null;
      if (reason !== null) refused.push({ item: id, reason });
      else if (authority?.granted === false) {
        refused.push({ item: id, reason: authority.message });
        unauthorised.push(authority.code);
      } else if (authority?.granted === true) {
        decisions.push({
          id: v7({ msecs }),
          item: id,
          reviewer: authority.reviewer.id,
          delegation: authority.delegation,
          shownDigest: item.digest,
          ...(authority.loosened.length === 0 ? {} : { loosened: [...authority.loosened] }),
        });
      }
    }
    if (decisions.length === 0) {
      // who may decide none of them is told so, and not that the items are to blame
      const [code] = unauthorised.length === refused.length ? unauthorised : [];
      throw new CountersignError(
        code ?? 'BULK_NOT_ALLOWED',
        inEvery(decidingMessages, ({ bulk }, of) => bulk.none(refused[0]?.reason[of] ?? '')),
        { items: refused.map((entry) => entry.item), reasons: refused.map((entry) => entry.reason[locale]) },
      );
    }
    const batch = v7({ msecs });
    await perform(transaction, batchRecorded, actorFor(performer), {
      batch,
      campaign: input.campaign,
      justification,
      decisions,
    });
    for (const { item } of decisions) forgetDraft(db, item, performer.id);
    return {
      batch,
      decided: decisions.length,
      refused: refused.map(({ item, reason }) => ({ item, reason: reason[locale] })),
    };
  });
}
