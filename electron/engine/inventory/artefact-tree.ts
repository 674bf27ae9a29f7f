// What the tree of one JSON file shows: the nodes below a place, the way to a cited one, and where a text stands.
import type { Database } from 'better-sqlite3';
import type { TreeNode as ShownNode, TreePlace } from '../../../shared/contract/evidence.ts';
import type { MethodArguments, MethodOutput } from '../../../shared/contract.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { skipJsonSpace } from '../intake/json.ts';
import { lineAt } from '../intake/lines.ts';
import { openTree, shortened } from './artefact-view.ts';
import type { TreeNode } from './json-tree.ts';

/** Throws NOT_FOUND where there is no such file or place. */
export function artefactTree(
  db: Database,
  { artefact, pointer, from, limit }: MethodArguments<'evidence.tree'>,
): MethodOutput<'evidence.tree'> {
  const { tree, text, starts } = openTree(db, artefact);
  const found = tree.nodes(pointer, from, limit);
  if (found === null) {
    throw new CountersignError('NOT_FOUND', 'There is no such place in this evidence file.', { artefact, pointer });
  }
  const nodes = found.nodes.map((node): ShownNode => {
    const { key, kind, children, at } = node;
    return { pointer: node.pointer, key, kind, children, text: valueInWords(text, node), line: lineAt(starts, at) };
  });
  return { total: found.total, nodes };
}

/** A pointer that is not there leads nowhere; a line leads to what begins on it. Throws as artefactTree. */
export function treePlace(db: Database, { artefact, line, pointer }: MethodArguments<'evidence.treePlace'>): TreePlace {
  const { tree, text, starts } = openTree(db, artefact);
  const start = line === null ? undefined : starts[line - 1];
  const atLine = start === undefined ? null : tree.wayAt(skipJsonSpace(text, start));
  const way = pointer === null ? atLine : tree.wayTo(pointer);
  return { found: way !== null, way: way ?? [], top: tree.top };
}

/** A person goes through some hundred places at most. */
const mostMatches = 1000;

/** Upper and lower case are the same. Throws as artefactTree. */
export function searchTree(
  db: Database,
  { artefact, text: typed }: MethodArguments<'evidence.treeSearch'>,
): MethodOutput<'evidence.treeSearch'> {
  const { tree, text } = openTree(db, artefact);
  const wanted = typed.trim().toLowerCase();
  const pattern = writtenAs(typed.trim());
  const pointers: string[] = [];
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const pointer = tree.wayAt(match.index).at(-1)?.pointer;
    const node = pointer === undefined ? null : tree.nodeAt(pointer);
    if (node === null || pointers.at(-1) === node.pointer) continue;
    const says = node.children === 0 ? scalarText(text, node) : '';
    if (![node.key, says].some((part) => part.toLowerCase().includes(wanted))) continue;
    if (pointers.length === mostMatches) return { pointers, more: true };
    pointers.push(node.pointer);
  }
  return { pointers, more: false };
}

/** As it is, or with the escapes of JSON: a name may be written `M\u00fcller`. */
function writtenAs(wanted: string): RegExp {
  const escaped = JSON.stringify(wanted).slice(1, -1);
  const plain = escaped.replaceAll(
    /[^\x20-\x7e]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const forms = [...new Set([wanted, escaped, plain])];
  return new RegExp(forms.map((form) => form.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'), 'gi');
}

/** So much of what is in an object or a list stands beside its name. */
const glance = 160;

function valueInWords(text: string, node: TreeNode): string {
  if (node.kind !== 'object' && node.kind !== 'list') return shortened(scalarText(text, node));
  const { start, end } = node.value;
  const beginning = text.slice(start, Math.min(end, start + 4 * glance)).replaceAll(/\s+/g, ' ');
  return beginning.length <= glance && end - start <= 4 * glance ? beginning : `${beginning.slice(0, glance)} …`;
}

function scalarText(text: string, { kind, value }: TreeNode): string {
  const written = text.slice(value.start, value.end);
  return kind === 'text' ? String(JSON.parse(written)).toWellFormed() : written;
}
