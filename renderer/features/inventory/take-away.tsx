// Copies the rows of a list as it is filtered, sorted and shown, or saves all of them as a file.
import { Copy, Download } from 'lucide-react';
import type { ReactNode } from 'react';
import type { InventoryColumn, InventoryFilter } from '../../../shared/contract/inventory.ts';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import { copyText } from '../../lib/clipboard.ts';
import { tableText } from '../../lib/table-text.ts';
import { useCommand } from '../../lib/use-command.ts';
import { Button } from '../../ui/button.tsx';
import type { GridSort } from '../../ui/grid.tsx';
import { cellText } from './columns.tsx';
import styles from './inventory.module.css';

/** Rows that are copied at most at once; a file takes all. */
const copyLimit = 5000;

interface TakeAwayProps {
  readonly filter: InventoryFilter;
  readonly sort: GridSort | null;
  /** Shown ones, with the heads that the person reads. */
  readonly columns: readonly InventoryColumn[];
}

export function TakeAway({ filter, sort, columns }: TakeAwayProps): ReactNode {
  const { bridge, engine, toasts, words } = useApp();
  const said = words.inventory;
  const saving = useCommand('inventory.saveRows');
  const copy = async () => {
    const { rows, total } = await engine.call('inventory.rows', { filter, sort, from: 0, limit: 1000 });
    const all = [...rows];
    while (all.length < Math.min(total, copyLimit)) {
      const more = await engine.call('inventory.rows', { filter, sort, from: all.length, limit: 1000 });
      if (more.rows.length === 0) break;
      all.push(...more.rows);
    }
    const head = columns.map((column) => column.title);
    const lines = all.map((row) => columns.map((column) => cellText(column, row.cells[column.column] ?? null, said)));
    const isCopied = copyText(tableText([head, ...lines]));
    toasts.show(isCopied ? said.copied(all.length, total, all.length === total) : said.notCopied);
  };
  const save = async () => {
    const [file] = await bridge.dialog('save-file', { fileName: `${filter.subject}.csv` });
    if (file === undefined) return;
    const answer = await saving.run(
      { filter, sort, columns: columns.map(({ column, title }) => ({ column, title })), file },
      { job: { verb: said.saving, subject: said.subjects[filter.subject] } },
    );
    if (answer.ok) {
      toasts.show(said.saved(answer.value.rows), { label: said.showFile, run: () => void bridge.showInFolder(file) });
    } else if (answer.error.code !== 'CANCELLED') toasts.show(said.notSaved(answer.error.message));
  };
  useCommands({ 'inventory.copy': () => void copy(), 'inventory.save': () => void save() });
  return (
    <>
      <Button icon={<Copy aria-hidden />} title={said.copy} onClick={() => void copy()}>
        <span className={styles.word}>{said.copy}</span>
      </Button>
      <Button icon={<Download aria-hidden />} title={said.save} onClick={() => void save()}>
        <span className={styles.word}>{said.save}</span>
      </Button>
    </>
  );
}
