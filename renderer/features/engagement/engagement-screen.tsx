// The engagement: who does what, who may say yes, who is called, what is delegated until when, and what stays with the
// customer. It is changed where it stands; what is missing is said in words while it is, and nothing is in force before it
// is saved as a version.
import { Eye, FileDown, History, LayoutTemplate, Lock } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Engagement } from '../../../shared/contract/engagement.ts';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { asCountersignError } from '../../lib/engine.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Block, PageHead, Pane, Panes } from '../../ui/pane.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import { companyWord } from '../review/naming.ts';
import { Contract, RiskAppetite } from './contract.tsx';
import { DelegatedTasks } from './delegated.tsx';
import { Delegations } from './delegations.tsx';
import styles from './engagement.module.css';
import { Escalation } from './escalation.tsx';
import { ModelContext } from './model-context.ts';
import { Persons } from './persons.tsx';
import { Problems } from './problems.tsx';
import { Raci } from './raci.tsx';
import { Legend } from './raci-legend.tsx';
import { DecisionRights } from './rights.tsx';
import { Roles } from './roles.tsx';
import { RuleThresholds } from './rule-thresholds.tsx';
import { SaveBar } from './save-bar.tsx';
import { Separation } from './separation.tsx';
import { TemplateSheet } from './template-sheet.tsx';
import { ServiceThresholds } from './thresholds.tsx';
import { type KeptDraft, useModelEdit } from './use-model-edit.ts';
import { VersionsSheet } from './versions-sheet.tsx';

export function EngagementScreen(): ReactNode {
  const { engine } = useApp();
  const query = useQuery('engagement.read', {});
  // Read once each time the screen is opened; from then on the draft is what is typed here.
  const [draft, setDraft] = useState<KeptDraft | null | undefined>(undefined);
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
  readonly draft: KeptDraft | null;
}

function EngagementOf({ engagement, draft }: EngagementOfProps): ReactNode {
  const { format, words } = useApp();
  const { head, blocks } = words.engagement;
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
  const applying = activities.filter((activity) => activity.applies).length;
  // Before anybody is known, whoever has the workspace open sets it up.
  const mayNot = person === null ? null : cannotDecide;
  return (
    <ModelContext.Provider
      value={{ engagement, document, problems: editing.problems, persons, template, mayNot, change: editing.change }}
    >
      <Panes>
        <Pane
          label={head.pane}
          foot={editing.isChanged ? <SaveBar engagement={engagement} editing={editing} /> : undefined}
        >
          <PageHead
            title={provider}
            actions={
              <>
                <Button icon={<LayoutTemplate aria-hidden />} onClick={() => setSheet('template')}>
                  {head.template}
                </Button>
                <Button icon={<FileDown aria-hidden />} onClick={() => void exportRaci()}>
                  {head.export}
                </Button>
                <Button icon={<History aria-hidden />} onClick={() => setSheet('versions')}>
                  {head.versions}
                </Button>
              </>
            }
          >
            {head.contract(
              words.field.models[model],
              contract.until === null ? null : format.date(contract.until),
              contract.reference,
            )}{' '}
            {head.accountable(companyWord(customer))}{' '}
            {head.version(engagement.version, format.date(engagement.changedAt))}
          </PageHead>
          <Problems problems={editing.problems} />
          {mayNot === null || person?.party === 'auditor' ? null : (
            <Block title={head.toRead}>
              <Banner icon={<Eye aria-hidden />} title={head.onlyCustomer}>
                {mayNot}
              </Banner>
            </Block>
          )}
          <Block title={blocks.raci} note={blocks.activities(applying)} action={<Legend />}>
            <div data-about="raci">
              <Raci />
            </div>
          </Block>
          <Block title={blocks.roles} note={blocks.rolesNote}>
            <div data-about="roles">
              <Roles />
            </div>
          </Block>
          <Persons />
          <Block title={blocks.rights} note={blocks.rightsNote}>
            <div data-about="decision_rights">
              <DecisionRights />
            </div>
          </Block>
          <Block title={blocks.separation} note={blocks.separationNote}>
            <Separation />
          </Block>
          <Delegations />
          <Block title={blocks.escalation} note={blocks.escalationNote}>
            <div data-about="escalation">
              <Escalation />
            </div>
          </Block>
        </Pane>
        <aside className={styles.side}>
          <Pane label={head.side}>
            <Block title={blocks.contract}>
              <div data-about="contract">
                <Contract />
              </div>
            </Block>
            <Block title={blocks.tasks} note={blocks.tasksNote}>
              <div data-about="delegated_task">
                <DelegatedTasks />
              </div>
            </Block>
            <Block title={blocks.thresholds} note={blocks.thresholdsNote}>
              <div data-about="service_thresholds">
                <ServiceThresholds />
              </div>
            </Block>
            <Block title={blocks.appetite}>
              <div data-about="risk_appetite">
                <RiskAppetite />
              </div>
            </Block>
            <Block title={blocks.ruleThresholds} note={blocks.ruleThresholdsNote}>
              <RuleThresholds />
            </Block>
            <Block title={blocks.stays(companyWord(customer))} note={blocks.staysNote}>
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
  const { bridge, engine, toasts, words } = useApp();
  const { head } = words.engagement;
  return async () => {
    const [out] = await bridge.dialog('save-file', { title: head.exportTitle, fileName: head.exportFile });
    if (out === undefined) return;
    try {
      const { file } = await engine.call('engagement.export', { out });
      toasts.show(head.exported, { label: head.open, run: () => void bridge.openPath(file) });
    } catch (error) {
      toasts.show(head.notExported(asCountersignError(error).message));
    }
  };
}
