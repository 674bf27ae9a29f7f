// Planning a campaign: name and date, what is in it, who reviews what. Beside it stands what the plan would do, live.
import { CalendarClock } from 'lucide-react';
import { type ReactNode, useDeferredValue, useEffect, useState } from 'react';
import type { CampaignOrigin } from '../../../shared/contract/campaign-plan.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useQuery } from '../../lib/use-query.ts';
import type { Messages } from '../../messages/table.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Checkbox, DateInput, Field, TextInput } from '../../ui/field.tsx';
import { Block, PageHead, Pane, Panes } from '../../ui/pane.tsx';
import { Select } from '../../ui/select.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import styles from './campaign.module.css';
import {
  choiceProblems,
  firstPlan,
  formOf,
  isLimited,
  type PlanForm,
  planInput,
  planProblems,
  withReviewer,
} from './campaign-plan.ts';
import { CampaignPreview } from './campaign-preview.tsx';
import { CampaignRules } from './campaign-rules.tsx';
import { CampaignScopeBlock } from './campaign-scope.tsx';
import { SeriesDialog } from './campaign-series-dialog.tsx';
import { type KeptPlan, type PlanEditing, usePlanDraft } from './use-plan-draft.ts';

interface CampaignSetupProps {
  /** No campaign has ever been opened. */
  readonly first: boolean;
  /** What it starts from; null: a round of its own. */
  readonly origin: CampaignOrigin | null;
  /** It is to be kept as a series: the dialog for that stands open. */
  readonly repeat: boolean;
  /** Names of the campaigns that there are: the proposed one is none of them. */
  readonly taken: readonly string[];
  readonly onLeave: () => void;
}

/** The next round of a series is asked for before the page can start from it. */
export function CampaignSetup(props: CampaignSetupProps): ReactNode {
  const { origin, taken } = props;
  const { words } = useApp();
  const [now] = useState(() => new Date());
  const next = useQuery('campaign.nextOfSeries', origin?.kind === 'series' ? { series: origin.series } : null);
  if (origin?.kind !== 'series')
    return <KeptSetup {...props} start={firstPlan(now, words.campaignPlan, origin, taken)} />;
  return (
    <Loaded query={next} skeleton={<Skeleton rows={14} />}>
      {(plan) => <KeptSetup {...props} start={formOf(plan)} />}
    </Loaded>
  );
}

interface SetupProps extends CampaignSetupProps {
  readonly start: PlanForm;
}

/** What was typed before is read once each time the page is opened; from then on the draft is what is typed here. */
function KeptSetup(props: SetupProps): ReactNode {
  const { engine } = useApp();
  // The page goes on from where it began, whatever its questions are answered anew.
  const [start] = useState(props.start);
  const [kept, setKept] = useState<KeptPlan | null | undefined>(undefined);
  useEffect(() => {
    engine.call('campaign.planDraft', { origin: start.origin }).then(
      (found) => setKept(found === null ? null : { plan: { ...found.draft, origin: start.origin }, at: found.at }),
      () => setKept(null),
    );
  }, [engine, start]);
  return kept === undefined ? <Skeleton rows={14} /> : <SetupOf {...props} start={start} kept={kept} />;
}

