// A system as people say it, with what tells it from others of its kind: "AWS 104729384756" for "aws:104729384756".
import type { ReactNode } from 'react';
import { useApp } from '../../app/context.ts';
import { systemWord } from '../review/naming.ts';
import styles from './overview.module.css';

export function SystemName({ system }: { readonly system: string }): ReactNode {
  const { population } = useApp().words.overview;
  const sources: Readonly<Record<string, string>> = population.sources;
  const word = sources[system] ?? systemWord(system);
  const rest = word === system || sources[system] !== undefined ? '' : system.slice(system.indexOf(':') + 1);
  return (
    <>
      {word}
      {rest === '' ? null : <span className={styles.account}> {rest}</span>}
    </>
  );
}
