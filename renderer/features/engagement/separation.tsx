// The separation of duties: who may not judge which access, and what holds where two persons answer differently. Stricter is
// free; looser than standard says why, and every decision made under it says so.
import type { ReactNode } from 'react';
import type { ConflictStrategy, SelfReviewBar, SeparationOfDuties } from '../../../shared/contract/engagement.ts';
import { classes } from '../../lib/classes.ts';
import { Checkbox, Field, TextInput } from '../../ui/field.tsx';
import { type Option, Select } from '../../ui/select.tsx';
import type from '../../ui/type.module.css';
import { Editable } from './editable.tsx';
import { useModel } from './model-context.ts';
import styles from './separation.module.css';

/** Whom each bar keeps from judging, and whether it stands unless a model says otherwise. In the order of the list. */
const bars: Readonly<Record<SelfReviewBar, { readonly who: string; readonly standard: boolean }>> = {
  creator: { who: 'whoever created the identity', standard: true },
  granter: { who: 'whoever granted the access', standard: true },
  user: { who: 'whoever signs in with it in person', standard: true },
  beneficiary: { who: 'whoever owns a workload that acts through it', standard: true },
  owner: { who: 'whoever owns the identity', standard: false },
};
const barNames = Object.keys(bars) as readonly SelfReviewBar[];

const standardStrategy: ConflictStrategy = 'all_must_accept';
const strategies: readonly (Option<ConflictStrategy> & { readonly value: ConflictStrategy })[] = [
  { value: 'strictest_stands', label: 'The stricter answer stands' },
  { value: 'all_must_accept', label: 'A more lenient answer needs everybody’s acceptance' },
  { value: 'last_stands', label: 'The last answer stands' },
];

export function Separation(): ReactNode {
  const { document, change } = useModel();
  const { separation } = document;
  const put = (next: SeparationOfDuties, what: string) => change({ ...document, separation: next }, what);
  const strategy = separation.conflictingAnswers?.strategy ?? standardStrategy;
  return (
    <>
      <Editable name="Who may not judge" shown={<BarsShown separation={separation} />}>
        <div className={styles.fields}>
          {barNames.map((bar) => (
            <BarFields
              key={bar}
              bar={bar}
              separation={separation}
              onChange={(next) => put(next, `self review ${bar}`)}
            />
          ))}
        </div>
      </Editable>
      <Editable
        name="Conflicting answers"
        shown={
          <p className={styles.line}>
            <b>Two persons answer differently:</b> {labelOf(strategy)}.
            <Why text={strategy === 'last_stands' ? (separation.conflictingAnswers?.reason ?? '') : null} />
          </p>
        }
      >
        <div className={styles.fields}>
          <Field label="What holds">
            {(parts) => (
              <Select
                {...parts}
                options={[...strategies]}
                value={strategy}
                onChange={(value) =>
                  put(
                    {
                      ...separation,
                      conflictingAnswers: { strategy: value, reason: separation.conflictingAnswers?.reason ?? null },
                    },
                    'conflicting answers',
                  )
                }
              />
            )}
          </Field>
          {strategy === 'last_stands' ? (
            <Reason
              value={separation.conflictingAnswers?.reason ?? ''}
              onChange={(reason) =>
                put({ ...separation, conflictingAnswers: { strategy, reason } }, 'conflicting answers why')
              }
            />
          ) : null}
        </div>
      </Editable>
    </>
  );
}

function applies(separation: SeparationOfDuties, bar: SelfReviewBar): boolean {
  return separation.selfReview[bar]?.applies ?? bars[bar].standard;
}

function labelOf(strategy: ConflictStrategy): string {
  const label = strategies.find(({ value }) => value === strategy)?.label ?? strategy;
  return `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}

function BarsShown({ separation }: { readonly separation: SeparationOfDuties }): ReactNode {
  return (
    <ul className={styles.bars}>
      {barNames.map((bar) => {
        const isBarred = applies(separation, bar);
        const isLooser = bars[bar].standard && !isBarred;
        return (
          <li key={bar} className={classes(isLooser && type.warn)}>
            {isBarred ? 'Never judged by' : 'May be judged by'} {bars[bar].who}
            <Why text={isLooser ? (separation.selfReview[bar]?.reason ?? '') : null} />
          </li>
        );
      })}
    </ul>
  );
}

/** Why something is looser than standard; null where it is not. */
function Why({ text }: { readonly text: string | null }): ReactNode {
  if (text === null) return null;
  return text.trim() === '' ? (
    <span className={type.bad}> Looser than standard: say why.</span>
  ) : (
    <span> Looser than standard, because: {text}</span>
  );
}

interface BarFieldsProps {
  readonly bar: SelfReviewBar;
  readonly separation: SeparationOfDuties;
  readonly onChange: (separation: SeparationOfDuties) => void;
}

function BarFields({ bar, separation, onChange }: BarFieldsProps): ReactNode {
  const isBarred = applies(separation, bar);
  const reason = separation.selfReview[bar]?.reason ?? null;
  const put = (next: { applies: boolean; reason: string | null }) =>
    onChange({ ...separation, selfReview: { ...separation.selfReview, [bar]: next } });
  return (
    <>
      <Checkbox checked={isBarred} onChange={(checked) => put({ applies: checked, reason: checked ? null : reason })}>
        Never judged by {bars[bar].who}
      </Checkbox>
      {bars[bar].standard && !isBarred ? (
        <Reason value={reason ?? ''} onChange={(text) => put({ applies: false, reason: text })} />
      ) : null}
    </>
  );
}

function Reason({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (reason: string) => void;
}): ReactNode {
  return (
    <Field
      label="Why it is looser than standard"
      hint="stands at each decision it allows, and in the report"
      problem={value.trim() === '' ? 'Say why; without a reason it can’t be saved.' : null}
    >
      {(parts) => <TextInput {...parts} value={value} maxLength={300} onChange={onChange} />}
    </Field>
  );
}
