// Starting again from a template: what it would set, before anything is set; and what here differs from it.
import { type ReactNode, useState } from 'react';
import { type OperatingModel, operatingModels } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import type from '../../ui/type.module.css';
import { Differences } from './differences.tsx';
import styles from './engagement.module.css';
import { useModel } from './model-context.ts';
import type { Document } from './model-edit.ts';

export function TemplateSheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { document, change, mayNot } = useModel();
  const { words, toasts } = useApp();
  const { template: said, differences: differing } = words.engagement;
  const [model, setModel] = useState<OperatingModel>(document.model);
  const template = useQuery('engagement.template', { model }).value;
  const proposed = template === undefined ? null : withOwn(template, document);
  const differences = useQuery(
    'engagement.compare',
    proposed === null ? null : { before: document, after: proposed },
  ).value;
  const take = () => {
    if (proposed !== null) change(proposed, 'template');
    toasts.show(said.taken);
    onClose();
  };
  return (
    <Dialog
      open
      size="wide"
      title={said.title}
      lead={said.lead}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{said.keep}</Button>
          {mayNot !== null || (differences ?? []).length === 0 ? null : (
            <Button tone="primary" onClick={take}>
              {said.take}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.form}>
        <div>
          <Segmented
            label={said.template}
            options={operatingModels.map((one) => ({ value: one, label: words.field.models[one] }))}
            value={model}
            onChange={setModel}
          />
        </div>
        <Banner title={said.stays}>{said.staysWhat}</Banner>
        {differences === undefined ? (
          <p className={type.dim}>{differing.comparing}</p>
        ) : (
          <Differences differences={differences} none={said.none} />
        )}
      </div>
    </Dialog>
  );
}

/** The template, with what the parties have filled in themselves. */
function withOwn(template: Document, own: Document): Document {
  return {
    ...template,
    contract: own.contract,
    roles: template.roles.map((role) => ({
      ...role,
      persons: own.roles.find((one) => one.role === role.role)?.persons ?? [],
    })),
    delegatedTasks: template.delegatedTasks.map(
      (task) => own.delegatedTasks.find((one) => one.task === task.task) ?? task,
    ),
    escalation: template.escalation.map((step, position) => {
      const mine = own.escalation.filter((one) => one.party === step.party);
      const before = template.escalation.slice(0, position).filter((one) => one.party === step.party).length;
      return { ...step, name: mine[before]?.name ?? '' };
    }),
    incidentOwner: own.incidentOwner,
    serviceThresholds: template.serviceThresholds.map((threshold) => {
      const mine = own.serviceThresholds.find((one) => one.threshold === threshold.threshold);
      return mine !== undefined && mine.agreedBy !== null ? mine : threshold;
    }),
    riskAppetite: own.riskAppetite,
    separation: own.separation,
  };
}
