// The passphrase that shows who really acts; for a person without a key, the step that makes one.
import { LockOpen } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { Person } from '../../../shared/contract/engagement.ts';
import { useApp } from '../../app/context.ts';
import { useSession } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useQuery } from '../../lib/use-query.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, PassphraseInput } from '../../ui/field.tsx';
import { KeyForm } from '../engagement/key-form.tsx';
import styles from './settings.module.css';

export function UnlockDialog(): ReactNode {
  const { unlock } = useApp();
  const request = useStore(unlock.store, (state) => state.request);
  const persons = useQuery('person.list', request === null ? null : {}).value ?? [];
  const person = persons.find((one) => one.id === request?.person);
  if (request === null || person === undefined) return null;
  return person.hasKey ? <Passphrase person={person} /> : <FirstKey person={person} />;
}

function Passphrase({ person }: { readonly person: Person }): ReactNode {
  const { unlock, words } = useApp();
  const said = words.settings.unlock;
  const samplePassphrase = useSession((state) => state.samplePassphrase);
  const idleMinutes = useQuery('session.state', {}).value?.idleMinutes ?? 15;
  const command = useCommand('session.unlock');
  const [passphrase, setPassphrase] = useState('');
  const done = async () => {
    if (passphrase === '' || command.running) return;
    const answer = await command.run({ person: person.id, passphrase });
    if (answer.ok) unlock.answer(true);
  };
  return (
    <Dialog
      open
      title={said.isItYou(person.name)}
      lead={said.lead}
      onClose={() => unlock.answer(false)}
      foot={
        <>
          <Button onClick={() => unlock.answer(false)}>{said.notNow}</Button>
          <Button tone="primary" icon={<LockOpen aria-hidden />} onClick={() => void done()}>
            {command.running ? said.running : said.act}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void done();
        }}
      >
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        <Field
          label={words.app.passphrase.label(null)}
          hint={words.app.passphrase.stays}
          note={
            samplePassphrase === null ? said.locksAgain(idleMinutes) : words.app.passphrase.sample(samplePassphrase)
          }
        >
          {(parts) => <PassphraseInput {...parts} value={passphrase} onChange={setPassphrase} />}
        </Field>
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Dialog>
  );
}

function FirstKey({ person }: { readonly person: Person }): ReactNode {
  const { unlock, words } = useApp();
  const said = words.settings.unlock;
  return (
    <Dialog open title={said.firstKey(person.name)} lead={said.firstKeyLead} onClose={() => unlock.answer(false)}>
      <KeyForm person={person.id} name={person.name} onDone={() => unlock.answer(true)} />
    </Dialog>
  );
}
