// How far a bundle can be relied on, in words and by shape.
import { Shield, ShieldAlert, ShieldCheck, ShieldOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { BundleSummary } from '../../../shared/contract/evidence.ts';
import { counted } from '../../lib/format.ts';
import type from '../../ui/type.module.css';
import styles from './evidence.module.css';

interface TrustMarkProps {
  readonly bundle: Pick<BundleSummary, 'trust' | 'acknowledged' | 'rejected' | 'shortfall' | 'partial' | 'kind'>;
}

export function TrustMark({ bundle }: TrustMarkProps): ReactNode {
  const { trust, rejected, shortfall, partial, kind } = bundle;
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
          {kind === 'plain' ? 'Single file' : 'Not signed'}, accepted{state === null ? '' : `, ${state}`}
        </span>
      );
  }
}

/** "3f2a 91c0 …": so that two people can read it to each other. */
export function spokenFingerprint(fingerprint: string): string {
  const plain = plainFingerprint(fingerprint);
  return plain === '' ? fingerprint : (plain.match(/.{1,4}/g) ?? []).join(' ');
}

/** Only its digits, so that what was typed or pasted can be compared. */
export function plainFingerprint(fingerprint: string): string {
  return fingerprint
    .replace(/^sha-?256[:\s]*/i, '')
    .replace(/[^0-9a-f]/gi, '')
    .toLowerCase();
}
