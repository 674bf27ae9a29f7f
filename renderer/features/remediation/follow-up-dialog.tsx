// What came back is put before somebody again: in its campaign while that is open, else in a small follow-up review.
import { type ReactNode, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DateInput, Field } from '../../ui/field.tsx';
import styles from './remediation.module.css';

interface FollowUpDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function FollowUpDialog({ open, onClose }: FollowUpDialogProps): ReactNode {
  const { toasts, navigation, words } = useApp();
  const acts = words.remediationActs;
  const said = acts.followUp;
  const { as, cannotDecide } = useActor();
  const command = useCommand('exception.followUp');
  const [due, setDue] = useState('');
  const [tried, setTried] = useState(false);
  const review = async () => {
    setTried(true);
    if (as === null || due === '') return;
    const done = await command.run({ due, as });
    if (!done.ok) return;
    const { reassigned, campaign } = done.value;
    toasts.show(campaign === null ? said.back(reassigned) : said.opened(campaign.name, campaign.items));
    onClose();
    navigation.go(campaign === null ? { name: 'review' } : { name: 'review', campaign: campaign.id });
  };
  return (
    <Dialog
      open={open}
      title={said.title}
      lead={said.lead}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{acts.leave}</Button>
          {cannotDecide === null ? (
            <Button tone="primary" onClick={() => void review()}>
              {command.running ? said.running : said.act}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.form}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        {cannotDecide === null ? null : (
          <Banner tone="warn" title={said.mayNot}>
            {cannotDecide}
          </Banner>
        )}
        <Field label={acts.due} hint={acts.required} problem={tried && due === '' ? said.dueMissing : null}>
          {(parts) => <DateInput {...parts} value={due} onChange={setDue} />}
        </Field>
      </div>
    </Dialog>
  );
}
