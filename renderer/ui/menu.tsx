// A menu on a button.
import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import { classes } from '../lib/classes.ts';
import styles from './floating.module.css';
import { Kbd } from './kbd.tsx';

export interface MenuItem {
  readonly id: string;
  readonly label: ReactNode;
  readonly note?: ReactNode;
  readonly icon?: ReactNode;
  readonly keys?: string | undefined;
  /** One of several: shows which is chosen. */
  readonly chosen?: boolean;
  readonly run: () => void;
}

export interface MenuGroup {
  readonly label?: string;
  readonly items: readonly MenuItem[];
}

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly groups: readonly MenuGroup[];
  readonly align?: 'start' | 'end';
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

export function Menu({ trigger, groups, align = 'start', open, onOpenChange }: MenuProps): ReactNode {
  const shown = groups.filter((group) => group.items.length > 0);
  return (
    <Base.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={4} align={align}>
          <Base.Popup className={styles.popup}>
            {shown.map((group, position) => (
              <Fragment key={group.label ?? position}>
                {position === 0 ? null : <Base.Separator className={styles.separator} />}
                <Base.Group>
                  {group.label === undefined ? null : (
                    <Base.GroupLabel className={styles.groupLabel}>{group.label}</Base.GroupLabel>
                  )}
                  {group.items.map((item) => (
                    <Base.Item
                      key={item.id}
                      className={styles.item}
                      onClick={item.run}
                      aria-current={item.chosen === true ? 'true' : undefined}
                    >
                      {item.chosen === true ? <Check aria-hidden /> : (item.icon ?? <span />)}
                      <span className={styles.label}>
                        {item.label}
                        {item.note === undefined ? null : <span className={styles.note}>{item.note}</span>}
                      </span>
                      {item.keys === undefined ? null : (
                        <span className={classes(styles.keys)}>
                          <Kbd keys={item.keys} />
                        </span>
                      )}
                    </Base.Item>
                  ))}
                </Base.Group>
              </Fragment>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
