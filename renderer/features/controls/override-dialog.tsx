// A person of the customer says that a verdict is wrong, and why. The computed one stays beside it, here and in the report.
import { type ReactNode, useState } from 'react';
import type { ControlDetail } from '../../../shared/contract/controls.ts';
import { type CoverageStatus, coverageStatuses } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Choices, Field, TextArea } from '../../ui/field.tsx';
import { VerdictMark, verdictWords } from '../../ui/marks.tsx';
import styles from './controls.module.css';

interface OverrideDialogProps {
  readonly detail: ControlDetail;
  readonly onClose: () => void;
}

const takeBack = 'computed';
type Choice = CoverageStatus | typeof takeBack;

export function OverrideDialog({ detail, onClose }: OverrideDialogProps): ReactNode {
  const { toasts } = useApp();
  const { as } = useActor();
  const command = useCommand('controls.override');
  const [choice, setChoice] = useState<Choice | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { framework, control, computed, override } = detail;
  const options = coverageStatuses
    .filter((status) => status !== computed)
    .map((status) => ({ value: status as Choice, label: <VerdictMark status={status} /> }));
  const save = async () => {
    setTried(true);
    if (choice === null || reason.trim() === '' || as === null) return;
    const status = choice === takeBack ? null : choice;
    const answer = await command.run({ framework, control, status, reason: reason.trim(), as });
    if (!answer.ok) return;
    toasts.show(
      status === null
        ? `${control}: the rules’ verdict stands again`
        : `${control}: overridden to ${verdictWords[status].toLowerCase()}`,
    );
    onClose();
  };
  return (
    <Dialog
      open
      title={`Override ${control}`}
      lead={
        <>
          The rules say <VerdictMark status={computed} />. Both verdicts, your name and your reason go into the report.
        </>
      }
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button tone="primary" onClick={() => void save()}>
            {command.running ? 'Recording' : 'Record the override'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        <Choices<Choice>
          label="What it really is"
          options={
            override === null
              ? options
              : [
                  ...options,
                  { value: takeBack, label: `Take the override back: ${verdictWords[computed].toLowerCase()}` },
                ]
          }
          value={choice}
          onChange={setChoice}
        />
        {tried && choice === null ? <p className={styles.bad}>Choose a verdict.</p> : null}
        <Field
          label="Why"
          hint="required"
          problem={tried && reason.trim() === '' ? 'Say what the rules can’t see.' : null}
        >
          {(parts) => <TextArea {...parts} value={reason} onChange={setReason} />}
        </Field>
      </div>
    </Dialog>
  );
}
