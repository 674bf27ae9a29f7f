// Granting a delegation, and ending one before its day.
import { type ReactNode, useState } from 'react';
import type { Delegation, Person } from '../../../shared/contract/engagement.ts';
import { type Risk, risks } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { localDay } from '../../lib/format.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useQuery } from '../../lib/use-query.ts';
import { ActDialog, ReasonDialog } from '../../ui/act-dialog.tsx';
import { DateInput, Field, TextInput } from '../../ui/field.tsx';
import { type Option, Select } from '../../ui/select.tsx';
import styles from './engagement.module.css';
import { ItemPicker } from './item-picker.tsx';

const everything = '*';

export function GrantDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { toasts, words } = useApp();
  const { delegations: said, ...common } = words.engagementPersons;
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
  const [items, setItems] = useState<readonly string[]>([]);
  const untilProblem = until === '' ? said.untilMissing : until < since ? said.backwards : null;
  const missing = to === null || from === null || untilProblem !== null || reason.trim() === '';
  const colleagues = deciders(persons, from);
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
    toasts.show(said.granted);
    onClose();
  };
  return (
    <ActDialog
      open
      title={said.grant}
      lead={said.lead}
      onClose={onClose}
      leave={common.cancel}
      act={said.grantIt}
      acting={said.granting}
      command={command}
      onAct={grant}
    >
      <div className={styles.two}>
        <Field label={said.reviewer} problem={tried && from === null ? said.reviewerMissing : null}>
          {(parts) => (
            <Select
              {...parts}
              options={deciders(persons, to)}
              value={from}
              onChange={(next) => {
                setFrom(next);
                setItems([]);
              }}
            />
          )}
        </Field>
        <Field
          label={said.mayDecide}
          hint={common.required}
          note={colleagues.length === 0 ? said.noColleague : undefined}
          problem={tried && to === null ? said.mayDecideMissing : null}
        >
          {(parts) => (
            <Select {...parts} options={colleagues} value={to} placeholder={said.colleague} onChange={setTo} />
          )}
        </Field>
        <Field label={said.from}>{(parts) => <DateInput {...parts} value={since} onChange={setSince} />}</Field>
        <Field label={said.until} hint={common.required} problem={tried || until !== '' ? untilProblem : null}>
          {(parts) => <DateInput {...parts} value={until} onChange={setUntil} />}
        </Field>
        <Field label={said.campaign}>
          {(parts) => (
            <Select
              {...parts}
              options={[
                { value: everything, label: said.everyCampaignChosen },
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
        <Field label={said.upToRisk}>
          {(parts) => (
            <Select
              {...parts}
              options={risks.map((risk) => ({ value: risk, label: words.field.risks[risk].toLowerCase() }))}
              value={upTo}
              onChange={setUpTo}
            />
          )}
        </Field>
      </div>
      <Field label={said.onlySystems} hint={common.optional} note={said.systemsNote}>
        {(parts) => <TextInput {...parts} value={systems} onChange={setSystems} placeholder={said.systemsExample} />}
      </Field>
      {campaign === everything || from === null ? null : (
        <ItemPicker key={`${campaign} ${from}`} campaign={campaign} person={from} chosen={items} onChosen={setItems} />
      )}
      <Field
        label={common.why}
        hint={common.required}
        problem={tried && reason.trim() === '' ? common.whyMissing : null}
      >
        {(parts) => <TextInput {...parts} value={reason} onChange={setReason} placeholder={said.example} />}
      </Field>
    </ActDialog>
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

export function EndDialog({ delegation, onClose }: EndDialogProps): ReactNode {
  const { toasts, words } = useApp();
  const { delegations: said, ...common } = words.engagementPersons;
  const { persons, as } = useActor();
  const command = useCommand('delegation.end');
  const name = persons.find((person) => person.id === delegation.to)?.name ?? said.theDelegate;
  const end = async (reason: string) => {
    if (as === null) return;
    const answer = await command.run({ id: delegation.id, reason, as });
    if (!answer.ok) return;
    toasts.show(said.ended);
    onClose();
  };
  return (
    <ReasonDialog
      open
      onClose={onClose}
      title={said.endTitle(name)}
      lead={said.endLead}
      leave={common.cancel}
      act={said.endNow}
      acting={said.ending}
      command={command}
      why={common.why}
      required={common.required}
      missing={common.whyMissing}
      example={said.endExample}
      onReason={end}
    />
  );
}
