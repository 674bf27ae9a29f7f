// One list, one case, one decision: the three panes of a campaign's review, and what moves between them.
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { QueueItem } from '../../../shared/contract/queue.ts';
import type { Decision, ReviewCase } from '../../../shared/contract/review.ts';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import { useActor, useWorkspace } from '../../app/use-store.ts';
import { citationKey } from '../../lib/citations.ts';
import { asCountersignError } from '../../lib/engine.ts';
import { errorText } from '../../lib/error-words.ts';
import { queryKey } from '../../lib/query-cache.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useQuery } from '../../lib/use-query.ts';
import type { MenuGroup } from '../../ui/menu.tsx';
import { Pane, Panes } from '../../ui/pane.tsx';
import { EmptyState, Loaded, Skeleton } from '../../ui/states.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import { type Batch, BulkSheet } from './bulk-sheet.tsx';
import { caseCitations, citedBy, saidAt } from './case-citations.ts';
import { CasePane } from './case-pane.tsx';
import { CaseSkeleton } from './case-skeleton.tsx';
import { DecisionPane } from './decision-pane.tsx';
import { cutMiddle } from './naming.ts';
import { NextAnnounced } from './next-announced.tsx';
import { readViews } from './own-views.ts';
import { QueueFoot } from './queue-foot.tsx';
import type { QueueListHandle } from './queue-list.tsx';
import { allItems, isOpen, openAfter, openItems, type QueueView } from './queue-model.ts';
import { focusQueue, QueuePane } from './queue-pane.tsx';
import { useQueueCounts } from './use-queue-counts.ts';
import { type ListView, useQueueList } from './use-queue-list.ts';

interface WorkbenchProps {
  readonly campaign: string;
  readonly closed: boolean;
  readonly item: string | undefined;
  readonly ways: readonly MenuGroup[];
}

const firstView: QueueView = { whose: 'mine', grouping: 'identity', filter: openItems };
/** In a closed campaign nothing is open: it is looked at as a whole. */
const closedView: QueueView = { whose: 'everybody', grouping: 'identity', filter: allItems };

