// The right pane while the item is open: an outcome, what it asks for, what still blocks, and the next step as the one
// primary button.
import { FileSearch } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useStore } from 'zustand';
import type { Decision } from '../../../shared/contract/decision.ts';
import type { ReviewCase } from '../../../shared/contract/review.ts';
import type { Outcome } from '../../../shared/words.ts';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import { useWorkspace } from '../../app/use-store.ts';
import { localDay } from '../../lib/format.ts';
import { useCommand } from '../../lib/use-command.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Pane } from '../../ui/pane.tsx';
import { caseCitations } from './case-citations.ts';
import styles from './decision.module.css';
import { DecisionFields } from './decision-fields.tsx';
import { decisionInputOf, type FormField, missingIn } from './decision-form.ts';
import { DecisionTodo } from './decision-todo.tsx';
import { OutcomeChoice } from './outcome-choice.tsx';
import { useDraft } from './use-draft.ts';

/** Milliseconds in which the sheet has given the focus back, to a button that may be gone. */
const afterViewer = 60;

interface DecidingPaneProps {
  readonly reviewCase: ReviewCase;
  readonly as: string;
  readonly onRecorded: (decision: Decision) => void;
  readonly onEvidence: (number: number) => void;
  readonly onNotMine: (() => void) | null;
  /** A draft was kept, or taken away because nothing is written any more. */
  readonly onKept: (item: string, hasDraft: boolean) => void;
}

/** Evidence to open before this outcome can be recorded. Asking is how one gets evidence: it waits for none. */
function mustOpenFor(outcome: Outcome | null, mustOpen: readonly number[]): readonly number[] {
  return outcome === 'CANNOT_DECIDE' ? [] : mustOpen;
}

/** What the form itself settles or says; the engine's own words for these would say it twice. */
const saidHere = (step: string) => step.startsWith('evidence:');

