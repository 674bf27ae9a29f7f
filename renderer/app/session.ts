// Which workspace is open, who acts in it, and whether the engine is there. The acting person is remembered for each
// workspace on this computer only: it is a choice at this desk, not a fact of the file.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CountersignBridge } from '../../shared/bridge.ts';
import type { CallOptions } from '../../shared/channel.ts';
import type { Person } from '../../shared/contract/engagement.ts';
import type { WorkspaceSummary } from '../../shared/contract/workspace.ts';
import type { MethodInput } from '../../shared/contract.ts';
import type { Engine } from '../lib/engine.ts';
import type { Language } from './language.ts';
import type { Navigation } from './navigation.ts';

export interface SessionState {
  /** `unknown` until the engine has said whether a workspace is open. */
  readonly phase: 'unknown' | 'closed' | 'open';
  readonly workspace: WorkspaceSummary | null;
  /** The passphrase of the sample's keys, which is published; null in every real workspace. */
  readonly samplePassphrase: string | null;
  readonly actorId: string | null;
  readonly engineGone: boolean;
}

export interface Session {
  readonly store: StoreApi<SessionState>;
  /** Asks the engine what is open: at the start, and after a restart. */
  resume(): Promise<void>;
  open(file: string): Promise<void>;
  /** The first time it is made, which takes a while. */
  openSample(options?: CallOptions): Promise<void>;
  create(input: MethodInput<'workspace.create'>): Promise<void>;
  close(): Promise<void>;
  act(person: string | null): void;
  /** Starts the engine again and opens the workspace that was open. */
  restart(): Promise<void>;
}

interface Parts {
  readonly bridge: CountersignBridge;
  readonly engine: Engine;
  readonly storage: Storage;
  readonly navigation: Navigation;
  /** A new engine has to be told what to speak. */
  readonly language: Pick<Language, 'tell'>;
}

export function createSession({ bridge, engine, storage, navigation, language }: Parts): Session {
  const store = createStore<SessionState>(() => ({
    phase: 'unknown',
    workspace: null,
    samplePassphrase: null,
    actorId: null,
    engineGone: false,
  }));
  const actorKey = (workspace: string) => `countersign.actor.${workspace}`;
  engine.onGone(() => store.setState({ engineGone: true }));

  const entered = async (workspace: WorkspaceSummary, samplePassphrase: string | null = null) => {
    engine.queries.clear();
    navigation.reset();
    store.setState({
      phase: 'open',
      workspace,
      samplePassphrase,
      actorId: storage.getItem(actorKey(workspace.id)),
      engineGone: false,
    });
    await Promise.all([bridge.remember(workspace.file), bridge.setTitle(`${workspace.customer} - Countersign`)]);
  };

  const session: Session = {
    store,
    async resume() {
      const workspace = await engine.call('workspace.current', {});
      if (workspace === null) store.setState({ phase: 'closed', workspace: null, engineGone: false });
      else await entered(workspace);
    },
    async open(file) {
      if (store.getState().workspace?.file === file) return;
      await entered(await engine.call('workspace.open', { file }));
    },
    async openSample(options) {
      const input = { folder: bridge.ownFolder };
      const { passphrase, ...workspace } = await engine.call('workspace.openSample', input, options);
      await entered(workspace, passphrase);
    },
    async create(input) {
      await entered(await engine.call('workspace.create', input));
    },
    async close() {
      await engine.call('workspace.close', {});
      store.setState({ phase: 'closed', workspace: null, samplePassphrase: null, actorId: null });
      engine.queries.clear();
      await bridge.setTitle('Countersign');
    },
    act(person) {
      const { workspace } = store.getState();
      if (workspace === null) return;
      if (person === null) storage.removeItem(actorKey(workspace.id));
      else storage.setItem(actorKey(workspace.id), person);
      store.setState({ actorId: person });
    },
    async restart() {
      const { workspace } = store.getState();
      await bridge.restartEngine();
      await language.tell();
      if (workspace === null) return session.resume();
      await engine.call('workspace.open', { file: workspace.file });
      store.setState({ engineGone: false });
      engine.queries.clear();
    },
  };
  return session;
}

/** The person who acts: the one chosen, if they are still active; else the first active person of the customer. */
export function actingPerson(persons: readonly Person[], chosen: string | null): Person | null {
  const active = persons.filter((person) => person.active);
  return active.find((person) => person.id === chosen) ?? active.find((person) => person.party === 'customer') ?? null;
}
