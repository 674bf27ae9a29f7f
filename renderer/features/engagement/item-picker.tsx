// Which items of a campaign a delegation is for: any of those that still ask something of the reviewer, searched and page by
// page, however many there are.
import { type ReactNode, useMemo, useState } from 'react';
import type { QueueItem } from '../../../shared/contract/queue.ts';
import { useApp } from '../../app/context.ts';
import { usePages } from '../../lib/use-pages.ts';
import { useSettled } from '../../lib/use-settled.ts';
import type { Messages } from '../../messages/table.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { SearchInput } from '../../ui/field.tsx';
import { Grid, type GridColumn } from '../../ui/grid.tsx';
import styles from './engagement.module.css';

interface ItemPickerProps {
  readonly campaign: string;
  /** The reviewer of record. */
  readonly person: string;
  readonly chosen: readonly string[];
  readonly onChosen: (items: readonly string[]) => void;
}

const rowHeight = 28;

export function ItemPicker({ campaign, person, chosen, onChosen }: ItemPickerProps): ReactNode {
  const { engine, words } = useApp();
  const { delegations: said } = words.engagementPersons;
  const [typed, setTyped] = useState('');
  const search = useSettled(typed).trim();
  const [active, setActive] = useState<number | null>(null);
  const list = { campaign, person, order: 'flat', filter: { standing: 'open', search } } as const;
  const pages = usePages<QueueItem>({
    key: JSON.stringify(list),
    method: 'review.queue',
    load: async (from, limit, signal) => {
      const { total, items } = await engine.call('review.queue', { ...list, from, limit }, { signal });
      return { total, rows: items };
    },
  });
  const columns = useMemo(() => itemColumns(said, new Set(chosen)), [said, chosen]);
  const toggle = (position: number) => {
    const item = pages.rowAt(position);
    if (item === undefined) return;
    onChosen(chosen.includes(item.id) ? chosen.filter((id) => id !== item.id) : [...chosen, item.id]);
  };
  const total = pages.total ?? 0;
  if (pages.total === 0 && search === '') return null;
  return (
    <details className={styles.items}>
      <summary>{chosen.length === 0 ? said.allItems : said.onlyItems(chosen.length)}</summary>
      <div className={styles.find}>
        <SearchInput
          label={said.searchItems}
          placeholder={said.searchItemsShort}
          value={typed}
          onChange={(text) => {
            setActive(null);
            setTyped(text);
          }}
        />
        {chosen.length === 0 ? null : <LinkButton onClick={() => onChosen([])}>{said.chooseNone}</LinkButton>}
      </div>
      <ErrorBanner error={pages.error} onRetry={pages.retry} />
      {total === 0 ? (
        <p className={styles.nothing}>{pages.total === undefined ? '' : said.noItem}</p>
      ) : (
        <div className={styles.pick} style={{ height: (total + 1) * rowHeight + 4 }}>
          <Grid
            label={said.itemsLabel}
            total={total}
            rowAt={pages.rowAt}
            onRange={pages.onRange}
            columns={columns}
            rowHeight={rowHeight}
            active={active}
            onActive={setActive}
            onOpen={toggle}
            isSelected={(item) => chosen.includes(item.id)}
          />
        </div>
      )}
    </details>
  );
}

function itemColumns(
  said: Messages['engagementPersons']['delegations'],
  chosen: ReadonlySet<string>,
): readonly GridColumn<QueueItem>[] {
  const { itemColumns: heads } = said;
  return [
    {
      id: 'chosen',
      title: heads.chosen,
      width: 72,
      // the row is what is pressed; the box only shows it
      render: ({ id }) => <input type="checkbox" checked={chosen.has(id)} readOnly tabIndex={-1} aria-hidden="true" />,
    },
    { id: 'identity', title: heads.identity, width: 130, grow: 1, text: ({ identity }) => ({ text: identity }) },
    {
      id: 'access',
      title: heads.access,
      width: 150,
      grow: 1,
      text: ({ privilege, resource }) => ({ text: said.access(privilege, resource) }),
    },
  ];
}
