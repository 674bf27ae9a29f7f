// What the chosen outcome asks for: target, date, ticket, reason with phrases to take over, question, exception.
import type { ReactNode } from 'react';
import type { Draft } from '../../../shared/contract/decision.ts';
import type { Outcome } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { LinkButton } from '../../ui/button.tsx';
import { DateInput, Field, TextArea, TextInput } from '../../ui/field.tsx';
import type from '../../ui/type.module.css';
import styles from './decision.module.css';
import { type DecidedOn, type FormField, fieldsOf, mayHaveException, whyNeeded } from './decision-form.ts';
import { ExceptionFields } from './exception-fields.tsx';
import { companyWord } from './naming.ts';
import { Phrases } from './phrases.tsx';
import { tomorrow, wholeYearsUntil } from './tomorrow.ts';

interface DecisionFieldsProps {
  /** The review item's id. */
  readonly item: string;
  readonly form: Draft;
  readonly outcome: Outcome;
  readonly on: DecidedOn;
  readonly provider: string;
  readonly change: (fields: Partial<Draft>) => void;
  readonly onNotMine: (() => void) | null;
}

export function DecisionFields(props: DecisionFieldsProps): ReactNode {
  const { form, outcome, change } = props;
  return (
    <div className={styles.form}>
      {fieldsOf(outcome).map((field) => (
        <div key={field} data-field={field}>
          <OneField {...props} field={field} />
        </div>
      ))}
      {mayHaveException(outcome) ? (
        <ExceptionFields item={props.item} exception={form.exception} change={change} />
      ) : null}
    </div>
  );
}

function OneField({
  field,
  form,
  outcome,
  on,
  provider,
  change,
  onNotMine,
}: DecisionFieldsProps & { field: FormField }): ReactNode {
  const said = useApp().words.reviewDecision;
  const { fields } = said;
  const farAway = (until: string) => {
    const years = wholeYearsUntil(until);
    return years < 1 ? undefined : <span className={type.warn}>{fields.farAway(years)}</span>;
  };
  switch (field) {
    case 'until':
      return (
        <Field label={fields.until} hint={said.required} note={form.until === null ? undefined : farAway(form.until)}>
          {(parts) => (
            <DateInput
              {...parts}
              min={tomorrow()}
              value={form.until ?? ''}
              onChange={(until) => change({ until: until === '' ? null : until })}
            />
          )}
        </Field>
      );
    case 'to':
      return (
        <Field label={fields.to} hint={said.required}>
          {(parts) => (
            <TextInput
              {...parts}
              placeholder={fields.toExample}
              value={form.to ?? ''}
              onChange={(to) => change({ to: to === '' ? null : to })}
            />
          )}
        </Field>
      );
    case 'ticket':
      return (
        <Field label={fields.ticket} hint={said.optional}>
          {(parts) => (
            <TextInput
              {...parts}
              value={form.ticket ?? ''}
              onChange={(ticket) => change({ ticket: ticket === '' ? null : ticket })}
            />
          )}
        </Field>
      );
    case 'question':
      return (
        <>
          <Field label={fields.question(companyWord(provider))} hint={said.required}>
            {(parts) => (
              <TextArea
                {...parts}
                placeholder={fields.questionExample}
                value={form.question ?? ''}
                onChange={(question) => change({ question: question === '' ? null : question })}
              />
            )}
          </Field>
          <Phrases outcome={outcome} text={form.question ?? ''} onText={(question) => change({ question })} />
          {onNotMine === null ? null : (
            <p className={styles.small}>
              {fields.betterKnown} <LinkButton onClick={onNotMine}>{fields.nameOwner}</LinkButton>
            </p>
          )}
        </>
      );
    case 'justification': {
      const why = whyNeeded(outcome, on, said);
      return (
        <>
          <Field label={fields.why} hint={why === null ? said.optional : said.requiredWhy(why)}>
            {(parts) => (
              <TextArea {...parts} value={form.justification} onChange={(justification) => change({ justification })} />
            )}
          </Field>
          <Phrases outcome={outcome} text={form.justification} onText={(justification) => change({ justification })} />
        </>
      );
    }
    default:
      return null;
  }
}
