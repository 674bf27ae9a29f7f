// A file that has to be chosen before the rest of a dialog makes sense: its name, and the button that chooses another.
import { type ReactNode, useId } from 'react';
import { useApp } from '../../app/context.ts';
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
  const { chosen } = useApp().words.reports;
  const reason = useId();
  return (
    <div className={styles.chosen}>
      <div>
        <b>{label}</b>
        <p>{path === null ? hint : baseName(path)}</p>
        {problem === null ? null : (
          <p id={reason} role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </div>
      <Button
        onClick={onChoose}
        aria-label={chosen.chooseWhat(label, path !== null)}
        aria-describedby={problem === null ? undefined : reason}
      >
        {path === null ? chosen.choose : chosen.another}
      </Button>
    </div>
  );
}
