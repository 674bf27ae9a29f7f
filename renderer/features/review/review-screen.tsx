// Review: the open campaign's items, or how to open a campaign when none is.
import { CalendarClock, ChartNoAxesColumn, FileCheck, PenLine, Plus } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import type { CampaignProgress } from '../../../shared/contract/workspace.ts';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import type { Navigation, Screen } from '../../app/navigation.ts';
import { useActor } from '../../app/use-store.ts';
import type { Format } from '../../lib/format.ts';
import { useQuery } from '../../lib/use-query.ts';
import type { Messages } from '../../messages/table.ts';
import type { MenuGroup } from '../../ui/menu.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import { CampaignClose } from './campaign-close.tsx';
import { CampaignPage } from './campaign-page.tsx';
import { CampaignRounds } from './campaign-rounds.tsx';
import { CampaignSetup } from './campaign-setup.tsx';
import { campaignSummary } from './words.ts';
import { Workbench } from './workbench.tsx';

export function ReviewScreen({ screen }: { readonly screen: Screen }): ReactNode {
  const campaigns = useQuery('campaign.list', {});
  const shown = screen.name === 'review' ? screen : { name: 'review' as const };
  return (
    <Loaded query={campaigns} skeleton={<Skeleton rows={14} height={46} />}>
      {(list) => <ReviewOf list={list} screen={shown} />}
    </Loaded>
  );
}

interface ReviewOfProps {
  readonly list: readonly CampaignProgress[];
  readonly screen: Extract<Screen, { name: 'review' }>;
}

function ReviewOf({ list, screen }: ReviewOfProps): ReactNode {
  const { navigation, words, format } = useApp();
  const open = list.filter((campaign) => campaign.state === 'open');
  const campaign = list.find((one) => one.id === screen.campaign) ?? open.at(-1) ?? newest(list);
  const { as } = useActor();
  const signOffs = useQuery(
    'review.signOffs',
    campaign === undefined || as === null ? null : { campaign: campaign.id, person: as },
  );
  const hasSigned = (signOffs.value?.length ?? 0) > 0;
  const toSignOff = () => {
    if (campaign !== undefined) navigation.go({ name: 'sign-off', campaign: campaign.id });
  };
  useCommands(hasSigned ? { 'review.receipt': toSignOff } : {});
  const ways = useMemo(
    () =>
      campaign === undefined ? [] : waysFrom({ list, campaign, hasSigned, navigation, words: words.review, format }),
    [list, campaign, hasSigned, navigation, words, format],
  );
  if (screen.view === 'rounds') return <CampaignRounds />;
  if (screen.view === 'set-up' || campaign === undefined) {
    return (
      <CampaignSetup
        key={JSON.stringify(screen.origin ?? null)}
        first={campaign === undefined}
        origin={screen.origin ?? null}
        repeat={screen.repeat === true}
        taken={list.map(({ name }) => name)}
        onLeave={() => navigation.go({ name: 'review' })}
      />
    );
  }
  if (screen.view === 'close') return <CampaignClose key={campaign.id} campaign={campaign.id} />;
  if (screen.view === 'campaign') return <CampaignPage key={campaign.id} campaign={campaign.id} part={screen.part} />;
  return (
    <Workbench
      key={`${campaign.id} ${campaign.state}`}
      campaign={campaign.id}
      closed={campaign.state === 'closed'}
      item={screen.item}
      ways={ways}
    />
  );
}

interface WaysOptions {
  readonly list: readonly CampaignProgress[];
  readonly campaign: CampaignProgress;
  readonly hasSigned: boolean;
  readonly navigation: Navigation;
  readonly words: Messages['review'];
  readonly format: Format;
}

/** From the items to how the campaign stands, to its signing, and to the other campaigns. */
function waysFrom({ list, campaign, hasSigned, navigation, words, format }: WaysOptions): readonly MenuGroup[] {
  const said = words.campaign;
  const toSignOff = () => navigation.go({ name: 'sign-off', campaign: campaign.id });
  const others = list.filter((one) => one.id !== campaign.id);
  return [
    {
      items: [
        {
          id: 'campaign',
          label: said.stands,
          icon: <ChartNoAxesColumn aria-hidden />,
          run: () => navigation.go({ name: 'review', campaign: campaign.id, view: 'campaign' }),
        },
        // What is signed is final: its page and its copy take the place of the signing.
        hasSigned
          ? { id: 'signed', label: said.signed, icon: <FileCheck aria-hidden />, run: toSignOff }
          : { id: 'sign-off', label: said.signOff, icon: <PenLine aria-hidden />, run: toSignOff },
        {
          id: 'rounds',
          label: said.rounds,
          icon: <CalendarClock aria-hidden />,
          run: () => navigation.go({ name: 'review', view: 'rounds' }),
        },
        ...(list.some(({ state }) => state === 'open')
          ? []
          : [
              {
                id: 'set-up',
                label: said.open,
                icon: <Plus aria-hidden />,
                run: () => navigation.go({ name: 'review', view: 'set-up' }),
              },
            ]),
      ],
    },
    {
      label: said.others,
      items: others.map((one) => ({
        id: one.id,
        label: one.name,
        note: campaignSummary(one, words, format),
        run: () => navigation.go({ name: 'review', campaign: one.id }),
      })),
    },
  ];
}

function newest(list: readonly CampaignProgress[]): CampaignProgress | undefined {
  return [...list].sort((one, other) => one.openedAt.localeCompare(other.openedAt)).at(-1);
}
