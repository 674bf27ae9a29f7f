// Handing over one decision: signed, with its proofs and without the others, and with the evidence files where they may leave.
import { type ReactNode, useState } from 'react';
import type { IssuedDecision } from '../../../shared/contract/report.ts';
import { useApp } from '../../app/context.ts';
import { KeyPassphrase } from '../../app/key-passphrase.tsx';
import { useCommand } from '../../lib/use-command.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Checkbox } from '../../ui/field.tsx';
import { ProgressLine } from '../../ui/progress.tsx';
import { SignerBanner, useSigner } from '../engagement/signer.tsx';
import { baseName } from './format-words.ts';
import styles from './reports.module.css';
import { SavedFile } from './saved-file.tsx';

interface DecisionDialogProps {
  readonly item: string;
  readonly reference: string;
  readonly onClose: () => void;
}

export function DecisionDialog({ item, reference, onClose }: DecisionDialogProps): ReactNode {
  const { bridge, words } = useApp();
  const { decision, issue, saved } = words.reports;
  const { as, isReady } = useSigner();
  const command = useCommand('report.decision');
  const [passphrase, setPassphrase] = useState('');
  const [withFiles, setWithFiles] = useState(false);
  const [tried, setTried] = useState(false);
  const [issued, setIssued] = useState<IssuedDecision | null>(null);
  const hand = async () => {
    setTried(true);
    if (as === null || command.running || passphrase === '') return;
    const [out] = await bridge.dialog('save-file', { fileName: `${reference.toLowerCase()}-decision.zip` });
    if (out === undefined) return;
    const answer = await command.run(
      { item, withFiles, passphrase, out, as },
      { job: { verb: issue.writing, subject: baseName(out) } },
    );
    if (answer.ok) setIssued(answer.value);
  };
  if (issued !== null) {
    const { file, size, sha256 } = issued;
    const how = { how: 'decision', command: null } as const;
    return (
      <SavedFile
        lead={saved.decisionLead}
        file={file}
        size={size}
        sha256={sha256}
        stateDigest={null}
        how={how}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      open
      title={decision.handOverOf(reference)}
      lead={decision.lead}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{issue.leave}</Button>
          {!isReady ? null : (
            <Button tone="primary" onClick={() => void hand()}>
              {command.running ? issue.writing : issue.choose}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.form}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        <SignerBanner what="report" />
        {!isReady ? null : (
          <>
            <Checkbox checked={withFiles} onChange={setWithFiles}>
              {decision.withFiles}
            </Checkbox>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                void hand();
              }}
            >
              <KeyPassphrase value={passphrase} onChange={setPassphrase} missing={tried && passphrase === ''} />
            </form>
          </>
        )}
        {command.running ? <ProgressLine step={command.progress} waiting={decision.writing} /> : null}
      </div>
    </Dialog>
  );
}
