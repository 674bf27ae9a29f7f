// The exception to a certification: who accepts the risk, what is done instead, when it ends and is looked at again.
import type { ReactNode } from 'react';
import type { Draft } from '../../../shared/contract/decision.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useQuery } from '../../lib/use-query.ts';
import { LinkButton } from '../../ui/button.tsx';
import { DateInput, Field, TextInput } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './decision.module.css';
import { tomorrow } from './tomorrow.ts';

interface ExceptionFieldsProps {
  readonly item: string;
  readonly exception: Draft['exception'];
  readonly change: (fields: Partial<Draft>) => void;
}

export function ExceptionFields({ item, exception, change }: ExceptionFieldsProps): ReactNode {
  const { words } = useApp();
  const { exception: said, required } = words.reviewDecision;
  const { as } = useActor();
  const approvers = useQuery('review.approvers', exception === null || as === null ? null : { item, as }).value;
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
              options={(approvers ?? []).map(({ id, name, title }) => ({
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
        {approvers?.length === 0 ? <p className={styles.small}>{said.nobody}</p> : null}
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
