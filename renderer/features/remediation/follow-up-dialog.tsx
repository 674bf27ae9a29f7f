// What came back is put before somebody again: in its campaign while that is open, else in a small follow-up review.
import { type ReactNode, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { counted } from '../../lib/format.ts';
import { useCommand } from '../../lib/use-command.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DateInput, Field } from '../../ui/field.tsx';
import styles from './remediation.module.css';

export function FollowUpDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { toasts, navigation } = useApp();
  const { as, cannotDecide } = useActor();
  const command = useCommand('exception.followUp');
  const [due, setDue] = useState('');
  const [tried, setTried] = useState(false);
  const open = async () => {
    setTried(true);
    if (as === null || due === '') return;
    const done = await command.run({ due, as });
    if (!done.ok) return;
    const { reassigned, campaign } = done.value;
    toasts.show(
      campaign === null
        ? `${counted(reassigned, 'item')} went back to the reviewer.`
        : `Opened “${campaign.name}” with ${counted(campaign.items, 'item')}.`,
    );
    onClose();
    navigation.go(campaign === null ? { name: 'review' } : { name: 'review', campaign: campaign.id });
  };
  return (
    <Dialog
      open
      title="Review again what has ended"
      lead="In an open campaign it goes back to its reviewer. For the rest a small review opens, of exactly these."
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Leave it</Button>
          {cannotDecide === null ? (
            <Button tone="primary" onClick={() => void open()}>
              {command.running ? 'Opening' : 'Review it again'}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.form}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        {cannotDecide === null ? null : (
          <Banner tone="warn" title="This person can’t open a review.">
            {cannotDecide}
          </Banner>
        )}
        <Field label="Due" hint="required" problem={tried && due === '' ? 'Say by when.' : null}>
          {(parts) => <DateInput {...parts} value={due} onChange={setDue} />}
        </Field>
      </div>
    </Dialog>
  );
}
