// The persons of both parties, what each fills, and their signing keys; and how somebody joins.
import { Ellipsis, KeyRound, UserMinus, UserPlus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Person, SigningKey } from '../../../shared/contract/engagement.ts';
import { useApp } from '../../app/context.ts';
import { useActor, useWorkspace } from '../../app/use-store.ts';
import { classes } from '../../lib/classes.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PartyMark } from '../../ui/marks.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Block } from '../../ui/pane.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import styles from './engagement.module.css';
import { KeyForm } from './key-form.tsx';
import { AddPerson, Leaving } from './person-dialogs.tsx';

export function Persons(): ReactNode {
  const { persons: said, key: keyWords } = useApp().words.engagementPersons;
  const persons = useQuery('person.list', {}).value ?? [];
  const keys = useQuery('key.list', {}).value ?? [];
  const [adding, setAdding] = useState(false);
  const [keyFor, setKeyFor] = useState<Person | null>(null);
  const [leaving, setLeaving] = useState<Person | null>(null);
  const active = persons.filter((person) => person.active);
  const sorted = [...active, ...persons.filter((person) => !person.active)];
  return (
    <Block
      title={said.title}
      note={said.count(active.length)}
      action={
        persons.length === 0 ? undefined : (
          <Button size="small" icon={<UserPlus aria-hidden />} onClick={() => setAdding(true)}>
            {said.add}
          </Button>
        )
      }
    >
      {persons.length === 0 ? (
        <div data-about="persons">
          <EmptyState
            title={said.none}
            steps={
              <Button tone="primary" onClick={() => setAdding(true)}>
                {said.add}
              </Button>
            }
          >
            {said.noneNext}
          </EmptyState>
        </div>
      ) : (
        <ul>
          {sorted.map((person) => (
            <PersonRow
              key={person.id}
              person={person}
              signingKey={keys.find((one) => one.person === person.id) ?? null}
              keyCount={keys.filter((one) => one.person === person.id).length}
              onKey={() => setKeyFor(person)}
              onLeave={() => setLeaving(person)}
            />
          ))}
        </ul>
      )}
      {adding ? <AddPerson onClose={() => setAdding(false)} /> : null}
      {leaving === null ? null : <Leaving person={leaving} onClose={() => setLeaving(null)} />}
      {keyFor === null ? null : (
        <Dialog
          open
          title={keyFor.hasKey ? keyWords.furtherTitle(keyFor.name) : keyWords.title(keyFor.name)}
          lead={keyFor.hasKey ? keyWords.furtherLead : keyWords.lead}
          onClose={() => setKeyFor(null)}
        >
          <KeyForm person={keyFor.id} name={keyFor.name} onDone={() => setKeyFor(null)} />
        </Dialog>
      )}
    </Block>
  );
}

interface PersonRowProps {
  readonly person: Person;
  readonly signingKey: SigningKey | null;
  readonly keyCount: number;
  readonly onKey: () => void;
  readonly onLeave: () => void;
}

function PersonRow({ person, signingKey, keyCount, onKey, onLeave }: PersonRowProps): ReactNode {
  const { format, words } = useApp();
  const said = words.engagementPersons.persons;
  const { customer, provider } = useWorkspace();
  const company = { customer, provider, adviser: said.adviser, auditor: said.auditor }[person.party];
  return (
    <li className={classes(styles.person, !person.active && styles.gone)}>
      <span>
        <b>{person.name}</b>
        <small>{person.title ?? person.email}</small>
      </span>
      {person.active ? <PartyMark party={person.party}>{company}</PartyMark> : <span>{said.hasLeft(company)}</span>}
      <span className={`${type.t12} ${type.two}`}>
        {signingKey === null ? (
          <span className={type.dim}>{said.noKey}</span>
        ) : (
          <>
            {said.key} <code title={signingKey.fingerprint}>{signingKey.fingerprint.slice(0, 12)}…</code>,{' '}
            {said.until(format.date(signingKey.notAfter))}
            {keyCount > 1 ? <b> {said.latestOf(keyCount)}</b> : null}
          </>
        )}
      </span>
      <PersonTools person={person} signingKey={signingKey} onKey={onKey} onLeave={onLeave} />
    </li>
  );
}

interface PersonToolsProps extends Pick<PersonRowProps, 'person' | 'signingKey' | 'onKey' | 'onLeave'> {}

function PersonTools({ person, signingKey, onKey, onLeave }: PersonToolsProps): ReactNode {
  const { person: acting } = useActor();
  const said = useApp().words.engagementPersons.persons;
  const readOnly = acting?.party === 'auditor';
  const mayKey = person.active && !readOnly && (person.party === 'customer' || person.party === 'adviser');
  return (
    <span className={styles.personTools}>
      {signingKey === null && mayKey ? (
        <LinkButton small onClick={onKey}>
          <KeyRound aria-hidden /> {said.makeKey}
        </LinkButton>
      ) : null}
      <ExportRoot person={person} signingKey={signingKey} />
      {person.active && !readOnly ? (
        <Menu
          align="end"
          trigger={
            <button type="button" className={styles.more} aria-label={said.more(person.name)}>
              <Ellipsis aria-hidden />
            </button>
          }
          groups={[
            {
              items: [
                ...(signingKey !== null && mayKey
                  ? [{ id: 'key', label: said.makeFurtherKey, icon: <KeyRound aria-hidden />, run: onKey }]
                  : []),
                { id: 'leave', label: said.left, icon: <UserMinus aria-hidden />, run: onLeave },
              ],
            },
          ]}
        />
      ) : null}
    </span>
  );
}

/** The certificate that an auditor needs to trust this person's signatures. */
function ExportRoot({ person, signingKey }: Pick<PersonRowProps, 'person' | 'signingKey'>): ReactNode {
  const { bridge, toasts, words } = useApp();
  const said = words.engagementPersons.persons;
  const command = useCommand('key.exportRoot');
  if (signingKey === null) return null;
  const save = async () => {
    const fileName = `${person.name.toLowerCase().replaceAll(/\W+/g, '-')}-root.pem`;
    const [out] = await bridge.dialog('save-key', { title: said.saveRootDialog, fileName });
    if (out === undefined) return;
    const answer = await command.run({ person: person.id, out });
    if (!answer.ok) return;
    const { file } = answer.value;
    toasts.show(said.rootSaved, { label: said.show, run: () => void bridge.showInFolder(file) });
  };
  if (command.error !== null) return <span className={type.bad}>{command.error.message}</span>;
  return (
    <LinkButton small onClick={() => void save()} title={said.saveRootTitle}>
      {said.saveRoot}
    </LinkButton>
  );
}
