// Decision rights, one for each deciding activity: who, up to which risk, alone or with a second person, and who else if
// that one is absent.
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Risk, risks } from '../../../shared/words.ts';
import { classes } from '../../lib/classes.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { type Option, Select } from '../../ui/select.tsx';
import type from '../../ui/type.module.css';
import { Editable } from './editable.tsx';
import styles from './engagement.module.css';
import { customers, type Model, nameIn, useModel } from './model-context.ts';
import { replaced } from './model-edit.ts';

const reviewerOfRecord = 'reviewer_of_record';
const nobody = '';
const alone = 'alone';

type Right = Model['document']['decisionRights'][number];

export function DecisionRights(): ReactNode {
  const model = useModel();
  const { document, change, template, mayNot } = model;
  const { decisionRights } = document;
  const put = (position: number, right: Right) =>
    change({ ...document, decisionRights: replaced(decisionRights, position, right) }, `right ${right.right}`);
  const missing = document.activities.filter(
    (activity) =>
      activity.applies &&
      activity.deciding &&
      !decisionRights.some((right) => right.right === (otherName[activity.activity] ?? activity.activity)),
  );
  return (
    <>
      {decisionRights.length === 0 ? <p className={type.bad}>Nobody is named who may say yes to anything.</p> : null}
      <div className={classes(styles.rightHead, mayNot === null && styles.withTools)}>
        <span>Right</span>
        <span>Held by</span>
        <span>Up to</span>
        <span>Second person</span>
        <span>If absent</span>
      </div>
      {decisionRights.map((right, position) => (
        <Editable
          key={right.right}
          name={right.title}
          shown={
            <RightLine right={right} proposed={template?.decisionRights.find((one) => one.right === right.right)} />
          }
          onRemove={
            required.has(right.right)
              ? undefined
              : () =>
                  change(
                    { ...document, decisionRights: decisionRights.filter((one) => one !== right) },
                    `right ${right.right} out`,
                  )
          }
        >
          <RightFields right={right} onChange={(next) => put(position, next)} />
        </Editable>
      ))}
      {mayNot !== null || missing.length === 0 ? null : (
        <p className={styles.small}>
          No right yet for:{' '}
          {missing.map((activity, position) => (
            <span key={activity.activity}>
              {position === 0 ? '' : ', '}
              <LinkButton
                small
                onClick={() =>
                  change(
                    {
                      ...document,
                      decisionRights: [
                        ...decisionRights,
                        {
                          right: otherName[activity.activity] ?? activity.activity,
                          title: activity.title,
                          heldBy: Object.entries(activity.letters).find(([, letter]) => letter === 'A')?.[0] ?? nobody,
                          upTo: 'critical',
                          secondPersonFrom: null,
                          ifAbsent: null,
                        },
                      ],
                    },
                    `right ${activity.activity} in`,
                  )
                }
              >
                <Plus aria-hidden /> {activity.title}
              </LinkButton>
            </span>
          ))}
        </p>
      )}
    </>
  );
}

/** Without these no campaign opens; they can be changed, not taken out. */
const required: ReadonlySet<string> = new Set([
  'access.decide',
  'exception.approve',
  'scope.approve',
  'delegation.grant',
  'campaign.close',
]);

/** Two rights go by an older name than their activity. */
const otherName: Readonly<Record<string, string>> = {
  'access.review': 'access.decide',
  'exception.accept': 'exception.approve',
};

interface RightLineProps {
  readonly right: Right;
  readonly proposed: Right | undefined;
}

function RightLine({ right, proposed }: RightLineProps): ReactNode {
  const model = useModel();
  const changed =
    proposed !== undefined && JSON.stringify({ ...proposed, title: '' }) !== JSON.stringify({ ...right, title: '' });
  return (
    <div className={styles.rightLine}>
      <span>
        {right.title}
        {changed ? (
          <span
            className={styles.mark}
            title={`The template: ${holderWords(model, proposed.heldBy)}, up to ${proposed.upTo}`}
          >
            {' '}
            differs
          </span>
        ) : null}
      </span>
      <span>
        {right.heldBy === nobody ? <span className={type.bad}>nobody named</span> : holderWords(model, right.heldBy)}
      </span>
      <span>{right.upTo}</span>
      <span>
        {right.secondPersonFrom === null ? <span className={type.dim}>alone</span> : `from ${right.secondPersonFrom}`}
      </span>
      <span>
        {right.ifAbsent === null ? (
          <span className={type.unknown}>nobody named</span>
        ) : (
          holderWords(model, right.ifAbsent)
        )}
      </span>
    </div>
  );
}

interface RightFieldsProps {
  readonly right: Right;
  readonly onChange: (right: Right) => void;
}

function RightFields({ right, onChange }: RightFieldsProps): ReactNode {
  const model = useModel();
  const holders = holderOptions(model, right.right === 'access.decide');
  return (
    <div className={styles.two}>
      <Field label="Held by" note="A role, a person, or whoever is the reviewer of record.">
        {(parts) => (
          <Select
            {...parts}
            options={holders}
            value={right.heldBy === nobody ? null : right.heldBy}
            placeholder="Nobody named"
            onChange={(heldBy) => onChange({ ...right, heldBy })}
          />
        )}
      </Field>
      <Field label="Up to which risk">
        {(parts) => (
          <Select
            {...parts}
            options={riskOptions}
            value={right.upTo}
            onChange={(upTo) => onChange({ ...right, upTo })}
          />
        )}
      </Field>
      <Field
        label="Second person"
        note={right.right === 'access.decide' ? 'High and critical risk need one in any case.' : undefined}
      >
        {(parts) => (
          <Select<Risk | typeof alone>
            {...parts}
            options={[
              { value: alone, label: 'Alone' },
              ...risks.map((risk) => ({ value: risk, label: `From ${risk} risk on` })),
            ]}
            value={right.secondPersonFrom ?? alone}
            onChange={(from) => onChange({ ...right, secondPersonFrom: from === alone ? null : from })}
          />
        )}
      </Field>
      <Field label="If absent" note="Who is asked then. A delegation lets them decide.">
        {(parts) => (
          <Select
            {...parts}
            options={[
              { value: nobody, label: 'Nobody named' },
              ...holders.filter((one) => one.value !== reviewerOfRecord),
            ]}
            value={right.ifAbsent ?? nobody}
            onChange={(absent) => onChange({ ...right, ifAbsent: absent === nobody ? null : absent })}
          />
        )}
      </Field>
    </div>
  );
}

const riskOptions = risks.map((risk) => ({ value: risk, label: risk }));

function holderOptions(model: Model, withReviewer: boolean): Option<string>[] {
  return [
    ...(withReviewer ? [{ value: reviewerOfRecord, label: 'The reviewer of record' }] : []),
    ...model.document.roles
      .filter((role) => role.party === 'customer')
      .map((role) => ({
        value: role.role,
        label: role.title,
        note: role.persons.map((id) => nameIn(model, id)).join(', ') || 'nobody fills it',
      })),
    ...customers(model),
  ];
}

/** A right is held by a role, a person, or whoever is the reviewer of record. */
function holderWords(model: Model, held: string): string {
  if (held === reviewerOfRecord) return 'Reviewer of record';
  const role = model.document.roles.find((one) => one.role === held);
  if (role === undefined) return nameIn(model, held);
  const names = role.persons.map((id) => nameIn(model, id));
  return names.length === 0 ? role.title : `${role.title}: ${names.join(', ')}`;
}
