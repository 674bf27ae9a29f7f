// A person's choice of columns for one list, kept on this computer.
import { useState } from 'react';
import type { InventorySubject } from '../../../shared/contract/inventory.ts';
import { asItWas, type ColumnChoice, readChoice } from './column-choice.ts';

export function useColumnChoice(subject: InventorySubject): readonly [ColumnChoice, (next: ColumnChoice) => void] {
  const key = `countersign.columns.${subject}`;
  const [choice, setChoice] = useState(() => readChoice(localStorage.getItem(key)));
  const choose = (next: ColumnChoice) => {
    if (next === asItWas) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(next));
    setChoice(next);
  };
  return [choice, choose];
}
