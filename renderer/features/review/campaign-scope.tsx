// What a campaign reviews: everything, or narrowed by system, kind, place, owner, risk and by what happened since. What is
// left out by choice needs a reason and an approver; a limited review says what limits it.
import { type ReactNode, useState } from 'react';
import { type Risk, risks } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Checkbox, Field, SearchInput, TextInput } from '../../ui/field.tsx';
import { Block } from '../../ui/pane.tsx';
import { Select } from '../../ui/select.tsx';
import { kindWord } from '../inventory/facet-words.ts';
import styles from './campaign.module.css';
import { isLimited, leavesOut, type PlanForm, type Which, whichItems } from './campaign-plan.ts';
import type { PersonOption } from './campaign-rules.tsx';
import { choiceName } from './campaign-scope-words.ts';

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

const environments = ['all', 'production', 'non_production'] as const;

/** Choices drawn at once; of more, a part of the name is typed. */
const drawn = 30;

export function CampaignScopeBlock({ plan, set, people, because }: CampaignScopeBlockProps): ReactNode {
  const { words } = useApp();
  const said = words.campaignPlan.scope;
  const choices = useQuery('campaign.scopeChoices', {});
  const { systems = [], identityKinds = [], owners = [] } = choices.value ?? {};
  if (isLimited(plan)) {
    return (
      <Block title={said.title} note={said.limitedNote}>
        <div className={styles.form}>
          <Banner title={because ?? said.limited}>{said.limitedMeans}</Banner>
        </div>
      </Block>
    );
  }
  return (
    <Block title={said.title} note={said.note}>
      <div className={styles.form}>
        {because === null ? null : <Banner title={because}>{said.carries}</Banner>}
        <Choices
          legend={said.systems}
          all={systems}
          chosen={plan.systems}
          onChange={(next) => set({ systems: next })}
        />
        <Choices
          legend={said.kinds}
          all={identityKinds}
          chosen={plan.identityKinds}
          nameOf={(kind) => kindWord(kind, words.inventory)}
          onChange={(next) => set({ identityKinds: next })}
        />
        <details className={styles.more}>
          <summary>{said.ownersChosen(plan.owners === null ? null : plan.owners.length)}</summary>
          <Choices legend={said.owners} all={owners} chosen={plan.owners} onChange={(next) => set({ owners: next })} />
        </details>
        <div className={styles.half}>
          <Field label={said.since}>
            {(parts) => (
              <Select<Which>
                {...parts}
                options={whichItems.map((which) => ({
                  value: which,
                  label: said.which[which],
                }))}
                value={plan.which}
                onChange={(which) => set({ which })}
              />
            )}
          </Field>
          <Field label={said.where} note={plan.environment === 'all' ? undefined : said.whereNote}>
            {(parts) => (
              <Select<PlanForm['environment']>
                {...parts}
                options={environments.map((where) => ({
                  value: where,
                  label: said.environments[where],
                }))}
                value={plan.environment}
                onChange={(environment) => set({ environment })}
              />
            )}
          </Field>
          <Field label={said.risk}>
            {(parts) => (
              <Select
                {...parts}
                options={[
                  { value: everyRisk, label: said.everyRisk },
                  ...risks.slice(1).map((risk) => ({ value: risk, label: said.riskAndAbove(words.field.risks[risk]) })),
                ]}
                value={plan.minimumRisk ?? everyRisk}
                onChange={(risk) => set({ minimumRisk: risk === everyRisk ? null : (risk as Risk) })}
              />
            )}
          </Field>
        </div>
        <Checkbox checked={plan.vendorManaged} onChange={(vendorManaged) => set({ vendorManaged })}>
          {said.vendor}
        </Checkbox>
        {leavesOut(plan) ? (
          <div className={styles.pair}>
            <Field label={said.why} hint={words.campaignPlan.setUp.required}>
              {(parts) => (
                <TextInput
                  {...parts}
                  placeholder={said.whyExample}
                  value={plan.reason}
                  onChange={(reason) => set({ reason })}
                />
              )}
            </Field>
            <Field label={said.approvedBy} hint={words.campaignPlan.setUp.required}>
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
  /** Where the values are words of ours; else they are names out of the evidence. */
  readonly nameOf?: (value: string) => string;
  readonly onChange: (chosen: readonly string[] | null) => void;
}

function Choices({ legend, all, chosen, nameOf, onChange }: ChoicesProps): ReactNode {
  const { words, format } = useApp();
  const said = words.campaignPlan.scope;
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  const values = all.map((one) => one.value);
  const shownAs = nameOf ?? ((value: string) => choiceName(value, said.unknown));
  const found = all.filter(({ value }) => shownAs(value).toLowerCase().includes(wanted));
  const list = found.slice(0, drawn);
  return (
    <fieldset className={styles.choices}>
      <legend>{legend}</legend>
      {all.length < 6 ? null : (
        <div className={styles.adds}>
          <LinkButton small onClick={() => onChange(null)}>
            {said.all}
          </LinkButton>
          <LinkButton small onClick={() => onChange([])}>
            {said.none}
          </LinkButton>
          {all.length <= drawn ? null : (
            <SearchInput label={said.find(legend)} value={typed} onChange={setTyped} placeholder={said.find(legend)} />
          )}
        </div>
      )}
      <div className={styles.systems}>
        {list.map(({ value, count }) => (
          <Checkbox
            key={value}
            checked={chosen === null || chosen.includes(value)}
            onChange={(on) => onChange(withChoice(chosen, values, value, on))}
          >
            {shownAs(value)} <b>{format.number(count)}</b>
          </Checkbox>
        ))}
      </div>
      {found.length === list.length ? null : <p className={styles.note}>{said.hidden(found.length - list.length)}</p>}
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
