// The row that was opened, in full: an entitlement, an identity, or the cells of anything else.
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { InventoryColumn, InventoryRow, InventorySubject } from '../../../shared/contract/inventory.ts';
import { useApp } from '../../app/context.ts';
import { IconButton } from '../../ui/button.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { drawCell } from './columns.tsx';
import { EntitlementDetailView } from './entitlement-detail.tsx';
import { IdentityDetailView } from './identity-detail.tsx';
import styles from './inventory.module.css';

interface SidePaneProps {
  readonly subject: InventorySubject;
  readonly uid: string;
  /** The row as it stood in the grid; null when it was reached from elsewhere. */
  readonly row: InventoryRow | null;
  readonly columns: readonly InventoryColumn[];
  readonly onClose: () => void;
}

const titles: Readonly<Record<InventorySubject, string>> = {
  entitlements: 'Entitlement',
  identities: 'Identity',
  credentials: 'Credential',
  findings: 'Finding',
  actions: 'Action of the provider',
};

export function SidePane({ subject, uid, row, columns, onClose }: SidePaneProps): ReactNode {
  return (
    <aside
      className={styles.side}
      aria-label={titles[subject]}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div className={styles.sideHead}>
        <div>
          <h2>{titles[subject]}</h2>
        </div>
        <IconButton label="Close" icon={<X aria-hidden />} onClick={onClose} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard */}
      <div className={styles.sideBody} tabIndex={0}>
        {subject === 'entitlements' ? (
          <EntitlementDetailView uid={uid} />
        ) : subject === 'identities' ? (
          <IdentityDetailView uid={uid} />
        ) : (
          <Cells row={row} columns={columns} />
        )}
      </div>
    </aside>
  );
}

function Cells(props: { readonly row: InventoryRow | null; readonly columns: readonly InventoryColumn[] }): ReactNode {
  const { row, columns } = props;
  const { format } = useApp();
  if (row === null) return null;
  return (
    <Facts>
      {columns.map((column) => {
        const cell = row.cells[column.column] ?? null;
        return (
          <FactRow key={column.column} label={column.title}>
            {cell === null ? null : drawCell(column.kind, cell, format)}
          </FactRow>
        );
      })}
    </Facts>
  );
}
