// The middle pane, one page: the sentence first, then why it is risky, the facts with their lines, the way to the access,
// what changed, what the provider did, findings, its advice; below the fold controls, history, and every line cited.
import { ArrowRightLeft } from 'lucide-react';
import { memo, type ReactNode, type Ref, useDeferredValue, useMemo } from 'react';
import type { ReviewCase } from '../../../shared/contract/review.ts';
import { useApp } from '../../app/context.ts';
import { citationPlace } from '../../lib/citations.ts';
import { Badge, ChangeBadge } from '../../ui/badge.tsx';
import { EvidenceMark, RiskMark } from '../../ui/marks.tsx';
import { Pane, Section } from '../../ui/pane.tsx';
import styles from './case.module.css';
import { CaseActions } from './case-actions.tsx';
import { CaseChanges } from './case-changes.tsx';
import { caseCitations } from './case-citations.ts';
import { CaseContext, type ShownCase, useCase } from './case-context.ts';
import { CaseException } from './case-exception.tsx';
import { CaseFacts } from './case-facts.tsx';
import { CaseAdvice, CaseControls, CaseFindings, failingRules } from './case-judgement.tsx';
import { CaseMarks, Emphasised } from './case-marks.tsx';
import { CasePath } from './case-path.tsx';
import { shortResource } from './naming.ts';

interface CasePaneProps {
  readonly reviewCase: ReviewCase;
  /** "3 of 177"; null when the item is not in the list. */
  readonly place: string | null;
  readonly onOpenEvidence: (number: number) => void;
  readonly onNotMine: (() => void) | null;
  readonly scrollRef: Ref<HTMLDivElement>;
}

export const CasePane = memo(function CasePane(props: CasePaneProps): ReactNode {
  const { reviewCase, place, onOpenEvidence, onNotMine, scrollRef } = props;
  const { words } = useApp();
  const shown: ShownCase = useMemo(() => {
    const citations = caseCitations(reviewCase);
    return {
      reviewCase,
      citations,
      open: (citation) => onOpenEvidence(citations.notes.numberOf(citation)),
    };
  }, [reviewCase, onOpenEvidence]);
  return (
    <CaseContext value={shown}>
      <Pane label={words.reviewCase.case} keys="case" scrollRef={scrollRef}>
        <article className={styles.inner}>
          <CaseHead place={place} />
          <CaseBody item={reviewCase.item.id} onNotMine={onNotMine} />
        </article>
      </Pane>
    </CaseContext>
  );
});

interface CaseBodyProps {
  readonly item: string;
  readonly onNotMine: (() => void) | null;
}

/** Stays as it is when the item's place in the list is another. What one reads first is there at once, the rest a frame later. */
const CaseBody = memo(function CaseBody({ item, onNotMine }: CaseBodyProps): ReactNode {
  const later = useDeferredValue(item, null);
  return (
    <>
      <CaseFacts key={item} onNotMine={onNotMine} />
      {later === item ? <CaseRest /> : null}
    </>
  );
});

const CaseRest = memo(function CaseRest(): ReactNode {
  return (
    <>
      <CasePath />
      <CaseException />
      <CaseChanges />
      <CaseActions />
      <CaseFindings />
      <CaseAdvice />
      <CaseControls />
      <CaseHistory />
      <CaseSources />
    </>
  );
});

function CaseHead({ place }: { readonly place: string | null }): ReactNode {
  const { words } = useApp();
  const { reviewCase } = useCase();
  const { item, entitlement } = reviewCase;
  const failing = failingRules(entitlement.rules);
  const shown = reasonsWithin(failing.map((rule) => rule.title));
  return (
    <>
      <div className={styles.top}>
        <RiskMark risk={item.risk} />
        {entitlement.risk === item.risk ? null : (
          <span>{words.reviewCase.riskNow(words.field.risks[entitlement.risk])}</span>
        )}
        <ChangeBadge
          change={item.change}
          changed={item.changed.length === 0 ? [] : [words.reviewCase.changed(item.changed.slice(0, 2))]}
        />
        {item.carried === null ? null : <Badge tone="reappeared">{item.carried}</Badge>}
        {item.handover === null ? null : (
          <Badge tone="changed" icon={<ArrowRightLeft aria-hidden />}>
            {words.reviewCase.handedOver(item.handover.toName)}
          </Badge>
        )}
        <span>{place ?? ''}</span>
      </div>
      <p className={styles.say}>
        <Emphasised
          text={entitlement.sentence}
          names={[
            entitlement.identity.name,
            entitlement.resource,
            shortResource(entitlement.resource),
            entitlement.privilege,
          ]}
        />
      </p>
      {entitlement.explanation === null || entitlement.sentence.includes(entitlement.explanation) ? null : (
        <p className={styles.explain}>{entitlement.explanation}</p>
      )}
      {failing.length === 0 ? null : (
        <div className={styles.why}>
          <span>{words.reviewCase.because[entitlement.risk]}</span>
          {failing.slice(0, shown).map((rule) => (
            <span key={rule.rule} title={rule.explanation}>
              {words.reviewCase.reason(rule.title)}
              {'\u00a0'}
              <CaseMarks of={rule.citations.slice(0, 1)} />
            </span>
          ))}
          {failing.length > shown ? <span>{words.reviewCase.moreReasons(failing.length - shown)}</span> : null}
        </div>
      )}
    </>
  );
}

/** Characters of reasons that stand in one line; every one of them stands under Findings with its figures. */
const reasonsRoom = 52;

function reasonsWithin(titles: readonly string[]): number {
  let taken = 0;
  const fits = titles.findIndex((title) => {
    taken += title.length + 6;
    return taken > reasonsRoom;
  });
  return fits < 0 ? titles.length : Math.max(1, fits);
}

function CaseHistory(): ReactNode {
  const { words } = useApp();
  const { history } = useCase().reviewCase.entitlement;
  if (history.length < 2) return null;
  return (
    <Section title={words.reviewCase.history}>
      <ul className={styles.history}>
        {history.map((entry) => (
          <li key={entry.bundle}>
            <b>{entry.bundleName}</b>: {entry.text}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function CaseSources(): ReactNode {
  const { words } = useApp();
  const { citations, open } = useCase();
  const { all } = citations.notes;
  if (all.length === 0) return null;
  const said = words.reviewCase.sources;
  return (
    <Section title={said.title} note={said.opened(citations.openedCount, all.length)}>
      <ul className={styles.sources}>
        {all.map(({ number, citation }) => (
          <li key={number}>
            <span>
              <EvidenceMark
                number={number}
                place={citationPlace(citation, words.ui.evidence)}
                state={citations.state(citation)}
                onOpen={() => open(citation)}
              />
            </span>
            <code title={`${citation.bundleName}: ${citationPlace(citation, words.ui.evidence)}`}>
              {citation.file} {citation.pointer ?? (citation.line === null ? '' : said.line(citation.line))}
            </code>
            <code title={`SHA-256 ${citation.sha256}`}>
              {citation.sha256.slice(0, 4)}…{citation.sha256.slice(-2)}
            </code>
          </li>
        ))}
      </ul>
    </Section>
  );
}
