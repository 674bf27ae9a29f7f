// Keeps the engine told who sits here and when it locks, and notices when a key has locked by itself.
import { Eye } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useStore } from 'zustand';
import { useQuery } from '../lib/use-query.ts';
import { Banner } from '../ui/banner.tsx';
import { useCommands } from './command-runner.ts';
import { useApp } from './context.ts';
import { useActor } from './use-store.ts';

/** Whether the key of who acts is unlocked; null while nobody acts, or it is not known yet. */
export function useUnlocked(): boolean | null {
  const { as } = useActor();
  const state = useQuery('session.state', {}).value;
  if (as === null || state === undefined) return null;
  return state.unlocked.some((one) => one.person === as);
}

/** Part of the frame of an open workspace; draws a line only for an auditor. */
export function ActingPerson(): ReactNode {
  const { engine, settings, toasts, unlock, words } = useApp();
  const said = words.app.actor;
  const { person, as } = useActor();
  const idleMinutes = useStore(settings.store, (state) => state.idleMinutes);
  const session = useQuery('session.state', {});
  const refetch = session.refetch;
  const next = session.value?.unlocked.map((one) => one.until).sort()[0];
  useEffect(() => {
    // A person who was removed meanwhile is no reason to bother anybody: nobody acts then.
    void engine.call('session.act', { person: as }).catch(() => undefined);
  }, [engine, as]);
  useEffect(() => {
    void engine.call('session.setIdle', { minutes: idleMinutes }).catch(() => undefined);
  }, [engine, idleMinutes]);
  useEffect(() => {
    if (next === undefined) return;
    const timer = setTimeout(refetch, Math.max(1000, Date.parse(next) - Date.now() + 500));
    return () => clearTimeout(timer);
  }, [next, refetch]);
  useCommands({
    'window.lock': () => {
      void engine.call('session.lock', {}).then(() => toasts.show(said.nowLocked));
    },
    'window.unlock': () => {
      if (as !== null) void unlock.ask(as);
    },
  });
  if (person?.party !== 'auditor') return null;
  return (
    <section aria-label={said.readOnly}>
      <Banner icon={<Eye aria-hidden />} title={said.readOnlyTitle(person.name)}>
        {said.readOnlyMeans}
      </Banner>
    </section>
  );
}
