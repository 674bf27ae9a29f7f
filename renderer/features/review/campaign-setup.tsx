// Planning a campaign: name and date, what is in it, who reviews what. Beside it stands what the plan would do, live.
import { X } from 'lucide-react';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { type Risk, risks } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useQuery } from '../../lib/use-query.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button, IconButton, LinkButton } from '../../ui/button.tsx';
import { Checkbox, DateInput, Field, TextInput } from '../../ui/field.tsx';
import { riskWords } from '../../ui/marks.tsx';
import { Block, PageHead, Pane, Panes } from '../../ui/pane.tsx';
import { Select } from '../../ui/select.tsx';
import type from '../../ui/type.module.css';
import styles from './campaign.module.css';
import { firstPlan, leavesOut, type PlanForm, planInput, planProblems, type RuleForm } from './campaign-plan.ts';
import { CampaignPreview } from './campaign-preview.tsx';

interface CampaignSetupProps {
  /** No campaign has ever been opened. */
  readonly first: boolean;
  readonly onLeave: () => void;
}

const everyRisk = 'all';

export function CampaignSetup({ first, onLeave }: CampaignSetupProps): ReactNode {
  const { navigation, toasts } = useApp();
  const { as, cannotDecide, persons } = useActor();
  const [plan, setPlan] = useState<PlanForm>(() => firstPlan(new Date()));
  const settled = useDeferredValue(plan);
  const ownProblems = planProblems(settled);
  const preview = useQuery('campaign.preview', ownProblems.length > 0 ? null : planInput(settled, as));
  const facets = useQuery('inventory.facets', {
    filter: { subject: 'entitlements', facets: {}, search: '', removed: false },
  });
  const command = useCommand('campaign.open');
  const set = (fields: Partial<PlanForm>) => setPlan((now) => ({ ...now, ...fields }));
  const systems = facets.value?.find((facet) => facet.facet === 'system')?.values ?? [];
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
            title={first ? 'Open the first campaign' : 'Open a campaign'}
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
          <Block title="What is reviewed" note="everything, unless you leave something out">
            <div className={styles.form}>
              <div className={styles.systems}>
                {systems.map(({ value, count }) => (
                  <Checkbox
                    key={value}
                    checked={plan.systems === null || plan.systems.includes(value)}
                    onChange={(on) =>
                      set({
                        systems: withSystem(
                          plan.systems,
                          systems.map((one) => one.value),
                          value,
                          on,
                        ),
                      })
                    }
                  >
                    {value} <b>{count.toLocaleString()}</b>
                  </Checkbox>
                ))}
              </div>
              <div className={styles.pair}>
                <Field label="Risk">
                  {(parts) => (
                    <Select
                      {...parts}
                      options={[
                        { value: everyRisk, label: 'Every risk' },
                        ...risks.slice(1).map((risk) => ({ value: risk, label: `${riskWords[risk]} and above` })),
                      ]}
                      value={plan.minimumRisk ?? everyRisk}
                      onChange={(risk) => set({ minimumRisk: risk === everyRisk ? null : (risk as Risk) })}
                    />
                  )}
                </Field>
              </div>
              <Checkbox checked={plan.vendorManaged} onChange={(vendorManaged) => set({ vendorManaged })}>
                Also the platform’s own identities (service-linked roles, system accounts)
              </Checkbox>
              {leavesOut(plan) ? (
                <div className={styles.pair}>
                  <Field label="Why is the rest left out" hint="required">
                    {(parts) => (
                      <TextInput
                        {...parts}
                        placeholder="Reviewed in its own campaign in May"
                        value={plan.reason}
                        onChange={(reason) => set({ reason })}
                      />
                    )}
                  </Field>
                  <Field label="Approved by" hint="required">
                    {(parts) => (
                      <Select
                        {...parts}
                        options={people}
                        value={plan.approver}
                        onChange={(approver) => set({ approver })}
                      />
                    )}
                  </Field>
                </div>
              ) : null}
            </div>
          </Block>
          <Block title="Who reviews what" note="the first rule that fits an item wins">
            <div className={styles.form}>
              <Rules plan={plan} set={set} systems={systems.map((one) => one.value)} people={people} />
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
          </div>
        }
      >
        <CampaignPreview id="plan-problems" query={preview} problems={problems} />
      </Pane>
    </Panes>
  );
}

interface RulesProps {
  readonly plan: PlanForm;
  readonly set: (fields: Partial<PlanForm>) => void;
  readonly systems: readonly string[];
  readonly people: readonly { readonly value: string; readonly label: string }[];
}

function Rules({ plan, set, systems, people }: RulesProps): ReactNode {
  const change = (id: number, fields: Partial<RuleForm>) =>
    set({ rules: plan.rules.map((rule) => (rule.id === id ? { ...rule, ...fields } : rule)) });
  const add = (by: RuleForm['by']) =>
    set({
      rules: [
        ...plan.rules,
        { id: Math.max(0, ...plan.rules.map((rule) => rule.id)) + 1, by, value: '', person: null },
      ],
    });
  return (
    <div className={styles.rules}>
      {plan.rules.map((rule) => (
        <div key={rule.id} className={styles.rule}>
          <span>{rule.by === 'system' ? 'System is' : 'Owner’s name contains'}</span>
          {rule.by === 'system' ? (
            <Select
              label="System"
              options={systems.map((system) => ({ value: system, label: system }))}
              value={rule.value === '' ? null : rule.value}
              onChange={(value) => change(rule.id, { value })}
            />
          ) : (
            <TextInput
              aria-label="Part of the owner’s name"
              value={rule.value}
              onChange={(value) => change(rule.id, { value })}
            />
          )}
          <span>→</span>
          <Select
            label="Reviewer"
            options={people}
            value={rule.person}
            placeholder="Reviewer"
            onChange={(person) => change(rule.id, { person })}
          />
          <IconButton
            label="Take this rule away"
            icon={<X aria-hidden />}
            onClick={() => set({ rules: plan.rules.filter((one) => one.id !== rule.id) })}
          />
        </div>
      ))}
      <div className={styles.adds}>
        <LinkButton small onClick={() => add('system')}>
          Add a rule for a system
        </LinkButton>
        <LinkButton small onClick={() => add('ownerText')}>
          Add a rule for an owner’s name
        </LinkButton>
      </div>
    </div>
  );
}

function withSystem(
  chosen: readonly string[] | null,
  all: readonly string[],
  system: string,
  on: boolean,
): readonly string[] | null {
  const now = new Set(chosen ?? all);
  if (on) now.add(system);
  else now.delete(system);
  return now.size === all.length ? null : all.filter((one) => now.has(one));
}
