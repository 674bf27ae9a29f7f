// One row of the queue: how risky, what on what, what changed since last time, and how far it is. Drawn anew only when something
// of it changed; its place in the page is given from row to row, so one that is on its way hides the words of the one before it.
// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold rows that are placed by position
// biome-ignore-all lint/a11y/useFocusableInteractive: the list holds the focus and names its active row
import { ArrowRightLeft, CircleHelp, Pencil, Users } from 'lucide-react';
import { memo, type ReactNode, useRef } from 'react';
import type { QueueItem } from '../../../shared/contract/queue.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import { Badge, ChangeBadge } from '../../ui/badge.tsx';
import { DecisionMark, RiskMark } from '../../ui/marks.tsx';
import { shortResource } from './naming.ts';
import styles from './queue.module.css';

interface QueueRowProps {
  /** undefined: on its way. */
  readonly item: QueueItem | undefined;
  readonly position: number;
  /** Of the active row, which the list names. */
  readonly id: string | undefined;
  readonly top: number;
  readonly height: number;
  readonly active: boolean;
  readonly selected: boolean;
  readonly rowIndex: number;
  /** In a list that is not grouped by identity each row names it. */
  readonly withIdentity: boolean;
}

export const QueueRow = memo(function QueueRow(props: QueueRowProps): ReactNode {
  const { item, position, id, top, height, active, selected, rowIndex, withIdentity } = props;
  const drawn = useRef(item);
  if (item !== undefined) drawn.current = item;
  const state = item?.state;
  const isDone = state === 'decided' || state === 'signed_off' || state === 'closed';
  return (
    <div
      id={id}
      className={classes(styles.row, isDone && styles.done, item === undefined && styles.coming)}
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={selected}
      aria-busy={item === undefined}
      data-active={active}
      data-position={position}
      style={{ top, height }}
    >
      {drawn.current === undefined ? (
        <span role="gridcell" />
      ) : (
        <RowCells item={drawn.current} withIdentity={withIdentity} />
      )}
    </div>
  );
});

/** The position of the item whose row something stands in; null: in none. */
export function positionOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest('[data-position]') : null;
  return row === null ? null : Number(row.getAttribute('data-position'));
}

interface RowCellsProps {
  readonly item: QueueItem;
  readonly withIdentity: boolean;
}

const RowCells = memo(function RowCells({ item, withIdentity }: RowCellsProps): ReactNode {
  const said = useApp().words.queue.row;
  const resource = shortResource(item.resource);
  const on =
    item.environment === null ? resource : `${resource}, ${said.environments[item.environment] ?? item.environment}`;
  return (
    <>
      <span role="gridcell">
        <RiskMark risk={item.risk} word="bars" />
      </span>
      <div role="gridcell" className={styles.words} title={said.on(item.identity, item.privilege, item.resource)}>
        <div className={styles.line1}>{withIdentity ? item.identity : item.privilege}</div>
        <div className={styles.line2}>{withIdentity ? `${item.privilege}, ${on}` : on}</div>
      </div>
      <div role="gridcell" className={styles.end}>
        {item.carried === null ? null : (
          <span title={item.carried}>
            <Badge tone="reappeared">{said.leftOpen}</Badge>
          </span>
        )}
        <ChangeBadge change={item.change} changed={item.changed} />
        <RowState item={item} />
      </div>
    </>
  );
});

function RowState({ item }: { readonly item: QueueItem }): ReactNode {
  const said = useApp().words.queue.row;
  if (item.handover !== null) {
    return (
      <span className={styles.state} title={said.handedTo(item.handover.toName)}>
        <ArrowRightLeft aria-hidden />
        {said.handedOver}
      </span>
    );
  }
  switch (item.state) {
    case 'open':
      return null;
    case 'decided':
    case 'signed_off':
    case 'closed':
      return <DecisionMark outcome={item.outcome} />;
    case 'draft':
      return (
        <span className={styles.state}>
          <Pencil aria-hidden />
          {said.states.draft}
        </span>
      );
    case 'waiting_second_person':
      return (
        <span className={styles.state}>
          <Users aria-hidden />
          {said.states.second}
        </span>
      );
    case 'asked':
      return (
        <span className={styles.state}>
          <CircleHelp aria-hidden />
          {said.states.asked}
        </span>
      );
  }
}
