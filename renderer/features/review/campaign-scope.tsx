// What a campaign reviews: everything, or narrowed by system, kind, place, owner, risk and by what happened since. What is
// left out by choice needs a reason and an approver; a limited review says what limits it.
import type { ReactNode } from 'react';
import { type Risk, risks } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Banner } from '../../ui/banner.tsx';
import { Checkbox, Field, TextInput } from '../../ui/field.tsx';
import { riskWords } from '../../ui/marks.tsx';
import { Block } from '../../ui/pane.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './campaign.module.css';
import { isLimited, leavesOut, type PlanForm, type Which } from './campaign-plan.ts';
import type { PersonOption } from './campaign-rules.tsx';

interface CampaignScopeBlockProps {
  readonly plan: PlanForm;
  readonly set: (fields: Partial<PlanForm>) => void;
  readonly people: readonly PersonOption[];
  /** Why the review is limited, or where it belongs. */
  readonly because: string | null;
}

interface Choice {
  readonly value: string;
  readonly count: number;
}

const everyRisk = 'all';

const whichWords: Readonly<Record<Which, string>> = {
  all: 'Everything',
  changed: 'What changed since its last review, is new, or was left open',
  came_back: 'Only what came back: left open, ended, or gone and there again',
};

const environmentWords = { all: 'Everywhere', production: 'Production', non_production: 'Not production' } as const;

export function CampaignScopeBlock({ plan, set, people, because }: CampaignScopeBlockProps): ReactNode {
  const choices = useQuery('campaign.scopeChoices', {});
  const { systems = [], identityKinds = [], owners = [] } = choices.value ?? {};
  if (isLimited(plan)) {
    return (
      <Block title="What is reviewed" note="nothing else">
        <div className={styles.form}>
          <Banner title={because ?? 'A limited review.'}>
            The reason is recorded with the campaign. Everything else stands as it was decided.
          </Banner>
        </div>
      </Block>
    );
  }
  return (
    <Block title="What is reviewed" note="everything, unless you leave something out">
      <div className={styles.form}>
        {because === null ? null : (
          <Banner title={because}>What earlier campaigns left open comes with it, whatever is chosen here.</Banner>
        )}
        <Choices legend="Systems" all={systems} chosen={plan.systems} onChange={(next) => set({ systems: next })} />
        <Choices
          legend="Kinds of identity"
          all={identityKinds}
          chosen={plan.identityKinds}
          onChange={(next) => set({ identityKinds: next })}
        />
        <details className={styles.more}>
          <summary>Owners{plan.owners === null ? ': everybody’s' : `: ${plan.owners.length} chosen`}</summary>
          <Choices legend="Owners" all={owners} chosen={plan.owners} onChange={(next) => set({ owners: next })} />
        </details>
        <div className={styles.half}>
          <Field label="Since the last review">
            {(parts) => (
              <Select<Which>
                {...parts}
                options={(['all', 'changed', 'came_back'] as const).map((which) => ({
                  value: which,
                  label: whichWords[which],
                }))}
                value={plan.which}
                onChange={(which) => set({ which })}
              />
            )}
          </Field>
          <Field
            label="Where"
            note={plan.environment === 'all' ? undefined : 'Where the evidence does not say, it stays in.'}
          >
            {(parts) => (
              <Select<PlanForm['environment']>
                {...parts}
                options={(['all', 'production', 'non_production'] as const).map((where) => ({
                  value: where,
                  label: environmentWords[where],
                }))}
                value={plan.environment}
                onChange={(environment) => set({ environment })}
              />
            )}
          </Field>
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
                <Select {...parts} options={people} value={plan.approver} onChange={(approver) => set({ approver })} />
              )}
            </Field>
          </div>
        ) : null}
      </div>
    </Block>
  );
}

interface ChoicesProps {
  readonly legend: string;
  readonly all: readonly Choice[];
  readonly chosen: readonly string[] | null;
  readonly onChange: (chosen: readonly string[] | null) => void;
}

function Choices({ legend, all, chosen, onChange }: ChoicesProps): ReactNode {
  const { format } = useApp();
  return (
    <fieldset className={styles.choices}>
      <legend>{legend}</legend>
      <div className={styles.systems}>
        {all.map(({ value, count }) => (
          <Checkbox
            key={value}
            checked={chosen === null || chosen.includes(value)}
            onChange={(on) =>
              onChange(
                withChoice(
                  chosen,
                  all.map((one) => one.value),
                  value,
                  on,
                ),
              )
            }
          >
            {value.replaceAll('_', ' ')} <b>{format.number(count)}</b>
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}

function withChoice(
  chosen: readonly string[] | null,
  all: readonly string[],
  value: string,
  on: boolean,
): readonly string[] | null {
  const now = new Set(chosen ?? all);
  if (on) now.add(value);
  else now.delete(value);
  return now.size === all.length ? null : all.filter((one) => now.has(one));
}
