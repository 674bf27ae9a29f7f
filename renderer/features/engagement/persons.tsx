// The persons of both parties, what each fills, and their signing keys; and how somebody joins.
import { Ellipsis, KeyRound, UserMinus, UserPlus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Person, SigningKey } from '../../../shared/contract/engagement.ts';
import type { Party } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { useActor, useWorkspace } from '../../app/use-store.ts';
import { classes } from '../../lib/classes.ts';
import { counted } from '../../lib/format.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useQuery } from '../../lib/use-query.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, TextInput } from '../../ui/field.tsx';
import { PartyMark } from '../../ui/marks.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Block } from '../../ui/pane.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import styles from './engagement.module.css';
import { KeyForm } from './key-form.tsx';

export function Persons(): ReactNode {
  const persons = useQuery('person.list', {}).value ?? [];
  const keys = useQuery('key.list', {}).value ?? [];
  const [adding, setAdding] = useState(false);
  const [keyFor, setKeyFor] = useState<Person | null>(null);
  const [leaving, setLeaving] = useState<Person | null>(null);
  const active = persons.filter((person) => person.active);
  const sorted = [...active, ...persons.filter((person) => !person.active)];
  return (
    <Block
      title="Persons and keys"
      note={counted(active.length, 'person', 'persons')}
      action={
        <Button size="small" icon={<UserPlus aria-hidden />} onClick={() => setAdding(true)}>
          Add a person
        </Button>
      }
    >
      {persons.length === 0 ? (
        <EmptyState title="Nobody is known yet.">
          Add the business owners who decide and the lead who runs the review. Persons of the provider may be added too;
          they never decide.
        </EmptyState>
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
          title={`A ${keyFor.hasKey ? 'further ' : ''}signing key for ${keyFor.name}`}
          lead={
            keyFor.hasKey
              ? 'It takes the place of the one before for everything signed from now on. It is announced on the Overview and in the ledger, so that nobody makes one in somebody else’s name unseen.'
              : 'What this person signs can be verified by anybody, without Countersign.'
          }
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
  const { format } = useApp();
  const { customer, provider } = useWorkspace();
  const company = { customer, provider, adviser: 'Adviser', auditor: 'Auditor' }[person.party];
  return (
    <li className={classes(styles.person, !person.active && styles.gone)}>
      <span>
        <b>{person.name}</b>
        <small>{person.title ?? person.email}</small>
      </span>
      {person.active ? <PartyMark party={person.party}>{company}</PartyMark> : <span>has left {company}</span>}
      <span className={`${type.t12} ${type.two}`}>
        {signingKey === null ? (
          <span className={type.dim}>no signing key</span>
        ) : (
          <>
            key <code title={signingKey.fingerprint}>{signingKey.fingerprint.slice(0, 12)}…</code>, until{' '}
            {format.date(signingKey.notAfter)}
            {keyCount > 1 ? <b> (the latest of {keyCount})</b> : null}
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
  const readOnly = acting?.party === 'auditor';
  const mayKey = person.active && !readOnly && (person.party === 'customer' || person.party === 'adviser');
  return (
    <span className={styles.personTools}>
      {signingKey === null && mayKey ? (
        <LinkButton small onClick={onKey}>
          <KeyRound aria-hidden /> Make a key
        </LinkButton>
      ) : null}
      <ExportRoot person={person} signingKey={signingKey} />
      {person.active && !readOnly ? (
        <Menu
          align="end"
          trigger={
            <button type="button" className={styles.more} aria-label={`More for ${person.name}`}>
              <Ellipsis aria-hidden />
            </button>
          }
          groups={[
            {
              items: [
                ...(signingKey !== null && mayKey
                  ? [{ id: 'key', label: 'Make a further key', icon: <KeyRound aria-hidden />, run: onKey }]
                  : []),
                { id: 'leave', label: 'This person has left', icon: <UserMinus aria-hidden />, run: onLeave },
              ],
            },
          ]}
        />
      ) : null}
    </span>
  );
}

interface LeavingProps {
  readonly person: Person;
  readonly onClose: () => void;
}

/** Who left acts no more; nothing of what they did goes. */
function Leaving({ person, onClose }: LeavingProps): ReactNode {
  const { toasts } = useApp();
  const { as } = useActor();
  const command = useCommand('person.deactivate');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const record = async () => {
    setTried(true);
    if (reason.trim() === '') return;
    const answer = await command.run({ person: person.id, reason: reason.trim(), as });
    if (!answer.ok) return;
    toasts.show(`${person.name} acts here no more`);
    onClose();
  };
  return (
    <Dialog
      open
      title={`${person.name} has left`}
      lead="What they decided and signed stands. What they own, review or fill needs somebody else: it is listed until it has."
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button tone="primary" onClick={() => void record()}>
            {command.running ? 'Recording' : 'Record it'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        <Field label="Why" hint="required" problem={tried && reason.trim() === '' ? 'Say why, in a few words.' : null}>
          {(parts) => <TextInput {...parts} value={reason} onChange={setReason} placeholder="Left the company" />}
        </Field>
      </div>
    </Dialog>
  );
}

/** The certificate that an auditor needs to trust this person's signatures. */
function ExportRoot({ person, signingKey }: Pick<PersonRowProps, 'person' | 'signingKey'>): ReactNode {
  const { bridge, toasts } = useApp();
  const command = useCommand('key.exportRoot');
  if (signingKey === null) return null;
  const save = async () => {
    const fileName = `${person.name.toLowerCase().replaceAll(/\W+/g, '-')}-root.pem`;
    const [out] = await bridge.dialog('save-key', { title: 'Save the root certificate', fileName });
    if (out === undefined) return;
    const answer = await command.run({ person: person.id, out });
    if (!answer.ok) return;
    const { file } = answer.value;
    toasts.show('Root certificate saved', { label: 'Show', run: () => void bridge.showInFolder(file) });
  };
  if (command.error !== null) return <span className={type.bad}>{command.error.message}</span>;
  return (
    <LinkButton small onClick={() => void save()} title="What an auditor needs to trust this person’s signatures">
      Save root
    </LinkButton>
  );
}

const parties: readonly { readonly value: Party; readonly label: string; readonly note: string }[] = [
  { value: 'customer', label: 'The customer', note: 'decides, signs, accepts risk' },
  { value: 'provider', label: 'The provider', note: 'supplies evidence and carries out; never decides' },
  { value: 'adviser', label: 'An adviser', note: 'runs the review for the customer; never decides' },
  { value: 'auditor', label: 'An auditor', note: 'reads everything, changes nothing' },
];

function AddPerson({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { toasts } = useApp();
  const { as } = useActor();
  const command = useCommand('person.add');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [title, setTitle] = useState('');
  const [party, setParty] = useState<Party | null>(null);
  const [tried, setTried] = useState(false);
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
    toasts.show(
      filledRoles.length === 0
        ? `${added} is added`
        : `${added} is added and fills, until others are named: ${filledRoles.join(', ')}`,
    );
    onClose();
  };
  return (
    <Dialog
      open
      title="Add a person"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button tone="primary" onClick={() => void add()}>
            {command.running ? 'Adding' : 'Add'}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        <Field label="Name" hint="required" problem={tried && name.trim() === '' ? 'Say who it is.' : null}>
          {(parts) => <TextInput {...parts} value={name} onChange={setName} />}
        </Field>
        <Field
          label="E-mail"
          hint="required"
          note="Tells two persons of one name apart, and is matched with owners in the evidence."
          problem={tried && !email.includes('@') ? 'An e-mail address, such as dana.owner@northwind.example.' : null}
        >
          {(parts) => <TextInput {...parts} type="email" value={email} onChange={setEmail} />}
        </Field>
        <Field label="Function" hint="optional">
          {(parts) => (
            <TextInput {...parts} placeholder="Head of Finance Operations" value={title} onChange={setTitle} />
          )}
        </Field>
        <Field
          label="Acts for"
          hint="required"
          problem={tried && party === null ? 'Say for whom: it settles who may decide.' : null}
        >
          {(parts) => <Select {...parts} options={parties} value={party} onChange={setParty} />}
        </Field>
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Dialog>
  );
}
