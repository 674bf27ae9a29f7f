// The language of the window: chosen on this computer, or the system's. Words and dates follow it at once; the engine is
// told, and what it had worded before is asked again.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Locale, localeOf } from '../../shared/locale.ts';
import type { Engine } from '../lib/engine.ts';
import { createFormat, type Format } from '../lib/format.ts';
import { type Messages, messages } from '../messages/table.ts';

export const languageChoices = ['system', 'en', 'de'] as const;
export type LanguageChoice = (typeof languageChoices)[number];

export interface Speech {
  readonly choice: LanguageChoice;
  readonly locale: Locale;
  readonly words: Messages;
  readonly format: Format;
}

export interface Language {
  readonly store: StoreApi<Speech>;
  choose(choice: LanguageChoice): void;
  /** Tells the engine which language to answer in: at the start, and after it was started again. */
  tell(): Promise<void>;
}

const choiceKey = 'countersign.language';

interface Parts {
  readonly engine: Engine;
  readonly storage: Storage;
  /** The system's language tag: "de-AT". */
  readonly system: string;
}

export function createLanguage({ engine, storage, system }: Parts): Language {
  const kept = languageChoices.find((choice) => choice === storage.getItem(choiceKey)) ?? 'system';
  const store = createStore<Speech>(() => speechOf(kept, system));
  const tell = async () => {
    await engine.call('session.setLanguage', { locale: store.getState().locale });
  };
  return {
    store,
    choose(choice) {
      storage.setItem(choiceKey, choice);
      store.setState(speechOf(choice, system));
      void tell().then(engine.queries.clear, () => undefined);
    },
    tell,
  };
}

function speechOf(choice: LanguageChoice, system: string): Speech {
  const locale = choice === 'system' ? localeOf(system) : choice;
  // The system's tag knows the region's dates; it is of use where it is of the same language.
  const tag = system !== '' && localeOf(system) === locale ? system : locale;
  return {
    choice,
    locale,
    words: messages[locale],
    format: createFormat(tag, undefined, messages[locale].field.times),
  };
}
