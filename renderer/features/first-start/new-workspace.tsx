// The short form behind "New workspace": who the customer is, who provides, and what the contract is like.
import { type ReactNode, useId, useState } from 'react';
import type { CountersignError } from '../../../shared/errors.ts';
import type { OperatingModel } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { screens } from '../../app/screens.tsx';
import { asCountersignError } from '../../lib/engine.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Choices, Field, TextInput } from '../../ui/field.tsx';
import styles from './first-start.module.css';

const models: readonly { readonly value: OperatingModel; readonly label: string; readonly note: string }[] = [
  {
    value: 'managed',
    label: 'Managed service',
    note: 'The provider runs defined tasks: monitoring, triage, collecting evidence, rotation. You keep every decision.',
  },
  {
    value: 'co-managed',
    label: 'Co-managed',
    note: 'Your team and the provider share triage and escalation. Who owns an incident is written down first.',
  },
  {
    value: 'monitoring-only',
    label: 'Monitoring only',
    note: 'The provider watches and reports. It carries out nothing.',
  },
];

interface NewWorkspaceProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function NewWorkspace({ open, onClose }: NewWorkspaceProps): ReactNode {
  const { bridge, session, navigation } = useApp();
  const [customer, setCustomer] = useState('');
  const [provider, setProvider] = useState('');
  const [model, setModel] = useState<OperatingModel>('managed');
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<CountersignError | null>(null);
  const form = useId();
  const missing = (value: string, what: string) => (tried && value.trim() === '' ? what : null);
  const create = async () => {
    setTried(true);
    if (customer.trim() === '' || provider.trim() === '') return;
    const [path] = await bridge.dialog('new-workspace', { fileName: `${customer.trim()}.countersign` });
    if (path === undefined) return;
    setFailure(null);
    try {
      await session.create({ file: path, customer: customer.trim(), provider: provider.trim(), model });
      onClose();
      setCustomer('');
      setProvider('');
      setTried(false);
      if (screens.engagement !== undefined) navigation.go({ name: 'engagement' });
    } catch (error) {
      setFailure(asCountersignError(error));
    }
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="New workspace"
      lead="One file for one client. It stays on this computer; you choose where."
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={form}>
            Choose where to keep it
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <ErrorBanner error={failure} onDismiss={() => setFailure(null)} />
        <div className={styles.pair}>
          <Field label="Customer" hint="who decides" problem={missing(customer, 'Name the organisation that decides.')}>
            {({ ...parts }) => (
              <TextInput {...parts} value={customer} onChange={setCustomer} placeholder="Northwind Trading" />
            )}
          </Field>
          <Field label="Provider" hint="who brings evidence" problem={missing(provider, 'Name the provider.')}>
            {({ ...parts }) => (
              <TextInput {...parts} value={provider} onChange={setProvider} placeholder="Harbour Security" />
            )}
          </Field>
        </div>
        <Choices label="What the contract is like" options={models} value={model} onChange={setModel} />
      </form>
    </Dialog>
  );
}
