// What the letters of the matrix mean.
import type { ReactNode } from 'react';
import { raciLetters } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import type from '../../ui/type.module.css';
import styles from './raci.module.css';

export function Legend(): ReactNode {
  const { raci } = useApp().words.engagement;
  return (
    <span className={styles.legend}>
      {raciLetters.map((letter) => (
        <span key={letter}>
          <span className={`${styles.letter} ${styles[letter] ?? ''}`}>{letter}</span>
          {raci.letters[letter]}
        </span>
      ))}
      <span>
        <span className={`${styles.letter} ${styles.differs}`}>I</span>
        <span className={type.dim}>{raci.differs}</span>
      </span>
    </span>
  );
}
