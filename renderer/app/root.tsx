// The whole window: first start while no workspace is open, the frame while one is; and what can lie over either.
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { CountersignError } from '../../shared/errors.ts';
import { EvidenceViewer } from '../features/evidence/evidence-viewer.tsx';
import { ImportSheet } from '../features/evidence/import-sheet.tsx';
import { FirstStart } from '../features/first-start/first-start.tsx';
import { NewWorkspace } from '../features/first-start/new-workspace.tsx';
import { AboutDialog } from '../features/help/about-dialog.tsx';
import { HelpSheet } from '../features/help/help-sheet.tsx';
import { UnlockDialog } from '../features/settings/unlock-dialog.tsx';
import { VerifySheet } from '../features/verify/verify-sheet.tsx';
import { asCountersignError } from '../lib/engine.ts';
import { ErrorBanner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useCommands } from './command-runner.ts';
import { useApp } from './context.ts';
import { useDesktopMenu } from './desktop-menu.ts';
import { DropAnywhere } from './drop-anywhere.tsx';
import { Frame } from './frame.tsx';
import { Palette } from './palette.tsx';
import { useShortcuts } from './shortcuts.ts';
import { ToastRegion } from './toasts.tsx';
import { useSession } from './use-store.ts';

export function Root(): ReactNode {
  const { bridge, session, settings, jobs, language, words } = useApp();
  const phase = useSession((state) => state.phase);
  const workspace = useSession((state) => state.workspace);
  const [failure, setFailure] = useState<CountersignError | null>(null);
  const [opening, setOpening] = useState(false);
  const busy = useRef(false);
  const [creating, setCreating] = useState(false);
  const [verifying, setVerifying] = useState<readonly string[] | null>(null);
  useShortcuts();
  const workspaceId = workspace?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what failed before another workspace was opened is settled
  useEffect(() => setFailure(null), [workspaceId]);
  useDesktopMenu();

  /** Opening, whatever way: one at a time, and a failure is said where the person is. */
  const attempt = useCallback(async (work: () => Promise<void>) => {
    if (busy.current) return;
    busy.current = true;
    setFailure(null);
    setOpening(true);
    try {
      await work();
    } catch (error) {
      const known = asCountersignError(error);
      if (known.code !== 'CANCELLED') setFailure(known);
    } finally {
      busy.current = false;
      setOpening(false);
    }
  }, []);
  const openFile = useCallback((path: string) => void attempt(() => session.open(path)), [attempt, session]);
  const openSample = useCallback(() => {
    const abort = new AbortController();
    const job = jobs.begin({ verb: words.app.making, subject: words.app.theSample }, () => abort.abort());
    void attempt(() => session.openSample({ signal: abort.signal, onProgress: job.step })).finally(job.end);
  }, [attempt, session, jobs, words]);
  const chooseAndOpen = useCallback(async () => {
    const [path] = await bridge.dialog('open-workspace');
    if (path !== undefined) openFile(path);
  }, [bridge, openFile]);
  const verify = useCallback(async () => {
    const paths = await bridge.dialog('open-any');
    if (paths.length > 0) setVerifying(paths);
  }, [bridge]);

  useCommands({
    'workspace.new': () => setCreating(true),
    'workspace.open': () => void chooseAndOpen(),
    'workspace.sample': openSample,
    'workspace.verify': () => void verify(),
    'window.light': () => settings.setTheme('light'),
    'window.dark': () => settings.setTheme('dark'),
    'window.system': () => settings.setTheme('system'),
    'window.english': () => language.choose('en'),
    'window.german': () => language.choose('de'),
    'window.systemLanguage': () => language.choose('system'),
  });

  return (
    <>
      {phase === 'open' && workspace !== null ? (
        <Frame key={workspace.id} />
      ) : phase === 'closed' ? (
        <FirstStart
          failure={failure}
          opening={opening}
          onDismiss={() => setFailure(null)}
          onSample={openSample}
          onNew={() => setCreating(true)}
          onOpen={() => void chooseAndOpen()}
          onOpenFile={openFile}
          onVerify={() => void verify()}
        />
      ) : null}
      {phase === 'open' && failure !== null ? (
        <Dialog
          open
          title={words.app.staysOpen}
          onClose={() => setFailure(null)}
          foot={
            <Button tone="primary" onClick={() => setFailure(null)}>
              {words.app.goOn}
            </Button>
          }
        >
          <ErrorBanner error={failure} />
        </Dialog>
      ) : null}
      <NewWorkspace open={creating} onClose={() => setCreating(false)} />
      <VerifySheet paths={verifying} onClose={() => setVerifying(null)} onChoose={() => void verify()} />
      <Palette />
      <HelpSheet />
      <AboutDialog />
      {phase === 'open' && workspace !== null ? (
        <>
          <ImportSheet />
          <EvidenceViewer />
          <UnlockDialog />
        </>
      ) : null}
      <ToastRegion />
      <DropAnywhere onWorkspace={openFile} onHomeless={setVerifying} />
    </>
  );
}
