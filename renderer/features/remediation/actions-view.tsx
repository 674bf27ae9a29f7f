// What the provider did, each action against what allowed it, and the agreed times against those that the evidence has.
import { type ReactNode, useState } from 'react';
import type { ReconciledActionRecord, ServiceTime } from '../../../shared/contract/loop.ts';
import { useApp } from '../../app/context.ts';
import { type Footnotes, footnotes } from '../../lib/citations.ts';
import { classes } from '../../lib/classes.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { TimesChart } from '../../ui/charts/times.tsx';
import { Block, Columns } from '../../ui/pane.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { EmptyState, Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { Cite } from '../evidence/cite.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import styles from './remediation.module.css';
import { shortUnit } from './remediation-model.ts';

type Shown = ReconciledActionRecord['authorised'];

/** Rows drawn at first, and more each time that they are asked for. */
const shownAtFirst = 40;
const step = 100;
/** Nobody reads on from here by hand: the inventory narrows and sorts them. */
const mostShown = 1000;

interface ActionsViewProps {
  /** The action that somebody came to answer. */
  readonly asked: string | null;
  readonly onAnswered: () => void;
}

export function ActionsView(props: ActionsViewProps): ReactNode {
  // Most pressing first: without a choice the first rows are those that nothing allowed.
  const query = useQuery('action.list', { limit: 1 });
  return (
    <Columns
      main={
        <Loaded query={query} skeleton={<Skeleton rows={10} />}>
          {({ counts }) => <Actions counts={counts} {...props} />}
        </Loaded>
      }
      side={<ServiceTimes />}
    />
  );
}

function Actions({ counts, asked, onAnswered }: ActionsProps): ReactNode {
  const { words, format } = useApp();
  const said = words.remediation.actions;
  const [shown, setShown] = useState<Shown>(counts.unauthorised > 0 ? 'unauthorised' : 'authorised');
  const [limit, setLimit] = useState(shownAtFirst);
  const query = useQuery('action.list', { authorised: shown, limit });
  const [answering, setAnswering] = useState<ReconciledActionRecord | null>(null);
  const [open, setOpen] = useState(false);
  const total = counts.unauthorised + counts.unknown + counts.authorised;
  // While the next part is on its way the list stays as it is.
  const [kept, setKept] = useState<readonly ReconciledActionRecord[]>([]);
  if (query.value !== undefined && query.value.rows !== kept) setKept(query.value.rows);
  const drawn = kept.filter((action) => action.authorised === shown);
  // Once: whoever closes it stays with the list.
  const [toOpen, setToOpen] = useState(asked);
  const come = toOpen === null ? undefined : drawn.find((action) => action.uid === toOpen);
  if (come !== undefined) {
    setToOpen(null);
    setAnswering(come);
    setOpen(true);
  }
  const close = () => {
    setOpen(false);
    if (asked !== null) onAnswered();
  };
  const left = Math.min(counts[shown], mostShown) - limit;
  const notes = footnotes(drawn.flatMap((action) => action.citation ?? []));
  const option = (value: Shown, label: string) => ({ value, label, count: format.number(counts[value]) });
  if (total === 0) {
    return (
      <Block title={said.title}>
        <EmptyState title={said.nothing}>{said.nothingMeans}</EmptyState>
      </Block>
    );
  }
  return (
    <Block title={said.title} note={said.note(total)}>
      <Segmented<Shown>
        label={said.which}
        value={shown}
        onChange={(next) => {
          setShown(next);
          setLimit(shownAtFirst);
        }}
        options={[
          option('unauthorised', said.unauthorised),
          option('unknown', said.unknown),
          option('authorised', said.authorised),
        ]}
      />
      {counts[shown] === 0 ? <p className={styles.none}>{words.remediation.none}</p> : null}
      <ul className={styles.list}>
        {drawn.map((action) => (
          <ActionRow
            key={action.uid}
            action={action}
            notes={notes}
            onAnswer={() => {
              setAnswering(action);
              setOpen(true);
            }}
          />
        ))}
      </ul>
      {left <= 0 ? null : (
        <div className={styles.more}>
          <LinkButton onClick={() => setLimit(Math.min(limit + step, mostShown))}>
            {words.remediation.more(counts[shown] - limit)}
          </LinkButton>
        </div>
      )}
      {answering === null ? null : <AnswerDialog key={answering.uid} action={answering} open={open} onClose={close} />}
    </Block>
  );
}

interface ActionsProps extends ActionsViewProps {
  readonly counts: Readonly<Record<Shown, number>>;
}

interface ActionRowProps {
  readonly action: ReconciledActionRecord;
  readonly notes: Footnotes;
  readonly onAnswer: () => void;
}

function ActionRow({ action, notes, onAnswer }: ActionRowProps): ReactNode {
  const { words, format } = useApp();
  const said = words.remediation.actions;
  const { performedBy, verb, target, at, standing, explanation, answer, citation } = action;
  const red = action.authorised === 'unauthorised';
  return (
    <li className={styles.action}>
      <span className={styles.when}>{at === null ? words.remediation.whenUnknown : format.shortMoment(at)}</span>
      <span>
        <b>{verb}</b> <span className={type.mono}>{target}</span>{' '}
        {citation === null ? null : <Cite citation={citation} notes={notes} citedBy={`${performedBy}, ${verb}`} />}
        <small>{said.explained(performedBy, explanation)}</small>
      </span>
      <span>
        <span
          className={classes(styles.state, red && styles.failed, action.authorised === 'authorised' && styles.verified)}
        >
          {words.remediation.standings[standing]}
        </span>
        {answer === null ? null : <small>{answer.answer === 'ratified' ? said.ratified : said.acknowledged}</small>}
      </span>
      {red ? (
        <Button size="small" onClick={onAnswer}>
          {answer === null ? said.answer : said.answerAgain}
        </Button>
      ) : (
        <span />
      )}
    </li>
  );
}

function ServiceTimes(): ReactNode {
  const { words } = useApp();
  const said = words.remediation.actions;
  const query = useQuery('action.serviceTimes', {});
  return (
    <Loaded query={query} skeleton={<Skeleton rows={8} />}>
      {(rows) =>
        rows.length === 0 ? (
          <Block title={said.times}>
            <p className={type.two}>{said.noTimes}</p>
          </Block>
        ) : (
          rows.map((row) => <Times key={row.threshold} row={row} />)
        )
      }
    </Loaded>
  );
}

function Times({ row }: { readonly row: ServiceTime }): ReactNode {
  const { words } = useApp();
  const said = words.remediation.actions;
  const unit = shortUnit(row.unit, said);
  const bars =
    row.bySeverity.length > 0
      ? row.bySeverity.map((one) => ({ ...one, name: words.field.risks[one.severity] }))
      : [{ ...row, name: said.all }];
  return (
    <Block
      title={row.title.replace(/ within$/, '')}
      note={
        row.isProposal
          ? said.proposed
          : row.notEvaluable === null
            ? said.late(row.missed, row.measured, row.unmeasured)
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
            text: measured === 0 ? said.noMeasure : said.worstOf(worst ?? 0, unit, agreed),
          }))}
        />
      ) : (
        <p className={type.unknown}>{said.notEvaluable(row.notEvaluable)}</p>
      )}
    </Block>
  );
}
