// Planning a campaign: name and date, what is in it, who reviews what. Beside it stands what the plan would do, live.
import { CalendarClock } from 'lucide-react';
import { type ReactNode, useDeferredValue, useState } from 'react';
import type { CampaignOrigin } from '../../../shared/contract/review.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useQuery } from '../../lib/use-query.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Checkbox, DateInput, Field, TextInput } from '../../ui/field.tsx';
import { Block, PageHead, Pane, Panes } from '../../ui/pane.tsx';
import { Select } from '../../ui/select.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import styles from './campaign.module.css';
import { firstPlan, formOf, isLimited, type PlanForm, planInput, planProblems, withReviewer } from './campaign-plan.ts';
import { CampaignPreview } from './campaign-preview.tsx';
import { CampaignRules } from './campaign-rules.tsx';
import { CampaignScopeBlock } from './campaign-scope.tsx';
import { SeriesDialog } from './campaign-series-dialog.tsx';

interface CampaignSetupProps {
  /** No campaign has ever been opened. */
  readonly first: boolean;
  /** What it starts from; null: a round of its own. */
  readonly origin: CampaignOrigin | null;
  readonly onLeave: () => void;
}

/** The next round of a series is asked for before the page can start from it. */
export function CampaignSetup(props: CampaignSetupProps): ReactNode {
  const { origin } = props;
  const next = useQuery('campaign.nextOfSeries', origin?.kind === 'series' ? { series: origin.series } : null);
  if (origin?.kind !== 'series') return <SetupOf {...props} start={firstPlan(new Date(), origin)} />;
  return (
    <Loaded query={next} skeleton={<Skeleton rows={14} />}>
      {(plan) => <SetupOf {...props} start={formOf(plan)} />}
    </Loaded>
  );
}

function SetupOf({ first, start, onLeave }: CampaignSetupProps & { readonly start: PlanForm }): ReactNode {
  const { navigation, toasts } = useApp();
  const { as, cannotDecide, persons } = useActor();
  const [plan, setPlan] = useState<PlanForm>(start);
  const [repeating, setRepeating] = useState(false);
  const settled = useDeferredValue(plan);
  const ownProblems = planProblems(settled);
  const preview = useQuery('campaign.preview', ownProblems.length > 0 ? null : planInput(settled, as));
  const command = useCommand('campaign.open');
  const set = (fields: Partial<PlanForm>) => setPlan((now) => ({ ...now, ...fields }));
  const customers = persons.filter((person) => person.active && person.party === 'customer');
  const people = customers.map(({ id, name, title }) => ({
    value: id,
    label: name,
    ...(title === null ? {} : { note: title }),
  }));
  const problems = [
    ...ownProblems,
    ...(preview.value?.problems ?? []),
    ...(cannotDecide === null ? [] : [cannotDecide]),
  ];
  const open = async () => {
    const answer = await command.run(planInput(plan, as), { job: { verb: 'Opening', subject: plan.name } });
    if (!answer.ok) return;
    toasts.show(`${answer.value.name} is open: ${answer.value.items.toLocaleString()} items`);
    navigation.go({ name: 'review', campaign: answer.value.id });
  };
  return (
    <Panes>
      <Pane label="Plan">
        <div>
          <PageHead
            title={titleOf(first, plan)}
            actions={first ? undefined : <Button onClick={onLeave}>Leave it</Button>}
          >
            A campaign takes what the evidence shows today as its baseline, and asks one decision for each entitlement.
          </PageHead>
          <Block title="Name and date">
            <div className={styles.form}>
              <div className={styles.pair}>
                <Field label="Name" hint="required">
                  {(parts) => <TextInput {...parts} value={plan.name} onChange={(name) => set({ name })} />}
                </Field>
                <Field label="Due" hint="required">
                  {(parts) => <DateInput {...parts} value={plan.due} onChange={(due) => set({ due })} />}
                </Field>
              </div>
            </div>
          </Block>
          <CampaignScopeBlock plan={plan} set={set} people={people} because={preview.value?.because ?? null} />
          <Block title="Who reviews what" note="the first rule that fits an item wins">
            <div className={styles.form}>
              <CampaignRules plan={plan} set={set} people={people} />
              <Checkbox checked={plan.byOwner} onChange={(byOwner) => set({ byOwner })}>
                The owner in the evidence, where that is a known person of the customer
              </Checkbox>
              <div className={styles.pair}>
                <Field
                  label="Whatever is left"
                  note="Unassigned items are named, and the campaign is not complete while there are any."
                >
                  {(parts) => (
                    <Select
                      {...parts}
                      options={[{ value: '', label: 'Stays unassigned' }, ...people]}
                      value={plan.fallback ?? ''}
                      onChange={(fallback) => set({ fallback: fallback === '' ? null : fallback })}
                    />
                  )}
                </Field>
              </div>
              {customers.length > 0 ? null : (
                <p className={type.two}>
                  There is no person of the customer yet.{' '}
                  <LinkButton onClick={() => navigation.go({ name: 'engagement' })}>Add one in Engagement</LinkButton>
                </p>
              )}
            </div>
          </Block>
        </div>
      </Pane>
      <Pane
        label="What it would do"
        width="side"
        sunken
        padded
        foot={
          <div className={styles.foot}>
            <ErrorBanner error={command.error} onDismiss={command.clearError} />
            <Button
              tone="primary"
              size="large"
              wide
              blockedBy={problems.length > 0 || preview.value === undefined ? 'plan-problems' : null}
              onClick={() => void open()}
            >
              {command.running ? 'Opening' : 'Open the campaign'}
            </Button>
            {isLimited(plan) || first ? null : (
              <Button wide icon={<CalendarClock aria-hidden />} onClick={() => setRepeating(true)}>
                {plan.origin === null ? 'Repeat it: save as a series' : 'Change the series'}
              </Button>
            )}
          </div>
        }
      >
        <CampaignPreview
          id="plan-problems"
          query={preview}
          problems={problems}
          people={people}
          chosen={plan.rules.filter((rule) => rule.by === 'identity')}
          onReviewer={(identity, person) => setPlan((now) => withReviewer(now, identity, person))}
        />
      </Pane>
      {repeating ? <SeriesDialog plan={plan} onClose={() => setRepeating(false)} /> : null}
    </Panes>
  );
}

function titleOf(first: boolean, { origin }: PlanForm): string {
  if (first) return 'Open the first campaign';
  switch (origin?.kind) {
    case undefined:
      return 'Open a campaign';
    case 'series':
      return 'Open the next round';
    case 'follow_up':
      return 'Open a follow-up';
    case 'trigger':
      return 'Open a small review';
  }
}
