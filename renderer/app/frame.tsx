// The frame around every screen of an open workspace, and the commands that work on all of them.
import { Component, memo, type ReactNode, useEffect, useRef } from 'react';
import { CountersignError } from '../../shared/errors.ts';
import { useCampaignCommands } from '../features/review/campaign-commands.ts';
import { asCountersignError } from '../lib/engine.ts';
import type { Messages } from '../messages/table.ts';
import { ErrorBanner } from '../ui/banner.tsx';
import { LinkButton } from '../ui/button.tsx';
import { ActingPerson } from './acting.tsx';
import { type CommandHandlers, useCommands } from './command-runner.ts';
import { useApp } from './context.ts';
import { EngineGone } from './engine-gone.tsx';
import styles from './frame.module.css';
import type { Screen } from './navigation.ts';
import { Rail } from './rail.tsx';
import { railOrder, screens } from './screens.tsx';
import { TopBar } from './top-bar.tsx';
import { useScreen, useWorkspace } from './use-store.ts';

export function Frame(): ReactNode {
  const screen = useScreen();
  const { navigation, words } = useApp();
  const place = useRef<HTMLElement>(null);
  useFrameCommands();
  useCampaignCommands();
  useMouseHistory();
  const { name } = screen;
  const seen = useRef(name);
  useEffect(() => {
    // A new screen takes the focus, so that its keys work and a reader says where we are.
    if (seen.current !== name) place.current?.focus({ preventScroll: true });
    seen.current = name;
  }, [name]);
  const entry = screens[name] ?? screens.overview;
  return (
    <div className={styles.app}>
      <button type="button" className={styles.skip} onClick={() => place.current?.focus()}>
        {words.app.skip}
      </button>
      <div className={styles.notice}>
        <EngineGone />
        <ActingPerson />
      </div>
      <StillTopBar />
      <StillRail />
      <main
        className={styles.screen}
        id="screen"
        ref={place}
        tabIndex={-1}
        aria-label={words.app.screens[screens[name] === undefined ? 'overview' : name]}
      >
        <Boundary key={name} words={words} onLeave={() => navigation.go({ name: 'overview' })}>
          {entry === undefined ? null : <entry.component screen={screen} />}
        </Boundary>
      </main>
    </div>
  );
}

// What is around a screen is not drawn anew by every step within it.
const StillTopBar = memo(TopBar);
const StillRail = memo(Rail);

function useFrameCommands(): void {
  const { imports, navigation, session, bridge, engine, toasts, words } = useApp();
  const said = words.app;
  const workspace = useWorkspace();
  const go: Partial<Record<string, () => void>> = {};
  for (const name of railOrder) {
    const command = screens[name]?.command;
    if (command !== undefined && command !== null) go[command] = () => navigation.go({ name } as Screen);
  }
  const backUp = async () => {
    const day = new Date().toISOString().slice(0, 10);
    const [path] = await bridge.dialog('new-workspace', {
      title: said.backUpTitle,
      fileName: `${workspace.customer} ${day}.countersign`,
    });
    if (path === undefined) return;
    try {
      const { file } = await engine.call('workspace.backup', { file: path });
      toasts.show(said.backedUp, { label: said.showFile, run: () => void bridge.showInFolder(file) });
    } catch (error) {
      toasts.show(said.notBackedUp(asCountersignError(error).message));
    }
  };
  const writeKit = async () => {
    const [parent] = await bridge.dialog('choose-folder', { title: said.kitPlace });
    if (parent === undefined) return;
    try {
      const { folder } = await engine.call('file.providerKit', { folder: parent });
      toasts.show(said.kitWritten, {
        label: said.showFolder,
        run: () => void bridge.showInFolder(folder),
      });
    } catch (error) {
      toasts.show(said.notWritten(asCountersignError(error).message));
    }
  };
  useCommands({
    ...(go as CommandHandlers),
    'go.instructions': () => navigation.go({ name: 'remediation', view: 'instructions' }),
    'go.actions': () => navigation.go({ name: 'remediation', view: 'actions' }),
    'go.exceptions': () => navigation.go({ name: 'remediation', view: 'exceptions' }),
    'go.closing': () => navigation.go({ name: 'remediation', view: 'closing' }),
    'go.back': navigation.back,
    'go.forward': navigation.forward,
    'workspace.import': () => void imports.choose('file'),
    'workspace.importFolder': () => void imports.choose('folder'),
    'workspace.backup': () => void backUp(),
    'workspace.providerKit': () => void writeKit(),
    'workspace.close': () => void session.close(),
  });
}

/** The side buttons of a mouse, as everywhere. */
function useMouseHistory(): void {
  const { navigation } = useApp();
  useEffect(() => {
    const press = (event: MouseEvent) => {
      if (event.button === 3) navigation.back();
      if (event.button === 4) navigation.forward();
    };
    window.addEventListener('mouseup', press);
    return () => window.removeEventListener('mouseup', press);
  }, [navigation]);
}

interface BoundaryProps {
  readonly words: Messages;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** A screen that fails to draw takes only itself down. React knows error boundaries only as classes. */
class Boundary extends Component<BoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <ErrorBanner
        error={new CountersignError('UNEXPECTED', this.props.words.errors.notDrawn)}
        onRetry={() => this.setState({ failed: false })}
        actions={<LinkButton onClick={this.props.onLeave}>{this.props.words.app.toOverview}</LinkButton>}
      />
    );
  }
}
