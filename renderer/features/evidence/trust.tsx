// How far a bundle can be relied on, in words and by shape.
import { Shield, ShieldAlert, ShieldCheck, ShieldOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { BundleSummary } from '../../../shared/contract/evidence.ts';
import { useApp } from '../../app/context.ts';
import type from '../../ui/type.module.css';
import styles from './evidence.module.css';

interface TrustMarkProps {
  readonly bundle: Pick<
    BundleSummary,
    'trust' | 'acknowledged' | 'rejected' | 'shortfall' | 'partial' | 'kind' | 'files'
  >;
}

export function TrustMark({ bundle }: TrustMarkProps): ReactNode {
  const { mark } = useApp().words.evidence;
  const { trust, rejected, shortfall, partial, kind, files } = bundle;
  const state = shortfall ? mark.counts : rejected > 0 ? mark.rejected(rejected) : partial ? mark.partial : null;
  switch (trust) {
    case 'trusted':
      return state === null ? (
        <span className={`${styles.trust} ${type.good}`}>
          <ShieldCheck aria-hidden />
          {mark.trusted(null)}
        </span>
      ) : (
        <span className={`${styles.trust} ${type.warn}`}>
          <ShieldAlert aria-hidden />
          {mark.trusted(state)}
        </span>
      );
    case 'unknown-signer':
      return (
        <span className={`${styles.trust} ${type.warn}`}>
          <Shield aria-hidden />
          {mark.unknownSigner(state)}
        </span>
      );
    case 'unsigned':
      return (
        <span className={`${styles.trust} ${state === null ? type.dim : type.warn}`}>
          <ShieldOff aria-hidden />
          {mark.unsigned(kind === 'plain' && files === 1, state)}
        </span>
      );
  }
}
