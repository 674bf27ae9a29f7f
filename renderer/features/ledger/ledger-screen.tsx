// The ledger: every act, newest first, with filters; beside it one entry in full, the checkpoints, and checking all of it.
import { type KeyboardEvent, memo, type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { LedgerEntryRow } from '../../../shared/contract/report.ts';
import { useApp } from '../../app/context.ts';
import type { Screen } from '../../app/navigation.ts';
import type { Format } from '../../lib/format.ts';
import { useSettled } from '../../lib/use-settled.ts';
import type { Messages } from '../../messages/table.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Grid, type GridColumn } from '../../ui/grid.tsx';
import { PartyMark } from '../../ui/marks.tsx';
import { PageHead, Pane, Panes } from '../../ui/pane.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { WhatIs } from '../../ui/what-is.tsx';
import { actWords, partyName } from './act-words.ts';
import { CheckAll } from './check-all.tsx';
import { Checkpoints } from './checkpoints.tsx';
import { EntryBlock } from './entry-block.tsx';
import styles from './ledger.module.css';
import { everything, type LedgerFilter } from './ledger-filter.ts';
import { LedgerFilters } from './ledger-filters.tsx';
import { useEntries } from './use-entries.ts';

export function LedgerScreen({ screen }: { readonly screen: Screen }): ReactNode {
  const { navigation, format, settings, words } = useApp();
  const said = words.ledger;
  const chosen = screen.name === 'ledger' ? (screen.entry ?? null) : null;
  const [filter, setFilter] = useState<LedgerFilter>(everything);
  const text = useSettled(filter.text);
  const entries = useEntries({ ...filter, text });
  const [active, setActive] = useState<number | null>(null);
  const letterKeys = useStore(settings.store, (state) => state.letterKeys);
  const filters = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const side = useRef<HTMLElement>(null);
  const toList = () => list.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  const onListKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && active !== null) {
      event.preventDefault();
      side.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    }
    if (event.key === '/' && letterKeys) {
      event.preventDefault();
      filters.current?.querySelector('input')?.focus();
    }
  };
  const { need } = entries;
  const onRange = useCallback((_from: number, to: number) => need(to + 40), [need]);
  const show = (position: number) => {
    setActive(position);
    const row = entries.rowAt(position);
    if (row !== undefined) navigation.replace({ name: 'ledger', entry: row.index });
  };
  const choose = useCallback((next: LedgerFilter) => {
    setActive(null);
    setFilter(next);
  }, []);
  const columns = useMemo(() => columnsOf(said, format), [said, format]);
  return (
    <Panes>
      <Pane label={said.entries} bare>
        <LedgerHead size={entries.size} />
        <div ref={filters}>
          <LedgerFilters
            filter={filter}
            acts={entries.acts}
            onFilter={choose}
            fit={
              entries.isMore
                ? said.filters.moreFit(entries.matching)
                : entries.total === entries.size
                  ? ''
                  : said.filters.fit(entries.total)
            }
          />
        </div>
        <h2 className={type.hidden}>{said.entries}</h2>
        <ErrorBanner error={entries.error} />
        {entries.loading ? (
          <Skeleton rows={16} height={28} />
        ) : (
          // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the grid in it
          <div className={styles.list} ref={list} onKeyDown={onListKey}>
            <Grid
              label={said.entriesLabel}
              total={entries.total}
              rowAt={entries.rowAt}
              onRange={onRange}
              columns={columns}
              active={active}
              onActive={show}
              onOpen={show}
              isSelected={(row) => row.index === chosen}
              keys="grid"
              empty={
                <EmptyState
                  title={said.none.title}
                  steps={<Button onClick={() => choose(everything)}>{said.none.clear}</Button>}
                >
                  {said.none.means}
                </EmptyState>
              }
            />
          </div>
        )}
      </Pane>
      <aside
        className={styles.side}
        ref={side}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.defaultPrevented) toList();
        }}
      >
        <LedgerSide entry={chosen} />
      </aside>
    </Panes>
  );
}

const LedgerHead = memo(function LedgerHead({ size }: { readonly size: number }): ReactNode {
  const { words } = useApp();
  const said = words.ledger;
  return (
    <PageHead title={words.app.screens.ledger}>
      {said.lead(size)} <WhatIs {...said.whatIsLedger} />
    </PageHead>
  );
});

/** Beside the list: one entry in full, checking all of it, and the checkpoints. */
const LedgerSide = memo(function LedgerSide({ entry }: { readonly entry: number | null }): ReactNode {
  const said = useApp().words.ledger;
  return (
    <Pane label={said.side}>
      <EntryBlock index={entry} />
      <CheckAll />
      <Checkpoints />
    </Pane>
  );
});

function columnsOf(said: Messages['ledger'], format: Format): readonly GridColumn<LedgerEntryRow>[] {
  const { columns: heads } = said;
  return [
    { id: 'index', title: heads.index, width: 74, align: 'right', text: (row) => ({ text: format.number(row.index) }) },
    {
      id: 'at',
      title: heads.at,
      width: 142,
      text: (row) => ({ text: format.shortMoment(row.at), title: format.utc(row.at) }),
    },
    { id: 'actor', title: heads.actor, width: 124, render: (row) => <Actor row={row} /> },
    { id: 'text', title: heads.text, width: 162, grow: 1, text: (row) => ({ text: row.text }) },
    {
      id: 'act',
      title: heads.act,
      width: 158,
      text: (row) => ({ text: actWords(row.act, said), title: row.act, look: type.dim }),
    },
  ];
}

function Actor({ row }: { readonly row: LedgerEntryRow }): ReactNode {
  const { words } = useApp();
  if (row.party === 'customer' || row.party === 'provider' || row.party === 'adviser') {
    return (
      <span title={row.actor}>
        <PartyMark party={row.party}>{row.actor}</PartyMark>
      </span>
    );
  }
  return (
    <span className={type.dim} title={row.actor}>
      {row.party === 'operator' ? partyName(row.party, words.ledger) : row.actor}
    </span>
  );
}
