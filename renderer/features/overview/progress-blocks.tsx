// How far the campaign is and by whom; and whether what was declared has come in.
import { Check, CircleAlert, CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Overview } from '../../../shared/contract/workspace.ts';
import { useApp } from '../../app/context.ts';
import { screens } from '../../app/screens.tsx';
import { classes } from '../../lib/classes.ts';
import { daysBetween, localDay } from '../../lib/format.ts';
import { useQuery } from '../../lib/use-query.ts';
import { LinkButton } from '../../ui/button.tsx';
import { PaceChart } from '../../ui/charts/pace.tsx';
import { Block } from '../../ui/pane.tsx';
import { SegmentBar } from '../../ui/progress.tsx';
import table from '../../ui/table.module.css';
import type from '../../ui/type.module.css';
import { companyWord } from '../review/naming.ts';
import styles from './overview.module.css';
import { SystemName } from './system-name.tsx';

export function ProgressBlock({ overview }: { readonly overview: Overview }): ReactNode {
  const { format, navigation, words } = useApp();
  const { progress: said } = words.overview;
  const { campaign, reviewers } = overview;
  const byDay = useQuery('campaign.pace', campaign === null ? null : { campaign: campaign.id }).value;
  if (campaign === null) return <PopulationFigures overview={overview} />;
  const opened = campaign.openedAt.slice(0, 10);
  const days = daysBetween(opened, campaign.due) + 1;
  const day = daysBetween(opened, localDay(new Date())) + 1;
  const when = campaign.state === 'closed' ? said.closed : day > days ? said.late(day - days) : said.day(day, days);
  const named = reviewers.filter((one) => one.person !== null);
  return (
    <Block
      title={said.title}
      note={when}
      action={
        screens.review === undefined ? undefined : (
          <LinkButton small onClick={() => navigation.go({ name: 'review', campaign: campaign.id, view: 'campaign' })}>
            {said.campaign}
          </LinkButton>
        )
      }
    >
      <div className={styles.figure}>
        <b>{said.of(format.number(campaign.decided), format.number(campaign.items))}</b>
        <span className={type.two}>{said.by(named.length)}</span>
      </div>
      <PaceChart
        opened={opened}
        due={campaign.due}
        closed={campaign.closedAt}
        items={campaign.items}
        decided={campaign.decided}
        {...(byDay === undefined ? {} : { byDay })}
      />
      {reviewers.map((reviewer) => (
        <div className={styles.person} key={reviewer.person ?? 'nobody'}>
          <span className={classes(type.truncate, reviewer.person === null && type.warn)} title={reviewer.name}>
            {reviewer.person === null ? said.noReviewer : reviewer.name}
          </span>
          <SegmentBar total={reviewer.items} segments={[{ amount: reviewer.decided, tone: 'accent' }]} />
          {reviewer.person === null ? (
            <span className={type.warn}>{said.items(reviewer.items)}</span>
          ) : (
            <ReviewerCount reviewer={reviewer} />
          )}
        </div>
      ))}
    </Block>
  );
}

function ReviewerCount({ reviewer }: { readonly reviewer: Overview['reviewers'][number] }): ReactNode {
  const { format, words } = useApp();
  const { progress: said } = words.overview;
  const count = said.of(format.number(reviewer.decided), format.number(reviewer.items));
  return <span>{reviewer.signedOff ? said.signed(count) : count}</span>;
}

function PopulationFigures({ overview }: { readonly overview: Overview }): ReactNode {
  const { navigation, format, words } = useApp();
  const { evidence: said } = words.overview;
  const subjects = ['entitlements', 'identities', 'credentials', 'findings', 'actions'] as const;
  return (
    <Block title={said.title} action={<span>{said.bundles(overview.counts.bundles)}</span>}>
      {subjects.map((subject) => (
        <div className={styles.person} key={subject}>
          <LinkButton onClick={() => navigation.go({ name: 'inventory', subject })}>
            {said.subjects[subject]}
          </LinkButton>
          <span />
          <span>{format.number(overview.counts[subject])}</span>
        </div>
      ))}
    </Block>
  );
}

export function PopulationBlock({ overview }: { readonly overview: Overview }): ReactNode {
  const { navigation, format, words } = useApp();
  const { population: said } = words.overview;
  const { population, workspace } = overview;
  if (population.length === 0) return null;
  const rejected = population.reduce((sum, row) => sum + row.rejected, 0);
  const imported = population.reduce((sum, row) => sum + row.imported, 0);
  const declared = population.reduce<number | null>(
    (sum, row) => (sum === null || row.declared === null ? null : sum + row.declared),
    0,
  );
  return (
    <Block title={said.title} note={said.declaredBy(companyWord(workspace.provider))}>
      <table className={classes(table.table, table.tight)}>
        <thead>
          <tr>
            <th scope="col">{said.system}</th>
            <th scope="col" className={table.num}>
              {said.declared}
            </th>
            <th scope="col" className={table.num}>
              {said.imported}
            </th>
            <th scope="col" className={table.num}>
              {said.difference}
            </th>
          </tr>
        </thead>
        <tbody>
          {population.map((row) => (
            <tr key={row.system}>
              <td className={styles.system} title={row.system}>
                <SystemName system={row.system} />
              </td>
              <td className={table.num}>
                {row.declared === null ? (
                  <span className={type.unknown}>{said.unknown}</span>
                ) : (
                  format.number(row.declared)
                )}
              </td>
              <td className={table.num}>{format.number(row.imported)}</td>
              <td className={classes(table.num, type.nowrap)}>
                <Difference row={row} />
              </td>
            </tr>
          ))}
          <tr className={table.sum}>
            <td>{said.all}</td>
            <td className={table.num}>
              {declared === null ? <span className={type.unknown}>{said.unknown}</span> : format.number(declared)}
            </td>
            <td className={table.num}>{format.number(imported)}</td>
            <td />
          </tr>
        </tbody>
      </table>
      {rejected === 0 ? null : (
        <p className={styles.below}>
          {said.rejected(rejected)}{' '}
          <LinkButton small onClick={() => navigation.go({ name: 'evidence' })}>
            {said.showRows}
          </LinkButton>
        </p>
      )}
    </Block>
  );
}

function Difference({ row }: { readonly row: Overview['population'][number] }): ReactNode {
  const { format, words } = useApp();
  const { population: said } = words.overview;
  if (row.declared === null || row.partial)
    return (
      <span className={type.warn}>
        <CircleHelp aria-hidden /> {row.partial ? said.partial : said.cannotTell}
      </span>
    );
  const missing = row.declared - row.imported;
  if (missing === 0)
    return (
      <span className={type.good}>
        <Check aria-hidden /> {said.none}
      </span>
    );
  return (
    <span className={type.bad}>
      <CircleAlert aria-hidden />{' '}
      {missing > 0 ? said.missing(format.number(missing)) : said.more(format.number(-missing))}
    </span>
  );
}
