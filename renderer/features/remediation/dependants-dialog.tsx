// The platform owner says what depends on a credential; only then its rotation goes out.
import { type ReactNode, useState } from 'react';
import type { Rotation } from '../../../shared/contract/loop.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, TextArea } from '../../ui/field.tsx';
import styles from './remediation.module.css';

interface DependantsDialogProps {
  readonly rotation: Rotation;
  readonly onClose: () => void;
}

export function DependantsDialog({ rotation, onClose }: DependantsDialogProps): ReactNode {
  const { toasts } = useApp();
  const { as, cannotDecide } = useActor();
  const command = useCommand('rotation.confirmDependants');
  const [text, setText] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const dependants = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const missing = dependants.length === 0 && note.trim() === '';
  const confirm = async () => {
    setTried(true);
    if (as === null || missing) return;
    const said = note.trim();
    const done = await command.run({ rotation: rotation.id, dependants, note: said === '' ? null : said, as });
    if (!done.ok) return;
    toasts.show(`${rotation.reference} goes out with the next list.`);
    onClose();
  };
  return (
    <Dialog
      open
      title={`What depends on ${rotation.credential}?`}
      lead={`${rotation.identity}, ${rotation.reference}. Nothing is rotated before you have said so.`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Leave it</Button>
          {cannotDecide === null ? (
            <Button tone="primary" onClick={() => void confirm()}>
              {command.running ? 'Recording' : 'Confirm'}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.form}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        {cannotDecide === null ? null : (
          <Banner tone="warn" title="This person can’t confirm it.">
            {cannotDecide}
          </Banner>
        )}
        <Field label="Dependants" hint="one on each line">
          {(parts) => <TextArea {...parts} value={text} onChange={setText} />}
        </Field>
        <Field
          label="Note"
          hint="required when nothing depends on it"
          problem={tried && missing ? 'Name what depends on it, or say where you looked and found nothing.' : null}
        >
          {(parts) => <TextArea {...parts} value={note} onChange={setNote} />}
        </Field>
      </div>
    </Dialog>
  );
}
