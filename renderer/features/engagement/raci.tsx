// Who does what: activities against roles, one letter each, set by the keyboard where it stands, and at the end of each row
// what that comes to in words. A refused letter stays to be seen, with its reason, until it is corrected.
import { Check, CircleAlert, PenLine, Plus } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { RaciLetter } from '../../../shared/words.ts';
import { classes } from '../../lib/classes.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { TextInput } from '../../ui/field.tsx';
import styles from './engagement.module.css';
import { nameIn, useModel } from './model-context.ts';
import { type Activity, idFor, letterOfKey, letterWouldDo, withApplies, withLetter } from './model-edit.ts';
import { isRefused, letterWords, type Role, rowWords } from './raci-words.ts';

interface Place {
  readonly row: number;
  readonly column: number;
}

export function Raci(): ReactNode {
  const model = useModel();
  const { document, engagement, problems, mayNot, change, template } = model;
  const table = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const [focused, setFocused] = useState(false);
  const { customer, provider } = engagement;
  const roles = [...document.roles].sort((one, other) => rank(one) - rank(other));
  const ofCustomer = roles.filter((role) => role.party === 'customer').length;
  const namesOf = (role: Role) =>
    role.persons.length === 0
      ? `${role.title}: nobody fills this role`
      : `${role.title}: ${role.persons.map((id) => nameIn(model, id)).join(', ')}`;

  const focusOn = (next: Place) => {
    setPlace(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.column}"]`)?.focus();
  };
  const set = (activity: Activity, role: Role, letter: RaciLetter | null) =>
    change(withLetter(document, activity.activity, role.role, letter), `letter ${activity.activity} ${role.role}`);
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
    if (!event.target.hasAttribute('data-cell')) return;
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const row = clamp(place.row + step.row, document.activities.length);
      focusOn({ row, column: clamp(place.column + step.column, roles.length) });
      return;
    }
    const letter = letterOfKey(event.key);
    const activity = document.activities[place.row];
    const role = roles[place.column];
    if (letter === undefined || activity === undefined || role === undefined || mayNot !== null) return;
    event.preventDefault();
    event.stopPropagation();
    set(activity, role, letter);
  };

  return (
    <div className={styles.scrollX} data-keys="raci">
      <table
        ref={table}
        className={styles.raci}
        onKeyDown={press}
        onFocus={() => setFocused(true)}
        onBlur={(event) => setFocused(event.currentTarget.contains(event.relatedTarget))}
      >
        <thead>
          <tr>
            <td className={classes(styles.activity, styles.corner)} />
            <th colSpan={Math.max(1, ofCustomer)} className={styles.customer}>
              {customer}
            </th>
            <th colSpan={Math.max(1, roles.length - ofCustomer)} className={classes(styles.provider, styles.theirs)}>
              {provider}
            </th>
            <td className={classes(styles.inWords, styles.corner)} />
          </tr>
          <tr>
            <th>Activity</th>
            {roles.map((role) => (
              <th
                key={role.role}
                className={role.party === 'customer' ? undefined : styles.theirs}
                title={namesOf(role)}
              >
                {role.title}
                <small className={classes(styles.fills, role.persons.length === 0 && styles.unfilled)}>
                  {role.persons.length === 0
                    ? 'nobody'
                    : `${nameIn(model, role.persons[0] ?? '')}${role.persons.length > 1 ? ` +${role.persons.length - 1}` : ''}`}
                </small>
              </th>
            ))}
            <th>In words</th>
          </tr>
        </thead>
        <tbody>
          {document.activities.map((activity, row) => {
            const words = rowWords(activity, problems);
            const here = focused && place.row === row;
            const proposed = template?.activities.find((one) => one.activity === activity.activity);
            return (
              <tr
                key={activity.activity}
                className={classes(!words.settled && styles.bad, !activity.applies && words.settled && styles.outside)}
              >
                <td>
                  {activity.title}
                  {activity.deciding ? (
                    <span
                      className={styles.decides}
                      title="Something is decided here: only the customer answers for it"
                    >
                      <PenLine aria-hidden />
                      decides
                    </span>
                  ) : null}
                </td>
                {roles.map((role, column) => (
                  <td
                    key={role.role}
                    className={classes(styles.cell, role.party === 'customer' ? undefined : styles.theirs)}
                  >
                    <Letter
                      activity={activity}
                      role={role}
                      proposed={proposed === undefined ? undefined : (proposed.letters[role.role] ?? null)}
                      cell={`${row} ${column}`}
                      reachable={place.row === row && place.column === column}
                      onFocus={() => setPlace({ row, column })}
                    />
                    {here && place.column === column && mayNot === null ? (
                      <Strip
                        above={row > document.activities.length - 3 && row > 2}
                        left={column > roles.length / 2}
                        words={(letter) => letterWouldDo(document, activity, role, letter)}
                        letter={activity.letters[role.role] ?? null}
                        onSet={(letter) => set(activity, role, letter)}
                      />
                    ) : null}
                  </td>
                ))}
                <td title={words.full}>
                  <span className={styles.said}>
                    {words.settled ? (
                      <span className={styles.settled}>
                        {activity.applies ? <Check aria-hidden /> : null} {words.text}
                      </span>
                    ) : (
                      <span className={styles.problem}>
                        <CircleAlert aria-hidden />
                        <span>{words.text}</span>
                      </span>
                    )}
                    {mayNot !== null || (activity.applies && !here) ? null : (
                      <LinkButton
                        small
                        onClick={() =>
                          change(
                            withApplies(document, activity.activity, !activity.applies),
                            `applies ${activity.activity}`,
                          )
                        }
                      >
                        {activity.applies ? 'Take out' : 'Take in'}
                      </LinkButton>
                    )}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {mayNot === null ? <AddActivity /> : null}
    </div>
  );
}

interface LetterProps {
  readonly activity: Activity;
  readonly role: Role;
  /** The template's letter; undefined: the template does not know the activity. */
  readonly proposed: RaciLetter | null | undefined;
  readonly cell: string;
  readonly reachable: boolean;
  readonly onFocus: () => void;
}

function Letter({ activity, role, proposed, cell, reachable, onFocus }: LetterProps): ReactNode {
  const letter = activity.letters[role.role] ?? null;
  const refused = isRefused(activity, role);
  const differs = proposed !== undefined && proposed !== letter;
  const said =
    letter === null
      ? 'no part in it'
      : `${letter}, ${letterWords[letter]}${refused ? ', refused: only the customer answers for a decision' : ''}`;
  const template = differs ? `; the template says ${proposed ?? 'no part'}` : '';
  return (
    <button
      type="button"
      data-cell={cell}
      tabIndex={reachable ? 0 : -1}
      className={classes(
        styles.letter,
        letter === null ? styles.none : refused ? styles.refused : styles[letter],
        differs && styles.differs,
      )}
      aria-label={`${activity.title}, ${role.title}: ${said}${template}`}
      title={`${role.title}: ${said}${template}`}
      onFocus={onFocus}
    >
      {letter ?? '·'}
    </button>
  );
}

interface StripProps {
  readonly above: boolean;
  readonly left: boolean;
  readonly letter: RaciLetter | null;
  readonly words: (letter: RaciLetter | null) => string;
  readonly onSet: (letter: RaciLetter | null) => void;
}

/** What can be set here, and what the letter under the pointer, else the most useful one, would come to. */
function Strip({ above, left, letter, words, onSet }: StripProps): ReactNode {
  const [over, setOver] = useState<RaciLetter | null | undefined>(undefined);
  const useful = letters.find((one) => words(one) === 'Settles this row');
  const told = over === undefined ? (useful ?? letter) : over;
  return (
    <span className={classes(styles.strip, above && styles.above, left && styles.toLeft)} aria-hidden="true">
      {letters.map((one) => (
        <button
          key={one ?? 'none'}
          type="button"
          tabIndex={-1}
          className={classes(styles.letter, one === letter && styles.chosen, one === useful && styles.useful)}
          // Before the cell loses the focus, and the strip with it.
          onMouseDown={(event) => {
            event.preventDefault();
            onSet(one);
          }}
          onMouseEnter={() => setOver(one)}
          onMouseLeave={() => setOver(undefined)}
        >
          {one ?? '·'}
        </button>
      ))}
      <span>
        {told ?? 'Nothing'}:{' '}
        {words(told)
          .replace(/^The row/, 'the row')
          .replace(/^Settles/, 'settles')}
      </span>
    </span>
  );
}

function AddActivity(): ReactNode {
  const { document, change } = useModel();
  const [title, setTitle] = useState<string | null>(null);
  if (title === null) {
    return (
      <LinkButton small onClick={() => setTitle('')}>
        <Plus aria-hidden /> Add an activity
      </LinkButton>
    );
  }
  const add = () => {
    if (title.trim() === '') return;
    const activity = idFor(
      title,
      document.activities.map((one) => one.activity),
    );
    const added = { activity, title: title.trim(), deciding: false, applies: true, letters: {} };
    change({ ...document, activities: [...document.activities, added] }, `activity ${activity}`);
    setTitle(null);
  };
  return (
    <form
      className={styles.inline}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextInput
        value={title}
        onChange={setTitle}
        aria-label="The activity"
        placeholder="Break-glass test"
        ref={(input) => input?.focus()}
      />
      <Button type="submit">Add</Button>
      <Button tone="quiet" onClick={() => setTitle(null)}>
        Leave it
      </Button>
    </form>
  );
}

const letters: readonly (RaciLetter | null)[] = ['R', 'A', 'C', 'I', null];

const steps: Readonly<Record<string, Place>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

function clamp(value: number, length: number): number {
  return Math.max(0, Math.min(length - 1, value));
}

function rank(role: Role): number {
  return role.party === 'customer' ? 0 : role.party === 'adviser' ? 1 : 2;
}
