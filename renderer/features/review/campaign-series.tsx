// One series: how often it comes, its next round with what that takes over, and the rounds that were opened.
import { CalendarClock, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CampaignSeries } from '../../../shared/contract/campaign.ts';
import { seriesName } from '../../../shared/round-names.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import type from '../../ui/type.module.css';
import styles from './campaign.module.css';

/** By its next rounds; by its first ones once it has ended. */
export function nameOf({ definition, next }: CampaignSeries): string {
  return seriesName(definition.name, next?.opensOn ?? definition.firstOpens, definition.everyMonths);
}

interface SeriesRowProps {
  readonly series: CampaignSeries;
  readonly onEnd: () => void;
}

export function SeriesRow({ series, onEnd }: SeriesRowProps): ReactNode {
  const { navigation, words, format } = useApp();
  const said = words.campaign.rounds;
  const { cannotDecide } = useActor();
  const { definition, next, ended, campaigns } = series;
  return (
    <li>
      <div className={styles.eventHead}>
        <CalendarClock aria-hidden className={styles.eventIcon} />
        <b>{nameOf(series)}</b>
        <span className={type.two}>{said.rhythm(definition.everyMonths, definition.dueDays)}</span>
      </div>
      {ended === null ? null : <p className={type.two}>{said.ended(ended.by, format.day(ended.at), ended.reason)}</p>}
      <div className={styles.eventFacts}>
        <Facts narrow>
          {next === null ? null : (
            <>
              <FactRow label={said.nextRound} note={said.opensOn(format.date(next.opensOn), next.due)}>
                {next.name}
              </FactRow>
              <FactRow label={said.takesOver}>{said.carried(next.carried, next.gone)}</FactRow>
              {next.missed === 0 ? null : <FactRow label={said.missed}>{said.missedText(next.missed)}</FactRow>}
            </>
          )}
          {campaigns.length === 0 ? null : (
            <FactRow label={said.opened}>
              <span className={styles.opened}>
                {campaigns.map((campaign) => (
                  <LinkButton
                    key={campaign.id}
                    onClick={() => navigation.go({ name: 'review', campaign: campaign.id, view: 'campaign' })}
                  >
                    {campaign.name}
                  </LinkButton>
                ))}
              </span>
            </FactRow>
          )}
        </Facts>
      </div>
      {next === null ? null : (
        <div className={styles.acts}>
          <Button
            tone={next.due ? 'primary' : 'plain'}
            icon={<Play aria-hidden />}
            onClick={() =>
              navigation.go({ name: 'review', view: 'set-up', origin: { kind: 'series', series: series.id } })
            }
          >
            {said.openNext}
          </Button>
          {cannotDecide === null ? <Button onClick={onEnd}>{said.end}</Button> : null}
        </div>
      )}
    </li>
  );
}
