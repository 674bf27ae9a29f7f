// One list, one case, one decision: the three panes of a campaign's review, and what moves between them.
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { QueueItem } from '../../../shared/contract/queue.ts';
import type { ReviewCase } from '../../../shared/contract/review.ts';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import { useActor, useWorkspace } from '../../app/use-store.ts';
import { queryKey } from '../../lib/query-cache.ts';
import { useQuery } from '../../lib/use-query.ts';
import type { MenuGroup } from '../../ui/menu.tsx';
import { Pane, Panes } from '../../ui/pane.tsx';
import { EmptyState, Loaded, Skeleton } from '../../ui/states.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import { BulkSheet } from './bulk-sheet.tsx';
import { CaseAndDecision } from './case-and-decision.tsx';
import { NextAnnounced } from './next-announced.tsx';
import { readViews } from './own-views.ts';
import { QueueFoot } from './queue-foot.tsx';
import type { QueueListHandle } from './queue-list.tsx';
import { allItems, isOpen, openItems, type QueueView } from './queue-model.ts';
import { focusQueue, QueuePane } from './queue-pane.tsx';
import { useAfterDecision } from './use-after-decision.ts';
import { useAsk } from './use-ask.ts';
import { useQueueCounts } from './use-queue-counts.ts';
import { type ListView, useQueueList, useQueuePlace } from './use-queue-list.ts';
import { useQueueMoves } from './use-queue-moves.ts';
import { useSteady } from './use-steady.ts';

interface WorkbenchProps {
  readonly campaign: string;
  readonly closed: boolean;
  readonly item: string | undefined;
  readonly ways: readonly MenuGroup[];
}

const firstView: QueueView = { whose: 'mine', grouping: 'identity', filter: openItems };
/** In a closed campaign nothing is open: it is looked at as a whole. */
const closedView: QueueView = { whose: 'everybody', grouping: 'identity', filter: allItems };
const togetherItems = { ...openItems, together: true };

