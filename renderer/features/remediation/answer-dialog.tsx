// The customer's answer to an action that nothing allowed. It stays what it is; the answer stands beside it by name.
import { type ReactNode, useState } from 'react';
import type { ReconciledActionRecord } from '../../../shared/contract/loop.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Choices, Field, TextArea } from '../../ui/field.tsx';
import styles from './remediation.module.css';

type Answer = 'acknowledged' | 'ratified';

interface AnswerDialogProps {
  readonly action: ReconciledActionRecord;
  readonly onClose: () => void;
}

export function AnswerDialog({ action, onClose }: AnswerDialogProps): ReactNode {
  const { toasts } = useApp();
  const { as, cannotDecide } = useActor();
  const command = useCommand('action.answer');
  const [answer, setAnswer] = useState<Answer>('acknowledged');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const save = async () => {
    setTried(true);
    if (as === null || reason.trim() === '') return;
    const done = await command.run({ action: action.uid, answer, reason: reason.trim(), as });
    if (!done.ok) return;
    toasts.show('Recorded. It stays listed as unauthorised, with your answer.');
    onClose();
  };
  return (
    <Dialog
      open
      title={`${action.verb}: ${action.target}`}
      lead={action.explanation}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Leave it</Button>
          {cannotDecide === null ? (
            <Button tone="primary" onClick={() => void save()}>
              {command.running ? 'Recording' : 'Record the answer'}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.form}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        {cannotDecide === null ? null : (
          <Banner tone="warn" title="This person can’t answer.">
            {cannotDecide}
          </Banner>
        )}
        <Choices<Answer>
          label="Your answer"
          options={[
            {
              value: 'acknowledged',
              label: 'Seen',
              note: 'You know of it and follow it up. Anybody of the customer may say so.',
            },
            {
              value: 'ratified',
              label: 'Ratified afterwards',
              note: 'You accept it after the fact: needs the right to accept risks. It never becomes authorised.',
            },
          ]}
          value={answer}
          onChange={setAnswer}
        />
        <Field
          label="Why"
          hint="required"
          problem={tried && reason.trim() === '' ? 'Say what you know, or what you do about it.' : null}
        >
          {(parts) => <TextArea {...parts} value={reason} onChange={setReason} />}
        </Field>
      </div>
    </Dialog>
  );
}
