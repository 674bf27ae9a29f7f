// Every form in which a report can leave the building, by who it is for, full or redacted.
import { type ReactNode, useState } from 'react';
import type { ReportPreview } from '../../../shared/contract/report.ts';
import type { ReportFormat } from '../../../shared/report-formats.ts';
import { useActor } from '../../app/use-store.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Block } from '../../ui/pane.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import type from '../../ui/type.module.css';
import { FormatIcon } from './format-icon.tsx';
import { formatGroups, formatWords, notRedacted } from './format-words.ts';
import { IssueDialog } from './issue-dialog.tsx';
import styles from './reports.module.css';

type Edition = 'full' | 'redacted';

export function IssueCards({ preview }: { readonly preview: ReportPreview }): ReactNode {
  const { cannotDecide } = useActor();
  const [issuing, setIssuing] = useState<ReportFormat | null>(null);
  const [edition, setEdition] = useState<Edition>('full');
  const redacted = edition === 'redacted';
  return (
    <Block
      title="Issue"
      note={preview.draft ? 'draft, unsigned' : `edition ${preview.edition}, signed`}
      action={
        <Segmented
          label="Full or redacted"
          options={[
            { value: 'full', label: 'Full' },
            { value: 'redacted', label: 'Redacted' },
          ]}
          value={edition}
          onChange={setEdition}
        />
      }
    >
      {preview.draft ? (
        <Banner title="It will be a draft.">
          A signed report needs a closed campaign, or one whose assignments are all signed off. A draft says so on every
          page.
        </Banner>
      ) : null}
      {redacted ? (
        <Banner title="For readers who need no names.">
          Persons, identities, systems and files get pseudonyms, and what people wrote is withheld. Each of them carries
          a commitment that the full edition opens, so anybody who has both can check that nothing else differs.
        </Banner>
      ) : null}
      {formatGroups.map((group) => (
        <section key={group.title} className={styles.group} aria-label={group.title}>
          <h3>{group.title}</h3>
          <div className={styles.formats}>
            {group.formats.map((format) => (
              <Card
                key={format}
                format={format}
                why={redacted ? notRedacted(format) : null}
                verb={preview.draft ? 'Save a draft' : 'Sign and save'}
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
  const { title, purpose } = formatWords[format];
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
      <Button onClick={onIssue} aria-label={`${verb}: ${title}`} blockedBy={why === null ? null : reason}>
        {verb}
      </Button>
    </div>
  );
}
