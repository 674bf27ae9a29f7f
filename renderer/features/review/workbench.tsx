// One list, one case, one decision: the three panes of a campaign's review, and what moves between them.
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Decision, QueueItem, ReviewCase } from '../../../shared/contract/review.ts';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { citationKey } from '../../lib/citations.ts';
import { queryKey } from '../../lib/query-cache.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useQuery } from '../../lib/use-query.ts';
import { outcomeWords } from '../../ui/marks.tsx';
import type { MenuGroup } from '../../ui/menu.tsx';
import { Pane, Panes } from '../../ui/pane.tsx';
import { EmptyState, Loaded, Skeleton } from '../../ui/states.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import { BulkSheet } from './bulk-sheet.tsx';
import { caseCitations, citedBy } from './case-citations.ts';
import { CasePane } from './case-pane.tsx';
import { DecisionPane } from './decision-pane.tsx';
import { cutMiddle } from './naming.ts';
import { CaseSkeleton } from './case-skeleton.tsx';
import { QueueFoot } from './queue-foot.tsx';
import type { QueueListHandle } from './queue-list.tsx';
import { filterCounts, matches, nextOpen, openItems, orderedItems, queueRows, rangeOf } from './queue-model.ts';
import { focusQueue, QueuePane, type QueueView } from './queue-pane.tsx';

interface WorkbenchProps {
  readonly campaign: string;
  readonly closed: boolean;
  readonly item: string | undefined;
  readonly ways: readonly MenuGroup[];
}

const firstView: QueueView = { whose: 'mine', grouping: 'identity', filter: openItems };
/** In a closed campaign nothing is open: it is looked at as a whole. */
const closedView: QueueView = { whose: 'everybody', grouping: 'identity', filter: { ...openItems, standing: 'all' } };

