// What this person prefers on this computer.
import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { ThemeSource } from '../../../shared/bridge.ts';
import { useApp } from '../../app/context.ts';
import { languageChoices } from '../../app/language.ts';
import { idleChoices } from '../../app/settings.ts';
import { useWorkspace } from '../../app/use-store.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { Checkbox } from '../../ui/field.tsx';
import { Block, Page, PageHead } from '../../ui/pane.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import type from '../../ui/type.module.css';
import styles from './settings.module.css';

const themes: readonly ThemeSource[] = ['system', 'light', 'dark'];

export function SettingsScreen(): ReactNode {
  const { settings, commands, bridge, format, language, words } = useApp();
  const said = words.settings;
  const choice = useStore(language.store, (state) => state.choice);
  const { theme, letterKeys, idleMinutes } = useStore(settings.store);
  const workspace = useWorkspace();
  return (
    <Page>
      <PageHead title={words.app.screens.settings}>{said.lead}</PageHead>
      <div className={styles.blocks}>
        <Block title={said.look}>
          <div className={styles.choices}>
            <div className={type.row}>
              <span className={styles.label}>{said.theme}</span>
              <Segmented
                label={said.theme}
                options={themes.map((value) => ({ value, label: said.themes[value] }))}
                value={theme}
                onChange={settings.setTheme}
              />
            </div>
            <div className={type.row}>
              <span className={styles.label}>{said.language}</span>
              <Segmented
                label={said.language}
                options={languageChoices.map((value) => ({ value, label: said.languages[value] }))}
                value={choice}
                onChange={language.choose}
              />
            </div>
          </div>
          <p className={styles.note}>{said.languageMeans}</p>
        </Block>
        <Block title={said.keyboard}>
          <Checkbox checked={letterKeys} onChange={settings.setLetterKeys}>
            {said.letters}
            <p className={styles.note}>
              {`${said.lettersMean} `}
              <LinkButton small onClick={() => commands.run('help.keys')}>
                {said.allKeys}
              </LinkButton>
            </p>
          </Checkbox>
        </Block>
        <Block title={said.yourKey}>
          <div className={type.row}>
            <span className={styles.label}>{said.locksAfter}</span>
            <Segmented
              label={said.locksAfter}
              options={idleChoices.map((minutes) => ({ value: String(minutes), label: said.minutes(minutes) }))}
              value={String(idleMinutes)}
              onChange={(minutes) => settings.setIdleMinutes(Number(minutes))}
            />
            <Button tone="quiet" icon={<Lock aria-hidden />} onClick={() => commands.run('window.lock')}>
              {words.app.actor.lock}
            </Button>
          </div>
          <p className={styles.note}>{said.keyMeans}</p>
        </Block>
        <Block title={said.workspace}>
          <Facts>
            <FactRow label={said.customer}>{workspace.customer}</FactRow>
            <FactRow label={said.provider}>{workspace.provider}</FactRow>
            <FactRow label={said.contract}>{words.field.models[workspace.model]}</FactRow>
            <FactRow label={said.created}>{format.moment(workspace.createdAt)}</FactRow>
            <FactRow label={said.file} mono>
              {workspace.file}
            </FactRow>
          </Facts>
          <div className={styles.steps}>
            <Button onClick={() => commands.run('workspace.backup')}>{said.backUp}</Button>
            <Button tone="quiet" onClick={() => void bridge.showInFolder(workspace.file)}>
              {words.app.showFile}
            </Button>
            <Button tone="quiet" onClick={() => commands.run('workspace.close')}>
              {words.commands.titles['workspace.close']}
            </Button>
          </div>
        </Block>
        <Block title={'Countersign'}>
          <p className={type.two}>
            {`${said.version(bridge.version)} `}
            <LinkButton onClick={() => commands.run('help.about')}>{said.about}</LinkButton>
          </p>
        </Block>
      </div>
    </Page>
  );
}