export function Workbench({ campaign, closed, item: wanted, ways }: WorkbenchProps): ReactNode {
  const { engine, navigation, toasts, viewer, words } = useApp();
  const said = words.queue;
  const { as, cannotDecide } = useActor();
  const [view, setView] = useState(closed ? closedView : firstView);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  /** Chosen items, by id: of a range, also those that are on no page that is here. */
  const [selected, setSelected] = useState<ReadonlyMap<string, QueueItem>>(noneSelected);
  const workspace = useWorkspace().id;
  const [own, setOwn] = useState(() => readViews(localStorage, workspace));
  const [assigning, setAssigning] = useState<readonly QueueItem[] | null>(null);
  const [isBulk, setBulk] = useState(false);
  /** Where a decision led; null: nothing is left. */
  const [wentTo, setWentTo] = useState<string | null>();
  /** What `z` takes back. */
  const [lastRecorded, setLastRecorded] = useState<(() => void) | null>(null);
  const anchor = useRef<string | null>(null);
  const list = useRef<QueueListHandle>(null);
  const caseScroll = useRef<HTMLDivElement>(null);
  const undo = useCommand('review.undo');
  const undoBatch = useCommand('review.undoBatch');

  // A person of the provider decides nothing, so they look at everything.
  const whose = cannotDecide === null ? view.whose : 'everybody';
  const shownView = useMemo(() => ({ ...view, whose }), [view, whose]);
  const changeView = useCallback((change: Partial<QueueView>) => setView((now) => ({ ...now, ...change })), []);
  const person = whose === 'mine' ? as : null;
  const asked: ListView = { campaign, person, order: view.grouping, filter: view.filter };
  const queue = useQueueList(asked, wanted, folded);
  const counts = useQueueCounts(campaign, person, view.filter, own);
  const together = useQuery('review.counts', as === null ? null : { campaign, person: as, filters: [togetherItems] })
    .value?.counts[0];
  const forAll = useQuery(
    'review.queue',
    isBulk && as !== null ? { campaign, person: as, order: 'flat', filter: togetherItems } : null,
  );

  const active = wanted ?? queue.itemAt(0)?.id ?? null;
  const position = active === null ? null : queue.positionOf(active);
  const reviewCase = useQuery('review.case', active === null ? null : { item: active, as });
  // The next case is fetched ahead, so that moving on shows it at once; and the one where a decision leads, where it is known.
  const ahead = position === null ? undefined : queue.itemAt(position + 1)?.id;
  const nextOpen = position === null || view.filter.standing !== 'open' ? undefined : openAfter(position, queue.itemAt);
  useQuery('review.case', nextOpen === undefined || nextOpen === ahead ? null : { item: nextOpen, as });
  useQuery('review.case', ahead === undefined ? null : { item: ahead, as });

  const show = useCallback(
    (item: string) => navigation.replace({ name: 'review', campaign, item }),
    [navigation, campaign],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another case starts at its top
  useEffect(() => caseScroll.current?.scrollTo({ top: 0 }), [active]);

  /** What the engine says when it is asked for more than is here; a failure is said and changes nothing. */
  const ask = async <Answer,>(question: Promise<Answer>): Promise<Answer | null> => {
    try {
      return await question;
    } catch (error) {
      toasts.show(errorText(asCountersignError(error), words.errors).title);
      return null;
    }
  };
  const select = (items: readonly QueueItem[]) => setSelected(new Map(items.map((item) => [item.id, item])));
  const moveTo = (item: string, extend: boolean) => {
    show(item);
    if (!extend) {
      anchor.current = item;
      if (selected.size > 0) setSelected(noneSelected);
      return;
    }
    anchor.current ??= active ?? item;
    void ask(engine.call('review.range', { ...asked, item: anchor.current, to: item })).then((range) => {
      if (range !== null) select(range.items);
    });
  };
  const move = (to: number, extend: boolean) => {
    const item = queue.itemAt(to);
    if (item !== undefined) return moveTo(item.id, extend);
    void ask(engine.call('review.queue', { ...asked, from: to, limit: 1 })).then((page) => {
      const [found] = page?.items ?? [];
      if (found !== undefined) moveTo(found.id, extend);
    });
  };
  const step = (by: 1 | -1) => {
    if (active === null || list.current?.step(by) === true) return;
    const beside = position === null ? undefined : queue.itemAt(position + by);
    if (beside !== undefined) return moveTo(beside.id, false);
    const to = by === 1 ? 'next' : 'previous';
    void ask(engine.call('review.step', { ...asked, item: active, to })).then((found) => {
      if (found?.item != null) moveTo(found.item, false);
    });
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
          citedBy: citedBy(shown.entitlement, note.citation, words.reviewCase.advice.theirs),
          says: saidAt(shown.entitlement, note.citation),
          onOpened,
        })),
        Math.max(0, number - 1),
      );
    },
    [engine, viewer, as, words],
  );

  /** Drafts are kept without telling every view: the case has to show it, and the list when its badge comes or goes. */
  const kept = (item: string, hasDraft: boolean) => {
    engine.queries.refetch(queryKey('review.case', { item, as }));
    const at = queue.positionOf(item);
    const listed = at === null ? undefined : queue.itemAt(at);
    if (listed !== undefined && (listed.state === 'draft') !== hasDraft) {
      queue.mark(item, { state: hasDraft ? 'draft' : 'open' });
    }
  };
  const goOn = async (from: string) => {
    const known = from === active ? nextOpen : undefined;
    const next =
      known === undefined
        ? await ask(engine.call('review.step', { ...asked, item: from, to: 'nextOpen' }))
        : { item: known };
    setWentTo(next === null ? undefined : next.item);
    if (next?.item != null) show(next.item);
    requestAnimationFrame(() => list.current?.focus());
  };
  const takeBack = async (item: string) => {
    if (as === null) return;
    const answer = await undo.run({ item, as });
    if (!answer.ok) return;
    setLastRecorded(null);
    toasts.show(said.undone);
    show(item);
    requestAnimationFrame(() => list.current?.focus());
  };
  const recorded = (decision: Decision) => {
    const item = reviewCase.value?.item.id === decision.item ? reviewCase.value.item : null;
    setLastRecorded(() => () => void takeBack(decision.item));
    const waits = decision.outcome !== 'CANNOT_DECIDE' && reviewCase.value?.secondPersonNeeded === true;
    const state = decision.outcome === 'CANNOT_DECIDE' ? 'asked' : waits ? 'waiting_second_person' : 'decided';
    queue.mark(decision.item, { outcome: decision.outcome, state });
    const privilege = cutMiddle(item?.privilege ?? '', 36);
    toasts.show(said.recorded(words.field.outcomes[decision.outcome], item?.identity ?? '', privilege, waits), {
      label: said.undo,
      keys: 'z',
      run: () => void takeBack(decision.item),
    });
    void goOn(decision.item);
  };
  const certified = (batch: Batch) => {
    const back = async () => {
      if (as === null) return;
      const answer = await undoBatch.run({ batch: batch.id, items: [...batch.items], as });
      if (!answer.ok) return;
      setLastRecorded(null);
      toasts.show(said.bulk.undone(answer.value.undone));
      requestAnimationFrame(() => list.current?.focus());
    };
    setLastRecorded(() => () => void back());
    toasts.show(said.bulk.done(batch.items.length), { label: said.undo, keys: 'z', run: () => void back() });
  };
  const confirmed = (decision: Decision) => {
    const { secondPerson, final } = decision;
    toasts.show(
      secondPerson === null
        ? final
          ? said.corrected
          : said.correctedWaits
        : secondPerson.agrees
          ? said.confirmed
          : said.sentBack,
    );
    void goOn(decision.item);
  };

  const chosen = [...selected.values()];
  const chosenForBulk = chosen.filter((one) => one.bulkAllowed && isOpen(one.state) && one.assignee === as);
  const isChosenForBulk = chosenForBulk.length > 1;
  const forBulk = isChosenForBulk ? chosenForBulk : forAll.value?.items;
  const mayAssign = cannotDecide === null && as !== null;

  useCommands({
    'review.next': () => step(1),
    'review.previous': () => step(-1),
    'review.evidence': () => {
      const shown = reviewCase.value;
      const next = shown === undefined ? null : caseCitations(shown).next;
      if (shown !== undefined && next !== null) openEvidence(shown, next);
    },
    ...(lastRecorded === null ? {} : { 'review.undo': lastRecorded }),
    ...((together ?? 0) > 0 ? { 'review.bulk': () => setBulk(true) } : {}),
    'review.signOff': () => navigation.go({ name: 'sign-off', campaign }),
  });

  return (
    <>
      <NextAnnounced wentTo={wentTo} shown={reviewCase.value?.item} />
      <Loaded
        query={{
          value: queue.campaign,
          error: queue.error,
          loading: queue.campaign === undefined,
          refetch: queue.retry,
        }}
        skeleton={<Skeleton rows={14} height={46} />}
      >
        {(progress) => (
          <Panes>
            <QueuePane
              campaign={progress}
              list={queue}
              counts={counts}
              own={own}
              onOwn={setOwn}
              view={shownView}
              onView={changeView}
              active={position}
              selected={new Set(selected.keys())}
              onMove={move}
              onFold={(group, isFolded) => {
                const next = new Set(folded);
                if (isFolded) next.add(group);
                else next.delete(group);
                setFolded(next);
              }}
              onOpen={() => caseScroll.current?.focus()}
              onEscape={() => setSelected(noneSelected)}
              ways={ways}
              listRef={list}
              foot={
                <QueueFoot
                  error={undo.error ?? undoBatch.error}
                  onDismiss={undo.error === null ? undoBatch.clearError : undo.clearError}
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
              <Loaded query={reviewCase} skeleton={<CaseSkeleton />}>
                {(shown) => (
                  <>
                    <CasePane
                      reviewCase={shown}
                      place={position === null ? null : said.place(position + 1, queue.total)}
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
                      onAnswered={(accepts) => {
                        // What is theirs now is decided next; what is not leaves the list.
                        if (!accepts && ahead !== undefined) show(ahead);
                        requestAnimationFrame(() => list.current?.focus());
                      }}
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
            setSelected(noneSelected);
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
          onDone={certified}
          onClose={() => {
            setBulk(false);
            focusQueue();
          }}
        />
      ) : null}
    </>
  );
}

const noneSelected: ReadonlyMap<string, QueueItem> = new Map();
const togetherItems = { ...openItems, together: true };

function isStillOpen(shown: ReviewCase): boolean {
  return shown.item.state !== 'signed_off' && shown.item.state !== 'closed';
}

/** Theirs to hand on: the reviewer of record, or anybody where there is none. */
function isReviewedBy(shown: ReviewCase, person: string | null): boolean {
  return shown.reviewerOfRecord === null || shown.reviewerOfRecord.id === person;
}
