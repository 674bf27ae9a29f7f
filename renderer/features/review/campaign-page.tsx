// How a campaign stands, for whoever leads it: its pace, outcomes, each reviewer and system, what it covers and why, how the
// review is done; and the way to the page that closes it.
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { CampaignDetail } from '../../../shared/contract/review.ts';
import { itemOutcomes } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import type { Screen } from '../../app/navigation.ts';
import { useActor } from '../../app/use-store.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { DecisionMark } from '../../ui/marks.tsx';
import { Block, Columns, Page, PageHead } from '../../ui/pane.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import styles from './campaign.module.css';
import { ClosingBlock } from './campaign-closing.tsx';
import { CoversBlock, LeftOutBlock, TookOverBlocks } from './campaign-covers.tsx';
import { OpenEndsBlock } from './campaign-open-ends.tsx';
import { PaceBlock } from './campaign-pace.tsx';
import { ReviewersBlock, SystemsBlock } from './campaign-progress.tsx';
import { RemindersBlock } from './campaign-reminders.tsx';
import { campaignSummary, qualityFacts } from './words.ts';

type Part = Extract<Screen, { name: 'review' }>['part'];

interface CampaignPageProps {
  readonly campaign: string;
  /** What is brought into view. */
  readonly part?: Part;
}

export function CampaignPage({ campaign, part }: CampaignPageProps): ReactNode {
  const query = useQuery('campaign.read', { campaign });
  return (
    <Loaded query={query} skeleton={<Skeleton rows={12} />}>
      {(detail) => <CampaignOf detail={detail} part={part} />}
    </Loaded>
  );
}

function CampaignOf({ detail, part }: { readonly detail: CampaignDetail; readonly part: Part }): ReactNode {
  const { navigation, words, format } = useApp();
  const { page, close, rounds } = words.campaign;
  const { cannotDecide } = useActor();
  const isOpen = detail.state === 'open';
  // Once it is in view, asking for it again brings it there again.
  const seen = () => navigation.replace({ name: 'review', campaign: detail.id, view: 'campaign' });
  const reminders = useBroughtIntoView(part === 'reminders', seen);
  const leftOpen = useBroughtIntoView(part === 'left-open', seen);
  return (
    <Page>
      <PageHead
        title={detail.name}
        actions={
          <>
            <Button onClick={() => navigation.go({ name: 'review', campaign: detail.id })}>{page.toItems}</Button>
            <Button onClick={() => navigation.go({ name: 'review', view: 'rounds' })}>{rounds.title}</Button>
            <Button onClick={() => navigation.go({ name: 'reports' })}>{page.reports}</Button>
            {isOpen && cannotDecide === null ? (
              <Button
                tone={detail.complete ? 'primary' : 'plain'}
                onClick={() => navigation.go({ name: 'review', campaign: detail.id, view: 'close' })}
              >
                {close.act}
              </Button>
            ) : null}
          </>
        }
      >
        {page.summary(
          detail.items,
          campaignSummary(detail, words.review, format),
          format.date(detail.baseline.at),
          detail.baseline.bundles.map((bundle) => bundle.name).join(', '),
        )}{' '}
        {detail.closeReason === null ? null : page.closedBecause(detail.closeReason)}
      </PageHead>
      <Notices detail={detail} />
      <Columns
        main={
          <>
            <PaceBlock detail={detail} />
            <Block title={page.outcomes} note={outcomesNote(detail, page.outcomesNote)}>
              <Outcomes counts={detail.byOutcome} />
            </Block>
            {isOpen ? null : (
              <div ref={leftOpen} tabIndex={-1} className={styles.part}>
                <OpenEndsBlock campaign={detail.id} />
              </div>
            )}
            <ReviewersBlock detail={detail} />
            <SystemsBlock detail={detail} />
            <TookOverBlocks detail={detail} />
          </>
        }
        side={
          <>
            <div ref={reminders} tabIndex={-1} className={styles.part}>
              {isOpen ? <RemindersBlock campaign={detail.id} /> : <ClosingBlock campaign={detail.id} />}
            </div>
            <CoversBlock detail={detail} />
            <LeftOutBlock detail={detail} />
            <Quality detail={detail} />
            <Block title={page.operatingModel}>
              <p className={type.two}>
                {page.modelVersion(detail.modelVersion)}{' '}
                <LinkButton onClick={() => navigation.go({ name: 'engagement' })}>{page.showModel}</LinkButton>
              </p>
            </Block>
          </>
        }
      />
    </Page>
  );
}

/** Scrolls to a part of the page and gives it the focus, for whoever came here by its name. */
function useBroughtIntoView(wanted: boolean, onSeen: () => void): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const seen = useRef(onSeen);
  seen.current = onSeen;
  useEffect(() => {
    if (!wanted || place.current === null) return;
    place.current.scrollIntoView({ block: 'nearest' });
    place.current.focus({ preventScroll: true });
    seen.current();
  }, [wanted]);
  return place;
}

function outcomesNote(
  { complete, state }: CampaignDetail,
  notes: { readonly complete: string; readonly soFar: string; readonly incomplete: string },
): string {
  if (complete) return notes.complete;
  return state === 'open' ? notes.soFar : notes.incomplete;
}

function Notices({ detail }: { readonly detail: CampaignDetail }): ReactNode {
  const { words } = useApp();
  const { page } = words.campaign;
  const [first, ...others] = detail.notices;
  if (first === undefined) return null;
  return (
    <Block title={page.toKnow} note={page.toKnowNote}>
      <Banner tone="warn" title={first}>
        {others.length === 0 ? null : (
          <ul>
            {others.map((notice) => (
              <li key={notice}>{notice}</li>
            ))}
          </ul>
        )}
      </Banner>
    </Block>
  );
}

export function Outcomes({ counts }: { readonly counts: CampaignDetail['byOutcome'] }): ReactNode {
  const { words, format } = useApp();
  return (
    <div className={styles.totals}>
      {itemOutcomes.map((outcome) => (
        <div key={outcome}>
          <b>{format.number(counts[outcome])}</b>
          <DecisionMark
            outcome={outcome}
            {...(outcome === 'CERTIFY_UNTIL' ? { word: words.campaign.page.untilADate } : {})}
          />
        </div>
      ))}
    </div>
  );
}

function Quality({ detail }: { readonly detail: CampaignDetail }): ReactNode {
  const { words } = useApp();
  const { page } = words.campaign;
  const refused = detail.quality.refused ?? [];
  return (
    <Block title={page.quality} note={page.qualityNote}>
      <Facts narrow>
        {qualityFacts(detail.quality, words).map(([label, text]) => (
          <FactRow key={label} label={label}>
            {text}
          </FactRow>
        ))}
        {refused.length === 0 ? null : (
          <FactRow label={page.refused}>{page.refusedText(refused.reduce((sum, { times }) => sum + times, 0))}</FactRow>
        )}
      </Facts>
    </Block>
  );
}
