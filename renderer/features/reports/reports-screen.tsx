// Reports: what a campaign's report will contain, issuing it signed, what was issued before, and verifying any file.
import { type ReactNode, useState } from 'react';
import type { ReportPreview } from '../../../shared/contract/report.ts';
import type { CampaignProgress } from '../../../shared/contract/workspace.ts';
import { useApp } from '../../app/context.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Block, Columns, Page, PageHead } from '../../ui/pane.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState, Loaded, Skeleton } from '../../ui/states.tsx';
import { DecisionBlock } from './decision-block.tsx';
import { IssueCards } from './issue-cards.tsx';
import { Issued } from './issued.tsx';
import styles from './reports.module.css';
import { VerifyBlock } from './verify-block.tsx';

export function ReportsScreen(): ReactNode {
  const { reports } = useApp().words;
  const campaigns = useQuery('campaign.list', {});
  return (
    <Page>
      <PageHead title={reports.title}>{reports.lead}</PageHead>
      <Columns
        main={
          <Loaded query={campaigns} skeleton={<Skeleton rows={10} />}>
            {(list) => <CampaignReport campaigns={list} />}
          </Loaded>
        }
        side={
          <>
            <Issued />
            <VerifyBlock />
          </>
        }
      />
    </Page>
  );
}

function CampaignReport({ campaigns }: { readonly campaigns: readonly CampaignProgress[] }): ReactNode {
  const { navigation, format, words } = useApp();
  const { reports } = words;
  const [chosen, setChosen] = useState<string | null>(null);
  const latestClosed = campaigns
    .filter((campaign) => campaign.state === 'closed')
    .sort(byOpening)
    .at(-1);
  const campaign = campaigns.find((one) => one.id === chosen) ?? latestClosed ?? [...campaigns].sort(byOpening).at(-1);
  const preview = useQuery('report.preview', campaign === undefined ? null : { campaign: campaign.id });
  if (campaign === undefined) {
    return (
      <Block title={reports.campaign}>
        <EmptyState
          title={reports.nothing}
          steps={
            <Button tone="primary" onClick={() => navigation.go({ name: 'review' })}>
              {reports.openCampaign}
            </Button>
          }
        >
          {reports.nothingWhy}
        </EmptyState>
      </Block>
    );
  }
  return (
    <>
      <Block title={reports.campaign}>
        <div className={styles.choose}>
          <Field label={reports.reportOn}>
            {(parts) => (
              <Select
                {...parts}
                options={campaigns.map((one) => ({
                  value: one.id,
                  label: one.name,
                  note:
                    one.state === 'closed'
                      ? reports.closed(format.date(one.closedAt ?? one.due))
                      : reports.due(format.date(one.due)),
                }))}
                value={campaign.id}
                onChange={setChosen}
              />
            )}
          </Field>
        </div>
      </Block>
      <Loaded query={preview} skeleton={<Skeleton rows={10} />}>
        {(loaded) => <PreviewOf key={loaded.campaign} preview={loaded} />}
      </Loaded>
    </>
  );
}

function PreviewOf({ preview }: { readonly preview: ReportPreview }): ReactNode {
  const { reports } = useApp().words;
  return (
    <>
      <IssueCards preview={preview} />
      {preview.draft ? null : <DecisionBlock campaign={preview.campaign} />}
      {preview.notices.length === 0 ? null : (
        <Block title={reports.willSay} note={reports.becauseItIsSo}>
          <Banner tone="warn" title={reports.notices(preview.notices.length)}>
            <ul className={styles.notices}>
              {preview.notices.map((notice) => (
                <li key={notice}>{notice}</li>
              ))}
            </ul>
          </Banner>
        </Block>
      )}
      <Block title={reports.contains} note={reports.sections(preview.sections.length)}>
        <ul className={styles.sections}>
          {preview.sections.map(({ section, summary }) => (
            <li key={section}>
              <b>{section}</b>
              <span>{summary}</span>
            </li>
          ))}
        </ul>
      </Block>
    </>
  );
}

function byOpening(one: CampaignProgress, other: CampaignProgress): number {
  return one.openedAt.localeCompare(other.openedAt);
}
