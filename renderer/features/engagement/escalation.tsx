// The ladder of escalation, in the order in which people are called, and who owns an incident.
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { workingParties } from '../../../shared/words.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Field, TextInput } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import type from '../../ui/type.module.css';
import { Editable } from './editable.tsx';
import styles from './engagement.module.css';
import { customers, type Model, nameIn, useModel } from './model-context.ts';
import { moved, replaced } from './model-edit.ts';

type Step = Model['document']['escalation'][number];

export function Escalation(): ReactNode {
  const model = useModel();
  const { document, engagement, change, mayNot } = model;
  const { escalation } = document;
  const names = { customer: engagement.customer, provider: engagement.provider, adviser: 'Adviser' };
  const put = (position: number, step: Step, field: string) =>
    change({ ...document, escalation: replaced(escalation, position, step) }, `step ${position} ${field}`);
  return (
    <>
      {escalation.length === 0 ? <p className={type.bad}>Nobody is named who is called after an alert.</p> : null}
      <ol className={styles.ladder}>
        {escalation.map((step, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is nothing but its place in the order
          <li key={position}>
            <Editable
              name={step.name === '' ? `step ${position + 1}` : step.name}
              shown={
                <>
                  <b className={step.party === 'provider' ? styles.provider : styles.customer}>
                    {position + 1}. {step.name === '' ? 'nobody named' : step.name}
                  </b>{' '}
                  <span className={type.two}>
                    {step.after}
                    {step.note === null ? '' : `; ${step.note}`}
                  </span>
                </>
              }
              onMove={(by) =>
                change({ ...document, escalation: moved(escalation, position, by) }, `step ${position} moved`)
              }
              onRemove={() =>
                change(
                  { ...document, escalation: escalation.filter((_, index) => index !== position) },
                  `step ${position} out`,
                )
              }
            >
              <div className={styles.two}>
                <Field label="Who is called" note="A person, or a function with a number that is answered.">
                  {(parts) => (
                    <TextInput
                      {...parts}
                      value={step.name}
                      onChange={(name) => put(position, { ...step, name }, 'name')}
                    />
                  )}
                </Field>
                <Field label="Of">
                  {(parts) => (
                    <Select
                      {...parts}
                      options={workingParties.map((party) => ({ value: party, label: names[party] }))}
                      value={step.party}
                      onChange={(party) => put(position, { ...step, party }, 'party')}
                    />
                  )}
                </Field>
                <Field label="When">
                  {(parts) => (
                    <TextInput
                      {...parts}
                      value={step.after}
                      placeholder="after 30 minutes"
                      onChange={(after) => put(position, { ...step, after }, 'after')}
                    />
                  )}
                </Field>
                <Field label="Note" hint="optional">
                  {(parts) => (
                    <TextInput
                      {...parts}
                      value={step.note ?? ''}
                      placeholder="owns the incident, may stop the service"
                      onChange={(note) => put(position, { ...step, note: note === '' ? null : note }, 'note')}
                    />
                  )}
                </Field>
              </div>
            </Editable>
          </li>
        ))}
      </ol>
      {mayNot !== null ? null : (
        <LinkButton
          small
          onClick={() =>
            change(
              {
                ...document,
                escalation: [...escalation, { name: '', party: 'customer', after: 'after 60 minutes', note: null }],
              },
              'step in',
            )
          }
        >
          <Plus aria-hidden /> Add a step
        </LinkButton>
      )}
      <IncidentOwner />
    </>
  );
}

function IncidentOwner(): ReactNode {
  const model = useModel();
  const { document, change } = model;
  const { incidentOwner } = document;
  const known = customers(model);
  const options =
    incidentOwner === null || known.some((one) => one.value === incidentOwner)
      ? known
      : [{ value: incidentOwner, label: nameIn(model, incidentOwner) }, ...known];
  return (
    <Editable
      name="owner of incidents"
      shown={
        incidentOwner === null ? (
          <span className={type.bad}>No owner of incidents is named.</span>
        ) : (
          <span className={type.two}>
            {nameIn(model, incidentOwner)} owns every incident and decides to stop a service.
          </span>
        )
      }
    >
      <Field label="Owns every incident" note="A person of the customer: it is never handed over.">
        {(parts) => (
          <Select
            {...parts}
            options={options}
            value={incidentOwner}
            placeholder="Nobody named"
            onChange={(owner) => change({ ...document, incidentOwner: owner }, 'incident owner')}
          />
        )}
      </Field>
    </Editable>
  );
}
