// One choice out of a list, on a button.
import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp } from '../app/context.ts';
import { classes } from '../lib/classes.ts';
import field from './field.module.css';
import styles from './floating.module.css';

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly note?: string;
}

interface SelectProps<Value extends string> {
  readonly id?: string;
  /** Read out when no Field labels it. */
  readonly label?: string;
  readonly options: readonly Option<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  /** Shown while nothing is chosen. */
  readonly placeholder?: string;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
}

export function Select<Value extends string>(props: SelectProps<Value>): ReactNode {
  const { words } = useApp();
  const { id, label, options, value, onChange, placeholder = words.ui.choose, describedBy, invalid = false } = props;
  const chosen = options.find((option) => option.value === value);
  return (
    <Base.Root
      value={value}
      items={options.map((option) => ({ value: option.value, label: option.label }))}
      modal={false}
      onValueChange={(next) => {
        if (next !== null) onChange(next);
      }}
    >
      <Base.Trigger
        id={id}
        className={classes(field.input, field.select)}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
      >
        <span className={classes(field.selected, chosen === undefined && field.placeholder)}>
          {chosen?.label ?? placeholder}
        </span>
        <ChevronDown aria-hidden />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup className={classes(styles.popup, styles.matching)}>
            <Base.List>
              {options.map((option) => (
                <Base.Item key={option.value} value={option.value} className={styles.item}>
                  <Base.ItemIndicator>
                    <Check aria-hidden />
                  </Base.ItemIndicator>
                  <span className={styles.label}>
                    <Base.ItemText>{option.label}</Base.ItemText>
                    {option.note === undefined ? null : <span className={styles.note}>{option.note}</span>}
                  </span>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
