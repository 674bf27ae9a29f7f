// The columns of the matrix: each role, its party, and the persons who fill it.
import { Plus, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { type WorkingParty, workingParties } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
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
  const { engagementTerms } = useApp().words;
  const words = engagementTerms.roles;
  const companies = {
    customer: engagement.customer,
    provider: engagement.provider,
    adviser: engagementTerms.adviser,
  };
  const put = (position: number, role: Role) =>
    change({ ...document, roles: replaced(document.roles, position, role) }, `role.${role.role}`);
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
      `role.${role.role}.out`,
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
            {role.persons.length === 0 ? <span className={type.unknown}>{words.nobodyFills}</span> : null}
            {role.persons.map((id) => (
              <span key={id} className={styles.filler}>
                {nameIn(model, id)}
                {mayNot !== null ? null : (
                  <IconButton
                    round
                    label={words.noLonger(nameIn(model, id), role.title)}
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
                label={words.takeOut(role.title)}
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
  const words = useApp().words.engagementTerms.roles;
  const options = persons
    .filter((person) => person.active && person.party === role.party && !role.persons.includes(person.id))
    .map(({ id, name, title }) => ({ value: id, label: name, ...(title === null ? {} : { note: title }) }));
  if (options.length === 0) {
    return <span className={`${type.dim} ${type.t12}`}>{role.persons.length === 0 ? words.addBelow : ''}</span>;
  }
  return (
    <Select
      label={words.namePersonFor(role.title)}
      placeholder={words.namePerson}
      options={options}
      value={null}
      onChange={onName}
    />
  );
}

function AddRole(): ReactNode {
  const { document, change } = useModel();
  const { engagementTerms } = useApp().words;
  const words = engagementTerms.roles;
  const [title, setTitle] = useState<string | null>(null);
  const [party, setParty] = useState<WorkingParty>('customer');
  if (title === null) {
    return (
      <LinkButton small onClick={() => setTitle('')}>
        <Plus aria-hidden /> {words.add}
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
      `role.${role}`,
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
      <Field label={words.role}>
        {(parts) => <TextInput {...parts} value={title} onChange={setTitle} placeholder={words.example} />}
      </Field>
      <Field label={words.of}>
        {(parts) => (
          <Select
            {...parts}
            options={workingParties.map((one) => ({ value: one, label: engagementTerms.parties[one] }))}
            value={party}
            onChange={setParty}
          />
        )}
      </Field>
      <Button type="submit">{words.addIt}</Button>
      <Button tone="quiet" onClick={() => setTitle(null)}>
        {engagementTerms.cancel}
      </Button>
    </form>
  );
}
