// A rotation that was agreed to is taken back, with the reason.
import { type ReactNode, useState } from 'react';
import type { Rotation } from '../../../shared/contract/loop.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { Field, TextArea } from '../../ui/field.tsx';
import { ActDialog } from './act-dialog.tsx';

interface WithdrawDialogProps {
  readonly rotation: Rotation;
  /** What was typed stays while it is closed. */
  readonly open: boolean;
  readonly onClose: () => void;
}

export function WithdrawDialog({ rotation, open, onClose }: WithdrawDialogProps): ReactNode {
  const { toasts, words } = useApp();
  const acts = words.remediationActs;
  const said = acts.withdraw;
  const { as } = useActor();
  const command = useCommand('rotation.withdraw');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const withdraw = async () => {
    setTried(true);
    if (as === null || reason.trim() === '') return;
    const done = await command.run({ rotation: rotation.id, reason: reason.trim(), as });
    if (!done.ok) return;
    toasts.show(said.done(rotation.reference));
    onClose();
  };
  return (
    <ActDialog
      open={open}
      onClose={onClose}
      title={said.title(rotation.reference)}
      lead={said.lead}
      act={said.act}
      mayNot={said.mayNot}
      command={command}
      onAct={withdraw}
    >
      <Field label={acts.why} hint={acts.required} problem={tried && reason.trim() === '' ? said.whyMissing : null}>
        {(parts) => <TextArea {...parts} value={reason} onChange={setReason} />}
      </Field>
    </ActDialog>
  );
}
