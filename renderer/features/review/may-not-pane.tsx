// The right pane for somebody who may not decide this item: who may, in words, and the ways to them.
import type { ReactNode } from 'react';
import type { ReviewCase } from '../../../shared/contract/review.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import type { Messages } from '../../messages/table.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Pane } from '../../ui/pane.tsx';
import styles from './decision.module.css';

interface MayNotPaneProps {
  readonly reviewCase: ReviewCase;
  /** Why, in words. */
  readonly reason: string;
  /** It was signed off or closed without a decision: nobody can decide it any more. */
  readonly isUndecided: boolean;
  readonly onAssign: (() => void) | null;
}

export function MayNotPane({ reviewCase, reason, isUndecided, onAssign }: MayNotPaneProps): ReactNode {
  const { commands, words } = useApp();
  const said = words.reviewDecision.mayNot;
  const { reviewerOfRecord } = reviewCase;
  const { as } = useActor();
  // Barred from their own item: to say that they decide it would say the opposite of the reason.
  const isTheirs = reviewerOfRecord !== null && reviewerOfRecord.id === as;
  const { first, rest } = sentences(reason);
  return (
    <Pane label={words.reviewDecision.pane} keys="decision" width="decide" sunken>
      <div className={styles.body}>
        <div className={styles.head}>
          <h2>{isUndecided ? said.closedTitle : said.title}</h2>
          <span />
        </div>
        <p className={styles.lead}>{said.lead}</p>
        <Banner tone="warn" title={first}>
          {rest} {isUndecided ? null : whoDecides(reviewCase, isTheirs, said)}
        </Banner>
        <div className={styles.steps}>
          {isUndecided || (isTheirs && onAssign !== null) ? null : (
            <Button tone="primary" onClick={() => commands.run('window.actor')}>
              {said.chooseActor}
            </Button>
          )}
          {onAssign === null ? null : (
            <Button {...(isTheirs ? { tone: 'primary' } : {})} onClick={onAssign}>
              {reviewerOfRecord === null ? said.nameReviewer : said.giveAway}
            </Button>
          )}
        </div>
      </div>
    </Pane>
  );
}

function whoDecides(
  { reviewerOfRecord }: ReviewCase,
  isTheirs: boolean,
  said: Messages['reviewDecision']['mayNot'],
): string {
  if (reviewerOfRecord === null) return said.noReviewer;
  return isTheirs ? said.theirs(reviewerOfRecord.name) : said.decides(reviewerOfRecord.name);
}

/** The first sentence says what is; the others what follows. */
function sentences(text: string): { readonly first: string; readonly rest: string } {
  const end = text.indexOf('. ');
  return end < 0 ? { first: text, rest: '' } : { first: text.slice(0, end + 1), rest: text.slice(end + 2) };
}

/** Codes that say that this person is not the one, as against something they can still do. */
const personCodes: ReadonlySet<string> = new Set([
  'NOT_THE_REVIEWER',
  'SELF_REVIEW',
  'DELEGATION_EXPIRED',
  'DELEGATION_OUT_OF_SCOPE',
  'PERSON_INACTIVE',
  'PROVIDER_MAY_NOT_DECIDE',
  'NOT_A_CUSTOMER_PERSON',
]);

/** Why the acting person is not the one to decide, in the engine's words; null: they are. */
export function reasonNotToDecide(reviewCase: ReviewCase): string | null {
  return reviewCase.blockers.find((blocker) => blocker.blocks && personCodes.has(blocker.code))?.text ?? null;
}
