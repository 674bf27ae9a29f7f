// Entitlements by words in the name of their identity, in what they may do or on what: not in the owner or the ids, which
// the inventory's own search looks at too.
import type { Database } from 'better-sqlite3';
import { subjectViews } from '../subject-view.ts';
import { rowIndexOf } from './row-index.ts';
import { textAt, textsWith } from './word-column.ts';

/** Whether an entitlement, by its row id, has all the words. */
export function entitlementsWith(db: Database, words: readonly string[]): (id: number) => boolean {
  const index = rowIndexOf(db, 'entitlements');
  const { ids } = index;
  const fits = new Uint8Array(ids.length).fill(1);
  for (const word of words.map((one) => one.toLowerCase())) {
    const found = new Uint8Array(ids.length);
    for (const [position, column] of index.words.entries()) {
      const texts = textsWith(column, word);
      if (texts === null) continue;
      // The identity's texts stand together, its name first.
      const isIdentity = position === index.words.length - 1;
      if (isIdentity)
        for (const [text, isThere] of texts.entries())
          if (isThere === 1 && !(textAt(column, text).split(between)[namePosition] ?? '').includes(word))
            texts[text] = 0;
      const { codes } = column;
      for (let row = 0; row < found.length; row += 1) found[row] = (found[row] ?? 0) | (texts[codes[row] ?? 0] ?? 0);
    }
    for (let row = 0; row < fits.length; row += 1) fits[row] = (fits[row] ?? 0) & (found[row] ?? 0);
  }
  const last = ids.at(-1) ?? 0;
  const chosen = new Uint8Array(last + 1);
  for (let row = 0; row < fits.length; row += 1) if (fits[row] === 1) chosen[ids[row] ?? 0] = 1;
  return (id) => chosen[id] === 1;
}

const between = '\u0001';
const namePosition = subjectViews.entitlements.searched.filter((sql) => sql.startsWith('i.')).indexOf('i.name');
