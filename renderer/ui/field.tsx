// Fields of a form. The label stands above, what is required beside it, and what is wrong right below in words.
import { CircleAlert, Eye, EyeOff, Search, X } from 'lucide-react';
import { type ComponentProps, type ReactNode, type Ref, useId, useState } from 'react';
import { useApp } from '../app/context.ts';
import { classes } from '../lib/classes.ts';
import { IconButton } from './button.tsx';
import styles from './field.module.css';

export interface FieldParts {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

interface FieldProps {
  readonly label: ReactNode;
  /** Right of the label: "required", "optional", "never leaves this computer". */
  readonly hint?: ReactNode;
  /** A sentence below. */
  readonly note?: ReactNode;
  /** What is wrong with it, in words; null: nothing. */
  readonly problem?: string | null;
  readonly children: (parts: FieldParts) => ReactNode;
}

/** Ties a control to its label, note and problem: `{(parts) => <TextInput {...parts} … />}`. */
export function Field({ label, hint, note, problem = null, children }: FieldProps): ReactNode {
  const id = useId();
  const noteId = `${id}-note`;
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <label htmlFor={id}>{label}</label>
        {hint === undefined ? null : <span className={styles.hint}>{hint}</span>}
      </div>
      {children({
        id,
        describedBy: note === undefined && problem === null ? undefined : noteId,
        invalid: problem !== null,
      })}
      {problem === null ? null : (
        <div className={styles.problem} id={noteId}>
          <CircleAlert aria-hidden />
          <span>{problem}</span>
        </div>
      )}
      {note === undefined || problem !== null ? null : (
        <div className={styles.below} id={noteId}>
          {note}
        </div>
      )}
    </div>
  );
}

type InputProps = Omit<ComponentProps<'input'>, 'className' | 'onChange' | 'value' | 'ref' | 'size'> &
  Partial<FieldParts> & {
    readonly value: string;
    readonly onChange: (value: string) => void;
    readonly large?: boolean;
    readonly ref?: Ref<HTMLInputElement>;
  };

export function TextInput({ describedBy, invalid, onChange, large = false, ...native }: InputProps): ReactNode {
  return (
    <input
      type="text"
      autoComplete="off"
      {...native}
      aria-describedby={describedBy}
      aria-invalid={invalid === true ? true : undefined}
      className={classes(styles.input, large && styles.large)}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** A business date, as the browser's own date field. */
export function DateInput(props: Omit<InputProps, 'type'>): ReactNode {
  return <TextInput {...props} type="date" />;
}

/** Typed unseen, with an eye to look. */
export function PassphraseInput({ describedBy, invalid, onChange, large = true, ...native }: InputProps): ReactNode {
  const { words } = useApp();
  const [seen, setSeen] = useState(false);
  return (
    <span className={classes(styles.input, large && styles.large)} aria-invalid={invalid === true ? true : undefined}>
      <input
        autoComplete="off"
        spellCheck={false}
        {...native}
        type={seen ? 'text' : 'password'}
        aria-describedby={describedBy}
        aria-invalid={invalid === true ? true : undefined}
        className={styles.inner}
        onChange={(event) => onChange(event.target.value)}
      />
      <IconButton
        label={seen ? words.ui.hidePassphrase : words.ui.showPassphrase}
        icon={seen ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        onClick={() => setSeen(!seen)}
        round
      />
    </span>
  );
}

interface SearchInputProps extends Omit<InputProps, 'type'> {
  readonly label: string;
}

export function SearchInput({
  label,
  value,
  onChange,
  describedBy,
  invalid: _,
  large,
  ...native
}: SearchInputProps): ReactNode {
  const { words } = useApp();
  return (
    <span className={classes(styles.input, large === true && styles.large)}>
      <Search aria-hidden />
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        placeholder={label}
        {...native}
        value={value}
        aria-label={label}
        aria-describedby={describedBy}
        className={styles.inner}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          native.onKeyDown?.(event);
          if (event.key === 'Escape' && value !== '') {
            event.stopPropagation();
            onChange('');
          }
        }}
      />
      {value === '' ? null : (
        <IconButton label={words.ui.clear} icon={<X aria-hidden />} onClick={() => onChange('')} round />
      )}
    </span>
  );
}

type AreaProps = Omit<ComponentProps<'textarea'>, 'className' | 'onChange' | 'value' | 'ref'> &
  Partial<FieldParts> & {
    readonly value: string;
    readonly onChange: (value: string) => void;
    readonly ref?: Ref<HTMLTextAreaElement>;
  };

export function TextArea({ describedBy, invalid, onChange, ...native }: AreaProps): ReactNode {
  return (
    <textarea
      rows={3}
      {...native}
      aria-describedby={describedBy}
      aria-invalid={invalid === true ? true : undefined}
      className={classes(styles.input, styles.area)}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

interface CheckboxProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}

export function Checkbox({ checked, onChange, children }: CheckboxProps): ReactNode {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{children}</span>
    </label>
  );
}

interface ChoicesProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: ReactNode; readonly note?: ReactNode }[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  /** What is wrong: nothing was chosen. */
  readonly problem?: string | null;
}

/** A few options with a sentence each, at most one chosen. */
export function Choices<Value extends string>(props: ChoicesProps<Value>): ReactNode {
  const { label, options, value, onChange, problem = null } = props;
  const name = useId();
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.legend}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.choice}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.note === undefined ? null : <small>{option.note}</small>}
          </span>
        </label>
      ))}
      {problem === null ? null : (
        <div className={styles.problem} role="alert">
          <CircleAlert aria-hidden />
          <span>{problem}</span>
        </div>
      )}
    </fieldset>
  );
}
