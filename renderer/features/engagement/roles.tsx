// The columns of the matrix: each role, its party, and the persons who fill it.
import { Plus, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { type WorkingParty, workingParties } from '../../../shared/words.ts';
import { Button, IconButton, LinkButton } from '../../ui/button.tsx';
import { Field, TextInput } from '../../ui/field.tsx';
import { PartyMark } from '../../ui/marks.tsx';
import { Select } from '../../ui/select.tsx';
import type from '../../ui/type.module.css';
import styles from './engagement.module.css';
import { nameIn, useModel } from './model-context.ts';
import { idFor, replaced } from './model-edit.ts';
import type { Role } from './raci-words.ts';

export function Roles(): ReactNode {
  const model = useModel();
  const { document, engagement, mayNot, change } = model;
  const companies = { customer: engagement.customer, provider: engagement.provider, adviser: 'Adviser' };
  const put = (position: number, role: Role) =>
    change({ ...document, roles: replaced(document.roles, position, role) }, `role ${role.role}`);
  const remove = (role: Role) =>
    change(
      {
        ...document,
        roles: document.roles.filter((one) => one.role !== role.role),
        activities: document.activities.map((activity) => {
          const { [role.role]: _, ...letters } = activity.letters;
          return { ...activity, letters };
        }),
      },
      `role ${role.role} out`,
    );
  return (
    <>
      {document.roles.map((role, position) => (
        <div key={role.role} className={styles.role}>
          <span>
            <b>{role.title}</b>
            <small>
              <PartyMark party={role.party}>{companies[role.party]}</PartyMark>
            </small>
          </span>
          <span className={styles.filling}>
            {role.persons.length === 0 ? <span className={type.unknown}>nobody fills this role</span> : null}
            {role.persons.map((id) => (
              <span key={id} className={styles.filler}>
                {nameIn(model, id)}
                {mayNot !== null ? null : (
                  <IconButton
                    round
                    label={`${nameIn(model, id)} no longer fills ${role.title}`}
                    icon={<X aria-hidden />}
                    onClick={() => put(position, { ...role, persons: role.persons.filter((one) => one !== id) })}
                  />
                )}
              </span>
            ))}
          </span>
          {mayNot !== null ? null : (
            <span className={styles.roleTools}>
              <NamePerson role={role} onName={(id) => put(position, { ...role, persons: [...role.persons, id] })} />
              <IconButton
                round
                label={`Take the role out: ${role.title}`}
                icon={<X aria-hidden />}
                onClick={() => remove(role)}
              />
            </span>
          )}
        </div>
      ))}
      {mayNot === null ? <AddRole /> : null}
    </>
  );
}

function NamePerson({ role, onName }: { readonly role: Role; readonly onName: (id: string) => void }): ReactNode {
  const { persons } = useModel();
  const options = persons
    .filter((person) => person.active && person.party === role.party && !role.persons.includes(person.id))
    .map(({ id, name, title }) => ({ value: id, label: name, ...(title === null ? {} : { note: title }) }));
  if (options.length === 0) {
    return <span className={`${type.dim} ${type.t12}`}>{role.persons.length === 0 ? 'add a person below' : ''}</span>;
  }
  return (
    <Select
      label={`Name a person for ${role.title}`}
      placeholder="Name a person"
      options={options}
      value={null}
      onChange={onName}
    />
  );
}

const partyNames: Readonly<Record<WorkingParty, string>> = {
  customer: 'The customer',
  provider: 'The provider',
  adviser: 'An adviser',
};

function AddRole(): ReactNode {
  const { document, change } = useModel();
  const [title, setTitle] = useState<string | null>(null);
  const [party, setParty] = useState<WorkingParty>('customer');
  if (title === null) {
    return (
      <LinkButton small onClick={() => setTitle('')}>
        <Plus aria-hidden /> Add a role
      </LinkButton>
    );
  }
  const add = () => {
    if (title.trim() === '') return;
    const role = idFor(
      title,
      document.roles.map((one) => one.role),
    );
    change(
      { ...document, roles: [...document.roles, { role, title: title.trim(), party, persons: [] }] },
      `role ${role}`,
    );
    setTitle(null);
  };
  return (
    <form
      className={styles.inline}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Field label="Role">
        {(parts) => <TextInput {...parts} value={title} onChange={setTitle} placeholder="Data protection officer" />}
      </Field>
      <Field label="Of">
        {(parts) => (
          <Select
            {...parts}
            options={workingParties.map((one) => ({ value: one, label: partyNames[one] }))}
            value={party}
            onChange={setParty}
          />
        )}
      </Field>
      <Button type="submit">Add</Button>
      <Button tone="quiet" onClick={() => setTitle(null)}>
        Leave it
      </Button>
    </form>
  );
}
