// Ctrl/Cmd+K: every command that can run now, every screen, and identities by name.
import { Dialog } from '@base-ui/react/dialog';
import { ArrowRight, Bot, Search, SquareTerminal } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { kindWord } from '../features/inventory/facet-words.ts';
import { useQuery } from '../lib/use-query.ts';
import { Kbd } from '../ui/kbd.tsx';
import { useCommands } from './command-runner.ts';
import { type CommandId, type CommandSpec, commands } from './commands.ts';
import { useApp } from './context.ts';
import styles from './palette.module.css';
import { matchRank, startsWords } from './palette-match.ts';
import { useSession } from './use-store.ts';

interface PaletteOption {
  readonly id: string;
  readonly group: string;
  readonly icon: ReactNode;
  readonly title: string;
  readonly note?: string;
  readonly keys?: string | undefined;
  readonly run: () => void;
}

export function Palette(): ReactNode {
  const { words } = useApp();
  const [open, setOpen] = useState(false);
  useCommands({ 'window.palette': () => setOpen(true) });
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.box} aria-label={words.app.palette.ask}>
          <PaletteBody onDone={() => setOpen(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteBody({ onDone }: { readonly onDone: () => void }): ReactNode {
  const said = useApp().words.app.palette;
  const [typed, setTyped] = useState('');
  const [position, setPosition] = useState(0);
  const options = useOptions(typed.trim());
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const active = Math.min(position, options.length - 1);
  useEffect(() => {
    if (active >= 0) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const choose = (option: PaletteOption | undefined) => {
    if (option === undefined) return;
    onDone();
    // After the palette has given the focus back, so that the command may place it.
    requestAnimationFrame(option.run);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setPosition(Math.max(0, Math.min(options.length - 1, active + step)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(options[active]);
    }
  };
  return (
    <>
      <div className={styles.search}>
        <Search aria-hidden />
        <input
          // biome-ignore lint/a11y/noAutofocus: a palette is opened to be typed into
          autoFocus
          value={typed}
          placeholder={said.hint}
          role="combobox"
          aria-label={said.ask}
          aria-expanded={options.length > 0}
          aria-controls={options.length === 0 ? undefined : `${id}-list`}
          aria-activedescendant={options.length === 0 ? undefined : `${id}-${active}`}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setTyped(event.target.value);
            setPosition(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {options.length === 0 ? (
        <p className={styles.none} role="status">
          {said.none}
        </p>
      ) : null}
      <div
        className={styles.list}
        id={`${id}-list`}
        role="listbox"
        aria-label={said.results}
        hidden={options.length === 0}
        ref={list}
      >
        {options.map((option, index) => (
          <div key={option.id} role="presentation">
            {option.group === options[index - 1]?.group ? null : <div className={styles.group}>{option.group}</div>}
            {/* biome-ignore lint/a11y/useFocusableInteractive: see above */}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the input handles the keys */}
            <div
              id={`${id}-${index}`}
              className={styles.option}
              role="option"
              aria-selected={index === active}
              onClick={() => choose(option)}
              onMouseMove={() => setPosition(index)}
            >
              {option.icon}
              <span className={styles.words}>
                {option.title}
                {option.note === undefined ? null : <span className={styles.note}>{option.note}</span>}
              </span>
              {option.keys === undefined ? null : <Kbd keys={option.keys} />}
            </div>
          </div>
        ))}
      </div>
    </>
  );
}

function useOptions(typed: string): PaletteOption[] {
  const { commands: runner, navigation, words } = useApp();
  const said = words.app.palette;
  const handlers = useStore(runner.store, (state) => state.handlers);
  const open = useSession((state) => state.phase === 'open');
  const found = useQuery('inventory.find', open && typed.length >= 2 ? { text: typed, limit: 12 } : null).value ?? [];
  const all: readonly (CommandSpec & (typeof commands)[number])[] = commands;
  const ofCommands = all
    .filter((spec) => handlers.has(spec.id) && spec.id !== 'window.palette')
    .flatMap((spec) => {
      const rank = matchRank(typed, words.commands.titles[spec.id]);
      return rank === null ? [] : [{ spec, rank }];
    });
  if (typed !== '') ofCommands.sort((one, other) => one.rank - other.rank);
  const option = ({ spec }: (typeof ofCommands)[number]): PaletteOption => ({
    id: spec.id,
    group: spec.section === 'go' ? said.screens : said.commands,
    icon: spec.section === 'go' ? <ArrowRight aria-hidden /> : <SquareTerminal aria-hidden />,
    title: words.commands.titles[spec.id],
    keys: spec.keys?.[0],
    run: () => runner.run(spec.id),
  });
  const isMeant = (id: CommandId) => startsWords(typed, words.commands.titles[id]);
  const listed = (meant: boolean) => {
    const some = ofCommands.filter(({ spec }) => isMeant(spec.id) === meant);
    const screens = some.filter(({ spec }) => spec.section === 'go').map(option);
    return [...screens, ...some.filter(({ spec }) => spec.section !== 'go').map(option)];
  };
  const identities = found.map((identity) => ({
    id: identity.uid,
    group: said.identities,
    icon: <Bot aria-hidden />,
    title: identity.name,
    note: `${kindWord(identity.kind, words.inventory)}, ${identity.system}`,
    run: () => navigation.go({ name: 'inventory', subject: 'identities', uid: identity.uid }),
  }));
  // A title whose words begin with what was typed is meant; a name that only contains it comes after.
  return [...listed(true), ...identities, ...listed(false)];
}
