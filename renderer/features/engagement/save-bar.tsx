// What is changed and not in force yet, and the step that puts it in force: a new version with its reason.
import { Save, Undo2 } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import type { Engagement, ModelDifference } from '../../../shared/contract/engagement.ts';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, TextArea } from '../../ui/field.tsx';
import type from '../../ui/type.module.css';
import { Differences } from './differences.tsx';
import styles from './engagement.module.css';
import type { Contested, ModelEditing } from './use-model-edit.ts';

interface SaveBarProps {
  readonly engagement: Engagement;
  readonly editing: ModelEditing;
}

export function SaveBar({ engagement, editing }: SaveBarProps): ReactNode {
  const { toasts, words } = useApp();
  const { saving: said } = words.engagement;
  const [saving, setSaving] = useState(false);
  const { edit, settled, contested, carriedOnto } = editing;
  const compared = useQuery('engagement.compare', { before: edit.basedOn, after: settled }).value;
  // What was counted last stays until the next count is there.
  const last = useRef<readonly ModelDifference[] | undefined>(compared);
  last.current = compared ?? last.current;
  const differences = last.current;
  const blocking = editing.problems.filter((problem) => problem.blocks).length;
  const discard = () => {
    editing.discard();
    toasts.show(said.discarded(differences?.length ?? 1), { label: said.undo, run: () => editing.restore(edit) });
  };
  useCommands({ 'engagement.save': () => setSaving(true), 'engagement.undo': editing.undo });
  return (
    <div className={styles.saving}>
      {contested === null ? null : <Choice engagement={engagement} editing={editing} contested={contested} />}
      <div className={styles.saveBar}>
        <span>
          {differences === undefined ? null : <b>{said.changes(differences.length)}</b>} {said.notInForce};{' '}
          {blocking === 0 ? said.complete : said.open(blocking)}
          <Kept editing={editing} />
          {carriedOnto === null ? null : <small role="status">{said.carried(carriedOnto)}</small>}
        </span>
        <Button icon={<Undo2 aria-hidden />} onClick={editing.undo}>
          {said.undo}
        </Button>
        <Button tone="quiet" onClick={discard}>
          {said.discard}
        </Button>
        <Button
          tone="primary"
          icon={<Save aria-hidden />}
          blockedBy={contested === null ? null : 'model-choice'}
          onClick={() => setSaving(true)}
        >
          {said.saveAs(engagement.version + 1)}
        </Button>
      </div>
      {saving && contested === null ? (
        <SaveDialog
          engagement={engagement}
          editing={editing}
          differences={differences ?? []}
          onClose={() => setSaving(false)}
        />
      ) : null}
    </div>
  );
}

interface ChoiceProps extends SaveBarProps {
  readonly contested: Contested;
}

/** Both the version that came into force and the draft changed one thing: what differs, and which of the two it is to be. */
function Choice({ engagement, editing, contested }: ChoiceProps): ReactNode {
  const { words } = useApp();
  const { saving: said } = words.engagement;
  const { version } = engagement;
  const differences = useQuery('engagement.compare', { before: contested.theirs, after: contested.mine }).value ?? [];
  return (
    <div className={styles.choice} id="model-choice">
      <Banner
        tone="warn"
        title={said.overtaken(version)}
        actions={
          <>
            <Button size="small" onClick={() => editing.rebase('mine')}>
              {said.keepMine}
            </Button>
            <Button size="small" onClick={() => editing.rebase('theirs')}>
              {said.takeTheirs(version)}
            </Button>
          </>
        }
      >
        {said.overtakenWhy(version)}
        <Differences differences={differences} />
      </Banner>
    </div>
  );
}

/** Whether the changes would survive a crash now. */
function Kept({ editing: { keptAt, keptError } }: { readonly editing: ModelEditing }): ReactNode {
  const { format, words } = useApp();
  const { saving: said } = words.engagement;
  if (keptError !== null) {
    return (
      <small role="alert" className={type.bad}>
        {said.notKept(keptError.message)}
      </small>
    );
  }
  return <small>{keptAt === null ? said.keeping : said.kept(format.shortMoment(keptAt))}</small>;
}

interface SaveDialogProps extends SaveBarProps {
  readonly differences: readonly ModelDifference[];
  readonly onClose: () => void;
}

function SaveDialog({ engagement, editing, differences, onClose }: SaveDialogProps): ReactNode {
  const { toasts, words } = useApp();
  const { saving: said } = words.engagement;
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
    toasts.show(said.inForce(answer.value.version));
    onClose();
  };
  return (
    <Dialog
      open
      size="wide"
      title={said.saveAs(engagement.version + 1)}
      lead={said.lead}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{said.goOn}</Button>
          <Button tone="primary" icon={<Save aria-hidden />} onClick={() => void save()}>
            {command.running ? said.saving : said.save}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        {blocking.length === 0 ? null : (
          <Banner tone="warn" title={said.blocked}>
            {said.blockedWhy(blocking.length, blocking[0]?.text ?? '')}
          </Banner>
        )}
        <Field label={said.why} hint={said.required} problem={tried && reason.trim() === '' ? said.whyMissing : null}>
          {(parts) => (
            <TextArea {...parts} rows={2} value={reason} onChange={setReason} placeholder={said.whyExample} />
          )}
        </Field>
        <h3 className={type.t12}>{said.changesFrom(differences.length, edit.basedOn)}</h3>
        <Differences differences={differences} />
      </div>
    </Dialog>
  );
}
