// The top bar: which workspace and campaign, the way to everything, what runs, and who acts.
import { ChevronsUpDown, KeyRound, LoaderCircle, Lock, LockOpen, Search, WifiOff, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { Person } from '../../shared/contract/engagement.ts';
import { parties as allParties } from '../../shared/words.ts';
import { useQuery } from '../lib/use-query.ts';
import type { Messages } from '../messages/table.ts';
import { IconButton } from '../ui/button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Menu } from '../ui/menu.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import type from '../ui/type.module.css';
import { useUnlocked } from './acting.tsx';
import { useCommands } from './command-runner.ts';
import type { CommandId } from './commands.ts';
import { useApp } from './context.ts';
import styles from './frame.module.css';
import { screens } from './screens.tsx';
import { useActor, useWorkspace } from './use-store.ts';

export function TopBar(): ReactNode {
  const { commands, words } = useApp();
  return (
    <header className={styles.top}>
      <WorkspaceMenu />
      <Campaign />
      <button type="button" className={styles.search} onClick={() => commands.run('window.palette')}>
        <Search aria-hidden />
        <span>{words.app.palette.ask}</span>
        <Kbd keys="$mod+k" />
      </button>
      <span className={type.grow} />
      <RunningJob />
      <Tooltip text={words.app.offlineMeans}>
        <span className={styles.offline}>
          <WifiOff aria-hidden />
          <span>{words.app.offline}</span>
        </span>
      </Tooltip>
      <ActorMenu />
    </header>
  );
}

function WorkspaceMenu(): ReactNode {
  const { bridge, commands, words } = useApp();
  const said = words.app;
  const workspace = useWorkspace();
  const command = (id: CommandId, label = words.commands.titles[id]) => ({
    id,
    label,
    run: () => commands.run(id),
  });
  return (
    <Menu
      trigger={
        <button type="button" className={styles.workspace} aria-label={said.workspace(workspace.customer)}>
          <span className={styles.initial} aria-hidden="true">
            {workspace.customer.slice(0, 1).toUpperCase()}
          </span>
          <span className={type.truncate}>{workspace.customer}</span>
          <ChevronsUpDown aria-hidden />
        </button>
      }
      groups={[
        {
          label: workspace.sample ? said.isSample : said.withProvider(workspace.provider),
          items: [
            command('workspace.import'),
            command('workspace.verify'),
            command('workspace.backup'),
            {
              id: 'show',
              label: said.showFile,
              note: workspace.file,
              run: () => void bridge.showInFolder(workspace.file),
            },
          ],
        },
        {
          items: [command('workspace.open', said.openAnother), command('workspace.new'), command('workspace.close')],
        },
      ]}
    />
  );
}

function Campaign(): ReactNode {
  const { format, words } = useApp();
  const said = words.app;
  const { as } = useActor();
  const overview = useQuery('overview.read', { person: as }).value;
  const campaign = overview?.campaign ?? null;
  if (overview === undefined) return null;
  if (campaign === null) return <span className={styles.context}>{said.noCampaign}</span>;
  const closed = campaign.state === 'closed' && campaign.closedAt !== null;
  const standing = closed
    ? said.closedOn(format.day(campaign.closedAt ?? campaign.due))
    : said.lockedOn(format.day(campaign.openedAt));
  return (
    <Tooltip text={closed ? said.closedMeans : said.lockedMeans}>
      <span className={styles.context}>
        <span className={type.truncate}>{campaign.name}</span>
        <span className={styles.separator} />
        <Lock aria-hidden />
        <span className={styles.lockWords}>{standing}</span>
      </span>
    </Tooltip>
  );
}

function RunningJob(): ReactNode {
  const { jobs, imports, format, words } = useApp();
  const running = useStore(jobs.store, (state) => state.jobs);
  const job = running.at(-1);
  return (
    <span role="status" aria-live="polite">
      {job === undefined ? null : (
        <span className={styles.job} title={job.progress?.label}>
          <LoaderCircle aria-hidden />
          <span className={styles.jobVerb}>{job.verb}</span>
          {job.kind === 'import' ? (
            <button type="button" className={type.link} onClick={() => imports.show()}>
              {job.subject}
            </button>
          ) : (
            <b>{job.subject}</b>
          )}
          {job.progress !== null && job.progress.total > 0 ? (
            <span className={type.num}>{format.percent(job.progress.done, job.progress.total)}</span>
          ) : null}
          {running.length > 1 ? <span className={type.dim}>{words.app.andMore(running.length - 1)}</span> : null}
          <IconButton label={words.app.cancel} icon={<X aria-hidden />} round onClick={job.cancel} />
        </span>
      )}
    </span>
  );
}

function ActorMenu(): ReactNode {
  const { session, navigation, commands, words } = useApp();
  const said = words.app.actor;
  const parties = words.field.parties;
  const { persons, person } = useActor();
  const unlocked = useUnlocked();
  const [open, setOpen] = useState(false);
  useCommands({ 'window.actor': () => setOpen(true) });
  const active = persons.filter((one) => one.active);
  const item = (one: Person) => ({
    id: one.id,
    label: one.name,
    note: one.title ?? parties[one.party],
    chosen: one.id === person?.id,
    run: () => session.act(one.id),
  });
  const of = (party: Person['party']) => active.filter((one) => one.party === party).map(item);
  const toEngagement =
    screens.engagement === undefined
      ? []
      : [{ id: 'persons', label: said.toPersons, run: () => navigation.go({ name: 'engagement' }) }];
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
        ? [run('window.lock', said.lock, <Lock aria-hidden />, '$mod+l')]
        : person.hasKey
          ? [run('window.unlock', said.unlock, <LockOpen aria-hidden />)]
          : [run('window.unlock', said.makeKey, <KeyRound aria-hidden />)];
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
              ? said.choose
              : said.change(person.name, parties[person.party], lockWords(person, unlocked, said))
          }
        >
          <span className={styles.avatar} data-party={person?.party} aria-hidden="true">
            {person === null ? '?' : initials(person.name)}
          </span>
          <span className={styles.actorWords} data-party={person?.party ?? 'none'}>
            <b>{person?.name ?? said.nobody}</b>
            <span>{person === null ? said.addFirst : parties[person.party]}</span>
          </span>
          <LockMark person={person} unlocked={unlocked} />
        </button>
      }
      groups={[
        ...allParties.map((party) => ({ label: said.groups[party], items: of(party) })),
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
  const { words } = useApp();
  if (person?.party !== 'customer' || unlocked === null) return null;
  return (
    <span className={styles.lockMark} data-unlocked={unlocked} title={lockWords(person, unlocked, words.app.actor)}>
      {unlocked ? <LockOpen aria-hidden /> : person.hasKey ? <Lock aria-hidden /> : <KeyRound aria-hidden />}
    </span>
  );
}

function lockWords(person: Person, unlocked: boolean | null, said: Messages['app']['actor']): string {
  if (person.party !== 'customer' || unlocked === null) return '';
  if (unlocked) return said.unlocked;
  return person.hasKey ? said.locked : said.noKey;
}
