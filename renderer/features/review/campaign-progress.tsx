// How far reviewers and systems are, as a table whose bars share one scale: the longest bar is who has most, its filled part
// is what is decided. The figures stand beside the bars, so the picture needs no other key.
import { type ReactNode, useState } from 'react';
import type { CampaignDetail } from '../../../shared/contract/review.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import { localDay } from '../../lib/format.ts';
import { LinkButton } from '../../ui/button.tsx';
import { drawnFor, Measured } from '../../ui/charts/measured.tsx';
import { evenPace, isBehind } from '../../ui/charts/pace-layout.ts';
import { Block } from '../../ui/pane.tsx';
import table from '../../ui/table.module.css';
import type from '../../ui/type.module.css';
import styles from './campaign.module.css';

/** Rows drawn at first, and how many more each time they are asked for. */
const shown = 12;
const more = 100;

/** Names in the line above the table. */
const named = 5;

type Assignment = CampaignDetail['assignments'][number];

export function ReviewersBlock({ detail }: { readonly detail: CampaignDetail }): ReactNode {
  const { words, format } = useApp();
  const { progress } = words.campaign;
  const { assignments } = detail;
  const most = Math.max(1, ...assignments.map((row) => row.items));
  // Who is late is said by name: the lead asks a person, not a percentage.
  const late = assignments.filter((row) => row.overdue && row.person !== null).map((row) => row.name);
  const evenOf = (items: number) =>
    evenPace({ opened: detail.openedAt.slice(0, 10), due: detail.due, last: localDay(new Date()), items });
  const lags = ({ person, items, decided, signedOffAt, overdue }: Assignment) =>
    detail.state === 'open' && person !== null && signedOffAt === null && !overdue && isBehind(decided, evenOf(items));
  const behind = assignments.filter(lags).map((row) => row.name);
  const note = [
    progress.assignmentsNote(assignments.length),
    ...(late.length === 0 ? [] : [progress.overdueNote(late.slice(0, named).join(', '))]),
    ...(behind.length === 0 ? [] : [progress.behindNote(behind.slice(0, named).join(', '))]),
  ].join('; ');
  return (
    <Block title={progress.reviewers} note={note}>
      <ProgressTable heads={[progress.reviewer, progress.state]}>
        {assignments.map((row) => (
          <tr key={row.id}>
            <th scope="row" className={styles.name} title={row.person === null ? progress.nobody : row.name}>
              {row.person === null ? <span className={styles.nobody}>{progress.nobody}</span> : row.name}
            </th>
            <BarCell items={row.items} decided={row.decided} most={most} />
            <td className={styles.state}>
              {row.signedOffAt !== null ? (
                progress.signed(format.day(row.signedOffAt))
              ) : row.overdue ? (
                <b className={styles.late}>{progress.overdue}</b>
              ) : lags(row) ? (
                <b>{progress.behind(evenOf(row.items))}</b>
              ) : (
                <span className={type.dim}>{row.person === null ? '' : progress.open}</span>
              )}
            </td>
          </tr>
        ))}
      </ProgressTable>
    </Block>
  );
}

export function SystemsBlock({ detail }: { readonly detail: CampaignDetail }): ReactNode {
  const { words, format } = useApp();
  const { progress } = words.campaign;
  const most = Math.max(1, ...detail.bySystem.map((row) => row.items));
  return (
    <Block title={progress.systems} note={progress.systemsNote(detail.bySystem.length)}>
      <ProgressTable heads={[progress.system, progress.serious]}>
        {detail.bySystem.map(({ system, items, decided, serious }) => (
          <tr key={system}>
            <th scope="row" className={styles.name} title={system}>
              {system}
            </th>
            <BarCell items={items} decided={decided} most={most} />
            <td className={classes(styles.state, serious === 0 && type.dim)}>{format.number(serious)}</td>
          </tr>
        ))}
      </ProgressTable>
    </Block>
  );
}

interface ProgressTableProps {
  /** Of the first and of the last column. */
  readonly heads: readonly [string, string];
  readonly children: readonly ReactNode[];
}

function ProgressTable({ heads, children }: ProgressTableProps): ReactNode {
  const { words } = useApp();
  const { progress } = words.campaign;
  const [count, setCount] = useState(shown);
  return (
    <>
      <table className={classes(table.table, table.tight, styles.progress)}>
        <thead>
          <tr>
            <th scope="col">{heads[0]}</th>
            <th scope="col">{progress.bar}</th>
            <th scope="col" className={table.num}>
              {progress.decided}
            </th>
            <th scope="col" className={styles.state}>
              {heads[1]}
            </th>
          </tr>
        </thead>
        <tbody>{children.slice(0, count)}</tbody>
      </table>
      {children.length <= count ? null : (
        <LinkButton small onClick={() => setCount(count + more)}>
          {progress.more(Math.min(more, children.length - count))}
        </LinkButton>
      )}
    </>
  );
}

const height = 10;

function BarCell(props: { readonly items: number; readonly decided: number; readonly most: number }): ReactNode {
  const { items, decided, most } = props;
  const { words } = useApp();
  return (
    <>
      <td>
        <Measured>
          {(width) => {
            const whole = Math.max(3, (width * items) / most);
            const part = items === 0 ? 0 : (whole * decided) / items;
            return (
              <svg className={styles.barChart} {...drawnFor(width, height)} aria-hidden="true">
                <rect className={styles.barWhole} x="0.5" y="0.5" width={Math.max(2, whole - 1)} height={height - 1} />
                <rect className={styles.barDecided} width={part} height={height} />
              </svg>
            );
          }}
        </Measured>
      </td>
      <td className={table.num}>{words.campaign.progress.of(decided, items)}</td>
    </>
  );
}
