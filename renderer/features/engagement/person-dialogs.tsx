// A person joins, or has left: the two forms.
import { type ReactNode, useState } from 'react';
import type { Person } from '../../../shared/contract/engagement.ts';
import { type Party, parties } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { ActDialog, ReasonDialog } from '../../ui/act-dialog.tsx';
import { Field, TextInput } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';

export function AddPerson({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { toasts, words } = useApp();
  const { adding: said, ...persons } = words.engagementPersons;
  const { as } = useActor();
  const command = useCommand('person.add');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [title, setTitle] = useState('');
  const [party, setParty] = useState<Party | null>(null);
  const [tried, setTried] = useState(false);
  const options = parties.map((one) => ({ value: one, label: said.parties[one], note: said.partyNotes[one] }));
  const add = async () => {
    setTried(true);
    if (name.trim() === '' || !email.includes('@') || party === null) return;
    const answer = await command.run({
      name: name.trim(),
      email: email.trim(),
      title: title.trim() === '' ? null : title.trim(),
      party,
      as,
    });
    if (!answer.ok) return;
    const { name: added, filledRoles } = answer.value;
    toasts.show(filledRoles.length === 0 ? said.added(added) : said.addedFills(added, filledRoles.join(', ')));
    onClose();
  };
  return (
    <ActDialog
      open
      title={persons.persons.add}
      onClose={onClose}
      leave={persons.cancel}
      act={said.add}
      acting={said.adding}
      command={command}
      onAct={add}
    >
      <Field label={said.name} hint={persons.required} problem={tried && name.trim() === '' ? said.nameMissing : null}>
        {(parts) => <TextInput {...parts} value={name} onChange={setName} />}
      </Field>
      <Field
        label={said.email}
        hint={persons.required}
        note={said.emailNote}
        problem={tried && !email.includes('@') ? said.emailMissing : null}
      >
        {(parts) => <TextInput {...parts} type="email" value={email} onChange={setEmail} />}
      </Field>
      <Field label={said.function} hint={persons.optional}>
        {(parts) => <TextInput {...parts} placeholder={said.functionExample} value={title} onChange={setTitle} />}
      </Field>
      <Field
        label={said.actsFor}
        hint={persons.required}
        problem={tried && party === null ? said.actsForMissing : null}
      >
        {(parts) => <Select {...parts} options={options} value={party} onChange={setParty} />}
      </Field>
    </ActDialog>
  );
}

interface LeavingProps {
  readonly person: Person;
  readonly onClose: () => void;
}

/** Who left acts no more; nothing of what they did goes. */
export function Leaving({ person, onClose }: LeavingProps): ReactNode {
  const { toasts, words } = useApp();
  const { leaving: said, ...persons } = words.engagementPersons;
  const { as } = useActor();
  const command = useCommand('person.deactivate');
  const record = async (reason: string) => {
    const answer = await command.run({ person: person.id, reason, as });
    if (!answer.ok) return;
    toasts.show(said.recorded(person.name));
    onClose();
  };
  return (
    <ReasonDialog
      open
      onClose={onClose}
      title={said.title(person.name)}
      lead={said.lead}
      leave={persons.cancel}
      act={said.record}
      acting={said.recording}
      command={command}
      why={persons.why}
      required={persons.required}
      missing={persons.whyMissing}
      example={said.example}
      onReason={record}
    />
  );
}
