// Every form in which a report can leave the building, by who it is for, full or redacted.
import { type ReactNode, useState } from 'react';
import type { ReportPreview } from '../../../shared/contract/report.ts';
import { type ReportFormat, signedFormats } from '../../../shared/report-formats.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Block } from '../../ui/pane.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import type from '../../ui/type.module.css';
import { FormatIcon } from './format-icon.tsx';
import { formatGroups, notRedacted } from './format-words.ts';
import { IssueDialog } from './issue-dialog.tsx';
import styles from './reports.module.css';

type Edition = 'full' | 'redacted';

export function IssueCards({ preview }: { readonly preview: ReportPreview }): ReactNode {
  const { words } = useApp();
  const { issue, groups, notRedacted: reasons } = words.reports;
  const { cannotDecide } = useActor();
  const [issuing, setIssuing] = useState<ReportFormat | null>(null);
  const [edition, setEdition] = useState<Edition>('full');
  const redacted = edition === 'redacted';
  const reasonOf = (format: ReportFormat) => {
    const reason = notRedacted(format);
    return reason === null ? null : reasons[reason];
  };
  return (
    <Block
      title={issue.title}
      note={preview.draft ? issue.isDraft : issue.signed(preview.edition)}
      action={
        <Segmented
          label={issue.which}
          options={[
            { value: 'full', label: issue.full },
            { value: 'redacted', label: issue.redacted },
          ]}
          value={edition}
          onChange={setEdition}
        />
      }
    >
      {preview.draft ? <Banner title={issue.draft}>{issue.draftWhy}</Banner> : null}
      {redacted ? <Banner title={issue.noNames}>{issue.noNamesWhy}</Banner> : null}
      {formatGroups.map(({ group, formats }) => (
        <section key={group} className={styles.group} aria-label={groups[group]}>
          <h3>{groups[group]}</h3>
          <div className={styles.formats}>
            {formats.map((format) => (
              <Card
                key={format}
                format={format}
                why={redacted ? reasonOf(format) : null}
                verb={preview.draft ? issue.saveDraft : signedFormats.includes(format) ? issue.sign : issue.issue}
                onIssue={() => setIssuing(format)}
              />
            ))}
          </div>
        </section>
      ))}
      {cannotDecide === null || preview.draft ? null : <p className={`${type.two} ${type.t12}`}>{cannotDecide}</p>}
      {issuing === null ? null : (
        <IssueDialog preview={preview} format={issuing} redacted={redacted} onClose={() => setIssuing(null)} />
      )}
    </Block>
  );
}

interface CardProps {
  readonly format: ReportFormat;
  /** Why it can't be had in this edition. */
  readonly why: string | null;
  readonly verb: string;
  readonly onIssue: () => void;
}

function Card({ format, why, verb, onIssue }: CardProps): ReactNode {
  const { reports } = useApp().words;
  const { title, purpose } = reports.formats[format];
  const reason = `why-not-${format}`;
  return (
    <div className={styles.format}>
      <h4>
        <FormatIcon format={format} />
        {title}
      </h4>
      <p>{purpose}</p>
      {why === null ? null : (
        <p id={reason} className={styles.why} tabIndex={-1}>
          {why}
        </p>
      )}
      <Button onClick={onIssue} aria-label={reports.issue.ofForm(verb, title)} blockedBy={why === null ? null : reason}>
        {verb}
      </Button>
    </div>
  );
}
