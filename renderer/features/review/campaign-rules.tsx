// Who reviews what, rule by rule: the first that fits an item wins. Rules for one identity come from the preview's names.
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp } from '../../app/context.ts';
import { useQuery } from '../../lib/use-query.ts';
import { IconButton, LinkButton } from '../../ui/button.tsx';
import { TextInput } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './campaign.module.css';
import type { PlanForm, RuleForm } from './campaign-plan.ts';

export interface PersonOption {
  readonly value: string;
  readonly label: string;
  readonly note?: string;
}

interface RulesProps {
  readonly plan: PlanForm;
  readonly set: (fields: Partial<PlanForm>) => void;
  readonly people: readonly PersonOption[];
}

export function CampaignRules({ plan, set, people }: RulesProps): ReactNode {
  const said = useApp().words.campaignPlan.rules;
  const choices = useQuery('campaign.scopeChoices', {});
  const systems = choices.value?.systems ?? [];
  const change = (id: number, fields: Partial<RuleForm>) =>
    set({ rules: plan.rules.map((rule) => (rule.id === id ? { ...rule, ...fields } : rule)) });
  const add = (by: RuleForm['by']) =>
    set({
      rules: [
        ...plan.rules,
        { id: Math.max(0, ...plan.rules.map((rule) => rule.id)) + 1, by, value: '', person: null },
      ],
    });
  // A rule for one identity is chosen beside its name, where it can also be taken back.
  const shown = plan.rules.filter((rule) => rule.by !== 'identity');
  return (
    <div className={styles.rules}>
      {shown.map((rule) => (
        <div key={rule.id} className={styles.rule}>
          <span>{rule.by === 'system' ? said.systemIs : said.ownerContains}</span>
          {rule.by === 'system' ? (
            <Select
              label={said.system}
              options={systems.map(({ value }) => ({ value, label: value }))}
              value={rule.value === '' ? null : rule.value}
              onChange={(value) => change(rule.id, { value })}
            />
          ) : (
            <TextInput
              aria-label={said.partOfName}
              value={rule.value}
              onChange={(value) => change(rule.id, { value })}
            />
          )}
          <span aria-hidden>→</span>
          <Select
            label={said.reviewer}
            options={people}
            value={rule.person}
            placeholder={said.reviewer}
            onChange={(person) => change(rule.id, { person })}
          />
          <IconButton
            label={said.remove}
            icon={<X aria-hidden />}
            onClick={() => set({ rules: plan.rules.filter((one) => one.id !== rule.id) })}
          />
        </div>
      ))}
      <div className={styles.adds}>
        <LinkButton small onClick={() => add('system')}>
          {said.addSystem}
        </LinkButton>
        <LinkButton small onClick={() => add('ownerText')}>
          {said.addOwner}
        </LinkButton>
      </div>
    </div>
  );
}
