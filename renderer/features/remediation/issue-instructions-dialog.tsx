// Signing an instruction list: when it is due, when it may be done, the passphrase, and where the file goes.
import { FolderOpen } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { InstructionsPreview } from '../../../shared/contract/loop.ts';
import type { MethodOutput } from '../../../shared/contract.ts';
import { useApp } from '../../app/context.ts';
import { KeyPassphrase } from '../../app/key-passphrase.tsx';
import { useActor, useWorkspace } from '../../app/use-store.ts';
import { counted } from '../../lib/format.ts';
import { useCommand } from '../../lib/use-command.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { DateInput, Field, TextInput } from '../../ui/field.tsx';
import { KeyForm } from '../engagement/key-form.tsx';
import { baseName } from '../reports/format-words.ts';
import styles from './remediation.module.css';

interface IssueInstructionsDialogProps {
  readonly preview: InstructionsPreview;
  readonly onClose: () => void;
}

export function IssueInstructionsDialog({ preview, onClose }: IssueInstructionsDialogProps): ReactNode {
  const { bridge } = useApp();
  const { as, person, cannotDecide } = useActor();
  const { provider } = useWorkspace();
  const command = useCommand('instructions.issue');
  const [due, setDue] = useState('');
  const [changeWindow, setChangeWindow] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [tried, setTried] = useState(false);
  const [issued, setIssued] = useState<MethodOutput<'instructions.issue'> | null>(null);
  const needsKey = cannotDecide === null && person !== null && !person.hasKey;
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
  if (issued !== null) return <Issued issued={issued} provider={provider} onClose={onClose} />;
  return (
    <Dialog
      open
      title={`Sign instruction list ${preview.number}`}
      lead={`${counted(preview.instructions.length, 'entry', 'entries')} for ${provider}, from ${preview.campaignName}.`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Leave it</Button>
          {cannotDecide !== null || needsKey ? null : (
            <Button tone="primary" onClick={() => void issue()}>
              {command.running ? 'Signing' : 'Choose where to save'}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.form}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        {cannotDecide === null ? null : (
          <Banner tone="warn" title="This person can’t instruct the provider.">
            {cannotDecide}
          </Banner>
        )}
        {needsKey && person !== null ? (
          <>
            <Banner title={`${person.name} has no signing key.`}>Make one now; then the list can be signed.</Banner>
            <KeyForm person={person.id} name={person.name} onDone={() => undefined} />
          </>
        ) : null}
        {cannotDecide !== null || needsKey ? null : (
          <>
            <Field label="Due" hint="left empty: as agreed with the provider">
              {(parts) => <DateInput {...parts} value={due} onChange={setDue} />}
            </Field>
            <Field label="Change window" hint="optional" note="When it may be done: “Sundays 02:00 to 05:00 UTC”.">
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
  const { bridge } = useApp();
  return (
    <Dialog
      open
      title={`List ${issued.number} is signed`}
      lead={`Hand the file to ${provider}. Its README says how to check it with stock tools.`}
      onClose={onClose}
      foot={
        <>
          <Button icon={<FolderOpen aria-hidden />} onClick={() => void bridge.showInFolder(issued.path)}>
            Show in folder
          </Button>
          <Button tone="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Facts>
          <FactRow label="File">{issued.path}</FactRow>
          <FactRow label="SHA-256" mono>
            {issued.fileSha256}
          </FactRow>
        </Facts>
        <div>
          <CopyButton text={`${issued.fileSha256}  ${baseName(issued.path)}`} label="Copy the checksum line" />
        </div>
      </div>
    </Dialog>
  );
}
