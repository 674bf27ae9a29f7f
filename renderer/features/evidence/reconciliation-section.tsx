// The reconciliation of a bundle: declared, read, rejected and repeated by source and kind of record, what keeps a source
// from being whole, and the rejected rows by reason.
import { Download, TriangleAlert } from 'lucide-react';
import { Fragment, type ReactNode, useState } from 'react';
import type { BundleDetail } from '../../../shared/contract/evidence.ts';
import type { CountLine, Reconciliation } from '../../../shared/contract/reconciliation.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Badge } from '../../ui/badge.tsx';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Section } from '../../ui/pane.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import type from '../../ui/type.module.css';
import type { ArtefactPlace } from './artefact-view.tsx';
import styles from './evidence.module.css';

type Source = Reconciliation['sources'][number];

/** Sources shown before "more". */
const shownSources = 8;

interface ReconciliationSectionProps {
  readonly bundle: BundleDetail;
  readonly onFile: (file: string) => void;
  readonly onArtefact: (place: ArtefactPlace) => void;
}

export function ReconciliationSection({ bundle, onFile, onArtefact }: ReconciliationSectionProps): ReactNode {
  const query = useQuery('evidence.reconciliation', { bundle: bundle.id });
  return (
    <Loaded query={query} skeleton={<Skeleton rows={8} />}>
      {(found) => (
        <>
          <Totals found={found} onFile={onFile} />
          <Reasons found={found} onArtefact={onArtefact} />
        </>
      )}
    </Loaded>
  );
}

function Totals({
  found,
  onFile,
}: {
  readonly found: Reconciliation;
  readonly onFile: (file: string) => void;
}): ReactNode {
  const { words } = useApp();
  const { totals } = words.evidence;
  const [all, setAll] = useState(false);
  const ordered = [...found.sources].sort((one, other) => other.problems.length - one.problems.length);
  const sources = all ? ordered : ordered.slice(0, shownSources);
  const hidden = ordered.length - sources.length;
  const { partial, stale, emptyNotAttested, duplicates } = found.totals;
  const notes = [
    partial > 0 ? totals.partial(partial) : '',
    stale > 0 ? totals.stale(stale) : '',
    emptyNotAttested > 0 ? totals.empty(emptyNotAttested) : '',
    duplicates > 0 ? totals.repeated(duplicates) : '',
  ].filter((note) => note !== '');
  return (
    <Section title={totals.title} note={notes.length === 0 ? totals.declaredAgainst : notes.join(', ')}>
      {partial > 0 ? (
        <p className={styles.blocks}>
          <TriangleAlert aria-hidden /> {totals.warning}
        </p>
      ) : null}
      <table className={classes(table.table, table.tight, table.wrapping, styles.reconciled)}>
        <thead>
          <tr>
            <th scope="col">{totals.source}</th>
            <th scope="col" className={table.num}>
              {totals.declared}
            </th>
            <th scope="col" className={table.num}>
              {totals.read}
            </th>
            <th scope="col" className={table.num}>
              {totals.rejected}
            </th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <SourceRows key={source.id} source={source} onFile={onFile} />
          ))}
          {hidden > 0 ? (
            <tr>
              <td colSpan={4}>
                <LinkButton onClick={() => setAll(true)}>{totals.more(hidden)}</LinkButton>
              </td>
            </tr>
          ) : null}
          {found.sources.length < 2
            ? null
            : found.totals.counts.map((line, position) => (
                <tr key={line.type} className={table.sum}>
                  <th scope="row">{totals.all(words.evidence.records[line.type].many)}</th>
                  <Counts line={line} />
                  {position === 0 ? <Rejected rows={found.totals.rejected} /> : <td />}
                </tr>
              ))}
        </tbody>
      </table>
    </Section>
  );
}

