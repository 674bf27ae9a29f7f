// session.*
import type { Handlers } from '../../../shared/contract.ts';
import { requirePerson } from '../engagement/persons.ts';
import { tryPassphrase } from '../engagement/signing-keys.ts';
import type { Desk } from './desk.ts';

type SessionHandlers = Pick<Handlers, Extract<keyof Handlers, `session.${string}`>>;

export function sessionHandlers(desk: Desk): SessionHandlers {
  const { acting } = desk;
  return {
    'session.state': () => acting.state(),
    'session.act': ({ person }) => {
      acting.act(person === null ? null : requirePerson(desk.read(), person).id);
      return acting.state();
    },
    'session.unlock': async ({ person, passphrase }) => {
      const { read } = desk.workspace();
      await tryPassphrase(read, desk.clock, { person, passphrase });
      acting.unlocked(person);
      return acting.state();
    },
    'session.lock': ({ person }) => {
      acting.lock(person);
      return acting.state();
    },
    'session.setLanguage': ({ locale }) => {
      acting.setLocale(locale);
      return acting.state();
    },
    'session.setIdle': ({ minutes }) => {
      acting.setIdle(minutes);
      return acting.state();
    },
  };
}
