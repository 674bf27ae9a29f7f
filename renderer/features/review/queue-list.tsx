// The queue's rows: groups and items, only those in sight in the page, the active one always. One tab stop; arrows move,
// with Shift they take a range along, Enter goes to the case, Left and Right fold the group.
// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold rows that are placed by position
// biome-ignore-all lint/a11y/useFocusableInteractive: the list holds the focus and names its active row
import { ChevronDown, ChevronRight } from 'lucide-react';
import {
  type KeyboardEvent,
  memo,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useSyncExternalStore,
} from 'react';
import type { QueueGroup } from '../../../shared/contract/queue.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import { RiskMark } from '../../ui/marks.tsx';
import { slotsFor } from '../../ui/row-places.ts';
import { useDrawnByAndBy } from '../../ui/use-drawn-by-and-by.ts';
import { useFollower } from '../../ui/use-follower.ts';
import { systemWord } from './naming.ts';
import styles from './queue.module.css';
import { positionOf, QueueRow } from './queue-row.tsx';
import { groupHeight, indexOfPosition, itemHeight, rowAt } from './queue-rows.ts';
import type { QueueList as List } from './use-queue-list.ts';
import { useRowWindow } from './use-row-window.ts';
import { useSteadyOrder } from './use-steady-order.ts';

/** Rows that are drawn anew in one frame. */
const newRows = 8;

export interface QueueListHandle {
  focus(): void;
  /** To the item before or after the active one; false where the list does not show it. */
  step(by: 1 | -1): boolean;
}

interface QueueListProps {
  readonly label: string;
  readonly list: List;
  /** Position of the active item; null: it is not in the list. */
  readonly active: number | null;
  readonly selected: Pick<ReadonlyMap<string, unknown>, 'has'>;
  readonly withIdentity: boolean;
  readonly grouped: boolean;
  readonly onMove: (position: number, extend: boolean) => void;
  readonly onOpen: () => void;
  readonly onFold: (group: string, folded: boolean) => void;
  readonly onEscape: () => void;
  readonly empty: ReactNode;
  readonly ref?: Ref<QueueListHandle>;
}

