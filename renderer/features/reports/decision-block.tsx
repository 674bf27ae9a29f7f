// Handing over one decision of a sealed campaign from the Reports screen: named by its number, as on paper and in tickets.
import { FileKey2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { CountersignError } from '../../../shared/errors.ts';
import { useApp } from '../../app/context.ts';
import { asCountersignError } from '../../lib/engine.ts';
import { useQuery } from '../../lib/use-query.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Field, TextInput } from '../../ui/field.tsx';
import { Block } from '../../ui/pane.tsx';
import type from '../../ui/type.module.css';
import { DecisionDialog } from './decision-dialog.tsx';
import styles from './reports.module.css';

export function DecisionBlock({ campaign }: { readonly campaign: string }): ReactNode {
  const { engine, words } = useApp();
  const { decision } = words.reports;
  const first = useQuery('review.queue', { campaign, limit: 1 }).value?.items[0];
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [chosen, setChosen] = useState<{ readonly id: string; readonly reference: string } | null>(null);
  const [failed, setFailed] = useState<CountersignError | null>(null);
  const example = first?.reference ?? 'NT-001';
  const choose = async () => {
    const wanted = typed.trim();
    setFailed(null);
    try {
      const { items } = await engine.call('review.find', { campaign, references: [wanted] });
      setChosen(items[0] ?? null);
      setProblem(items[0] === undefined ? decision.wrong(example) : null);
    } catch (error) {
      setFailed(asCountersignError(error));
    }
  };
  return (
    <Block title={decision.title} note={decision.note}>
      <p className={`${type.two} ${type.t12}`}>{decision.text}</p>
      <ErrorBanner error={failed} onDismiss={() => setFailed(null)} />
      <form
        className={styles.oneDecision}
        onSubmit={(event) => {
          event.preventDefault();
          void choose();
        }}
      >
        <Field label={decision.item} problem={problem}>
          {(parts) => <TextInput {...parts} placeholder={example} value={typed} onChange={setTyped} />}
        </Field>
        <Button type="submit" icon={<FileKey2 aria-hidden />}>
          {decision.handOver}
        </Button>
      </form>
      {chosen === null ? null : (
        <DecisionDialog item={chosen.id} reference={chosen.reference} onClose={() => setChosen(null)} />
      )}
    </Block>
  );
}
