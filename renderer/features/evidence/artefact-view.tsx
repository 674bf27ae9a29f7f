// One artefact: JSON as a tree, a table as its rows, anything else as text with line numbers; the cited place lit, and what is
// chosen in full below.
import { Check, CircleHelp, FileJson, FileSpreadsheet, FileText } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ArtefactView as View } from '../../../shared/contract/evidence.ts';
import { useApp } from '../../app/context.ts';
import { copyText } from '../../lib/clipboard.ts';
import { useQuery } from '../../lib/use-query.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import styles from './artefact.module.css';
import { Rows } from './artefact-rows.tsx';
import { JsonTree } from './json-tree.tsx';

export interface ArtefactPlace {
  readonly artefact: string;
  readonly line: number | null;
  readonly pointer: string | null;
}

interface ArtefactViewProps {
  readonly place: ArtefactPlace;
  /** Between head and rows: what cites this. */
  readonly bar?: ReactNode;
  /** What the cited place says: its cells are lit. */
  readonly says?: readonly string[];
  /** The cited lines are on the screen. */
  readonly onShown?: () => void;
}

const nothingSaid: readonly string[] = [];

export function ArtefactView({ place, bar, says = nothingSaid, onShown }: ArtefactViewProps): ReactNode {
  const { words } = useApp();
  const [asText, setAsText] = useState(false);
  const [chosen, setChosen] = useState<{ readonly artefact: string; readonly sheet: string } | null>(null);
  // Another file begins with its own sheets.
  const sheet = chosen?.artefact === place.artefact ? chosen.sheet : null;
  const around = useQuery('evidence.artefact', { ...place, limit: 200, asText, sheet });
  const view = around.value;
  const shown = useRef(onShown);
  shown.current = onShown;
  const isTree = view?.kind === 'tree';
  const { artefact, line, pointer } = place;
  const found = useQuery('evidence.treePlace', isTree ? { artefact, line, pointer } : null);
  const isThere = view !== undefined && (!isTree || found.value !== undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each place
  useEffect(() => {
    if (isThere) shown.current?.();
  }, [isThere, place.artefact, place.line, place.pointer]);
  const failed = view === undefined ? around : isTree && found.value === undefined ? found : null;
  if (view === undefined || failed?.error != null)
    return failed?.error == null ? (
      <Skeleton rows={16} height={28} />
    ) : (
      <div className={styles.padded}>
        <ErrorBanner error={failed.error} onRetry={failed.refetch} />
      </div>
    );
  return (
    <div className={styles.viewer}>
      <Head
        view={view}
        asText={asText}
        onAsText={setAsText}
        onSheet={(next) => setChosen({ artefact: place.artefact, sheet: next })}
      />
      {bar}
      {!view.artefact.kept ? (
        <EmptyState title={words.evidenceFile.notKept}>{words.evidenceFile.notKeptWhy}</EmptyState>
      ) : !isTree ? (
        <Rows key={`${place.artefact} ${asText} ${view.sheet}`} view={view} place={place} says={says} asText={asText} />
      ) : found.value === undefined ? (
        <Skeleton rows={16} height={28} />
      ) : (
        <JsonTree key={`${artefact} ${line} ${pointer}`} place={place} found={found.value} label={view.artefact.path} />
      )}
      <Foot view={view} />
    </div>
  );
}

interface HeadProps {
  readonly view: View;
  readonly asText: boolean;
  readonly onAsText: (asText: boolean) => void;
  readonly onSheet: (sheet: string) => void;
}

const icons = { table: FileSpreadsheet, tree: FileJson, text: FileText } as const;

function Head({ view, asText, onAsText, onSheet }: HeadProps): ReactNode {
  const { words } = useApp();
  // A file that has no other form than its text offers none.
  const [shape, setShape] = useState(view.kind);
  useEffect(() => {
    if (!asText) setShape(view.kind);
  }, [asText, view.kind]);
  const Icon = icons[shape];
  const file = words.evidenceFile;
  const count = { table: file.rows, tree: file.entries, text: file.lines }[view.kind](view.totalRows);
  return (
    <div className={styles.head}>
      <Icon aria-hidden />
      <b className={`${type.mono} ${type.truncate}`} title={view.artefact.path}>
        {view.artefact.path}
      </b>
      <span className={`${type.t12} ${type.dim}`}>
        {count}
        {view.artefact.redactions > 0 ? file.blackedOut(view.artefact.redactions) : ''}
      </span>
      <span className={type.grow} />
      {asText || view.sheets === undefined || view.sheets.length < 2 ? null : (
        <div className={styles.sheet}>
          <Select
            label={file.sheet}
            value={view.sheet ?? null}
            options={view.sheets.map(({ name, rows }) => ({ value: name, label: name, note: file.rows(rows) }))}
            onChange={onSheet}
          />
        </div>
      )}
      {shape === 'text' ? null : (
        <Segmented
          label={file.shownAs}
          options={[
            { value: shape, label: file.forms[shape] },
            { value: 'text', label: file.forms.text },
          ]}
          value={asText ? 'text' : shape}
          onChange={(form) => onAsText(form === 'text')}
        />
      )}
    </div>
  );
}

function Foot({ view }: { readonly view: View }): ReactNode {
  const { toasts, format, words } = useApp();
  const file = words.evidenceFile;
  const bundle = useQuery('evidence.bundle', { id: view.bundle }).value;
  const { sha256, size } = view.artefact;
  return (
    <div className={styles.foot}>
      <span className={`${type.mono} ${type.truncate}`} title={sha256}>
        {file.sha256} {sha256.slice(0, 8)}…
      </span>
      <LinkButton
        small
        onClick={() => {
          if (copyText(sha256)) toasts.show(file.digestCopied);
        }}
      >
        {file.copy}
      </LinkButton>
      <span className={type.nowrap}>{format.size(size)}</span>
      <span className={type.grow} />
      {bundle === undefined ? null : bundle.kind === 'bag' ? (
        <span className={`${type.good} ${type.nowrap}`}>
          <Check aria-hidden /> {file.matches}
        </span>
      ) : (
        <span className={`${type.warn} ${type.nowrap}`}>
          <CircleHelp aria-hidden /> {file.noManifest}
        </span>
      )}
    </div>
  );
}
