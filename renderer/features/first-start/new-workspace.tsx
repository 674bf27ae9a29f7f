// The short form behind "New workspace": who the customer is, who provides, and what the contract is like.
import { type ReactNode, useId, useState } from 'react';
import type { CountersignError } from '../../../shared/errors.ts';
import { type OperatingModel, operatingModels } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { screens } from '../../app/screens.tsx';
import { asCountersignError } from '../../lib/engine.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Choices, Field, TextInput } from '../../ui/field.tsx';
import styles from './first-start.module.css';

interface NewWorkspaceProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function NewWorkspace({ open, onClose }: NewWorkspaceProps): ReactNode {
  const { bridge, session, navigation, words } = useApp();
  const said = words.firstStart.form;
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
      title={words.firstStart.create}
      lead={said.lead}
      foot={
        <>
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button tone="primary" type="submit" form={form}>
            {said.place}
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
          <Field label={said.customer} hint={said.customerHint} problem={missing(customer, said.customerMissing)}>
            {({ ...parts }) => (
              <TextInput {...parts} value={customer} onChange={setCustomer} placeholder={said.customerExample} />
            )}
          </Field>
          <Field label={said.provider} hint={said.providerHint} problem={missing(provider, said.providerMissing)}>
            {({ ...parts }) => (
              <TextInput {...parts} value={provider} onChange={setProvider} placeholder={said.providerExample} />
            )}
          </Field>
        </div>
        <Choices
          label={said.model}
          options={operatingModels.map((value) => ({
            value,
            label: words.field.models[value],
            note: said.models[value],
          }))}
          value={model}
          onChange={setModel}
        />
      </form>
    </Dialog>
  );
}
