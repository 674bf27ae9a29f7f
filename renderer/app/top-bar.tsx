// The top bar: which workspace and campaign, the way to everything, what runs, and who acts.
import { ChevronsUpDown, KeyRound, LoaderCircle, Lock, LockOpen, Search, WifiOff, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { Person } from '../../shared/contract/engagement.ts';
import { useQuery } from '../lib/use-query.ts';
import { IconButton } from '../ui/button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { partyWords } from '../ui/marks.tsx';
import { Menu } from '../ui/menu.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import type from '../ui/type.module.css';
import { useUnlocked } from './acting.tsx';
import { useCommands } from './command-runner.ts';
import { useApp } from './context.ts';
import styles from './frame.module.css';
import { screens } from './screens.tsx';
import { useActor, useWorkspace } from './use-store.ts';

export function TopBar(): ReactNode {
  const { commands } = useApp();
  return (
    <header className={styles.top}>
      <WorkspaceMenu />
      <Campaign />
      <button type="button" className={styles.search} onClick={() => commands.run('window.palette')}>
        <Search aria-hidden />
        <span>Search or run a command</span>
        <Kbd keys="$mod+k" />
      </button>
      <span className={type.grow} />
      <RunningJob />
      <Tooltip text="Countersign opens no network connection. Everything works with the cable out.">
        <span className={styles.offline}>
          <WifiOff aria-hidden />
          <span>Offline</span>
        </span>
      </Tooltip>
      <ActorMenu />
    </header>
  );
}

function WorkspaceMenu(): ReactNode {
  const { bridge, commands } = useApp();
  const workspace = useWorkspace();
  const command = (id: Parameters<typeof commands.run>[0], label: string) => ({
    id,
    label,
    run: () => commands.run(id),
  });
  return (
    <Menu
      trigger={
        <button type="button" className={styles.workspace} aria-label={`Workspace ${workspace.customer}`}>
          <span className={styles.initial} aria-hidden="true">
            {workspace.customer.slice(0, 1).toUpperCase()}
          </span>
          <span className={type.truncate}>{workspace.customer}</span>
          <ChevronsUpDown aria-hidden />
        </button>
      }
      groups={[
        {
          label: workspace.sample ? 'The sample, yours to try everything on' : `with ${workspace.provider}`,
          items: [
            command('workspace.import', 'Import evidence'),
            command('workspace.verify', 'Verify a signed file'),
            command('workspace.backup', 'Back up this workspace'),
            {
              id: 'show',
              label: 'Show the file',
              note: workspace.file,
              run: () => void bridge.showInFolder(workspace.file),
            },
          ],
        },
        {
          items: [
            command('workspace.open', 'Open another workspace'),
            command('workspace.new', 'New workspace'),
            command('workspace.close', 'Close this workspace'),
          ],
        },
      ]}
    />
  );
}

function Campaign(): ReactNode {
  const { format } = useApp();
  const { as } = useActor();
  const overview = useQuery('overview.read', { person: as }).value;
  const campaign = overview?.campaign ?? null;
  if (overview === undefined) return null;
  if (campaign === null) return <span className={styles.context}>No campaign yet</span>;
  const closed = campaign.state === 'closed' && campaign.closedAt !== null;
  const words = closed
    ? `Closed ${format.day(campaign.closedAt ?? campaign.due)}`
    : `Baseline locked ${format.day(campaign.openedAt)}`;
  return (
    <Tooltip
      text={
        closed
          ? 'This campaign is closed: nothing in it changes any more.'
          : 'The population under review was fixed when the campaign opened. Later evidence does not change it.'
      }
    >
      <span className={styles.context}>
        <span className={type.truncate}>{campaign.name}</span>
        <span className={styles.separator} />
        <Lock aria-hidden />
        <span className={styles.lockWords}>{words}</span>
      </span>
    </Tooltip>
  );
}

function RunningJob(): ReactNode {
  const { jobs, imports, format } = useApp();
  const running = useStore(jobs.store, (state) => state.jobs);
  const job = running.at(-1);
  return (
    <span role="status" aria-live="polite">
      {job === undefined ? null : (
        <span className={styles.job} title={job.progress?.label}>
          <LoaderCircle aria-hidden />
          <span className={styles.jobVerb}>{job.verb}</span>
          {job.verb === 'Importing' ? (
            <button type="button" className={type.link} onClick={() => imports.show()}>
              {job.subject}
            </button>
          ) : (
            <b>{job.subject}</b>
          )}
          {job.progress !== null && job.progress.total > 0 ? (
            <span className={type.num}>{format.percent(job.progress.done, job.progress.total)}</span>
          ) : null}
          {running.length > 1 ? <span className={type.dim}>and {running.length - 1} more</span> : null}
          <IconButton label="Cancel" icon={<X aria-hidden />} round onClick={job.cancel} />
        </span>
      )}
    </span>
  );
}

function ActorMenu(): ReactNode {
  const { session, navigation, commands } = useApp();
  const { persons, person } = useActor();
  const unlocked = useUnlocked();
  const [open, setOpen] = useState(false);
  useCommands({ 'window.actor': () => setOpen(true) });
  const active = persons.filter((one) => one.active);
  const item = (one: Person) => ({
    id: one.id,
    label: one.name,
    note: one.title ?? partyWords[one.party],
    chosen: one.id === person?.id,
    run: () => session.act(one.id),
  });
  const of = (party: Person['party']) => active.filter((one) => one.party === party).map(item);
  const toEngagement =
    screens.engagement === undefined
      ? []
      : [{ id: 'persons', label: 'Add or change persons', run: () => navigation.go({ name: 'engagement' }) }];
  const run = (id: 'window.lock' | 'window.unlock', label: string, icon: ReactNode, keys?: string) => ({
    id,
    label,
    icon,
    keys,
    run: () => {
      commands.run(id);
    },
  });
  const keyItems =
    person?.party !== 'customer'
      ? []
      : unlocked === true
        ? [run('window.lock', 'Lock now', <Lock aria-hidden />, '$mod+l')]
        : person.hasKey
          ? [run('window.unlock', 'Unlock your key', <LockOpen aria-hidden />)]
          : [run('window.unlock', 'Make your key', <KeyRound aria-hidden />)];
  return (
    <Menu
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          className={styles.actor}
          aria-label={
            person === null
              ? 'Choose who acts'
              : `${person.name}, ${partyWords[person.party]}${lockWords(person, unlocked)}. Change who acts`
          }
        >
          <span className={styles.avatar} data-party={person?.party} aria-hidden="true">
            {person === null ? '?' : initials(person.name)}
          </span>
          <span className={styles.actorWords} data-party={person?.party ?? 'none'}>
            <b>{person?.name ?? 'Nobody acts'}</b>
            <span>{person === null ? 'add a person first' : partyWords[person.party]}</span>
          </span>
          <LockMark person={person} unlocked={unlocked} />
        </button>
      }
      groups={[
        { label: 'Act for the customer', items: of('customer') },
        { label: 'Act for the provider: may look, never decides', items: of('provider') },
        { label: 'Advises the customer', items: of('adviser') },
        { label: 'Reads everything, changes nothing', items: of('auditor') },
        { items: [...keyItems, ...toEngagement] },
      ]}
    />
  );
}

function initials(name: string): string {
  const parts = name.split(/\s+/).filter((part) => part !== '');
  return `${parts[0]?.slice(0, 1) ?? ''}${parts.length > 1 ? (parts.at(-1)?.slice(0, 1) ?? '') : ''}`.toUpperCase();
}

interface LockMarkProps {
  readonly person: Person | null;
  readonly unlocked: boolean | null;
}

/** Only whoever may decide has something to unlock. */
function LockMark({ person, unlocked }: LockMarkProps): ReactNode {
  if (person?.party !== 'customer' || unlocked === null) return null;
  return (
    <span className={styles.lockMark} data-unlocked={unlocked} title={lockWords(person, unlocked).slice(2)}>
      {unlocked ? <LockOpen aria-hidden /> : person.hasKey ? <Lock aria-hidden /> : <KeyRound aria-hidden />}
    </span>
  );
}

function lockWords(person: Person, unlocked: boolean | null): string {
  if (person.party !== 'customer' || unlocked === null) return '';
  if (unlocked) return ', key unlocked';
  return person.hasKey ? ', key locked: deciding asks for the passphrase' : ', no key yet: deciding asks to make one';
}
