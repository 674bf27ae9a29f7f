// The customer's answer to an action that nothing allowed. It stays what it is; the answer stands beside it by name.
import { type ReactNode, useState } from 'react';
import type { ReconciledActionRecord } from '../../../shared/contract/loop.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { Choices, Field, TextArea } from '../../ui/field.tsx';
import { ActDialog } from './act-dialog.tsx';

type Answer = 'acknowledged' | 'ratified';

interface AnswerDialogProps {
  readonly action: ReconciledActionRecord;
  /** What was typed stays while it is closed. */
  readonly open: boolean;
  readonly onClose: () => void;
}

export function AnswerDialog({ action, open, onClose }: AnswerDialogProps): ReactNode {
  const { toasts, words } = useApp();
  const acts = words.remediationActs;
  const said = acts.answer;
  const { as } = useActor();
  const command = useCommand('action.answer');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const save = async () => {
    setTried(true);
    if (as === null || answer === null || reason.trim() === '') return;
    const done = await command.run({ action: action.uid, answer, reason: reason.trim(), as });
    if (!done.ok) return;
    toasts.show(said.done);
    setAnswer(null);
    setReason('');
    setTried(false);
    onClose();
  };
  return (
    <ActDialog
      open={open}
      onClose={onClose}
      title={said.title(action.verb, action.target)}
      lead={action.explanation}
      act={said.act}
      mayNot={said.mayNot}
      command={command}
      onAct={save}
    >
      <Choices<Answer>
        label={said.yours}
        options={[
          {
            value: 'acknowledged',
            label: said.seen,
            note: said.seenMeans,
          },
          {
            value: 'ratified',
            label: said.ratified,
            note: said.ratifiedMeans,
          },
        ]}
        value={answer}
        onChange={setAnswer}
        problem={tried && answer === null ? said.choose : null}
      />
      <Field label={acts.why} hint={acts.required} problem={tried && reason.trim() === '' ? said.missing : null}>
        {(parts) => <TextArea {...parts} value={reason} onChange={setReason} />}
      </Field>
    </ActDialog>
  );
}
