// Controls: every requirement of every framework with its verdict, as a map and as a table, and beside it the one chosen.
import { type ReactNode, useMemo, useState } from 'react';
import type { CoverageRow } from '../../../shared/contract/controls.ts';
import { type CoverageStatus, coverageStatuses } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import type { Screen } from '../../app/navigation.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Chip } from '../../ui/badge.tsx';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { VerdictMark } from '../../ui/marks.tsx';
import { PageHead, Pane, Panes } from '../../ui/pane.tsx';
import { EmptyState, Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { WhatIs } from '../../ui/what-is.tsx';
import { ControlPane } from './control-pane.tsx';
import { ControlTable } from './control-table.tsx';
import styles from './controls.module.css';
import { byFramework, type Chosen, countsOf } from './coverage-model.ts';
import { MatrixLine } from './matrix.tsx';

export function ControlsScreen({ screen }: { readonly screen: Screen }): ReactNode {
  const { navigation, words } = useApp();
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
            <Pane label={words.controls.coverage} bare>
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
  const { navigation, words } = useApp();
  const said = words.controls.notAssessed;
  const assess = useCommand('controls.assess');
  return (
    <EmptyState
      title={said.title}
      steps={
        <>
          <Button
            tone="primary"
            onClick={() => void assess.run({}, { job: { verb: said.judging, subject: said.theEvidence } })}
          >
            {assess.running ? said.judging : said.judge}
          </Button>
          <Button onClick={() => navigation.go({ name: 'evidence' })}>{said.toEvidence}</Button>
        </>
      }
    >
      <ErrorBanner error={assess.error} />
      {said.means}
    </EmptyState>
  );
}

interface CoverageProps {
  readonly rows: readonly CoverageRow[];
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

function Coverage({ rows, chosen, onChoose }: CoverageProps): ReactNode {
  const { words } = useApp();
  const said = words.controls;
  const [only, setOnly] = useState<CoverageStatus | null>(null);
  const groups = useMemo(() => byFramework(rows), [rows]);
  const counts = useMemo(() => countsOf(rows), [rows]);
  const listed = useMemo(
    () => (only === null ? groups : byFramework(rows.filter((row) => row.status === only))),
    [groups, rows, only],
  );
  return (
    <div className={styles.page}>
      <PageHead
        title={words.app.screens.controls}
        actions={
          <fieldset className={styles.legend} aria-label={said.onlyThese}>
            {coverageStatuses.map((status) => (
              <Chip
                key={status}
                pressed={only === status}
                count={counts[status]}
                onPress={() => setOnly(only === status ? null : status)}
              >
                <VerdictMark status={status} />
              </Chip>
            ))}
          </fieldset>
        }
      >
        {said.lead(rows.length)} <WhatIs {...said.whatIsCoverage} />
      </PageHead>
      <div className={styles.matrix}>
        {groups.map((group) => (
          <MatrixLine key={group.framework} group={group} chosen={chosen} only={only} onChoose={onChoose} />
        ))}
      </div>
      <h2 className={type.hidden}>{said.requirements}</h2>
      {listed.length === 0 ? (
        <EmptyState
          title={said.nothingLeft.title}
          steps={<Button onClick={() => setOnly(null)}>{said.nothingLeft.all}</Button>}
        >
          {said.nothingLeft.means}
        </EmptyState>
      ) : (
        <ControlTable groups={listed} chosen={chosen} onChoose={onChoose} />
      )}
    </div>
  );
}
