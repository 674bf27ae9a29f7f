// What changed since last time, side by side, and what was decided then, by whom and why.
import type { ReactNode } from 'react';
import type { ReviewCase } from '../../../shared/contract/review.ts';
import { useApp } from '../../app/context.ts';
import { DecisionMark } from '../../ui/marks.tsx';
import { Section } from '../../ui/pane.tsx';
import type from '../../ui/type.module.css';
import styles from './case.module.css';
import { useCase } from './case-context.ts';
import { CaseMarks } from './case-marks.tsx';
import { decisionWord } from './words.ts';

type Earlier = ReviewCase['earlier'][number];

export function CaseChanges(): ReactNode {
  const { words, format } = useApp();
  const { reviewCase } = useCase();
  const { entitlement, earlier, campaign } = reviewCase;
  const [last] = earlier;
  const said = words.reviewCase.changes;
  const changed = entitlement.changedFacts.filter(
    (fact) => fact.fact !== 'path' || entitlement.changedFacts.length === 1,
  );
  if (changed.length === 0) {
    if (last === undefined) return null;
    return (
      <Section title={said.lastTime}>
        <p className={styles.earlier}>
          <EarlierDecision decision={last} />
        </p>
      </Section>
    );
  }
  const value = (text: string | null) =>
    text === null ? <span className={type.unknown}>{words.reviewCase.unknown}</span> : format.readable(text);
  return (
    <Section title={said.title}>
      <div className={styles.delta}>
        <div />
        <div>{said.before}</div>
        <div>{said.now(format.day(campaign.openedAt))}</div>
        {changed.map(({ fact, label, before, after }) => {
          const cited = entitlement.facts.find((one) => one.fact === fact)?.citations ?? [];
          return (
            <Row key={fact} label={label}>
              <div>{value(before)}</div>
              <div className={styles.now}>
                {after === null ? value(null) : <mark>{value(after)}</mark>}
                {'\u00a0'}
                <CaseMarks of={cited} />
              </div>
            </Row>
          );
        })}
        {last === undefined ? null : (
          <Row label={said.decided}>
            <div className={styles.wide}>
              <EarlierDecision decision={last} />
            </div>
          </Row>
        )}
      </div>
    </Section>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <>
      <div className={styles.label}>{label}</div>
      {children}
    </>
  );
}

function EarlierDecision({ decision }: { readonly decision: Earlier }): ReactNode {
  const { words, format } = useApp();
  const { outcome, performer, decidedAt, campaignName, justification } = decision;
  const said = words.reviewCase.changes;
  return (
    <>
      <DecisionMark outcome={outcome} word={decisionWord(outcome, decision, words, format)} />{' '}
      {said.by(performer.name, format.date(decidedAt), campaignName)}
      {justification === null ? '' : said.because(justification)}
    </>
  );
}
