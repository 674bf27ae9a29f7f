// How far the campaign is and by whom; and whether what was declared has come in.
import { Check, CircleAlert, CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Overview } from '../../../shared/contract/workspace.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import { counted, daysBetween, localDay } from '../../lib/format.ts';
import { LinkButton } from '../../ui/button.tsx';
import { PaceChart } from '../../ui/charts/pace.tsx';
import { Block } from '../../ui/pane.tsx';
import { SegmentBar } from '../../ui/progress.tsx';
import table from '../../ui/table.module.css';
import type from '../../ui/type.module.css';
import styles from './overview.module.css';

export function ProgressBlock({ overview }: { readonly overview: Overview }): ReactNode {
  const { format } = useApp();
  const { campaign, reviewers } = overview;
  if (campaign === null) return <PopulationFigures overview={overview} />;
  const opened = campaign.openedAt.slice(0, 10);
  const days = daysBetween(opened, campaign.due) + 1;
  const day = daysBetween(opened, localDay(new Date())) + 1;
  const when =
    campaign.state === 'closed'
      ? 'closed'
      : day > days
        ? `${counted(day - days, 'day')} late`
        : `day ${day} of ${days}`;
  const named = reviewers.filter((one) => one.person !== null);
  return (
    <Block title="Progress" action={<span>{when}</span>}>
      <div className={styles.figure}>
        <b>
          {format.number(campaign.decided)} of {format.number(campaign.items)}
        </b>
        <span className={type.two}>decided by {counted(named.length, 'reviewer')}</span>
      </div>
      <PaceChart opened={opened} due={campaign.due} items={campaign.items} decided={campaign.decided} />
      {reviewers.map((reviewer) => (
        <div className={styles.person} key={reviewer.person ?? 'nobody'}>
          <span className={classes(type.truncate, reviewer.person === null && type.warn)} title={reviewer.name}>
            {reviewer.person === null ? 'No reviewer' : reviewer.name}
          </span>
          <SegmentBar total={reviewer.items} segments={[{ amount: reviewer.decided, tone: 'accent' }]} />
          {reviewer.person === null ? (
            <span className={type.warn}>{counted(reviewer.items, 'item')}</span>
          ) : (
            <span>
              {reviewer.signedOff ? 'signed, ' : ''}
              {format.number(reviewer.decided)} of {format.number(reviewer.items)}
            </span>
          )}
        </div>
      ))}
    </Block>
  );
}

function PopulationFigures({ overview }: { readonly overview: Overview }): ReactNode {
  const { navigation, format } = useApp();
  const subjects = ['entitlements', 'identities', 'credentials', 'findings', 'actions'] as const;
  return (
    <Block title="In the evidence" action={<span>{counted(overview.counts.bundles, 'bundle')}</span>}>
      {subjects.map((subject) => (
        <div className={styles.person} key={subject}>
          <LinkButton onClick={() => navigation.go({ name: 'inventory', subject })}>
            {subject.slice(0, 1).toUpperCase() + subject.slice(1)}
          </LinkButton>
          <span />
          <span>{format.number(overview.counts[subject])}</span>
        </div>
      ))}
    </Block>
  );
}

export function PopulationBlock({ overview }: { readonly overview: Overview }): ReactNode {
  const { navigation, format } = useApp();
  const { population, workspace } = overview;
  if (population.length === 0) return null;
  const rejected = population.reduce((sum, row) => sum + row.rejected, 0);
  const imported = population.reduce((sum, row) => sum + row.imported, 0);
  const declared = population.reduce<number | null>(
    (sum, row) => (sum === null || row.declared === null ? null : sum + row.declared),
    0,
  );
  return (
    <Block title="Population" action={<span>declared by {workspace.provider}</span>}>
      <table className={classes(table.table, table.tight)}>
        <thead>
          <tr>
            <th>System</th>
            <th className={table.num}>Declared</th>
            <th className={table.num}>Imported</th>
            <th className={table.num}>Difference</th>
          </tr>
        </thead>
        <tbody>
          {population.map((row) => (
            <tr key={row.system}>
              <td className={styles.system} title={row.system}>
                {row.system}
              </td>
              <td className={table.num}>
                {row.declared === null ? <span className={type.dim}>unknown</span> : format.number(row.declared)}
              </td>
              <td className={table.num}>{format.number(row.imported)}</td>
              <td className={classes(table.num, type.nowrap)}>
                <Difference row={row} />
              </td>
            </tr>
          ))}
          <tr className={table.sum}>
            <td>All</td>
            <td className={table.num}>
              {declared === null ? <span className={type.dim}>unknown</span> : format.number(declared)}
            </td>
            <td className={table.num}>{format.number(imported)}</td>
            <td />
          </tr>
        </tbody>
      </table>
      {rejected === 0 ? null : (
        <p className={styles.below}>
          {counted(rejected, 'row', 'rows', format)} could not be read.{' '}
          <LinkButton small onClick={() => navigation.go({ name: 'evidence' })}>
            Show the rows and why
          </LinkButton>
        </p>
      )}
    </Block>
  );
}

function Difference({ row }: { readonly row: Overview['population'][number] }): ReactNode {
  const { format } = useApp();
  if (row.declared === null || row.partial)
    return (
      <span className={type.warn}>
        <CircleHelp aria-hidden /> {row.partial ? 'partial' : "can't tell"}
      </span>
    );
  const missing = row.declared - row.imported;
  if (missing === 0)
    return (
      <span className={type.good}>
        <Check aria-hidden /> none
      </span>
    );
  return (
    <span className={type.bad}>
      <CircleAlert aria-hidden /> {format.number(Math.abs(missing))} {missing > 0 ? 'missing' : 'more'}
    </span>
  );
}
