// Decision rights, one for each deciding activity: who, up to which risk, alone or with a second person, and who else if
// that one is absent.
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Risk, risks } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import type { Messages } from '../../messages/table.ts';
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
  const words = useApp().words.engagementTerms.rights;
  const put = (position: number, right: Right) =>
    change({ ...document, decisionRights: replaced(decisionRights, position, right) }, `right.${right.right}`);
  const missing = document.activities.filter(
    (activity) =>
      activity.applies &&
      activity.deciding &&
      !decisionRights.some((right) => right.right === (otherName[activity.activity] ?? activity.activity)),
  );
  return (
    <>
      {decisionRights.length === 0 ? <p className={type.bad}>{words.none}</p> : null}
      <div className={classes(styles.rightHead, mayNot === null && styles.withTools)}>
        <span>{words.right}</span>
        <span>{words.heldBy}</span>
        <span>{words.upTo}</span>
        <span>{words.secondPerson}</span>
        <span>{words.ifAbsent}</span>
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
                    `right.${right.right}.out`,
                  )
          }
        >
          <RightFields right={right} onChange={(next) => put(position, next)} />
        </Editable>
      ))}
      {mayNot !== null || missing.length === 0 ? null : (
        <p className={styles.small}>
          {words.noRightFor}{' '}
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
                    `right.${activity.activity}.in`,
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
  const { engagementTerms, field } = useApp().words;
  const words = engagementTerms.rights;
  const changed =
    proposed !== undefined && JSON.stringify({ ...proposed, title: '' }) !== JSON.stringify({ ...right, title: '' });
  return (
    <div className={styles.rightLine}>
      <span>
        {right.title}
        {changed ? (
          <span
            className={styles.mark}
            title={words.templateSays(
              holderWords(model, proposed.heldBy, words),
              field.risks[proposed.upTo].toLowerCase(),
            )}
          >
            {' '}
            {words.differs}
          </span>
        ) : null}
      </span>
      <span>
        {right.heldBy === nobody ? (
          <span className={type.bad}>{engagementTerms.nobodyNamed}</span>
        ) : (
          holderWords(model, right.heldBy, words)
        )}
      </span>
      <span>{field.risks[right.upTo].toLowerCase()}</span>
      <span>
        {right.secondPersonFrom === null ? (
          <span className={type.dim}>{words.alone}</span>
        ) : (
          words.fromRisk(field.risks[right.secondPersonFrom].toLowerCase())
        )}
      </span>
      <span>
        {right.ifAbsent === null ? (
          <span className={type.unknown}>{engagementTerms.nobodyNamed}</span>
        ) : (
          holderWords(model, right.ifAbsent, words)
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
  const { engagementTerms, field } = useApp().words;
  const words = engagementTerms.rights;
  const holders = holderOptions(model, right.right === 'access.decide', words);
  const riskOptions = risks.map((risk) => ({ value: risk, label: field.risks[risk].toLowerCase() }));
  return (
    <div className={styles.two}>
      <Field label={words.heldBy} note={words.heldByNote}>
        {(parts) => (
          <Select
            {...parts}
            options={holders}
            value={right.heldBy === nobody ? null : right.heldBy}
            placeholder={engagementTerms.nobodyChosen}
            onChange={(heldBy) => onChange({ ...right, heldBy })}
          />
        )}
      </Field>
      <Field label={words.upToRisk}>
        {(parts) => (
          <Select
            {...parts}
            options={riskOptions}
            value={right.upTo}
            onChange={(upTo) => onChange({ ...right, upTo })}
          />
        )}
      </Field>
      <Field label={words.secondPerson} note={right.right === 'access.decide' ? words.secondNote : undefined}>
        {(parts) => (
          <Select<Risk | typeof alone>
            {...parts}
            options={[
              { value: alone, label: words.aloneChosen },
              ...risks.map((risk) => ({ value: risk, label: words.fromRiskOn(field.risks[risk].toLowerCase()) })),
            ]}
            value={right.secondPersonFrom ?? alone}
            onChange={(from) => onChange({ ...right, secondPersonFrom: from === alone ? null : from })}
          />
        )}
      </Field>
      <Field label={words.ifAbsent} note={words.absentNote}>
        {(parts) => (
          <Select
            {...parts}
            options={[
              { value: nobody, label: engagementTerms.nobodyChosen },
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

type Words = Messages['engagementTerms']['rights'];

function holderOptions(model: Model, withReviewer: boolean, words: Words): Option<string>[] {
  return [
    ...(withReviewer ? [{ value: reviewerOfRecord, label: words.theReviewer }] : []),
    ...model.document.roles
      .filter((role) => role.party === 'customer')
      .map((role) => ({
        value: role.role,
        label: role.title,
        note: role.persons.map((id) => nameIn(model, id)).join(', ') || words.nobodyFills,
      })),
    ...customers(model),
  ];
}

/** A right is held by a role, a person, or whoever is the reviewer of record. */
function holderWords(model: Model, held: string, words: Words): string {
  if (held === reviewerOfRecord) return words.reviewer;
  const role = model.document.roles.find((one) => one.role === held);
  if (role === undefined) return nameIn(model, held);
  const names = role.persons.map((id) => nameIn(model, id));
  return names.length === 0 ? role.title : `${role.title}: ${names.join(', ')}`;
}
