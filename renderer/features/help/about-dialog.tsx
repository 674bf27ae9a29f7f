// What this is, and which version.
import { type ReactNode, useState } from 'react';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Logo } from '../../ui/logo.tsx';
import type from '../../ui/type.module.css';
import styles from './help.module.css';

export function AboutDialog(): ReactNode {
  const { bridge } = useApp();
  const [open, setOpen] = useState(false);
  useCommands({ 'help.about': () => setOpen(true) });
  return (
    <Dialog open={open} onClose={() => setOpen(false)} title="About Countersign">
      <div className={styles.about}>
        <Logo />
        <div>
          <p>
            <b>Countersign {bridge.version}</b>
          </p>
          <p>
            The provider brings the evidence. The customer decides who keeps access, and signs. Anyone can check it.
          </p>
          <p className={type.two}>
            It opens no network connection, ever: nothing is sent, fetched or counted. Free software under the Apache
            License 2.0.
          </p>
        </div>
      </div>
    </Dialog>
  );
}
