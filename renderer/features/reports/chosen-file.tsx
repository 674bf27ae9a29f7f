// A file that has to be chosen before the rest of a dialog makes sense: its name, and the button that chooses another.
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { baseName } from './format-words.ts';
import styles from './reports.module.css';

interface ChosenFileProps {
  readonly label: string;
  readonly hint: string;
  readonly path: string | null;
  readonly problem: string | null;
  readonly onChoose: () => void;
}

export function ChosenFile({ label, hint, path, problem, onChoose }: ChosenFileProps): ReactNode {
  return (
    <div className={styles.chosen}>
      <div>
        <b>{label}</b>
        <p>{path === null ? hint : baseName(path)}</p>
        {problem === null ? null : <p className={styles.problem}>{problem}</p>}
      </div>
      <Button onClick={onChoose} aria-label={`${path === null ? 'Choose' : 'Choose another'}: ${label}`}>
        {path === null ? 'Choose' : 'Another'}
      </Button>
    </div>
  );
}