export function Workbench({ campaign, closed, item: wanted, ways }: WorkbenchProps): ReactNode {
  const { engine, navigation, toasts, viewer } = useApp();
  const { as, cannotDecide } = useActor();
  const [view, setView] = useState(closed ? closedView : firstView);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [assigning, setAssigning] = useState<readonly QueueItem[] | null>(null);
  const [isBulk, setBulk] = useState(false);
  const [lastRecorded, setLastRecorded] = useState<string | null>(null);
  const anchor = useRef<string | null>(null);
  const list = useRef<QueueListHandle>(null);
  const caseScroll = useRef<HTMLDivElement>(null);
  const undo = useCommand('review.undo');

  // A person of the provider decides nothing, so they look at everything.
  const whose = cannotDecide === null ? view.whose : 'everybody';
  const queue = useQuery('review.queue', { campaign, person: whose === 'mine' ? as : null });
  const items = queue.value?.items ?? noItems;
  const { filter, grouping } = view;
  const ordered = useMemo(
    () =>
      orderedItems(
        items.filter((one) => matches(one, filter)),
        grouping,
      ),
    [items, filter, grouping],
  );
  const rows = useMemo(() => queueRows(ordered, grouping, folded), [ordered, grouping, folded]);
  const counts = useMemo(() => filterCounts(items, filter), [items, filter]);

  const active = wanted ?? ordered[0]?.id ?? null;
  const position = ordered.findIndex((one) => one.id === active);
  const reviewCase = useQuery('review.case', active === null ? null : { item: active, as });
  // The next case is fetched ahead, so that moving on shows it at once.
  const ahead = ordered[position + 1]?.id;
  useQuery('review.case', ahead === undefined ? null : { item: ahead, as });

  const show = useCallback(
    (item: string) => navigation.replace({ name: 'review', campaign, item }),
    [navigation, campaign],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another case starts at its top
  useEffect(() => caseScroll.current?.scrollTo({ top: 0 }), [active]);

  const move = (item: string, extend: boolean) => {
    if (extend) {
      anchor.current ??= active ?? item;
      setSelected(new Set(rangeOf(ordered, anchor.current, item)));
    } else {
      anchor.current = item;
      if (selected.size > 0) setSelected(new Set());
    }
    show(item);
  };
  const step = (by: 1 | -1) => {
    const to = ordered[position < 0 ? 0 : position + by];
    if (to !== undefined) move(to.id, false);
  };

  const openEvidence = useCallback(
    (shown: ReviewCase, number: number) => {
      const { notes } = caseCitations(shown);
      const onOpened = (citation: Parameters<typeof citationKey>[0]) => {
        if (as === null) return;
        void engine
          .call('review.opened', { item: shown.item.id, citation: citationKey(citation), as })
          .catch(() => undefined)
          .finally(() => engine.queries.refetch(queryKey('review.case', { item: shown.item.id, as })));
      };
      viewer.show(
        notes.all.map((note) => ({
          citation: note.citation,
          number: note.number,
          citedBy: citedBy(shown.entitlement, note.citation),
          onOpened,
        })),
        Math.max(0, number - 1),
      );
    },
    [engine, viewer, as],
  );

  /** Drafts are kept without telling every view: the case has to show it, and the list when its badge comes or goes. */
  const kept = (item: string, hasDraft: boolean) => {
    engine.queries.refetch(queryKey('review.case', { item, as }));
    const listed = items.find((one) => one.id === item);
    if (listed !== undefined && (listed.state === 'draft') !== hasDraft) queue.refetch();
  };
  const goOn = (from: string) => {
    const next = nextOpen(ordered, from);
    if (next !== null) show(next.id);
    requestAnimationFrame(() => list.current?.focus());
  };
  const takeBack = async (item: string) => {
    if (as === null) return;
    const answer = await undo.run({ item, as });
    if (!answer.ok) return;
    setLastRecorded(null);
    toasts.show('Taken back. The item is open again.');
    show(item);
    requestAnimationFrame(() => list.current?.focus());
  };
  const recorded = (decision: Decision) => {
    const item = items.find((one) => one.id === decision.item);
    setLastRecorded(decision.item);
    const waits =
      item !== undefined && decision.outcome !== 'CANNOT_DECIDE' && reviewCase.value?.secondPersonNeeded === true;
    toasts.show(
      `${outcomeWords[decision.outcome]} recorded: ${item?.identity ?? ''}, ${cutMiddle(item?.privilege ?? '', 36)}${waits ? '. A second person has to confirm.' : ''}`,
      { label: 'Undo', keys: 'z', run: () => void takeBack(decision.item) },
    );
    goOn(decision.item);
  };
  const confirmed = (decision: Decision) => {
    const said =
      decision.secondPerson === null
        ? decision.final
          ? 'The correction is recorded.'
          : 'The correction is recorded. A second person has to confirm it; until then the earlier decision stands.'
        : decision.secondPerson.agrees
          ? 'Confirmed. The decision stands.'
          : 'Sent back with your note.';
    toasts.show(said);
    goOn(decision.item);
  };

  const bulkable = items.filter(
    (one) => one.bulkAllowed && (one.state === 'open' || one.state === 'draft') && one.assignee === as,
  );
  const chosen = items.filter((one) => selected.has(one.id));
  const chosenForBulk = bulkable.filter((one) => selected.has(one.id));
  const forBulk = chosenForBulk.length > 1 ? chosenForBulk : bulkable;
  const mayAssign = cannotDecide === null && as !== null;

  useCommands({
    'review.next': () => step(1),
    'review.previous': () => step(-1),
    'review.evidence': () => {
      const shown = reviewCase.value;
      const next = shown === undefined ? null : caseCitations(shown).next;
      if (shown !== undefined && next !== null) openEvidence(shown, next);
    },
    ...(lastRecorded === null ? {} : { 'review.undo': () => void takeBack(lastRecorded) }),
    ...(bulkable.length > 0 ? { 'review.bulk': () => setBulk(true) } : {}),
    'review.signOff': () => navigation.go({ name: 'sign-off', campaign }),
  });

  return (
    <>
      <Loaded query={queue} skeleton={<Skeleton rows={14} height={46} />}>
        {(answer) => (
          <Panes>
            <QueuePane
              campaign={answer.campaign}
              items={items}
              counts={counts}
              rows={rows}
              view={{ ...view, whose }}
              onView={(change) => setView((now) => ({ ...now, ...change }))}
              active={active}
              selected={selected}
              onMove={move}
              onFold={(group, isFolded) => {
                const next = new Set(folded);
                if (isFolded) next.add(group);
                else next.delete(group);
                setFolded(next);
              }}
              onOpen={() => caseScroll.current?.focus()}
              onEscape={() => setSelected(new Set())}
              ways={ways}
              listRef={list}
              foot={
                <QueueFoot
                  error={undo.error}
                  onDismiss={undo.clearError}
                  chosen={chosen.length}
                  bulk={chosenForBulk.length > 1 ? chosenForBulk.length : chosen.length > 1 ? 0 : bulkable.length}
                  onBulk={() => setBulk(true)}
                  onAssign={mayAssign ? () => setAssigning(chosen) : null}
                />
              }
            />
            {active === null ? (
              <Pane label="Case">
                <EmptyState title="Nothing to show here.">
                  Take a filter away on the left, or look at everybody’s items.
                </EmptyState>
              </Pane>
            ) : (
              <Loaded query={reviewCase} skeleton={<CaseSkeleton />}>
                {(shown) => (
                  <>
                    <CasePane
                      reviewCase={shown}
                      place={position < 0 ? null : `${position + 1} of ${ordered.length.toLocaleString()}`}
                      onOpenEvidence={(number) => openEvidence(shown, number)}
                      onNotMine={
                        mayAssign && isStillOpen(shown) && isReviewedBy(shown, as)
                          ? () => setAssigning([shown.item])
                          : null
                      }
                      scrollRef={caseScroll}
                    />
                    <DecisionPane
                      key={`${shown.item.id} ${as} ${shown.decision?.id ?? ''}`}
                      reviewCase={shown}
                      onRecorded={recorded}
                      onConfirmed={confirmed}
                      onUndo={() => void takeBack(shown.item.id)}
                      onEvidence={(number) => openEvidence(shown, number)}
                      onAssign={() => setAssigning([shown.item])}
                      onKept={kept}
                    />
                  </>
                )}
              </Loaded>
            )}
          </Panes>
        )}
      </Loaded>
      {assigning === null || assigning.length === 0 ? null : (
        <AssignDialog
          items={assigning}
          onClose={() => setAssigning(null)}
          onDone={() => {
            setAssigning(null);
            setSelected(new Set());
            focusQueue();
          }}
        />
      )}
      {isBulk && as !== null ? (
        <BulkSheet campaign={campaign} as={as} items={forBulk} onClose={() => setBulk(false)} />
      ) : null}
    </>
  );
}

const noItems: readonly QueueItem[] = [];

function isStillOpen(shown: ReviewCase): boolean {
  return shown.item.state !== 'signed_off' && shown.item.state !== 'closed';
}

/** Theirs to hand on: the reviewer of record, or anybody where there is none. */
function isReviewedBy(shown: ReviewCase, person: string | null): boolean {
  return shown.reviewerOfRecord === null || shown.reviewerOfRecord.id === person;
}
