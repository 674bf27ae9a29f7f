// What comes next: events that call for a small review now, and the series with their next rounds. Nothing here opens by
// itself.
import { CalendarClock, KeyRound, Play, ShieldAlert, UserX } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { CampaignSeries, ReviewTrigger, TriggerKind } from '../../../shared/contract/campaign.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { footnotes } from '../../lib/citations.ts';
import { counted } from '../../lib/format.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { RiskMark } from '../../ui/marks.tsx';
import { Block, Page, PageHead } from '../../ui/pane.tsx';
import { EmptyState, Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { Cite } from '../evidence/cite.tsx';
import styles from './campaign.module.css';
import { type ReasonAct, ReasonDialog } from './campaign-reason-dialog.tsx';

const kindWords: Readonly<Record<TriggerKind, { readonly title: string; readonly icon: ReactNode }>> = {
  owner_left: { title: 'Owner left', icon: <UserX aria-hidden /> },
  secret_leaked: { title: 'Secret leaked', icon: <KeyRound aria-hidden /> },
  privilege_raised: { title: 'Privilege raised', icon: <ShieldAlert aria-hidden /> },
};

/** Entitlements shown of one event before the rest is asked for. */
const shown = 7;

export function CampaignRounds(): ReactNode {
  const { navigation } = useApp();
  const triggers = useQuery('campaign.triggers', {});
  const series = useQuery('campaign.series', {});
  const [act, setAct] = useState<ReasonAct | null>(null);
  return (
    <Page>
      <PageHead
        title="What comes next"
        actions={
          <>
            <Button onClick={() => navigation.go({ name: 'review' })}>To the items</Button>
            <Button tone="primary" onClick={() => navigation.go({ name: 'review', view: 'set-up' })}>
              Open a campaign
            </Button>
          </>
        }
      >
        Events between two rounds, and rounds that come back. Each opens only when somebody opens it.
      </PageHead>
      <Block title="Calls for a review now" note={noteOf(triggers.value?.length)}>
        <Loaded query={triggers} skeleton={<Skeleton rows={4} />}>
          {(list) =>
            list.length === 0 ? (
              <EmptyState title="Nothing calls for a review of its own.">
                An owner who leaves, a secret found in the open or a privilege that is raised shows up here until it is
                reviewed or dismissed with a reason.
              </EmptyState>
            ) : (
              <ul className={styles.events}>
                {list.map((trigger) => (
                  <TriggerRow
                    key={trigger.trigger}
                    trigger={trigger}
                    onDismiss={() => setAct({ kind: 'dismiss', trigger: trigger.trigger, title: trigger.text })}
                  />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Block>
      <Block title="Series" note={noteOf(series.value?.filter((one) => one.ended === null).length)}>
        <Loaded query={series} skeleton={<Skeleton rows={3} />}>
          {(list) =>
            list.length === 0 ? (
              <EmptyState
                title="No review repeats yet."
                steps={
                  <Button onClick={() => navigation.go({ name: 'review', view: 'set-up' })}>
                    Plan one and save it
                  </Button>
                }
              >
                Plan a campaign and save it as a series: scope and reviewers are kept, and each round is proposed with
                what the earlier ones left open.
              </EmptyState>
            ) : (
              <ul className={styles.events}>
                {list.map((one) => (
                  <SeriesRow
                    key={one.id}
                    series={one}
                    onEnd={() => setAct({ kind: 'end', series: one.id, title: one.definition.name })}
                  />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Block>
      {act === null ? null : <ReasonDialog act={act} onClose={() => setAct(null)} />}
    </Page>
  );
}

function noteOf(count: number | undefined): string | undefined {
  return count === undefined ? undefined : count === 0 ? 'none' : `${count}`;
}

function TriggerRow({
  trigger,
  onDismiss,
}: {
  readonly trigger: ReviewTrigger;
  readonly onDismiss: () => void;
}): ReactNode {
  const { navigation, format } = useApp();
  const { cannotDecide } = useActor();
  const [count, setCount] = useState(shown);
  const { entitlements, kind } = trigger;
  const notes = footnotes(entitlements.flatMap((one) => one.citation ?? []));
  const list = entitlements.slice(0, count);
  return (
    <li>
      <div className={styles.eventHead}>
        <span className={styles.eventKind}>
          {kindWords[kind].icon}
          {kindWords[kind].title}
        </span>
        <b>{trigger.text}</b>
        <span className={type.two}>since {format.day(trigger.since)}</span>
      </div>
      <ul className={styles.concerned}>
        {list.map((one) => (
          <li key={one.uid}>
            {one.risk === null ? <span className={type.two}>not assessed</span> : <RiskMark risk={one.risk} />}
            <span className={type.truncate} title={`${one.identity}: ${one.privilege} on ${one.resource}`}>
              <b>{one.identity}</b> {one.privilege} <span className={type.two}>on {one.resource}</span>
            </span>
            {one.citation === null ? null : <Cite citation={one.citation} notes={notes} citedBy={one.identity} />}
          </li>
        ))}
      </ul>
      {list.length === entitlements.length ? null : (
        <LinkButton small onClick={() => setCount(count + 100)}>
          Show more, {format.number(entitlements.length - list.length)} are left
        </LinkButton>
      )}
      <div className={styles.acts}>
        <Button
          tone="primary"
          icon={<Play aria-hidden />}
          onClick={() =>
            navigation.go({
              name: 'review',
              view: 'set-up',
              origin: { kind: 'trigger', trigger: trigger.trigger },
            })
          }
        >
          Open a review of {entitlements.length === 1 ? 'this one' : `these ${format.number(entitlements.length)}`}
        </Button>
        {cannotDecide === null ? <Button onClick={onDismiss}>Dismiss with a reason</Button> : null}
      </div>
    </li>
  );
}

function SeriesRow({ series, onEnd }: { readonly series: CampaignSeries; readonly onEnd: () => void }): ReactNode {
  const { navigation, format } = useApp();
  const { cannotDecide } = useActor();
  const { definition, next, ended, campaigns } = series;
  return (
    <li>
      <div className={styles.eventHead}>
        <CalendarClock aria-hidden className={styles.eventIcon} />
        <b>{definition.name}</b>
        <span className={type.two}>
          every {counted(definition.everyMonths, 'month')}, {counted(definition.dueDays, 'day')} to decide
        </span>
      </div>
      {next === null ? (
        <p className={type.two}>
          Ended by {ended?.by} on {format.day(ended?.at ?? series.savedAt)}: {ended?.reason}
        </p>
      ) : (
        <p>
          Next: <b>{next.name}</b>, {next.due ? 'due since' : 'opens on'} {format.date(next.opensOn)}.{' '}
          {next.carried === 0
            ? 'Nothing was left open before.'
            : `${counted(next.carried, 'item', undefined, format)} left open before ${next.carried === 1 ? 'comes' : 'come'} first.`}
          {next.missed === 0
            ? ''
            : ` ${counted(next.missed, 'round')} before it ${next.missed === 1 ? 'was' : 'were'} not opened.`}
        </p>
      )}
      {campaigns.length === 0 ? null : (
        <p className={type.two}>
          Opened so far:{' '}
          {campaigns.map((campaign, index) => (
            <span key={campaign.id}>
              {index === 0 ? '' : ', '}
              <LinkButton
                small
                onClick={() => navigation.go({ name: 'review', campaign: campaign.id, view: 'campaign' })}
              >
                {campaign.name}
              </LinkButton>
            </span>
          ))}
        </p>
      )}
      {next === null ? null : (
        <div className={styles.acts}>
          <Button
            tone={next.due ? 'primary' : 'plain'}
            icon={<Play aria-hidden />}
            onClick={() =>
              navigation.go({ name: 'review', view: 'set-up', origin: { kind: 'series', series: series.id } })
            }
          >
            Open the next one
          </Button>
          {cannotDecide === null ? <Button onClick={onEnd}>End the series</Button> : null}
        </div>
      )}
    </li>
  );
}
