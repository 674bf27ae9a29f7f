// What one version says otherwise than another: what it is about, what it said, what it says.
import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ModelDifference } from '../../../shared/contract/engagement.ts';
import { useApp } from '../../app/context.ts';
import type from '../../ui/type.module.css';
import styles from './engagement.module.css';

interface DifferencesProps {
  readonly differences: readonly ModelDifference[];
  readonly none?: string;
}

export function Differences({ differences, none }: DifferencesProps): ReactNode {
  const words = useApp().words.engagement.differences;
  if (differences.length === 0) return <p className={type.two}>{none ?? words.same}</p>;
  const parts = [...new Set(differences.map((difference) => difference.part))];
  return (
    <div className={styles.differences}>
      {parts.map((part) => (
        <section key={part} aria-label={words.parts[part]}>
          <h4>{words.parts[part]}</h4>
          <ul>
            {differences
              .filter((difference) => difference.part === part)
              .map(({ what, before, after }) => (
                <li key={what}>
                  <span>{what}</span>
                  <span className={styles.was}>{before ?? words.notThere}</span>
                  <ArrowRight aria-label={words.became} />
                  <span>{after ?? <i>{words.gone}</i>}</span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
