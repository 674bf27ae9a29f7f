// Binds every command's keys once. Letters work outside text fields, can be switched off, and where a command belongs to
// a place (the queue) only while the focus is there. A sequence ("g r") swallows its keys, so that "r" does not also decide.
import { useEffect } from 'react';
import { createKeybindingsHandler, type KeybindingsMap } from 'tinykeys';
import { useStore } from 'zustand';
import { type CommandSpec, commands, isLetterKey, placeOf } from './commands.ts';
import { useApp } from './context.ts';

/** Milliseconds in which the second key of a sequence may come: time to look for it. */
const betweenKeys = 2000;

export function useShortcuts(): void {
  const { commands: runner, settings } = useApp();
  const letterKeys = useStore(settings.store, (state) => state.letterKeys);
  useEffect(() => {
    const map: Record<string, (event: KeyboardEvent) => void> = {};
    const bound = bindings(commands).filter(({ keys }) => letterKeys || !isLetterKey(keys));
    // Sequences first: what comes later sees that the event was taken.
    bound.sort((one, other) => Number(other.keys.includes(' ')) - Number(one.keys.includes(' ')));
    for (const { keys, specs } of bound) {
      map[keys] = (event) => {
        if (event.defaultPrevented) return;
        const letter = isLetterKey(keys);
        if (letter && (isTyping(event) || isInPopup(event))) return;
        const spec = specs.find((one) => isAt(event, one));
        if (spec === undefined) return;
        const ran = runner.run(spec.id);
        if (!ran && !keys.includes(' ')) return;
        event.preventDefault();
        handle = fresh();
      };
    }
    /** A handler forgets what other sequences were begun only in time: "g o" and at once "g e" would not be two. */
    const fresh = () =>
      createKeybindingsHandler(map satisfies KeybindingsMap, { ignore: () => false, timeout: betweenKeys });
    let handle = fresh();
    const listen = (event: KeyboardEvent) => handle(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [runner, letterKeys]);
}

interface Binding {
  readonly keys: string;
  /** Commands of particular places first. */
  readonly specs: readonly ((typeof commands)[number] & CommandSpec)[];
}

function bindings(all: typeof commands): Binding[] {
  const byKeys = new Map<string, ((typeof commands)[number] & CommandSpec)[]>();
  for (const spec of all as readonly ((typeof commands)[number] & CommandSpec)[]) {
    for (const keys of spec.keys ?? []) byKeys.set(keys, [...(byKeys.get(keys) ?? []), spec]);
  }
  return [...byKeys].map(([keys, specs]) => ({
    keys: keys === '?' ? '[Shift]+?' : keys,
    specs: specs.sort((one, other) => Number(placeOf(one) === 'window') - Number(placeOf(other) === 'window')),
  }));
}

function isAt(event: KeyboardEvent, spec: CommandSpec): boolean {
  const place = placeOf(spec);
  if (place === 'window') return true;
  return event.target instanceof Element && event.target.closest(`[data-keys~="${place}"]`) !== null;
}

function isTyping(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Menus and lists take letters to find their entries. */
function isInPopup(event: KeyboardEvent): boolean {
  return (
    event.target instanceof Element && event.target.closest('[role="menu"], [role="listbox"], [role="dialog"]') !== null
  );
}
