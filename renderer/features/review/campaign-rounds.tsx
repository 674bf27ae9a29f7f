// What comes next: events that call for a small review now, and the series with their next rounds. Nothing here opens by
// itself.
import { type ReactNode, useEffect, useState } from 'react';
import type { MethodOutput } from '../../../shared/contract.ts';
import { useApp } from '../../app/context.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Block, Page, PageHead } from '../../ui/pane.tsx';
import { EmptyState, Loaded, Skeleton } from '../../ui/states.tsx';
import styles from './campaign.module.css';
import { ShowMore } from './campaign-open-ends.tsx';
import { type ReasonAct, ReasonDialog } from './campaign-reason-dialog.tsx';
import { nameOf, SeriesRow } from './campaign-series.tsx';
import { TriggerRow } from './campaign-trigger.tsx';
import { campaignSummary } from './words.ts';

/** Events and series shown at first, and how many more each time they are asked for. */
const shown = 10;
const more = 50;

export function CampaignRounds(): ReactNode {
  const { navigation, words, format } = useApp();
  const said = words.campaign.rounds;
  const triggers = useQuery('campaign.triggers', {});
  const series = useQuery('campaign.series', {});
  const [count, setCount] = useState({ triggers: shown, series: shown });
  const [act, setAct] = useState<ReasonAct | null>(null);
  const [asking, setAsking] = useState(false);
  const ask = (next: ReasonAct) => {
    setAct(next);
    setAsking(true);
  };
  const note = (amount: number | undefined) =>
    amount === undefined ? undefined : amount === 0 ? said.none : format.number(amount);
  const planSeries = () => navigation.go({ name: 'review', view: 'set-up', repeat: true });
  return (
    <Page>
      <PageHead
        title={said.title}
        actions={
          <>
            <Button onClick={() => navigation.go({ name: 'review' })}>{words.campaign.page.toItems}</Button>
            <Button tone="primary" onClick={() => navigation.go({ name: 'review', view: 'set-up' })}>
              {said.openCampaign}
            </Button>
          </>
        }
      >
        {said.lead}
      </PageHead>
      <UnderWay />
      <DraftedPlan />
      <Block title={said.triggers} note={note(triggers.value?.length)}>
        <Loaded query={triggers} skeleton={<Skeleton rows={4} />}>
          {(list) =>
            list.length === 0 ? (
              <EmptyState title={said.noTriggers} flush>
                {said.noTriggersMean}
              </EmptyState>
            ) : (
              <>
                <ul className={styles.events}>
                  {list.slice(0, count.triggers).map((trigger) => (
                    <TriggerRow
                      key={trigger.trigger}
                      trigger={trigger}
                      onDismiss={() => ask({ kind: 'dismiss', trigger: trigger.trigger, title: trigger.text })}
                    />
                  ))}
                </ul>
                <ShowMore
                  left={list.length - count.triggers}
                  onMore={() => setCount({ ...count, triggers: count.triggers + more })}
                />
              </>
            )
          }
        </Loaded>
      </Block>
      <Block title={said.series} note={note(series.value?.filter((one) => one.ended === null).length)}>
        <Loaded query={series} skeleton={<Skeleton rows={3} />}>
          {(list) =>
            list.length === 0 ? (
              <EmptyState title={said.noSeries} flush steps={<Button onClick={planSeries}>{said.planOne}</Button>}>
                {said.noSeriesMean}
              </EmptyState>
            ) : (
              <>
                <ul className={styles.events}>
                  {list.slice(0, count.series).map((one) => (
                    <SeriesRow
                      key={one.id}
                      series={one}
                      onEnd={() => ask({ kind: 'end', series: one.id, title: nameOf(one) })}
                    />
                  ))}
                </ul>
                <ShowMore
                  left={list.length - count.series}
                  onMore={() => setCount({ ...count, series: count.series + more })}
                />
              </>
            )
          }
        </Loaded>
      </Block>
      {act === null ? null : (
        <ReasonDialog
          key={act.kind === 'dismiss' ? act.trigger : act.series}
          act={act}
          open={asking}
          onClose={() => setAsking(false)}
        />
      )}
    </Page>
  );
}

/** What is open now comes first of all: its date, and the page that closes it. */
function UnderWay(): ReactNode {
  const { navigation, words, format } = useApp();
  const said = words.campaign.rounds;
  const open = (useQuery('campaign.list', {}).value ?? []).filter((campaign) => campaign.state === 'open');
  if (open.length === 0) return null;
  return (
    <Block title={said.underWay} note={format.number(open.length)}>
      <ul className={styles.people}>
        {open.slice(0, shown).map((campaign) => (
          <li key={campaign.id}>
            <span>
              <LinkButton onClick={() => navigation.go({ name: 'review', campaign: campaign.id, view: 'campaign' })}>
                {campaign.name}
              </LinkButton>
              <small>
                {said.decidedOf(campaign.decided, campaign.items)}, {campaignSummary(campaign, words.review, format)}
              </small>
            </span>
            <Button
              size="small"
              onClick={() => navigation.go({ name: 'review', campaign: campaign.id, view: 'close' })}
            >
              {words.campaign.close.act}
            </Button>
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** What was planned and not opened waits here too; it is read each time, as keeping a draft tells nobody. */
function DraftedPlan(): ReactNode {
  const { engine, navigation, words, format } = useApp();
  const said = words.campaign.rounds;
  const [kept, setKept] = useState<MethodOutput<'campaign.planDraft'>>(null);
  useEffect(() => {
    let gone = false;
    engine.call('campaign.planDraft', { origin: null }).then(
      (found) => {
        if (!gone) setKept(found);
      },
      // Without it the page only lacks a way to the plan, which says itself what is wrong.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [engine]);
  if (kept === null) return null;
  const { name, due } = kept.draft;
  return (
    <Block title={said.draft}>
      <ul className={styles.people}>
        <li>
          <span>
            {name.trim() === '' ? said.draftNameless : name}
            <small>{said.draftKept(format.shortMoment(kept.at), due === '' ? null : format.date(due))}</small>
          </span>
          <Button size="small" onClick={() => navigation.go({ name: 'review', view: 'set-up' })}>
            {said.draftGoOn}
          </Button>
        </li>
      </ul>
    </Block>
  );
}
