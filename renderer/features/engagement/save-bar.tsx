// What is changed and not in force yet, and the step that puts it in force: a new version with its reason.
import { Save, Undo2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Engagement, ModelDifference } from '../../../shared/contract/engagement.ts';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { counted } from '../../lib/format.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, TextArea } from '../../ui/field.tsx';
import type from '../../ui/type.module.css';
import { Differences } from './differences.tsx';
import styles from './engagement.module.css';
import type { ModelEditing } from './use-model-edit.ts';

interface SaveBarProps {
  readonly engagement: Engagement;
  readonly editing: ModelEditing;
}

export function SaveBar({ engagement, editing }: SaveBarProps): ReactNode {
  const { format } = useApp();
  const [saving, setSaving] = useState(false);
  const { edit, keptAt, overtaken } = editing;
  const differences =
    useQuery('engagement.compare', { before: edit.basedOn, after: edit.document }).value ?? ([] as ModelDifference[]);
  const blocking = editing.problems.filter((problem) => problem.blocks).length;
  useCommands({ 'engagement.save': () => setSaving(true), 'engagement.undo': editing.undo });
  return (
    <div className={styles.saveBar}>
      <span>
        <b>{counted(differences.length, 'change')}</b> not in force yet
        {blocking === 0 ? '; complete' : `; ${counted(blocking, 'point')} still open`}
        <small>{keptAt === null ? 'keeping the draft' : `draft kept, ${format.shortMoment(keptAt)}`}</small>
      </span>
      <span className={styles.grow} />
      <Button icon={<Undo2 aria-hidden />} onClick={editing.undo}>
        Undo
      </Button>
      <Button tone="quiet" onClick={editing.discard}>
        Discard all
      </Button>
      <Button tone="primary" icon={<Save aria-hidden />} onClick={() => setSaving(true)}>
        Save as version {engagement.version + 1}
      </Button>
      {saving ? (
        <SaveDialog
          engagement={engagement}
          editing={editing}
          differences={differences}
          overtaken={overtaken}
          onClose={() => setSaving(false)}
        />
      ) : null}
    </div>
  );
}

interface SaveDialogProps extends SaveBarProps {
  readonly differences: readonly ModelDifference[];
  readonly overtaken: boolean;
  readonly onClose: () => void;
}

function SaveDialog({ engagement, editing, differences, overtaken, onClose }: SaveDialogProps): ReactNode {
  const { toasts } = useApp();
  const { as } = useActor();
  const command = useCommand('engagement.change');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { edit, problems } = editing;
  const blocking = problems.filter((problem) => problem.blocks);
  const save = async () => {
    setTried(true);
    if (reason.trim() === '' || command.running) return;
    const answer = await command.run({ document: edit.document, reason: reason.trim(), basedOn: edit.basedOn, as });
    if (!answer.ok) return;
    editing.saved(answer.value);
    toasts.show(`Version ${answer.value.version} is in force`);
    onClose();
  };
  return (
    <Dialog
      open
      size="wide"
      title={`Save as version ${engagement.version + 1}`}
      lead="It is in force from then on. Campaigns that are open keep the version they were opened under."
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Go on changing</Button>
          <Button tone="primary" icon={<Save aria-hidden />} onClick={() => void save()}>
            {command.running ? 'Saving' : 'Save'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        {overtaken ? (
          <Banner
            tone="warn"
            title={`Version ${engagement.version} came into force meanwhile.`}
            actions={<LinkButton onClick={editing.rebase}>Change version {engagement.version} instead</LinkButton>}
          >
            You changed version {edit.basedOn}. What the other version says and yours does not is lost if you go on:
            read the list below again afterwards.
          </Banner>
        ) : null}
        {blocking.length === 0 ? null : (
          <Banner tone="warn" title="It can be saved, but no campaign can open yet.">
            {counted(blocking.length, 'point')} still open, first: {blocking[0]?.text}
          </Banner>
        )}
        <Field
          label="Why it changes"
          hint="required"
          problem={tried && reason.trim() === '' ? 'Say why, in a sentence.' : null}
        >
          {(parts) => (
            <TextArea {...parts} rows={2} value={reason} onChange={setReason} placeholder="Filled in at the kick-off" />
          )}
        </Field>
        <h3 className={type.t12}>
          {counted(differences.length, 'change')} from version {edit.basedOn}
        </h3>
        <Differences differences={differences} />
      </div>
    </Dialog>
  );
}
