// Key caps.
import type { ReactNode } from 'react';
import { keyCaps } from '../app/commands.ts';
import { useApp } from '../app/context.ts';
import styles from './kbd.module.css';

/** `keys` as tinykeys writes them: "$mod+k", "g r". */
export function Kbd({ keys }: { readonly keys: string }): ReactNode {
  const { bridge, words } = useApp();
  return (
    <span className={styles.caps} aria-hidden="true">
      {keyCaps(keys, bridge.platform, words.commands.keys).map((cap, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the caps of one combination never change their order
        <kbd key={position}>{cap}</kbd>
      ))}
    </span>
  );
}
