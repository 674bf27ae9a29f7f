// Changing the operating model without saving it: what was typed, how to take it back, and what one letter would do. Pure.
import type { OperatingModelDocument } from '../../../shared/contract/engagement.ts';
import type { RaciLetter } from '../../../shared/words.ts';
import type { Role } from './raci-words.ts';

export type Document = OperatingModelDocument;
export type Activity = Document['activities'][number];

export interface ModelEdit {
  /** The version that is changed. */
  readonly basedOn: number;
  /** The document of that version. */
  readonly saved: Document;
  readonly document: Document;
  /** Earlier states of the document, the latest last. */
  readonly past: readonly Document[];
  /** What the latest change was about: typing on at the same place is one change. */
  readonly latest: string | null;
}

/** More than anybody takes back one by one. */
const keptSteps = 200;

export function startEdit(basedOn: number, saved: Document, document: Document = saved): ModelEdit {
  return { basedOn, saved, document, past: [], latest: null };
}

/** `about` names the place, such as `task.monitor.scope`. */
export function changed(edit: ModelEdit, document: Document, about: string): ModelEdit {
  if (same(document, edit.document)) return edit;
  const past = edit.latest === about ? edit.past : [...edit.past, edit.document].slice(-keptSteps);
  return { ...edit, document, past, latest: about };
}

export function undone(edit: ModelEdit): ModelEdit {
  const document = edit.past.at(-1);
  return document === undefined ? edit : { ...edit, document, past: edit.past.slice(0, -1), latest: null };
}

export function isChanged({ saved, document }: ModelEdit): boolean {
  return !same(saved, document);
}

/** Whether two documents say the same, in whatever order their letters were set. */
function same(one: Document, other: Document): boolean {
  return one === other || plain(one) === plain(other);
}

function plain(document: Document): string {
  return JSON.stringify(document, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** `null` takes the letter away. */
export function withLetter(document: Document, activity: string, role: string, letter: RaciLetter | null): Document {
  return {
    ...document,
    activities: document.activities.map((one) => {
      if (one.activity !== activity) return one;
      const { [role]: _, ...others } = one.letters;
      return { ...one, letters: letter === null ? others : { ...others, [role]: letter } };
    }),
  };
}

export function withApplies(document: Document, activity: string, applies: boolean): Document {
  return {
    ...document,
    activities: document.activities.map((one) => (one.activity === activity ? { ...one, applies } : one)),
  };
}

/** What a press means in a cell: a letter, nothing there, or no change at all (undefined). */
export function letterOfKey(key: string): RaciLetter | null | undefined {
  const letter = key.toUpperCase();
  if (letter === 'R' || letter === 'A' || letter === 'C' || letter === 'I') return letter;
  return key === 'Delete' || key === 'Backspace' || key === '.' ? null : undefined;
}

/** What is wrong with a row by its letters alone. */
export type RowProblem = 'noAccountable' | 'twoAccountable' | 'providerDecides' | 'noResponsible';

export type LetterEffect = 'refused' | 'settles' | 'stays' | RowProblem;

/** What the letter would come to in this row. */
export function letterEffect(
  document: Document,
  activity: Activity,
  role: Role,
  letter: RaciLetter | null,
): LetterEffect {
  if (letter === 'A' && activity.deciding && role.party !== 'customer') return 'refused';
  const after = withLetter(document, activity.activity, role.role, letter);
  const row = after.activities.find((one) => one.activity === activity.activity) ?? activity;
  return rowProblem(after, row) ?? (rowProblem(document, activity) === null ? 'stays' : 'settles');
}

/** In the order in which they are offered; null takes the letter away. */
export const offeredLetters: readonly (RaciLetter | null)[] = ['R', 'A', 'C', 'I', null];

/** The letter that would settle the row; undefined where no single one does, or the row is settled. */
export function settlingLetter(document: Document, activity: Activity, role: Role): RaciLetter | null | undefined {
  return offeredLetters.find((letter) => letterEffect(document, activity, role, letter) === 'settles');
}

/** What the space bar sets: what settles the row, else the next letter that is not refused. */
export function nextLetter(document: Document, activity: Activity, role: Role): RaciLetter | null {
  const settling = settlingLetter(document, activity, role);
  if (settling !== undefined) return settling;
  const offered = offeredLetters.filter((letter) => letterEffect(document, activity, role, letter) !== 'refused');
  const present = offered.indexOf(activity.letters[role.role] ?? null);
  return offered[(present + 1) % offered.length] ?? null;
}

/** The first thing that is wrong with a row by its letters alone; null: nothing. */
export function rowProblem(document: Document, activity: Activity): RowProblem | null {
  const withThe = (letter: RaciLetter) => document.roles.filter((role) => activity.letters[role.role] === letter);
  const accountable = withThe('A');
  if (accountable.length === 0) return 'noAccountable';
  if (accountable.length > 1) return 'twoAccountable';
  if (activity.deciding && accountable.some((role) => role.party !== 'customer')) return 'providerDecides';
  return withThe('R').length === 0 ? 'noResponsible' : null;
}

/** The list with one entry moved up (-1) or down (1); the same list where it can't move. */
export function moved<Entry>(list: readonly Entry[], position: number, by: -1 | 1): Entry[] {
  const target = position + by;
  const entry = list[position];
  const other = list[target];
  if (entry === undefined || other === undefined) return [...list];
  return list.map((one, index) => (index === position ? other : index === target ? entry : one));
}

export function replaced<Entry>(list: readonly Entry[], position: number, entry: Entry): Entry[] {
  return list.map((one, index) => (index === position ? entry : one));
}

/** An id for something a person added by its title, which no other in the list has. */
export function idFor(title: string, taken: readonly string[]): string {
  const base =
    title
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '_')
      .replaceAll(/^_|_$/g, '') || 'own';
  let id = base;
  for (let next = 2; taken.includes(id); next += 1) id = `${base}_${next}`;
  return id;
}
