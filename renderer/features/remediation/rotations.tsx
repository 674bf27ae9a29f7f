// Rotations that were agreed to: what depends on each is confirmed before it goes out, and each can be taken back.
import { Ban } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Rotation } from '../../../shared/contract/loop.ts';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Block } from '../../ui/pane.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { AgreeRotationDialog } from './agree-rotation-dialog.tsx';
import { useBounded } from './bounded.tsx';
import { DependantsDialog } from './dependants-dialog.tsx';
import styles from './remediation.module.css';
import { WithdrawDialog } from './withdraw-dialog.tsx';
import { StateMark } from './work-view.tsx';

export function Rotations({ campaign }: { readonly campaign: string }): ReactNode {
  const { words } = useApp();
  const said = words.remediation.instructions;
  const query = useQuery('rotation.list', {});
  const [agreeing, setAgreeing] = useState(false);
  useCommands({ 'remediation.rotate': () => setAgreeing(true) });
  return (
    <Block
      title={said.rotations}
      note={said.rotationsNote}
      action={
        <LinkButton small onClick={() => setAgreeing(true)}>
          {said.agree}
        </LinkButton>
      }
    >
      <Loaded query={query} skeleton={<Skeleton rows={3} />}>
        {(rotations) =>
          rotations.length === 0 ? <p className={type.two}>{said.noRotation}</p> : <List rotations={rotations} />
        }
      </Loaded>
      <AgreeRotationDialog campaign={campaign} open={agreeing} onClose={() => setAgreeing(false)} />
    </Block>
  );
}

function List({ rotations }: { readonly rotations: readonly Rotation[] }): ReactNode {
  const { shown, more } = useBounded(rotations, 12);
  return (
    <>
      <ul>
        {shown.map((one) => (
          <Row key={one.id} rotation={one} />
        ))}
      </ul>
      {more}
    </>
  );
}

function Row({ rotation }: { readonly rotation: Rotation }): ReactNode {
  const { words } = useApp();
  const said = words.remediation.instructions;
  const [asking, setAsking] = useState<'dependants' | 'withdraw' | null>(null);
  const { reference, identity, credential, withdrawn, dependants, state, explanation } = rotation;
  const isOpen = withdrawn === null && state !== 'verified';
  const close = () => setAsking(null);
  return (
    <li className={styles.rotation}>
      <b>
        {reference} {identity}
      </b>
      {withdrawn === null ? (
        <StateMark state={state} />
      ) : (
        <span className={styles.state}>
          <Ban aria-hidden />
          {said.withdrawn}
        </span>
      )}
      <small>{said.rotationText(credential, explanation)}</small>
      {isOpen ? (
        <div className={styles.buttons}>
          {dependants === null ? (
            <Button size="small" onClick={() => setAsking('dependants')} aria-label={said.confirmFor(credential)}>
              {said.confirm}
            </Button>
          ) : null}
          <Button
            size="small"
            tone="quiet"
            onClick={() => setAsking('withdraw')}
            aria-label={said.withdrawFor(reference)}
          >
            {said.withdraw}
          </Button>
        </div>
      ) : null}
      <DependantsDialog rotation={rotation} open={asking === 'dependants'} onClose={close} />
      <WithdrawDialog rotation={rotation} open={asking === 'withdraw'} onClose={close} />
    </li>
  );
}
