// After sign-off a decision changes only by a later one that says why, signed again.
import { type ReactNode, useRef, useState } from 'react';
import type { Decision, Draft, ReviewCase } from '../../../shared/contract/review.ts';
import { useSession, useWorkspace } from '../../app/use-store.ts';
import { localDay } from '../../lib/format.ts';
import { useCommand } from '../../lib/use-command.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, PassphraseInput, TextArea } from '../../ui/field.tsx';
import styles from './decision.module.css';
import { DecisionFields } from './decision-fields.tsx';
import { decisionInputOf, formOf, missingIn } from './decision-form.ts';
import { OutcomeChoice } from './outcome-choice.tsx';

interface CorrectionDialogProps {
  readonly reviewCase: ReviewCase;
  readonly decision: Decision;
  readonly as: string;
  readonly onClose: () => void;
  readonly onDone: (decision: Decision) => void;
}

export function CorrectionDialog({ reviewCase, decision, as, onClose, onDone }: CorrectionDialogProps): ReactNode {
  const { provider } = useWorkspace();
  const samplePassphrase = useSession((state) => state.samplePassphrase);
  const command = useCommand('review.supersede');
  const [form, setForm] = useState<Draft>(formOf(decision));
  const [reason, setReason] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const since = useRef(Date.now());
  const change = (fields: Partial<Draft>) => setForm((now) => ({ ...now, ...fields }));
  const missing = [
    ...missingIn(form, reviewCase.item, localDay(new Date())).map((one) => one.text),
    ...(reason.trim() === '' ? ['Say why the signed decision is corrected'] : []),
    ...(passphrase === '' ? ['Type the passphrase of your key'] : []),
  ];
  const correct = async () => {
    const secondsSpent = Math.round((Date.now() - since.current) / 1000);
    const input = decisionInputOf(form, reviewCase, { as, secondsSpent });
    if (input === null) return;
    const answer = await command.run({ ...input, reason: reason.trim(), passphrase });
    if (!answer.ok) return;
    onClose();
    onDone(answer.value);
  };
  return (
    <Dialog
      open
      size="wide"
      title="Correct a signed decision"
      lead="The signed decision stays in the ledger. This one takes its place from now on, and names its reason."
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button
            tone="primary"
            blockedBy={missing.length > 0 ? 'correction-missing' : null}
            onClick={() => void correct()}
          >
            {command.running ? 'Signing' : 'Sign the correction'}
          </Button>
        </>
      }
    >
      <ErrorBanner error={command.error} onDismiss={command.clearError} />
      <OutcomeChoice value={form.outcome} onChoose={(outcome) => change({ outcome })} />
      {form.outcome === null ? null : (
        <DecisionFields
          form={form}
          outcome={form.outcome}
          on={reviewCase.item}
          provider={provider}
          change={change}
          onNotMine={null}
        />
      )}
      <div className={styles.form}>
        <Field label="Reason of the correction" hint="required">
          {(parts) => <TextArea {...parts} rows={2} value={reason} onChange={setReason} />}
        </Field>
        <Field
          label="Passphrase of your key"
          hint="never leaves this computer"
          {...(samplePassphrase === null ? {} : { note: `In the sample: ${samplePassphrase}` })}
        >
          {(parts) => <PassphraseInput {...parts} value={passphrase} onChange={setPassphrase} />}
        </Field>
        <ul className={styles.todo} id="correction-missing" aria-label="Before this can be signed">
          {missing.map((text) => (
            <li key={text}>
              <span aria-hidden="true">·</span>
              <span>{text}</span>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
