// Who signs, before something is signed: one who may not is told so, and one without a key makes it here.
import type { ReactNode } from 'react';
import type { Person } from '../../../shared/contract/engagement.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { Banner } from '../../ui/banner.tsx';
import { KeyForm } from './key-form.tsx';

/** What is going to be signed. */
export type Signed = 'report' | 'instructions' | 'decisions';

interface Signer {
  readonly person: Person | null;
  readonly as: string | null;
  /** May sign, and has a key: the form can be shown. */
  readonly isReady: boolean;
  /** Why not, in words; null: may. */
  readonly mayNot: string | null;
}

export function useSigner(): Signer {
  const { person, as, cannotDecide } = useActor();
  const { signer } = useApp().words.engagementPersons;
  const mayNot = cannotDecide ?? (as === null ? signer.nobody : null);
  return { person, as, mayNot, isReady: mayNot === null && person !== null && person.hasKey };
}

/** What keeps who acts from signing, with the step that helps; draws nothing where nothing does. */
export function SignerBanner({ what }: { readonly what: Signed }): ReactNode {
  const { person, mayNot, isReady } = useSigner();
  const { signer } = useApp().words.engagementPersons;
  if (isReady) return null;
  if (mayNot !== null || person === null) {
    return (
      <Banner tone="warn" title={signer.cannot[what]}>
        {mayNot}
      </Banner>
    );
  }
  return <MissingKey person={person.id} name={person.name} what={what} />;
}

interface MissingKeyProps {
  readonly person: string;
  readonly name: string;
  readonly what: Signed;
}

/** Says that there is no key, and makes one; what needed it draws itself again once it is there. */
export function MissingKey({ person, name, what }: MissingKeyProps): ReactNode {
  const { key } = useApp().words.engagementPersons;
  return (
    <>
      <Banner title={key.missing(name)}>{key.missingNext[what]}</Banner>
      <KeyForm person={person} name={name} onDone={() => undefined} />
    </>
  );
}
