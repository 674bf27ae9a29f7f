// A credential, finding or action: whose it is, its facts with their evidence, what changed.
import type { ReactNode } from 'react';
import type { RecordDetail } from '../../../shared/contract/inventory.ts';
import { useApp } from '../../app/context.ts';
import { footnotes } from '../../lib/citations.ts';
import { useQuery } from '../../lib/use-query.ts';
import { ChangeBadge } from '../../ui/badge.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Section } from '../../ui/pane.tsx';
import { Loaded } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { ChangedFacts, FactRows, GoneNote } from './detail-parts.tsx';
import { kindWord } from './facet-words.ts';
import styles from './inventory.module.css';

interface RecordDetailViewProps {
  readonly subject: RecordDetail['subject'];
  readonly uid: string;
}

export function RecordDetailView({ subject, uid }: RecordDetailViewProps): ReactNode {
  const query = useQuery('inventory.record', { subject, uid });
  return <Loaded query={query}>{(detail) => <Detail detail={detail} />}</Loaded>;
}

function Detail({ detail }: { readonly detail: RecordDetail }): ReactNode {
  const { navigation, words } = useApp();
  const said = words.inventoryDetail;
  const gone = detail.gone ?? null;
  const { identity } = detail;
  const notes = footnotes(detail.facts.flatMap((fact) => fact.citations));
  return (
    <>
      <div className={styles.top}>
        <ChangeBadge change={detail.change} changed={detail.changedFacts.map((one) => one.label.toLowerCase())} />
      </div>
      <p className={styles.say}>{detail.title}</p>
      {gone === null ? null : <GoneNote title={said.gone(gone.bundleName)} />}
      <Section title={said.whose}>
        {identity === null ? (
          <p className={type.unknown}>{said.whoseUnknown}</p>
        ) : (
          <p>
            <LinkButton onClick={() => navigation.go({ name: 'inventory', subject: 'identities', uid: identity.uid })}>
              {identity.name}
            </LinkButton>{' '}
            <span className={type.dim}>{said.kindIn(kindWord(identity.kind, words.inventory), identity.system)}</span>
          </p>
        )}
      </Section>
      <Section title={said.facts}>
        <FactRows facts={detail.facts} notes={notes} of={detail.title} />
      </Section>
      <ChangedFacts facts={detail.changedFacts} />
    </>
  );
}
