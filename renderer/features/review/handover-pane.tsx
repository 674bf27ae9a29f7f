// An item that its reviewer says is yours: accept it, or say why it is not. Until then it stays with its reviewer.
import { type ReactNode, useState } from 'react';
import type { ReviewCase } from '../../../shared/contract/review.ts';
import { useApp } from '../../app/context.ts';
import { useCommand } from '../../lib/use-command.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Field, TextArea } from '../../ui/field.tsx';
import { Pane } from '../../ui/pane.tsx';
import styles from './decision.module.css';

interface HandoverPaneProps {
  readonly reviewCase: ReviewCase;
  readonly as: string;
  readonly onAnswered: (accepts: boolean) => void;
}

export function HandoverPane({ reviewCase, as, onAnswered }: HandoverPaneProps): ReactNode {
  const { toasts, words } = useApp();
  const said = words.reviewDecision.handover;
  const command = useCommand('review.answerHandover');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { item, reviewerOfRecord } = reviewCase;
  const from = reviewerOfRecord?.name ?? said.itsReviewer;
  const answer = async (accepts: boolean) => {
    setTried(!accepts);
    if (!accepts && reason.trim() === '') return;
    const done = await command.run({ item: item.id, accepts, reason: reason.trim() === '' ? null : reason.trim(), as });
    if (!done.ok) return;
    toasts.show(accepts ? said.accepted : said.declined(from));
    onAnswered(accepts);
  };
  return (
    <Pane label={words.reviewDecision.pane} keys="decision" width="decide" sunken>
      <div className={styles.body}>
        <div className={styles.head}>
          <h2>{said.title}</h2>
          <span />
        </div>
        <p className={styles.lead}>{said.lead(from, item.handover?.reason ?? '')}</p>
        <Banner title={said.stays(from)}>{said.attests}</Banner>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        <div className={styles.form}>
          <Field
            label={said.remark}
            hint={said.remarkHint}
            problem={tried && reason.trim() === '' ? said.remarkNeeded : null}
          >
            {(parts) => <TextArea {...parts} value={reason} onChange={setReason} />}
          </Field>
        </div>
        <div className={styles.steps}>
          <Button tone="primary" onClick={() => void answer(true)}>
            {said.accept}
          </Button>
          <Button onClick={() => void answer(false)}>{said.decline}</Button>
        </div>
      </div>
    </Pane>
  );
}
