// One framework as a line of cells, a verdict each: the shape of the whole at a glance, and a way to each requirement.
import type { KeyboardEvent, ReactNode } from 'react';
import { type CoverageStatus, frameworkTitles } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import { VerdictMark } from '../../ui/marks.tsx';
import styles from './controls.module.css';
import { type Chosen, type FrameworkRows, isChosen } from './coverage-model.ts';

interface MatrixLineProps {
  readonly group: FrameworkRows;
  readonly chosen: Chosen;
  /** The verdict that is looked at; the others step back. */
  readonly only: CoverageStatus | null;
  readonly onChoose: (chosen: Chosen) => void;
}

/** One tab stop for each framework; the arrows, Home and End move along. */
export function MatrixLine({ group, chosen, only, onChoose }: MatrixLineProps): ReactNode {
  const { words } = useApp();
  const here = group.rows.findIndex((row) => isChosen(row, chosen));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const cells = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
    const at = cells.findIndex((cell) => cell.matches(':focus'));
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: cells.length - 1,
    };
    const step = steps[event.key];
    if (step === undefined || event.altKey) return;
    event.preventDefault();
    const to = Math.max(0, Math.min(cells.length - 1, step));
    cells[to]?.focus();
    const row = group.rows[to];
    if (row !== undefined) onChoose(row);
  };
  return (
    <div className={styles.line}>
      <b>{frameworkTitles[group.framework]}</b>
      <div className={styles.cells} role="toolbar" aria-label={frameworkTitles[group.framework]} onKeyDown={onKeyDown}>
        {group.rows.map((row, position) => {
          const overridden = row.override !== null;
          const said = words.controls.cell(row.control, words.field.verdicts[row.status], overridden, row.title);
          return (
            <button
              key={row.control}
              type="button"
              className={classes(
                styles.cell,
                styles[row.status],
                overridden && styles.overridden,
                only !== null && only !== row.status && styles.aside,
              )}
              aria-pressed={position === here}
              aria-label={said}
              title={said}
              tabIndex={position === Math.max(0, here) ? 0 : -1}
              onClick={() => onChoose(row)}
            >
              <VerdictMark status={row.status} word="sign" />
            </button>
          );
        })}
      </div>
    </div>
  );
}
