// Agreeing that a credential is replaced: which one, why, by when.
import { type ReactNode, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DateInput, Field, TextInput } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './remediation.module.css';

interface AgreeRotationDialogProps {
  readonly campaign: string;
  readonly onClose: () => void;
}

export function AgreeRotationDialog({ campaign, onClose }: AgreeRotationDialogProps): ReactNode {
  const { toasts } = useApp();
  const { as, cannotDecide } = useActor();
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
    toasts.show(`${done.value.reference} is agreed; its dependants have to be confirmed now.`);
    onClose();
  };
  return (
    <Dialog
      open
      title="Agree to a rotation"
      lead="Old and exposed credentials, the exposed first. The platform owner confirms what depends on it before it goes out."
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Leave it</Button>
          {cannotDecide === null ? (
            <Button tone="primary" onClick={() => void agree()}>
              {command.running ? 'Recording' : 'Agree'}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.form}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        {cannotDecide === null ? null : (
          <Banner tone="warn" title="This person can’t agree to it.">
            {cannotDecide}
          </Banner>
        )}
        <Field
          label="Credential"
          hint="required"
          problem={tried && credential === null ? 'Choose which one.' : null}
          {...(candidates.length === 0 ? { note: 'No credential is old or exposed.' } : {})}
        >
          {(parts) => (
            <Select
              {...parts}
              options={candidates.map((one) => ({
                value: one.credential,
                label: `${one.identity}, ${one.name}`,
                note: one.why,
              }))}
              value={credential}
              onChange={setCredential}
            />
          )}
        </Field>
        <Field label="Why" hint="required" problem={tried && reason.trim() === '' ? 'Say why it is replaced.' : null}>
          {(parts) => <TextInput {...parts} value={reason} onChange={setReason} />}
        </Field>
        <Field label="Due" hint="left empty: as agreed with the provider">
          {(parts) => <DateInput {...parts} value={due} onChange={setDue} />}
        </Field>
      </div>
    </Dialog>
  );
}
