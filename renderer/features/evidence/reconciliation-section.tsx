// The reconciliation of a bundle: declared, read, rejected and repeated by source and kind of record, what keeps a source
// from being whole, and the rejected rows by reason.
import { Download, TriangleAlert } from 'lucide-react';
import { Fragment, type ReactNode, useState } from 'react';
import type { BundleDetail } from '../../../shared/contract/evidence.ts';
import type { CountLine, Reconciliation } from '../../../shared/contract/reconciliation.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import { counted } from '../../lib/format.ts';
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
import { verdictWords } from './control-totals.ts';
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
  const { format } = useApp();
  const [all, setAll] = useState(false);
  const ordered = [...found.sources].sort((one, other) => other.problems.length - one.problems.length);
  const sources = all ? ordered : ordered.slice(0, shownSources);
  const hidden = ordered.length - sources.length;
  const { partial, stale, emptyNotAttested, duplicates } = found.totals;
  const notes = [
    partial > 0 ? `${partial} partial` : '',
    stale > 0 ? `${stale} stale` : '',
    emptyNotAttested > 0 ? `${emptyNotAttested} empty without anybody's word` : '',
    duplicates > 0 ? `${format.number(duplicates)} told twice` : '',
  ].filter((note) => note !== '');
  return (
    <Section title="Reconciliation" note={notes.length === 0 ? 'declared against read' : notes.join(', ')}>
      {partial > 0 ? (
        <p className={styles.blocks}>
          <TriangleAlert aria-hidden /> While a source is partial, nothing here proves that everything was reviewed:
          what is missing from it was never seen.
        </p>
      ) : null}
      <table className={classes(table.table, table.tight, table.wrapping)}>
        <thead>
          <tr>
            <th>Source and records</th>
            <th className={table.num}>Declared</th>
            <th className={table.num}>Read</th>
            <th className={table.num}>Rejected</th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <SourceRows key={source.id} source={source} onFile={onFile} />
          ))}
          {hidden > 0 ? (
            <tr>
              <td colSpan={4}>
                <LinkButton onClick={() => setAll(true)}>
                  {counted(hidden, 'more source', 'more sources', format)}
                </LinkButton>
              </td>
            </tr>
          ) : null}
          {found.sources.length < 2
            ? null
            : found.totals.counts.map((line, position) => (
                <tr key={line.type} className={table.sum}>
                  <td>All {line.type}</td>
                  <Counts line={line} />
                  <td className={table.num}>{position === 0 ? format.number(found.totals.rejected) : ''}</td>
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
  const { format } = useApp();
  const [first, ...others] = source.files;
  return (
    <Fragment>
      <tr className={styles.sourceRow}>
        <td colSpan={3}>
          {first === undefined ? (
            <span className={table.mono}>{source.id}</span>
          ) : (
            <LinkButton onClick={() => onFile(first)}>
              <span className={table.mono}>{first}</span>
            </LinkButton>
          )}
          {others.length > 0 ? <span className={type.dim}> and {others.length} more</span> : null}
          <div className={type.dim}>{source.title}</div>
          <div className={styles.marks}>
            {source.partial ? <Badge tone="bad">partial</Badge> : null}
            {source.stale ? <Badge tone="changed">{source.age} days old</Badge> : null}
            {source.empty === 'not_attested' ? <Badge tone="changed">empty, nobody attests it</Badge> : null}
            {source.empty === 'attested' ? <Badge tone="good">empty, attested by {source.attestedBy}</Badge> : null}
            {source.duplicates > 0 ? <Badge>{format.number(source.duplicates)} told twice</Badge> : null}
          </div>
        </td>
        <td className={table.num}>
          {source.rejected === 0 ? (
            <span className={type.dim}>0</span>
          ) : (
            <b className={type.bad}>{format.number(source.rejected)}</b>
          )}
        </td>
      </tr>
      {source.counts.map((line) => (
        <tr key={line.type} className={isBad(line) ? table.warn : undefined}>
          <td className={styles.recordType}>{line.type}</td>
          <Counts line={line} />
          <td className={classes(table.num, type.dim)}>
            {line.verdict === 'agrees' || line.verdict === 'not_declared' ? '' : verdictWords[line.verdict]}
          </td>
        </tr>
      ))}
    </Fragment>
  );
}

function Counts({ line }: { readonly line: CountLine }): ReactNode {
  const { format } = useApp();
  return (
    <>
      <td className={table.num}>
        {line.declared === null ? (
          <span className={classes(type.unknown, type.nowrap)}>not said</span>
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
  const { bridge, toasts, format } = useApp();
  const save = useCommand('evidence.saveRejected');
  if (found.reasons.length === 0) return null;
  const saveAll = async () => {
    const [file] = await bridge.dialog('save-file', { fileName: `rejected-${found.bundleName}.csv` });
    if (file === undefined) return;
    const answer = await save.run({ bundle: found.bundle, file });
    if (answer.ok) toasts.show(`${counted(answer.value.rows, 'rejected row', 'rejected rows', format)} saved.`);
  };
  return (
    <Section
      title="Rejected, by reason"
      note={counted(found.totals.rejected, 'row', 'rows', format)}
      action={
        <Button size="small" tone="quiet" icon={<Download aria-hidden />} onClick={() => void saveAll()}>
          Save as CSV
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
              {count === 1 ? 'the line' : 'the first'}
            </LinkButton>{' '}
            <span className={classes(type.dim, type.mono)}>{example.file}</span>
          </p>
        </div>
      ))}
    </Section>
  );
}
