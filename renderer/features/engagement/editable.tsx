// One thing of the operating model: told in a line or two, and changed where it stands when somebody asks to.
import { ArrowDown, ArrowUp, Check, Pencil, Trash2 } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import styles from './engagement.module.css';
import { useModel } from './model-context.ts';

interface EditableProps {
  /** What it is, for the buttons: "Alert triage". */
  readonly name: string;
  /** As it reads. */
  readonly shown: ReactNode;
  /** Its fields. */
  readonly children: ReactNode;
  /** Opens at once: it was just added. */
  readonly fresh?: boolean;
  readonly onRemove?: (() => void) | undefined;
  readonly onMove?: ((by: -1 | 1) => void) | undefined;
}

export function Editable({ name, shown, children, fresh = false, onRemove, onMove }: EditableProps): ReactNode {
  const { mayNot } = useModel();
  const { editable } = useApp().words.engagement;
  const [open, setOpen] = useState(fresh);
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setOpen(false);
    }
    if (onMove === undefined || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  if (mayNot !== null) return <div className={styles.item}>{shown}</div>;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields and buttons inside bubble up to here
    <div className={classes(styles.item, open && styles.opened)} onKeyDown={press}>
      <div className={styles.itemHead}>
        <div className={styles.grow}>{shown}</div>
        <span className={styles.itemTools}>
          {onMove === undefined ? null : (
            <>
              <IconButton
                round
                label={editable.earlier(name)}
                keys="Alt+ArrowUp"
                icon={<ArrowUp aria-hidden />}
                onClick={() => onMove(-1)}
              />
              <IconButton
                round
                label={editable.later(name)}
                keys="Alt+ArrowDown"
                icon={<ArrowDown aria-hidden />}
                onClick={() => onMove(1)}
              />
            </>
          )}
          {onRemove === undefined ? null : (
            <IconButton round label={editable.takeOut(name)} icon={<Trash2 aria-hidden />} onClick={onRemove} />
          )}
          <IconButton
            round
            label={open ? editable.doneWith(name) : editable.change(name)}
            aria-expanded={open}
            icon={open ? <Check aria-hidden /> : <Pencil aria-hidden />}
            onClick={() => setOpen(!open)}
          />
        </span>
      </div>
      {open ? (
        <div className={styles.fields}>
          {children}
          <div>
            <Button size="small" onClick={() => setOpen(false)}>
              {editable.done}
            </Button>
          </div>
        </div>
      ) : null}
    </div>
  );
}
