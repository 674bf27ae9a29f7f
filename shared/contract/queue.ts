// The list of a campaign's items: one item as the list shows it, what a list is narrowed to and ordered by, and its pages.
import { z } from 'zod';
import { changes, itemOutcomes, risks } from '../words.ts';
import { campaignProgress } from './workspace.ts';

export const queueItem = z.object({
  id: z.string(),
  ordinal: z.number(),
  /** How people name it on paper and in tickets: `NT-014`. Unique within its campaign. */
  reference: z.string(),
  entitlement: z.string(),
  identity: z.string(),
  identityUid: z.string(),
  identityKind: z.string(),
  system: z.string(),
  privilege: z.string(),
  resource: z.string(),
  environment: z.string().nullable(),
  risk: z.enum(risks),
  change: z.enum(changes),
  /** What changed, in a word or two: "privilege", "owner". */
  changed: z.array(z.string()),
  assignee: z.string().nullable(),
  /** Its reviewer says that it is somebody else's, who has not accepted it yet: until then it stays with him. */
  handover: z.object({ to: z.string(), toName: z.string(), reason: z.string(), at: z.string() }).nullable(),
  outcome: z.enum(itemOutcomes),
  /** Why an earlier campaign's item is asked again, in words; null: it is not. */
  carried: z.string().nullable(),
  state: z.enum(['open', 'draft', 'decided', 'waiting_second_person', 'asked', 'signed_off', 'closed']),
  bulkAllowed: z.boolean(),
});
export type QueueItem = z.infer<typeof queueItem>;

export const standings = ['open', 'handed', 'second', 'asked', 'decided', 'all'] as const;

/** Which items of a campaign are looked at. Every part narrows it; left out, a part asks for nothing. */
export const queueFilter = z.object({
  /** What has become of an item so far; `open` still asks something of somebody: not decided, or waiting for an answer. */
  standing: z.enum(standings).default('all'),
  minimumRisk: z.enum(risks).nullable().default(null),
  /** `changed`: new, changed or reappeared. */
  change: z.enum(['any', 'changed', 'reappeared']).default('any'),
  /** Left open by an earlier campaign. */
  carried: z.boolean().default(false),
  /** Can be certified together with others, by its reviewer. */
  together: z.boolean().default(false),
  environment: z.enum(['any', 'production', 'non_production']).default('any'),
  /** Words that must all occur in identity, privilege, resource, system or environment. */
  search: z.string().default(''),
});
export type QueueFilter = z.infer<typeof queueFilter>;

export const queueOrders = ['campaign', 'identity', 'system', 'risk', 'flat'] as const;
export type QueueOrder = (typeof queueOrders)[number];

/**
 * A list of items: whose, which of them, and in which order. `campaign` is as the campaign numbered them; `flat` and within
 * each group: worst risk first, then what an earlier campaign left open, then what changed. Groups stand in the order of
 * their worst item in the campaign, whether or not the filter shows it.
 */
export const queueView = z.object({
  campaign: z.string(),
  /** Whose: what this person may decide or confirm; null: everybody's. */
  person: z.string().nullable().default(null),
  order: z.enum(queueOrders).default('campaign'),
  filter: queueFilter.prefault({}),
});
export type QueueView = z.infer<typeof queueView>;

export const queueGroup = z.object({
  /** The identity's uid, the system, the risk. */
  key: z.string(),
  title: z.string(),
  /** The system of an identity. */
  note: z.string().nullable(),
  risk: z.enum(risks).nullable(),
  /** Position of its first item in the list, from 0, and how many items of it are in the list. */
  from: z.number(),
  count: z.number(),
});
export type QueueGroup = z.infer<typeof queueGroup>;

export const queuePage = z.object({
  campaign: campaignProgress,
  /** Items in the whole list. With words in the filter it is counted up to a limit: `more` says that there are others. */
  total: z.number(),
  more: z.boolean(),
  /** Position of the first item of the page, from 0. */
  from: z.number(),
  items: z.array(queueItem),
  /** Groups of the items of the page, in their order; none in the orders without groups. */
  groups: z.array(queueGroup),
  /** The groups asked for, as far as the list shows anything of them. */
  folded: z.array(queueGroup),
  /** Position of the item asked for, from 0; null where it is not in the list. */
  place: z.number().nullable(),
  /** In the campaign's order: where the next page begins; null when this was the last, and in every other order. */
  next: z.number().nullable(),
});
export type QueuePage = z.infer<typeof queuePage>;

/** A page where nobody asks for another length. */
export const queuePageLength = 500;

/** The longest page and the longest range. */
export const queueLimit = 1000;
