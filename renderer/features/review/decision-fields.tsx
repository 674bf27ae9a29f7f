// What the chosen outcome asks for: target, date, ticket, reason with phrases to take over, question, exception.
import type { ReactNode } from 'react';
import type { Draft } from '../../../shared/contract/review.ts';
import type { Outcome } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { localDay } from '../../lib/format.ts';
import { LinkButton } from '../../ui/button.tsx';
import { DateInput, Field, TextArea, TextInput } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './decision.module.css';
import { type DecidedOn, type FormField, fieldsOf, mayHaveException, whyNeeded } from './decision-form.ts';
import { companyWord } from './naming.ts';
import { Phrases } from './phrases.tsx';

interface DecisionFieldsProps {
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
      {mayHaveException(outcome) ? <ExceptionFields exception={form.exception} change={change} /> : null}
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
  switch (field) {
    case 'until':
      return (
        <Field label={fields.until} hint={said.required}>
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

interface ExceptionFieldsProps {
  readonly exception: Draft['exception'];
  readonly change: (fields: Partial<Draft>) => void;
}

function ExceptionFields({ exception, change }: ExceptionFieldsProps): ReactNode {
  const { words } = useApp();
  const { exception: said, required } = words.reviewDecision;
  const { persons, as } = useActor();
  if (exception === null) {
    return (
      <p className={styles.small}>
        {said.stays}{' '}
        <LinkButton
          onClick={(event) => {
            const form = event.currentTarget.closest('section');
            change({ exception: { approver: null, compensatingControl: '', expires: null, reviewOn: null } });
            // The new fields come into sight with the keyboard in the first of them.
            requestAnimationFrame(() => {
              const first = form?.querySelector<HTMLElement>('[data-field="exception.approver"] button');
              first?.closest('fieldset')?.scrollIntoView({ block: 'nearest' });
              first?.focus({ preventScroll: true });
            });
          }}
        >
          {said.attach}
        </LinkButton>
      </p>
    );
  }
  const set = (fields: Partial<NonNullable<Draft['exception']>>) => change({ exception: { ...exception, ...fields } });
  const approvers = persons.filter((person) => person.active && person.party === 'customer' && person.id !== as);
  return (
    <fieldset className={styles.exception}>
      <div>
        <h3>{said.title}</h3>
        <LinkButton small onClick={() => change({ exception: null })}>
          {said.takeOff}
        </LinkButton>
      </div>
      <div data-field="exception.approver">
        <Field label={said.approver} hint={said.approverHint}>
          {(parts) => (
            <Select
              {...parts}
              options={approvers.map(({ id, name, title }) => ({
                value: id,
                label: name,
                ...(title === null ? {} : { note: title }),
              }))}
              value={exception.approver}
              placeholder={said.chooseApprover}
              onChange={(approver) => set({ approver })}
            />
          )}
        </Field>
      </div>
      <div data-field="exception.compensatingControl">
        <Field label={said.control} hint={required}>
          {(parts) => (
            <TextInput
              {...parts}
              placeholder={said.controlExample}
              value={exception.compensatingControl}
              onChange={(compensatingControl) => set({ compensatingControl })}
            />
          )}
        </Field>
      </div>
      <div className={styles.pair}>
        <div data-field="exception.expires">
          <Field label={said.expires} hint={required}>
            {(parts) => (
              <DateInput
                {...parts}
                min={tomorrow()}
                value={exception.expires ?? ''}
                onChange={(expires) => set({ expires: expires === '' ? null : expires })}
              />
            )}
          </Field>
        </div>
        <div data-field="exception.reviewOn">
          <Field label={said.reviewOn}>
            {(parts) => (
              <DateInput
                {...parts}
                min={tomorrow()}
                max={exception.expires ?? undefined}
                value={exception.reviewOn ?? ''}
                onChange={(reviewOn) => set({ reviewOn: reviewOn === '' ? null : reviewOn })}
              />
            )}
          </Field>
        </div>
      </div>
    </fieldset>
  );
}

function tomorrow(): string {
  const now = new Date();
  now.setDate(now.getDate() + 1);
  return localDay(now);
}
