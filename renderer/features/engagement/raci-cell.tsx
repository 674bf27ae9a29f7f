// One cell of the matrix: the letter that stands in it, and the strip that says what another letter would come to.
import { type ReactNode, useState } from 'react';
import type { RaciLetter } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import { useModel } from './model-context.ts';
import { type Activity, letterEffect, offeredLetters, settlingLetter } from './model-edit.ts';
import styles from './raci.module.css';
import { effectWords, isRefused, type Role } from './raci-words.ts';

interface LetterProps {
  readonly activity: Activity;
  readonly role: Role;
  /** The template's letter; undefined: the template does not know the activity. */
  readonly proposed: RaciLetter | null | undefined;
  readonly cell: string;
  readonly reachable: boolean;
  readonly onFocus: () => void;
}

export function Letter({ activity, role, proposed, cell, reachable, onFocus }: LetterProps): ReactNode {
  const { raci } = useApp().words.engagement;
  const letter = activity.letters[role.role] ?? null;
  const refused = isRefused(activity, role);
  const differs = proposed !== undefined && proposed !== letter;
  const meaning = letter === null ? raci.noPart : `${letter}, ${raci.letters[letter]}`;
  const said = `${meaning}${refused ? `, ${raci.refused}` : ''}${differs ? `; ${raci.templateSays(proposed)}` : ''}`;
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
      aria-label={`${activity.title}, ${role.title}: ${said}`}
      title={`${role.title}: ${said}`}
      onFocus={onFocus}
    >
      {letter ?? '·'}
    </button>
  );
}

interface StripProps {
  readonly activity: Activity;
  readonly role: Role;
  readonly above: boolean;
  readonly left: boolean;
  readonly onSet: (letter: RaciLetter | null) => void;
}

/** What can be set here, and what the letter under the pointer, else the most useful one, would come to. */
export function Strip({ activity, role, above, left, onSet }: StripProps): ReactNode {
  const { document } = useModel();
  const { engagement, engagementTerms } = useApp().words;
  const [over, setOver] = useState<RaciLetter | null | undefined>(undefined);
  const letter = activity.letters[role.role] ?? null;
  const useful = settlingLetter(document, activity, role);
  const told = over === undefined ? (useful === undefined ? letter : useful) : over;
  const effect = letterEffect(document, activity, role, told);
  return (
    <span className={classes(styles.strip, above && styles.above, left && styles.toLeft)} aria-hidden="true">
      {offeredLetters.map((one) => (
        <button
          key={one ?? 'none'}
          type="button"
          tabIndex={-1}
          className={classes(
            styles.letter,
            one === letter && styles.chosen,
            one === useful && styles.useful,
            letterEffect(document, activity, role, one) === 'refused' && styles.barred,
          )}
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
      <span className={classes(effect === 'refused' && styles.barred)}>
        {effectWords(told, effect, role, engagementTerms.parties, engagement.raci)}
      </span>
    </span>
  );
}
