// Issuing one document: where to, the passphrase, the work with its progress, and then where it is and how to check it.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { IssuedReport, ReportPreview } from '../../../shared/contract/report.ts';
import { type ReportFormat, signedFormats } from '../../../shared/report-formats.ts';
import { useApp } from '../../app/context.ts';
import { KeyPassphrase } from '../../app/key-passphrase.tsx';
import { useCommand } from '../../lib/use-command.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProgressLine } from '../../ui/progress.tsx';
import { SignerBanner, useSigner } from '../engagement/signer.tsx';
import { baseName, checkOf, fileNameOf } from './format-words.ts';
import styles from './reports.module.css';
import { SavedFile } from './saved-file.tsx';

interface IssueDialogProps {
  readonly preview: ReportPreview;
  readonly format: ReportFormat;
  readonly redacted: boolean;
  readonly onClose: () => void;
}

export function IssueDialog({ preview, format, redacted, onClose }: IssueDialogProps): ReactNode {
  const { bridge, toasts, words } = useApp();
  const { issue: said, formats, saved } = words.reports;
  const { as, isReady } = useSigner();
  const command = useCommand('report.issue');
  const [passphrase, setPassphrase] = useState('');
  const [issued, setIssued] = useState<IssuedReport | null>(null);
  const [tried, setTried] = useState(false);
  const form = formats[format];
  const signs = !preview.draft;
  const titleOf = !signs ? said.draftTitle : signedFormats.includes(format) ? said.signTitle : said.issueTitle;
  // Closed while it was written: the work went on, and its end is told all the same.
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);

  const issue = async () => {
    setTried(true);
    if (as === null || command.running || (signs && passphrase === '')) return;
    const [out] = await bridge.dialog('save-report', { fileName: fileNameOf(preview.fileName, format, redacted) });
    if (out === undefined) return;
    const answer = await command.run(
      { campaign: preview.campaign, format, passphrase: signs ? passphrase : null, redacted, out, as },
      { job: { verb: said.writing, subject: baseName(out) } },
    );
    if (answer.ok && isOpen.current) setIssued(answer.value);
    else if (answer.ok) toasts.show(`${saved.title}: ${answer.value.file}`);
    else if (answer.error.code === 'CANCELLED') toasts.show(said.cancelled);
  };

  if (issued !== null) return <IssuedDialog issued={issued} onClose={onClose} />;
  // A draft is signed by nobody; somebody has to ask for it all the same.
  const blocked = as === null || (signs && !isReady);
  return (
    <Dialog
      open
      title={titleOf(form.title, redacted)}
      lead={said.lead(preview.campaignName, signs ? preview.edition : null, form.purpose)}
      onClose={onClose}
      foot={
        <>
          {command.running ? (
            <Button onClick={command.cancel}>{said.cancel}</Button>
          ) : (
            <Button onClick={onClose}>{said.leave}</Button>
          )}
          {blocked ? null : (
            <Button tone="primary" onClick={() => void issue()}>
              {command.running ? said.writing : said.choose}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.form}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        {blocked ? <SignerBanner what="report" /> : null}
        {redacted && !blocked ? <Banner title={said.pseudonyms}>{said.pseudonymsWhy}</Banner> : null}
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
        {command.running ? <ProgressLine step={command.progress} waiting={said.writingDocument} /> : null}
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
  const { saved } = useApp().words.reports;
  // What was added last is in the file that was just written.
  const { sha256, size } = issued.revisions.at(-1) ?? issued;
  const { file, stateDigest, format, draft } = issued;
  const how = checkOf(format, draft, file);
  return (
    <SavedFile
      lead={saved.lead}
      file={file}
      size={size}
      sha256={sha256}
      stateDigest={stateDigest}
      how={how}
      onClose={onClose}
    />
  );
}
