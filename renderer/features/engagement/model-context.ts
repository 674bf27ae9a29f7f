// What every part of the Engagement screen sees of the operating model that is being changed.
import { createContext, useContext } from 'react';
import type { Engagement, ModelProblem, Person } from '../../../shared/contract/engagement.ts';
import type { Option } from '../../ui/select.tsx';
import type { Document } from './model-edit.ts';

export interface Model {
  readonly engagement: Engagement;
  /** As changed so far, saved or not. */
  readonly document: Document;
  readonly problems: readonly ModelProblem[];
  readonly persons: readonly Person[];
  /** The template of this operating model, to mark what differs; null until it is there. */
  readonly template: Document | null;
  /** Why who acts may not change it; null: may. */
  readonly mayNot: string | null;
  /** `about` names the place: typing on at the same place is one step to take back. */
  change(document: Document, about: string): void;
}

export const ModelContext = createContext<Model | null>(null);

export function useModel(): Model {
  const model = useContext(ModelContext);
  if (model === null) throw new Error('This part belongs on the Engagement screen.');
  return model;
}

export function nameIn({ persons }: Pick<Model, 'persons'>, id: string): string {
  return persons.find((person) => person.id === id)?.name ?? id;
}

/** Active persons of the customer, to be chosen. */
export function customers({ persons }: Pick<Model, 'persons'>): Option<string>[] {
  return persons
    .filter((person) => person.active && person.party === 'customer')
    .map(({ id, name, title }) => ({ value: id, label: name, ...(title === null ? {} : { note: title }) }));
}
