// Who does what: activities against roles, one letter each, and at the end of each row what that comes to in words.
import { Check, CircleAlert, PenLine } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Engagement } from '../../../shared/contract/engagement.ts';
import { classes } from '../../lib/classes.ts';
import { useQuery } from '../../lib/use-query.ts';
import styles from './engagement.module.css';
import { isRefused, letterWords, type Role, rowWords } from './raci-words.ts';

export function Raci({ engagement }: { readonly engagement: Engagement }): ReactNode {
  const persons = useQuery('person.list', {}).value ?? [];
  const { document, customer, provider, problems } = engagement;
  const roles = [...document.roles].sort((one, other) => rank(one) - rank(other));
  const ofParty = (party: Role['party']) => roles.filter((role) => role.party === party).length;
  const namesOf = (role: Role) => {
    const names = role.persons.map((id) => persons.find((person) => person.id === id)?.name ?? id);
    return names.length === 0 ? `${role.title}: nobody fills this role` : `${role.title}: ${names.join(', ')}`;
  };
  return (
    <div className={styles.scrollX}>
      <table className={styles.raci}>
        <thead>
          <tr>
            <td className={classes(styles.activity, styles.corner)} />
            <th colSpan={Math.max(1, ofParty('customer'))} className={styles.customer}>
              {customer}
            </th>
            <th
              colSpan={Math.max(1, roles.length - ofParty('customer'))}
              className={classes(styles.provider, styles.theirs)}
            >
              {provider}
            </th>
            <td className={classes(styles.inWords, styles.corner)} />
          </tr>
          <tr>
            <th>Activity</th>
            {roles.map((role) => (
              <th
                key={role.role}
                className={role.party === 'customer' ? undefined : styles.theirs}
                title={namesOf(role)}
              >
                {role.title}
              </th>
            ))}
            <th>In words</th>
          </tr>
        </thead>
        <tbody>
          {document.activities.map((activity) => {
            const words = rowWords(activity, problems);
            return (
              <tr
                key={activity.activity}
                className={classes(!words.settled && styles.bad, !activity.applies && words.settled && styles.outside)}
              >
                <td>
                  {activity.title}
                  {activity.deciding ? (
                    <span
                      className={styles.decides}
                      title="Something is decided here: only the customer answers for it"
                    >
                      <PenLine aria-hidden />
                      decides
                    </span>
                  ) : null}
                </td>
                {roles.map((role) => (
                  <td key={role.role} className={role.party === 'customer' ? undefined : styles.theirs}>
                    <Letter activity={activity} role={role} />
                  </td>
                ))}
                <td title={words.full}>
                  {words.settled ? (
                    <span className={styles.settled}>
                      {activity.applies ? <Check aria-hidden /> : null} {words.text}
                    </span>
                  ) : (
                    <span className={styles.problem}>
                      <CircleAlert aria-hidden />
                      <span>{words.text}</span>
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface LetterProps {
  readonly activity: Engagement['document']['activities'][number];
  readonly role: Role;
}

function Letter({ activity, role }: LetterProps): ReactNode {
  const letter = activity.letters[role.role];
  if (letter === undefined) {
    return (
      <span className={classes(styles.letter, styles.none)} title={`${role.title} has no part in it`}>
        ·
      </span>
    );
  }
  const refused = isRefused(activity, role);
  return (
    <span
      className={classes(styles.letter, refused ? styles.refused : styles[letter])}
      title={`${role.title} ${letterWords[letter]}${refused ? ', which the provider can’t' : ''}`}
    >
      {letter}
    </span>
  );
}

function rank(role: Role): number {
  return role.party === 'customer' ? 0 : role.party === 'adviser' ? 1 : 2;
}
