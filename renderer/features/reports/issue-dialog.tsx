// Issuing one document: where to, the passphrase, the work with its progress, and then where it is and how to check it.
import { FolderOpen } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { IssuedReport, ReportPreview } from '../../../shared/contract/report.ts';
import type { ReportFormat } from '../../../shared/report-formats.ts';
import { useApp } from '../../app/context.ts';
import { KeyPassphrase } from '../../app/key-passphrase.tsx';
import { useCommand } from '../../lib/use-command.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { ProgressLine } from '../../ui/progress.tsx';
import { SignerBanner, useSigner } from '../engagement/signer.tsx';
import { baseName, fileNameOf, formatWords } from './format-words.ts';
import styles from './reports.module.css';

interface IssueDialogProps {
  readonly preview: ReportPreview;
  readonly format: ReportFormat;
  readonly redacted: boolean;
  readonly onClose: () => void;
}

export function IssueDialog({ preview, format, redacted, onClose }: IssueDialogProps): ReactNode {
  const { bridge } = useApp();
  const { as, isReady } = useSigner();
  const command = useCommand('report.issue');
  const [passphrase, setPassphrase] = useState('');
  const [issued, setIssued] = useState<IssuedReport | null>(null);
  const [tried, setTried] = useState(false);
  const words = formatWords[format];
  const signs = !preview.draft;

  const issue = async () => {
    setTried(true);
    if (as === null || command.running || (signs && passphrase === '')) return;
    const [out] = await bridge.dialog('save-report', { fileName: fileNameOf(preview.fileName, format, redacted) });
    if (out === undefined) return;
    const answer = await command.run(
      { campaign: preview.campaign, format, passphrase: signs ? passphrase : null, redacted, out, as },
      { job: { verb: 'Writing', subject: baseName(out) } },
    );
    if (answer.ok) setIssued(answer.value);
  };

  if (issued !== null) return <IssuedDialog issued={issued} onClose={onClose} />;
  // A draft is signed by nobody; somebody has to ask for it all the same.
  const blocked = as === null || (signs && !isReady);
  return (
    <Dialog
      open
      title={
        signs
          ? `Sign the ${words.title}${redacted ? ', redacted' : ''}`
          : `Save a draft of the ${words.title}${redacted ? ', redacted' : ''}`
      }
      lead={`${preview.campaignName}${signs ? `, edition ${preview.edition}` : ''}. ${words.purpose}`}
      onClose={onClose}
      foot={
        <>
          {command.running ? (
            <Button onClick={command.cancel}>Cancel</Button>
          ) : (
            <Button onClick={onClose}>Leave it</Button>
          )}
          {blocked ? null : (
            <Button tone="primary" onClick={() => void issue()}>
              {command.running ? 'Writing' : 'Choose where to save'}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.form}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        {blocked ? <SignerBanner what="report" /> : null}
        {redacted && !blocked ? (
          <Banner title="Names and ids become pseudonyms, and what people wrote is withheld.">
            Your certificate still says who signs. Keep the full edition: it proves each pseudonym.
          </Banner>
        ) : null}
        {signs && !blocked ? (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void issue();
            }}
          >
            <KeyPassphrase value={passphrase} onChange={setPassphrase} missing={tried && passphrase === ''} />
          </form>
        ) : null}
        {command.running ? <ProgressLine step={command.progress} waiting="Writing the document" /> : null}
      </div>
    </Dialog>
  );
}

/** Where a document is, and how it is checked. */
export function IssuedDialog({
  issued,
  onClose,
}: {
  readonly issued: IssuedReport;
  readonly onClose: () => void;
}): ReactNode {
  const { bridge, format } = useApp();
  // What was added last is in the file that was just written.
  const { sha256, size } = issued.revisions.at(-1) ?? issued;
  return (
    <Dialog
      open
      title="Saved"
      lead="It is listed in the ledger with its checksum. Whoever gets the file can verify it without Countersign."
      onClose={onClose}
      foot={
        <>
          <Button icon={<FolderOpen aria-hidden />} onClick={() => void bridge.showInFolder(issued.file)}>
            Show in folder
          </Button>
          <Button onClick={() => void bridge.openPath(issued.file)}>Open</Button>
          <Button tone="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Facts>
          <FactRow label="File">{issued.file}</FactRow>
          <FactRow label="Size">{format.size(size)}</FactRow>
          <FactRow label="SHA-256" mono>
            <span className={styles.sha}>{sha256}</span>
          </FactRow>
          <FactRow label="State" mono>
            <span className={styles.sha}>{issued.stateDigest}</span>
          </FactRow>
        </Facts>
        <div>
          <CopyButton text={`${sha256}  ${baseName(issued.file)}`} label="Copy the checksum line" />
        </div>
      </div>
    </Dialog>
  );
}
