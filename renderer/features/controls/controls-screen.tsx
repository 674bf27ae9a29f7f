// Controls: every requirement of every framework with its verdict, as a map and as a table, and beside it the one chosen.
import { type KeyboardEvent, type ReactNode, useMemo } from 'react';
import type { CoverageRow } from '../../../shared/contract/controls.ts';
import { coverageStatuses, type Framework, frameworkTitles } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import type { Screen } from '../../app/navigation.ts';
import { classes } from '../../lib/classes.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useQuery } from '../../lib/use-query.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { VerdictMark, verdictWords } from '../../ui/marks.tsx';
import { PageHead, Pane, Panes } from '../../ui/pane.tsx';
import { EmptyState, Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { ControlPane } from './control-pane.tsx';
import styles from './controls.module.css';
import { byFramework, type FrameworkRows } from './coverage-model.ts';

interface Chosen {
  readonly framework: Framework;
  readonly control: string;
}

type Choose = (chosen: Chosen) => void;

export function ControlsScreen({ screen }: { readonly screen: Screen }): ReactNode {
  const { navigation } = useApp();
  const query = useQuery('controls.coverage', {});
  const wanted = screen.name === 'controls' ? screen : null;
  return (
    <Loaded query={query} skeleton={<Skeleton rows={16} />}>
      {(rows) => {
        if (rows.length === 0) return <NotAssessed />;
        const inFramework =
          wanted?.framework === undefined ? rows : rows.filter((row) => row.framework === wanted.framework);
        const first =
          inFramework.find((row) => row.control === wanted?.control) ?? firstToLookAt(inFramework) ?? rows[0];
        if (first === undefined) return null;
        return (
          <Panes>
            <Pane label="Coverage" bare>
              <Coverage
                rows={rows}
                chosen={first}
                onChoose={({ framework, control }) => navigation.replace({ name: 'controls', framework, control })}
              />
            </Pane>
            <ControlPane
              key={`${first.framework} ${first.control}`}
              framework={first.framework}
              control={first.control}
            />
          </Panes>
        );
      }}
    </Loaded>
  );
}

/** What is not met comes first: it is what somebody came for. */
function firstToLookAt(rows: readonly CoverageRow[]): CoverageRow | undefined {
  return rows.find((row) => row.status === 'NOT_MET') ?? rows.find((row) => row.status === 'PARTLY_MET') ?? rows[0];
}

function NotAssessed(): ReactNode {
  const { navigation } = useApp();
  const assess = useCommand('controls.assess');
  return (
    <EmptyState
      title="Nothing has been judged yet."
      steps={
        <>
          <Button
            tone="primary"
            onClick={() => void assess.run({}, { job: { verb: 'Judging', subject: 'the evidence' } })}
          >
            {assess.running ? 'Judging' : 'Judge the evidence'}
          </Button>
          <Button onClick={() => navigation.go({ name: 'evidence' })}>To the evidence</Button>
        </>
      }
    >
      <ErrorBanner error={assess.error} />
      Requirements are judged from the evidence by rules. Import a bundle first; where evidence is missing, the verdict
      says so.
    </EmptyState>
  );
}

interface CoverageProps {
  readonly rows: readonly CoverageRow[];
  readonly chosen: Chosen;
  readonly onChoose: Choose;
}

function Coverage({ rows, chosen, onChoose }: CoverageProps): ReactNode {
  const { format } = useApp();
  const groups = useMemo(() => byFramework(rows), [rows]);
  return (
    <div className={styles.page}>
      <PageHead
        title="Controls"
        actions={
          <span className={styles.legend}>
            {coverageStatuses.map((status) => (
              <VerdictMark key={status} status={status} />
            ))}
          </span>
        }
      >
        {format.number(rows.length)} requirements. Where evidence is missing, the verdict says so.
      </PageHead>
      <div className={styles.matrix}>
        {groups.map((group) => (
          <MatrixLine key={group.framework} group={group} chosen={chosen} onChoose={onChoose} />
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label="Requirements">
        <table className={styles.table}>
          <thead>
            <tr>
              <th className={styles.idColumn}>Control</th>
              <th>Asks for</th>
              <th className={styles.verdict}>Verdict</th>
              <th className={styles.why}>Because</th>
              <th className={classes(styles.num, styles.items)}>Items</th>
              <th className={classes(styles.num, styles.decided)}>Decided</th>
              <th className={classes(styles.num, styles.evidence)}>Evidence</th>
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
                <ControlRow key={row.control} row={row} chosen={isChosen(row, chosen)} onChoose={onChoose} />
              ))}
            </tbody>
          ))}
        </table>
      </section>
    </div>
  );
}

interface MatrixLineProps {
  readonly group: FrameworkRows;
  readonly chosen: Chosen;
  readonly onChoose: Choose;
}

/** One tab stop for each framework; the arrows move along. */
function MatrixLine({ group, chosen, onChoose }: MatrixLineProps): ReactNode {
  const here = group.rows.findIndex((row) => isChosen(row, chosen));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const cells = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
    const at = cells.findIndex((cell) => cell.matches(':focus'));
    const to = Math.max(0, Math.min(cells.length - 1, at + step));
    cells[to]?.focus();
    const row = group.rows[to];
    if (row !== undefined) onChoose(row);
  };
  return (
    <div className={styles.line}>
      <b>{frameworkTitles[group.framework]}</b>
      <div className={styles.cells} role="toolbar" aria-label={frameworkTitles[group.framework]} onKeyDown={onKeyDown}>
        {group.rows.map((row, position) => {
          const words = `${row.control}: ${verdictWords[row.status]}${row.override === null ? '' : ', overridden'}. ${row.title}`;
          return (
            <button
              key={row.control}
              type="button"
              className={classes(styles.cell, styles[row.status], row.override !== null && styles.overridden)}
              aria-pressed={position === here}
              aria-label={words}
              title={words}
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

interface ControlRowProps {
  readonly row: CoverageRow;
  readonly chosen: boolean;
  readonly onChoose: Choose;
}

function ControlRow({ row, chosen, onChoose }: ControlRowProps): ReactNode {
  const { format } = useApp();
  return (
    <tr className={styles.row} aria-selected={chosen} onClick={() => onChoose(row)}>
      <td>
        <button type="button" className={styles.id} aria-current={chosen ? 'true' : undefined}>
          {row.control}
        </button>
      </td>
      <td title={row.text}>{row.title}</td>
      <td>
        <VerdictMark status={row.status} />
      </td>
      <td className={classes(type.two, styles.why)} title={row.reason}>
        {row.override === null ? row.reason : `${row.override.by}: ${row.override.reason}`}
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

function isChosen(row: CoverageRow, chosen: Chosen): boolean {
  return row.framework === chosen.framework && row.control === chosen.control;
}
