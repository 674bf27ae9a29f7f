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
import { PartyMark, RiskMark } from '../../ui/marks.tsx';
import { Section } from '../../ui/pane.tsx';
import { Loaded } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { Cites } from '../evidence/cite.tsx';
import { ChangedFacts, FactRows, FindingList, GoneNote } from './detail-parts.tsx';
import { kindWord } from './facet-words.ts';
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
  const { navigation, words } = useApp();
  const said = words.inventoryDetail;
  const { provider } = useWorkspace();
  const notes = entitlementCitations(detail);
  // Rules judge what is there: of what is gone they say nothing, which is not a low risk.
  const isGone = detail.change === 'removed';
  const { identity } = detail;
  // Whoever acts through the identity comes first, then the identity itself.
  const actors = detail.actors ?? [];
  const self = {
    kind: said.actsAs,
    name: identity.name,
    note: said.kindIn(kindWord(identity.kind, words.inventory), identity.system),
    citation: null,
  };
  const way = actors.length === 0 ? detail.path : [...actors, self, ...detail.path];
  const facts = detail.facts.map((fact) => ({ ...fact, label: said.useOf[fact.fact] ?? fact.label }));
  const toIdentity = () => navigation.go({ name: 'inventory', subject: 'identities', uid: identity.uid });
  return (
    <>
      <div className={styles.top}>
        {isGone ? null : <RiskMark risk={detail.risk} />}
        <ChangeBadge change={detail.change} changed={detail.changedFacts.map((one) => one.label.toLowerCase())} />
      </div>
      {isGone ? <GoneNote title={said.goneNow} /> : null}
      <p className={styles.say}>{detail.sentence}</p>
      {detail.explanation === null ? null : <p className={type.two}>{detail.explanation}</p>}
      <Section
        title={said.facts}
        action={
          <LinkButton small onClick={toIdentity}>
            {said.allOf(identity.name)}
          </LinkButton>
        }
      >
        <FactRows facts={facts} notes={notes} of={identity.name} />
      </Section>
      {way.length === 0 ? null : (
        <Section title={said.path}>
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
      <ChangedFacts facts={detail.changedFacts} />
      {isGone ? null : <Rules rules={detail.rules} notes={notes} />}
      <FindingList findings={detail.findings} notes={notes} />
      {detail.advice === null ? null : (
        <Section title={said.advice.title}>
          <div className={styles.advice}>
            <PartyMark party="provider" icon={<MessageSquareQuote aria-hidden />}>
              {said.advice.advises(provider)} <span className={type.dim}>{said.advice.not}</span>
            </PartyMark>
            <p>
              {detail.advice.text}{' '}
              <Cites citations={[detail.advice.citation]} notes={notes} citedBy={said.advice.cited} />
            </p>
          </div>
        </Section>
      )}
      {detail.history.length === 0 ? null : (
        <Section title={said.history}>
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

function Rules({ rules, notes }: { readonly rules: readonly RuleResult[]; readonly notes: Footnotes }): ReactNode {
  const failing = rules.filter((rule) => rule.result === 'fail');
  const unknown = rules.filter((rule) => rule.result === 'not_evaluable');
  const passed = rules.length - failing.length - unknown.length;
  const said = useApp().words.inventoryDetail.rules;
  if (rules.length === 0) return null;
  return (
    <Section title={said.title} note={said.note(failing.length, unknown.length, passed)}>
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
            <span className={type.unknown}>{said.cantBeJudged}</span> {rule.title}
            <p>{rule.explanation}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