function SourceRows({
  source,
  onFile,
}: {
  readonly source: Source;
  readonly onFile: (file: string) => void;
}): ReactNode {
  const { records, totals } = useApp().words.evidence;
  const [first, ...others] = source.files;
  // What is of one kind of record stands in one row.
  const [only, ...more] = source.counts;
  const single = more.length === 0 ? only : undefined;
  return (
    <Fragment>
      <tr className={classes(styles.sourceRow, single !== undefined && isBad(single) && table.warn)}>
        <th scope="rowgroup" colSpan={4}>
          {first === undefined ? (
            <span className={table.mono}>{source.id}</span>
          ) : (
            <LinkButton onClick={() => onFile(first)}>
              <span className={table.mono}>{first}</span>
            </LinkButton>
          )}
          {others.length > 0 ? <span className={type.dim}>{totals.andMore(others.length)}</span> : null}
        </th>
      </tr>
      <tr className={classes(styles.sourceNote, single !== undefined && isBad(single) && table.warn)}>
        <td colSpan={single === undefined ? 3 : 1}>
          <div className={type.dim}>{source.title}</div>
          {single === undefined ? null : <Verdict line={single} />}
          <div className={styles.marks}>
            {source.partial ? <Badge tone="bad">{totals.isPartial}</Badge> : null}
            {source.stale && source.age !== null ? <Badge tone="changed">{totals.age(source.age)}</Badge> : null}
            {source.empty === 'not_attested' ? <Badge tone="changed">{totals.emptyUnattested}</Badge> : null}
            {source.empty === 'attested' ? (
              <Badge tone="good">{totals.emptyAttested(source.attestedBy ?? '')}</Badge>
            ) : null}
            {source.duplicates > 0 ? <Badge>{totals.repeated(source.duplicates)}</Badge> : null}
          </div>
        </td>
        {single === undefined ? null : <Counts line={single} />}
        <Rejected rows={source.rejected} />
      </tr>
      {single !== undefined
        ? null
        : source.counts.map((line) => (
            <tr key={line.type} className={isBad(line) ? table.warn : undefined}>
              <th scope="row" className={styles.recordType}>
                {records[line.type].many}
                <Verdict line={line} />
              </th>
              <Counts line={line} />
              <td />
            </tr>
          ))}
    </Fragment>
  );
}

/** Only what is not as declared needs a word. */
function Verdict({ line }: { readonly line: CountLine }): ReactNode {
  const { verdicts } = useApp().words.evidence.totals;
  if (line.verdict === 'agrees' || line.verdict === 'not_declared') return null;
  return <div className={isBad(line) ? type.warn : type.dim}>{verdicts[line.verdict]}</div>;
}

function Rejected({ rows }: { readonly rows: number }): ReactNode {
  const { format } = useApp();
  return (
    <td className={table.num}>
      {rows === 0 ? <span className={type.dim}>0</span> : <b className={type.bad}>{format.number(rows)}</b>}
    </td>
  );
}

function Counts({ line }: { readonly line: CountLine }): ReactNode {
  const { format, words } = useApp();
  return (
    <>
      <td className={table.num}>
        {line.declared === null ? (
          <span className={classes(type.unknown, type.nowrap)}>{words.evidence.totals.notSaid}</span>
        ) : (
          format.number(line.declared)
        )}
      </td>
      <td className={table.num}>{format.number(line.read)}</td>
    </>
  );
}

function isBad({ verdict }: CountLine): boolean {
  return verdict === 'missing' || verdict === 'too_many';
}

function Reasons(props: {
  readonly found: Reconciliation;
  readonly onArtefact: (place: ArtefactPlace) => void;
}): ReactNode {
  const { found, onArtefact } = props;
  const { bridge, toasts, format, words } = useApp();
  const { rejected } = words.evidence;
  const save = useCommand('evidence.saveRejected');
  if (found.reasons.length === 0) return null;
  const saveAll = async () => {
    const [file] = await bridge.dialog('save-file', { fileName: rejected.fileName(found.bundleName) });
    if (file === undefined) return;
    const answer = await save.run({ bundle: found.bundle, file });
    if (answer.ok) toasts.show(rejected.saved(answer.value.rows));
  };
  return (
    <Section
      title={rejected.byReason}
      note={rejected.rows(found.totals.rejected)}
      action={
        <Button size="small" tone="quiet" icon={<Download aria-hidden />} onClick={() => void saveAll()}>
          {rejected.save}
        </Button>
      }
    >
      <ErrorBanner error={save.error} onDismiss={save.clearError} />
      {found.reasons.map(({ reason, count, example }) => (
        <div className={styles.reason} key={`${reason} ${example.artefact} ${example.line}`}>
          <b className={table.num}>{format.number(count)}</b>
          <p>
            {reason}{' '}
            <LinkButton
              small
              onClick={() => onArtefact({ artefact: example.artefact, line: example.line, pointer: example.pointer })}
            >
              {count === 1 ? rejected.theLine : rejected.theFirst}
            </LinkButton>{' '}
            <span className={classes(type.dim, type.mono)}>{example.file}</span>
          </p>
        </div>
      ))}
    </Section>
  );
}
