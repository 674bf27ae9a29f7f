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

const words = {
  dismiss: {
    title: 'Dismiss without a review?',
    lead: 'Your reason goes into the ledger with your name. If it happens again, it comes up again.',
    example: 'Planned change CHG-2291, reviewed by the change board',
    act: 'Dismiss it',
    done: 'Dismissed. The reason is in the ledger.',
  },
  end: {
    title: 'End this series?',
    lead: 'No further round is proposed. What was opened stays, and so does what is left open.',
    example: 'Replaced by a monthly review',
    act: 'End it',
    done: 'The series has ended.',
  },
} as const;

export function ReasonDialog({ act, onClose }: { readonly act: ReasonAct; readonly onClose: () => void }): ReactNode {
  const { toasts } = useApp();
  const { as } = useActor();
  const dismiss = useCommand('campaign.dismissTrigger');
  const end = useCommand('campaign.endSeries');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const said = words[act.kind];
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
      open
      title={said.title}
      lead={said.lead}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button tone="primary" onClick={() => void run()}>
            {dismiss.running || end.running ? 'Recording' : said.act}
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
          label="Why"
          hint="required"
          problem={tried && reason.trim() === '' ? 'Say why: it is what an auditor reads.' : null}
        >
          {(parts) => <TextArea {...parts} value={reason} onChange={setReason} placeholder={said.example} />}
        </Field>
      </div>
    </Dialog>
  );
}
