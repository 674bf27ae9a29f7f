// Where the window stood last time, and where to put it now if the screens have changed since.

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Placement extends Rectangle {
  readonly maximized: boolean;
}

export const smallest = { width: 1000, height: 640 };
export const usual = { width: 1400, height: 900 };

export function parsePlacement(value: unknown): Placement | null {
  if (typeof value !== 'object' || value === null) return null;
  const { x, y, width, height, maximized } = value as Record<string, unknown>;
  if (typeof x !== 'number' || typeof y !== 'number' || typeof width !== 'number' || typeof height !== 'number')
    return null;
  return [x, y, width, height].every(Number.isFinite) ? { x, y, width, height, maximized: maximized === true } : null;
}

/**
 * The remembered place, if enough of it is on one of the work areas for its title bar to be grasped; else the usual
 * size in the middle of the first screen. Never larger than the screen, nor smaller than the smallest that works.
 */
export function placeOn(workAreas: readonly Rectangle[], remembered: Placement | null): Placement {
  const [first] = workAreas;
  if (first === undefined) return { x: 0, y: 0, ...usual, maximized: false };
  const area = remembered === null ? undefined : workAreas.find((one) => titleBarIsOn(one, remembered));
  if (remembered === null || area === undefined) {
    const width = within(usual.width, smallest.width, first.width);
    const height = within(usual.height, smallest.height, first.height);
    const x = first.x + Math.max(0, Math.floor((first.width - width) / 2));
    const y = first.y + Math.max(0, Math.floor((first.height - height) / 2));
    return { x, y, width, height, maximized: false };
  }
  const width = within(remembered.width, smallest.width, area.width);
  const height = within(remembered.height, smallest.height, area.height);
  return { x: remembered.x, y: remembered.y, width, height, maximized: remembered.maximized };
}

function within(wanted: number, least: number, most: number): number {
  return Math.max(least, Math.min(Math.round(wanted), most));
}

/** At least 120 px of the top 32 px are visible. */
function titleBarIsOn(area: Rectangle, window: Rectangle): boolean {
  const left = Math.max(area.x, window.x);
  const right = Math.min(area.x + area.width, window.x + window.width);
  return right - left >= 120 && window.y >= area.y && window.y + 32 <= area.y + area.height;
}
