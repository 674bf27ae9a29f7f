// The dialog of one act: what it is, what it asks for, and the act itself; for somebody who may not, why. And the one that asks
// for nothing but a reason.
import { type FormEvent, type ReactNode, useState } from 'react';
import type { CountersignError } from '../../shared/errors.ts';
import { Banner, ErrorBanner } from './banner.tsx';
import { Button } from './button.tsx';
import styles from './dialog.module.css';
import { Dialog } from './dialog.tsx';
import { Field, TextArea } from './field.tsx';

interface ActDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly lead?: string;
  /** On the buttons: not to do it, to do it, and while it is being done. */
  readonly leave: string;
  readonly act: string;
  readonly acting: string;
  /** What this person can't do, as a sentence, and why; the act is then not offered. */
  readonly refused?: { readonly title: string; readonly why: string } | null;
  readonly command: {
    readonly running: boolean;
    readonly error: CountersignError | null;
    readonly clearError: () => void;
  };
  readonly onAct: () => Promise<void>;
  readonly children: ReactNode;
}

export function ActDialog(props: ActDialogProps): ReactNode {
  const { open, onClose, title, lead, leave, act, acting, refused = null, command, onAct, children } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (refused === null && !command.running) void onAct();
  };
  return (
    <Dialog
      open={open}
      title={title}
      lead={lead}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{leave}</Button>
          {refused === null ? (
            <Button tone="primary" onClick={() => void onAct()}>
              {command.running ? acting : act}
            </Button>
          ) : null}
        </>
      }
    >
      <form className={styles.form} onSubmit={submit}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        {refused === null ? null : (
          <Banner tone="warn" title={refused.title}>
            {refused.why}
          </Banner>
        )}
        {children}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Dialog>
  );
}

interface ReasonDialogProps extends Omit<ActDialogProps, 'onAct' | 'children'> {
  readonly why: string;
  readonly required: string;
  /** Said where it was left empty. */
  readonly missing: string;
  readonly example?: string;
  /** The reason without spaces around it, never empty. */
  readonly onReason: (reason: string) => Promise<void>;
}

export function ReasonDialog({ why, required, missing, example, onReason, ...dialog }: ReasonDialogProps): ReactNode {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const said = reason.trim();
  const act = async () => {
    setTried(true);
    if (said !== '') await onReason(said);
  };
  return (
    <ActDialog {...dialog} onAct={act}>
      <Field label={why} hint={required} problem={tried && said === '' ? missing : null}>
        {(parts) => (
          <TextArea
            {...parts}
            {...(example === undefined ? {} : { placeholder: example })}
            value={reason}
            onChange={setReason}
          />
        )}
      </Field>
    </ActDialog>
  );
}
