// Agreeing that a credential is replaced: which one, why, by when.
import { type ReactNode, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useQuery } from '../../lib/use-query.ts';
import { DateInput, Field, TextInput } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { ActDialog } from './act-dialog.tsx';

interface AgreeRotationDialogProps {
  readonly campaign: string;
  /** What was typed stays while it is closed. */
  readonly open: boolean;
  readonly onClose: () => void;
}

export function AgreeRotationDialog({ campaign, open, onClose }: AgreeRotationDialogProps): ReactNode {
  const { toasts, words } = useApp();
  const acts = words.remediationActs;
  const said = acts.rotation;
  const { as } = useActor();
  const candidates = useQuery('rotation.candidates', {}).value ?? [];
  const command = useCommand('rotation.agree');
  const [credential, setCredential] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [due, setDue] = useState('');
  const [tried, setTried] = useState(false);
  const agree = async () => {
    setTried(true);
    if (as === null || credential === null || reason.trim() === '') return;
    const done = await command.run({ campaign, credential, reason: reason.trim(), due: due === '' ? null : due, as });
    if (!done.ok) return;
    toasts.show(said.done(done.value.reference));
    setCredential(null);
    setReason('');
    setTried(false);
    onClose();
  };
  return (
    <ActDialog
      open={open}
      onClose={onClose}
      title={said.title}
      lead={said.lead}
      act={said.act}
      mayNot={said.mayNot}
      command={command}
      onAct={agree}
    >
      <Field
        label={said.credential}
        hint={acts.required}
        problem={tried && credential === null ? said.credentialMissing : null}
        {...(candidates.length === 0 ? { note: said.none } : {})}
      >
        {(parts) => (
          <Select
            {...parts}
            options={candidates.map((one) => ({
              value: one.credential,
              label: said.of(one.identity, one.name),
              note: one.why,
            }))}
            value={credential}
            onChange={setCredential}
          />
        )}
      </Field>
      <Field label={acts.why} hint={acts.required} problem={tried && reason.trim() === '' ? said.whyMissing : null}>
        {(parts) => <TextInput {...parts} value={reason} onChange={setReason} />}
      </Field>
      <Field label={acts.due} hint={acts.dueAsAgreed}>
        {(parts) => <DateInput {...parts} value={due} onChange={setDue} />}
      </Field>
    </ActDialog>
  );
}
