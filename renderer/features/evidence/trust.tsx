// How far a bundle can be relied on, in words and by shape.
import { Shield, ShieldAlert, ShieldCheck, ShieldOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { BundleSummary } from '../../../shared/contract/evidence.ts';
import { counted } from '../../lib/format.ts';
import type from '../../ui/type.module.css';
import styles from './evidence.module.css';

interface TrustMarkProps {
  readonly bundle: Pick<
    BundleSummary,
    'trust' | 'acknowledged' | 'rejected' | 'shortfall' | 'partial' | 'kind' | 'files'
  >;
}

export function TrustMark({ bundle }: TrustMarkProps): ReactNode {
  const { trust, rejected, shortfall, partial, kind, files } = bundle;
  const state = shortfall
    ? 'counts differ'
    : rejected > 0
      ? `${counted(rejected, 'row')} rejected`
      : partial
        ? 'partial'
        : null;
  switch (trust) {
    case 'trusted':
      return state === null ? (
        <span className={`${styles.trust} ${type.good}`}>
          <ShieldCheck aria-hidden />
          Signed, complete
        </span>
      ) : (
        <span className={`${styles.trust} ${type.warn}`}>
          <ShieldAlert aria-hidden />
          Signed, {state}
        </span>
      );
    case 'unknown-signer':
      return (
        <span className={`${styles.trust} ${type.warn}`}>
          <Shield aria-hidden />
          Unknown key, accepted{state === null ? '' : `, ${state}`}
        </span>
      );
    case 'unsigned':
      return (
        <span className={`${styles.trust} ${state === null ? type.dim : type.warn}`}>
          <ShieldOff aria-hidden />
          {kind === 'plain' && files === 1 ? 'Single file' : 'Not signed'}, accepted{state === null ? '' : `, ${state}`}
        </span>
      );
  }
}
