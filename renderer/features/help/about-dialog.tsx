// What this is, and which version.
import { type ReactNode, useState } from 'react';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Logo } from '../../ui/logo.tsx';
import type from '../../ui/type.module.css';
import styles from './help.module.css';

export function AboutDialog(): ReactNode {
  const { bridge, words } = useApp();
  const [open, setOpen] = useState(false);
  useCommands({ 'help.about': () => setOpen(true) });
  return (
    <Dialog open={open} onClose={() => setOpen(false)} title={words.commands.titles['help.about']}>
      <div className={styles.about}>
        <Logo />
        <div>
          <p>
            <b>{`Countersign ${bridge.version}`}</b>
          </p>
          <p>{words.help.aboutLead}</p>
          <p className={type.two}>{words.help.aboutNetwork}</p>
        </div>
      </div>
    </Dialog>
  );
}
