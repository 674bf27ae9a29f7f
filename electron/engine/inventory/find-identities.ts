// For the palette: identities by a part of their name or id.
import type { Database } from 'better-sqlite3';
import type { MethodOutput } from '../../../shared/contract.ts';
import { rowIndexOf } from './row-index/row-index.ts';
import { textAt, textsWith, type WordColumn } from './row-index/word-column.ts';
import { subjectViews } from './subject-view.ts';

type Found = MethodOutput<'inventory.find'>[number];

/** Those whose name begins with the text come first, then the shorter ones. */
export function findIdentities(db: Database, text: string, limit: number): Found[] {
  const index = rowIndexOf(db, 'identities');
  const [names, nativeIds] = ['i.name', 'i.native_id'].map((sql) => {
    const column = index.words[subjectViews.identities.searched.indexOf(sql)];
    if (column === undefined) throw new Error(`identities are not searched by ${sql}`);
    return column;
  });
  if (names === undefined || nativeIds === undefined) return [];
  const part = text.trim().toLowerCase();
  const inName = textsWith(names, part);
  const inNativeId = textsWith(nativeIds, part);
  if (inName === null && inNativeId === null) return [];
  const gone = Uint8Array.from(index.groups, ({ removed }) => (removed ? 1 : 0));
  const best: Candidate[] = [];
  for (let row = 0; row < index.ids.length; row += 1) {
    if (inName?.[names.codes[row] ?? 0] !== 1 && inNativeId?.[nativeIds.codes[row] ?? 0] !== 1) continue;
    if (gone[index.groupOf[row] ?? 0] === 1) continue;
    insert(best, candidate(names, row, part), limit);
  }
  const select = db.prepare<[number], Found>('select uid, name, kind, system from identity where id = ?');
  return best.flatMap(({ row }) => select.get(index.ids[row] ?? 0) ?? []);
}

interface Candidate {
  readonly row: number;
  readonly begins: boolean;
  readonly name: string;
}

function candidate(names: WordColumn, row: number, part: string): Candidate {
  const name = textAt(names, names.codes[row] ?? 0);
  return { row, begins: name.startsWith(part), name };
}

/** Keeps the first `limit` in their order. */
function insert(best: Candidate[], one: Candidate, limit: number): void {
  const last = best.at(-1);
  if (best.length === limit && last !== undefined && !isBefore(one, last)) return;
  const place = best.findIndex((other) => isBefore(one, other));
  best.splice(place === -1 ? best.length : place, 0, one);
  if (best.length > limit) best.pop();
}

function isBefore(one: Candidate, other: Candidate): boolean {
  if (one.begins !== other.begins) return one.begins;
  if (one.name.length !== other.name.length) return one.name.length < other.name.length;
  return one.name < other.name;
}
