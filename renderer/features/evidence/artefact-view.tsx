// One artefact: its rows as a table or its text with line numbers, the cited lines lit, and a row in full below.
import { Check, CircleHelp, FileSpreadsheet, FileText } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { ArtefactView as View } from '../../../shared/contract/evidence.ts';
import { useApp } from '../../app/context.ts';
import { copyText } from '../../lib/clipboard.ts';
import { counted } from '../../lib/format.ts';
import { usePages } from '../../lib/use-pages.ts';
import { useQuery } from '../../lib/use-query.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { Grid, type GridColumn } from '../../ui/grid.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import styles from './artefact.module.css';
import { ArtefactSearch } from './artefact-search.tsx';

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
  /** The cited lines are on the screen. */
  readonly onShown?: () => void;
}

export function ArtefactView({ place, bar, onShown }: ArtefactViewProps): ReactNode {
  const [form, setForm] = useState<'table' | 'text'>('table');
  const asText = form === 'text';
  const [chosen, setChosen] = useState<{ readonly artefact: string; readonly sheet: string } | null>(null);
  // Another file begins with its own sheets.
  const sheet = chosen?.artefact === place.artefact ? chosen.sheet : null;
  const around = useQuery('evidence.artefact', { ...place, limit: 200, asText, sheet });
  const view = around.value;
  const shown = useRef(onShown);
  shown.current = onShown;
  const isThere = view !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each place
  useEffect(() => {
    if (isThere) shown.current?.();
  }, [isThere, place.artefact, place.line, place.pointer]);
  if (view === undefined)
    return around.error === null ? (
      <Skeleton rows={16} height={28} />
    ) : (
      <div className={styles.padded}>
        <ErrorBanner error={around.error} onRetry={around.refetch} />
      </div>
    );
  return (
    <div className={styles.viewer}>
      <Head
        view={view}
        form={form}
        onForm={setForm}
        onSheet={(next) => setChosen({ artefact: place.artefact, sheet: next })}
      />
      {bar}
      {view.artefact.kept ? (
        <Rows key={`${place.artefact} ${asText} ${view.sheet}`} view={view} place={place} asText={asText} />
      ) : (
        <EmptyState title="The file itself is not kept here">
          Only its digest was recorded when the bundle was imported. Open the bundle to read it.
        </EmptyState>
      )}
      <Foot view={view} />
    </div>
  );
}

interface HeadProps {
  readonly view: View;
  readonly form: 'table' | 'text';
  readonly onForm: (form: 'table' | 'text') => void;
  readonly onSheet: (sheet: string) => void;
}

function Head({ view, form, onForm, onSheet }: HeadProps): ReactNode {
  const { format } = useApp();
  const isTable = view.kind === 'table' || form === 'text';
  return (
    <div className={styles.head}>
      {isTable ? <FileSpreadsheet aria-hidden /> : <FileText aria-hidden />}
      <b className={`${type.mono} ${type.truncate}`} title={view.artefact.path}>
        {view.artefact.path}
      </b>
      <span className={`${type.t12} ${type.dim}`}>
        {view.kind === 'table'
          ? counted(view.totalRows, 'row', 'rows', format)
          : counted(view.totalRows, 'line', 'lines', format)}
        {view.artefact.redactions > 0 ? `, ${counted(view.artefact.redactions, 'secret')} blacked out` : ''}
      </span>
      <span className={type.grow} />
      {form === 'text' || view.sheets === undefined || view.sheets.length < 2 ? null : (
        <div className={styles.sheet}>
          <Select
            label="Sheet"
            value={view.sheet ?? null}
            options={view.sheets.map(({ name, rows }) => ({ value: name, label: name, note: counted(rows, 'row') }))}
            onChange={onSheet}
          />
        </div>
      )}
      {isTable ? (
        <Segmented
          label="Shown as"
          options={[
            { value: 'table', label: 'Table' },
            { value: 'text', label: 'Text' },
          ]}
          value={form}
          onChange={onForm}
        />
      ) : null}
    </div>
  );
}

interface RowsProps {
  readonly view: View;
  readonly place: ArtefactPlace;
  readonly asText: boolean;
}

function Rows({ view, place, asText }: RowsProps): ReactNode {
  const { engine } = useApp();
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
  const columns = useMemo(() => columnsOf(view), [view]);
  const { citedFrom, citedTo } = view;
  const isLit = (row: Row) => citedFrom !== null && row.line >= citedFrom && row.line <= (citedTo ?? citedFrom);
  const activeRow = active === null ? undefined : rowAt(active);
  return (
    <>
      <ArtefactSearch
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
        empty={<EmptyState title="Nothing in it">This file has no rows.</EmptyState>}
      />
      {isTable && activeRow !== undefined ? <RowInFull view={view} row={activeRow} /> : null}
    </>
  );
}

function RowInFull({ view, row }: { readonly view: View; readonly row: Row }): ReactNode {
  const place = `${view.sheet == null ? 'Line' : 'Row'} ${row.line}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard
    <section className={styles.full} aria-label={`${place} in full`} tabIndex={0}>
      <h3>{place} in full</h3>
      <Facts narrow>
        {view.columns.map((column, position) => {
          const cell = row.cells[position] ?? '';
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns of a file can have one name
            <FactRow key={position} label={column} mono unknown="empty in the file">
              {cell === '' ? null : cell}
            </FactRow>
          );
        })}
      </Facts>
    </section>
  );
}

function Foot({ view }: { readonly view: View }): ReactNode {
  const { toasts, format } = useApp();
  const bundle = useQuery('evidence.bundle', { id: view.bundle }).value;
  const { sha256, size } = view.artefact;
  return (
    <div className={styles.foot}>
      <span className={`${type.mono} ${type.truncate}`} title={sha256}>
        SHA-256 {sha256.slice(0, 12)}…{sha256.slice(-6)}
      </span>
      <LinkButton
        small
        onClick={() => {
          if (copyText(sha256)) toasts.show('The digest is copied.');
        }}
      >
        Copy
      </LinkButton>
      <span className={type.nowrap}>{format.size(size)}</span>
      <span className={type.grow} />
      {bundle === undefined ? null : bundle.kind === 'bag' ? (
        <span className={`${type.good} ${type.nowrap}`}>
          <Check aria-hidden /> matches the manifest
        </span>
      ) : (
        <span className={`${type.warn} ${type.nowrap}`}>
          <CircleHelp aria-hidden /> came without a manifest
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

function columnsOf(view: View): GridColumn<Row>[] {
  const widest = (position: number) =>
    view.rows.reduce(
      (most, row) => Math.max(most, row.cells[position]?.length ?? 0),
      view.columns[position]?.length ?? 0,
    );
  const lineColumn: GridColumn<Row> = {
    id: 'line',
    title: view.sheet == null ? 'line' : 'row',
    width: Math.max(58, Math.ceil(String(view.totalRows).length * characterWidth) + 24),
    align: 'right',
    render: (row) => row.line,
  };
  if (view.kind === 'text') {
    const width = Math.min(6000, Math.ceil(widest(0) * characterWidth) + 40);
    return [lineColumn, { id: 'text', title: 'text', width, grow: 1, render: (row) => row.cells[0] ?? '' }];
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
          return cell === '' ? <span className={type.dim}>(empty)</span> : <span title={cell}>{cell}</span>;
        },
      };
    }),
  ];
}
