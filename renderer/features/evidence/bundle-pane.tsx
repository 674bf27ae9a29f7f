// One bundle: whether it can be trusted, how it came here, what it declared against what was read, and what was rejected.
import { type ReactNode, useState } from 'react';
import type { BundleDetail } from '../../../shared/contract/evidence.ts';
import { useApp } from '../../app/context.ts';
import { workbookRow } from '../../lib/citations.ts';
import { classes } from '../../lib/classes.ts';
import { copyText } from '../../lib/clipboard.ts';
import { counted } from '../../lib/format.ts';
import { tableText } from '../../lib/table-text.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Pane, Section } from '../../ui/pane.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import type { ArtefactPlace } from './artefact-view.tsx';
import { TrustSection } from './bundle-trust.tsx';
import styles from './evidence.module.css';
import { ReconciliationSection } from './reconciliation-section.tsx';

/** "Row 12" of a workbook; other pointers are too long for a button. */
function rowInWords({ file, pointer }: { readonly file: string; readonly pointer?: string | undefined }): string {
  const row = workbookRow({ file, pointer: pointer ?? null });
  return row === null ? 'Open' : `Row ${row.row}`;
}

interface BundlePaneProps {
  readonly id: string;
  readonly shownArtefact: string | null;
  readonly onArtefact: (place: ArtefactPlace) => void;
}

export function BundlePane({ id, shownArtefact, onArtefact }: BundlePaneProps): ReactNode {
  const query = useQuery('evidence.bundle', { id });
  const openFile = (bundle: BundleDetail) => (file: string) => {
    const artefact = bundle.artefacts.find((one) => one.path === file);
    if (artefact !== undefined) onArtefact({ artefact: artefact.id, line: null, pointer: null });
  };
  return (
    <Pane label="Bundle" width="detail" padded>
      <Loaded query={query} skeleton={<Skeleton rows={14} />}>
        {(bundle) => (
          <>
            <div className={styles.title}>
              <h2>{bundle.name}</h2>
              {bundle.provider === null ? null : <Badge tone="provider">{bundle.provider}</Badge>}
            </div>
            <TrustSection bundle={bundle} />
            <LineageSection bundle={bundle} />
            <ReconciliationSection bundle={bundle} onFile={openFile(bundle)} onArtefact={onArtefact} />
            <RejectedSection bundle={bundle} onArtefact={onArtefact} />
            <FilesSection bundle={bundle} shownArtefact={shownArtefact} onFile={openFile(bundle)} />
          </>
        )}
      </Loaded>
    </Pane>
  );
}

/** What the engine recorded of its place in the series. */
const lineageWords: Readonly<Record<string, string>> = {
  first: ', the first of its series',
  follows: ', follows the one before it',
  gap: ', but one before it is missing',
};

function LineageSection({ bundle }: { readonly bundle: BundleDetail }): ReactNode {
  const { format } = useApp();
  const persons = useQuery('person.list', {}).value ?? [];
  const importer = persons.find((person) => person.id === bundle.importedBy)?.name ?? bundle.importedBy;
  const extracted = bundle.sources.flatMap((source) => source.extractedAt ?? []).sort();
  const [first] = extracted;
  const last = extracted.at(-1);
  return (
    <Section title="Lineage" note={bundle.sequence === null ? undefined : `number ${bundle.sequence}`}>
      <ol className={styles.lineage}>
        <li data-known={first !== undefined}>
          <b>Collected</b>{' '}
          {first === undefined || last === undefined ? (
            <span className={type.unknown}>when, the bundle does not say</span>
          ) : first.slice(0, 16) === last.slice(0, 16) ? (
            format.utc(first)
          ) : (
            `${format.utc(first)} to ${format.utc(last)}`
          )}
        </li>
        <li data-known={bundle.effectiveAt !== null}>
          <b>Packed</b>{' '}
          {bundle.effectiveAt === null ? (
            <span className={type.unknown}>when, the bundle does not say</span>
          ) : (
            format.utc(bundle.effectiveAt)
          )}
          {lineageWords[bundle.lineage] ?? ''}
        </li>
        <li>
          <b>Imported</b> {format.moment(bundle.receivedAt)}
          {importer === null ? '' : ` by ${importer}`}
          {bundle.ledgerEntry === null ? '' : `, entry ${bundle.ledgerEntry}`}
        </li>
      </ol>
    </Section>
  );
}

function RejectedSection(props: {
  readonly bundle: BundleDetail;
  readonly onArtefact: BundlePaneProps['onArtefact'];
}): ReactNode {
  const { bundle, onArtefact } = props;
  const { toasts } = useApp();
  const [all, setAll] = useState(false);
  const rows = useQuery('evidence.rejected', bundle.rejected > 0 ? { bundle: bundle.id } : null).value ?? [];
  if (bundle.rejected === 0) return null;
  const place = (row: (typeof rows)[number]) => (row.line === undefined ? (row.pointer ?? '') : `line ${row.line}`);
  const list = rows.map((row) => [row.file, place(row), row.reason]);
  const copyList = () => {
    if (copyText(tableText([['File', 'Place', 'Reason'], ...list]))) toasts.show('The list is copied.');
  };
  const copyRequest = () => {
    const lines = list.map(([file, at, reason]) => `- ${file}, ${at}: ${reason}`);
    const text = `In the bundle ${bundle.name}, ${counted(rows.length, 'row')} could not be read:\n\n${lines.join('\n')}\n\nPlease correct them in the next bundle.`;
    if (copyText(text)) toasts.show('The request is copied. Send it your usual way.');
  };
  const shown = all ? rows : rows.slice(0, 20);
  return (
    <Section title="Rejected rows" note="each by name">
      {shown.map((row) => (
        <div className={styles.rejected} key={`${row.artefact} ${row.line} ${row.pointer} ${row.reason}`}>
          <span>
            <LinkButton
              onClick={() =>
                onArtefact({ artefact: row.artefact, line: row.line ?? null, pointer: row.pointer ?? null })
              }
            >
              {row.line === undefined ? rowInWords(row) : `Line ${row.line}`}
            </LinkButton>
          </span>
          <p>
            <b>{row.reason}</b> <span className={classes(type.dim, type.mono)}>{row.file}</span>
          </p>
        </div>
      ))}
      <div className={styles.steps}>
        {rows.length > shown.length ? <Button onClick={() => setAll(true)}>Show all {rows.length}</Button> : null}
        <Button onClick={copyRequest}>Copy a request to correct them</Button>
        <Button tone="quiet" onClick={copyList}>
          Copy as list
        </Button>
      </div>
    </Section>
  );
}

function FilesSection(props: {
  readonly bundle: BundleDetail;
  readonly shownArtefact: string | null;
  readonly onFile: (file: string) => void;
}): ReactNode {
  const { bundle, shownArtefact, onFile } = props;
  const { format } = useApp();
  return (
    <Section title="Files" note={`${bundle.artefacts.length}`}>
      <div className={styles.files}>
        {bundle.artefacts.map((artefact) => (
          <button
            type="button"
            key={artefact.id}
            className={styles.file}
            aria-current={artefact.id === shownArtefact ? 'true' : undefined}
            onClick={() => onFile(artefact.path)}
          >
            <span className={classes(type.mono, type.truncate)}>{artefact.path}</span>
            <span className={type.dim}>{artefact.source === null ? 'not evidence' : format.size(artefact.size)}</span>
          </button>
        ))}
      </div>
    </Section>
  );
}
