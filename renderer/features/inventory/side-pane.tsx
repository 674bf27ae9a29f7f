// The row that was opened, in full: an entitlement, an identity, or any other record.
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { InventorySubject } from '../../../shared/contract/inventory.ts';
import { useApp } from '../../app/context.ts';
import { IconButton } from '../../ui/button.tsx';
import { EntitlementDetailView } from './entitlement-detail.tsx';
import { IdentityDetailView } from './identity-detail.tsx';
import styles from './inventory.module.css';
import { RecordDetailView } from './record-detail.tsx';

interface SidePaneProps {
  readonly subject: InventorySubject;
  readonly uid: string;
  /** It was opened with a key: the keyboard goes on in it. */
  readonly takesFocus: boolean;
  readonly onClose: () => void;
}

export function SidePane({ subject, uid, takesFocus, onClose }: SidePaneProps): ReactNode {
  const { words } = useApp();
  const title = words.inventoryDetail.titles[subject];
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) body.current?.focus();
  }, [takesFocus]);
  return (
    <aside
      className={styles.side}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <div className={styles.sideHead}>
        <div>
          <h2>{title}</h2>
        </div>
        <IconButton label={words.ui.close} icon={<X aria-hidden />} onClick={onClose} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard */}
      <div className={styles.sideBody} ref={body} tabIndex={0}>
        {subject === 'entitlements' ? (
          <EntitlementDetailView uid={uid} />
        ) : subject === 'identities' ? (
          <IdentityDetailView uid={uid} />
        ) : (
          <RecordDetailView subject={subject} uid={uid} />
        )}
      </div>
    </aside>
  );
}
