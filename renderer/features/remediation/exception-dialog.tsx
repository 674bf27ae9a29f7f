// Renewing an exception, as its approver, or ending it before its time.
import { type ReactNode, useState } from 'react';
import type { ExceptionRecord } from '../../../shared/contract/loop.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DateInput, Field, TextArea } from '../../ui/field.tsx';
import styles from './remediation.module.css';

interface ExceptionDialogProps {
  readonly record: ExceptionRecord;
  readonly change: 'renew' | 'end';
  readonly onClose: () => void;
}

export function ExceptionDialog({ record, change, onClose }: ExceptionDialogProps): ReactNode {
  const { toasts, format } = useApp();
  const { as, person, cannotDecide } = useActor();
  const renewal = useCommand('exception.renew');
  const ending = useCommand('exception.end');
  const command = change === 'renew' ? renewal : ending;
  const [expires, setExpires] = useState('');
  const [reviewOn, setReviewOn] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { decision, identity } = record;
  const save = async () => {
    setTried(true);
    if (as === null || reason.trim() === '' || (change === 'renew' && expires === '')) return;
    const said = reason.trim();
    const done =
      change === 'end'
        ? await ending.run({ decision, reason: said, as })
        : await renewal.run({ decision, expires, reviewOn: reviewOn === '' ? null : reviewOn, reason: said, as });
    if (!done.ok) return;
    toasts.show(change === 'end' ? 'Ended: what it covered is open again.' : `Renewed until ${format.date(expires)}.`);
    onClose();
  };
  return (
    <Dialog
      open
      title={change === 'renew' ? `Renew the exception for ${identity}` : `End the exception for ${identity}`}
      lead={
        change === 'renew'
          ? `${person?.name ?? 'Whoever acts'} becomes its approver: holds the right to accept this risk, and did not decide it.`
          : 'What it covered is open again at once, and has to be decided anew.'
      }
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Leave it</Button>
          {cannotDecide === null ? (
            <Button tone="primary" onClick={() => void save()}>
              {command.running ? 'Recording' : change === 'renew' ? 'Accept the risk until then' : 'End it'}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.form}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        {cannotDecide === null ? null : (
          <Banner tone="warn" title="This person can’t do that.">
            {cannotDecide}
          </Banner>
        )}
        {change === 'end' ? null : (
          <>
            <Field
              label="New end"
              hint="required"
              problem={tried && expires === '' ? 'Say until when.' : null}
              {...(record.until === null
                ? {}
                : { note: `The access itself is certified until ${format.date(record.until)}.` })}
            >
              {(parts) => <DateInput {...parts} value={expires} onChange={setExpires} />}
            </Field>
            <Field label="Look at it again on" hint="optional">
              {(parts) => <DateInput {...parts} value={reviewOn} onChange={setReviewOn} />}
            </Field>
          </>
        )}
        <Field label="Why" hint="required" problem={tried && reason.trim() === '' ? 'Say why.' : null}>
          {(parts) => <TextArea {...parts} value={reason} onChange={setReason} />}
        </Field>
      </div>
    </Dialog>
  );
}
