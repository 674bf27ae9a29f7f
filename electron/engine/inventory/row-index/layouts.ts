// How the parts of an index are laid out where they are kept.
import { z } from 'zod';
import type { RowIndexPart } from './build-index.ts';
import type { Judgement } from './judgement.ts';
import type { Layout } from './kept-parts.ts';
import type { RowOrder } from './row-order.ts';

const indexRest = z.object({ groups: z.array(z.array(z.string().nullable())), texts: z.array(z.string()) });

export const indexLayout: Layout<RowIndexPart> = {
  rows: ({ ids }) => ids.length,
  numbers: ({ ids, identityOf, groupOf, words }) => [
    ids,
    identityOf,
    groupOf,
    ...words.flatMap(({ codes, starts }) => [codes, starts]),
  ],
  rest: ({ groups, words }) => ({ groups, texts: words.map(({ text }) => text) }),
  read([ids, identityOf, groupOf, ...lists], rest) {
    const parsed = indexRest.safeParse(rest);
    if (!parsed.success) throw new RangeError('no index');
    return {
      ids: present(ids),
      identityOf: present(identityOf),
      groupOf: present(groupOf),
      groups: parsed.data.groups,
      words: parsed.data.texts.map((text, position) => ({
        codes: present(lists[2 * position]),
        text,
        starts: present(lists[2 * position + 1]),
      })),
    };
  },
};

export const orderLayout: Layout<RowOrder> = {
  rows: ({ rows }) => rows.length,
  numbers: ({ rows }) => [rows],
  rest: ({ unknown }) => unknown,
  read([rows], rest) {
    if (typeof rest !== 'number') throw new RangeError('no order');
    return { rows: present(rows), unknown: rest };
  },
};

const verdictsRest = z.array(z.object({ fail: z.number(), unknown: z.number(), applies: z.number() }));

export const judgementLayout: Layout<Judgement> = {
  rows: ({ verdictOf }) => verdictOf.length,
  numbers: ({ verdictOf, riskOf }) => [verdictOf, riskOf],
  rest: ({ verdicts }) => verdicts,
  read([verdictOf, riskOf], rest) {
    const verdicts = verdictsRest.safeParse(rest);
    if (!verdicts.success) throw new RangeError('no judgement');
    return { verdictOf: present(verdictOf), riskOf: present(riskOf), verdicts: verdicts.data };
  },
};

function present(list: Uint32Array | undefined): Uint32Array {
  if (list === undefined) throw new RangeError('a list is missing');
  return list;
}
