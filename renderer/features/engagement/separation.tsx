// The separation of duties: who may not judge which access, and what holds where two persons answer differently. Stricter is
// free; looser than standard says why, and every decision made under it says so.
import type { ReactNode } from 'react';
import type { ConflictStrategy, SelfReviewBar, SeparationOfDuties } from '../../../shared/contract/engagement.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import { Checkbox, Field, TextInput } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import type from '../../ui/type.module.css';
import { Editable } from './editable.tsx';
import { useModel } from './model-context.ts';
import styles from './separation.module.css';

/** Whether a bar stands unless a model says otherwise. In the order of the list. */
const standards: readonly { readonly bar: SelfReviewBar; readonly standard: boolean }[] = [
  { bar: 'creator', standard: true },
  { bar: 'granter', standard: true },
  { bar: 'user', standard: true },
  { bar: 'beneficiary', standard: true },
  { bar: 'owner', standard: false },
];

const standardStrategy: ConflictStrategy = 'all_must_accept';
const strategies: readonly ConflictStrategy[] = ['strictest_stands', 'all_must_accept', 'last_stands'];

export function Separation(): ReactNode {
  const { document, change } = useModel();
  const { separation } = document;
  const words = useApp().words.engagementTerms.separation;
  const put = (next: SeparationOfDuties, what: string) => change({ ...document, separation: next }, what);
  const strategy = separation.conflictingAnswers?.strategy ?? standardStrategy;
  return (
    <>
      <Editable name={words.whoMayNot} shown={<BarsShown separation={separation} />}>
        <div className={styles.fields}>
          {standards.map(({ bar, standard }) => (
            <BarFields
              key={bar}
              bar={bar}
              standard={standard}
              separation={separation}
              onChange={(next) => put(next, `self_review.${bar}`)}
            />
          ))}
        </div>
      </Editable>
      <Editable
        name={words.conflicting}
        shown={
          <p className={styles.line}>
            <b>{words.twoAnswers}</b> {words.strategy[strategy]}.
            <Why text={strategy === 'last_stands' ? (separation.conflictingAnswers?.reason ?? '') : null} />
          </p>
        }
      >
        <div className={styles.fields}>
          <Field label={words.holds}>
            {(parts) => (
              <Select
                {...parts}
                options={strategies.map((value) => ({ value, label: words.strategies[value] }))}
                value={strategy}
                onChange={(value) =>
                  put(
                    {
                      ...separation,
                      conflictingAnswers: { strategy: value, reason: separation.conflictingAnswers?.reason ?? null },
                    },
                    'conflicting_answers',
                  )
                }
              />
            )}
          </Field>
          {strategy === 'last_stands' ? (
            <Reason
              value={separation.conflictingAnswers?.reason ?? ''}
              onChange={(reason) =>
                put({ ...separation, conflictingAnswers: { strategy, reason } }, 'conflicting_answers.why')
              }
            />
          ) : null}
        </div>
      </Editable>
    </>
  );
}

function applies(separation: SeparationOfDuties, bar: SelfReviewBar, standard: boolean): boolean {
  return separation.selfReview[bar]?.applies ?? standard;
}

function BarsShown({ separation }: { readonly separation: SeparationOfDuties }): ReactNode {
  const words = useApp().words.engagementTerms.separation;
  return (
    <ul className={styles.bars}>
      {standards.map(({ bar, standard }) => {
        const isBarred = applies(separation, bar, standard);
        const isLooser = standard && !isBarred;
        return (
          <li key={bar} className={classes(isLooser && type.warn)}>
            {isBarred ? words.never(words.who[bar]) : words.may(words.who[bar])}
            <Why text={isLooser ? (separation.selfReview[bar]?.reason ?? '') : null} />
          </li>
        );
      })}
    </ul>
  );
}

/** Why something is looser than standard; null where it is not. */
function Why({ text }: { readonly text: string | null }): ReactNode {
  const words = useApp().words.engagementTerms.separation;
  if (text === null) return null;
  return text.trim() === '' ? <span className={type.bad}> {words.sayWhy}</span> : <span> {words.because(text)}</span>;
}

interface BarFieldsProps {
  readonly bar: SelfReviewBar;
  readonly standard: boolean;
  readonly separation: SeparationOfDuties;
  readonly onChange: (separation: SeparationOfDuties) => void;
}

function BarFields({ bar, standard, separation, onChange }: BarFieldsProps): ReactNode {
  const words = useApp().words.engagementTerms.separation;
  const isBarred = applies(separation, bar, standard);
  const reason = separation.selfReview[bar]?.reason ?? null;
  const put = (next: { applies: boolean; reason: string | null }) =>
    onChange({ ...separation, selfReview: { ...separation.selfReview, [bar]: next } });
  return (
    <>
      <Checkbox checked={isBarred} onChange={(checked) => put({ applies: checked, reason: checked ? null : reason })}>
        {words.never(words.who[bar])}
      </Checkbox>
      {standard && !isBarred ? (
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
  const words = useApp().words.engagementTerms.separation;
  return (
    <Field label={words.reason} hint={words.reasonHint} problem={value.trim() === '' ? words.reasonMissing : null}>
      {(parts) => <TextInput {...parts} value={value} maxLength={300} onChange={onChange} />}
    </Field>
  );
}
