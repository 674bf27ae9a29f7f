// Where the boxes and arrows of "how it gets this access" go, for the width that there is. One row where it fits, with
// long names cut while they still tell things apart; else the row is folded like a snake, so that each arrow leads to its neighbour. Pure: pixels in, pixels out.
import { cutMiddle } from './naming.ts';

export interface PathNode {
  readonly name: string;
  readonly note: string | null;
  /** Keeps room for the number of its evidence. */
  readonly marked?: boolean;
}

export interface PlacedNode {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** As much of the words as the box holds. */
  readonly name: string;
  readonly note: string | null;
}

export interface PathLayout {
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  /** SVG path data, one for each step from a node to the next. */
  readonly edges: readonly string[];
}

const boxHeight = 40;
const columnGap = 24;
/** Between boxes of a row that is tight. */
const tightGap = 16;
const rowGap = 22;
const inset = 9;
const widest = 190;
/** A folded row has room for whole names. */
const widestFolded = 250;
const narrowest = 72;
/** Below this a name says too little: the row is folded instead. */
const tightest = 112;
/** Sizes of the interface's face in px. */
const nameSize = 12;
const noteSize = 11;
/** The number of a footnote beside the words. */
const markWidth = 22;

export function layOutPath(nodes: readonly PathNode[], width: number): PathLayout {
  if (nodes.length === 0 || width <= 0) return { height: 0, nodes: [], edges: [] };
  const natural = nodes.map(naturalWidth);
  const tight = width - tightGap * (nodes.length - 1);
  const most = sharedWidth(natural, tight);
  const placed =
    nodes.length > 1 && most < Math.min(tightest, Math.max(...natural))
      ? folded(nodes, width)
      : oneRow(
          nodes,
          natural.map((one) => Math.min(one, most)),
          width,
        );
  return {
    height: Math.max(...placed.map((node) => node.y + node.height)) + 1,
    nodes: placed,
    edges: placed.slice(1).map((node, index) => edge(placed[index] ?? node, node)),
  };
}

function naturalWidth(node: PathNode): number {
  const noted = textWidth(node.note ?? '', noteSize) + markOf(node);
  const words = Math.max(textWidth(node.name, nameSize), noted);
  return Math.min(widest, Math.max(narrowest, Math.ceil(words) + 2 * inset));
}

/** The number of its evidence stands beside the note, so that the name has the whole width. */
function markOf({ marked = false }: PathNode): number {
  return marked ? markWidth : 0;
}

/** The width at which the widest boxes are cut so that all of them fit; what is narrower keeps its own. */
function sharedWidth(natural: readonly number[], width: number): number {
  const rising = [...natural].sort((one, other) => one - other);
  let left = width;
  for (const [index, one] of rising.entries()) {
    const share = left / (rising.length - index);
    if (one > share) return share;
    left -= one;
  }
  return Math.max(...natural);
}

/** Boxes as wide as their words; what is left over widens the arrows, but not beyond sense. */
function oneRow(nodes: readonly PathNode[], widths: readonly number[], width: number): PlacedNode[] {
  const taken = widths.reduce((sum, one) => sum + one, 0);
  const gap = Math.min(columnGap + 26, (width - taken) / Math.max(1, nodes.length - 1));
  let x = 0.5;
  return nodes.map((node, index) => {
    const wide = (widths[index] ?? narrowest) - 1;
    const box = place(node, index, x, 1.5, wide);
    x += wide + 1 + gap;
    return box;
  });
}

/** Equal columns, as many as hold a readable box; even rows run left to right, odd ones back. */
function folded(nodes: readonly PathNode[], width: number): PlacedNode[] {
  const most = Math.max(1, Math.floor((width + columnGap) / (130 + columnGap)));
  const rows = Math.max(2, Math.ceil(nodes.length / most));
  const columns = Math.max(1, Math.ceil(nodes.length / rows));
  const wide = Math.min(widestFolded, (width - columnGap * (columns - 1)) / columns);
  return nodes.map((node, index) => {
    const row = Math.floor(index / columns);
    const along = index % columns;
    const column = row % 2 === 0 ? along : columns - 1 - along;
    return place(node, index, column * (wide + columnGap) + 0.5, row * (boxHeight + rowGap) + 1.5, wide - 1);
  });
}

function place(node: PathNode, index: number, x: number, y: number, width: number): PlacedNode {
  const room = width - 2 * inset + 1;
  return {
    index,
    x,
    y,
    width,
    height: boxHeight - 1,
    name: fitted(node.name, nameSize, room - (node.note === null ? markOf(node) : 0)),
    note: node.note === null ? null : fitted(node.note, noteSize, room - markOf(node)),
  };
}

/** As much of a text as the room holds, and a few characters at least. */
function fitted(text: string, size: number, room: number): string {
  let cut = text;
  for (let most = text.length; most > 5 && textWidth(cut, size) > room; most -= 1) cut = cutMiddle(text, most - 1);
  return cut;
}

/** Characters of the interface's face by their width, in shares of its size; rather a little too wide. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[il|.,:;'!j]/, 0.28],
  [/[frt()[\]/\s-]/, 0.41],
  [/[mw@%…—]/, 0.88],
  [/[MW]/, 0.94],
  [/[A-Z0-9_]/, 0.69],
  [/[a-z*]/, 0.59],
];

function textWidth(text: string, size: number): number {
  let shares = 0;
  for (const character of text) shares += widths.find(([kind]) => kind.test(character))?.[1] ?? 0.9;
  return shares * size;
}

function edge(from: PlacedNode, to: PlacedNode): string {
  const middle = (node: PlacedNode) => node.y + node.height / 2;
  if (from.y === to.y) {
    const forward = to.x > from.x;
    const start = forward ? from.x + from.width : from.x;
    const end = forward ? to.x - 1 : to.x + to.width + 1;
    return `M${start} ${middle(from)}H${end}`;
  }
  const x = from.x + from.width / 2;
  return `M${x} ${from.y + from.height}V${to.y - 1}`;
}
