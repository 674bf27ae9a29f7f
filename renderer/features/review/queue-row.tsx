// One row of the queue: how risky, what on what, what changed since last time, and how far it is.
// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold rows that are placed by position
// biome-ignore-all lint/a11y/useFocusableInteractive: the list holds the focus and names its active row
import { ArrowRightLeft, CircleHelp, Pencil, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import type { QueueItem } from '../../../shared/contract/queue.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import { Badge, ChangeBadge } from '../../ui/badge.tsx';
import { DecisionMark, RiskMark } from '../../ui/marks.tsx';
import { shortResource } from './naming.ts';
import styles from './queue.module.css';

interface QueueRowProps {
  readonly item: QueueItem;
  readonly id: string;
  readonly top: number;
  readonly height: number;
  readonly active: boolean;
  readonly selected: boolean;
  readonly rowIndex: number;
  /** In a list that is not grouped by identity each row names it. */
  readonly withIdentity: boolean;
  readonly onPress: (extend: boolean) => void;
}

export function QueueRow(props: QueueRowProps): ReactNode {
  const { item, id, top, height, active, selected, rowIndex, withIdentity, onPress } = props;
  const said = useApp().words.queue.row;
  const resource = shortResource(item.resource);
  const on = item.environment === null ? resource : `${resource}, ${item.environment}`;
  const isDone = item.state === 'decided' || item.state === 'signed_off' || item.state === 'closed';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys
    <div
      id={id}
      className={classes(styles.row, isDone && styles.done)}
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={selected}
      data-active={active}
      style={{ top, height }}
      onClick={(event) => onPress(event.shiftKey)}
    >
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
    </div>
  );
}

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
