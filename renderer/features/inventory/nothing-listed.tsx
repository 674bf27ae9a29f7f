// An empty list says what that means, and what can be done about it.
import type { ReactNode } from 'react';
import type { InventorySubject } from '../../../shared/contract/inventory.ts';
import { useApp } from '../../app/context.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';

interface NothingListedProps {
  readonly subject: InventorySubject;
  readonly why: 'narrowed' | 'noneGone' | 'none';
  readonly onClear: () => void;
}

export function NothingListed({ subject, why, onClear }: NothingListedProps): ReactNode {
  const { navigation, words } = useApp();
  const { nothingFits, noneAtAll } = words.inventory;
  const clear = <Button onClick={onClear}>{nothingFits.clear}</Button>;
  switch (why) {
    case 'narrowed':
      return (
        <EmptyState title={nothingFits.title} steps={clear}>
          {nothingFits.means(subject)}
        </EmptyState>
      );
    case 'noneGone':
      return (
        <EmptyState title={noneAtAll.noneGone.title} steps={clear}>
          {noneAtAll.noneGone.means}
        </EmptyState>
      );
    case 'none':
      return (
        <EmptyState
          title={noneAtAll.title(subject)}
          steps={<Button onClick={() => navigation.go({ name: 'evidence' })}>{noneAtAll.toEvidence}</Button>}
        >
          {noneAtAll.means(subject)}
        </EmptyState>
      );
  }
}
