// How many items stood decided on each day, against an even pace to the due date.
import type { ReactNode } from 'react';
import type { CampaignDetail } from '../../../shared/contract/review.ts';
import { useApp } from '../../app/context.ts';
import { daysBetween, localDay } from '../../lib/format.ts';
import { useQuery } from '../../lib/use-query.ts';
import { PaceChart } from '../../ui/charts/pace.tsx';
import { Block } from '../../ui/pane.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';

export function PaceBlock({ detail }: { readonly detail: CampaignDetail }): ReactNode {
  const { words } = useApp();
  const { page } = words.campaign;
  const query = useQuery('campaign.pace', { campaign: detail.id });
  const opened = detail.openedAt.slice(0, 10);
  const days = daysBetween(opened, detail.due) + 1;
  const day = daysBetween(opened, localDay(new Date())) + 1;
  const note =
    detail.state === 'closed'
      ? page.paceNote.closed
      : day > days
        ? page.paceNote.late(day - days)
        : page.paceNote.day(day, days);
  return (
    <Block title={page.pace} note={note}>
      <Loaded query={query} skeleton={<Skeleton rows={4} />}>
        {(byDay) => (
          <PaceChart
            opened={opened}
            due={detail.due}
            closed={detail.closedAt}
            items={detail.items}
            decided={detail.decided}
            byDay={byDay}
          />
        )}
      </Loaded>
    </Block>
  );
}
