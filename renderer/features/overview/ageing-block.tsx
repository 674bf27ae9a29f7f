// What the provider was told to change and no evidence shows yet, by how long it is over its date.
import type { ReactNode } from 'react';
import type { Overview } from '../../../shared/contract/workspace.ts';
import { useApp } from '../../app/context.ts';
import { localDay } from '../../lib/format.ts';
import { LinkButton } from '../../ui/button.tsx';
import { BarsChart } from '../../ui/charts/bars.tsx';
import { Block } from '../../ui/pane.tsx';
import { overThePromise } from '../remediation/remediation-model.ts';
import styles from './overview.module.css';

/** Draws nothing while nothing is open. */
export function AgeingBlock({ overview }: { readonly overview: Overview }): ReactNode {
  const { navigation, words } = useApp();
  const { ageing: said } = words.overview;
  const { work } = words.remediation;
  const { open, overdue, byDue } = overview.remediation;
  if (open === 0) return null;
  return (
    <Block
      title={said.title}
      note={work.ageNote(overdue, open)}
      action={
        <LinkButton small onClick={() => navigation.go({ name: 'remediation', view: 'work' })}>
          {said.all}
        </LinkButton>
      }
    >
      <BarsChart
        label={work.ageLabel}
        bars={overThePromise(byDue, localDay(new Date()), work.bands)}
        agreed={null}
        agreedText=""
      />
      <p className={styles.below}>{work.bandsUnit}</p>
    </Block>
  );
}
