// What one version says otherwise than another: what it is about, what it said, what it says.
import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ModelDifference } from '../../../shared/contract/engagement.ts';
import type from '../../ui/type.module.css';
import styles from './engagement.module.css';

const partWords: Readonly<Record<ModelDifference['part'], string>> = {
  contract: 'Contract',
  roles: 'Roles',
  raci: 'Who does what',
  decision_rights: 'Decision rights',
  delegated_tasks: 'Delegated tasks',
  escalation: 'Escalation',
  incident_owner: 'Incidents',
  service_thresholds: 'Service thresholds',
  risk_appetite: 'Risk appetite',
};

interface DifferencesProps {
  readonly differences: readonly ModelDifference[];
  readonly none?: string;
}

export function Differences({ differences, none = 'They say the same.' }: DifferencesProps): ReactNode {
  if (differences.length === 0) return <p className={type.two}>{none}</p>;
  const parts = [...new Set(differences.map((difference) => difference.part))];
  return (
    <div className={styles.differences}>
      {parts.map((part) => (
        <section key={part} aria-label={partWords[part]}>
          <h4>{partWords[part]}</h4>
          <ul>
            {differences
              .filter((difference) => difference.part === part)
              .map(({ what, before, after }) => (
                <li key={what}>
                  <span>{what}</span>
                  <span className={styles.was}>{before ?? 'not there'}</span>
                  <ArrowRight aria-label="became" />
                  <span>{after ?? <i>not there any more</i>}</span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
