// What the provider did, each action against what allowed it, and the agreed times against those that the evidence has.
import { type ReactNode, useMemo, useState } from 'react';
import type { ReconciledActionRecord, ServiceTime } from '../../../shared/contract/loop.ts';
import { useApp } from '../../app/context.ts';
import { type Footnotes, footnotes } from '../../lib/citations.ts';
import { classes } from '../../lib/classes.ts';
import { counted } from '../../lib/format.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { TimesChart } from '../../ui/charts/times.tsx';
import { riskWords } from '../../ui/marks.tsx';
import { Block, Columns } from '../../ui/pane.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { EmptyState, Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { Cite } from '../evidence/cite.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import styles from './remediation.module.css';
import { shortUnit, standingWords } from './remediation-model.ts';

type Shown = ReconciledActionRecord['authorised'];

export function ActionsView(): ReactNode {
  const query = useQuery('action.list', {});
  return (
    <Columns
      main={
        <Loaded query={query} skeleton={<Skeleton rows={10} />}>
          {(actions) => <Actions actions={actions} />}
        </Loaded>
      }
      side={<ServiceTimes />}
    />
  );
}

function Actions({ actions }: { readonly actions: readonly ReconciledActionRecord[] }): ReactNode {
  const { format } = useApp();
  const count = (one: Shown) => actions.filter((action) => action.authorised === one).length;
  const [shown, setShown] = useState<Shown>(count('unauthorised') > 0 ? 'unauthorised' : 'authorised');
  const [all, setAll] = useState(false);
  const [answering, setAnswering] = useState<ReconciledActionRecord | null>(null);
  const rows = useMemo(() => actions.filter((action) => action.authorised === shown), [actions, shown]);
  const notes = useMemo(() => footnotes(rows.flatMap((action) => action.citation ?? [])), [rows]);
  const drawn = all ? rows : rows.slice(0, 40);
  const option = (value: Shown, label: string) => ({ value, label, count: format.number(count(value)) });
  if (actions.length === 0) {
    return (
      <Block title="Provider’s actions">
        <EmptyState title="The evidence holds no record of actions.">
          That is no proof that there were none: ask the provider to hand its own record over with the next bundle.
        </EmptyState>
      </Block>
    );
  }
  return (
    <Block title="Provider’s actions" note={`${counted(actions.length, 'action')}, each held against what allowed it`}>
      <Segmented<Shown>
        label="Which actions"
        value={shown}
        onChange={(next) => {
          setShown(next);
          setAll(false);
        }}
        options={[
          option('unauthorised', 'Nothing allowed it'),
          option('unknown', 'Can’t be told'),
          option('authorised', 'Authorised'),
        ]}
      />
      {rows.length === 0 ? <p className={styles.none}>None of them.</p> : null}
      <ul className={styles.list}>
        {drawn.map((action) => (
          <ActionRow key={action.uid} action={action} notes={notes} onAnswer={() => setAnswering(action)} />
        ))}
      </ul>
      {drawn.length === rows.length ? null : (
        <LinkButton onClick={() => setAll(true)}>Show all {format.number(rows.length)}</LinkButton>
      )}
      {answering === null ? null : <AnswerDialog action={answering} onClose={() => setAnswering(null)} />}
    </Block>
  );
}

interface ActionRowProps {
  readonly action: ReconciledActionRecord;
  readonly notes: Footnotes;
  readonly onAnswer: () => void;
}

function ActionRow({ action, notes, onAnswer }: ActionRowProps): ReactNode {
  const { format } = useApp();
  const { performedBy, verb, target, at, standing, explanation, answer, citation } = action;
  const red = action.authorised === 'unauthorised';
  return (
    <li className={styles.action}>
      <span className={styles.when}>{at === null ? 'when, not said' : format.shortMoment(at)}</span>
      <span>
        <b>{verb}</b> <span className={type.mono}>{target}</span>{' '}
        {citation === null ? null : <Cite citation={citation} notes={notes} citedBy={`${performedBy}, ${verb}`} />}
        <small>
          {performedBy}; {explanation}
        </small>
      </span>
      <span>
        <span
          className={classes(styles.state, red && styles.failed, action.authorised === 'authorised' && styles.verified)}
        >
          {standingWords[standing]}
        </span>
        {answer === null ? null : (
          <small>{answer.answer === 'ratified' ? 'ratified afterwards' : 'acknowledged'}</small>
        )}
      </span>
      {red ? (
        <Button size="small" onClick={onAnswer}>
          {answer === null ? 'Answer' : 'Answer again'}
        </Button>
      ) : (
        <span />
      )}
    </li>
  );
}

function ServiceTimes(): ReactNode {
  const query = useQuery('action.serviceTimes', {});
  return (
    <Loaded query={query} skeleton={<Skeleton rows={8} />}>
      {(rows) =>
        rows.length === 0 ? (
          <Block title="Agreed times">
            <p className={type.two}>No service threshold is recorded in the operating model.</p>
          </Block>
        ) : (
          rows.map((row) => <Times key={row.threshold} row={row} />)
        )
      }
    </Loaded>
  );
}

function Times({ row }: { readonly row: ServiceTime }): ReactNode {
  const unit = shortUnit(row.unit);
  const missing = row.unmeasured === 0 ? '' : `; ${row.unmeasured} without times`;
  const bars =
    row.bySeverity.length > 0
      ? row.bySeverity.map((one) => ({ ...one, name: riskWords[one.severity] }))
      : [{ ...row, name: 'All' }];
  return (
    <Block
      title={row.title.replace(/ within$/, '')}
      note={
        row.isProposal
          ? 'proposed, not agreed'
          : row.notEvaluable === null
            ? `${row.missed} of ${row.measured} late${missing}`
            : ''
      }
    >
      {row.notEvaluable === null ? (
        <TimesChart
          label={row.title}
          rows={bars.map(({ name, agreed, worst, median, measured }) => ({
            name,
            agreed,
            worst,
            median,
            text: measured === 0 ? 'no times' : `${worst ?? 0} ${unit} of ${agreed}`,
          }))}
        />
      ) : (
        <p className={type.unknown}>Not evaluable. {row.notEvaluable}</p>
      )}
    </Block>
  );
}
