// The dialog of one act on the loop, in this screen's words: done by whoever may decide.
import type { ReactNode } from 'react';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import type { Command } from '../../lib/use-command.ts';
import { ActDialog as Dialog } from '../../ui/act-dialog.tsx';

interface ActDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly lead: string;
  /** On the button; while it is being done. */
  readonly act: string;
  readonly acting?: string;
  /** What this person can't do, as a sentence. */
  readonly mayNot: string;
  readonly command: Pick<Command<'action.answer'>, 'running' | 'error' | 'clearError'>;
  readonly onAct: () => Promise<void>;
  readonly children: ReactNode;
}

export function ActDialog({ mayNot, acting, ...dialog }: ActDialogProps): ReactNode {
  const acts = useApp().words.remediationActs;
  const { cannotDecide } = useActor();
  return (
    <Dialog
      {...dialog}
      leave={acts.leave}
      acting={acting ?? acts.recording}
      refused={cannotDecide === null ? null : { title: mayNot, why: cannotDecide }}
    />
  );
}
