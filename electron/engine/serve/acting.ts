// Who sits at this desk: who acts, whose key has been opened with its passphrase, and when that is forgotten. Kept in
// memory only, and never the key or the passphrase: each signature asks for it again.
import type { SessionState } from '../../../shared/contract/session.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { Authentication } from '../../../shared/words.ts';
import type { Clock } from '../workspace/workspace.ts';

export const standardIdleMinutes = 15;

export interface Acting {
  /** Deciding acts need the unlocked key of who performs them. False on the command line. */
  readonly locking: boolean;
  person(): string | null;
  act(person: string | null): void;
  /** The person's passphrase was right, now. */
  unlocked(person: string): void;
  isUnlocked(person: string): boolean;
  /** The person did something: the time until it locks by itself begins anew. */
  used(person: string): void;
  /** Null: everybody. */
  lock(person: string | null): void;
  setIdle(minutes: number): void;
  /** What answers are worded in. */
  locale(): Locale;
  setLocale(locale: Locale): void;
  authenticationOf(person: string): Authentication;
  state(): SessionState;
  /** Another workspace: nobody acts and nothing is unlocked. */
  clear(): void;
}

export function createActing(clock: Clock, locking: boolean): Acting {
  let acting: string | null = null;
  let idleMinutes = standardIdleMinutes;
  let locale: Locale = 'en';
  const lastUse = new Map<string, number>();
  const until = (used: number) => used + idleMinutes * 60_000;
  const now = () => clock().getTime();
  const isUnlocked = (person: string) => {
    const used = lastUse.get(person);
    if (used === undefined) return false;
    // a clock that was set back must not keep it open for longer
    const time = now();
    if (time <= until(used) && time >= used) return true;
    lastUse.delete(person);
    return false;
  };
  return {
    locking,
    person: () => acting,
    act(person) {
      acting = person;
    },
    unlocked: (person) => void lastUse.set(person, now()),
    isUnlocked,
    used(person) {
      if (isUnlocked(person)) lastUse.set(person, now());
    },
    lock(person) {
      if (person === null) lastUse.clear();
      else lastUse.delete(person);
    },
    setIdle(minutes) {
      idleMinutes = minutes;
    },
    locale: () => locale,
    setLocale(chosen) {
      locale = chosen;
    },
    authenticationOf: (person) => (isUnlocked(person) ? 'key' : 'named'),
    state: () => ({
      locking,
      idleMinutes,
      locale,
      unlocked: [...lastUse]
        .filter(([person]) => isUnlocked(person))
        .map(([person, used]) => ({ person, until: new Date(until(used)).toISOString() })),
    }),
    clear() {
      acting = null;
      lastUse.clear();
    },
  };
}
