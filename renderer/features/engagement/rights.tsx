// Decision rights and the ladder of escalation.
import type { ReactNode } from 'react';
import type { Engagement, Person } from '../../../shared/contract/engagement.ts';
import { useQuery } from '../../lib/use-query.ts';
import table from '../../ui/table.module.css';
import type from '../../ui/type.module.css';
import styles from './engagement.module.css';

interface PartProps {
  readonly engagement: Engagement;
}

export function DecisionRights({ engagement }: PartProps): ReactNode {
  const persons = useQuery('person.list', {}).value ?? [];
  const { decisionRights, roles } = engagement.document;
  if (decisionRights.length === 0) return <p className={type.bad}>Nobody is named who may say yes to anything.</p>;
  const holder = (held: string) => holderWords(held, roles, persons);
  return (
    <table className={`${table.table} ${table.tight} ${table.wrapping} ${styles.rights}`}>
      <thead>
        <tr>
          <th>Right</th>
          <th>Held by</th>
          <th>Up to</th>
          <th>Second person</th>
          <th>If absent</th>
        </tr>
      </thead>
      <tbody>
        {decisionRights.map((right) => (
          <tr key={right.right}>
            <td>{right.title}</td>
            <td>{right.heldBy === '' ? <span className={type.bad}>nobody named</span> : holder(right.heldBy)}</td>
            <td>{right.upTo}</td>
            <td>
              {right.secondPersonFrom === null ? (
                <span className={type.dim}>not asked for</span>
              ) : (
                `from ${right.secondPersonFrom}`
              )}
            </td>
            <td>
              {right.ifAbsent === null ? <span className={type.unknown}>nobody named</span> : holder(right.ifAbsent)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A right is held by a role, a person, or whoever is the reviewer of record. */
function holderWords(held: string, roles: Engagement['document']['roles'], persons: readonly Person[]): string {
  if (held === 'reviewer_of_record') return 'Reviewer of record';
  const role = roles.find((one) => one.role === held);
  if (role === undefined) return persons.find((person) => person.id === held)?.name ?? held;
  const names = role.persons.map((id) => persons.find((person) => person.id === id)?.name ?? id);
  return names.length === 0 ? role.title : `${role.title}: ${names.join(', ')}`;
}

export function Escalation({ engagement }: PartProps): ReactNode {
  const persons = useQuery('person.list', {}).value ?? [];
  const { escalation, incidentOwner } = engagement.document;
  const owner = persons.find((person) => person.id === incidentOwner)?.name ?? incidentOwner;
  if (escalation.length === 0) return <p className={type.bad}>Nobody is named who is called after an alert.</p>;
  return (
    <>
      <ol className={styles.ladder}>
        {escalation.map((step) => (
          <li key={`${step.name} ${step.after}`}>
            <b className={step.party === 'provider' ? styles.provider : styles.customer}>
              {step.name === '' ? 'nobody named' : step.name}
            </b>
            <span>
              {step.after}
              {step.note === null ? '' : `; ${step.note}`}
            </span>
          </li>
        ))}
      </ol>
      <p className={`${type.two} ${type.t12}`}>
        {owner === null ? (
          <span className={type.bad}>No owner of incidents is named.</span>
        ) : (
          `${owner} owns every incident and decides to stop a service.`
        )}
      </p>
    </>
  );
}
