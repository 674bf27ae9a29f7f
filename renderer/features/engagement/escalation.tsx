// The ladder of escalation, in the order in which people are called, and who owns an incident.
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { workingParties } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
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
  const { engagementTerms } = useApp().words;
  const words = engagementTerms.escalation;
  const names = {
    customer: engagement.customer,
    provider: engagement.provider,
    adviser: engagementTerms.adviser,
  };
  const put = (position: number, step: Step, field: string) =>
    change({ ...document, escalation: replaced(escalation, position, step) }, `step.${position}.${field}`);
  return (
    <>
      {escalation.length === 0 ? <p className={type.bad}>{words.none}</p> : null}
      <ol className={styles.ladder}>
        {escalation.map((step, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is nothing but its place in the order
          <li key={position}>
            <Editable
              name={step.name === '' ? words.step(position + 1) : step.name}
              shown={
                <>
                  <b className={step.party === 'provider' ? styles.provider : styles.customer}>
                    {position + 1}. {step.name === '' ? engagementTerms.nobodyNamed : step.name}
                  </b>{' '}
                  <span className={type.two}>
                    {step.after}
                    {step.note === null ? '' : `; ${step.note}`}
                  </span>
                </>
              }
              onMove={(by) =>
                change({ ...document, escalation: moved(escalation, position, by) }, `step.${position}.moved`)
              }
              onRemove={() =>
                change(
                  { ...document, escalation: escalation.filter((_, index) => index !== position) },
                  `step.${position}.out`,
                )
              }
            >
              <div className={styles.two}>
                <Field label={words.who} note={words.whoNote}>
                  {(parts) => (
                    <TextInput
                      {...parts}
                      value={step.name}
                      onChange={(name) => put(position, { ...step, name }, 'name')}
                    />
                  )}
                </Field>
                <Field label={words.of}>
                  {(parts) => (
                    <Select
                      {...parts}
                      options={workingParties.map((party) => ({ value: party, label: names[party] }))}
                      value={step.party}
                      onChange={(party) => put(position, { ...step, party }, 'party')}
                    />
                  )}
                </Field>
                <Field label={words.when}>
                  {(parts) => (
                    <TextInput
                      {...parts}
                      value={step.after}
                      placeholder={words.whenExample}
                      onChange={(after) => put(position, { ...step, after }, 'after')}
                    />
                  )}
                </Field>
                <Field label={words.note} hint={engagementTerms.optional}>
                  {(parts) => (
                    <TextInput
                      {...parts}
                      value={step.note ?? ''}
                      placeholder={words.noteExample}
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
                escalation: [...escalation, { name: '', party: 'customer', after: words.newStep, note: null }],
              },
              'step.in',
            )
          }
        >
          <Plus aria-hidden /> {words.add}
        </LinkButton>
      )}
      <div data-about="incident_owner">
        <IncidentOwner />
      </div>
    </>
  );
}

function IncidentOwner(): ReactNode {
  const model = useModel();
  const { document, change } = model;
  const { incidentOwner } = document;
  const { engagementTerms } = useApp().words;
  const words = engagementTerms.escalation;
  const known = customers(model);
  const options =
    incidentOwner === null || known.some((one) => one.value === incidentOwner)
      ? known
      : [{ value: incidentOwner, label: nameIn(model, incidentOwner) }, ...known];
  return (
    <Editable
      name={words.owner}
      shown={
        incidentOwner === null ? (
          <span className={type.bad}>{words.noOwner}</span>
        ) : (
          <span className={type.two}>{words.owns(nameIn(model, incidentOwner))}</span>
        )
      }
    >
      <Field label={words.ownsEvery} note={words.ownerNote}>
        {(parts) => (
          <Select
            {...parts}
            options={options}
            value={incidentOwner}
            placeholder={engagementTerms.nobodyChosen}
            onChange={(owner) => change({ ...document, incidentOwner: owner }, 'incident_owner')}
          />
        )}
      </Field>
    </Editable>
  );
}
