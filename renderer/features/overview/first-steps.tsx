// An empty workspace: the three steps to the first campaign, with what is done ticked.
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Overview } from '../../../shared/contract/workspace.ts';
import { useApp } from '../../app/context.ts';
import { screens } from '../../app/screens.tsx';
import { useQuery } from '../../lib/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { PageHead } from '../../ui/pane.tsx';
import styles from './overview.module.css';

export function FirstSteps({ overview }: { readonly overview: Overview }): ReactNode {
  const { imports, navigation, words } = useApp();
  const { steps: said } = words.overview;
  const engagement = useQuery('engagement.read', {}).value;
  const open = engagement?.problems.filter((problem) => problem.blocks).length;
  // Persons come first: whoever imports, compares the key and opens a campaign is one of them.
  const isSettled = open === 0;
  const { workspace } = overview;
  return (
    <>
      <PageHead title={workspace.customer}>{said.lead(workspace.provider, workspace.customer)}</PageHead>
      <ol className={styles.steps}>
        <Step number={1} done={isSettled} title={said.settle}>
          {`${said.settleWhy}${open === undefined || isSettled ? '' : ` ${said.settleOpen(open)}`}`}
          {screens.engagement === undefined ? null : (
            <Button {...(isSettled ? {} : { tone: 'primary' })} onClick={() => navigation.go({ name: 'engagement' })}>
              {said.settleAct}
            </Button>
          )}
        </Step>
        <Step number={2} done={false} title={said.import}>
          {said.importWhy}
          <Button {...(isSettled ? { tone: 'primary' } : {})} keys="$mod+i" onClick={() => void imports.choose('file')}>
            {said.importAct}
          </Button>
        </Step>
        <Step number={3} done={false} title={said.campaign}>
          {said.campaignWhy}
          {screens.review === undefined ? null : (
            <Button onClick={() => navigation.go({ name: 'review' })}>{said.campaignAct}</Button>
          )}
        </Step>
      </ol>
    </>
  );
}

interface StepProps {
  readonly number: number;
  readonly done: boolean;
  readonly title: string;
  /** A sentence, then the button. */
  readonly children: readonly [string, ReactNode];
}

function Step({ number, done, title, children }: StepProps): ReactNode {
  const { steps: said } = useApp().words.overview;
  const [sentence, button] = children;
  return (
    <li className={styles.step}>
      <span className={styles.number} data-done={done}>
        {done ? <Check aria-label={said.done} /> : number}
      </span>
      <div>
        <b>{title}</b>
        <p>{sentence}</p>
      </div>
      {button}
    </li>
  );
}
