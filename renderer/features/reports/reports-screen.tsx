// Reports: what a campaign's report will contain, issuing it signed, what was issued before, and verifying any file.
import { FileArchive, FileJson, FileSpreadsheet, FileText, Table2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { IssuedReport, ReportFormat, ReportPreview } from '../../../shared/contract/report.ts';
import type { CampaignProgress } from '../../../shared/contract/workspace.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { counted } from '../../lib/format.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Block, Columns, Page, PageHead } from '../../ui/pane.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState, Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { baseName, formats, formatWords } from './format-words.ts';
import { IssueDialog } from './issue-dialog.tsx';
import styles from './reports.module.css';
import { VerifyBlock } from './verify-block.tsx';

const formatIcons: Readonly<Record<ReportFormat, ReactNode>> = {
  pdf: <FileText aria-hidden />,
  xlsx: <FileSpreadsheet aria-hidden />,
  pack: <FileArchive aria-hidden />,
  csv: <Table2 aria-hidden />,
  parquet: <Table2 aria-hidden />,
  oscal: <FileJson aria-hidden />,
  poam: <FileJson aria-hidden />,
};

export function ReportsScreen(): ReactNode {
  const campaigns = useQuery('campaign.list', {});
  return (
    <Page>
      <PageHead title="Reports">
        What leaves the building, signed by a person of the customer, and verifiable by anybody without Countersign.
      </PageHead>
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
  const { navigation, format } = useApp();
  const [chosen, setChosen] = useState<string | null>(null);
  const latestClosed = campaigns
    .filter((campaign) => campaign.state === 'closed')
    .sort(byOpening)
    .at(-1);
  const campaign = campaigns.find((one) => one.id === chosen) ?? latestClosed ?? [...campaigns].sort(byOpening).at(-1);
  const preview = useQuery('report.preview', campaign === undefined ? null : { campaign: campaign.id });
  if (campaign === undefined) {
    return (
      <Block title="Campaign">
        <EmptyState
          title="There is nothing to report yet."
          steps={
            <Button tone="primary" onClick={() => navigation.go({ name: 'review' })}>
              Open a campaign
            </Button>
          }
        >
          A report is made of a campaign: its decisions, its evidence, and how the review was done.
        </EmptyState>
      </Block>
    );
  }
  return (
    <>
      <Block title="Campaign">
        <div className={styles.choose}>
          <Field label="Report on">
            {(parts) => (
              <Select
                {...parts}
                options={campaigns.map((one) => ({
                  value: one.id,
                  label: one.name,
                  note:
                    one.state === 'closed'
                      ? `closed ${format.date(one.closedAt ?? one.due)}`
                      : `open, due ${format.date(one.due)}`,
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
  const { cannotDecide } = useActor();
  const [issuing, setIssuing] = useState<ReportFormat | null>(null);
  const edition = preview.draft ? 'draft, unsigned' : `edition ${preview.edition}, signed`;
  return (
    <>
      <Block title="Issue" note={edition}>
        {preview.draft ? (
          <Banner title="It will be a draft.">
            A signed report needs a closed campaign, or one whose assignments are all signed off. A draft says so on
            every page.
          </Banner>
        ) : null}
        <div className={styles.formats}>
          {formats.map((format) => (
            <div key={format} className={styles.format}>
              <h3>
                {formatIcons[format]}
                {formatWords[format].title}
              </h3>
              <p>{formatWords[format].purpose}</p>
              <Button onClick={() => setIssuing(format)}>{preview.draft ? 'Save a draft' : 'Sign and save'}</Button>
            </div>
          ))}
        </div>
        {cannotDecide === null || preview.draft ? null : <p className={`${type.two} ${type.t12}`}>{cannotDecide}</p>}
      </Block>
      {preview.notices.length === 0 ? null : (
        <Block title="It will say" note="because it is so">
          <Banner tone="warn" title={counted(preview.notices.length, 'notice')}>
            <ul className={styles.notices}>
              {preview.notices.map((notice) => (
                <li key={notice}>{notice}</li>
              ))}
            </ul>
          </Banner>
        </Block>
      )}
      <Block title="What it will contain" note={counted(preview.sections.length, 'section')}>
        <ul className={styles.sections}>
          {preview.sections.map(({ section, summary }) => (
            <li key={section}>
              <b>{section}</b>
              <span>{summary}</span>
            </li>
          ))}
        </ul>
      </Block>
      {issuing === null ? null : <IssueDialog preview={preview} format={issuing} onClose={() => setIssuing(null)} />}
    </>
  );
}

function Issued(): ReactNode {
  const query = useQuery('report.list', {});
  return (
    <Block title="Issued" note={query.value === undefined ? '' : `${query.value.length}`}>
      <Loaded query={query} skeleton={<Skeleton rows={3} />}>
        {(issued) =>
          issued.length === 0 ? (
            <p className={type.two}>Nothing has been issued yet. What is issued is listed here with its checksum.</p>
          ) : (
            <ul className={styles.issued}>
              {[...issued].reverse().map((report) => (
                <IssuedRow key={report.id} report={report} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Block>
  );
}

function IssuedRow({ report }: { readonly report: IssuedReport }): ReactNode {
  const { bridge, format } = useApp();
  return (
    <li>
      {formatIcons[report.format]}
      <div>
        <b title={report.file}>{baseName(report.file)}</b>
        <p>
          {report.campaignName}, edition {report.edition}, {format.size(report.size)}; {format.moment(report.issuedAt)}{' '}
          by {report.issuedBy}
        </p>
        <code title="SHA-256">{report.sha256}</code>
      </div>
      <LinkButton small onClick={() => void bridge.showInFolder(report.file)}>
        Show
      </LinkButton>
    </li>
  );
}

function byOpening(one: CampaignProgress, other: CampaignProgress): number {
  return one.openedAt.localeCompare(other.openedAt);
}
