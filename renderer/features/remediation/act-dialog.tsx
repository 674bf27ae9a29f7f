// The dialog of one act on the loop: what it is, what it asks for, and the act; for somebody who may not, why.
import type { ReactNode } from 'react';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import type { Command } from '../../lib/use-command.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './remediation.module.css';

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

export function ActDialog(props: ActDialogProps): ReactNode {
  const { open, onClose, title, lead, act, mayNot, command, onAct, children } = props;
  const acts = useApp().words.remediationActs;
  const { cannotDecide } = useActor();
  return (
    <Dialog
      open={open}
      title={title}
      lead={lead}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{acts.leave}</Button>
          {cannotDecide === null ? (
            <Button tone="primary" onClick={() => void onAct()}>
              {command.running ? (props.acting ?? acts.recording) : act}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.form}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        {cannotDecide === null ? null : (
          <Banner tone="warn" title={mayNot}>
            {cannotDecide}
          </Banner>
        )}
        {children}
      </div>
    </Dialog>
  );
}
