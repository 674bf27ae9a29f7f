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
  /** What was typed stays while it is closed. */
  readonly open: boolean;
  readonly onClose: () => void;
}

type Shows = 'done' | 'not_done';

export function AttachDialog({ subject, name, open, onClose }: AttachDialogProps): ReactNode {
  const { bridge, toasts, words } = useApp();
  const acts = words.remediationActs;
  const said = acts.attach;
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
    toasts.show(said.done(answer.value.file));
    setPath(null);
    setStatement('');
    setTried(false);
    onClose();
  };
  return (
    <Dialog
      open={open}
      title={said.title(name)}
      lead={said.lead}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{acts.leave}</Button>
          {cannotDecide !== null ? null : (
            <Button tone="primary" onClick={() => void attach()}>
              {command.running ? said.running : said.act}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.form}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        {cannotDecide === null ? null : (
          <Banner tone="warn" title={said.mayNot}>
            {cannotDecide}
          </Banner>
        )}
        <Field label={said.file} hint={said.fileHint} problem={tried && path === null ? said.fileMissing : null}>
          {(parts) => (
            <Button {...{ id: parts.id }} icon={<FileUp aria-hidden />} onClick={() => void choose()}>
              {path === null ? said.choose : baseName(path)}
            </Button>
          )}
        </Field>
        <Choices<Shows>
          label={said.shows}
          options={[
            { value: 'done', label: said.isDone },
            { value: 'not_done', label: said.isNotDone },
          ]}
          value={shows}
          onChange={setShows}
        />
        <Field
          label={said.statement}
          hint={acts.required}
          problem={tried && statement.trim() === '' ? said.statementMissing : null}
        >
          {(parts) => <TextArea {...parts} value={statement} onChange={setStatement} />}
        </Field>
      </div>
    </Dialog>
  );
}
