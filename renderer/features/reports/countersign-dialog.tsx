// A further person's signature on a report that was issued: which file, why, and the passphrase.
import { type ReactNode, useState } from 'react';
import type { IssuedReport } from '../../../shared/contract/report.ts';
import { useApp } from '../../app/context.ts';
import { KeyPassphrase } from '../../app/key-passphrase.tsx';
import { useCommand } from '../../lib/use-command.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, TextInput } from '../../ui/field.tsx';
import { SignerBanner, useSigner } from '../engagement/signer.tsx';
import { ChosenFile } from './chosen-file.tsx';
import { baseName, fileNameWith } from './format-words.ts';
import { IssuedDialog } from './issue-dialog.tsx';
import styles from './reports.module.css';

interface CountersignDialogProps {
  readonly report: IssuedReport;
  readonly onClose: () => void;
}

export function CountersignDialog({ report, onClose }: CountersignDialogProps): ReactNode {
  const { bridge, words } = useApp();
  const said = words.reports.countersign;
  const { as, person, mayNot, isReady } = useSigner();
  const command = useCommand('report.countersign');
  const [path, setPath] = useState<string | null>(null);
  const [reason, setReason] = useState(said.usual);
  const [passphrase, setPassphrase] = useState('');
  const [tried, setTried] = useState(false);
  const [signed, setSigned] = useState<IssuedReport | null>(null);
  if (signed !== null) return <IssuedDialog issued={signed} onClose={onClose} />;

  const choose = async () => {
    const [chosen] = await bridge.dialog('open-report', { title: said.choose(baseName(report.file)) });
    if (chosen !== undefined) setPath(chosen);
  };
  const sign = async () => {
    setTried(true);
    if (as === null || path === null || passphrase === '' || reason.trim() === '' || command.running) return;
    const [out] = await bridge.dialog('save-report', { fileName: fileNameWith(baseName(path), 'countersigned') });
    if (out === undefined) return;
    const answer = await command.run({ path, out, passphrase, reason, as });
    if (answer.ok) setSigned(answer.value);
  };

  const isOwn = person !== null && person.name === report.issuedBy;
  return (
    <Dialog
      open
      title={said.title}
      lead={said.lead(baseName(report.file), report.issuedBy)}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{words.reports.issue.leave}</Button>
          {!isReady ? null : (
            <Button tone="primary" onClick={() => void sign()}>
              {command.running ? said.signing : words.reports.issue.choose}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.form}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        {isOwn && mayNot === null ? (
          <Banner tone="warn" title={said.hasSigned(report.issuedBy)}>
            {said.anotherPerson}
          </Banner>
        ) : null}
        <SignerBanner what="report" />
        {!isReady ? null : (
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault();
              void sign();
            }}
          >
            <ChosenFile
              label={said.report}
              hint={said.reportHint}
              path={path}
              problem={tried && path === null ? said.chooseIssued : null}
              onChoose={() => void choose()}
            />
            <Field label={said.says} hint={said.saysHint} problem={tried && reason.trim() === '' ? said.sayFor : null}>
              {(parts) => <TextInput {...parts} value={reason} maxLength={200} onChange={setReason} />}
            </Field>
            <KeyPassphrase value={passphrase} onChange={setPassphrase} missing={tried && passphrase === ''} />
          </form>
        )}
      </div>
    </Dialog>
  );
}
