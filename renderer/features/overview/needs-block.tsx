// What needs this person, soonest first. Each row leads to where it is done.
import {
  AlarmClock,
  ArchiveRestore,
  ArrowRightLeft,
  CalendarClock,
  FileKey2,
  Handshake,
  Hourglass,
  KeyRound,
  ListChecks,
  ListX,
  Lock,
  Network,
  PenLine,
  Play,
  Puzzle,
  ShieldAlert,
  Siren,
  Users,
  UserX,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Overview } from '../../../shared/contract/workspace.ts';
import { useApp } from '../../app/context.ts';
import type { RemediationView, Screen } from '../../app/navigation.ts';
import { screens } from '../../app/screens.tsx';
import { classes } from '../../lib/classes.ts';
import { counted } from '../../lib/format.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Block } from '../../ui/pane.tsx';
import type from '../../ui/type.module.css';
import styles from './overview.module.css';

type Need = Overview['needs'][number];

const icons: Readonly<Record<Need['kind'], ReactNode>> = {
  decide: <ListChecks aria-hidden />,
  second_person: <Users aria-hidden />,
  assign: <UserX aria-hidden />,
  sign_off: <PenLine aria-hidden />,
  close: <Lock aria-hidden />,
  exception_ends: <Hourglass aria-hidden />,
  engagement: <Handshake aria-hidden />,
  import: <ArchiveRestore aria-hidden />,
  trust: <KeyRound aria-hidden />,
  open_campaign: <Play aria-hidden />,
  rejected_rows: <ListX aria-hidden />,
  partial_source: <Puzzle aria-hidden />,
  unauthorised: <ShieldAlert aria-hidden />,
  overdue: <AlarmClock aria-hidden />,
  instruct: <FileKey2 aria-hidden />,
  dependency: <Network aria-hidden />,
  handover: <ArrowRightLeft aria-hidden />,
  further_key: <KeyRound aria-hidden />,
  event: <Siren aria-hidden />,
  series: <CalendarClock aria-hidden />,
};

const actions: Readonly<Record<Need['kind'], string>> = {
  decide: 'Continue',
  second_person: 'Read and confirm',
  assign: 'Assign',
  sign_off: 'Read and sign',
  close: 'Close it',
  exception_ends: 'Open',
  engagement: 'Settle',
  import: 'Import',
  trust: 'Compare the key',
  open_campaign: 'Open one',
  rejected_rows: 'Show the rows',
  partial_source: 'Show it',
  unauthorised: 'Answer',
  overdue: 'Remediation',
  instruct: 'Read and sign',
  dependency: 'Confirm',
  handover: 'Answer',
  further_key: 'Ask who made it',
  event: 'Look at it',
  series: 'Look at it',
};

export function NeedsBlock({ overview }: { readonly overview: Overview }): ReactNode {
  const { needs } = overview;
  const [opened, setOpened] = useState<ReadonlySet<Need['kind']>>(new Set());
  return (
    <Block title="Needs you" note={needs.length === 0 ? undefined : `${counted(needs.length, 'thing')}, soonest first`}>
      {needs.length === 0 ? (
        <p className={type.two}>Nothing waits for you. What comes next shows up here.</p>
      ) : (
        <div className={styles.needs}>
          {shortened(needs, opened).map((row) =>
            'need' in row ? (
              <NeedRow key={`${row.need.kind} ${row.need.text}`} need={row.need} campaign={overview.campaign?.id} />
            ) : (
              <div className={styles.moreNeeds} key={`more ${row.kind}`}>
                <LinkButton small onClick={() => setOpened(new Set([...opened, row.kind]))}>
                  {row.hidden} more like these
                </LinkButton>
              </div>
            ),
          )}
        </div>
      )}
    </Block>
  );
}

type ShownRow = { readonly need: Need } | { readonly kind: Need['kind']; readonly hidden: number };

/** Rows of one kind shown before they are folded, so that fifteen of one kind don't hide the others. */
const shownOfKind = 3;

/** The order is kept; from the fourth of a kind on they wait behind one row, unless that kind was opened. */
function shortened(needs: readonly Need[], opened: ReadonlySet<Need['kind']>): ShownRow[] {
  const seen = new Map<Need['kind'], number>();
  return needs.flatMap((need): ShownRow[] => {
    const before = seen.get(need.kind) ?? 0;
    seen.set(need.kind, before + 1);
    const ofKind = needs.filter((one) => one.kind === need.kind).length;
    if (opened.has(need.kind) || ofKind <= shownOfKind + 1 || before < shownOfKind) return [{ need }];
    return before === shownOfKind ? [{ kind: need.kind, hidden: ofKind - shownOfKind }] : [];
  });
}

function NeedRow({ need, campaign }: { readonly need: Need; readonly campaign: string | undefined }): ReactNode {
  const { navigation, imports, format } = useApp();
  const due = need.due === null ? null : format.due(need.due);
  const target =
    screens[need.screen === 'exceptions' ? 'remediation' : need.screen] === undefined ? null : screenOf(need, campaign);
  const open = () => {
    if (need.kind === 'import') void imports.choose('file');
    else if (target !== null) navigation.go(target);
  };
  return (
    <button type="button" className={styles.need} onClick={open}>
      {icons[need.kind]}
      <span className={type.truncate} title={need.text}>
        {need.text}
      </span>
      <span className={classes(styles.when, (need.overdue || due?.late === true) && styles.late)}>{due?.text}</span>
      <span className={styles.act}>{actions[need.kind]}</span>
    </button>
  );
}

const remediationViews: Partial<Readonly<Record<Need['kind'], RemediationView>>> = {
  unauthorised: 'actions',
  instruct: 'instructions',
  dependency: 'instructions',
};

function screenOf(need: Need, campaign: string | undefined): Screen {
  if (need.kind === 'event' || need.kind === 'series') return { name: 'review', view: 'rounds' };
  if (need.screen === 'review' && campaign !== undefined) {
    return need.kind === 'sign_off' ? { name: 'sign-off', campaign } : { name: 'review', campaign };
  }
  if (need.screen === 'exceptions') return { name: 'remediation', view: 'exceptions' };
  if (need.screen === 'remediation') return { name: 'remediation', view: remediationViews[need.kind] ?? 'work' };
  return { name: need.screen };
}
