// Search in one evidence file: how many places, and the way from one to the next.
import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { useQuery } from '../../lib/use-query.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { IconButton } from '../../ui/button.tsx';
import { SearchInput } from '../../ui/field.tsx';
import type from '../../ui/type.module.css';
import styles from './artefact.module.css';

interface ArtefactSearchProps {
  readonly artefact: string;
  readonly asText: boolean;
  /** Of a workbook. */
  readonly sheet: string | null;
  /** The row to bring into sight; null when nothing is looked for. */
  readonly onFound: (position: number | null) => void;
}

export function ArtefactSearch({ artefact, asText, sheet, onFound }: ArtefactSearchProps): ReactNode {
  const { format } = useApp();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const text = useSettled(typed).trim();
  const answer = useQuery('evidence.search', text === '' ? null : { artefact, text, asText, sheet }).value;
  const positions = text === '' ? undefined : answer?.positions;
  const tell = useRef(onFound);
  tell.current = onFound;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text begins at its first place
  useEffect(() => setAt(0), [text]);
  const position = positions?.[at] ?? null;
  useEffect(() => tell.current(position), [position]);
  const count = positions?.length ?? 0;
  const turn = (step: number) => {
    if (count > 0) setAt((at + step + count) % count);
  };
  return (
    <search className={styles.find}>
      <SearchInput
        label="Search in this file"
        value={typed}
        onChange={setTyped}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          turn(event.shiftKey ? -1 : 1);
        }}
      />
      <span className={type.dim} role="status">
        {positions === undefined
          ? ''
          : count === 0
            ? 'not in this file'
            : `${format.number(at + 1)} of ${format.number(count)}${answer?.more === true ? ' or more' : ''}`}
      </span>
      <span className={type.grow} />
      {count < 2 ? null : (
        <>
          <IconButton label="Previous place" icon={<ChevronUp aria-hidden />} onClick={() => turn(-1)} />
          <IconButton label="Next place" icon={<ChevronDown aria-hidden />} onClick={() => turn(1)} />
        </>
      )}
    </search>
  );
}
