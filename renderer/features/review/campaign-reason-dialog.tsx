// An act that needs only its reason: dismissing an event, ending a series. Both are entries of the ledger.
import { type ReactNode, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, TextArea } from '../../ui/field.tsx';
import styles from './campaign.module.css';

export type ReasonAct =
  | { readonly kind: 'dismiss'; readonly trigger: string; readonly title: string }
  | { readonly kind: 'end'; readonly series: string; readonly title: string };

interface ReasonDialogProps {
  readonly act: ReasonAct;
  /** What was typed stays while it is closed. */
  readonly open: boolean;
  readonly onClose: () => void;
}

export function ReasonDialog({ act, open, onClose }: ReasonDialogProps): ReactNode {
  const { toasts, words } = useApp();
  const { as } = useActor();
  const dismiss = useCommand('campaign.dismissTrigger');
  const end = useCommand('campaign.endSeries');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const common = words.campaign.reason;
  const said = common[act.kind];
  const run = async () => {
    setTried(true);
    const why = reason.trim();
    if (as === null || why === '') return;
    const answer =
      act.kind === 'dismiss'
        ? await dismiss.run({ trigger: act.trigger, reason: why, as })
        : await end.run({ series: act.series, reason: why, as });
    if (!answer.ok) return;
    toasts.show(said.done);
    onClose();
  };
  return (
    <Dialog
      open={open}
      title={said.title}
      lead={said.lead}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{common.leave}</Button>
          <Button tone="primary" onClick={() => void run()}>
            {dismiss.running || end.running ? common.running : said.act}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <ErrorBanner error={dismiss.error ?? end.error} />
        <p>
          <b>{act.title}</b>
        </p>
        <Field
          label={common.why}
          hint={common.required}
          problem={tried && reason.trim() === '' ? common.missing : null}
        >
          {(parts) => <TextArea {...parts} value={reason} onChange={setReason} placeholder={said.example} />}
        </Field>
      </div>
    </Dialog>
  );
}
