// When the engine has stopped: says so over everything else, and starts it again.
import { type ReactNode, useState } from 'react';
import { engineGone } from '../../shared/channel.ts';
import type { CountersignError } from '../../shared/errors.ts';
import { asCountersignError } from '../lib/engine.ts';
import { ErrorBanner } from '../ui/banner.tsx';
import { LinkButton } from '../ui/button.tsx';
import { useApp } from './context.ts';
import { useSession } from './use-store.ts';

export function EngineGone(): ReactNode {
  const { session, words } = useApp();
  const gone = useSession((state) => state.engineGone);
  const [restarting, setRestarting] = useState(false);
  const [failure, setFailure] = useState<CountersignError | null>(null);
  if (!gone) return null;
  const restart = async () => {
    setRestarting(true);
    setFailure(null);
    try {
      await session.restart();
    } catch (error) {
      setFailure(asCountersignError(error));
    } finally {
      setRestarting(false);
    }
  };
  return (
    <ErrorBanner
      error={failure ?? engineGone()}
      actions={
        <LinkButton onClick={() => void restart()}>{restarting ? words.app.restarting : words.app.restart}</LinkButton>
      }
    />
  );
}
