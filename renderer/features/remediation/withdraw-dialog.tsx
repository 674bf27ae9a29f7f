// A rotation that was agreed to is taken back, with the reason.
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
    <Dialog
      open={open}
      title={said.title(rotation.reference)}
      lead={said.lead}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{acts.leave}</Button>
          {cannotDecide === null ? (
            <Button tone="primary" onClick={() => void withdraw()}>
              {command.running ? acts.recording : said.act}
            </Button>
          ) : null}
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
        <Field label={acts.why} hint={acts.required} problem={tried && reason.trim() === '' ? said.whyMissing : null}>
          {(parts) => <TextArea {...parts} value={reason} onChange={setReason} />}
        </Field>
      </div>
    </Dialog>
  );
}
