// After sign-off a decision changes only by a later one that says why, signed again.
import { type ReactNode, useRef, useState } from 'react';
import type { Decision, Draft } from '../../../shared/contract/decision.ts';
import type { ReviewCase } from '../../../shared/contract/review.ts';
import { saysWhy } from '../../../shared/reason.ts';
import { useApp } from '../../app/context.ts';
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
  const { words } = useApp();
  const decisionWords = words.reviewDecision;
  const said = decisionWords.correction;
  const { provider } = useWorkspace();
  const samplePassphrase = useSession((state) => state.samplePassphrase);
  const command = useCommand('review.supersede');
  const [form, setForm] = useState<Draft>(formOf(decision));
  const [reason, setReason] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const since = useRef(Date.now());
  const change = (fields: Partial<Draft>) => setForm((now) => ({ ...now, ...fields }));
  const missing = [
    ...missingIn(form, reviewCase.item, localDay(new Date()), decisionWords).map((one) => one.text),
    ...(reason.trim() === ''
      ? [decisionWords.missing.reason]
      : saysWhy(reason)
        ? []
        : [decisionWords.missing.tooShort(reason.trim())]),
    ...(passphrase === '' ? [decisionWords.missing.passphrase] : []),
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
      title={said.title}
      lead={said.lead}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{said.leave}</Button>
          <Button
            tone="primary"
            blockedBy={missing.length > 0 ? 'correction-missing' : null}
            onClick={() => void correct()}
          >
            {command.running ? said.signing : said.sign}
          </Button>
        </>
      }
    >
      <ErrorBanner error={command.error} onDismiss={command.clearError} />
      <OutcomeChoice value={form.outcome} withKeys={false} onChoose={(outcome) => change({ outcome })} />
      {form.outcome === null ? null : (
        <DecisionFields
          item={reviewCase.item.id}
          form={form}
          outcome={form.outcome}
          on={reviewCase.item}
          provider={provider}
          change={change}
          onNotMine={null}
        />
      )}
      <div className={styles.form}>
        <Field label={said.reason} hint={decisionWords.required}>
          {(parts) => <TextArea {...parts} rows={2} value={reason} onChange={setReason} />}
        </Field>
        <Field
          label={said.passphrase}
          hint={said.passphraseHint}
          {...(samplePassphrase === null ? {} : { note: said.inSample(samplePassphrase) })}
        >
          {(parts) => <PassphraseInput {...parts} value={passphrase} onChange={setPassphrase} />}
        </Field>
        <ul className={styles.todo} id="correction-missing" aria-label={said.before}>
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
