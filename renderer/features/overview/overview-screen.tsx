// The overview: what is open, due and expired; what the provider did unasked; coverage, population and progress.
import { Download } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Overview } from '../../../shared/contract/workspace.ts';
import { useApp } from '../../app/context.ts';
import { screens } from '../../app/screens.tsx';
import { useActor, useWorkspace } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useQuery } from '../../lib/use-query.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import pane from '../../ui/pane.module.css';
import { Columns, Page, PageHead } from '../../ui/pane.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import { AgeingBlock } from './ageing-block.tsx';
import { CoverageBlock, OpenItemsBlock } from './coverage-blocks.tsx';
import { FirstSteps } from './first-steps.tsx';
import { NeedsBlock } from './needs-block.tsx';
import { PopulationBlock, ProgressBlock } from './progress-blocks.tsx';
import { Unauthorised } from './unauthorised.tsx';

export function OverviewScreen(): ReactNode {
  const { as } = useActor();
  const workspace = useWorkspace();
  const query = useQuery('overview.read', { person: as });
  return (
    <Page>
      <Loaded
        query={query}
        skeleton={
          <>
            <PageHead title={workspace.customer} />
            <Skeleton rows={16} />
          </>
        }
      >
        {(overview) =>
          overview.counts.bundles === 0 ? <FirstSteps overview={overview} /> : <Filled overview={overview} />
        }
      </Loaded>
    </Page>
  );
}

function Filled({ overview }: { readonly overview: Overview }): ReactNode {
  return (
    <>
      <Head overview={overview} />
      <Unauthorised overview={overview} />
      <Columns
        main={
          <>
            <NeedsBlock overview={overview} />
            <CoverageBlock overview={overview} />
            <OpenItemsBlock overview={overview} />
          </>
        }
        side={
          <>
            <ProgressBlock overview={overview} />
            <PopulationBlock overview={overview} />
            <AgeingBlock overview={overview} />
          </>
        }
      />
    </>
  );
}

function Head({ overview }: { readonly overview: Overview }): ReactNode {
  const { navigation, format, words } = useApp();
  const { head: said } = words.overview;
  const { workspace, campaign } = overview;
  const who = said.who(workspace.provider, workspace.customer);
  const canReview = screens.review !== undefined;
  // No campaign opens before it is settled who does what.
  const isUnsettled = overview.needs.some((need) => need.kind === 'engagement');
  if (campaign === null)
    return (
      <PageHead
        title={workspace.customer}
        actions={
          isUnsettled ? (
            <Button tone="primary" onClick={() => navigation.go({ name: 'engagement' })}>
              {said.settle}
            </Button>
          ) : canReview ? (
            <Button tone="primary" onClick={() => navigation.go({ name: 'review' })}>
              {said.openCampaign}
            </Button>
          ) : undefined
        }
      >
        {who} {said.noCampaign}
      </PageHead>
    );
  const state =
    campaign.state === 'closed' && campaign.closedAt !== null
      ? said.closed(format.day(campaign.openedAt), format.day(campaign.closedAt))
      : said.due(format.day(campaign.openedAt), format.due(campaign.due).text);
  return (
    <PageHead
      title={campaign.name}
      actions={
        <>
          <StatusReport campaign={campaign.id} name={campaign.name} />
          {canReview ? (
            <Button tone="primary" keys="g r" onClick={() => navigation.go({ name: 'review', campaign: campaign.id })}>
              {campaign.state === 'closed' ? said.readDecisions : said.continue}
            </Button>
          ) : null}
        </>
      }
    >
      {who} {state}
    </PageHead>
  );
}

/** An unsigned draft of the report as it stands now. */
function StatusReport({ campaign, name }: { readonly campaign: string; readonly name: string }): ReactNode {
  const { bridge, toasts, words } = useApp();
  const { head: said } = words.overview;
  const { as } = useActor();
  const issue = useCommand('report.issue');
  const [refused, setRefused] = useState(false);
  const make = async () => {
    setRefused(as === null);
    if (as === null) return;
    const [out] = await bridge.dialog('save-report', { fileName: said.statusFile(name) });
    if (out === undefined) return;
    const answer = await issue.run(
      { campaign, format: 'pdf', passphrase: null, out, as },
      { job: { verb: said.statusVerb, subject: said.statusSubject } },
    );
    if (answer.ok) toasts.show(said.statusWritten, { label: said.openIt, run: () => void bridge.openPath(out) });
  };
  return (
    <>
      <Button icon={<Download aria-hidden />} onClick={() => void make()}>
        {issue.running ? said.writing : said.status}
      </Button>
      {refused ? <span role="alert">{said.chooseFirst}</span> : null}
      {issue.error === null ? null : (
        <div className={pane.padded}>
          <ErrorBanner error={issue.error} onDismiss={issue.clearError} />
        </div>
      )}
    </>
  );
}
