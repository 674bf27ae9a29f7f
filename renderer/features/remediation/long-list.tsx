// A list of any length among other blocks of a page: as tall as its rows, and no taller than leaves room for what stands above.
import type { ReactNode } from 'react';
import type { Risk } from '../../../shared/words.ts';
import { classes } from '../../lib/classes.ts';
import type { Pages } from '../../lib/use-pages.ts';
import type { Messages } from '../../messages/table.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Grid, type GridColumn } from '../../ui/grid.tsx';
import { RiskMark } from '../../ui/marks.tsx';
import { Skeleton } from '../../ui/states.tsx';
import styles from './remediation.module.css';

interface LongListProps<Row extends object> {
  readonly label: string;
  readonly pages: Pages<Row>;
  /** Made once: rows are drawn anew with other columns. */
  readonly columns: readonly GridColumn<Row>[];
  readonly active: number | null;
  readonly onActive: (position: number) => void;
  readonly isChosen: (row: Row) => boolean;
  /** Comes into sight at first. */
  readonly focusOn?: number | null;
  readonly empty: ReactNode;
}

const rowHeight = 46;
/** With the head, and room for the scroll bar of narrow windows. */
const around = 44;

export function LongList<Row extends object>(props: LongListProps<Row>): ReactNode {
  const { label, pages, columns, active, onActive, isChosen, focusOn = null, empty } = props;
  const { total, error } = pages;
  return (
    <>
      <ErrorBanner error={error} onRetry={pages.retry} />
      {total === undefined ? (
        error === null ? (
          <Skeleton rows={8} height={rowHeight} />
        ) : null
      ) : total === 0 ? (
        empty
      ) : (
        <div className={styles.long} style={{ height: total * rowHeight + around }}>
          <Grid
            label={label}
            total={total}
            rowAt={pages.rowAt}
            onRange={pages.onRange}
            columns={columns}
            rowHeight={rowHeight}
            active={active}
            onActive={onActive}
            isSelected={isChosen}
            focusOn={focusOn}
            keys="grid"
          />
        </div>
      )}
    </>
  );
}

interface TwoLinesProps {
  readonly first: ReactNode;
  /** Nothing: the first stands alone. */
  readonly second: string;
  readonly isLate?: boolean;
}

/** Each cut where it is too long; all of it is there for who points at it. */
export function TwoLines({ first, second, isLate = false }: TwoLinesProps): ReactNode {
  return (
    <span className={styles.two} title={typeof first === 'string' ? `${first}\n${second}` : second}>
      {typeof first === 'string' ? <b>{first}</b> : <span>{first}</span>}
      {second === '' ? null : <small className={classes(isLate && styles.late)}>{second}</small>}
    </span>
  );
}

interface OnAccess {
  readonly risk: Risk;
  readonly identity: string;
  readonly privilege: string;
  readonly resource: string;
}

/** What each list of the loop begins with: how much is at stake, and which access it is about. `width`: of the access, at least. */
export function accessColumns<Row extends OnAccess>(
  words: Messages['remediation'],
  columns: { readonly risk: string; readonly access: string },
  width: number,
): readonly GridColumn<Row>[] {
  return [
    { id: 'risk', title: columns.risk, width: 98, render: ({ risk }) => <RiskMark risk={risk} /> },
    {
      id: 'access',
      title: columns.access,
      width,
      grow: 3,
      render: ({ identity, privilege, resource }) => (
        <TwoLines first={identity} second={words.on(privilege, resource)} />
      ),
    },
  ];
}
