// What was issued, the newest first: drafts and redacted editions marked, and what was added to each since.
import { Clock3, Copy, FolderOpen, MoreHorizontal, PenLine } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { IssuedReport, ReportRevision } from '../../../shared/contract/report.ts';
import { countersignedFormats } from '../../../shared/report-formats.ts';
import { useApp } from '../../app/context.ts';
import { copyText } from '../../lib/clipboard.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Badge } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Block } from '../../ui/pane.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { CountersignDialog } from './countersign-dialog.tsx';
import { FormatIcon } from './format-icon.tsx';
import { baseName, checksumLine } from './format-words.ts';
import styles from './reports.module.css';
import { useFileAtHand } from './saved-file.tsx';
import { TimestampDialog } from './timestamp-dialog.tsx';

type Adding = { readonly what: 'signature' | 'timestamp'; readonly report: IssuedReport };

export function Issued(): ReactNode {
  const { issued: said } = useApp().words.reports;
  const query = useQuery('report.list', {});
  const [adding, setAdding] = useState<Adding | null>(null);
  return (
    <Block title={said.title} note={query.value === undefined ? '' : `${query.value.length}`}>
      <Loaded query={query} skeleton={<Skeleton rows={3} />}>
        {(issued) =>
          issued.length === 0 ? (
            <p className={type.two}>{said.none}</p>
          ) : (
            <ul className={styles.issued}>
              {issued.map((report) => (
                <Row key={report.id} report={report} onAdd={(what) => setAdding({ what, report })} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {adding?.what === 'signature' ? (
        <CountersignDialog report={adding.report} onClose={() => setAdding(null)} />
      ) : null}
      {adding?.what === 'timestamp' ? <TimestampDialog report={adding.report} onClose={() => setAdding(null)} /> : null}
    </Block>
  );
}

interface RowProps {
  readonly report: IssuedReport;
  readonly onAdd: (what: Adding['what']) => void;
}

function Row({ report, onAdd }: RowProps): ReactNode {
  const { format, words, toasts } = useApp();
  const { issued: said, saved } = words.reports;
  const { show } = useFileAtHand();
  const newest = report.revisions.at(-1) ?? report;
  const takesMore = !report.draft && countersignedFormats.includes(report.format);
  const signatures = 1 + report.revisions.filter(({ kind }) => kind === 'countersigned').length;
  return (
    <li>
      <FormatIcon format={report.format} />
      <div>
        <div className={styles.badges}>
          <b title={report.file}>{baseName(report.file)}</b>
          {report.draft ? <Badge tone="changed">{said.draft}</Badge> : null}
          {report.redacted ? <Badge>{said.redacted}</Badge> : null}
          {signatures > 1 ? <Badge tone="good">{said.signatures(signatures)}</Badge> : null}
          {report.revisions.some(({ kind }) => kind === 'timestamped') ? (
            <Badge tone="good">{said.timestamp}</Badge>
          ) : null}
        </div>
        <p>
          {said.about(
            report.campaignName,
            report.edition,
            format.size(report.size),
            format.moment(report.issuedAt),
            report.issuedBy,
          )}
        </p>
        <code title={said.sha256}>{report.sha256}</code>
        {report.revisions.map((revision) => (
          <Revision key={revision.sha256} revision={revision} />
        ))}
      </div>
      <Menu
        align="end"
        trigger={<IconButton label={said.more(baseName(report.file))} icon={<MoreHorizontal aria-hidden />} />}
        groups={[
          {
            items: takesMore
              ? [
                  {
                    id: 'sign',
                    label: said.sign,
                    note: said.signNote,
                    icon: <PenLine aria-hidden />,
                    run: () => onAdd('signature'),
                  },
                  {
                    id: 'stamp',
                    label: said.stamp,
                    note: said.stampNote,
                    icon: <Clock3 aria-hidden />,
                    run: () => onAdd('timestamp'),
                  },
                ]
              : [],
          },
          {
            items: [
              {
                id: 'checksum',
                label: said.copyChecksum,
                icon: <Copy aria-hidden />,
                run: () => {
                  if (copyText(checksumLine(newest.sha256, newest.file))) toasts.show(saved.checksumCopied);
                },
              },
              {
                id: 'show',
                label: said.folder,
                icon: <FolderOpen aria-hidden />,
                run: () => void show(report.file),
              },
            ],
          },
        ]}
      />
    </li>
  );
}

function Revision({ revision }: { readonly revision: ReportRevision }): ReactNode {
  const { format, words } = useApp();
  const { issued: said } = words.reports;
  const { by, reason, file, authority, stampedAt } = revision;
  return (
    <div className={styles.revision}>
      <p>
        {revision.kind === 'countersigned'
          ? said.signedBy(by, format.moment(revision.at), reason, file)
          : said.stamped(authority, stampedAt === null ? null : format.moment(stampedAt), file)}
      </p>
      <code title={said.sha256}>{revision.sha256}</code>
    </div>
  );
}
