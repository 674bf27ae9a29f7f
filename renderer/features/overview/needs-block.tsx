// What needs this person, then what the review as a whole waits for, each soonest first. A row leads to where it is done.
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
import { useActor } from '../../app/use-store.ts';
import { classes } from '../../lib/classes.ts';
import { useQuery } from '../../lib/use-query.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Block } from '../../ui/pane.tsx';
import type from '../../ui/type.module.css';
import { folded, leadsOf, type Need, orderedNeeds } from './needs-order.ts';
import styles from './overview.module.css';

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

export function NeedsBlock({ overview }: { readonly overview: Overview }): ReactNode {
  const { needs: said } = useApp().words.overview;
  const { as, person, persons, cannotDecide } = useActor();
  const engagement = useQuery('engagement.read', {}).value;
  const leads = engagement === undefined ? [] : leadsOf(engagement.document);
  const { needs } = overview;
  const { yours, round } = orderedNeeds(needs);
  const mayAct = person === null || cannotDecide === null;
  const isLead = as !== null && leads.includes(as);
  const own = isLead ? needs.length : yours.length;
  const note =
    needs.length === 0
      ? undefined
      : person === null || own === needs.length
        ? said.count(needs.length)
        : said.countYours(own, needs.length);
  const named = persons.filter(({ id, active }) => active && leads.includes(id)).map(({ name }) => name);
  // Whoever runs the review is told what is theirs for that; others, whose it is.
  const ofRound = person === null ? null : !isLead ? said.round(named) : yours.length === 0 ? null : said.asLead;
  return (
    <Block title={mayAct ? said.title : said.readTitle} note={note}>
      {needs.length === 0 ? (
        <p className={type.two}>{said.none}</p>
      ) : (
        <>
          <NeedGroup
            title={yours.length === 0 || round.length === 0 ? null : said.yours}
            needs={yours}
            campaign={overview.campaign?.id}
          />
          <NeedGroup title={ofRound} needs={round} campaign={overview.campaign?.id} />
        </>
      )}
    </Block>
  );
}

interface NeedGroupProps {
  /** Null: it is the only one, and needs none. */
  readonly title: string | null;
  readonly needs: readonly Need[];
  readonly campaign: string | undefined;
}

function NeedGroup({ title, needs, campaign }: NeedGroupProps): ReactNode {
  const { needs: said } = useApp().words.overview;
  const [opened, setOpened] = useState<ReadonlySet<Need['kind']>>(new Set());
  if (needs.length === 0) return null;
  return (
    <div className={styles.needs}>
      {title === null ? null : <h3 className={styles.needsTitle}>{title}</h3>}
      {folded(needs, opened).map((row) =>
        'need' in row ? (
          <NeedRow key={`${row.need.kind} ${row.need.text}`} need={row.need} campaign={campaign} />
        ) : (
          <div className={styles.moreNeeds} key={`more.${row.kind}`}>
            <LinkButton small onClick={() => setOpened(new Set([...opened, row.kind]))}>
              {said.more(row.hidden)}
            </LinkButton>
          </div>
        ),
      )}
    </div>
  );
}

function NeedRow({ need, campaign }: { readonly need: Need; readonly campaign: string | undefined }): ReactNode {
  const { navigation, imports, format, words } = useApp();
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
      <span className={styles.act}>{words.overview.needs.actions[need.kind]}</span>
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
  if (need.kind === 'close' && campaign !== undefined) return { name: 'review', campaign, view: 'close' };
  if (need.screen === 'review' && campaign !== undefined) {
    return need.kind === 'sign_off' ? { name: 'sign-off', campaign } : { name: 'review', campaign };
  }
  if (need.screen === 'exceptions') return { name: 'remediation', view: 'exceptions' };
  if (need.screen === 'remediation') return { name: 'remediation', view: remediationViews[need.kind] ?? 'work' };
  return { name: need.screen };
}
