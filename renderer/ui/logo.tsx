// The sign of the product: lines read, then countersigned.
import type { ReactNode } from 'react';
import styles from './logo.module.css';

export function Logo(): ReactNode {
  return (
    <svg className={styles.logo} viewBox="0 0 40 40" aria-hidden="true">
      <rect className={styles.ground} width="40" height="40" rx="9" />
      <path className={styles.ink} d="M10 14h13M10 20h8" />
      <path className={styles.ink} d="M10 28c3 0 4-3 6-3s1.500 3 3.500 3 3-6 6-9l4.500-4.500" />
    </svg>
  );
}
