// A plan kept as a series: how its rounds are called, when the first opens, how often. Nothing opens by it.
import { type ReactNode, useState } from 'react';
import { seriesName } from '../../../shared/round-names.ts';
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
import { firstRound, type PlanForm, planRules } from './campaign-plan.ts';
import { Problems } from './campaign-preview.tsx';

interface SeriesDialogProps {
  readonly plan: PlanForm;
  /** What every round of it would lack. */
  readonly problems: readonly string[];
  /** What was typed stays while it is closed. */
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Months between rounds that are offered. */
const rhythms = [1, 3, 6, 12];

export function SeriesDialog({ plan, problems, open, onClose }: SeriesDialogProps): ReactNode {
  const { navigation, toasts, words } = useApp();
  const said = words.campaignPlan.series;
  const { as, cannotDecide } = useActor();
  const command = useCommand('campaign.saveSeries');
  const all = useQuery('campaign.series', {});
  const id = plan.origin?.kind === 'series' ? plan.origin.series : null;
  const known = all.value?.find((series) => series.id === id)?.definition;
  const [typed, setTyped] = useState<Partial<Record<'name' | 'first' | 'every' | 'days', string>>>({});
  const [tried, setTried] = useState(false);
  const campaigns = useQuery('campaign.list', {}).value ?? [];
  const openUntil = campaigns.flatMap(({ state, due }) => (state === 'open' ? [due] : []));
  const [now] = useState(() => new Date());
  const first = typed.first ?? known?.firstOpens ?? firstRound(now, openUntil);
  // Where an old series began stays as it is.
  const isPast = first !== '' && first < localDay(now) && first !== known?.firstOpens;
  const name = typed.name ?? known?.name ?? said.usualName;
  const every = typed.every ?? String(known?.everyMonths ?? 3);
  const days = typed.days ?? String(known?.dueDays ?? 21);
  const daysWrong = !/^\d{1,3}$/.test(days) || Number(days) < 1 || Number(days) > 365;
  const taken = campaigns.map((campaign) => campaign.name);
  const given = seriesName(name.trim(), first, Number(every), id === null ? taken : []);
  const save = async () => {
    setTried(true);
    if (as === null || problems.length > 0 || name.trim() === '' || first === '' || isPast || daysWrong) return;
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
          <Button
            tone="primary"
            blockedBy={cannotDecide !== null ? 'series-actor' : problems.length > 0 ? 'series-problems' : null}
            onClick={() => void save()}
          >
            {command.running ? said.saving : said.save}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        {cannotDecide === null ? null : <p id="series-actor">{cannotDecide}</p>}
        {problems.length === 0 ? null : (
          <div>
            <p>{said.before}</p>
            <Problems id="series-problems" list={problems} />
          </div>
        )}
        <Field
          label={said.name}
          hint={said.required}
          note={name.trim() === '' || first === '' ? said.nameNote : `${said.nameNote} ${said.gives(given)}`}
          problem={tried && name.trim() === '' ? said.nameMissing : null}
        >
          {(parts) => (
            <TextInput {...parts} value={name} onChange={(value) => setTyped((now) => ({ ...now, name: value }))} />
          )}
        </Field>
        <div className={styles.three}>
          <Field
            label={said.first}
            hint={said.required}
            problem={isPast ? said.firstPast : tried && first === '' ? said.firstMissing : null}
          >
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
