// What was issued, the newest first: drafts and redacted editions marked, and what was added to each since.
import { Clock3, FolderOpen, MoreHorizontal, PenLine } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { IssuedReport, ReportRevision } from '../../../shared/contract/report.ts';
import { countersignedFormats } from '../../../shared/report-formats.ts';
import { useApp } from '../../app/context.ts';
import { counted } from '../../lib/format.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Badge } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Block } from '../../ui/pane.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { CountersignDialog } from './countersign-dialog.tsx';
import { FormatIcon } from './format-icon.tsx';
import { baseName } from './format-words.ts';
import styles from './reports.module.css';
import { TimestampDialog } from './timestamp-dialog.tsx';

type Adding = { readonly what: 'signature' | 'timestamp'; readonly report: IssuedReport };

export function Issued(): ReactNode {
  const query = useQuery('report.list', {});
  const [adding, setAdding] = useState<Adding | null>(null);
  return (
    <Block title="Issued" note={query.value === undefined ? '' : `${query.value.length}`}>
      <Loaded query={query} skeleton={<Skeleton rows={3} />}>
        {(issued) =>
          issued.length === 0 ? (
            <p className={type.two}>Nothing has been issued yet. What is issued is listed here with its checksum.</p>
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
  const { bridge, format } = useApp();
  const takesMore = !report.draft && countersignedFormats.includes(report.format);
  const signatures = 1 + report.revisions.filter(({ kind }) => kind === 'countersigned').length;
  return (
    <li>
      <FormatIcon format={report.format} />
      <div>
        <div className={styles.badges}>
          <b title={report.file}>{baseName(report.file)}</b>
          {report.draft ? <Badge tone="changed">draft, unsigned</Badge> : null}
          {report.redacted ? <Badge>redacted</Badge> : null}
          {signatures > 1 ? <Badge tone="good">{counted(signatures, 'signature')}</Badge> : null}
          {report.revisions.some(({ kind }) => kind === 'timestamped') ? <Badge tone="good">time stamp</Badge> : null}
        </div>
        <p>
          {report.campaignName}, edition {report.edition}, {format.size(report.size)}; {format.moment(report.issuedAt)}{' '}
          by {report.issuedBy}
        </p>
        <code title="SHA-256">{report.sha256}</code>
        {report.revisions.map((revision) => (
          <Revision key={revision.sha256} revision={revision} />
        ))}
      </div>
      <Menu
        align="end"
        trigger={<IconButton label={`More for ${baseName(report.file)}`} icon={<MoreHorizontal aria-hidden />} />}
        groups={[
          {
            items: takesMore
              ? [
                  {
                    id: 'sign',
                    label: 'Add a signature',
                    note: 'by a further person; the earlier one stays valid',
                    icon: <PenLine aria-hidden />,
                    run: () => onAdd('signature'),
                  },
                  {
                    id: 'stamp',
                    label: 'Add a time stamp',
                    note: 'of an authority, carried as files',
                    icon: <Clock3 aria-hidden />,
                    run: () => onAdd('timestamp'),
                  },
                ]
              : [],
          },
          {
            items: [
              {
                id: 'show',
                label: 'Show in folder',
                icon: <FolderOpen aria-hidden />,
                run: () => void bridge.showInFolder(report.file),
              },
            ],
          },
        ]}
      />
    </li>
  );
}

function Revision({ revision }: { readonly revision: ReportRevision }): ReactNode {
  const { format } = useApp();
  const by = revision.by === null ? '' : ` by ${revision.by}`;
  return (
    <div className={styles.revision}>
      <p>
        {revision.kind === 'countersigned'
          ? `Signed${by}, ${format.moment(revision.at)}: ${revision.reason ?? ''}`
          : `Time stamp of ${revision.authority ?? ''}: ${revision.stampedAt === null ? '' : format.moment(revision.stampedAt)}`}{' '}
        ({revision.file})
      </p>
      <code title="SHA-256">{revision.sha256}</code>
    </div>
  );
}
