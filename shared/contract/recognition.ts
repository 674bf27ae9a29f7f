// What a file of an import was taken for, or why nobody reads it.
import { z } from 'zod';

export const recognition = z.object({
  path: z.string(),
  size: z.number(),
  kind: z.string().nullable(),
  /** From 0.5 to 1 (certain); null where the delivery itself says the kind, or nobody recognised it. */
  confidence: z.number().nullable(),
  /** What it looks like and why it is not recognised; null where it is. */
  reason: z.string().nullable(),
});
export type Recognition = z.infer<typeof recognition>;
