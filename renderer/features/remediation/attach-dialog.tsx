// The customer's own evidence for one change: which file, what it shows, and what the person saw.
import { FileUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Choices, Field, TextArea } from '../../ui/field.tsx';
import { baseName } from '../reports/format-words.ts';
import styles from './remediation.module.css';

interface AttachDialogProps {
  readonly subject: string;
  readonly name: string;
  readonly onClose: () => void;
}

type Shows = 'done' | 'not_done';

export function AttachDialog({ subject, name, onClose }: AttachDialogProps): ReactNode {
  const { bridge, toasts } = useApp();
  const { as, cannotDecide } = useActor();
  const command = useCommand('remediation.attach');
  const [path, setPath] = useState<string | null>(null);
  const [shows, setShows] = useState<Shows>('done');
  const [statement, setStatement] = useState('');
  const [tried, setTried] = useState(false);
  const choose = async () => {
    const [file] = await bridge.dialog('open-any');
    if (file !== undefined) setPath(file);
  };
  const attach = async () => {
    setTried(true);
    if (as === null || path === null || statement.trim() === '') return;
    const answer = await command.run({ subject, path, shows, statement: statement.trim(), as });
    if (!answer.ok) return;
    toasts.show(`${answer.value.file} is attached; its checksum is in the ledger.`);
    onClose();
  };
  return (
    <Dialog
      open
      title={`Own evidence for ${name}`}
      lead="A screenshot or an export that you made yourself. It counts until a later bundle says otherwise."
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Leave it</Button>
          {cannotDecide !== null ? null : (
            <Button tone="primary" onClick={() => void attach()}>
              {command.running ? 'Attaching' : 'Attach it'}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.form}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        {cannotDecide === null ? null : (
          <Banner tone="warn" title="This person can’t attach it.">
            {cannotDecide}
          </Banner>
        )}
        <Field label="File" hint="kept as it is; no secrets" problem={tried && path === null ? 'Choose a file.' : null}>
          {(parts) => (
            <Button {...{ id: parts.id }} icon={<FileUp aria-hidden />} onClick={() => void choose()}>
              {path === null ? 'Choose a file' : baseName(path)}
            </Button>
          )}
        </Field>
        <Choices<Shows>
          label="What it shows"
          options={[
            { value: 'done', label: 'It is done' },
            { value: 'not_done', label: 'It is not done' },
          ]}
          value={shows}
          onChange={setShows}
        />
        <Field
          label="What you saw, and how"
          hint="required"
          problem={tried && statement.trim() === '' ? 'Say what you looked at.' : null}
        >
          {(parts) => <TextArea {...parts} value={statement} onChange={setStatement} />}
        </Field>
      </div>
    </Dialog>
  );
}
