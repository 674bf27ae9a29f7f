// Handing over one decision of a sealed campaign from the Reports screen: named by its number, as on paper and in tickets.
import { FileKey2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { Field, TextInput } from '../../ui/field.tsx';
import { Block } from '../../ui/pane.tsx';
import type from '../../ui/type.module.css';
import { DecisionDialog } from './decision-dialog.tsx';
import styles from './reports.module.css';

export function DecisionBlock({ campaign }: { readonly campaign: string }): ReactNode {
  const { engine } = useApp();
  const first = useQuery('review.queue', { campaign, limit: 1 }).value?.items[0];
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [chosen, setChosen] = useState<{ readonly id: string; readonly reference: string } | null>(null);
  const example = first?.reference ?? 'NT-001';
  const choose = async () => {
    const wanted = typed.trim();
    const found = await engine.call('review.find', { campaign, references: [wanted] }).catch(() => null);
    const item = found?.items[0];
    setChosen(item ?? null);
    setProblem(item === undefined ? `Type the number of an item of this campaign, such as ${example}.` : null);
  };
  return (
    <Block title="One decision" note="without the others">
      <p className={`${type.two} ${type.t12}`}>
        For whoever asks about one access: the decision as it was sealed, the proof that it is in the ledger, and the
        lines it rests on.
      </p>
      <form
        className={styles.oneDecision}
        onSubmit={(event) => {
          event.preventDefault();
          void choose();
        }}
      >
        <Field label="Item" problem={problem}>
          {(parts) => <TextInput {...parts} placeholder={example} value={typed} onChange={setTyped} />}
        </Field>
        <Button type="submit" icon={<FileKey2 aria-hidden />}>
          Hand over
        </Button>
      </form>
      {chosen === null ? null : (
        <DecisionDialog item={chosen.id} reference={chosen.reference} onClose={() => setChosen(null)} />
      )}
    </Block>
  );
}
