// Inventory: one grid for entitlements, identities, credentials, findings and actions, and what changed between bundles.
import type { ReactNode } from 'react';
import { useApp } from '../../app/context.ts';
import type { Screen } from '../../app/navigation.ts';
import { useActor } from '../../app/use-store.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { ChangesView } from './changes-view.tsx';
import styles from './inventory.module.css';
import { SubjectGrid } from './subject-grid.tsx';
import { inventoryOrder } from './subject-order.ts';

type Inventory = Extract<Screen, { readonly name: 'inventory' }>;

export function InventoryScreen({ screen }: { readonly screen: Screen }): ReactNode {
  const { navigation, format, words } = useApp();
  const said = words.inventory;
  const { as } = useActor();
  const counts = useQuery('overview.read', { person: as }).value?.counts;
  const here: Inventory = screen.name === 'inventory' ? screen : { name: 'inventory' };
  const subject = here.subject ?? 'entitlements';
  const switcher = (
    <Segmented
      label={said.listed}
      options={[
        ...inventoryOrder.map((value) => ({
          value,
          label: said.subjects[value],
          count: counts === undefined ? undefined : format.number(counts[value]),
        })),
        { value: 'changes' as const, label: said.changes },
      ]}
      value={here.view ?? subject}
      onChange={(next) =>
        navigation.go(
          next === 'changes' ? { name: 'inventory', view: 'changes' } : { name: 'inventory', subject: next },
        )
      }
    />
  );
  return (
    <div className={styles.screen} data-keys="grid">
      <h1 className={type.hidden}>{words.app.screens.inventory}</h1>
      <h2 className={type.hidden}>{here.view === 'changes' ? said.changes : said.subjects[subject]}</h2>
      {counts !== undefined && counts.bundles === 0 ? (
        <NothingYet />
      ) : here.view === 'changes' ? (
        <ChangesView here={here} switcher={switcher} />
      ) : (
        <SubjectGrid
          key={`${subject} ${here.search ?? ''}`}
          here={here}
          subject={subject}
          total={counts?.[subject]}
          switcher={switcher}
        />
      )}
    </div>
  );
}

function NothingYet(): ReactNode {
  const { imports, words } = useApp();
  const said = words.inventory.nothingYet;
  return (
    <EmptyState
      title={said.title}
      steps={
        <Button tone="primary" keys="$mod+i" onClick={() => void imports.choose('file')}>
          {said.import}
        </Button>
      }
    >
      {said.means}
    </EmptyState>
  );
}
