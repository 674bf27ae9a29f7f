// The engagement: who does what, who may say yes, who is called, what is delegated until when, and what stays with the
// customer. It is changed where it stands; what is missing is said in words while it is, and nothing is in force before it
// is saved as a version.
import { Eye, FileDown, History, LayoutTemplate, Lock } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Engagement, EngagementDraft, ModelProblem } from '../../../shared/contract/engagement.ts';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { asCountersignError } from '../../lib/engine.ts';
import { counted } from '../../lib/format.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Block, PageHead, Pane, Panes } from '../../ui/pane.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { Contract, RiskAppetite } from './contract.tsx';
import { DelegatedTasks } from './delegated.tsx';
import { Delegations } from './delegations.tsx';
import styles from './engagement.module.css';
import { Escalation } from './escalation.tsx';
import { ModelContext } from './model-context.ts';
import { modelWords } from './model-words.ts';
import { Persons } from './persons.tsx';
import { Raci } from './raci.tsx';
import { DecisionRights } from './rights.tsx';
import { Roles } from './roles.tsx';
import { SaveBar } from './save-bar.tsx';
import { Separation } from './separation.tsx';
import { TemplateSheet } from './template-sheet.tsx';
import { RuleThresholds, ServiceThresholds } from './thresholds.tsx';
import { useModelEdit } from './use-model-edit.ts';
import { VersionsSheet } from './versions-sheet.tsx';

export function EngagementScreen(): ReactNode {
  const { engine } = useApp();
  const query = useQuery('engagement.read', {});
  // Read once each time the screen is opened; from then on the draft is what is typed here.
  const [draft, setDraft] = useState<EngagementDraft | null | undefined>(undefined);
  useEffect(() => {
    engine.call('engagement.draft', {}).then(setDraft, () => setDraft(null));
  }, [engine]);
  if (draft === undefined) return <Skeleton rows={14} />;
  return (
    <Loaded query={query} skeleton={<Skeleton rows={14} />}>
      {(engagement) => <EngagementOf engagement={engagement} draft={draft} />}
    </Loaded>
  );
}

interface EngagementOfProps {
  readonly engagement: Engagement;
  readonly draft: EngagementDraft | null;
}

