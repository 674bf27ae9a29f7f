// Remediation: what the provider did that nobody allowed, then what was instructed and how it stands. Only later evidence
// verifies; the provider's word is a claim.
import { CircleCheck, CircleX, MessageSquareQuote, RotateCcw, Send } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { Remediation } from '../../../shared/contract/review.ts';
import type { RemediationState } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { useActor, useWorkspace } from '../../app/use-store.ts';
import { type Footnotes, footnotes } from '../../lib/citations.ts';
import { classes } from '../../lib/classes.ts';
import { counted } from '../../lib/format.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { DecisionMark, RiskMark } from '../../ui/marks.tsx';
import { Block, Page, PageHead } from '../../ui/pane.tsx';
import { EmptyState, Loaded, Skeleton } from '../../ui/states.tsx';
import { Cite } from '../evidence/cite.tsx';
import { Unauthorised } from '../overview/unauthorised.tsx';
import styles from './remediation.module.css';
import { byState, type StateGroup, stateOrder, stateWords } from './remediation-model.ts';

const stateIcons: Readonly<Record<RemediationState, ReactNode>> = {
  reappeared: <RotateCcw aria-hidden />,
  failed: <CircleX aria-hidden />,
  claimed: <MessageSquareQuote aria-hidden />,
  instructed: <Send aria-hidden />,
  verified: <CircleCheck aria-hidden />,
};

export function RemediationScreen(): ReactNode {
  const { provider } = useWorkspace();
  const { as } = useActor();
  const query = useQuery('remediation.list', {});
  const overview = useQuery('overview.read', { person: as }).value;
  return (
    <Page>
      <PageHead title="Remediation">
        What {provider} was told to change, and whether later evidence shows it. Their word alone settles nothing.
      </PageHead>
      {overview === undefined ? null : <Unauthorised overview={overview} />}
      <Loaded query={query} skeleton={<Skeleton rows={10} />}>
        {(list) => (list.length === 0 ? <NothingInstructed /> : <Instructed list={list} />)}
      </Loaded>
    </Page>
  );
}

function NothingInstructed(): ReactNode {
  const { navigation } = useApp();
  return (
    <Block title="Instructions">
      <EmptyState
        title="Nothing has been instructed yet."
        steps={
          <Button tone="primary" onClick={() => navigation.go({ name: 'review' })}>
            To the review
          </Button>
        }
      >
        Every signed “reduce” and “revoke” becomes an instruction, and stands here until a later bundle shows it done.
      </EmptyState>
    </Block>
  );
}

function Instructed({ list }: { readonly list: readonly Remediation[] }): ReactNode {
  const { format } = useApp();
  const groups = useMemo(() => byState(list), [list]);
  const notes = useMemo(
    () => footnotes(groups.flatMap((group) => group.items.flatMap((one) => one.citation ?? []))),
    [groups],
  );
  return (
    <div className={styles.groups}>
      <div className={styles.totals}>
        {stateOrder.map((state) => (
          <div key={state} title={stateWords[state].meaning}>
            <b>{format.number(groups.find((group) => group.state === state)?.items.length ?? 0)}</b>
            <span className={classes(styles.state, styles[state])}>
              {stateIcons[state]}
              {stateWords[state].title}
            </span>
          </div>
        ))}
      </div>
      {groups.map((group) => (
        <Group key={group.state} group={group} notes={notes} />
      ))}
    </div>
  );
}

/** Rows drawn at once; settled ones seldom need more. */
const shownAtFirst = 25;

function Group({ group, notes }: { readonly group: StateGroup; readonly notes: Footnotes }): ReactNode {
  const [all, setAll] = useState(false);
  const { state, items } = group;
  const shown = all ? items : items.slice(0, shownAtFirst);
  return (
    <Block title={stateWords[state].title} note={`${counted(items.length, 'change')}, ${stateWords[state].meaning}`}>
      <ul>
        {shown.map((one) => (
          <Row key={`${one.item} ${one.instructedAt}`} remediation={one} notes={notes} />
        ))}
      </ul>
      {shown.length === items.length ? null : (
        <div className={styles.more}>
          <LinkButton onClick={() => setAll(true)}>Show all {items.length}</LinkButton>
        </div>
      )}
    </Block>
  );
}

function Row({ remediation, notes }: { readonly remediation: Remediation; readonly notes: Footnotes }): ReactNode {
  const { navigation, format } = useApp();
  const { item, campaign, campaignName, identity, privilege, resource, risk, outcome, to, state, citation } =
    remediation;
  return (
    <li className={styles.row}>
      <RiskMark risk={risk} />
      <div>
        <LinkButton onClick={() => navigation.go({ name: 'review', campaign, item })}>{identity}</LinkButton>
        <small>
          {privilege} on {resource}
        </small>
      </div>
      <div>
        <DecisionMark outcome={outcome} />
        <small>{to === null ? `by ${remediation.decidedBy}` : `to ${to}`}</small>
      </div>
      <div className={styles.says}>
        {remediation.explanation}{' '}
        {citation === null ? null : (
          <Cite citation={citation} notes={notes} citedBy={`${identity}, ${stateWords[state].title}`} />
        )}
        <small>
          instructed {format.date(remediation.instructedAt)} by {remediation.decidedBy}, {campaignName}
          {state === 'instructed'
            ? ''
            : `; ${stateWords[state].title.toLowerCase()} since ${format.date(remediation.since)}`}
        </small>
      </div>
    </li>
  );
}
