// Signing an instruction list: when it is due, when it may be done, the passphrase, and where the file goes.
import { FolderOpen } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { InstructionsPreview } from '../../../shared/contract/loop.ts';
import type { MethodOutput } from '../../../shared/contract.ts';
import { useApp } from '../../app/context.ts';
import { KeyPassphrase } from '../../app/key-passphrase.tsx';
import { useWorkspace } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { DateInput, Field, TextInput } from '../../ui/field.tsx';
import { SignerBanner, useSigner } from '../engagement/signer.tsx';
import { baseName } from '../reports/format-words.ts';
import styles from './remediation.module.css';

interface IssueInstructionsDialogProps {
  readonly preview: InstructionsPreview;
  /** What was typed stays while it is closed. */
  readonly open: boolean;
  readonly onClose: () => void;
}

export function IssueInstructionsDialog({ preview, open, onClose }: IssueInstructionsDialogProps): ReactNode {
  const { bridge, words } = useApp();
  const acts = words.remediationActs;
  const said = acts.issue;
  const { as, isReady } = useSigner();
  const { provider } = useWorkspace();
  const command = useCommand('instructions.issue');
  const [due, setDue] = useState('');
  const [changeWindow, setChangeWindow] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [tried, setTried] = useState(false);
  const [issued, setIssued] = useState<MethodOutput<'instructions.issue'> | null>(null);
  const issue = async () => {
    setTried(true);
    if (as === null || passphrase === '' || command.running) return;
    const [out] = await bridge.dialog('save-file', { fileName: preview.fileName });
    if (out === undefined) return;
    const answer = await command.run({
      campaign: preview.campaign,
      due: due === '' ? null : due,
      changeWindow: changeWindow.trim() === '' ? null : changeWindow.trim(),
      passphrase,
      out,
      as,
    });
    if (answer.ok) setIssued(answer.value);
  };
  if (issued !== null) {
    const done = () => {
      setIssued(null);
      setPassphrase('');
      setTried(false);
      onClose();
    };
    return <Issued issued={issued} provider={provider} onClose={done} />;
  }
  return (
    <Dialog
      open={open}
      title={said.title(preview.number)}
      lead={said.lead(preview.instructions.length, provider, preview.campaignName)}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{acts.leave}</Button>
          {!isReady ? null : (
            <Button tone="primary" onClick={() => void issue()}>
              {command.running ? said.running : said.act}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.form}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        <SignerBanner what="instructions" />
        {!isReady ? null : (
          <>
            <Field label={acts.due} hint={acts.dueAsAgreed}>
              {(parts) => <DateInput {...parts} value={due} onChange={setDue} />}
            </Field>
            <Field label={said.window} hint={acts.optional} note={said.windowNote}>
              {(parts) => <TextInput {...parts} value={changeWindow} onChange={setChangeWindow} />}
            </Field>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                void issue();
              }}
            >
              <KeyPassphrase value={passphrase} onChange={setPassphrase} missing={tried && passphrase === ''} />
            </form>
          </>
        )}
      </div>
    </Dialog>
  );
}

interface IssuedProps {
  readonly issued: MethodOutput<'instructions.issue'>;
  readonly provider: string;
  readonly onClose: () => void;
}

function Issued({ issued, provider, onClose }: IssuedProps): ReactNode {
  const { bridge, words } = useApp();
  const said = words.remediationActs.issue;
  return (
    <Dialog
      open
      title={said.signed(issued.number)}
      lead={said.handOver(provider)}
      onClose={onClose}
      foot={
        <>
          <Button icon={<FolderOpen aria-hidden />} onClick={() => void bridge.showInFolder(issued.path)}>
            {said.showInFolder}
          </Button>
          <Button tone="primary" onClick={onClose}>
            {said.done}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Facts>
          <FactRow label={said.file}>{issued.path}</FactRow>
          <FactRow label={said.sha256} mono>
            {issued.fileSha256}
          </FactRow>
        </Facts>
        <div>
          <CopyButton text={`${issued.fileSha256}  ${baseName(issued.path)}`} label={said.copy} />
        </div>
      </div>
    </Dialog>
  );
}
