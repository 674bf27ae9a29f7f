// Remediation: what was decided, on its way to being true. What nobody allowed stands on top; below it the work itself,
// what goes out to the provider, what came back, accepted risks, and what really changed.
import { type ReactNode, useState } from 'react';
import { useApp } from '../../app/context.ts';
import type { RemediationView, Screen } from '../../app/navigation.ts';
import { useActor, useWorkspace } from '../../app/use-store.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Page, PageHead } from '../../ui/pane.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Unauthorised } from '../overview/unauthorised.tsx';
import { ActionsView } from './actions-view.tsx';
import { ClosingView } from './closing-view.tsx';
import { ExceptionsView } from './exceptions-view.tsx';
import { InstructionsView } from './instructions-view.tsx';
import styles from './remediation.module.css';
import { WorkView } from './work-view.tsx';

export function RemediationScreen({ screen }: { readonly screen: Screen }): ReactNode {
  const { navigation, words, format } = useApp();
  const said = words.remediation;
  const { provider } = useWorkspace();
  const { as } = useActor();
  const asked = screen.name === 'remediation' ? screen.view : undefined;
  const [kept, setKept] = useState<RemediationView>('work');
  const view = asked ?? kept;
  const overview = useQuery('overview.read', { person: as }).value;
  const exceptions = useQuery('exception.list', { limit: 1 }).value;
  const item = screen.name === 'remediation' ? screen.item : undefined;
  const show = (next: RemediationView, to?: string) => {
    setKept(next);
    navigation.replace({ name: 'remediation', view: next, ...(to === undefined ? {} : { item: to }) });
  };
  const late = exceptions === undefined ? 0 : exceptions.cameBack + exceptions.endsSoon;
  return (
    <Page>
      <PageHead title={said.title}>{said.lead(provider)}</PageHead>
      {overview === undefined || view === 'actions' ? null : (
        <Unauthorised overview={overview} onAnswer={(action) => show('actions', action)} />
      )}
      <div className={styles.views}>
        <Segmented<RemediationView>
          label={said.views.label}
          value={view}
          onChange={(next) => show(next)}
          options={[
            { value: 'work', label: said.views.work },
            { value: 'instructions', label: said.views.instructions },
            { value: 'actions', label: said.views.actions },
            { value: 'exceptions', label: said.views.exceptions, count: late === 0 ? undefined : format.number(late) },
            { value: 'closing', label: said.views.closing },
          ]}
        />
      </div>
      {view === 'work' ? <WorkView item={item ?? null} /> : null}
      {view === 'instructions' ? <InstructionsView /> : null}
      {view === 'actions' ? <ActionsView asked={item ?? null} onAnswered={() => show('actions')} /> : null}
      {view === 'exceptions' ? <ExceptionsView /> : null}
      {view === 'closing' ? <ClosingView /> : null}
    </Page>
  );
}
