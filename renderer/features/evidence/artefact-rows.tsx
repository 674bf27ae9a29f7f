// The rows of an artefact that is a table, or its lines: searched, windowed, the cited ones lit with the cells that say what is
// cited, and the chosen row in full below.
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ArtefactView as View } from '../../../shared/contract/evidence.ts';
import { useApp } from '../../app/context.ts';
import { usePages } from '../../lib/use-pages.ts';
import type { Messages } from '../../messages/table.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { Grid, type GridColumn } from '../../ui/grid.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import styles from './artefact.module.css';
import { RowSearch } from './artefact-search.tsx';
import type { ArtefactPlace } from './artefact-view.tsx';
import { saysIt } from './cited-cells.ts';

type Row = View['rows'][number];

interface RowsProps {
  readonly view: View;
  readonly place: ArtefactPlace;
  readonly says: readonly string[];
  readonly asText: boolean;
}

export function Rows({ view, place, says, asText }: RowsProps): ReactNode {
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
