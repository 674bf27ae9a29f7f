// Certifying many items at once: only what the gate lets through, with one justification, as one act with its size.
import { randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { v7 } from 'uuid';
import { z } from 'zod';
import { loosenedRules } from '../../../shared/contract/engagement.ts';
import { CountersignError, type ErrorCode } from '../../../shared/errors.ts';
import { inEvery, type Locale, type Said } from '../../../shared/locale.ts';
import { saysWhy } from '../../../shared/reason.ts';
import { actorFor, requireDecider } from '../engagement/persons.ts';
import type { Act } from '../ledger/act.ts';
import { perform } from '../ledger/perform.ts';
import { statement } from '../workspace/statement.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type BulkItem, bulkRefusal } from './bulk-gate.ts';
import { requireCampaign, requireOpen } from './campaign.ts';
import { decisionStands } from './decide.ts';
import { type JudgedItem, judgeOf } from './deciding.ts';
import { insertDecision } from './decision-record.ts';
import { forgetDraft } from './drafts.ts';
import { accessPartiesIn } from './frozen-facts.ts';
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
  return workspace.write(
    async (transaction) => {
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
      const judge = judgeOf(db, performer, clock);
      const newId = idsAt(clock().getTime());
      const refused: { item: string; reason: Said }[] = [];
      const unauthorised: ErrorCode[] = [];
      const decisions: z.infer<typeof recordedBody>['decisions'] = [];
      for (const item of gatedItems(db, [...new Set(input.items)])) {
        const { id } = item;
        if (item.campaign !== input.campaign) {
          throw new CountersignError('ITEM_NOT_IN_CAMPAIGN', 'An item is not of this campaign.', { item: id });
        }
        const reason = bulkRefusal(item);
        const authority = reason === null ? judge(item, () => accessPartiesIn(item.facts)) : null;
        if (reason !== null) refused.push({ item: id, reason });
        else if (authority?.granted === false) {
          refused.push({ item: id, reason: authority.message });
          unauthorised.push(authority.code);
        } else if (authority?.granted === true) {
          decisions.push({
            id: newId(),
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
      const batch = newId();
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
    },
    input.items.length > mostSmall ? 'large' : 'small',
  );
}

/** So many items are still a small write. */
const mostSmall = 2000;

type GatedItem = BulkItem & JudgedItem & { readonly digest: string; readonly facts: string };

/** In the order asked for. Throws ITEM_NOT_IN_CAMPAIGN for one that is not there. */
function gatedItems(db: Database, ids: readonly string[]): GatedItem[] {
  const found = new Map(
    selectGated(db)
      .all({ items: JSON.stringify(ids) })
      .map((item) => [item.id, item]),
  );
  return ids.map((id) => {
    const item = found.get(id);
    if (item !== undefined) return item;
    throw new CountersignError('ITEM_NOT_IN_CAMPAIGN', 'There is no such review item.', { item: id });
  });
}

/** As much of an item as the gate and authority look at, many at once. */
const selectGated = statement<{ items: string }, GatedItem>(
  `select review_item.id, review_item.campaign_id as campaign, campaign.state as campaignState, review_item.system,
     review_item.risk, review_item.change, review_item.digest, review_item.facts, assignment.person_id as assignee,
     assignment.signed_off_at as signedOffAt, decision.outcome, carried_over.why as carriedWhy, queue_item.facet
   from json_each($items) as asked
   cross join review_item on review_item.id = asked.value
   cross join campaign on campaign.id = review_item.campaign_id
   cross join queue_item on queue_item.item_id = review_item.id
   left join assignment on assignment.id = review_item.assignment_id
   left join decision on decision.id = review_item.decision_id
   left join carried_over on carried_over.item_id = review_item.id`,
);

/** Ids of one moment; what is random in them is drawn for many at once. */
function idsAt(msecs: number): () => string {
  let drawn = Buffer.alloc(0);
  return () => {
    if (drawn.length === 0) drawn = randomBytes(16 * 256);
    const random = drawn.subarray(0, 16);
    drawn = drawn.subarray(16);
    return v7({ msecs, random });
  };
}
