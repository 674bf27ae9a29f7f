// Reads from the window's stores.
import { useStore } from 'zustand';
import type { Person } from '../../shared/contract/engagement.ts';
import type { WorkspaceSummary } from '../../shared/contract/workspace.ts';
import { useQuery } from '../lib/use-query.ts';
import type { Messages } from '../messages/table.ts';
import { useApp } from './context.ts';
import type { Screen } from './navigation.ts';
import { actingPerson, type SessionState } from './session.ts';

export function useScreen(): Screen {
  return useStore(useApp().navigation.store, (state) => state.screen);
}

export function useSession<Value>(select: (state: SessionState) => Value): Value {
  return useStore(useApp().session.store, select);
}

/** The open workspace. Only for what is drawn inside the frame, where there is one. */
export function useWorkspace(): WorkspaceSummary {
  const workspace = useSession((state) => state.workspace);
  if (workspace === null) throw new Error('This part of the window needs an open workspace.');
  return workspace;
}

export interface Actor {
  readonly persons: readonly Person[];
  /** Who acts now; null while persons are loading, or when the workspace has none. */
  readonly person: Person | null;
  /** `as` of a call: the person's id. */
  readonly as: string | null;
  /** Why this person may not decide, in words; null: they may, as far as their party goes. */
  readonly cannotDecide: string | null;
}

export function useActor(): Actor {
  const { words } = useApp();
  const chosen = useSession((state) => state.actorId);
  const persons = useQuery('person.list', {}).value ?? [];
  const person = actingPerson(persons, chosen);
  return { persons, person, as: person?.id ?? null, cannotDecide: reasonNotToDecide(person, words.app.actor) };
}

function reasonNotToDecide(person: Person | null, words: Messages['app']['actor']): string | null {
  if (person === null) return words.nobodyChosen;
  switch (person.party) {
    case 'customer':
      return null;
    case 'auditor':
      return words.auditorReads(person.name);
    case 'provider':
      return words.providerLooks(person.name);
    case 'adviser':
      return words.adviserLooks(person.name);
  }
}
