// The requirements as a table: what each asks for, its verdict and why, and how much stands behind it.
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import type { CoverageRow } from '../../../shared/contract/controls.ts';
import { frameworkTitles } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import { VerdictMark } from '../../ui/marks.tsx';
import type from '../../ui/type.module.css';
import styles from './controls.module.css';
import { type Chosen, type FrameworkRows, isChosen } from './coverage-model.ts';

interface ControlTableProps {
  readonly groups: readonly FrameworkRows[];
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

/** One tab stop; the arrows, Page keys, Home and End move from requirement to requirement, over the frameworks. */
export function ControlTable({ groups, chosen, onChoose }: ControlTableProps): ReactNode {
  const { words } = useApp();
  const said = words.controls.table;
  const body = useRef<HTMLTableElement>(null);
  const rows = groups.flatMap((group) => group.rows);
  const at = rows.findIndex((row) => isChosen(row, chosen));
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + 10,
      PageUp: at - 10,
      Home: 0,
      End: rows.length - 1,
    };
    const step = steps[event.key];
    if (step === undefined || event.altKey) return;
    event.preventDefault();
    const to = Math.max(0, Math.min(rows.length - 1, step));
    const row = rows[to];
    if (row === undefined) return;
    onChoose(row);
    const button = body.current?.querySelectorAll<HTMLElement>('tbody button')[to];
    button?.focus({ preventScroll: true });
    button?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <section className={styles.scroll} aria-label={words.controls.requirements}>
      <table className={styles.table} ref={body} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th className={styles.idColumn}>{said.control}</th>
            <th>{said.asksFor}</th>
            <th className={styles.verdict}>{said.verdict}</th>
            <th className={styles.why}>{said.because}</th>
            <th className={classes(styles.num, styles.items)} title={said.itemsMeans}>
              {said.items}
            </th>
            <th className={classes(styles.num, styles.decided)} title={said.decidedMeans}>
              {said.decided}
            </th>
            <th className={classes(styles.num, styles.evidence)} title={said.evidenceMeans}>
              {said.evidence}
            </th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.framework}>
            <tr className={styles.group}>
              <td colSpan={3}>{frameworkTitles[group.framework]}</td>
              <td className={styles.why} />
              <td className={styles.items} />
              <td colSpan={2} />
            </tr>
            {group.rows.map((row) => (
              <ControlRow
                key={row.control}
                row={row}
                chosen={isChosen(row, chosen)}
                reachable={isChosen(row, chosen) || (at === -1 && row === rows[0])}
                onChoose={onChoose}
              />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

interface ControlRowProps {
  readonly row: CoverageRow;
  readonly chosen: boolean;
  /** The one that Tab leads to. */
  readonly reachable: boolean;
  readonly onChoose: (chosen: Chosen) => void;
}

function ControlRow({ row, chosen, reachable, onChoose }: ControlRowProps): ReactNode {
  const { format, words } = useApp();
  const why = row.override === null ? row.reason : words.controls.overriddenBy(row.override.by, row.override.reason);
  return (
    <tr className={styles.row} aria-selected={chosen} onClick={() => onChoose(row)}>
      <td>
        <button
          type="button"
          className={styles.id}
          aria-current={chosen ? 'true' : undefined}
          tabIndex={reachable ? 0 : -1}
        >
          {row.control}
        </button>
      </td>
      <td title={row.text}>{row.title}</td>
      <td>
        <VerdictMark status={row.status} />
      </td>
      <td className={classes(type.two, styles.why)} title={why}>
        {why}
      </td>
      {[
        { name: 'items', count: row.items },
        { name: 'decided', count: row.decided },
        { name: 'evidence', count: row.evidenceCount },
      ].map(({ name, count }) => (
        <td key={name} className={classes(styles.num, styles[name], count === 0 && styles.zero)}>
          {format.number(count)}
        </td>
      ))}
    </tr>
  );
}
