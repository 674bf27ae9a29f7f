// What the provider was told to change and no evidence shows yet, by how long it is over its date.
import type { ReactNode } from 'react';
import { useApp } from '../../app/context.ts';
import { localDay } from '../../lib/format.ts';
import { useQuery } from '../../lib/use-query.ts';
import { LinkButton } from '../../ui/button.tsx';
import { BarsChart } from '../../ui/charts/bars.tsx';
import { Block } from '../../ui/pane.tsx';
import { overThePromise } from '../remediation/remediation-model.ts';
import styles from './overview.module.css';

/** Draws nothing while nothing is open. */
export function AgeingBlock(): ReactNode {
  const { navigation, words } = useApp();
  const { ageing: said } = words.overview;
  const { work } = words.remediation;
  const list = useQuery('remediation.list', {}).value ?? [];
  const open = list.filter((one) => one.state !== 'verified');
  if (open.length === 0) return null;
  const overdue = open.filter((one) => one.overdue).length;
  return (
    <Block
      title={said.title}
      note={work.ageNote(overdue, open.length)}
      action={
        <LinkButton small onClick={() => navigation.go({ name: 'remediation', view: 'work' })}>
          {said.all}
        </LinkButton>
      }
    >
      <BarsChart
        label={work.ageLabel}
        bars={overThePromise(open, localDay(new Date()), work.bands)}
        agreed={null}
        agreedText=""
      />
      <p className={styles.below}>{work.bandsUnit}</p>
    </Block>
  );
}
