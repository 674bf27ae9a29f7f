// Search in one evidence file: how many places, and the way from one to the next.
import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { useQuery } from '../../lib/use-query.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { IconButton } from '../../ui/button.tsx';
import { SearchInput } from '../../ui/field.tsx';
import type from '../../ui/type.module.css';
import styles from './artefact.module.css';

interface RowSearchProps {
  readonly artefact: string;
  readonly asText: boolean;
  /** Of a workbook. */
  readonly sheet: string | null;
  /** The row to bring into sight; null when nothing is looked for. */
  readonly onFound: (position: number | null) => void;
}

/** In the rows of a table, or the lines of a text. */
export function RowSearch({ artefact, asText, sheet, onFound }: RowSearchProps): ReactNode {
  const [text, setText] = useState('');
  const query = useQuery('evidence.search', text === '' ? null : { artefact, text, asText, sheet });
  const places = text === '' ? undefined : query.value?.positions;
  return (
    <SearchBar
      text={text}
      onText={setText}
      places={places}
      more={query.value?.more ?? false}
      error={text === '' ? null : query.error}
      onFound={onFound}
    />
  );
}

interface TreeSearchProps {
  readonly artefact: string;
  /** The pointer to go to; null when nothing is looked for. */
  readonly onFound: (pointer: string | null) => void;
}

/** In the names and values of a JSON file. */
export function TreeSearch({ artefact, onFound }: TreeSearchProps): ReactNode {
  const [text, setText] = useState('');
  const query = useQuery('evidence.treeSearch', text === '' ? null : { artefact, text });
  const places = text === '' ? undefined : query.value?.pointers;
  return (
    <SearchBar
      text={text}
      onText={setText}
      places={places}
      more={query.value?.more ?? false}
      error={text === '' ? null : query.error}
      onFound={onFound}
    />
  );
}

interface SearchBarProps<Place> {
  /** What is looked for now. */
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly places: readonly Place[] | undefined;
  /** There are more than these. */
  readonly more: boolean;
  readonly error: Parameters<typeof ErrorBanner>[0]['error'];
  readonly onFound: (place: Place | null) => void;
}

function SearchBar<Place extends string | number>(props: SearchBarProps<Place>): ReactNode {
  const { text, onText, places, more, error, onFound } = props;
  const { words } = useApp();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const settled = useSettled(typed).trim();
  const tell = useRef({ onText, onFound });
  tell.current = { onText, onFound };
  useEffect(() => tell.current.onText(settled), [settled]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text begins at its first place
  useEffect(() => setAt(0), [text]);
  const place = places?.[at] ?? null;
  useEffect(() => tell.current.onFound(place), [place]);
  const count = places?.length ?? 0;
  const turn = (step: number) => {
    if (count > 0) setAt((at + step + count) % count);
  };
  const file = words.evidenceFile;
  return (
    <>
      <search className={styles.find}>
        <SearchInput
          label={file.search}
          value={typed}
          onChange={setTyped}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            turn(event.shiftKey ? -1 : 1);
          }}
        />
        <span className={`${type.dim} ${type.nowrap}`} role="status">
          {places === undefined ? '' : count === 0 ? file.notFound : file.foundAt(at + 1, count, more)}
        </span>
        <span className={type.grow} />
        {count < 2 ? null : (
          <>
            <IconButton label={file.previousPlace} icon={<ChevronUp aria-hidden />} onClick={() => turn(-1)} />
            <IconButton label={file.nextPlace} icon={<ChevronDown aria-hidden />} onClick={() => turn(1)} />
          </>
        )}
      </search>
      {error === null ? null : (
        <div className={styles.padded}>
          <ErrorBanner error={error} />
        </div>
      )}
    </>
  );
}
