// A rotation that was agreed to is taken back, with the reason.
import type { ReactNode } from 'react';
import type { Rotation } from '../../../shared/contract/loop.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { ReasonDialog } from '../../ui/act-dialog.tsx';

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
  const { as, cannotDecide } = useActor();
  const command = useCommand('rotation.withdraw');
  const withdraw = async (reason: string) => {
    if (as === null) return;
    const done = await command.run({ rotation: rotation.id, reason, as });
    if (!done.ok) return;
    toasts.show(said.done(rotation.reference));
    onClose();
  };
  return (
    <ReasonDialog
      open={open}
      onClose={onClose}
      title={said.title(rotation.reference)}
      lead={said.lead}
      leave={acts.leave}
      act={said.act}
      acting={acts.recording}
      refused={cannotDecide === null ? null : { title: said.mayNot, why: cannotDecide }}
      command={command}
      why={acts.why}
      required={acts.required}
      missing={said.whyMissing}
      onReason={withdraw}
    />
  );
}
