// What a checker brings along: roots and fingerprints that he trusts, an older checkpoint that he kept, and what vouches for
// the file. Nothing of it is ours by default; with a workspace open, the keys that were pinned there count.
import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { useSession } from '../../app/use-store.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Badge } from '../../ui/badge.tsx';
import { IconButton, LinkButton } from '../../ui/button.tsx';
import { Field, TextInput } from '../../ui/field.tsx';
import styles from './verify.module.css';

export interface Given {
  readonly roots: readonly string[];
  readonly fingerprints: readonly string[];
  readonly checkpoint: string | null;
  readonly against: string | null;
  /** The full edition of a redacted report. */
  readonly full: string | null;
}

export interface GivenState {
  readonly given: Given;
  /** Whether the pinned keys are known, so that a check can begin. */
  readonly ready: boolean;
  /** How many keys are pinned in the open workspace; null: none is open. */
  readonly pinned: number | null;
  readonly typed: string;
  change(part: Partial<Pick<Given, 'roots' | 'checkpoint' | 'against' | 'full'>>): void;
  type(text: string): void;
}

export function useGiven(): GivenState {
  const open = useSession((state) => state.phase === 'open');
  const pinned = useQuery('trust.list', open ? {} : null);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Omit<Given, 'fingerprints'>>({
    roots: [],
    checkpoint: null,
    against: null,
    full: null,
  });
  const fingerprints = [
    ...(pinned.value ?? []).map((one) => one.fingerprint),
    ...typed.split(/[\s,;]+/).filter((word) => word.length >= 8),
  ];
  return {
    given: { ...chosen, fingerprints },
    ready: !open || !pinned.loading || pinned.value !== undefined,
    pinned: open ? (pinned.value?.length ?? 0) : null,
    typed,
    change: (part) => setChosen((held) => ({ ...held, ...part })),
    type: setTyped,
  };
}

export function GivenBar({ state }: { readonly state: GivenState }): ReactNode {
  const { bridge, words } = useApp();
  const { given: said } = words.verify;
  const { given, pinned, typed, change, type } = state;
  const choose = async (kind: 'open-key' | 'open-any' | 'open-report', title: string): Promise<string[]> => [
    ...(await bridge.dialog(kind, { title })),
  ];
  const addRoot = async () => {
    const chosen = await choose('open-key', said.chooseRoot);
    change({ roots: [...new Set([...given.roots, ...chosen])] });
  };
  const addCheckpoint = async () => {
    const [chosen] = await choose('open-any', said.chooseCheckpoint);
    if (chosen !== undefined) change({ checkpoint: chosen });
  };
  const addAgainst = async () => {
    const [chosen] = await choose('open-any', said.chooseWitness);
    if (chosen !== undefined) change({ against: chosen });
  };
  const addFull = async () => {
    const [chosen] = await choose('open-report', said.chooseFull);
    if (chosen !== undefined) change({ full: chosen });
  };
  return (
    <div className={styles.given}>
      <div className={styles.chosen}>
        <span>{said.against}</span>
        {given.roots.map((root) => (
          <Given key={root} path={root} onDrop={() => change({ roots: given.roots.filter((one) => one !== root) })} />
        ))}
        <LinkButton small onClick={() => void addRoot()}>
          {given.roots.length === 0 ? said.root : said.anotherRoot}
        </LinkButton>
        {given.checkpoint === null ? (
          <LinkButton small onClick={() => void addCheckpoint()}>
            {said.checkpoint}
          </LinkButton>
        ) : (
          <Given path={given.checkpoint} onDrop={() => change({ checkpoint: null })} />
        )}
        {given.against === null ? (
          <LinkButton small onClick={() => void addAgainst()}>
            {said.witness}
          </LinkButton>
        ) : (
          <Given path={given.against} onDrop={() => change({ against: null })} />
        )}
        {given.full === null ? (
          <LinkButton small onClick={() => void addFull()}>
            {said.full}
          </LinkButton>
        ) : (
          <Given path={given.full} onDrop={() => change({ full: null })} />
        )}
      </div>
      <Field label={said.keys} hint={pinned === null ? said.otherWay : said.pinned(pinned)}>
        {(parts) => <TextInput {...parts} placeholder={said.example} value={typed} onChange={type} />}
      </Field>
    </div>
  );
}

function Given({ path, onDrop }: { readonly path: string; readonly onDrop: () => void }): ReactNode {
  const { given } = useApp().words.verify;
  const name = path.split(/[/\\]/).at(-1) ?? path;
  return (
    <Badge>
      {name}
      <IconButton round label={given.leaveOut(name)} icon={<X aria-hidden />} onClick={onDrop} />
    </Badge>
  );
}
