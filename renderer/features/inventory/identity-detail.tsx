// One identity: who it is, what it signs in with, all it may do, and where else it is known.
import type { ReactNode } from 'react';
import type { IdentityDetail } from '../../../shared/contract/inventory.ts';
import { useApp } from '../../app/context.ts';
import { footnotes } from '../../lib/citations.ts';
import { classes } from '../../lib/classes.ts';
import { useQuery } from '../../lib/use-query.ts';
import { ChangeBadge } from '../../ui/badge.tsx';
import { RiskMark } from '../../ui/marks.tsx';
import { Section } from '../../ui/pane.tsx';
import { Loaded } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { FactRows, FindingList, GoneNote } from './detail-parts.tsx';
import { kindWord } from './facet-words.ts';
import styles from './inventory.module.css';
import { SeenIn } from './seen-in.tsx';

export function IdentityDetailView({ uid }: { readonly uid: string }): ReactNode {
  const query = useQuery('inventory.identity', { uid });
  return <Loaded query={query}>{(detail) => <Detail detail={detail} />}</Loaded>;
}

function Detail({ detail }: { readonly detail: IdentityDetail }): ReactNode {
  const { navigation, words } = useApp();
  const said = words.inventoryDetail;
  const gone = detail.gone ?? null;
  const notes = footnotes([
    ...detail.facts.flatMap((fact) => fact.citations),
    ...detail.credentials.flatMap((credential) => credential.facts.flatMap((fact) => fact.citations)),
    ...detail.findings.map((finding) => finding.citation),
    ...detail.links.flatMap((link) => link.citations),
    ...detail.named.map((one) => one.citation),
  ]);
  const rows = (list: IdentityDetail['facts']) => <FactRows facts={list} notes={notes} of={detail.name} />;
  const isOwnerUnknown = detail.facts.some((fact) => fact.fact === 'owner' && fact.value === null);
  return (
    <>
      <p className={styles.say}>
        <b>{detail.name}</b>, {said.kindIn(kindWord(detail.kind, words.inventory), detail.system)}
      </p>
      <p className={`${type.mono} ${type.dim} ${type.wrapAnywhere}`}>{detail.nativeId}</p>
      {gone === null ? null : <GoneNote title={said.gone(gone.bundleName)} />}
      {isOwnerUnknown ? <p className={classes(type.warn, styles.owner)}>{said.ownerUnknown}</p> : null}
      <SeenIn detail={detail} notes={notes} />
      <Section title={said.facts}>{rows(detail.facts.filter((fact) => fact.fact !== 'seen_in'))}</Section>
      <Section title={said.mayDo.title} note={said.mayDo.note(detail.entitlements.length)}>
        {detail.entitlements.length === 0 ? (
          <p className={type.unknown}>{said.mayDo.none}</p>
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
        <Section key={credential.uid} title={said.credential(position + 1, detail.credentials.length)}>
          {rows(credential.facts)}
        </Section>
      ))}
      <FindingList findings={detail.findings} notes={notes} />
    </>
  );
}