function SetupOf({ first, repeat, start, kept, onLeave }: SetupProps & { readonly kept: KeptPlan | null }): ReactNode {
  const { navigation, toasts, words } = useApp();
  const said = words.campaignPlan.setUp;
  const { as, cannotDecide, persons } = useActor();
  const editing = usePlanDraft(start, kept);
  const { plan } = editing;
  const [repeating, setRepeating] = useState(repeat);
  useEffect(() => {
    if (repeat) setRepeating(true);
  }, [repeat]);
  const stopRepeating = () => {
    setRepeating(false);
    // Asking for the series again opens it again.
    if (repeat)
      navigation.replace({ name: 'review', view: 'set-up', ...(plan.origin === null ? {} : { origin: plan.origin }) });
  };
  const settled = useDeferredValue(plan);
  const ownProblems = planProblems(settled, words.campaignPlan);
  const preview = useQuery('campaign.preview', ownProblems.length > 0 ? null : planInput(settled, as));
  const command = useCommand('campaign.open');
  const set = (fields: Partial<PlanForm>) => editing.change((now) => ({ ...now, ...fields }));
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
  const seriesProblems = [...choiceProblems(plan, words.campaignPlan), ...(preview.value?.seriesProblems ?? [])];
  const approver = people.find((person) => person.value === settled.approver);
  const leftOut = approver === undefined ? null : { reason: settled.reason.trim(), approver: approver.label };
  const open = async () => {
    const answer = await command.run(planInput(plan, as), { job: { verb: said.opening, subject: plan.name } });
    if (!answer.ok) return;
    editing.forget();
    toasts.show(said.opened(answer.value.name, answer.value.items));
    navigation.go({ name: 'review', campaign: answer.value.id });
  };
  return (
    <Panes>
      <Pane label={said.pane}>
        <div>
          <PageHead
            title={titleOf(first, plan, said.titles)}
            actions={first ? undefined : <Button onClick={onLeave}>{said.leave}</Button>}
          >
            {said.lead}
          </PageHead>
          <PlanKept editing={editing} />
          <Block title={said.nameAndDate}>
            <div className={styles.form}>
              <div className={styles.pair}>
                <Field label={said.name} hint={said.required}>
                  {(parts) => <TextInput {...parts} value={plan.name} onChange={(name) => set({ name })} />}
                </Field>
                <Field label={said.due} hint={said.required}>
                  {(parts) => <DateInput {...parts} value={plan.due} onChange={(due) => set({ due })} />}
                </Field>
              </div>
            </div>
          </Block>
          <CampaignScopeBlock plan={plan} set={set} people={people} because={preview.value?.because ?? null} />
          <Block title={said.who} note={said.whoNote}>
            <div className={styles.form}>
              <CampaignRules plan={plan} set={set} people={people} />
              <Checkbox checked={plan.byOwner} onChange={(byOwner) => set({ byOwner })}>
                {said.byOwner}
              </Checkbox>
              <div className={styles.pair}>
                <Field label={said.rest} note={said.restNote}>
                  {(parts) => (
                    <Select
                      {...parts}
                      options={[{ value: '', label: said.staysUnassigned }, ...people]}
                      value={plan.fallback ?? ''}
                      onChange={(fallback) => set({ fallback: fallback === '' ? null : fallback })}
                    />
                  )}
                </Field>
              </div>
              {customers.length > 0 ? null : (
                <p className={type.two}>
                  {said.noCustomer}{' '}
                  <LinkButton onClick={() => navigation.go({ name: 'engagement' })}>{said.addPerson}</LinkButton>
                </p>
              )}
            </div>
          </Block>
        </div>
      </Pane>
      <Pane
        label={words.campaignPlan.preview.title}
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
              {command.running ? said.opening : said.open}
            </Button>
            {isLimited(plan) || first ? null : (
              <Button wide icon={<CalendarClock aria-hidden />} onClick={() => setRepeating(true)}>
                {plan.origin === null ? said.repeat : said.change}
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
          leftOut={leftOut}
          onReviewer={(identity, person) => editing.change((now) => withReviewer(now, identity, person))}
        />
      </Pane>
      <SeriesDialog plan={plan} problems={seriesProblems} open={repeating} onClose={stopRepeating} />
    </Panes>
  );
}

/** That nothing typed is lost, and the way to start anew. */
function PlanKept({ editing }: { readonly editing: PlanEditing }): ReactNode {
  const { format, toasts, words } = useApp();
  const said = words.campaignPlan.draft;
  const { isChanged, keptAt, error } = editing;
  const discard = () => {
    const before = editing.discard();
    toasts.show(said.discarded, { label: said.undo, run: () => editing.restore(before) });
  };
  if (!isChanged) return null;
  return (
    <div className={styles.kept}>
      {error === null ? (
        <span role="status">{keptAt === null ? said.keeping : said.kept(format.shortMoment(keptAt))}</span>
      ) : (
        <span role="alert" className={type.bad}>
          {said.notKept(error.message)}
        </span>
      )}{' '}
      <LinkButton small onClick={discard}>
        {said.discard}
      </LinkButton>
    </div>
  );
}

function titleOf(first: boolean, { origin }: PlanForm, titles: Messages['campaignPlan']['setUp']['titles']): string {
  if (first) return titles.first;
  return titles[origin?.kind ?? 'plain'];
}
