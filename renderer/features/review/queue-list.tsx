// The queue's rows: groups and items, only those in sight in the page, the active one always. One tab stop; arrows move,
// with Shift they take a range along, Enter goes to the case, Left and Right fold the group.
// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold rows that are placed by position
// biome-ignore-all lint/a11y/useFocusableInteractive: the list holds the focus and names its active row
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronRight } from 'lucide-react';
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
} from 'react';
import { classes } from '../../lib/classes.ts';
import { RiskMark, riskWords } from '../../ui/marks.tsx';
import { systemWord } from './naming.ts';
import styles from './queue.module.css';
import type { GroupRow, QueueRow as Row } from './queue-model.ts';
import { QueueRow } from './queue-row.tsx';

export interface QueueListHandle {
  focus(): void;
}

interface QueueListProps {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly active: string | null;
  readonly selected: ReadonlySet<string>;
  readonly withIdentity: boolean;
  readonly onMove: (item: string, extend: boolean) => void;
  readonly onOpen: () => void;
  readonly onFold: (group: string, folded: boolean) => void;
  readonly onEscape: () => void;
  readonly empty: ReactNode;
  readonly ref?: Ref<QueueListHandle>;
}

const groupHeight = 28;
const itemHeight = 46;

export function QueueList(props: QueueListProps): ReactNode {
  const { label, rows, active, selected, withIdentity, onMove, onOpen, onFold, onEscape, empty, ref } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const id = useId();
  useImperativeHandle(ref, () => ({ focus: () => scroll.current?.focus({ preventScroll: true }) }), []);
  const activeIndex = rows.findIndex((row) => row.kind === 'item' && row.item.id === active);
  const sticky = useRef(-1);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (rows[index]?.kind === 'group' ? groupHeight : itemHeight),
    getItemKey: (index) => keyOf(rows[index], index),
    overscan: 6,
    scrollPaddingStart: groupHeight,
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        sticky.current = rows.findLastIndex((row, index) => row.kind === 'group' && index <= range.startIndex);
        const wanted = new Set(defaultRangeExtractor(range));
        if (sticky.current >= 0) wanted.add(sticky.current);
        if (activeIndex >= 0) wanted.add(activeIndex);
        return [...wanted].sort((one, other) => one - other);
      },
      [rows, activeIndex],
    ),
  });
  // Sizes belong to places: after a change of rows a group may stand where an item stood.
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again exactly when the rows change
  useEffect(() => virtualizer.measure(), [rows, virtualizer]);
  // The selection stays in sight, whoever moved it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the item, not its place
  useEffect(() => {
    if (activeIndex >= 0) virtualizer.scrollToIndex(activeIndex, { align: 'auto' });
  }, [active, virtualizer]);

  const step = (to: number, direction: 1 | -1, extend: boolean) => {
    for (let index = to; index >= 0 && index < rows.length; index += direction) {
      const row = rows[index];
      if (row?.kind === 'item') return onMove(row.item.id, extend);
    }
  };
  const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 460) / itemHeight) - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    const extend = event.shiftKey;
    const group = groupOf(rows, activeIndex);
    switch (event.key) {
      case 'ArrowDown':
        step(activeIndex + 1, 1, extend);
        break;
      case 'ArrowUp':
        step(activeIndex < 0 ? 0 : activeIndex - 1, -1, extend);
        break;
      case 'PageDown':
        step(Math.min(rows.length - 1, activeIndex + page), activeIndex + page < rows.length ? 1 : -1, extend);
        break;
      case 'PageUp':
        step(Math.max(0, activeIndex - page), activeIndex - page > 0 ? -1 : 1, extend);
        break;
      case 'Home':
        step(0, 1, extend);
        break;
      case 'End':
        step(rows.length - 1, -1, extend);
        break;
      case 'Enter':
        onOpen();
        break;
      case 'Escape':
        onEscape();
        break;
      case 'ArrowLeft':
        if (group !== null) onFold(group.key, true);
        break;
      case 'ArrowRight':
        if (group !== null) onFold(group.key, false);
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  return (
    <div
      ref={scroll}
      className={styles.list}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={rows.length}
      aria-multiselectable
      aria-activedescendant={activeIndex < 0 ? undefined : `${id}-${active}`}
      data-keys="queue"
      data-queue
      onKeyDown={onKeyDown}
    >
      {rows.length === 0 ? (
        <div role="row">
          <div role="gridcell">{empty}</div>
        </div>
      ) : null}
      <div className={styles.rows} role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start, size, key }) => {
          const row = rows[index];
          if (row === undefined) return null;
          if (row.kind === 'group')
            return (
              <QueueGroup
                key={key}
                group={row}
                top={start}
                sticky={index === sticky.current}
                rowIndex={index + 1}
                onFold={(folded) => onFold(row.key, folded)}
              />
            );
          return (
            <QueueRow
              key={key}
              id={`${id}-${row.item.id}`}
              item={row.item}
              top={start}
              height={size}
              active={row.item.id === active}
              selected={selected.has(row.item.id) || row.item.id === active}
              rowIndex={index + 1}
              withIdentity={withIdentity}
              onPress={(extend) => onMove(row.item.id, extend)}
            />
          );
        })}
      </div>
    </div>
  );
}

interface QueueGroupProps {
  readonly group: GroupRow;
  readonly top: number;
  readonly sticky: boolean;
  readonly rowIndex: number;
  readonly onFold: (folded: boolean) => void;
}

function QueueGroup({ group, top, sticky, rowIndex, onFold }: QueueGroupProps): ReactNode {
  const { title, note, risk, count, folded } = group;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys
    <div
      className={classes(styles.group, sticky && styles.sticky)}
      role="row"
      aria-rowindex={rowIndex}
      style={sticky ? { height: groupHeight } : { top, height: groupHeight }}
      onClick={() => onFold(!folded)}
    >
      {folded ? <ChevronRight aria-hidden /> : <ChevronDown aria-hidden />}
      <span role="gridcell" className={styles.groupTitle} aria-expanded={!folded} title={title}>
        {risk === null ? title : <RiskMark risk={risk} word={riskWords[risk]} />}
      </span>
      {note === null ? null : (
        <span role="gridcell" className={styles.note} title={note}>
          {systemWord(note)}
        </span>
      )}
      <span role="gridcell" className={styles.count}>
        {count.toLocaleString()}
      </span>
    </div>
  );
}

function keyOf(row: Row | undefined, index: number): string | number {
  if (row === undefined) return index;
  return row.kind === 'group' ? `group ${row.key}` : row.item.id;
}

function groupOf(rows: readonly Row[], index: number): GroupRow | null {
  const row = rows.findLast((candidate, at) => at <= index && candidate.kind === 'group');
  return row?.kind === 'group' ? row : null;
}