export function DecidingPane(props: DecidingPaneProps): ReactNode {
  const { reviewCase, as, onRecorded, onEvidence, onNotMine, onKept } = props;
  const { words, format } = useApp();
  const said = words.reviewDecision;
  const { provider } = useWorkspace();
  const { form, change, keptAt, error: draftError, forget } = useDraft(reviewCase, as, onKept);
  const command = useCommand('review.decide');
  const pane = useRef<HTMLDivElement>(null);
  const todo = useId();
  const since = useRef(Date.now());
  const viewing = useStore(useApp().viewer.store, (state) => state.open);
  /** The keyboard was led to evidence, and has to be led on from there. */
  const goesOn = useRef(false);
  const on = reviewCase.item;
  const missing = missingIn(form, on, localDay(new Date()), said);
  const toOpen = caseCitations(reviewCase).mustOpen;
  const mustOpen = mustOpenFor(form.outcome, toOpen);
  const blockers = reviewCase.blockers.filter(
    (blocker) => !saidHere(blocker.step) && !(blocker.blocks && blocker.step.startsWith('field:')),
  );
  const stops = blockers.some((blocker) => blocker.blocks);
  const isBlocked = stops || missing.length > 0 || mustOpen.length > 0;
  const [nextEvidence] = mustOpen;

  const focusField = (field: FormField) => {
    pane.current
      ?.closest('section')
      ?.querySelector<HTMLElement>(`[data-field="${field}"]`)
      ?.querySelector<HTMLElement>('input, textarea, button:not([tabindex="-1"])')
      ?.focus();
  };
  const focusButton = (which: string) => pane.current?.closest('section')?.querySelector<HTMLElement>(which)?.focus();
  /** The keyboard goes to what is needed first: unread evidence, what is still missing, or Record. */
  const focusFirst = (outcome: Outcome | null) => {
    const [first] = missingIn({ ...form, outcome }, on, localDay(new Date()), said);
    const isUnread = mustOpenFor(outcome, toOpen).length > 0;
    goesOn.current = isUnread;
    if (isUnread) focusButton('[data-open-evidence]');
    else if (first === undefined) focusButton('[data-record]');
    else focusField(first.field);
  };
  // Once the last of it is read the button that led there is gone: the keyboard goes on from where it led.
  useEffect(() => {
    if (viewing || !goesOn.current || mustOpen.length > 0) return;
    const timer = setTimeout(() => focusFirst(form.outcome), afterViewer);
    return () => clearTimeout(timer);
  });
  const choose = (outcome: Outcome, settled: boolean) => {
    change({ outcome });
    if (!settled) return;
    requestAnimationFrame(() => focusFirst(outcome));
  };
  const record = async () => {
    if (isBlocked || command.running) return;
    const input = decisionInputOf(form, reviewCase, {
      as,
      secondsSpent: Math.round((Date.now() - since.current) / 1000),
    });
    if (input === null) return;
    forget();
    const answer = await command.run(input);
    if (answer.ok) onRecorded(answer.value);
    // What was typed is kept again, since nothing was recorded.
    else change({});
  };
  useCommands({
    'review.certify': () => choose('CERTIFY', true),
    'review.certifyUntil': () => choose('CERTIFY_UNTIL', true),
    'review.reduce': () => choose('REDUCE', true),
    'review.revoke': () => choose('REVOKE', true),
    'review.cannotDecide': () => choose('CANNOT_DECIDE', true),
    'review.record': () => {
      if (isBlocked) focusFirst(form.outcome);
      void record();
    },
  });

  return (
    <Pane label={said.pane} keys="decision" width="decide" sunken bare>
      <div className={styles.scroll} ref={pane}>
        <div className={styles.body}>
          <div className={styles.head}>
            <h2>{said.yours}</h2>
            <span aria-live="polite">{keptAt === null ? '' : said.draftKept(clock(keptAt))}</span>
          </div>
          <p className={styles.lead}>{form.outcome === null ? said.nothingChosen : said.untilSignOff}</p>
          <OutcomeChoice value={form.outcome} onChoose={choose} />
          {form.outcome === null ? null : (
            <DecisionFields
              item={on.id}
              form={form}
              outcome={form.outcome}
              on={on}
              provider={provider}
              change={change}
              onNotMine={onNotMine}
            />
          )}
        </div>
      </div>
      <div className={styles.foot}>
        {command.error === null && draftError === null ? null : (
          <div className={styles.error}>
            <ErrorBanner
              error={command.error ?? draftError}
              onDismiss={command.error === null ? undefined : command.clearError}
            />
          </div>
        )}
        <DecisionTodo
          id={todo}
          blockers={blockers}
          mustOpen={mustOpen}
          missing={missing}
          outcome={form.outcome}
          onEvidence={onEvidence}
          onField={focusField}
        />
        {/* Its buttons bear the queue’s letters, so those work on them. */}
        <div className={styles.record} data-keys="queue">
          {nextEvidence === undefined ? null : (
            <Button
              tone="primary"
              size="large"
              icon={<FileSearch aria-hidden />}
              keys="e"
              data-open-evidence
              onClick={() => onEvidence(nextEvidence)}
            >
              {said.openEvidence(nextEvidence)}
            </Button>
          )}
          <Button
            tone={nextEvidence === undefined ? 'primary' : 'plain'}
            size="large"
            data-record
            keys={nextEvidence === undefined && !isBlocked ? '$mod+Enter' : undefined}
            blockedBy={isBlocked ? todo : null}
            onClick={() => void record()}
          >
            {command.running ? said.recording : said.record}
          </Button>
        </div>
      </div>
    </Pane>
  );

  /** "10:42" of today, the day with it of an earlier one. */
  function clock(at: string): string {
    const moment = format.shortMoment(at);
    return localDay(new Date(at)) === localDay(new Date()) ? (moment.split(', ').at(-1) ?? moment) : moment;
  }
}