function EngagementOf({ engagement, draft }: EngagementOfProps): ReactNode {
  const { format } = useApp();
  const { persons, cannotDecide, person } = useActor();
  const editing = useModelEdit(engagement, draft);
  const { document } = editing.edit;
  const template = useQuery('engagement.template', { model: document.model }).value ?? null;
  const [sheet, setSheet] = useState<'versions' | 'template' | null>(null);
  const exportRaci = useExport();
  useCommands({
    'engagement.versions': () => setSheet('versions'),
    'engagement.template': () => setSheet('template'),
    'engagement.export': () => void exportRaci(),
  });
  const { customer, provider } = engagement;
  const { model, contract, activities } = document;
  const until = contract.until === null ? ', without an agreed end' : ` until ${format.date(contract.until)}`;
  const applying = activities.filter((activity) => activity.applies).length;
  // Before anybody is known, whoever has the workspace open sets it up.
  const mayNot = person === null ? null : cannotDecide;
  return (
    <ModelContext.Provider
      value={{ engagement, document, problems: editing.problems, persons, template, mayNot, change: editing.change }}
    >
      <Panes>
        <Pane
          label="Operating model"
          foot={editing.isChanged ? <SaveBar engagement={engagement} editing={editing} /> : undefined}
        >
          <PageHead
            title={provider}
            actions={
              <>
                <Button icon={<LayoutTemplate aria-hidden />} onClick={() => setSheet('template')}>
                  Template
                </Button>
                <Button icon={<FileDown aria-hidden />} onClick={() => void exportRaci()}>
                  Export
                </Button>
                <Button icon={<History aria-hidden />} onClick={() => setSheet('versions')}>
                  Versions
                </Button>
              </>
            }
          >
            {modelWords[model]}
            {until}
            {contract.reference === null ? '' : `, contract ${contract.reference}`}. {customer} stays accountable for
            every decision. Version {engagement.version} since {format.date(engagement.changedAt)}.
          </PageHead>
          <Problems problems={editing.problems} />
          {mayNot === null || person?.party === 'auditor' ? null : (
            <Block title="To read">
              <Banner icon={<Eye aria-hidden />} title="Only the customer changes what stands here.">
                {mayNot}
              </Banner>
            </Block>
          )}
          <Block title="Who does what" note={counted(applying, 'activity', 'activities')} action={<Legend />}>
            <Raci />
          </Block>
          <Block title="Roles" note="who fills the columns above">
            <Roles />
          </Block>
          <Persons />
          <Block title="Decision rights" note="who may say yes, up to what, and with whom">
            <DecisionRights />
          </Block>
          <Block title="Separation of duties" note="who may not judge what">
            <Separation />
          </Block>
          <Delegations />
          <Block title="Escalation" note="who is called, in this order">
            <Escalation />
          </Block>
        </Pane>
        <aside className={styles.side}>
          <Pane label="Contract, tasks and thresholds">
            <Block title="Contract">
              <Contract />
            </Block>
            <Block title="Delegated tasks" note="end by themselves">
              <DelegatedTasks />
            </Block>
            <Block title="Service thresholds" note="by severity">
              <ServiceThresholds />
            </Block>
            <Block title="Risk appetite">
              <RiskAppetite />
            </Block>
            <Block title="Rule thresholds" note="what the rules compare with">
              <RuleThresholds />
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
      {sheet === 'versions' ? <VersionsSheet onClose={() => setSheet(null)} /> : null}
      {sheet === 'template' ? <TemplateSheet onClose={() => setSheet(null)} /> : null}
    </ModelContext.Provider>
  );
}

/** Saves the version in force as a page or a table, wherever the dialog says. */
function useExport(): () => Promise<void> {
  const { bridge, engine, toasts } = useApp();
  return async () => {
    const [out] = await bridge.dialog('save-file', { title: 'Export the RACI', fileName: 'who-does-what.html' });
    if (out === undefined) return;
    try {
      const { file } = await engine.call('engagement.export', { out });
      toasts.show('Exported.', { label: 'Open', run: () => void bridge.openPath(file) });
    } catch (error) {
      toasts.show(`Not exported. ${asCountersignError(error).message}`);
    }
  };
}

/** Adding one person settles many points at once, so a new workspace is not met by all of them. */
const shownAtFirst = 6;

function Problems({ problems }: { readonly problems: readonly ModelProblem[] }): ReactNode {
  const [all, setAll] = useState(false);
  if (problems.length === 0) return null;
  const blocking = problems.filter((problem) => problem.blocks);
  const listed = blocking.length > 0 ? blocking : problems;
  const shown = all || listed.length <= shownAtFirst + 1 ? listed : listed.slice(0, shownAtFirst);
  const [title, rest] =
    blocking.length > 0
      ? ['A campaign can’t open yet.', 'These have to be settled first:']
      : ['A campaign can open.', 'These are still worth settling:'];
  return (
    <Block title="Not settled" note={counted(problems.length, 'point')}>
      <Banner tone={blocking.length > 0 ? 'warn' : 'plain'} title={title}>
        {rest}
        <ul className={styles.problems}>
          {shown.map((problem) => (
            <li key={`${problem.about} ${problem.code} ${problem.text}`}>{problem.text}</li>
          ))}
          {shown.length === listed.length ? null : (
            <li>
              <LinkButton small onClick={() => setAll(true)}>
                Show {listed.length - shown.length} more
              </LinkButton>
            </li>
          )}
        </ul>
      </Banner>
    </Block>
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
      <span>
        <span className={`${styles.letter} ${styles.differs}`}>I</span>
        <span className={type.dim}>differs from the template</span>
      </span>
    </span>
  );
}
