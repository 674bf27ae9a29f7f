// What came back is put before somebody again: in its campaign while that is open, else in a small follow-up review.
import { type ReactNode, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { DateInput, Field } from '../../ui/field.tsx';
import { ActDialog } from './act-dialog.tsx';

interface FollowUpDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function FollowUpDialog({ open, onClose }: FollowUpDialogProps): ReactNode {
  const { toasts, navigation, words } = useApp();
  const acts = words.remediationActs;
  const said = acts.followUp;
  const { as } = useActor();
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
    <ActDialog
      open={open}
      onClose={onClose}
      title={said.title}
      lead={said.lead}
      act={said.act}
      acting={said.running}
      mayNot={said.mayNot}
      command={command}
      onAct={review}
    >
      <Field label={acts.due} hint={acts.required} problem={tried && due === '' ? said.dueMissing : null}>
        {(parts) => <DateInput {...parts} value={due} onChange={setDue} />}
      </Field>
    </ActDialog>
  );
}
