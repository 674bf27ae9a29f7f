// One artefact: JSON as a tree, a table as its rows, anything else as text with line numbers; the cited place lit, and what is
// chosen in full below.
import { Check, CircleHelp, FileJson, FileSpreadsheet, FileText } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ArtefactView as View } from '../../../shared/contract/evidence.ts';
import { useApp } from '../../app/context.ts';
import { copyText } from '../../lib/clipboard.ts';
import { usePages } from '../../lib/use-pages.ts';
import { useQuery } from '../../lib/use-query.ts';
import type { Messages } from '../../messages/table.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { Grid, type GridColumn } from '../../ui/grid.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import styles from './artefact.module.css';
import { RowSearch } from './artefact-search.tsx';
import { saysIt } from './cited-cells.ts';
import { JsonTree } from './json-tree.tsx';

type Row = View['rows'][number];

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

interface RowsProps {
  readonly view: View;
  readonly place: ArtefactPlace;
  readonly says: readonly string[];
  readonly asText: boolean;
}

function Rows({ view, place, says, asText }: RowsProps): ReactNode {
  const { engine, words } = useApp();
  const file = words.evidenceFile;
  const cited = citedPosition(view);
  const [active, setActive] = useState<number | null>(cited);
  const [found, setFound] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another citation moves the active row to it
  useEffect(() => setActive(cited), [cited, place.line, place.pointer]);
  const pages = usePages<Row>({
    key: `${place.artefact} ${asText} ${view.sheet}`,
    method: 'evidence.artefact',
    startAt: cited ?? 0,
    load: async (from, limit, signal) => {
      const answer = await engine.call(
        'evidence.artefact',
        { artefact: place.artefact, from, limit, asText, sheet: view.sheet ?? null },
        { signal },
      );
      return { total: answer.totalRows, rows: answer.rows };
    },
  });
  const rowAt = (position: number): Row | undefined => pages.rowAt(position) ?? view.rows[position - view.firstRow];
  const isTable = view.kind === 'table';
  // The first lit cell is brought into sight, once for each citation.
  const arrived = useRef('');
  const arrival = `${place.line} ${place.pointer}`;
  const bringIntoSight = useCallback(
    (cell: HTMLElement | null) => {
      if (cell === null || arrived.current === arrival) return;
      arrived.current = arrival;
      cell.scrollIntoView({ block: 'nearest', inline: 'center' });
    },
    [arrival],
  );
  const { citedFrom, citedTo } = view;
  const isLit = (row: Row) => citedFrom !== null && row.line >= citedFrom && row.line <= (citedTo ?? citedFrom);
  const columns = useMemo(() => {
    const cites = (row: Row) => citedFrom !== null && row.line >= citedFrom && row.line <= (citedTo ?? citedFrom);
    return columnsOf(view, file, (row, cell) => (cites(row) && saysIt(cell, says) ? bringIntoSight : null));
  }, [view, file, says, citedFrom, citedTo, bringIntoSight]);
  const activeRow = active === null ? undefined : rowAt(active);
  return (
    <>
      <RowSearch
        artefact={place.artefact}
        asText={asText}
        sheet={view.sheet ?? null}
        onFound={(position) => {
          setFound(position);
          if (position !== null) setActive(position);
        }}
      />
      {view.note == null ? null : <p className={styles.note}>{view.note}</p>}
      {pages.error === null ? null : (
        <div className={styles.padded}>
          <ErrorBanner error={pages.error} onRetry={pages.retry} />
        </div>
      )}
      <Grid
        label={view.artefact.path}
        total={view.totalRows}
        rowAt={rowAt}
        onRange={pages.onRange}
        columns={columns}
        active={active}
        onActive={setActive}
        isLit={isLit}
        focusOn={found ?? cited}
        rowHeight={isTable ? 26 : 20}
        code={isTable ? 'table' : 'lines'}
        headless={!isTable}
        empty={<EmptyState title={file.nothing}>{file.noRows}</EmptyState>}
      />
      {isTable && activeRow !== undefined ? <RowInFull view={view} row={activeRow} /> : null}
    </>
  );
}

function RowInFull({ view, row }: { readonly view: View; readonly row: Row }): ReactNode {
  const { words } = useApp();
  const file = words.evidenceFile;
  const title = file.inFull(view.sheet == null ? file.lineNumber(row.line) : file.rowNumber(row.line));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard
    <section className={styles.full} aria-label={title} tabIndex={0}>
      <h3>{title}</h3>
      <Facts narrow>
        {view.columns.map((column, position) => {
          const cell = row.cells[position] ?? '';
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns of a file can have one name
            <FactRow key={position} label={column} mono unknown={file.emptyInFile}>
              {cell === '' ? null : cell}
            </FactRow>
          );
        })}
      </Facts>
    </section>
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
        {file.sha256} {sha256.slice(0, 12)}…{sha256.slice(-6)}
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

function citedPosition(view: View): number | null {
  const { citedFrom, rows, firstRow } = view;
  if (citedFrom === null) return null;
  const at = rows.findIndex((row) => row.line >= citedFrom);
  return at < 0 ? null : firstRow + at;
}

/** Pixels of one character in the viewer's monospaced 11 px. */
const characterWidth = 6.8;

/** What to do with a cell that says what is cited; null: it does not. */
type CitedCell = (row: Row, cell: string) => ((element: HTMLElement | null) => void) | null;

function columnsOf(view: View, file: Messages['evidenceFile'], citedCell: CitedCell): GridColumn<Row>[] {
  const widest = (position: number) =>
    view.rows.reduce(
      (most, row) => Math.max(most, row.cells[position]?.length ?? 0),
      view.columns[position]?.length ?? 0,
    );
  const lineColumn: GridColumn<Row> = {
    id: 'line',
    title: view.sheet == null ? file.line : file.row,
    width: Math.max(58, Math.ceil(String(view.totalRows).length * characterWidth) + 24),
    align: 'right',
    render: (row) => row.line,
  };
  if (view.kind === 'text') {
    const width = Math.min(6000, Math.ceil(widest(0) * characterWidth) + 40);
    return [lineColumn, { id: 'text', title: file.text, width, grow: 1, render: (row) => row.cells[0] ?? '' }];
  }
  return [
    lineColumn,
    ...view.columns.map((title, position): GridColumn<Row> => {
      const width = Math.min(240, Math.max(64, Math.ceil(widest(position) * characterWidth) + 18));
      return {
        id: String(position),
        title,
        width,
        grow: width,
        render: (row) => {
          const cell = row.cells[position] ?? '';
          if (cell === '') return <span className={type.dim}>{file.empty}</span>;
          const cited = citedCell(row, cell);
          return (
            <span ref={cited} className={cited === null ? undefined : styles.citedCell} title={cell}>
              {cell}
            </span>
          );
        },
      };
    }),
  ];
}
