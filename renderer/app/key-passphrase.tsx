// The passphrase of the acting person's key, which is the signature: asked anew each time something is signed.
import type { ReactNode } from 'react';
import { Field, PassphraseInput } from '../ui/field.tsx';
import { useApp } from './context.ts';
import { useActor, useSession } from './use-store.ts';

interface KeyPassphraseProps {
  readonly value: string;
  readonly onChange: (passphrase: string) => void;
  /** It was left out where it is needed. */
  readonly missing: boolean;
}

export function KeyPassphrase({ value, onChange, missing }: KeyPassphraseProps): ReactNode {
  const said = useApp().words.app.passphrase;
  const { person } = useActor();
  const samplePassphrase = useSession((state) => state.samplePassphrase);
  return (
    <Field
      label={said.label(person?.name ?? null)}
      hint={said.stays}
      problem={missing ? said.missing : null}
      {...(samplePassphrase === null ? {} : { note: said.sample(samplePassphrase) })}
    >
      {(parts) => <PassphraseInput {...parts} autoComplete="current-password" value={value} onChange={onChange} />}
    </Field>
  );
}
