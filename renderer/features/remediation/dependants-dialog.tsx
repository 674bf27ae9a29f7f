// The platform owner says what depends on a credential; only then its rotation goes out.
import { type ReactNode, useState } from 'react';
import type { Rotation } from '../../../shared/contract/loop.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { Field, TextArea } from '../../ui/field.tsx';
import { ActDialog } from './act-dialog.tsx';

interface DependantsDialogProps {
  readonly rotation: Rotation;
  /** What was typed stays while it is closed. */
  readonly open: boolean;
  readonly onClose: () => void;
}

export function DependantsDialog({ rotation, open, onClose }: DependantsDialogProps): ReactNode {
  const { toasts, words } = useApp();
  const acts = words.remediationActs;
  const said = acts.dependants;
  const { as } = useActor();
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
    const noted = note.trim();
    const done = await command.run({ rotation: rotation.id, dependants, note: noted === '' ? null : noted, as });
    if (!done.ok) return;
    toasts.show(said.done(rotation.reference));
    onClose();
  };
  return (
    <ActDialog
      open={open}
      onClose={onClose}
      title={said.title(rotation.credential)}
      lead={said.lead(rotation.identity, rotation.reference)}
      act={said.act}
      mayNot={said.mayNot}
      command={command}
      onAct={confirm}
    >
      <Field label={said.list} hint={said.listHint}>
        {(parts) => <TextArea {...parts} value={text} onChange={setText} />}
      </Field>
      <Field label={said.note} hint={said.noteHint} problem={tried && missing ? said.missing : null}>
        {(parts) => <TextArea {...parts} value={note} onChange={setNote} />}
      </Field>
    </ActDialog>
  );
}
