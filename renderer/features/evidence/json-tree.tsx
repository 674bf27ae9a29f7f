// biome-ignore-all lint/a11y/useSemanticElements: list elements cannot hold rows that are placed by position
// biome-ignore-all lint/a11y/useFocusableInteractive: the tree holds the focus and names its active node
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the tree handles the keys of its nodes
// A JSON file as a tree: folded, searched, the cited node open and lit, the path of the chosen one shown and copied. Keys as
// in every tree view: up and down through what is in sight, right opens and goes in, left closes and goes out.
import { ChevronDown, ChevronRight, TriangleAlert } from 'lucide-react';
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { TreeNode, TreePlace } from '../../../shared/contract/evidence.ts';
import type { CountersignError } from '../../../shared/errors.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import { asCountersignError } from '../../lib/engine.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { useLongRows } from '../../ui/long-rows.ts';
import type from '../../ui/type.module.css';
import artefact from './artefact.module.css';
import { TreeSearch } from './artefact-search.tsx';
import type { ArtefactPlace } from './artefact-view.tsx';
import styles from './json-tree.module.css';
import { ChosenNode, NodeWords } from './json-tree-node.tsx';
import { isWithin, rowAt, type TreeRow } from './tree-model.ts';
import { type Tree, useTree } from './use-tree.ts';

interface JsonTreeProps {
  readonly place: ArtefactPlace;
  /** Where the citation stands in the file. */
  readonly found: TreePlace;
  /** The file's name, for who can't see it. */
  readonly label: string;
}

/** Give it the file and the cited place as its key. */
export function JsonTree({ place, found, label }: JsonTreeProps): ReactNode {
  const { words } = useApp();
  const tree = useTree(place.artefact, found);
  const [failed, setFailed] = useState<CountersignError | null>(null);
  const isCited = place.line !== null || place.pointer !== null;
  const cited = found.way.at(-1)?.pointer ?? (isCited && found.found ? '' : null);
  const { error, retry } = tree.nodes;
  return (
    <>
      <TreeSearch
        artefact={place.artefact}
        onFound={(pointer) => {
          if (pointer === null) return;
          tree.arriveAt(pointer).catch((reason) => setFailed(asCountersignError(reason)));
        }}
      />
      {isCited && !found.found ? (
        <p className={artefact.note}>
          <TriangleAlert aria-hidden /> {words.evidenceFile.tree.notThere}
        </p>
      ) : null}
      {cited === '' ? <p className={artefact.note}>{words.evidenceFile.tree.wholeFile}</p> : null}
      {error === null && failed === null ? null : (
        <div className={artefact.padded}>
          <ErrorBanner error={error} onRetry={retry} />
          <ErrorBanner error={failed} onDismiss={() => setFailed(null)} />
        </div>
      )}
      <TreeRows tree={tree} label={label} cited={cited} />
      <ChosenNode tree={tree} />
    </>
  );
}

const rowHeight = 22;

interface TreeRowsProps {
  readonly tree: Tree;
  readonly label: string;
  readonly cited: string | null;
}

