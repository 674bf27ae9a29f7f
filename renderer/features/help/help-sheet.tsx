// The `?` sheet: every key, from the one list of commands, and where to begin.
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { useCommands } from '../../app/command-runner.ts';
import { type CommandSection, type CommandSpec, commands, isLetterKey, placeOf } from '../../app/commands.ts';
import { useApp } from '../../app/context.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Section } from '../../ui/pane.tsx';
import styles from './help.module.css';

const sections: readonly CommandSection[] = ['Window', 'Go to', 'Review', 'Inventory', 'Workspace', 'Help'];

const placeWords = {
  queue: 'while the focus is in the queue',
  case: 'in the case',
  grid: 'while the focus is in the grid',
} as const;

export function HelpSheet(): ReactNode {
  const { settings } = useApp();
  const letterKeys = useStore(settings.store, (state) => state.letterKeys);
  const [open, setOpen] = useState(false);
  useCommands({ 'help.keys': () => setOpen(true) });
  const all: readonly CommandSpec[] = commands;
  const withKeys = all.filter((spec) => (spec.keys ?? []).length > 0);
  return (
    <Sheet
      open={open}
      onClose={() => setOpen(false)}
      size="narrow"
      title="Keyboard and help"
      lead="Everything can be done from the keyboard. Every other command is in the palette."
    >
      {letterKeys ? null : (
        <Banner
          tone="warn"
          title="Single letters are switched off."
          actions={<LinkButton onClick={() => settings.setLetterKeys(true)}>Switch them on</LinkButton>}
        >
          Keys with Ctrl or Alt work.
        </Banner>
      )}
      {sections.map((section) => {
        const listed = withKeys.filter((spec) => spec.section === section);
        const place = listed.map(placeOf).find((one): one is keyof typeof placeWords => one !== 'window');
        return listed.length === 0 ? null : (
          <Section key={section} title={section} note={place === undefined ? undefined : placeWords[place]}>
            <dl className={styles.keys}>
              {listed.map((spec) => (
                <KeyRow key={spec.id} spec={spec} letterKeys={letterKeys} />
              ))}
            </dl>
          </Section>
        );
      })}
      <Section title="In a list or grid">
        <dl className={styles.keys}>
          <dt>Move</dt>
          <dd>
            <Kbd keys="ArrowUp" /> <Kbd keys="ArrowDown" />
          </dd>
          <dt>Open</dt>
          <dd>
            <Kbd keys="Enter" />
          </dd>
          <dt>First, last</dt>
          <dd>
            <Kbd keys="Home" /> <Kbd keys="End" />
          </dd>
          <dt>Close what lies on top</dt>
          <dd>
            <Kbd keys="Escape" />
          </dd>
        </dl>
      </Section>
      <Section title="How a review goes">
        <ol className={styles.steps}>
          <li>
            <b>Import</b> the provider's bundle. Countersign checks its signature, its files and its counts first.
          </li>
          <li>
            <b>Settle the engagement</b>: who answers for what. A campaign can't open before.
          </li>
          <li>
            <b>Open a campaign.</b> Every entitlement in its scope gets one decision, by the person who answers for it.
          </li>
          <li>
            <b>Decide and sign.</b> What nobody decided is listed by name; silence is never a yes.
          </li>
          <li>
            <b>Hand over</b> the report and the audit pack. Anybody can check them with their own tools.
          </li>
        </ol>
      </Section>
    </Sheet>
  );
}

function KeyRow({ spec, letterKeys }: { readonly spec: CommandSpec; readonly letterKeys: boolean }): ReactNode {
  const keys = (spec.keys ?? []).filter((one) => letterKeys || !isLetterKey(one));
  if (keys.length === 0) return null;
  return (
    <>
      <dt>{spec.title}</dt>
      <dd>
        {keys.map((one, position) => (
          <span key={one}>
            {position === 0 ? null : ' or '}
            <Kbd keys={one} />
          </span>
        ))}
      </dd>
    </>
  );
}
