// Where a key leads in the matrix, as a grid is moved through everywhere. Pure.

export interface Place {
  readonly row: number;
  readonly column: number;
}

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
}

const steps: Readonly<Record<string, Place>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  PageUp: { row: -5, column: 0 },
  PageDown: { row: 5, column: 0 },
};

/** Where a key leads from here; null: it does not move. */
export function stepFrom({ row, column }: Place, event: Pressed, rows: number, columns: number): Place | null {
  if (event.key === 'Home') return { row: event.ctrlKey ? 0 : row, column: 0 };
  if (event.key === 'End') return { row: event.ctrlKey ? rows - 1 : row, column: columns - 1 };
  const step = event.ctrlKey ? undefined : steps[event.key];
  if (step === undefined) return null;
  return { row: clamp(row + step.row, rows), column: clamp(column + step.column, columns) };
}

function clamp(value: number, length: number): number {
  return Math.max(0, Math.min(length - 1, value));
}
