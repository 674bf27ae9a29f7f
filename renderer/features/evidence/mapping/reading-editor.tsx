// How the cells of one column become values: the order of a date, the words for yes, what each word means, where a list is cut.
import { type ReactNode, useId, useState } from 'react';
import type { MappingColumn } from '../../../../shared/contract/mapping.ts';
import type { MappingReading } from '../../../../shared/mapping.ts';
import type { DateOrder } from '../../../../shared/mapping-words.ts';
import { useApp } from '../../../app/context.ts';
import { LinkButton } from '../../../ui/button.tsx';
import { TextInput } from '../../../ui/field.tsx';
import { type Option, Select } from '../../../ui/select.tsx';
import type from '../../../ui/type.module.css';
import { wordsIn } from './draft.ts';
import type { FieldInWords } from './field-words.ts';
import styles from './mapping.module.css';

interface ReadingEditorProps {
  readonly name: string;
  readonly field: FieldInWords | undefined;
  readonly reading: MappingReading;
  readonly column: MappingColumn | undefined;
  readonly onReading: (reading: MappingReading) => void;
}

export function ReadingEditor({ name, field, reading, column, onReading }: ReadingEditorProps): ReactNode {
  const words = useApp().words.mapping.reading;
  switch (reading.as) {
    case 'text':
    case 'list':
      return <TextReading name={name} field={field} reading={reading} onReading={onReading} />;
    case 'date':
      return (
        <Select<DateOrder>
          label={words.dates(name)}
          value={reading.order}
          options={dateOrders.map((order) => ({ value: order, label: words.orders[order] }))}
          placeholder={words.order}
          invalid={reading.order === null}
          onChange={(order) => onReading({ ...reading, order })}
        />
      );
    case 'boolean':
      return (
        <div className={styles.truths}>
          <WordsInput
            label={words.yesIn(name)}
            shown={words.yes}
            words={reading.yes}
            onWords={(yes) => onReading({ ...reading, yes })}
          />
          <WordsInput
            label={words.noIn(name)}
            shown={words.no}
            words={reading.no}
            onWords={(no) => onReading({ ...reading, no })}
          />
        </div>
      );
    case 'words':
      return <Meanings name={name} field={field} reading={reading} column={column} onReading={onReading} />;
  }
}

const dateOrders: readonly DateOrder[] = ['ymd', 'dmy', 'mdy', 'serial', 'seconds', 'milliseconds'];

const cuts = ['whole', ',', ';', '|', '\\n', ' '] as const;
type Cut = (typeof cuts)[number];

interface TextReadingProps {
  readonly name: string;
  readonly field: FieldInWords | undefined;
  readonly reading: Extract<MappingReading, { as: 'text' | 'list' }>;
  readonly onReading: (reading: MappingReading) => void;
}

/** Only what an entitlement consists of can be several in one cell. */
function TextReading({ name, field, reading, onReading }: TextReadingProps): ReactNode {
  const words = useApp().words.mapping.reading;
  const canSplit = field?.field === 'privilege' || field?.field === 'resource' || reading.as === 'list';
  if (!canSplit) return <span className={`${type.t12} ${type.two}`}>{words.asItStands}</span>;
  const cut = reading.as === 'text' ? 'whole' : (cuts.find((one) => one === reading.separator) ?? null);
  return (
    <Select<Cut>
      label={words.howMany(name)}
      value={cut}
      options={cuts.map((one) => ({ value: one, label: words.cuts[one] }))}
      placeholder={reading.as === 'list' ? words.between(reading.separator) : words.cuts.whole}
      onChange={(next) => onReading(next === 'whole' ? { as: 'text' } : { as: 'list', separator: next })}
    />
  );
}

interface WordsInputProps {
  readonly label: string;
  readonly shown: string;
  readonly words: readonly string[];
  readonly onWords: (words: string[]) => void;
}

function WordsInput({ label, shown, words, onWords }: WordsInputProps): ReactNode {
  const [text, setText] = useState(words.join(', '));
  return (
    <div className={styles.truth}>
      <span aria-hidden>{shown}</span>
      <TextInput
        aria-label={label}
        value={text}
        spellCheck={false}
        onChange={(next) => {
          setText(next);
          onWords(wordsIn(next));
        }}
      />
    </div>
  );
}

const unknown = 'unknown';
const unsaid = 'unsaid';

interface MeaningsProps {
  readonly name: string;
  readonly field: FieldInWords | undefined;
  readonly reading: Extract<MappingReading, { as: 'words' }>;
  readonly column: MappingColumn | undefined;
  readonly onReading: (reading: MappingReading) => void;
}

function Meanings({ name, field, reading, column, onReading }: MeaningsProps): ReactNode {
  const words = useApp().words.mapping.reading;
  const present = [...new Set([...(column?.values ?? []), ...reading.words.map(({ from }) => from)])];
  const said = (word: string) => reading.words.find(({ from }) => from.toLowerCase() === word.toLowerCase());
  const open = present.filter((word) => said(word) === undefined);
  const [shown, setShown] = useState(open.length > 0);
  const list = useId();
  const options: readonly Option<string>[] = [
    ...(field?.words ?? []).map((word) => ({ value: word, label: word.replaceAll('_', ' ') })),
    { value: unknown, label: words.unknown },
    { value: unsaid, label: words.reject },
  ];
  const say = (word: string, meaning: string) => {
    const others = reading.words.filter(({ from }) => from.toLowerCase() !== word.toLowerCase());
    const next = meaning === unsaid ? others : [...others, { from: word, to: meaning === unknown ? null : meaning }];
    onReading({ ...reading, words: next });
  };
  return (
    <>
      <LinkButton small aria-expanded={shown} aria-controls={list} onClick={() => setShown(!shown)}>
        {words.words(present.length, open.length)}
      </LinkButton>
      {shown ? (
        <ul id={list} className={styles.meanings}>
          {present.map((word) => {
            const known = said(word);
            return (
              <li key={word}>
                <span className={type.mono} title={word}>
                  {word}
                </span>
                <Select<string>
                  label={words.means(word, name)}
                  value={known === undefined ? unsaid : (known.to ?? unknown)}
                  options={options}
                  onChange={(meaning) => say(word, meaning)}
                />
              </li>
            );
          })}
        </ul>
      ) : null}
    </>
  );
}
