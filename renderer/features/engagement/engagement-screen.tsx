// The engagement: who does what, who may say yes, who is called, what is delegated until when, and what stays with the
// customer. What is missing is said in words where it is missing.
import { CircleAlert, History, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Engagement, ModelProblem } from '../../../shared/contract/engagement.ts';
import type { OperatingModel } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { counted } from '../../lib/format.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Block, PageHead, Pane, Panes } from '../../ui/pane.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { DelegatedTasks, ServiceThresholds } from './delegated.tsx';
import styles from './engagement.module.css';
import { Persons } from './persons.tsx';
import { Raci } from './raci.tsx';
import { DecisionRights, Escalation } from './rights.tsx';

const modelWords: Readonly<Record<OperatingModel, string>> = {
  managed: 'Managed service',
  'co-managed': 'Co-managed service',
  'monitoring-only': 'Monitoring only',
};

export function EngagementScreen(): ReactNode {
  const query = useQuery('engagement.read', {});
  return (
    <Loaded query={query} skeleton={<Skeleton rows={14} />}>
      {(engagement) => <EngagementOf engagement={engagement} />}
    </Loaded>
  );
}

function EngagementOf({ engagement }: { readonly engagement: Engagement }): ReactNode {
  const { navigation, format } = useApp();
  const { customer, provider, document, problems } = engagement;
  const { model, contract, activities } = document;
  const until = contract.until === null ? ', without an agreed end' : ` until ${format.date(contract.until)}`;
  const applying = activities.filter((activity) => activity.applies).length;
  return (
    <Panes>
      <Pane label="Operating model">
        <PageHead
          title={provider}
          actions={
            <Button icon={<History aria-hidden />} onClick={() => navigation.go({ name: 'ledger' })}>
              Changes
            </Button>
          }
        >
          {modelWords[model]}
          {until}
          {contract.reference === null ? '' : `, contract ${contract.reference}`}. {customer} stays accountable for
          every decision.
        </PageHead>
        {problems.length === 0 ? null : (
          <Block title="Not settled" note={counted(problems.length, 'point')}>
            <Problems problems={problems} />
          </Block>
        )}
        <Block title="Who does what" note={counted(applying, 'activity', 'activities')} action={<Legend />}>
          <Raci engagement={engagement} />
        </Block>
        <Block title="Decision rights" note="who may say yes, and up to what">
          <DecisionRights engagement={engagement} />
        </Block>
        <Block title="Escalation" note="who is called, and when it moves on">
          <Escalation engagement={engagement} />
        </Block>
        <Persons />
      </Pane>
      <aside className={styles.side}>
        <Pane label="Delegated and kept">
          <Block title="Delegated tasks" note="end by themselves">
            <DelegatedTasks engagement={engagement} />
          </Block>
          <Block title="Service thresholds" note="as recorded">
            <ServiceThresholds engagement={engagement} />
          </Block>
          <Block title="Risk appetite">
            <RiskAppetite engagement={engagement} />
          </Block>
          <Block title={`Stays with ${customer.split(' ')[0] ?? customer}`} note="can’t be delegated here">
            <ul className={styles.keep}>
              {engagement.staysWithCustomer.map((text) => (
                <li key={text}>
                  <Lock aria-hidden />
                  <span>{text}</span>
                </li>
              ))}
            </ul>
          </Block>
        </Pane>
      </aside>
    </Panes>
  );
}

function Problems({ problems }: { readonly problems: readonly ModelProblem[] }): ReactNode {
  const blocking = problems.filter((problem) => problem.blocks);
  const [title, rest] =
    blocking.length > 0
      ? ['A campaign can’t open yet.', 'These have to be settled first:']
      : ['A campaign can open.', 'These are still worth settling:'];
  return (
    <Banner tone={blocking.length > 0 ? 'warn' : 'plain'} title={title}>
      {rest}
      <ul className={styles.problems}>
        {(blocking.length > 0 ? blocking : problems).map((problem) => (
          <li key={`${problem.about} ${problem.code} ${problem.text}`}>{problem.text}</li>
        ))}
      </ul>
    </Banner>
  );
}

function Legend(): ReactNode {
  const letters = [
    ['R', 'does it'],
    ['A', 'answers for it'],
    ['C', 'is asked'],
    ['I', 'is told'],
  ] as const;
  return (
    <span className={styles.legend}>
      {letters.map(([letter, words]) => (
        <span key={letter}>
          <span className={`${styles.letter} ${styles[letter] ?? ''}`}>{letter}</span>
          {words}
        </span>
      ))}
    </span>
  );
}

function RiskAppetite({ engagement }: { readonly engagement: Engagement }): ReactNode {
  const { format } = useApp();
  const persons = useQuery('person.list', {}).value ?? [];
  const { statement, agreedBy, agreedAt } = engagement.document.riskAppetite;
  if (statement === null) {
    return (
      <p className={styles.problem}>
        <CircleAlert aria-hidden />
        <span>Nobody has said how much risk is acceptable.</span>
      </p>
    );
  }
  const name = persons.find((person) => person.id === agreedBy)?.name ?? agreedBy;
  return (
    <>
      <p>“{statement}”</p>
      <p className={`${type.two} ${type.t12}`}>
        {name === null ? <span className={type.unknown}>agreed by nobody named</span> : `Agreed by ${name}`}
        {agreedAt === null ? '' : `, ${format.date(agreedAt)}`}
      </p>
    </>
  );
}
