// Reads a subject's rows once and keeps of each what any list asks about: which group of facet values it is in, and which
// texts it has. A group is a combination of values that occurs; there are a few thousand of them however many rows there are.
import type { Database } from 'better-sqlite3';
import type { SubjectView } from '../subject-view.ts';
import { levelOf } from './view-levels.ts';
import { type WordColumn, wordColumn } from './word-column.ts';

type Value = string | number | null;

/** What the evidence says; the assessment is joined to it afterwards. Rows are by id, ascending. */
export interface RowIndexPart {
  readonly ids: Uint32Array;
  /** By row: the position of its identity among all, by id; their number where it has none. */
  readonly identityOf: Uint32Array;
  readonly groupOf: Uint32Array;
  /** Values of the facets that are no verdict, by the facet's position; then `1` where the row is gone. */
  readonly groups: readonly (readonly (string | null)[])[];
  readonly words: readonly WordColumn[];
}

/** Columns of the row itself, and of its identity. */
function split(view: SubjectView, sql: readonly string[]): { readonly own: string[]; readonly identity: string[] } {
  return {
    own: sql.filter((one) => levelOf(view, one) === 'row'),
    identity: sql.filter((one) => levelOf(view, one) === 'identity'),
  };
}

export function buildIndexPart(db: Database, view: SubjectView): RowIndexPart {
  const facets = view.facets.map(({ sql }) => sql).filter((sql) => levelOf(view, sql) !== 'assessment');
  const gone = `iif(${view.removed} is null, null, '1')`;
  const chosen = split(view, [...facets, gone]);
  const searched = split(view, view.searched);
  const identities = readIdentities(db, chosen.identity, searched.identity);
  const hasIdentity = view.id !== 'i.id';
  const rows = db
    .prepare<[], [number, number | null, ...Value[]]>(
      `select ${[view.id, hasIdentity ? 'i.id' : 'null', ...chosen.own, ...searched.own].join(', ')}
       from ${view.from}
       order by ${view.id}`,
    )
    .raw();
  const count = db.prepare<[], number>(`select count(*) from ${view.from}`).pluck().get() ?? 0;
  const part = {
    ids: new Uint32Array(count),
    identityOf: new Uint32Array(count),
    groupOf: new Uint32Array(count),
  };
  const groups = combinations();
  const texts = searched.own.map(() => ({ codes: new Uint32Array(count), texts: distinctTexts() }));
  const ownFrom = 2;
  const searchedFrom = ownFrom + chosen.own.length;
  let at = 0;
  for (const row of rows.iterate()) {
    const identity = identities.positionOf(row[1]);
    part.ids[at] = row[0];
    part.identityOf[at] = identity;
    let group = identities.groupOf[identity] ?? 0;
    for (let column = ownFrom; column < searchedFrom; column += 1) group = groups.add(group, row[column] ?? null);
    part.groupOf[at] = group;
    for (const [position, { codes, texts: known }] of texts.entries()) {
      codes[at] = known.add(row[searchedFrom + position] ?? null);
    }
    at += 1;
  }
  const valuesOf = (group: number): (string | null)[] => {
    const own = groups.valuesOf(group);
    const ofIdentity = identities.valuesOf(own.first);
    return [...facets, gone].map((sql) => {
      if (levelOf(view, sql) === 'identity') return ofIdentity[chosen.identity.indexOf(sql)] ?? null;
      return own.values[chosen.own.indexOf(sql)] ?? null;
    });
  };
  const used = compacted(part.groupOf);
  return {
    ...part,
    groupOf: used.codes,
    groups: used.kept.map(valuesOf),
    words: [
      ...texts.map(({ codes, texts: known }) => wordColumn(codes, known.list)),
      ...(searched.identity.length === 0 ? [] : [wordColumn(part.identityOf, [...identities.texts, ''])]),
    ],
  };
}

interface Identities {
  positionOf(id: number | null): number;
  /** By identity: the combination of its facets' values. */
  readonly groupOf: Uint32Array;
  valuesOf(group: number): readonly (string | null)[];
  readonly texts: readonly string[];
}

function readIdentities(db: Database, facets: readonly string[], searched: readonly string[]): Identities {
  const rows = db
    .prepare<[], [number, ...Value[]]>(
      `select ${['i.id', ...facets, ...searched].join(', ')} from identity i order by i.id`,
    )
    .raw()
    .all();
  const positions = new Uint32Array((rows.at(-1)?.[0] ?? 0) + 1);
  // One more, for rows that have no identity.
  const groupOf = new Uint32Array(rows.length + 1);
  const known = combinations();
  for (const [position, row] of rows.entries()) {
    positions[row[0]] = position;
    let group = 0;
    for (let column = 1; column <= facets.length; column += 1) group = known.add(group, row[column] ?? null);
    groupOf[position] = group;
  }
  let none = 0;
  for (const _ of facets) none = known.add(none, null);
  groupOf[rows.length] = none;
  const groups = compacted(groupOf);
  return {
    positionOf: (id) => (id === null ? rows.length : (positions[id] ?? rows.length)),
    groupOf: groups.codes,
    valuesOf: (group) => known.valuesOf(groups.kept[group] ?? 0).values,
    texts: rows.map((row) =>
      row
        .slice(1 + facets.length)
        .map((value) => value ?? '')
        .join('\u0001'),
    ),
  };
}

/** Paths are numbered from here on, so that no start is taken for one. */
const firstPath = 2 ** 31;

/** Numbers each path of values that occurs, from a start that is the caller's own number. */
function combinations() {
  const steps = new Map<string | number | null, Map<number, number>>();
  const from: number[] = [];
  const value: (string | null)[] = [];
  return {
    /** The number of `group` followed by this value. */
    add(group: number, next: Value): number {
      let known = steps.get(next);
      if (known === undefined) {
        known = new Map();
        steps.set(next, known);
      }
      const found = known.get(group);
      if (found !== undefined) return found;
      const number = firstPath + from.length;
      from.push(group);
      value.push(next === null ? null : String(next));
      known.set(group, number);
      return number;
    },
    /** The start of a path and its values. */
    valuesOf(group: number): { readonly first: number; readonly values: (string | null)[] } {
      const values: (string | null)[] = [];
      let at = group;
      for (; at >= firstPath; at = from[at - firstPath] ?? 0) values.unshift(value[at - firstPath] ?? null);
      return { first: at, values };
    },
  };
}

function distinctTexts() {
  const codes = new Map<Value, number>();
  const list: string[] = [];
  return {
    list,
    add(value: Value): number {
      const known = codes.get(value);
      if (known !== undefined) return known;
      const code = list.length;
      codes.set(value, code);
      list.push(value === null ? '' : String(value));
      return code;
    },
  };
}

/** The same codes without gaps, and what each was before. */
function compacted(codes: Uint32Array): { readonly codes: Uint32Array; readonly kept: number[] } {
  const positions = new Map<number, number>();
  const kept: number[] = [];
  const dense = codes.map((code) => {
    const known = positions.get(code);
    if (known !== undefined) return known;
    const position = kept.length;
    positions.set(code, position);
    kept.push(code);
    return position;
  });
  return { codes: dense, kept };
}
