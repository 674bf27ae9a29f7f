// The columns of a list: which are shown, in which order, how wide. Everything by button, so that no mouse is needed.
import { Popover as Base } from '@base-ui/react/popover';
import { ArrowLeft, ArrowRight, Columns3, Minus, Plus, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp } from '../../app/context.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import {
  arranged,
  asItWas,
  type ColumnChoice,
  moved,
  resized,
  shownColumns,
  toggled,
  widthStep,
} from './column-choice.ts';
import styles from './column-sheet.module.css';
import inventory from './inventory.module.css';

interface ColumnSheetProps {
  readonly columns: readonly { readonly column: string; readonly title: string }[];
  readonly choice: ColumnChoice;
  /** Pixels of a column as it is drawn now. */
  readonly widthOf: (column: string) => number;
  readonly onChoose: (choice: ColumnChoice) => void;
}

export function ColumnSheet({ columns, choice, widthOf, onChoose }: ColumnSheetProps): ReactNode {
  const { words } = useApp();
  const said = words.inventory.columns;
  const all = arranged(columns, choice);
  const shown = shownColumns(columns, choice).length;
  return (
    <Base.Root>
      <Base.Trigger
        render={
          <Button icon={<Columns3 aria-hidden />} title={said.title}>
            <span className={inventory.word}>{said.title}</span>
          </Button>
        }
      />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={4} align="end" collisionPadding={12}>
          <Base.Popup className={styles.popup}>
            <div className={styles.head}>
              <Base.Title className={styles.title}>{said.title}</Base.Title>
              <span className={styles.note} role="status">
                {shown === 1 ? said.lastOne : said.shown(shown, columns.length)}
              </span>
            </div>
            <ul className={styles.list}>
              {all.map(({ column, title }, position) => {
                const isShown = !choice.hidden.includes(column);
                return (
                  <li key={column}>
                    <label>
                      <input
                        type="checkbox"
                        checked={isShown}
                        onChange={() => onChoose(toggled(columns, choice, column))}
                      />
                      <span>{title}</span>
                    </label>
                    <span className={styles.acts}>
                      <IconButton
                        label={said.narrower(title)}
                        icon={<Minus aria-hidden />}
                        aria-disabled={!isShown}
                        onClick={() => isShown && onChoose(resized(choice, column, widthOf(column) - widthStep))}
                      />
                      <IconButton
                        label={said.wider(title)}
                        icon={<Plus aria-hidden />}
                        aria-disabled={!isShown}
                        onClick={() => isShown && onChoose(resized(choice, column, widthOf(column) + widthStep))}
                      />
                      <IconButton
                        label={said.left(title)}
                        icon={<ArrowLeft aria-hidden />}
                        aria-disabled={position === 0}
                        onClick={() => onChoose(moved(columns, choice, column, -1))}
                      />
                      <IconButton
                        label={said.right(title)}
                        icon={<ArrowRight aria-hidden />}
                        aria-disabled={position === all.length - 1}
                        onClick={() => onChoose(moved(columns, choice, column, 1))}
                      />
                    </span>
                  </li>
                );
              })}
            </ul>
            <div className={styles.foot}>
              <span className={styles.note}>{said.kept}</span>
              <Button size="small" tone="quiet" icon={<RotateCcw aria-hidden />} onClick={() => onChoose(asItWas)}>
                {said.reset}
              </Button>
            </div>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
