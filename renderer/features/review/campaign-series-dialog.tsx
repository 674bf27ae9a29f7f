// A plan kept as a series: how its rounds are called, when the first opens, how often. Nothing opens by it.
import { type ReactNode, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { localDay } from '../../lib/format.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useQuery } from '../../lib/use-query.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DateInput, Field, TextInput } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './campaign.module.css';
import { type PlanForm, planRules } from './campaign-plan.ts';

interface SeriesDialogProps {
  readonly plan: PlanForm;
  readonly onClose: () => void;
}

const rhythms = [
  { value: '1', label: 'Every month' },
  { value: '3', label: 'Every quarter' },
  { value: '6', label: 'Every half year' },
  { value: '12', label: 'Every year' },
] as const;

export function SeriesDialog({ plan, onClose }: SeriesDialogProps): ReactNode {
  const { navigation, toasts } = useApp();
  const { as, cannotDecide } = useActor();
  const command = useCommand('campaign.saveSeries');
  const all = useQuery('campaign.series', {});
  const id = plan.origin?.kind === 'series' ? plan.origin.series : null;
  const known = all.value?.find((series) => series.id === id)?.definition;
  const [typed, setTyped] = useState<Partial<Record<'name' | 'first' | 'every' | 'days', string>>>({});
  const [tried, setTried] = useState(false);
  const name = typed.name ?? known?.name ?? '{quarter} access review';
  const first = typed.first ?? known?.firstOpens ?? nextQuarter(new Date());
  const every = typed.every ?? String(known?.everyMonths ?? 3);
  const days = typed.days ?? String(known?.dueDays ?? 21);
  const daysWrong = !/^\d{1,3}$/.test(days) || Number(days) < 1 || Number(days) > 365;
  const save = async () => {
    setTried(true);
    if (as === null || name.trim() === '' || first === '' || daysWrong) return;
    const answer = await command.run({
      series: id,
      definition: {
        name: name.trim(),
        firstOpens: first,
        everyMonths: Number(every),
        dueDays: Number(days),
        ...planRules(plan),
      },
      as,
    });
    if (!answer.ok) return;
    toasts.show('The series is saved. Nothing opens by itself: the overview says when the next round is due.');
    onClose();
    navigation.go({ name: 'review', view: 'rounds' });
  };
  return (
    <Dialog
      open
      title={id === null ? 'Repeat this review' : 'Change the series'}
      lead="Scope and reviewers are kept as they are planned here. Each round is proposed, with all that earlier ones left open first; somebody opens it."
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button tone="primary" blockedBy={cannotDecide === null ? null : 'series-actor'} onClick={() => void save()}>
            {command.running ? 'Saving' : 'Save the series'}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        {cannotDecide === null ? null : <p id="series-actor">{cannotDecide}</p>}
        <Field
          label="Name of a round"
          hint="required"
          note="{quarter}, {month}, {year} and {date} stand for the day on which it opens."
          problem={tried && name.trim() === '' ? 'Say how a round is called.' : null}
        >
          {(parts) => (
            <TextInput {...parts} value={name} onChange={(value) => setTyped((now) => ({ ...now, name: value }))} />
          )}
        </Field>
        <div className={styles.three}>
          <Field label="First opens" hint="required" problem={tried && first === '' ? 'Choose a day.' : null}>
            {(parts) => (
              <DateInput {...parts} value={first} onChange={(value) => setTyped((now) => ({ ...now, first: value }))} />
            )}
          </Field>
          <Field label="Then">
            {(parts) => (
              <Select
                {...parts}
                options={
                  rhythms.some(({ value }) => value === every)
                    ? rhythms
                    : [...rhythms, { value: every, label: `Every ${every} months` }]
                }
                value={every}
                onChange={(value) => setTyped((now) => ({ ...now, every: value }))}
              />
            )}
          </Field>
          <Field label="Days to decide" problem={tried && daysWrong ? 'A number of days from 1 to 365.' : null}>
            {(parts) => (
              <TextInput
                {...parts}
                inputMode="numeric"
                value={days}
                onChange={(value) => setTyped((now) => ({ ...now, days: value }))}
              />
            )}
          </Field>
        </div>
      </div>
    </Dialog>
  );
}

function nextQuarter(now: Date): string {
  return localDay(new Date(now.getFullYear(), (Math.floor(now.getMonth() / 3) + 1) * 3, 1));
}
