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
  /** What was typed stays while it is closed. */
  readonly open: boolean;
  readonly onClose: () => void;
}

export function ExceptionDialog({ record, change, open, onClose }: ExceptionDialogProps): ReactNode {
  const { toasts, words, format } = useApp();
  const acts = words.remediationActs;
  const said = acts.exception;
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
    const why = reason.trim();
    const done =
      change === 'end'
        ? await ending.run({ decision, reason: why, as })
        : await renewal.run({ decision, expires, reviewOn: reviewOn === '' ? null : reviewOn, reason: why, as });
    if (!done.ok) return;
    toasts.show(change === 'end' ? said.ended : said.renewed(format.date(expires)));
    setReason('');
    setTried(false);
    onClose();
  };
  return (
    <Dialog
      open={open}
      title={change === 'renew' ? said.renewTitle(identity) : said.endTitle(identity)}
      lead={change === 'renew' ? said.renewLead(person?.name ?? null) : said.endLead}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{acts.leave}</Button>
          {cannotDecide === null ? (
            <Button tone="primary" onClick={() => void save()}>
              {command.running ? acts.recording : change === 'renew' ? said.renew : said.end}
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
        {change === 'end' ? null : (
          <>
            <Field
              label={said.newEnd}
              hint={acts.required}
              problem={tried && expires === '' ? said.newEndMissing : null}
              {...(record.until === null ? {} : { note: said.certifiedUntil(format.date(record.until)) })}
            >
              {(parts) => <DateInput {...parts} value={expires} onChange={setExpires} />}
            </Field>
            <Field label={said.lookAgain} hint={acts.optional}>
              {(parts) => <DateInput {...parts} value={reviewOn} onChange={setReviewOn} />}
            </Field>
          </>
        )}
        <Field label={acts.why} hint={acts.required} problem={tried && reason.trim() === '' ? said.whyMissing : null}>
          {(parts) => <TextArea {...parts} value={reason} onChange={setReason} />}
        </Field>
      </div>
    </Dialog>
  );
}
