// Certifying together: only low-risk, unchanged items with a known owner and nothing open. The count is said, one reason is
// given for all, and the batch is logged with its size.
import { type ReactNode, useState } from 'react';
import type { QueueItem } from '../../../shared/contract/queue.ts';
import { saysWhy } from '../../../shared/reason.ts';
import { useApp } from '../../app/context.ts';
import { useCommand } from '../../lib/use-command.ts';
import { Banner, ErrorBanner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { Field, TextArea } from '../../ui/field.tsx';
import { RiskMark } from '../../ui/marks.tsx';
import styles from './bulk-sheet.module.css';
import decision from './decision.module.css';
import { Phrases } from './phrases.tsx';

interface BulkSheetProps {
  readonly campaign: string;
  readonly as: string;
  /** All of them may be certified together. */
  readonly items: readonly QueueItem[];
  /** How many there are, where one batch does not take them all. */
  readonly total: number;
  /** Says what was certified; what is left open, and why, stays to be read. */
  readonly onDone: (batch: Batch) => void;
  readonly onClose: () => void;
}

/** What was certified together, to be taken back together. */
export interface Batch {
  readonly id: string;
  readonly items: readonly string[];
}

export function BulkSheet({ campaign, as, items, total, onDone, onClose }: BulkSheetProps): ReactNode {
  const { words } = useApp();
  const said = words.queue.bulk;
  const command = useCommand('review.bulk');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [justification, setJustification] = useState('');
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<readonly { item: string; reason: string }[] | null>(null);
  const chosen = items.filter((item) => !left.has(item.id));
  const reason = justification.trim();
  const problem =
    reason === '' ? said.reasonMissing : saysWhy(reason) ? null : words.reviewDecision.missing.tooShort(reason);
  const turn = (id: string) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  const certify = async () => {
    setTried(true);
    if (problem !== null || chosen.length === 0) return;
    const answer = await command.run({
      campaign,
      items: chosen.map((item) => item.id),
      justification: reason,
      as,
    });
    if (!answer.ok) return;
    const { batch, refused: open } = answer.value;
    const left = new Set(open.map(({ item }) => item));
    onDone({ id: batch, items: chosen.map(({ id }) => id).filter((id) => !left.has(id)) });
    if (open.length > 0) setRefused(open);
    else onClose();
  };
  const nameOf = (id: string) => {
    const item = items.find((one) => one.id === id);
    return item === undefined ? id : `${item.identity}, ${item.privilege}`;
  };
  return (
    <Sheet
      open
      title={said.title(items.length)}
      lead={items.length < total ? `${said.lead} ${said.firstOf(items.length, total)}` : said.lead}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{said.close}</Button>
          <Button tone="primary" blockedBy={chosen.length === 0 ? 'bulk-count' : null} onClick={() => void certify()}>
            {command.running ? said.recording : said.certify(chosen.length)}
          </Button>
        </>
      }
    >
      <div className={decision.form}>
        <ErrorBanner error={command.error} onDismiss={command.clearError} />
        {refused === null ? null : (
          <Banner tone="warn" title={said.refused(refused.length)}>
            <ul className={styles.refused}>
              {refused.map((one) => (
                <li key={one.item}>
                  <b>{nameOf(one.item)}</b>: {one.reason}
                </li>
              ))}
            </ul>
          </Banner>
        )}
        <div>
          <Field label={said.reason(chosen.length)} hint={said.required} problem={tried ? problem : null}>
            {(parts) => <TextArea {...parts} value={justification} onChange={setJustification} />}
          </Field>
          <Phrases outcome="CERTIFY" text={justification} onText={setJustification} />
        </div>
        <div className={styles.count} id="bulk-count">
          {said.chosen(chosen.length, items.length)}
          <LinkButton
            small
            onClick={() => setLeft(left.size === 0 ? new Set(items.map((item) => item.id)) : new Set())}
          >
            {left.size === 0 ? said.chooseNone : said.chooseAll}
          </LinkButton>
        </div>
        <ul className={styles.items}>
          {items.map((item) => (
            <li key={item.id}>
              <label>
                <input type="checkbox" checked={!left.has(item.id)} onChange={() => turn(item.id)} />
                <RiskMark risk={item.risk} word="bars" />
                <span className={styles.words}>
                  <b>{item.identity}</b> {item.privilege}
                </span>
                <span className={styles.on}>{item.resource}</span>
              </label>
            </li>
          ))}
        </ul>
        <p className={decision.small}>{said.logged}</p>
      </div>
    </Sheet>
  );
}
