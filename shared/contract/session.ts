// Who sits at the window: who acts, whose key is unlocked, and when that locks again. Nothing of it is kept in a file.
import { z } from 'zod';
import { locales } from '../locale.ts';
import { nothing, read, write } from './method.ts';

export const sessionState = z.object({
  /** False on the command line: persons are named, and authenticated only where a passphrase was given. */
  locking: z.boolean(),
  idleMinutes: z.number(),
  locale: z.enum(locales),
  unlocked: z.array(
    z.object({
      person: z.string(),
      /** UTC ISO time from which on it is locked, unless the person acts before. */
      until: z.string(),
    }),
  ),
});
export type SessionState = z.infer<typeof sessionState>;

export const sessionMethods = {
  'session.state': read(nothing, sessionState),
  /** Who sits at the window. While it is an auditor, nothing can be changed. */
  'session.act': write(z.object({ person: z.string().nullable() }), sessionState),
  /** Tries the passphrase on the person's key. The key itself is not kept. */
  'session.unlock': write(z.object({ person: z.string(), passphrase: z.string() }), sessionState),
  /** One person, or everybody. */
  'session.lock': write(z.object({ person: z.string().nullable().default(null) }), sessionState),
  /** The language that answers are worded in from now on. What is recorded stays English. */
  'session.setLanguage': write(z.object({ locale: z.enum(locales) }), sessionState),
  'session.setIdle': write(z.object({ minutes: z.number().int().min(1).max(480) }), sessionState),
};
