// One identity: who it is, what it signs in with, all it may do, and where else it is known.
import type { ReactNode } from 'react';
import type { IdentityDetail } from '../../../shared/contract/inventory.ts';
import { useApp } from '../../app/context.ts';
import { footnotes } from '../../lib/citations.ts';
import { counted } from '../../lib/format.ts';
import { useQuery } from '../../lib/use-query.ts';
import { ChangeBadge } from '../../ui/badge.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { RiskMark } from '../../ui/marks.tsx';
import { Section } from '../../ui/pane.tsx';
import { Loaded } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { Cites } from '../evidence/cite.tsx';
import styles from './inventory.module.css';
import { SeenIn } from './seen-in.tsx';

export function IdentityDetailView({ uid }: { readonly uid: string }): ReactNode {
  const query = useQuery('inventory.identity', { uid });
  return <Loaded query={query}>{(detail) => <Detail detail={detail} />}</Loaded>;
}

function Detail({ detail }: { readonly detail: IdentityDetail }): ReactNode {
  const { navigation } = useApp();
  const notes = footnotes([
    ...detail.facts.flatMap((fact) => fact.citations),
    ...detail.credentials.flatMap((credential) => credential.facts.flatMap((fact) => fact.citations)),
    ...detail.findings.map((finding) => finding.citation),
    ...detail.links.flatMap((link) => link.citations),
    ...detail.named.map((one) => one.citation),
  ]);
  const facts = (list: IdentityDetail['facts']) => (
    <Facts>
      {list.map((fact) => (
        <FactRow
          key={fact.fact}
          label={fact.label}
          mono={fact.mono}
          note={fact.note}
          marks={<Cites citations={fact.citations} notes={notes} citedBy={`${detail.name}, ${fact.label}`} />}
        >
          {fact.value}
        </FactRow>
      ))}
    </Facts>
  );
  return (
    <>
      <p className={styles.say}>
        <b>{detail.name}</b>, {detail.kind} in {detail.system}
      </p>
      <p className={`${type.mono} ${type.dim} ${type.wrapAnywhere}`}>{detail.nativeId}</p>
      <SeenIn detail={detail} notes={notes} />
      <Section title="Facts">{facts(detail.facts.filter((fact) => fact.fact !== 'seen_in'))}</Section>
      <Section title="May do" note={counted(detail.entitlements.length, 'entitlement')}>
        {detail.entitlements.length === 0 ? (
          <p className={type.unknown}>No entitlement of it is in the evidence.</p>
        ) : (
          detail.entitlements.map((one) => (
            <button
              type="button"
              key={one.uid}
              className={styles.listRow}
              onClick={() => navigation.go({ name: 'inventory', subject: 'entitlements', uid: one.uid })}
            >
              <RiskMark risk={one.risk} word="bars" />
              <span className={type.truncate} title={`${one.privilege}, ${one.resource}`}>
                {one.privilege} <span className={type.dim}>{one.resource}</span>
              </span>
              {one.change === 'unchanged' ? <span /> : <ChangeBadge change={one.change} />}
            </button>
          ))
        )}
      </Section>
      {detail.credentials.map((credential, position) => (
        <Section
          key={credential.uid}
          title={detail.credentials.length === 1 ? 'Credential' : `Credential ${position + 1}`}
        >
          {facts(credential.facts)}
        </Section>
      ))}
      {detail.findings.length === 0 ? null : (
        <Section title="Findings of the provider">
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
    </>
  );
}
