// What changed between two states of the evidence, entitlement by entitlement: the inventory as it stood after one bundle
// against how it stood after a later one.
import { z } from 'zod';
import { changes } from '../words.ts';
import { citation, path, read } from './method.ts';

const deltaEnd = z.object({ id: z.string(), ordinal: z.number(), name: z.string(), at: z.string() });

const deltaCounts = z.object({
  new: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  removed: z.number(),
  reappeared: z.number(),
});

const changedFact = z.object({
  fact: z.string(),
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

export const deltaRow = z.object({
  uid: z.string(),
  change: z.enum(changes),
  identity: z.object({ uid: z.string(), name: z.string(), system: z.string() }),
  privilege: z.string(),
  resource: z.string(),
  changedFacts: z.array(changedFact),
});
export type DeltaRow = z.infer<typeof deltaRow>;

/** One fact at both ends, each with the line that it stood on. */
const comparedFact = changedFact.extend({
  changed: z.boolean(),
  mono: z.boolean(),
  beforeCitation: citation.nullable(),
  afterCitation: citation.nullable(),
});

export const deltaDetail = deltaRow.extend({
  /** Why this counts as the change that it is. */
  why: z.string(),
  /** What makes it the same entitlement at both ends. */
  sameBecause: z.string(),
  key: z.string(),
  facts: z.array(comparedFact),
});
export type DeltaDetail = z.infer<typeof deltaDetail>;

/** `from` null: the bundle before `to`, or nothing when `to` is the first. `to` null: the newest. */
const range = z.object({ from: z.string().nullable().default(null), to: z.string().nullable().default(null) });

const filter = range.extend({
  changes: z.array(z.enum(changes)).nullable().default(null),
  /** Words that must all occur in identity, privilege or resource. */
  search: z.string().default(''),
});

export const deltaMethods = {
  /** A page of the delta in a fixed order; `next` of the page before goes on after it. */
  'inventory.delta': read(
    filter.extend({
      after: z.number().int().nullable().default(null),
      /** Goes to a place in the list instead, counted from 0: for a list that is jumped in. */
      position: z.number().int().min(0).nullable().default(null),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    z.object({
      from: deltaEnd.nullable(),
      to: deltaEnd,
      counts: deltaCounts,
      /** How many the filter leaves. */
      total: z.number(),
      rows: z.array(deltaRow),
      next: z.number().nullable(),
    }),
  ),
  'inventory.deltaOf': read(range.extend({ uid: z.string() }), deltaDetail),
  /** All that the filter leaves, as CSV that no spreadsheet runs as a formula. */
  'inventory.saveDelta': read(filter.extend({ file: path }), z.object({ file: z.string(), rows: z.number() })),
};
