// The first thing a person sees: three doors, the workspaces they had open, and checking a signed file without any.
import { FlaskConical, FolderOpen, FolderPlus, WifiOff, X } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { RecentFile } from '../../../shared/bridge.ts';
import type { CountersignError } from '../../../shared/errors.ts';
import { useApp } from '../../app/context.ts';
import { EngineGone } from '../../app/engine-gone.tsx';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button, IconButton, LinkButton } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Logo } from '../../ui/logo.tsx';
import { ProgressLine } from '../../ui/progress.tsx';
import type from '../../ui/type.module.css';
import styles from './first-start.module.css';

interface FirstStartProps {
  readonly failure: CountersignError | null;
  readonly opening: boolean;
  readonly onDismiss: () => void;
  readonly onSample: () => void;
  readonly onNew: () => void;
  readonly onOpen: () => void;
  readonly onOpenFile: (path: string) => void;
  readonly onVerify: () => void;
}

export function FirstStart(props: FirstStartProps): ReactNode {
  const { bridge, words } = useApp();
  const said = words.firstStart;
  const first = useRef<HTMLButtonElement>(null);
  const { onSample, onNew, onOpen } = props;
  useEffect(() => first.current?.focus(), []);
  useDoorKeys(onSample, onNew, onOpen);
  return (
    <main className={styles.start} aria-busy={props.opening}>
      <div className={styles.inner}>
        <Logo />
        <h1>Countersign</h1>
        <p className={styles.lead}>
          {said.lead[0]}
          <br />
          {said.lead[1]}
        </p>
        <div className={styles.failure}>
          <EngineGone />
          <ErrorBanner error={props.failure} onDismiss={props.onDismiss} />
        </div>
        <div className={styles.doors}>
          <button type="button" className={styles.door} ref={first} onClick={onSample}>
            <FlaskConical aria-hidden />
            <span>
              <b>{said.sample}</b>
              <small>{said.sampleMeans}</small>
            </span>
            <Kbd keys="1" />
          </button>
          <button type="button" className={styles.door} onClick={onNew}>
            <FolderPlus aria-hidden />
            <span>
              <b>{said.create}</b>
              <small>
                {said.createMeans[0]}
                <br />
                {said.createMeans[1]}
              </small>
            </span>
            <Kbd keys="2" />
          </button>
          <button type="button" className={styles.door} onClick={onOpen}>
            <FolderOpen aria-hidden />
            <span>
              <b>{said.open}</b>
              <small>{said.openMeans(<span className={type.mono}>.countersign</span>)}</small>
            </span>
            <Kbd keys="3" />
          </button>
        </div>
        <MakingSample />
        <RecentWorkspaces onOpenFile={props.onOpenFile} />
        <div className={styles.foot}>
          <WifiOff aria-hidden />
          <span>{said.noNetwork}</span>
          <span className={type.grow} />
          <span role="status">{props.opening ? said.opening : said.version(bridge.version)}</span>
          <LinkButton small onClick={props.onVerify}>
            {said.verify}
          </LinkButton>
        </div>
      </div>
    </main>
  );
}

/** 1, 2 and 3 open the doors; arrows move between them. */
function useDoorKeys(...doors: readonly (() => void)[]): void {
  const latest = useRef(doors);
  latest.current = doors;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('[role="dialog"]') !== null) return;
      latest.current[Number(event.key) - 1]?.();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

/** The sample is made the first time it is opened: what is done, how far, and a way out. */
function MakingSample(): ReactNode {
  const { jobs, words } = useApp();
  const job = useStore(jobs.store, (state) => state.jobs.at(-1));
  if (job === undefined) return null;
  return (
    <div className={styles.making}>
      <ProgressLine step={job.progress} waiting={words.firstStart.working(`${job.verb} ${job.subject}`)} />
      <Button size="small" onClick={job.cancel}>
        {words.app.cancel}
      </Button>
    </div>
  );
}

function RecentWorkspaces({ onOpenFile }: { readonly onOpenFile: (path: string) => void }): ReactNode {
  const { bridge, format, words } = useApp();
  const [recent, setRecent] = useState<readonly RecentFile[]>([]);
  const load = useCallback(async () => setRecent((await bridge.recent()).slice(0, 4)), [bridge]);
  useEffect(() => void load(), [load]);
  if (recent.length === 0) return null;
  const forget = async (path: string) => {
    await bridge.forget(path);
    await load();
  };
  return (
    <section className={styles.recent}>
      <h2>{words.firstStart.recent}</h2>
      <ul>
        {recent.map(({ path, at }) => {
          const name = path.split(/[/\\]/).at(-1) ?? path;
          return (
            <li key={path}>
              <LinkButton onClick={() => onOpenFile(path)}>{name.replace(/\.countersign$/, '')}</LinkButton>
              <span className={styles.path} title={path}>
                <bdi>{path.slice(0, -name.length - 1)}</bdi>
              </span>
              <span className={`${type.dim} ${type.t12} ${type.nowrap}`}>{format.shortMoment(at)}</span>
              <IconButton
                label={words.firstStart.forget(name)}
                icon={<X aria-hidden />}
                round
                onClick={() => void forget(path)}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
