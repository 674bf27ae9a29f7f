// What speaks against it: rules that fail with their figures, findings of the provider's tools, what can't be judged; then
// the provider's advice, in its own colour and without a button; then the controls all this bears on.
import { MessageSquareQuote } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { RuleResult } from '../../../shared/contract/inventory.ts';
import { risks } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { useWorkspace } from '../../app/use-store.ts';
import { LinkButton } from '../../ui/button.tsx';
import { PartyMark, RiskMark } from '../../ui/marks.tsx';
import { Section } from '../../ui/pane.tsx';
import type from '../../ui/type.module.css';
import styles from './case.module.css';
import { useCase } from './case-context.ts';
import { CaseMarks, Cited } from './case-marks.tsx';
import { findingsInRoom } from './findings-room.ts';

/** "NHI5" among the controls of a rule. */
const owaspId = /NHI\d+/;

export function CaseFindings(): ReactNode {
  const { words, format } = useApp();
  const { reviewCase } = useCase();
  const { rules, findings } = reviewCase.entitlement;
  const failing = failingRules(rules);
  const unjudged = rules.filter((rule) => rule.result === 'not_evaluable');
  const count = failing.length + findings.length;
  const said = words.reviewCase.findings;
  const [all, setAll] = useState(false);
  const titles = [...failing, ...findings].map((one) => one.title);
  const shown = all
    ? count
    : findingsInRoom([...failing.map((one) => one.explanation), ...findings.map((one) => one.title)]);
  return (
    <Section title={said.title} note={count === 0 ? said.none : format.number(count)}>
      {count === 0 ? null : (
        <ul className={styles.findings}>
          {failing.slice(0, shown).map((rule) => (
            <li key={rule.rule}>
              <RiskMark risk={rule.severity} />
              {/* The explanation says with its figures what the title says above. */}
              <div title={rule.title}>
                <Cited text={rule.explanation} of={rule.citations} />
              </div>
              <span className={styles.tag} title={`${rule.rule}. ${rule.why}`}>
                {rule.controls.join(' ').match(owaspId)?.[0] ?? rule.rule}
              </span>
            </li>
          ))}
          {findings.slice(0, Math.max(0, shown - failing.length)).map((finding) => (
            <li key={finding.uid}>
              {finding.severity === null ? (
                <span className={type.unknown}>{said.notRated}</span>
              ) : (
                <RiskMark risk={finding.severity} />
              )}
              <div>
                {finding.title}
                {finding.state === null ? null : <span className={type.dim}> ({said.reported(finding.state)})</span>}
                {'\u00a0'}
                <CaseMarks of={[finding.citation]} />
              </div>
              <span className={styles.tag}>{finding.rule}</span>
            </li>
          ))}
        </ul>
      )}
      {shown === count ? null : (
        <p className={styles.also}>
          {said.also(titles.slice(shown).map(words.reviewCase.reason))}{' '}
          <LinkButton small onClick={() => setAll(true)}>
            {said.showEach}
          </LinkButton>
        </p>
      )}
      {unjudged.length === 0 ? null : <Unjudged rules={unjudged} />}
    </Section>
  );
}

/** Worst first; the same order as in "High because". */
export function failingRules(rules: readonly RuleResult[]): readonly RuleResult[] {
  return rules
    .filter((rule) => rule.result === 'fail')
    .sort((one, other) => risks.indexOf(other.severity) - risks.indexOf(one.severity));
}

function Unjudged({ rules }: { readonly rules: readonly RuleResult[] }): ReactNode {
  const { words } = useApp();
  const [open, setOpen] = useState(false);
  const said = words.reviewCase.findings;
  return (
    <div className={styles.unjudged}>
      <i>{said.unjudged(rules.length)}</i>{' '}
      <LinkButton small aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? said.hide : said.which}
      </LinkButton>
      {open ? (
        <ul className={styles.findings}>
          {rules.map((rule) => (
            <li key={rule.rule}>
              <span>{rule.rule}</span>
              <span>
                {rule.title}
                <small>{rule.explanation}</small>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

export function CaseAdvice(): ReactNode {
  const { words } = useApp();
  const { reviewCase } = useCase();
  const { provider } = useWorkspace();
  const { advice } = reviewCase.entitlement;
  if (advice === null) return null;
  const said = words.reviewCase.advice;
  return (
    <aside className={styles.advice} aria-label={said.of(provider)}>
      <div className={styles.adviser}>
        <PartyMark party="provider" icon={<MessageSquareQuote aria-hidden />}>
          {said.advises(provider)}
        </PartyMark>
        <span>{said.notDecides}</span>
      </div>
      <Cited text={advice.text} of={[advice.citation]} />
    </aside>
  );
}

const controlsShown = 6;

export function CaseControls(): ReactNode {
  const { words, format } = useApp();
  const { reviewCase } = useCase();
  const [all, setAll] = useState(false);
  const byControl = new Map<string, string[]>();
  for (const rule of failingRules(reviewCase.entitlement.rules)) {
    for (const control of rule.controls) byControl.set(control, [...(byControl.get(control) ?? []), rule.title]);
  }
  const rows = [...byControl];
  if (rows.length === 0) return null;
  const said = words.reviewCase.controls;
  return (
    <Section title={said.title} note={format.number(rows.length)}>
      <ul className={styles.controls}>
        {rows.slice(0, all ? rows.length : controlsShown).map(([control, titles]) => (
          <li key={control}>
            <code>{control}</code>
            <span>{titles.join('; ')}</span>
          </li>
        ))}
      </ul>
      {rows.length <= controlsShown || all ? null : (
        <LinkButton small onClick={() => setAll(true)}>
          {said.showAll(rows.length)}
        </LinkButton>
      )}
    </Section>
  );
}
