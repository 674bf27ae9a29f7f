// Deciding for somebody else: who lets whom decide what, until when and why. It ends by itself; granting and ending it are
// acts of their own, and no part of a version.
import { CalendarClock, UserRoundCheck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Delegation, Person } from '../../../shared/contract/engagement.ts';
import { type Risk, risks } from '../../../shared/words.ts';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { classes } from '../../lib/classes.ts';
import { counted, localDay } from '../../lib/format.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useQuery } from '../../lib/use-query.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DateInput, Field, TextInput } from '../../ui/field.tsx';
import { Block } from '../../ui/pane.tsx';
import { type Option, Select } from '../../ui/select.tsx';
import type from '../../ui/type.module.css';
import styles from './engagement.module.css';

export function Delegations(): ReactNode {
  const delegations = useQuery('delegation.list', {}).value ?? [];
  const { cannotDecide } = useActor();
  const [granting, setGranting] = useState(false);
  const [ending, setEnding] = useState<Delegation | null>(null);
  useCommands({ 'engagement.delegate': () => setGranting(true) });
  const running = delegations.filter((one) => one.state === 'valid' || one.state === 'future');
  const over = delegations.filter((one) => one.state === 'expired' || one.state === 'ended');
  return (
    <Block
      title="Delegations"
      note={running.length === 0 ? 'nobody decides for anybody' : `${running.length} in force or to come`}
      action={
        cannotDecide === null ? (
          <Button size="small" icon={<UserRoundCheck aria-hidden />} onClick={() => setGranting(true)}>
            Delegate decisions
          </Button>
        ) : null
      }
    >
      {delegations.length === 0 ? (
        <p className={type.two}>
          Who is away lets a colleague decide until a day, with a reason. Never somebody of the provider or an adviser.
        </p>
      ) : (
        <ul>
          {[...running, ...over].map((one) => (
            <DelegationRow
              key={one.id}
              delegation={one}
              onEnd={cannotDecide === null && running.includes(one) ? () => setEnding(one) : null}
            />
          ))}
        </ul>
      )}
      {granting ? <GrantDialog onClose={() => setGranting(false)} /> : null}
      {ending === null ? null : <EndDialog delegation={ending} onClose={() => setEnding(null)} />}
    </Block>
  );
}

const stateWords: Readonly<Record<Delegation['state'], string>> = {
  future: 'to come',
  valid: 'in force',
  expired: 'ended by itself',
  ended: 'ended',
};

interface DelegationRowProps {
  readonly delegation: Delegation;
  readonly onEnd: (() => void) | null;
}

function DelegationRow({ delegation, onEnd }: DelegationRowProps): ReactNode {
  const { format } = useApp();
  const { persons } = useActor();
  const campaigns = useQuery('campaign.list', {}).value ?? [];
  const name = (id: string) => persons.find((person) => person.id === id)?.name ?? id;
  const { scope, state } = delegation;
  const covers = [
    scope.campaign === null
      ? 'every campaign'
      : (campaigns.find((one) => one.id === scope.campaign)?.name ?? 'one campaign'),
    ...(scope.items === null ? [] : [counted(scope.items.length, 'item')]),
    scope.systems === null ? 'every system' : scope.systems.join(', '),
    `up to ${scope.upTo} risk`,
  ];
  const over = state === 'expired' || state === 'ended';
  return (
    <li className={classes(styles.delegation, over && styles.gone)}>
      <span>
        <b>{name(delegation.to)}</b> decides for <b>{name(delegation.from)}</b>
        <small>{delegation.reason}</small>
      </span>
      <span>
        {covers.join(', ')}
        <small>
          granted by {name(delegation.grantedBy)}, {format.date(delegation.grantedAt)}
        </small>
      </span>
      <span>
        <span className={classes(state === 'valid' && type.good)}>
          {state === 'valid' ? <CalendarClock aria-hidden /> : null} {stateWords[state]}
        </span>
        <small>
          {format.date(delegation.validFrom)} to {format.date(delegation.validUntil)}
        </small>
      </span>
      {onEnd === null ? (
        <span />
      ) : (
        <LinkButton small onClick={onEnd}>
          End it
        </LinkButton>
      )}
    </li>
  );
}

const everything = '*';

function GrantDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { toasts } = useApp();
  const { persons, as } = useActor();
  const campaigns = useQuery('campaign.list', {}).value ?? [];
  const command = useCommand('delegation.grant');
  const [from, setFrom] = useState<string | null>(as);
  const [to, setTo] = useState<string | null>(null);
  const [campaign, setCampaign] = useState(everything);
  const [systems, setSystems] = useState('');
  const [upTo, setUpTo] = useState<Risk>('critical');
  const [since, setSince] = useState(localDay(new Date()));
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const queue = useQuery(
    'review.queue',
    campaign === everything ? null : { campaign, person: null },
  ).value?.items.filter((item) => item.assignee === from && item.state !== 'signed_off' && item.state !== 'closed');
  const [items, setItems] = useState<readonly string[]>([]);
  const missing = to === null || from === null || until === '' || reason.trim() === '';
  const grant = async () => {
    setTried(true);
    if (to === null || from === null || as === null || missing || command.running) return;
    const named = systems
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
    const answer = await command.run({
      from,
      to,
      campaign: campaign === everything ? null : campaign,
      systems: named.length === 0 ? null : named,
      items: items.length === 0 ? null : [...items],
      upTo,
      validFrom: since,
      validUntil: until,
      reason: reason.trim(),
      as,
    });
    if (!answer.ok) return;
    toasts.show('Delegated. It ends by itself.');
    onClose();
  };
  return (
    <Dialog
      open
      title="Delegate decisions"
      lead="Each decision made under it says so. The reviewer of record stays accountable."
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button tone="primary" onClick={() => void grant()}>
            {command.running ? 'Delegating' : 'Delegate'}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void grant();
        }}
      >
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        <div className={styles.two}>
          <Field label="Reviewer of record" problem={tried && from === null ? 'Say whose decisions.' : null}>
            {(parts) => <Select {...parts} options={deciders(persons, to)} value={from} onChange={setFrom} />}
          </Field>
          <Field label="May be decided by" hint="required" problem={tried && to === null ? 'Say who decides.' : null}>
            {(parts) => (
              <Select
                {...parts}
                options={deciders(persons, from)}
                value={to}
                placeholder="A colleague of the customer"
                onChange={setTo}
              />
            )}
          </Field>
          <Field label="From">{(parts) => <DateInput {...parts} value={since} onChange={setSince} />}</Field>
          <Field
            label="Until, that day included"
            hint="required"
            problem={tried && until === '' ? 'Say when it ends.' : null}
          >
            {(parts) => <DateInput {...parts} value={until} onChange={setUntil} />}
          </Field>
          <Field label="Campaign">
            {(parts) => (
              <Select
                {...parts}
                options={[
                  { value: everything, label: 'Every campaign' },
                  ...campaigns.filter((one) => one.state === 'open').map((one) => ({ value: one.id, label: one.name })),
                ]}
                value={campaign}
                onChange={(next) => {
                  setCampaign(next);
                  setItems([]);
                }}
              />
            )}
          </Field>
          <Field label="Up to which risk">
            {(parts) => (
              <Select
                {...parts}
                options={risks.map((risk) => ({ value: risk, label: risk }))}
                value={upTo}
                onChange={setUpTo}
              />
            )}
          </Field>
        </div>
        <Field label="Only these systems" hint="optional" note="Separated by commas; empty for every system.">
          {(parts) => <TextInput {...parts} value={systems} onChange={setSystems} placeholder="aws:123456789012" />}
        </Field>
        {queue === undefined || queue.length === 0 ? null : (
          <details className={styles.items}>
            <summary>
              {items.length === 0
                ? 'All items of the campaign; choose single ones'
                : `Only ${counted(items.length, 'item')}`}
            </summary>
            <ul>
              {queue.map((item) => (
                <li key={item.id}>
                  <label>
                    <input
                      type="checkbox"
                      checked={items.includes(item.id)}
                      onChange={(event) =>
                        setItems(event.target.checked ? [...items, item.id] : items.filter((id) => id !== item.id))
                      }
                    />
                    {item.identity}, {item.privilege} on {item.resource}
                  </label>
                </li>
              ))}
            </ul>
          </details>
        )}
        <Field label="Why" hint="required" problem={tried && reason.trim() === '' ? 'Say why, in a few words.' : null}>
          {(parts) => (
            <TextInput {...parts} value={reason} onChange={setReason} placeholder="On leave until 9 October" />
          )}
        </Field>
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Dialog>
  );
}

/** Who may decide at all; the other one of the two is left out. */
function deciders(persons: readonly Person[], other: string | null): Option<string>[] {
  return persons
    .filter((person) => person.active && person.party === 'customer' && person.id !== other)
    .map(({ id, name, title }) => ({ value: id, label: name, ...(title === null ? {} : { note: title }) }));
}

interface EndDialogProps {
  readonly delegation: Delegation;
  readonly onClose: () => void;
}

function EndDialog({ delegation, onClose }: EndDialogProps): ReactNode {
  const { toasts } = useApp();
  const { persons, as } = useActor();
  const command = useCommand('delegation.end');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const name = persons.find((person) => person.id === delegation.to)?.name ?? 'The delegate';
  const end = async () => {
    setTried(true);
    if (reason.trim() === '' || as === null) return;
    const answer = await command.run({ id: delegation.id, reason: reason.trim(), as });
    if (!answer.ok) return;
    toasts.show('The delegation has ended');
    onClose();
  };
  return (
    <Dialog
      open
      title={`${name} decides no longer`}
      lead="What was decided under the delegation stands."
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button tone="primary" onClick={() => void end()}>
            {command.running ? 'Ending' : 'End it now'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        <Field label="Why" hint="required" problem={tried && reason.trim() === '' ? 'Say why, in a few words.' : null}>
          {(parts) => <TextInput {...parts} value={reason} onChange={setReason} placeholder="Back early" />}
        </Field>
      </div>
    </Dialog>
  );
}
