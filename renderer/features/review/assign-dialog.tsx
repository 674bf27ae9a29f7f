// "Not mine: it is …": hands items to another reviewer of the customer, with a reason.
import { type ReactNode, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { counted } from '../../lib/format.ts';
import { useCommand } from '../../lib/use-command.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, TextArea } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './decision.module.css';

interface AssignDialogProps {
  readonly items: readonly { readonly id: string; readonly identity: string; readonly assignee: string | null }[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function AssignDialog({ items, onClose, onDone }: AssignDialogProps): ReactNode {
  const { toasts, navigation } = useApp();
  const { persons, as } = useActor();
  const command = useCommand('review.assign');
  const handOver = useCommand('review.notMine');
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const current = new Set(items.map((item) => item.assignee));
  const candidates = persons.filter(
    (person) => person.active && person.party === 'customer' && !(current.size === 1 && current.has(person.id)),
  );
  const [first] = items;
  // One's own items are handed over, and stay one's own until they are accepted; others are assigned anew.
  const handsOver = as !== null && items.every((item) => item.assignee === as);
  const what = items.length === 1 && first !== undefined ? first.identity : counted(items.length, 'item');
  const assign = async () => {
    setTried(true);
    if (to === null || reason.trim() === '') return;
    const name = persons.find((person) => person.id === to)?.name ?? 'the new reviewer';
    if (handsOver) {
      for (const item of items) {
        const handed = await handOver.run({ item: item.id, to, reason: reason.trim(), as });
        if (!handed.ok) return;
      }
      toasts.show(`Handed over to ${name}; yours until it is accepted`);
      onDone();
      return;
    }
    const answer = await command.run({ items: items.map((item) => item.id), to, reason: reason.trim(), as });
    if (!answer.ok) return;
    toasts.show(`${counted(answer.value.assigned, 'item')} assigned to ${name}`);
    onDone();
  };
  return (
    <Dialog
      open
      title={`${what} is somebody else’s`}
      lead={
        handsOver
          ? 'Whom you name has to accept it. Until then it stays with you, and you answer for it.'
          : 'The new reviewer decides it, and answers for it. What you noted in a draft stays with you.'
      }
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button tone="primary" onClick={() => void assign()}>
            {command.running || handOver.running ? 'Assigning' : handsOver ? 'Hand it over' : 'Assign'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <ErrorBanner error={command.error ?? handOver.error} onDismiss={command.clearError} />
        <Field label="It is" hint="required" problem={tried && to === null ? 'Choose who decides it.' : null}>
          {(parts) => (
            <Select
              {...parts}
              options={candidates.map(({ id, name, title }) => ({
                value: id,
                label: name,
                ...(title === null ? {} : { note: title }),
              }))}
              value={to}
              placeholder="A person of the customer"
              onChange={setTo}
            />
          )}
        </Field>
        <Field
          label="Why"
          hint="required"
          problem={tried && reason.trim() === '' ? 'Say how you know: it is kept with the assignment.' : null}
        >
          {(parts) => (
            <TextArea {...parts} value={reason} onChange={setReason} placeholder="Moved to the platform team in June" />
          )}
        </Field>
        <p className={styles.small}>
          Not in the list?{' '}
          <LinkButton onClick={() => navigation.go({ name: 'engagement' })}>Add the person in Engagement</LinkButton>
        </p>
      </div>
    </Dialog>
  );
}
