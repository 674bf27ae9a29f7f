// One event that calls for a review now: what happened, what it concerns with its evidence, and the two ways on.
import { KeyRound, Play, ShieldAlert, UserX } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { ReviewTrigger, TriggerKind } from '../../../shared/contract/campaign.ts';
import { risks } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { footnotes } from '../../lib/citations.ts';
import { Button } from '../../ui/button.tsx';
import { RiskMark } from '../../ui/marks.tsx';
import type from '../../ui/type.module.css';
import { Cite } from '../evidence/cite.tsx';
import styles from './campaign.module.css';
import { ShowMore } from './campaign-open-ends.tsx';

const kindIcons: Readonly<Record<TriggerKind, ReactNode>> = {
  owner_left: <UserX aria-hidden />,
  secret_leaked: <KeyRound aria-hidden />,
  privilege_raised: <ShieldAlert aria-hidden />,
};

/** Entitlements shown of one event before the rest is asked for. */
const shown = 7;
const more = 100;

type Concerned = ReviewTrigger['entitlements'][number];

/** What is not assessed may be anything, so it comes first. */
function worstFirst(one: Concerned, other: Concerned): number {
  const rank = ({ risk }: Concerned) => (risk === null ? risks.length : risks.indexOf(risk));
  return rank(other) - rank(one);
}

interface TriggerRowProps {
  readonly trigger: ReviewTrigger;
  readonly onDismiss: () => void;
}

export function TriggerRow({ trigger, onDismiss }: TriggerRowProps): ReactNode {
  const { navigation, words, format } = useApp();
  const said = words.campaign.rounds;
  const { cannotDecide } = useActor();
  const [count, setCount] = useState(shown);
  const { kind } = trigger;
  const entitlements = useMemo(() => [...trigger.entitlements].sort(worstFirst), [trigger]);
  const list = entitlements.slice(0, count);
  const notes = footnotes(list.flatMap((one) => one.citation ?? []));
  return (
    <li>
      <div className={styles.eventHead}>
        <span className={styles.eventKind}>
          {kindIcons[kind]}
          {said.kinds[kind]}
        </span>
        <b>{trigger.text}</b>
        <span className={type.two}>{said.since(format.day(trigger.since))}</span>
      </div>
      <ul className={styles.concerned}>
        {list.map((one) => (
          <li key={one.uid}>
            {one.risk === null ? <span className={type.two}>{said.notAssessed}</span> : <RiskMark risk={one.risk} />}
            <span className={type.truncate} title={said.access(one.identity, one.privilege, one.resource)}>
              <b>{one.identity}</b> {one.privilege} <span className={type.two}>{said.on(one.resource)}</span>
            </span>
            {one.citation === null ? null : <Cite citation={one.citation} notes={notes} citedBy={one.identity} />}
          </li>
        ))}
      </ul>
      <ShowMore left={entitlements.length - list.length} onMore={() => setCount(count + more)} />
      <div className={styles.acts}>
        <Button
          tone="primary"
          icon={<Play aria-hidden />}
          onClick={() =>
            navigation.go({ name: 'review', view: 'set-up', origin: { kind: 'trigger', trigger: trigger.trigger } })
          }
        >
          {said.review(entitlements.length)}
        </Button>
        {cannotDecide === null ? <Button onClick={onDismiss}>{said.dismiss}</Button> : null}
      </div>
    </li>
  );
}
