// The same NHI in several sources: which records are one, why, and what people said of it.
import { z } from 'zod';
import { actingPerson, citation, read, write } from './method.ts';

/** `applied`: certain, and nobody objects. `suggested` waits for a person. `undone` was judged wrong, or dismissed. */
export const linkStates = ['applied', 'confirmed', 'suggested', 'undone'] as const;
export type LinkState = (typeof linkStates)[number];

const linkEnd = z.object({
  subject: z.enum(['identity', 'finding']),
  uid: z.string(),
  name: z.string(),
  kind: z.string(),
  system: z.string().nullable(),
  nativeId: z.string(),
});

export const link = z.object({
  uid: z.string(),
  /** The one that names, where one does. */
  from: linkEnd,
  to: linkEnd,
  rule: z.string(),
  strength: z.enum(['certain', 'suggested']),
  /** Why the two are one, in a sentence. */
  basis: z.string(),
  /** `from` acts through `to`. */
  directed: z.boolean(),
  state: z.enum(linkStates),
  reason: z.string().nullable(),
  ruledBy: z.string().nullable(),
  ruledAt: z.string().nullable(),
  citations: z.array(citation),
});
export type Link = z.infer<typeof link>;

export const linkMethods = {
  'inventory.links': read(
    z.object({
      states: z.array(z.enum(linkStates)).nullable().default(null),
      search: z.string().default(''),
      /** The last link of the page before. */
      after: z.string().nullable().default(null),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    z.object({
      counts: z.object({ applied: z.number(), confirmed: z.number(), suggested: z.number(), undone: z.number() }),
      links: z.array(link),
      next: z.string().nullable(),
    }),
  ),
  /** A person of the customer or of an adviser says that it is right. */
  'inventory.linkConfirm': write(
    z.object({ link: z.string(), reason: z.string().nullable().default(null), as: actingPerson }),
    link,
  ),
  /** The same says that it is wrong; it stays undone at every later import. */
  'inventory.linkUndo': write(
    z.object({ link: z.string(), reason: z.string().trim().min(1, 'why the two are not the same'), as: actingPerson }),
    link,
  ),
};
