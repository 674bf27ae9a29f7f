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
import { whenOf } from './fact-lines.ts';
import { decisionWord } from './words.ts';

type Earlier = ReviewCase['earlier'][number];

export function CaseChanges(): ReactNode {
  const { format } = useApp();
  const { reviewCase } = useCase();
  const { entitlement, earlier } = reviewCase;
  const [last] = earlier;
  const changed = entitlement.changedFacts.filter(
    (fact) => fact.fact !== 'path' || entitlement.changedFacts.length === 1,
  );
  if (changed.length === 0) {
    if (last === undefined) return null;
    return (
      <Section title="Decided last time">
        <p className={styles.earlier}>
          <EarlierDecision decision={last} />
        </p>
      </Section>
    );
  }
  const value = (text: string | null) =>
    text === null ? <span className={type.unknown}>not in the evidence</span> : whenOf(text, format);
  return (
    <Section title="What changed since last time">
      <div className={styles.delta}>
        <div />
        <div>Before</div>
        <div>Now</div>
        {changed.map(({ fact, label, before, after }) => {
          const cited = entitlement.facts.find((one) => one.fact === fact)?.citations ?? [];
          return (
            <Row key={fact} label={label}>
              <div>{value(before)}</div>
              <div className={styles.now}>
                {after === null ? value(null) : <mark>{value(after)}</mark>}&nbsp;
                <CaseMarks of={cited} />
              </div>
            </Row>
          );
        })}
        {last === undefined ? null : (
          <Row label="Decided">
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
  const { format } = useApp();
  const { outcome, performer, decidedAt, campaignName, justification } = decision;
  return (
    <>
      <DecisionMark outcome={outcome} word={decisionWord(outcome, decision, format)} /> by {performer.name},{' '}
      {format.date(decidedAt)}, in {campaignName}
      {justification === null ? '' : <>: “{justification}”</>}
    </>
  );
}
