// What this person prefers on this computer.
import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { ThemeSource } from '../../../shared/bridge.ts';
import { useApp } from '../../app/context.ts';
import { idleChoices } from '../../app/settings.ts';
import { useWorkspace } from '../../app/use-store.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { Checkbox } from '../../ui/field.tsx';
import { Block, Page, PageHead } from '../../ui/pane.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import type from '../../ui/type.module.css';
import styles from './settings.module.css';

const themes: readonly { readonly value: ThemeSource; readonly label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

const modelWords = {
  managed: 'Managed service',
  'co-managed': 'Co-managed',
  'monitoring-only': 'Monitoring only',
} as const;

export function SettingsScreen(): ReactNode {
  const { settings, commands, bridge, format } = useApp();
  const { theme, letterKeys, idleMinutes } = useStore(settings.store);
  const workspace = useWorkspace();
  return (
    <Page>
      <PageHead title="Settings">These are for you on this computer. They are not part of the workspace.</PageHead>
      <div className={styles.blocks}>
        <Block title="Look">
          <div className={type.row}>
            <span className={styles.label}>Theme</span>
            <Segmented label="Theme" options={themes} value={theme} onChange={settings.setTheme} />
          </div>
        </Block>
        <Block title="Keyboard">
          <Checkbox checked={letterKeys} onChange={settings.setLetterKeys}>
            Single letters decide and move
            <p className={styles.note}>
              Such as c to certify and j for the next item, while the queue has the focus. Switch it off when you
              dictate, or when letters were pressed by mistake.{' '}
              <LinkButton small onClick={() => commands.run('help.keys')}>
                Show all keys
              </LinkButton>
            </p>
          </Checkbox>
        </Block>
        <Block title="Your key">
          <div className={type.row}>
            <span className={styles.label}>Locks after</span>
            <Segmented
              label="Locks after"
              options={idleChoices.map((minutes) => ({ value: String(minutes), label: `${minutes} min` }))}
              value={String(idleMinutes)}
              onChange={(minutes) => settings.setIdleMinutes(Number(minutes))}
            />
            <Button tone="quiet" icon={<Lock aria-hidden />} onClick={() => commands.run('window.lock')}>
              Lock now
            </Button>
          </div>
          <p className={styles.note}>
            Deciding, accepting risk and changing who may decide need your unlocked key. Without use it locks by itself;
            each signature asks for the passphrase anyway.
          </p>
        </Block>
        <Block title="This workspace">
          <Facts>
            <FactRow label="Customer">{workspace.customer}</FactRow>
            <FactRow label="Provider">{workspace.provider}</FactRow>
            <FactRow label="Contract">{modelWords[workspace.model]}</FactRow>
            <FactRow label="Created">{format.moment(workspace.createdAt)}</FactRow>
            <FactRow label="File" mono>
              {workspace.file}
            </FactRow>
          </Facts>
          <div className={styles.steps}>
            <Button onClick={() => commands.run('workspace.backup')}>Back up</Button>
            <Button tone="quiet" onClick={() => void bridge.showInFolder(workspace.file)}>
              Show the file
            </Button>
            <Button tone="quiet" onClick={() => commands.run('workspace.close')}>
              Close this workspace
            </Button>
          </div>
        </Block>
        <Block title="Countersign">
          <p className={type.two}>
            Version {bridge.version}. It opens no network connection.{' '}
            <LinkButton onClick={() => commands.run('help.about')}>About</LinkButton>
          </p>
        </Block>
      </div>
    </Page>
  );
}
