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
  /** What was typed stays while it is closed. */
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Months between rounds that are offered. */
const rhythms = [1, 3, 6, 12];

export function SeriesDialog({ plan, open, onClose }: SeriesDialogProps): ReactNode {
  const { navigation, toasts, words } = useApp();
  const said = words.campaignPlan.series;
  const { as, cannotDecide } = useActor();
  const command = useCommand('campaign.saveSeries');
  const all = useQuery('campaign.series', {});
  const id = plan.origin?.kind === 'series' ? plan.origin.series : null;
  const known = all.value?.find((series) => series.id === id)?.definition;
  const [typed, setTyped] = useState<Partial<Record<'name' | 'first' | 'every' | 'days', string>>>({});
  const [tried, setTried] = useState(false);
  const name = typed.name ?? known?.name ?? said.usualName;
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
    toasts.show(said.saved);
    onClose();
    navigation.go({ name: 'review', view: 'rounds' });
  };
  return (
    <Dialog
      open={open}
      title={id === null ? said.create : said.change}
      lead={said.lead}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{said.notNow}</Button>
          <Button tone="primary" blockedBy={cannotDecide === null ? null : 'series-actor'} onClick={() => void save()}>
            {command.running ? said.saving : said.save}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        {cannotDecide === null ? null : <p id="series-actor">{cannotDecide}</p>}
        <Field
          label={said.name}
          hint={said.required}
          note={said.nameNote}
          problem={tried && name.trim() === '' ? said.nameMissing : null}
        >
          {(parts) => (
            <TextInput {...parts} value={name} onChange={(value) => setTyped((now) => ({ ...now, name: value }))} />
          )}
        </Field>
        <div className={styles.three}>
          <Field label={said.first} hint={said.required} problem={tried && first === '' ? said.firstMissing : null}>
            {(parts) => (
              <DateInput {...parts} value={first} onChange={(value) => setTyped((now) => ({ ...now, first: value }))} />
            )}
          </Field>
          <Field label={said.rhythm}>
            {(parts) => (
              <Select
                {...parts}
                options={[...new Set([...rhythms, Number(every)])].map((months) => ({
                  value: String(months),
                  label: said.every(months),
                }))}
                value={every}
                onChange={(value) => setTyped((now) => ({ ...now, every: value }))}
              />
            )}
          </Field>
          <Field label={said.days} problem={tried && daysWrong ? said.daysWrong : null}>
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
