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
}

export function HandoverPane({ reviewCase, as }: HandoverPaneProps): ReactNode {
  const { toasts } = useApp();
  const command = useCommand('review.answerHandover');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { item, reviewerOfRecord } = reviewCase;
  const from = reviewerOfRecord?.name ?? 'Its reviewer';
  const answer = async (accepts: boolean) => {
    setTried(!accepts);
    if (!accepts && reason.trim() === '') return;
    const done = await command.run({ item: item.id, accepts, reason: reason.trim() === '' ? null : reason.trim(), as });
    if (!done.ok) return;
    toasts.show(accepts ? 'It is yours now: decide it' : `It stays with ${from}`);
  };
  return (
    <Pane label="Decision" width="decide" sunken>
      <div className={styles.body}>
        <div className={styles.head}>
          <h2>Is it yours?</h2>
          <span />
        </div>
        <p className={styles.lead}>
          {from} says that it is yours: “{item.handover?.reason}”
        </p>
        <Banner title={`It stays with ${from} until you accept.`}>
          Accepting attests that you own this access: you decide it, and answer for it.
        </Banner>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        <Field
          label="Remark"
          hint="required to decline"
          problem={tried && reason.trim() === '' ? 'Say whose it is, or why it is not yours.' : null}
        >
          {(parts) => <TextArea {...parts} value={reason} onChange={setReason} />}
        </Field>
        <div className={styles.steps}>
          <Button tone="primary" onClick={() => void answer(true)}>
            Accept: it is mine
          </Button>
          <Button onClick={() => void answer(false)}>Decline</Button>
        </div>
      </div>
    </Pane>
  );
}