function TreeRows({ tree, label, cited }: TreeRowsProps): ReactNode {
  const { root, nodes, activeIndex, arrivals } = tree;
  const scroll = useRef<HTMLDivElement>(null);
  const id = useId();
  const rows = useLongRows({ scroll, total: root.rows, rowHeight, active: activeIndex });
  const { first, last, reveal } = rows;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each arrival once, when its rows are there
  useLayoutEffect(() => reveal(activeIndex, 'center'), [arrivals]);
  const { need } = nodes;
  useEffect(() => {
    for (let index = first; index <= Math.min(last, root.rows - 1); index += 1) {
      const row = rowAt(root, index);
      if (row !== null) need(row.parent.pointer, row.position);
    }
  }, [first, last, root, need]);

  const move = (index: number) => {
    tree.moveTo(index);
    reveal(Math.max(0, Math.min(root.rows - 1, index)), 'nearest');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const active = rowAt(root, activeIndex);
    if (active === null || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = keyStep(event.key, { tree, active, page: rows.page() });
    if (step === null) return;
    event.preventDefault();
    if (typeof step === 'number') move(step);
    else step();
  };
  return (
    <div
      ref={scroll}
      className={styles.tree}
      role="tree"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={`${id}-${activeIndex}`}
      onKeyDown={onKeyDown}
    >
      <div className={styles.rows} role="presentation" style={{ height: rows.height }}>
        {rows.shown.map(({ position: index, top }) => {
          const row = rowAt(root, index);
          if (row === null) return null;
          const node = tree.nodeOf(row);
          return (
            <Row
              key={row.path.join('.')}
              id={`${id}-${index}`}
              row={row}
              node={node}
              active={index === activeIndex}
              lit={cited !== null && cited !== '' && node !== undefined && isWithin(node.pointer, cited)}
              cited={node !== undefined && node.pointer === cited}
              style={{ top: rows.lift + top }}
              level={row.path.length}
              onMove={() => tree.goTo(row.path)}
              onToggle={() => tree.toggle(row)}
            />
          );
        })}
      </div>
    </div>
  );
}

interface Keys {
  readonly tree: Tree;
  readonly active: TreeRow;
  readonly page: number;
}

/** The row to go to, or what to do; null: the key is none of the tree's. */
function keyStep(key: string, { tree, active, page }: Keys): number | (() => void) | null {
  const at = tree.activeIndex;
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at - 1;
    case 'PageDown':
      return at + page;
    case 'PageUp':
      return at - page;
    case 'Home':
      return 0;
    case 'End':
      return tree.root.rows - 1;
    case 'ArrowRight':
      return active.branch === null ? () => tree.open(active) : at + 1;
    case 'ArrowLeft':
      if (active.branch !== null) return () => tree.close(active.path);
      return active.path.length > 1 ? at - rowsAbove(active, tree) : at;
    case 'Enter':
    case ' ':
      return () => tree.toggle(active);
    default:
      return null;
  }
}

/** How many rows the parent stands above. */
function rowsAbove(row: TreeRow, tree: Tree): number {
  const before = row.parent.open.reduce((sum, one) => (one.position < row.position ? sum + one.branch.rows : sum), 0);
  return Math.min(tree.activeIndex, row.position + before + 1);
}

interface RowProps {
  readonly id: string;
  readonly row: TreeRow;
  readonly node: TreeNode | undefined;
  readonly active: boolean;
  readonly lit: boolean;
  readonly cited: boolean;
  readonly style: CSSProperties;
  readonly level: number;
  readonly onMove: () => void;
  readonly onToggle: () => void;
}

const indent = 16;

function Row(props: RowProps): ReactNode {
  const { id, row, node, active, lit, cited, style, level, onMove, onToggle } = props;
  const { words } = useApp();
  const folds = node !== undefined && node.children > 0;
  return (
    <div
      id={id}
      className={classes(styles.row, lit && styles.lit, cited && styles.litFirst)}
      role="treeitem"
      aria-level={level}
      aria-posinset={row.position + 1}
      aria-setsize={row.parent.total}
      aria-expanded={folds ? row.branch !== null : undefined}
      aria-selected={active}
      style={style}
      onClick={onMove}
      onDoubleClick={folds ? onToggle : undefined}
    >
      <span className={styles.line} aria-hidden="true">
        {node?.line ?? ''}
      </span>
      <span className={styles.indent} style={{ width: (level - 1) * indent }} />
      <span className={styles.fold} aria-hidden="true" onClick={folds ? onToggle : undefined}>
        {folds ? row.branch === null ? <ChevronRight /> : <ChevronDown /> : null}
      </span>
      {node === undefined ? (
        <span className={styles.bone} />
      ) : (
        <NodeWords node={node} isItem={node.key === String(row.position)} open={row.branch !== null} />
      )}
      {cited ? <span className={type.hidden}>, {words.evidenceFile.tree.cited}</span> : null}
    </div>
  );
}
