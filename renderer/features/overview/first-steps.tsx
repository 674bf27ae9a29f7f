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
  const { imports, navigation } = useApp();
  const engagement = useQuery('engagement.read', {}).value;
  const settled = engagement?.problems.every((problem) => !problem.blocks) ?? false;
  const { workspace } = overview;
  return (
    <>
      <PageHead title={workspace.customer}>
        {workspace.provider} collects, {workspace.customer} decides. Three steps to the first review.
      </PageHead>
      <ol className={styles.steps}>
        <Step number={1} done={false} title="Import the provider's bundle">
          Countersign says what is in it, and whether it can be relied on, before anything is imported.
          <Button tone="primary" keys="$mod+i" onClick={() => void imports.choose('file')}>
            Import a bundle
          </Button>
        </Step>
        <Step number={2} done={settled} title="Settle who does what">
          Persons, who answers for which activity, who may decide, and what is delegated until when.
          {screens.engagement === undefined ? null : (
            <Button onClick={() => navigation.go({ name: 'engagement' })}>Open the engagement</Button>
          )}
        </Step>
        <Step number={3} done={false} title="Open a campaign">
          It fixes the population, and gives every entitlement to the person who answers for it.
          {screens.review === undefined ? null : (
            <Button onClick={() => navigation.go({ name: 'review' })}>Go to review</Button>
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
  const [sentence, button] = children;
  return (
    <li className={styles.step}>
      <span className={styles.number} data-done={done}>
        {done ? <Check aria-label="done" /> : number}
      </span>
      <div>
        <b>{title}</b>
        <p>{sentence}</p>
      </div>
      {button}
    </li>
  );
}
