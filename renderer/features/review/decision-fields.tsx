// What the chosen outcome asks for: target, date, ticket, reason with phrases to take over, question, exception.
import type { ReactNode } from 'react';
import type { Draft } from '../../../shared/contract/review.ts';
import type { Outcome } from '../../../shared/words.ts';
import { useActor } from '../../app/use-store.ts';
import { localDay } from '../../lib/format.ts';
import { Chip } from '../../ui/badge.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { DateInput, Field, TextArea, TextInput } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './decision.module.css';
import { type DecidedOn, type FormField, fieldsOf, mayHaveException, whyNeeded } from './decision-form.ts';
import { phrases, shortName } from './words.ts';

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
  switch (field) {
    case 'until':
      return (
        <Field label="Until" hint="required">
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
        <Field label="Reduce to" hint="required">
          {(parts) => (
            <TextInput
              {...parts}
              placeholder="What it still needs, as exactly as you can"
              value={form.to ?? ''}
              onChange={(to) => change({ to: to === '' ? null : to })}
            />
          )}
        </Field>
      );
    case 'ticket':
      return (
        <Field label="Ticket" hint="optional">
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
          <Field label={`Your question to ${shortName(provider)}`} hint="required">
            {(parts) => (
              <TextArea
                {...parts}
                placeholder="What do you have to know? It goes out with the next instruction list."
                value={form.question ?? ''}
                onChange={(question) => change({ question: question === '' ? null : question })}
              />
            )}
          </Field>
          <Phrases outcome={outcome} text={form.question ?? ''} onText={(question) => change({ question })} />
          {onNotMine === null ? null : (
            <p className={styles.small}>
              Somebody else knows better? <LinkButton onClick={onNotMine}>Name who should decide</LinkButton>
            </p>
          )}
        </>
      );
    case 'justification': {
      const why = whyNeeded(outcome, on);
      return (
        <>
          <Field label="Why" hint={why === null ? 'optional' : `required: ${why}`}>
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

interface PhrasesProps {
  readonly outcome: Outcome;
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** Appends, so that what was typed stays. */
export function Phrases({ outcome, text, onText }: PhrasesProps): ReactNode {
  return (
    <div className={styles.phrases}>
      {phrases[outcome]
        .filter((phrase) => !text.includes(phrase))
        .map((phrase) => (
          <Chip
            key={phrase}
            onPress={() =>
              onText(
                text.trim() === ''
                  ? `${phrase}${phrase.endsWith('?') ? '' : '.'}`
                  : `${text.trim()} ${phrase}${phrase.endsWith('?') ? '' : '.'}`,
              )
            }
          >
            {phrase}
          </Chip>
        ))}
    </div>
  );
}

interface ExceptionFieldsProps {
  readonly exception: Draft['exception'];
  readonly change: (fields: Partial<Draft>) => void;
}

function ExceptionFields({ exception, change }: ExceptionFieldsProps): ReactNode {
  const { persons, as } = useActor();
  if (exception === null) {
    return (
      <p className={styles.small}>
        A risk stays with it?{' '}
        <LinkButton
          onClick={(event) => {
            const form = event.currentTarget.closest('section');
            change({ exception: { approver: null, compensatingControl: '', expires: null } });
            // The new fields come into sight with the keyboard in the first of them.
            requestAnimationFrame(() => {
              const first = form?.querySelector<HTMLElement>('[data-field="exception.approver"] button');
              first?.closest('fieldset')?.scrollIntoView({ block: 'nearest' });
              first?.focus({ preventScroll: true });
            });
          }}
        >
          Attach an exception
        </LinkButton>
      </p>
    );
  }
  const set = (fields: Partial<NonNullable<Draft['exception']>>) => change({ exception: { ...exception, ...fields } });
  const approvers = persons.filter((person) => person.active && person.party === 'customer' && person.id !== as);
  return (
    <fieldset className={styles.exception}>
      <div>
        <h3>Exception</h3>
        <LinkButton small onClick={() => change({ exception: null })}>
          Take it off
        </LinkButton>
      </div>
      <div data-field="exception.approver">
        <Field label="Approved by" hint="required, not you">
          {(parts) => (
            <Select
              {...parts}
              options={approvers.map(({ id, name, title }) => ({
                value: id,
                label: name,
                ...(title === null ? {} : { note: title }),
              }))}
              value={exception.approver}
              placeholder="Choose who accepts the risk"
              onChange={(approver) => set({ approver })}
            />
          )}
        </Field>
      </div>
      <div data-field="exception.compensatingControl">
        <Field label="What is done instead" hint="required">
          {(parts) => (
            <TextInput
              {...parts}
              placeholder="Source address locked to the gateway"
              value={exception.compensatingControl}
              onChange={(compensatingControl) => set({ compensatingControl })}
            />
          )}
        </Field>
      </div>
      <div data-field="exception.expires">
        <Field label="Ends on" hint="required">
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
    </fieldset>
  );
}

function tomorrow(): string {
  const now = new Date();
  now.setDate(now.getDate() + 1);
  return localDay(now);
}