export function Workbench({ campaign, closed, item: wanted, ways }: WorkbenchProps): ReactNode {
  const { engine, navigation, words } = useApp();
  const said = words.queue;
  const { as, cannotDecide } = useActor();
  const [view, setView] = useState(closed ? closedView : firstView);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const workspace = useWorkspace().id;
  const [own, setOwn] = useState(() => readViews(localStorage, workspace));
  const [assigning, setAssigning] = useState<readonly QueueItem[] | null>(null);
  const [isBulk, setBulk] = useState(false);
  const listRef = useRef<QueueListHandle>(null);
  const caseScroll = useRef<HTMLDivElement>(null);

  // A person of the provider decides nothing, so they look at everything.
  const whose = cannotDecide === null ? view.whose : 'everybody';
  const shownView = useMemo(() => ({ ...view, whose }), [view, whose]);
  const changeView = useCallback(
    (change: Partial<QueueView>) => {
      setView((now) => ({ ...now, ...change }));
      // Another list begins at its first item: a case that is not in it would still be decided beside it.
      if (change.filter !== undefined || change.whose !== undefined) navigation.replace({ name: 'review', campaign });
    },
    [navigation, campaign],
  );
  const person = whose === 'mine' ? as : null;
  const asked: ListView = { campaign, person, order: view.grouping, filter: view.filter };
  const list = useQueueList(asked, folded);
  const place = useQueuePlace(list, wanted, view.filter.standing === 'open');
  const { active, position, ahead, nextOpen } = place;
  const counts = useQueueCounts(campaign, person, view.filter, own);
  const together = useQuery('review.counts', as === null ? null : { campaign, person: as, filters: [togetherItems] })
    .value?.counts[0];
  const forAll = useQuery(
    'review.queue',
    isBulk && as !== null ? { campaign, person: as, order: 'flat', filter: togetherItems } : null,
  );
  // The next case is fetched ahead, so that moving on shows it at once; and the one where a decision leads, where it is known.
  useQuery('review.case', nextOpen === undefined || nextOpen === ahead ? null : { item: nextOpen, as });
  useQuery('review.case', ahead === undefined ? null : { item: ahead, as });

  const ask = useAsk();
  const show = useCallback(
    (item: string) => navigation.replace({ name: 'review', campaign, item }),
    [navigation, campaign],
  );
  const focusList = useCallback(() => {
    // At once, since what has the focus may go now, which costs more; and again where something took it on its way out.
    listRef.current?.focus();
    requestAnimationFrame(() => listRef.current?.focus());
  }, []);
  // Another case starts at its top. In the frame that paints it: before, the page would have to be laid out once more.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another case is shown
  useEffect(() => {
    const frame = requestAnimationFrame(() => caseScroll.current?.scrollTo({ top: 0 }));
    return () => cancelAnimationFrame(frame);
  }, [active]);
  const { selected, selectNone, move, step } = useQueueMoves({ asked, list, place, listRef, show, ask });
  const after = useAfterDecision({ asked, list, place, show, focusList, ask });

  const fold = useCallback(
    (group: string, isFolded: boolean) =>
      setFolded((now) => new Set(isFolded ? [...now, group] : [...now].filter((one) => one !== group))),
    [],
  );
  const openCase = useCallback(() => caseScroll.current?.focus(), []);
  const assign = useCallback((on: ReviewCase) => setAssigning([on.item]), []);
  const answered = useSteady((accepts: boolean) => {
    // What is theirs now is decided next; what is not leaves the list.
    if (!accepts && ahead !== undefined) show(ahead);
    focusList();
  });
  /** Drafts are kept without telling every view: the case has to show it, and the list when its badge comes or goes. */
  const kept = useSteady((item: string, hasDraft: boolean) => {
    engine.queries.refetch(queryKey('review.case', { item, as }));
    const listed = list.itemOf(item);
    if (listed !== undefined && (listed.state === 'draft') !== hasDraft) {
      list.mark(item, { state: hasDraft ? 'draft' : 'open' });
    }
  });

  const chosen = [...selected.values()];
  const chosenForBulk = chosen.filter((one) => one.bulkAllowed && isOpen(one.state) && one.assignee === as);
  const isChosenForBulk = chosenForBulk.length > 1;
  const forBulk = isChosenForBulk ? chosenForBulk : forAll.value?.items;
  const mayAssign = cannotDecide === null && as !== null;

  useCommands({
    'review.next': () => step(1),
    'review.previous': () => step(-1),
    ...(after.undoLast === null ? {} : { 'review.undo': after.undoLast }),
    ...((together ?? 0) > 0 ? { 'review.bulk': () => setBulk(true) } : {}),
    'review.signOff': () => navigation.go({ name: 'sign-off', campaign }),
  });

  return (
    <>
      <NextAnnounced wentTo={after.wentTo} active={active} as={as} />
      <Loaded
        query={{ value: list.campaign, error: list.error, loading: list.campaign === undefined, refetch: list.retry }}
        skeleton={<Skeleton rows={14} height={46} />}
      >
        {(progress) => (
          <Panes>
            <QueuePane
              campaign={progress}
              list={list}
              counts={counts}
              own={own}
              onOwn={setOwn}
              view={shownView}
              onView={changeView}
              active={position}
              selected={selected}
              onMove={move}
              onFold={fold}
              onOpen={openCase}
              onEscape={selectNone}
              ways={ways}
              listRef={listRef}
              foot={
                <QueueFoot
                  error={after.undoError}
                  onDismiss={after.clearUndoError}
                  chosen={chosen.length}
                  bulk={isChosenForBulk ? chosenForBulk.length : chosen.length > 1 ? 0 : (together ?? 0)}
                  onBulk={() => setBulk(true)}
                  onAssign={mayAssign ? () => setAssigning(chosen) : null}
                />
              }
            />
            {active === null ? (
              <Pane label={said.empty.caseLabel}>
                <EmptyState title={said.empty.case}>{said.empty.caseText}</EmptyState>
              </Pane>
            ) : (
              <CaseAndDecision
                item={active}
                place={position === null ? null : said.place(position + 1, list.total)}
                onRecorded={after.recorded}
                onConfirmed={after.confirmed}
                onAnswered={answered}
                onUndo={after.takeBack}
                onAssign={assign}
                onKept={kept}
                scrollRef={caseScroll}
              />
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
            selectNone();
            focusQueue();
          }}
        />
      )}
      {isBulk && as !== null && forBulk !== undefined ? (
        <BulkSheet
          campaign={campaign}
          as={as}
          items={forBulk}
          total={isChosenForBulk ? forBulk.length : (forAll.value?.total ?? forBulk.length)}
          onDone={after.certified}
          onClose={() => {
            setBulk(false);
            focusQueue();
          }}
        />
      ) : null}
    </>
  );
}
