// What a campaign covers and why: what limits it, which filters narrowed it, what it left out and who approved that, and what
// it took over from earlier ones.
import { type ReactNode, useState } from 'react';
import type { CampaignDetail } from '../../../shared/contract/review.ts';
import { useApp } from '../../app/context.ts';
import { useQuery } from '../../lib/use-query.ts';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { Block } from '../../ui/pane.tsx';
import { Loaded, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import styles from './campaign.module.css';
import { OpenEndList, ShowMore } from './campaign-open-ends.tsx';
import { scopeFacts } from './campaign-scope-words.ts';

export function CoversBlock({ detail }: { readonly detail: CampaignDetail }): ReactNode {
  const { words } = useApp();
  const { covers } = words.campaign;
  const { origin, scope } = detail;
  const facts = scopeFacts(scope, words);
  return (
    <Block title={covers.title}>
      {origin === null ? null : <p className={styles.because}>{origin.because}</p>}
      {origin === null || origin.kind === 'series' ? (
        facts.length > 0 ? null : (
          <p className={type.two}>{covers.everything}</p>
        )
      ) : (
        <p className={type.two}>{covers.limited}</p>
      )}
      {facts.length === 0 ? null : (
        <Facts narrow>
          {facts.map(([label, text]) => (
            <FactRow key={label} label={label}>
              {text}
            </FactRow>
          ))}
        </Facts>
      )}
    </Block>
  );
}

export function LeftOutBlock({ detail }: { readonly detail: CampaignDetail }): ReactNode {
  const { words, format } = useApp();
  const { covers } = words.campaign;
  if (detail.outOfScope.length === 0) {
    return (
      <Block title={covers.leftOut}>
        <p className={type.two}>{covers.nothingLeftOut}</p>
      </Block>
    );
  }
  return (
    <Block title={covers.leftOut} note={covers.leftOutNote}>
      <ul className={styles.people}>
        {detail.outOfScope.map(({ reason, approver, items }) => (
          <li key={`${reason} ${approver}`}>
            <span>
              {reason}
              <small>{approver === null ? covers.byRule : covers.approvedBy(approver)}</small>
            </span>
            <span>{format.number(items)}</span>
          </li>
        ))}
      </ul>
    </Block>
  );
}

const firstPage = 8;
const nextPage = 100;

/** Draws nothing for a campaign that took nothing over. */
export function TookOverBlocks({ detail }: { readonly detail: CampaignDetail }): ReactNode {
  const { words } = useApp();
  const { covers } = words.campaign;
  const { items, gone } = detail.carried;
  return (
    <>
      {items === 0 ? null : (
        <Block title={covers.tookOver} note={covers.tookOverNote(items)}>
          <TookOver campaign={detail.id} />
        </Block>
      )}
      {gone.length === 0 ? null : (
        <Block title={covers.gone} note={covers.goneNote}>
          <OpenEndList ends={gone} />
        </Block>
      )}
    </>
  );
}

function TookOver({ campaign }: { readonly campaign: string }): ReactNode {
  const [limit, setLimit] = useState(firstPage);
  const query = useQuery('campaign.carried', { campaign, limit });
  return (
    <Loaded query={query} skeleton={<Skeleton rows={3} />}>
      {({ total, rows }) => (
        <>
          <OpenEndList ends={rows} all />
          {limit >= 500 ? null : (
            <ShowMore left={total - rows.length} onMore={() => setLimit(Math.min(500, limit + nextPage))} />
          )}
        </>
      )}
    </Loaded>
  );
}
