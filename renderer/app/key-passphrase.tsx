// The passphrase of the acting person's key, which is the signature: asked anew each time something is signed.
import type { ReactNode } from 'react';
import { Field, PassphraseInput } from '../ui/field.tsx';
import { useActor, useSession } from './use-store.ts';

interface KeyPassphraseProps {
  readonly value: string;
  readonly onChange: (passphrase: string) => void;
  /** It was left out where it is needed. */
  readonly missing: boolean;
}

export function KeyPassphrase({ value, onChange, missing }: KeyPassphraseProps): ReactNode {
  const { person } = useActor();
  const samplePassphrase = useSession((state) => state.samplePassphrase);
  return (
    <Field
      label={`Passphrase of ${person?.name ?? 'your'}${person === null ? '' : '’s'} key`}
      hint="never leaves this computer"
      problem={missing ? 'Type the passphrase: it is your signature.' : null}
      {...(samplePassphrase === null ? {} : { note: `In the sample: ${samplePassphrase}` })}
    >
      {(parts) => <PassphraseInput {...parts} autoComplete="current-password" value={value} onChange={onChange} />}
    </Field>
  );
}
