// The ledger: every act, newest first, with filters; beside it one entry in full, the checkpoints, and checking all of it.
import { type ReactNode, useCallback, useDeferredValue, useState } from 'react';
import type { LedgerEntryRow } from '../../../shared/contract/report.ts';
import { useApp } from '../../app/context.ts';
import type { Screen } from '../../app/navigation.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { SearchInput } from '../../ui/field.tsx';
import { Grid, type GridColumn } from '../../ui/grid.tsx';
import { PartyMark } from '../../ui/marks.tsx';
import { PageHead, Pane, Panes } from '../../ui/pane.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { actWords } from './act-words.ts';
import { EntryPane } from './entry-pane.tsx';
import styles from './ledger.module.css';
import { useEntries } from './use-entries.ts';

const everyAct = 'every';

export function LedgerScreen({ screen }: { readonly screen: Screen }): ReactNode {
  const { navigation, format } = useApp();
  const chosen = screen.name === 'ledger' ? (screen.entry ?? null) : null;
  const [act, setAct] = useState<string | null>(null);
  const [text, setText] = useState('');
  const entries = useEntries({ act, text: useDeferredValue(text) });
  const [active, setActive] = useState<number | null>(null);
  const { need } = entries;
  const onRange = useCallback((_from: number, to: number) => need(to + 40), [need]);
  const open = (position: number) => {
    const row = entries.rowAt(position);
    if (row !== undefined) navigation.replace({ name: 'ledger', entry: row.index });
  };
  const columns: readonly GridColumn<LedgerEntryRow>[] = [
    { id: 'index', title: 'Entry', width: 70, align: 'right', render: (row) => format.number(row.index) },
    { id: 'at', title: 'When', width: 128, render: (row) => format.shortMoment(row.at) },
    { id: 'actor', title: 'Who', width: 124, render: (row) => <Actor row={row} /> },
    { id: 'text', title: 'What', width: 176, grow: 1, render: (row) => <span title={row.text}>{row.text}</span> },
    { id: 'act', title: 'Act', width: 138, render: (row) => <span className={type.dim}>{actWords(row.act)}</span> },
  ];
  return (
    <Panes>
      <Pane label="Entries" bare>
        <PageHead title="Ledger">
          {format.number(entries.size)} entries, none of them ever changed or taken away. Times are yours; the report
          has UTC.
        </PageHead>
        <div className={styles.head}>
          <div className={styles.search}>
            <SearchInput label="Words in what happened" value={text} onChange={setText} />
          </div>
          <div className={styles.act}>
            <Select
              label="Kind of act"
              options={[
                { value: everyAct, label: 'Every kind of act' },
                ...entries.acts.map((one) => ({
                  value: one.act,
                  label: `${actWords(one.act)} (${format.number(one.count)})`,
                })),
              ]}
              value={act ?? everyAct}
              onChange={(next) => setAct(next === everyAct ? null : next)}
            />
          </div>
          <span className={styles.count} aria-live="polite">
            {entries.total === entries.size ? '' : `${format.number(entries.total)} fit`}
          </span>
        </div>
        <ErrorBanner error={entries.error} />
        {entries.loading ? (
          <Skeleton rows={16} height={28} />
        ) : (
          <Grid
            label="Entries of the ledger, newest first"
            total={entries.total}
            rowAt={entries.rowAt}
            onRange={onRange}
            columns={columns}
            active={active}
            onActive={(position) => {
              setActive(position);
              open(position);
            }}
            isSelected={(row) => row.index === chosen}
            keys="grid"
            empty={<EmptyState title="No entry fits.">Take the words or the kind of act away.</EmptyState>}
          />
        )}
      </Pane>
      <aside className={styles.side}>
        <EntryPane index={chosen} />
      </aside>
    </Panes>
  );
}

function Actor({ row }: { readonly row: LedgerEntryRow }): ReactNode {
  if (row.party === 'customer' || row.party === 'provider' || row.party === 'adviser') {
    return <PartyMark party={row.party}>{row.actor}</PartyMark>;
  }
  return <span className={type.dim}>{row.actor}</span>;
}