export function QueueList(props: QueueListProps): ReactNode {
  const { label, list, selected, withIdentity, grouped, onMove, onOpen, onFold, onEscape, empty, ref } = props;
  const { onRange, itemAt } = list;
  // The list alone is drawn anew for pages that come, not what is beside it.
  const rows = useSyncExternalStore(list.watch, list.rows);
  const scroll = useRef<HTMLDivElement>(null);
  const id = useId();
  const { active, move } = useFollower(props.active, (position) => onMove(position, false));
  useEffect(() => {
    // Whoever comes to the screen can decide at once; a focus that somebody placed elsewhere stays there.
    const frame = requestAnimationFrame(() => {
      const at = document.activeElement;
      if (at === null || at === document.body || at.id === 'screen') scroll.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  const activeIndex = active === null ? -1 : indexOfPosition(rows, active);
  const { height, shown, first, motion, page, reveal } = useRowWindow(scroll, rows, activeIndex);
  const above = grouped ? groupHeight : 0;
  // The selection stays in sight, whoever moved it, and wherever new rows put it.
  const latestReveal = useRef(reveal);
  latestReveal.current = reveal;
  useEffect(() => {
    if (activeIndex >= 0) latestReveal.current(activeIndex, above);
  }, [activeIndex, above]);

  const positions = shown.flatMap(({ row }) => (row.kind === 'group' ? [] : [row.position]));
  const inSight = shown.flatMap((one) => (one.row.kind === 'group' || !one.inSight ? [] : [one.row.position]));
  const [from, to] = [Math.min(...inSight), Math.max(...inSight)];
  useEffect(() => {
    if (Number.isFinite(from) && Number.isFinite(to)) onRange(from, to);
  }, [from, to, onRange]);

  const before = useRef<ReadonlyMap<number, number>>(new Map());
  const slots = slotsFor(before.current, positions);
  useEffect(() => {
    before.current = slots;
  });
  const slotOf = (position: number) => slots.get(position) ?? positions.length;
  const places = shown.flatMap(({ row, inSight }) =>
    row.kind === 'group' ? [] : [{ slot: slotOf(row.position), position: row.position, inSight }],
  );
  const drawn = useDrawnByAndBy({ shown: places, jumps: motion === 'jumps', most: newRows, rowAt: itemAt });

  const keyed = shown.map((one) => ({
    ...one,
    key: one.row.kind === 'group' ? `group:${one.row.group.key}` : `${slotOf(one.row.position)}`,
  }));
  const inOrder = useSteadyOrder(keyed, motion === 'rests');

  /** The item's row nearest to `start` in a direction; false: there is none. */
  const step = (start: number, direction: 1 | -1, extend: boolean): boolean => {
    for (let index = start; index >= 0 && index < rows.count; index += direction) {
      const row = rowAt(rows, index);
      if (row === undefined || row.kind === 'group') continue;
      if (extend) {
        onMove(row.position, true);
        return true;
      }
      move(row.position);
      reveal(index, above);
      return true;
    }
    return false;
  };
  useImperativeHandle(ref, () => ({
    focus: () => scroll.current?.focus({ preventScroll: true }),
    step: (by) => activeIndex >= 0 && step(activeIndex + by, by, false),
  }));
  const firstRow = rowAt(rows, first);
  const topGroup = !grouped || firstRow === undefined || rows.count === 0 ? undefined : groupOf(list, firstRow);
  const activeGroup = active === null ? undefined : list.groupAt(active);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    const extend = event.shiftKey;
    const last = rows.count - 1;
    switch (event.key) {
      case 'ArrowDown':
        step(activeIndex + 1, 1, extend);
        break;
      case 'ArrowUp':
        step(activeIndex < 0 ? 0 : activeIndex - 1, -1, extend);
        break;
      case 'PageDown':
        step(Math.min(last, activeIndex + page()), activeIndex + page() < rows.count ? 1 : -1, extend);
        break;
      case 'PageUp':
        step(Math.max(0, activeIndex - page()), activeIndex - page() > 0 ? -1 : 1, extend);
        break;
      case 'Home':
        step(0, 1, extend);
        break;
      case 'End':
        step(last, -1, extend);
        break;
      case 'Enter':
        onOpen();
        break;
      case 'Escape':
        onEscape();
        break;
      case 'ArrowLeft':
        if (grouped && activeGroup !== undefined) onFold(activeGroup.key, true);
        break;
      case 'ArrowRight':
        if (grouped && activeGroup !== undefined) onFold(activeGroup.key, false);
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  const idOf = (position: number) => `${id}-${position}`;
  return (
    <div
      ref={scroll}
      className={styles.list}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={rows.count}
      aria-multiselectable
      aria-activedescendant={active === null || activeIndex < 0 ? undefined : idOf(active)}
      data-keys="queue"
      data-queue
      onKeyDown={onKeyDown}
      onClick={({ target, shiftKey }) => {
        const position = positionOf(target);
        if (position !== null) onMove(position, shiftKey);
      }}
    >
      {rows.count === 0 ? (
        <div role="row">
          <div role="gridcell">{empty}</div>
        </div>
      ) : null}
      <div className={styles.rows} role="presentation" style={{ height }}>
        {topGroup === undefined ? null : (
          <GroupHead group={topGroup.group} folded={topGroup.folded} top={null} rowIndex={first + 1} onFold={onFold} />
        )}
        {inOrder.map(({ key, index, top, row }) => {
          if (row.kind === 'group') {
            if (row.group.key === topGroup?.group.key) return null;
            return (
              <GroupHead
                key={key}
                group={row.group}
                folded={row.folded}
                top={top}
                rowIndex={index + 1}
                onFold={onFold}
              />
            );
          }
          const { position } = row;
          const isActive = position === active;
          const item = drawn(slotOf(position));
          return (
            <QueueRow
              key={key}
              id={isActive ? idOf(position) : undefined}
              position={position}
              item={item}
              top={top}
              height={itemHeight}
              active={isActive}
              selected={isActive || (item !== undefined && selected.has(item.id))}
              rowIndex={index + 1}
              withIdentity={withIdentity}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The group that the topmost row belongs to: its head stays in sight. */
function groupOf(list: List, row: NonNullable<ReturnType<typeof rowAt>>) {
  if (row.kind === 'group') return { group: row.group, folded: row.folded };
  const group = list.groupAt(row.position);
  return group === undefined ? undefined : { group, folded: false };
}

interface GroupHeadProps {
  readonly group: QueueGroup;
  readonly folded: boolean;
  /** Null: it stays at the top. */
  readonly top: number | null;
  readonly rowIndex: number;
  readonly onFold: (group: string, folded: boolean) => void;
}

const GroupHead = memo(function GroupHead({ group, folded, top, rowIndex, onFold }: GroupHeadProps): ReactNode {
  const { words, format } = useApp();
  const { key, title, note, risk, count } = group;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys
    <div
      className={classes(styles.group, top === null && styles.sticky)}
      role="row"
      aria-rowindex={rowIndex}
      style={top === null ? { height: groupHeight } : { top, height: groupHeight }}
      onClick={() => onFold(key, !folded)}
    >
      {folded ? <ChevronRight aria-hidden /> : <ChevronDown aria-hidden />}
      <span role="gridcell" className={styles.groupTitle} aria-expanded={!folded} title={title}>
        {risk === null ? title : <RiskMark risk={risk} word={words.field.risks[risk]} />}
      </span>
      {note === null ? null : (
        <span role="gridcell" className={styles.note} title={note}>
          {systemWord(note)}
        </span>
      )}
      <span role="gridcell" className={styles.count}>
        {format.number(count)}
      </span>
    </div>
  );
});
