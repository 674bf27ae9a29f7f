// Who does what: activities against roles, one letter each, set by the keyboard where it stands, and at the end of each row
// what that comes to in words. A refused letter stays to be seen, with its reason, until it is corrected.
import { Check, CircleAlert, PenLine } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { type RaciLetter, type WorkingParty, workingParties } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import type from '../../ui/type.module.css';
import { AddActivity } from './add-activity.tsx';
import { type Model, nameIn, useModel } from './model-context.ts';
import { type Activity, letterEffect, letterOfKey, nextLetter, withApplies, withLetter } from './model-edit.ts';
import styles from './raci.module.css';
import { Letter, Strip } from './raci-cell.tsx';
import { type Place, stepFrom } from './raci-steps.ts';
import { effectWords, type Role, rowWords } from './raci-words.ts';

export function Raci(): ReactNode {
  const model = useModel();
  const { words } = useApp();
  const { document, mayNot, change, problems } = model;
  const table = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const [focused, setFocused] = useState(false);
  /** What the latest letter came to, for who can't see its row change. */
  const [said, setSaid] = useState('');
  const keysId = useId();
  const roles = sorted(document.roles);
  // The last column takes an activity in or out; who may only read has nothing to do there.
  const columns = roles.length + (mayNot === null ? 1 : 0);

  // What is not settled is listed above, and moves the matrix: the cell that is worked in stays in sight.
  const listed = problems.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the length of the list above that moves the matrix
  useEffect(() => {
    table.current?.querySelector('tr:focus-within')?.scrollIntoView({ block: 'nearest' });
  }, [listed]);

  const focusOn = (next: Place) => {
    setPlace(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.column}"]`)?.focus();
  };
  const set = (activity: Activity, role: Role, letter: RaciLetter | null) => {
    setSaid(
      effectWords(
        letter,
        letterEffect(document, activity, role, letter),
        role,
        words.engagementTerms.parties,
        words.engagement.raci,
      ),
    );
    change(withLetter(document, activity.activity, role.role, letter), `letter.${activity.activity}.${role.role}`);
  };
  const press = (event: KeyboardEvent) => {
    if (event.metaKey || event.altKey || !(event.target instanceof Element)) return;
    if (!event.target.hasAttribute('data-cell')) return;
    const target = stepFrom(place, event, document.activities.length, columns);
    if (target !== null) {
      event.preventDefault();
      focusOn(target);
      return;
    }
    const activity = document.activities[place.row];
    const role = roles[place.column];
    if (activity === undefined || role === undefined || mayNot !== null || event.ctrlKey) return;
    const letter = event.key === ' ' ? nextLetter(document, activity, role) : letterOfKey(event.key);
    if (letter === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    set(activity, role, letter);
  };

  return (
    <div className={styles.scrollX} data-keys="raci">
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are moved through and set by keys
        role="grid"
        aria-label={words.engagement.raci.grid}
        aria-describedby={mayNot === null ? keysId : undefined}
        aria-readonly={mayNot === null ? undefined : true}
        className={styles.raci}
        onKeyDown={press}
        onFocus={() => setFocused(true)}
        onBlur={(event) => setFocused(event.currentTarget.contains(event.relatedTarget))}
      >
        <Head roles={roles} />
        <tbody>
          {document.activities.map((activity, row) => (
            <Row
              key={activity.activity}
              activity={activity}
              row={row}
              roles={roles}
              place={place}
              focused={focused}
              onPlace={setPlace}
              onSet={(role, letter) => set(activity, role, letter)}
            />
          ))}
        </tbody>
      </table>
      <p id={keysId} className={type.hidden}>
        {words.engagement.raci.keys}
      </p>
      <p role="status" className={type.hidden}>
        {said}
      </p>
      {mayNot === null ? <AddActivity /> : null}
    </div>
  );
}

function Head({ roles }: { readonly roles: readonly Role[] }): ReactNode {
  const model = useModel();
  const { engagement, engagementTerms } = useApp().words;
  const { customer, provider } = model.engagement;
  const companies = { customer, provider, adviser: engagementTerms.adviser };
  return (
    <thead>
      <tr className={styles.parties}>
        <td className={classes(styles.activity, styles.corner)} />
        {workingPartiesIn(roles).map(({ party, count }) => (
          <th
            key={party}
            scope="colgroup"
            colSpan={count}
            className={classes(styles[party], party !== 'customer' && styles.theirs)}
          >
            {companies[party]}
          </th>
        ))}
        <td className={classes(styles.inWords, styles.corner)} />
      </tr>
      <tr>
        <th scope="col" className={styles.heading}>
          {engagement.raci.activity}
        </th>
        {roles.map((role) => (
          <th
            key={role.role}
            scope="col"
            className={role.party === 'customer' ? undefined : styles.theirs}
            title={filledBy(model, role, engagement.raci)}
          >
            {role.title}
            <small className={classes(styles.fills, role.persons.length === 0 && styles.unfilled)}>
              {role.persons.length === 0 ? engagement.raci.nobody : firstOf(model, role)}
            </small>
          </th>
        ))}
        <th scope="col" className={styles.wordsHead}>
          {engagement.raci.inWords}
        </th>
      </tr>
    </thead>
  );
}

interface RowProps {
  readonly activity: Activity;
  readonly row: number;
  readonly roles: readonly Role[];
  readonly place: Place;
  /** Whether the focus is anywhere in the matrix. */
  readonly focused: boolean;
  readonly onPlace: (place: Place) => void;
  readonly onSet: (role: Role, letter: RaciLetter | null) => void;
}

function Row({ activity, row, roles, place, focused, onPlace, onSet }: RowProps): ReactNode {
  const { document, problems, mayNot, template } = useModel();
  const { raci } = useApp().words.engagement;
  const said = rowWords(activity, problems, raci);
  const here = focused && place.row === row;
  const proposed = template?.activities.find((one) => one.activity === activity.activity);
  return (
    <tr
      className={classes(!said.settled && styles.bad, !activity.applies && said.settled && styles.outside)}
      data-about={activity.activity}
    >
      <th scope="row">
        {activity.title}
        {activity.deciding ? (
          <span className={styles.decides} title={raci.decidesTitle}>
            <PenLine aria-hidden />
            {raci.decides}
          </span>
        ) : null}
      </th>
      {roles.map((role, column) => (
        <td key={role.role} className={classes(styles.cell, role.party === 'customer' ? undefined : styles.theirs)}>
          <Letter
            activity={activity}
            role={role}
            proposed={proposed === undefined ? undefined : (proposed.letters[role.role] ?? null)}
            cell={`${row} ${column}`}
            reachable={place.row === row && place.column === column}
            onFocus={() => onPlace({ row, column })}
          />
          {here && place.column === column && mayNot === null ? (
            <Strip
              activity={activity}
              role={role}
              above={row > document.activities.length - 3 && row > 2}
              left={column > roles.length / 2}
              onSet={(letter) => onSet(role, letter)}
            />
          ) : null}
        </td>
      ))}
      <td className={styles.words} title={said.full}>
        {said.settled ? (
          <span className={styles.settled}>
            {activity.applies ? <Check aria-hidden /> : null} {said.text}
          </span>
        ) : (
          <span className={styles.problem}>
            <CircleAlert aria-hidden />
            <span>{said.text}</span>
          </span>
        )}
        <Applies
          activity={activity}
          cell={`${row} ${roles.length}`}
          reachable={place.row === row && place.column === roles.length}
          onFocus={() => onPlace({ row, column: roles.length })}
        />
      </td>
    </tr>
  );
}

interface AppliesProps {
  readonly activity: Activity;
  readonly cell: string;
  readonly reachable: boolean;
  readonly onFocus: () => void;
}

/** Takes an activity in or out of the contract; seen where the pointer or the focus is, and where it is out. */
function Applies({ activity, cell, reachable, onFocus }: AppliesProps): ReactNode {
  const { document, mayNot, change } = useModel();
  const { raci } = useApp().words.engagement;
  if (mayNot !== null) return null;
  return (
    <button
      type="button"
      data-cell={cell}
      tabIndex={reachable ? 0 : -1}
      className={classes(styles.applies, !activity.applies && styles.shown)}
      aria-label={activity.applies ? raci.takeOutOf(activity.title) : raci.takeInOf(activity.title)}
      onFocus={onFocus}
      onClick={() =>
        change(withApplies(document, activity.activity, !activity.applies), `applies.${activity.activity}`)
      }
    >
      {activity.applies ? raci.takeOut : raci.takeIn}
    </button>
  );
}

/** The customer's first, the provider's last. */
const rank: Readonly<Record<WorkingParty, number>> = { customer: 0, adviser: 1, provider: 2 };

function sorted(roles: readonly Role[]): Role[] {
  return [...roles].sort((one, other) => rank[one.party] - rank[other.party]);
}

function workingPartiesIn(roles: readonly Role[]): { readonly party: WorkingParty; readonly count: number }[] {
  return [...workingParties]
    .sort((one, other) => rank[one] - rank[other])
    .map((party) => ({ party, count: roles.filter((role) => role.party === party).length }))
    .filter(({ count }) => count > 0);
}

function firstOf(model: Model, role: Role): string {
  const others = role.persons.length - 1;
  return `${nameIn(model, role.persons[0] ?? '')}${others > 0 ? ` +${others}` : ''}`;
}

interface FillingWords {
  nobodyFills(role: string): string;
  filledBy(role: string, names: string): string;
}

function filledBy(model: Model, role: Role, words: FillingWords): string {
  if (role.persons.length === 0) return words.nobodyFills(role.title);
  return words.filledBy(role.title, role.persons.map((id) => nameIn(model, id)).join(', '));
}
