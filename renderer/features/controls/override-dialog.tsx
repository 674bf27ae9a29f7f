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
import { VerdictMark } from '../../ui/marks.tsx';
import styles from './controls.module.css';

interface OverrideDialogProps {
  readonly detail: ControlDetail;
  /** Opened to take an override back: that is chosen already. */
  readonly takingBack: boolean;
  readonly onClose: () => void;
}

const takeBack = 'computed';
type Choice = CoverageStatus | typeof takeBack;

export function OverrideDialog({ detail, takingBack, onClose }: OverrideDialogProps): ReactNode {
  const { navigation, toasts, words } = useApp();
  const said = words.controls.override;
  const { verdicts } = words.field;
  const { as } = useActor();
  const command = useCommand('controls.override');
  const [choice, setChoice] = useState<Choice | null>(takingBack ? takeBack : null);
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
    // Another verdict must not turn the screen to another requirement.
    navigation.replace({ name: 'controls', framework, control });
    toasts.show(status === null ? said.takenBack(control) : said.recorded(control, verdicts[status]));
    onClose();
  };
  return (
    <Dialog
      open
      title={said.title(control)}
      lead={
        <>
          {said.rulesSay} <VerdictMark status={computed} />. {said.lead}
        </>
      }
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{said.leave}</Button>
          <Button tone="primary" onClick={() => void save()}>
            {command.running ? said.recording : choice === takeBack ? said.recordTakeBack : said.record}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        <Choices<Choice>
          label={said.question}
          options={
            override === null
              ? options
              : [...options, { value: takeBack, label: said.takeBackChoice(verdicts[computed]) }]
          }
          value={choice}
          onChange={setChoice}
        />
        {tried && choice === null ? (
          <p className={styles.bad} role="alert">
            {said.choose}
          </p>
        ) : null}
        <Field label={said.why} hint={said.required} problem={tried && reason.trim() === '' ? said.sayWhy : null}>
          {(parts) => <TextArea {...parts} value={reason} onChange={setReason} />}
        </Field>
      </div>
    </Dialog>
  );
}
