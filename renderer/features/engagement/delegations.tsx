// Deciding for somebody else: who lets whom decide what, until when and why. It ends by itself; granting and ending it are
// acts of their own, and no part of a version.
import { CalendarClock, UserRoundCheck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Delegation } from '../../../shared/contract/engagement.ts';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { classes } from '../../lib/classes.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Block } from '../../ui/pane.tsx';
import type from '../../ui/type.module.css';
import { EndDialog, GrantDialog } from './delegation-dialogs.tsx';
import styles from './engagement.module.css';

export function Delegations(): ReactNode {
  const delegations = useQuery('delegation.list', {}).value ?? [];
  const { cannotDecide } = useActor();
  const { delegations: said } = useApp().words.engagementPersons;
  const [granting, setGranting] = useState(false);
  const [ending, setEnding] = useState<Delegation | null>(null);
  useCommands({ 'engagement.delegate': () => setGranting(true) });
  const running = delegations.filter((one) => one.state === 'valid' || one.state === 'future');
  const over = delegations.filter((one) => one.state === 'expired' || one.state === 'ended');
  return (
    <Block
      title={said.title}
      note={running.length === 0 ? said.none : said.running(running.length)}
      action={
        cannotDecide === null ? (
          <Button size="small" icon={<UserRoundCheck aria-hidden />} onClick={() => setGranting(true)}>
            {said.grant}
          </Button>
        ) : null
      }
    >
      {delegations.length === 0 ? (
        <p className={type.two}>{said.empty}</p>
      ) : (
        <ul>
          {[...running, ...over].map((one) => (
            <DelegationRow
              key={one.id}
              delegation={one}
              onEnd={cannotDecide === null && running.includes(one) ? () => setEnding(one) : null}
            />
          ))}
        </ul>
      )}
      {granting ? <GrantDialog onClose={() => setGranting(false)} /> : null}
      {ending === null ? null : <EndDialog delegation={ending} onClose={() => setEnding(null)} />}
    </Block>
  );
}

interface DelegationRowProps {
  readonly delegation: Delegation;
  readonly onEnd: (() => void) | null;
}

function DelegationRow({ delegation, onEnd }: DelegationRowProps): ReactNode {
  const { format, words } = useApp();
  const { delegations: said } = words.engagementPersons;
  const { persons } = useActor();
  const campaigns = useQuery('campaign.list', {}).value ?? [];
  const name = (id: string) => persons.find((person) => person.id === id)?.name ?? id;
  const { scope, state } = delegation;
  const covers = [
    scope.campaign === null
      ? said.everyCampaign
      : (campaigns.find((one) => one.id === scope.campaign)?.name ?? said.oneCampaign),
    ...(scope.items === null ? [] : [said.items(scope.items.length)]),
    scope.systems === null ? said.everySystem : scope.systems.join(', '),
    said.upTo(words.field.risks[scope.upTo].toLowerCase()),
  ];
  const over = state === 'expired' || state === 'ended';
  return (
    <li className={classes(styles.delegation, over && styles.gone)}>
      <span>
        <b>{name(delegation.to)}</b> {said.decidesFor} <b>{name(delegation.from)}</b>
        <small>{delegation.reason}</small>
      </span>
      <span>
        {covers.join(', ')}
        <small>{said.grantedBy(name(delegation.grantedBy), format.date(delegation.grantedAt))}</small>
      </span>
      <span>
        <span className={classes(state === 'valid' && type.good)}>
          {state === 'valid' ? <CalendarClock aria-hidden /> : null} {said.states[state]}
        </span>
        <small>
          {said.span(format.date(delegation.validFrom), format.date(delegation.endedAt ?? delegation.validUntil))}
        </small>
      </span>
      {onEnd === null ? (
        <span />
      ) : (
        <LinkButton small onClick={onEnd}>
          {said.end}
        </LinkButton>
      )}
    </li>
  );
}
