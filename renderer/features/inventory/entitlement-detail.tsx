// One entitlement: the sentence, the facts with their evidence, how it got this access, what changed, what is wrong.
import { MessageSquareQuote } from 'lucide-react';
import type { ReactNode } from 'react';
import type { EntitlementDetail, RuleResult } from '../../../shared/contract/inventory.ts';
import { useApp } from '../../app/context.ts';
import { useWorkspace } from '../../app/use-store.ts';
import { type Footnotes, footnotes } from '../../lib/citations.ts';
import { useQuery } from '../../lib/use-query.ts';
import { ChangeBadge } from '../../ui/badge.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { PartyMark, RiskMark } from '../../ui/marks.tsx';
import { Section } from '../../ui/pane.tsx';
import { Loaded } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import type from '../../ui/type.module.css';
import { Cites } from '../evidence/cite.tsx';
import styles from './inventory.module.css';

export function EntitlementDetailView({ uid }: { readonly uid: string }): ReactNode {
  const query = useQuery('inventory.entitlement', { uid });
  return <Loaded query={query}>{(detail) => <Detail detail={detail} />}</Loaded>;
}

/** Every citation of an entitlement, in reading order: so that its footnotes are the same wherever it is shown. */
export function entitlementCitations(detail: EntitlementDetail): Footnotes {
  return footnotes([
    ...detail.facts.flatMap((fact) => fact.citations),
    ...(detail.actors ?? []).flatMap((hop) => hop.citation ?? []),
    ...detail.path.flatMap((hop) => hop.citation ?? []),
    ...detail.rules.flatMap((rule) => rule.citations),
    ...detail.findings.map((finding) => finding.citation),
    ...(detail.advice === null ? [] : [detail.advice.citation]),
  ]);
}

function Detail({ detail }: { readonly detail: EntitlementDetail }): ReactNode {
  const { navigation } = useApp();
  const { provider } = useWorkspace();
  const notes = entitlementCitations(detail);
  const { identity } = detail;
  // Whoever acts through the identity comes first, then the identity itself.
  const actors = detail.actors ?? [];
  const self = {
    kind: 'acts as',
    name: identity.name,
    note: `${identity.kind.replaceAll('_', ' ')} in ${identity.system}`,
    citation: null,
  };
  const way = actors.length === 0 ? detail.path : [...actors, self, ...detail.path];
  const toIdentity = () => navigation.go({ name: 'inventory', subject: 'identities', uid: identity.uid });
  return (
    <>
      <div className={styles.top}>
        <RiskMark risk={detail.risk} />
        <ChangeBadge change={detail.change} changed={detail.changedFacts.map((one) => one.label.toLowerCase())} />
      </div>
      <p className={styles.say}>{detail.sentence}</p>
      {detail.explanation === null ? null : <p className={type.two}>{detail.explanation}</p>}
      <Section
        title="Facts"
        action={
          <LinkButton small onClick={toIdentity}>
            All of {identity.name}
          </LinkButton>
        }
      >
        <Facts>
          {detail.facts.map((fact) => (
            <FactRow
              key={fact.fact}
              label={fact.label}
              mono={fact.mono}
              note={fact.note}
              marks={<Cites citations={fact.citations} notes={notes} citedBy={`${identity.name}, ${fact.label}`} />}
            >
              {fact.value}
            </FactRow>
          ))}
        </Facts>
      </Section>
      {way.length === 0 ? null : (
        <Section title="How it gets this access">
          <ol className={styles.path}>
            {way.map((hop) => (
              <li key={`${hop.kind} ${hop.name}`}>
                {hop.name} <span className={type.dim}>{hop.note ?? hop.kind}</span>{' '}
                {hop.citation === null ? null : <Cites citations={[hop.citation]} notes={notes} citedBy={hop.name} />}
              </li>
            ))}
          </ol>
        </Section>
      )}
      {detail.changedFacts.length === 0 ? null : <Changed detail={detail} />}
      <Rules rules={detail.rules} notes={notes} />
      {detail.findings.length === 0 ? null : (
        <Section title="Findings of the provider" note={`${detail.findings.length}`}>
          <ul className={styles.list}>
            {detail.findings.map((finding) => (
              <li key={finding.uid}>
                {finding.severity === null ? null : <RiskMark risk={finding.severity} />} {finding.title}{' '}
                <Cites citations={[finding.citation]} notes={notes} citedBy={finding.title} />
                {finding.state === null && finding.about == null ? null : (
                  <p>
                    {[finding.state, finding.about == null ? null : `about ${finding.about}`]
                      .filter(Boolean)
                      .join(', ')}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {detail.advice === null ? null : (
        <Section title="Advice">
          <div className={styles.advice}>
            <PartyMark party="provider" icon={<MessageSquareQuote aria-hidden />}>
              {provider} advises <span className={type.dim}>it does not decide</span>
            </PartyMark>
            <p>
              {detail.advice.text} <Cites citations={[detail.advice.citation]} notes={notes} citedBy="advice" />
            </p>
          </div>
        </Section>
      )}
      {detail.history.length === 0 ? null : (
        <Section title="In earlier bundles">
          <ul className={styles.list}>
            {detail.history.map((one) => (
              <li key={one.bundle}>
                <b>{one.bundleName}</b> <ChangeBadge change={one.change} />
                <p>{one.text}</p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Changed({ detail }: { readonly detail: EntitlementDetail }): ReactNode {
  const unknown = <span className={type.unknown}>not in the evidence</span>;
  return (
    <Section title="What changed">
      <table className={`${table.table} ${table.tight} ${styles.delta}`}>
        <thead>
          <tr>
            <th>Fact</th>
            <th>Before</th>
            <th>Now</th>
          </tr>
        </thead>
        <tbody>
          {detail.changedFacts.map((one) => (
            <tr key={one.fact}>
              <td className={type.dim}>{one.label}</td>
              <td>{one.before ?? unknown}</td>
              <td className={type.warn}>{one.after ?? unknown}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Rules({ rules, notes }: { readonly rules: readonly RuleResult[]; readonly notes: Footnotes }): ReactNode {
  const failing = rules.filter((rule) => rule.result === 'fail');
  const unknown = rules.filter((rule) => rule.result === 'not_evaluable');
  const passed = rules.length - failing.length - unknown.length;
  if (rules.length === 0) return null;
  return (
    <Section title="Rules" note={`${failing.length} fail, ${unknown.length} can't be judged, ${passed} hold`}>
      <ul className={styles.list}>
        {failing.map((rule) => (
          <li key={rule.rule}>
            <RiskMark risk={rule.severity} /> {rule.title}{' '}
            <Cites citations={rule.citations} notes={notes} citedBy={rule.title} />
            <p>
              {rule.explanation} <span className={type.dim}>{[rule.rule, ...rule.controls].join(', ')}</span>
            </p>
          </li>
        ))}
        {unknown.map((rule) => (
          <li key={rule.rule}>
            <span className={type.unknown}>Can't be judged:</span> {rule.title}
            <p>{rule.explanation}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
