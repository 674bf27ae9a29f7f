// The `?` sheet: every key, from the one list of commands, and where to begin.
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { useCommands } from '../../app/command-runner.ts';
import {
  type CommandId,
  type CommandSpec,
  commandSections,
  commands,
  isLetterKey,
  placeOf,
} from '../../app/commands.ts';
import { useApp } from '../../app/context.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Section } from '../../ui/pane.tsx';
import styles from './help.module.css';

type Listed = CommandSpec & { readonly id: CommandId };

export function HelpSheet(): ReactNode {
  const { settings, words } = useApp();
  const said = words.help;
  const letterKeys = useStore(settings.store, (state) => state.letterKeys);
  const [open, setOpen] = useState(false);
  useCommands({ 'help.keys': () => setOpen(true) });
  const all: readonly Listed[] = commands;
  const withKeys = all.filter((spec) => (spec.keys ?? []).length > 0);
  return (
    <Sheet
      open={open}
      onClose={() => setOpen(false)}
      size="narrow"
      title={words.commands.titles['help.keys']}
      lead={said.lead}
    >
      {letterKeys ? null : (
        <Banner
          tone="warn"
          title={said.lettersOff}
          actions={<LinkButton onClick={() => settings.setLetterKeys(true)}>{said.lettersOn}</LinkButton>}
        >
          {said.othersWork}
        </Banner>
      )}
      {commandSections.map((section) => {
        const listed = withKeys.filter((spec) => spec.section === section);
        const place = listed.map(placeOf).find((one) => one !== 'window');
        return listed.length === 0 ? null : (
          <Section
            key={section}
            title={words.commands.sections[section]}
            note={place === undefined ? undefined : words.commands.places[place]}
          >
            <dl className={styles.keys}>
              {listed.map((spec) => (
                <KeyRow key={spec.id} spec={spec} letterKeys={letterKeys} />
              ))}
            </dl>
          </Section>
        );
      })}
      <Section title={said.inLists}>
        <dl className={styles.keys}>
          <dt>{said.move}</dt>
          <dd>
            <Kbd keys="ArrowUp" /> <Kbd keys="ArrowDown" />
          </dd>
          <dt>{said.open}</dt>
          <dd>
            <Kbd keys="Enter" />
          </dd>
          <dt>{said.ends}</dt>
          <dd>
            <Kbd keys="Home" /> <Kbd keys="End" />
          </dd>
          <dt>{said.closeTop}</dt>
          <dd>
            <Kbd keys="Escape" />
          </dd>
        </dl>
      </Section>
      <Section title={said.review}>
        <ol className={styles.steps}>
          {said.steps.map(({ act, rest }) => (
            <li key={act}>
              <b>{act}</b>
              {rest}
            </li>
          ))}
        </ol>
      </Section>
    </Sheet>
  );
}

function KeyRow({ spec, letterKeys }: { readonly spec: Listed; readonly letterKeys: boolean }): ReactNode {
  const { words } = useApp();
  const keys = (spec.keys ?? []).filter((one) => letterKeys || !isLetterKey(one));
  if (keys.length === 0) return null;
  return (
    <>
      <dt>{words.commands.titles[spec.id]}</dt>
      <dd>
        {keys.map((one, position) => (
          <span key={one}>
            {position === 0 ? null : words.commands.keys.or}
            <Kbd keys={one} />
          </span>
        ))}
      </dd>
    </>
  );
}
