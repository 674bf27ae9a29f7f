// Which columns of a list a person wants to see, in which order and how wide: kept on this computer for each list. Pure.
export interface ColumnChoice {
  /** Columns that were moved stand first in this order; others follow as the engine lists them. */
  readonly order: readonly string[];
  readonly hidden: readonly string[];
  /** Pixels, where the person chose. */
  readonly widths: Readonly<Record<string, number>>;
}

export const asItWas: ColumnChoice = { order: [], hidden: [], widths: {} };

export const narrowest = 56;
export const widest = 640;
export const widthStep = 24;

interface Named {
  readonly column: string;
}

/** All columns in the chosen order. A column that a later version brought stands where the engine lists it. */
export function arranged<Column extends Named>(columns: readonly Column[], { order }: ColumnChoice): Column[] {
  if (order.length === 0) return [...columns];
  const moved = order.flatMap((id) => columns.filter(({ column }) => column === id));
  const result = [...moved];
  for (const [place, column] of columns.entries()) {
    if (!order.includes(column.column)) result.splice(Math.min(place, result.length), 0, column);
  }
  return result;
}

export function shownColumns<Column extends Named>(columns: readonly Column[], choice: ColumnChoice): Column[] {
  return arranged(columns, choice).filter(({ column }) => !choice.hidden.includes(column));
}

/** Over the columns that are hidden, as the person sees it. */
export function moved(columns: readonly Named[], choice: ColumnChoice, id: string, step: -1 | 1): ColumnChoice {
  const order = arranged(columns, choice).map(({ column }) => column);
  const from = order.indexOf(id);
  const to = from + step;
  const other = order[to];
  if (from === -1 || other === undefined) return choice;
  order[to] = id;
  order[from] = other;
  return { ...choice, order };
}

/** The last column that is shown stays. */
export function toggled(columns: readonly Named[], choice: ColumnChoice, id: string): ColumnChoice {
  if (choice.hidden.includes(id)) return { ...choice, hidden: choice.hidden.filter((one) => one !== id) };
  if (shownColumns(columns, choice).length <= 1) return choice;
  return { ...choice, hidden: [...choice.hidden, id] };
}

export function resized(choice: ColumnChoice, id: string, width: number): ColumnChoice {
  const pixels = Math.round(Math.max(narrowest, Math.min(widest, width)));
  return { ...choice, widths: { ...choice.widths, [id]: pixels } };
}

/** What was kept, as far as it can be read; whatever else stands there is as good as nothing. */
export function readChoice(text: string | null): ColumnChoice {
  const kept = parsed(text);
  if (kept === null || typeof kept !== 'object') return asItWas;
  const part = (name: string): unknown => Object.entries(kept).find(([key]) => key === name)?.[1];
  const widths = part('widths');
  return {
    order: names(part('order')),
    hidden: names(part('hidden')),
    widths: Object.fromEntries(
      Object.entries(typeof widths === 'object' && widths !== null ? widths : {}).filter(
        (entry): entry is [string, number] =>
          typeof entry[1] === 'number' && entry[1] >= narrowest && entry[1] <= widest,
      ),
    ),
  };
}

function names(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    // Not ours, or cut off: the columns are then as at first.
    return null;
  }
}
