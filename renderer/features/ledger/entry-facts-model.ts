// The parts of an entry's body as label and value: names first, ids behind them, lists counted. Pure.
import type { EntryFact } from '../../../shared/contract/report.ts';
import { frameworkTitles } from '../../../shared/words.ts';
import type { Format } from '../../lib/format.ts';
import type { Messages } from '../../messages/table.ts';

type Words = Messages['ledger'];

/** Codes that every entry may hold, with the field's words for them. */
function codeWords({ verdicts, outcomes }: Messages['field']): ReadonlyMap<string, string> {
  return new Map([...Object.entries(verdicts), ...Object.entries(outcomes), ...Object.entries(frameworkTitles)]);
}

export interface EntryLine {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** The id or code that `value` is the name of. */
  readonly code: string | null;
  /** The record says that there is nothing. */
  readonly isNothing: boolean;
  /** Machine's text: set so. */
  readonly mono: boolean;
}

export function entryLines(
  facts: readonly EntryFact[],
  { ledger: words, field }: Pick<Messages, 'ledger' | 'field'>,
  format: Format,
): EntryLine[] {
  const known = codeWords(field);
  return facts.map((fact) => {
    const line = {
      key: fact.path.join('.'),
      label: labelOf(fact.path, words),
      code: null,
      isNothing: false,
      mono: false,
    };
    const { value, name, list } = fact;
    if (list !== null) {
      const counted = words.entry.list(list);
      return value === null
        ? { ...line, value: counted, isNothing: list === 0 }
        : { ...line, value: String(value), code: list > 1 ? counted : null };
    }
    if (value === null) return { ...line, value: words.entry.nothing, isNothing: true };
    if (value === '') return { ...line, value: words.entry.empty, isNothing: true };
    if (typeof value === 'boolean') return { ...line, value: value ? words.entry.yes : words.entry.no };
    if (typeof value === 'number') return { ...line, value: format.number(value) };
    const said = known.get(value);
    if (said !== undefined) return { ...line, value: said, code: value };
    if (name !== null) return { ...line, value: name, code: value };
    return { ...line, value: format.readable(value), mono: isCode(value) };
  });
}

/** "decisions, no. 2, item": from the outside in, in words. */
function labelOf(path: EntryFact['path'], words: Words): string {
  const label = path
    .map((part) => (typeof part === 'number' ? words.entry.place(part) : partName(part, words)))
    .join(', ');
  return label.charAt(0).toUpperCase() + label.slice(1);
}

function partName(part: string, words: Words): string {
  return (
    words.partNames[part] ??
    part.replaceAll('_', ' ').replaceAll(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
  );
}

/** Long, and without a space: a hash, an id, a key. */
function isCode(value: string): boolean {
  return value.length > 15 && !/\s/.test(value) && /\d/.test(value);
}
