// "Not mine: it is …": hands items to another reviewer of the customer, with a reason.
import { type ReactNode, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
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
  const { toasts, navigation, words } = useApp();
  const { assign: said, required } = words.reviewDecision;
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
  const what = items.length === 1 && first !== undefined ? first.identity : said.items(items.length);
  const assign = async () => {
    setTried(true);
    if (to === null || reason.trim() === '') return;
    const name = persons.find((person) => person.id === to)?.name ?? said.newReviewer;
    if (handsOver) {
      for (const item of items) {
        const handed = await handOver.run({ item: item.id, to, reason: reason.trim(), as });
        if (!handed.ok) return;
      }
      toasts.show(said.handedOver(name));
      onDone();
      return;
    }
    const answer = await command.run({ items: items.map((item) => item.id), to, reason: reason.trim(), as });
    if (!answer.ok) return;
    toasts.show(said.assigned(answer.value.assigned, name));
    onDone();
  };
  return (
    <Dialog
      open
      title={said.title(what)}
      lead={handsOver ? said.handsOver : said.assigns}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{said.keep}</Button>
          <Button tone="primary" onClick={() => void assign()}>
            {command.running || handOver.running ? said.assigning : handsOver ? said.handOver : said.assign}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <ErrorBanner error={command.error ?? handOver.error} onDismiss={command.clearError} />
        <Field label={said.whose} hint={required} problem={tried && to === null ? said.whoseNeeded : null}>
          {(parts) => (
            <Select
              {...parts}
              options={candidates.map(({ id, name, title }) => ({
                value: id,
                label: name,
                ...(title === null ? {} : { note: title }),
              }))}
              value={to}
              placeholder={said.choose}
              onChange={setTo}
            />
          )}
        </Field>
        <Field label={said.why} hint={required} problem={tried && reason.trim() === '' ? said.whyNeeded : null}>
          {(parts) => <TextArea {...parts} value={reason} onChange={setReason} placeholder={said.whyExample} />}
        </Field>
        <p className={styles.small}>
          {said.notListed}{' '}
          <LinkButton onClick={() => navigation.go({ name: 'engagement' })}>{said.addPerson}</LinkButton>
        </p>
      </div>
    </Dialog>
  );
}
