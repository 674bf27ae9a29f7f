// The newest evidence against a campaign's baseline: what changed as decided, what did not, what nobody decided.
import { type ReactNode, useMemo, useState } from 'react';
import type { ClosingSnapshot } from '../../../shared/contract/loop.ts';
import { useApp } from '../../app/context.ts';
import { footnotes } from '../../lib/citations.ts';
import { counted } from '../../lib/format.ts';
import { useQuery } from '../../lib/use-query.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Block } from '../../ui/pane.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState, Loaded, Skeleton } from '../../ui/states.tsx';
import { Cite } from '../evidence/cite.tsx';
import styles from './remediation.module.css';

type Kind = ClosingSnapshot['rows'][number]['kind'];

export function ClosingView(): ReactNode {
  const campaigns = useQuery('campaign.list', {});
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Loaded query={campaigns} skeleton={<Skeleton rows={8} />}>
      {(list) => {
        // the newest that is closed has evidence after it sooner than an open one
        const campaign = list.find((one) => one.id === chosen) ?? list.find((one) => one.state === 'closed') ?? list[0];
        if (campaign === undefined) {
          return (
            <Block title="What changed">
              <EmptyState title="No campaign has been opened yet.">
                Its baseline is what later evidence is held against.
              </EmptyState>
            </Block>
          );
        }
        return (
          <>
            {list.length < 2 ? null : (
              <div className={styles.views}>
                <div className={styles.choose}>
                  <Select
                    label="Campaign"
                    options={list.map((one) => ({ value: one.id, label: one.name }))}
                    value={campaign.id}
                    onChange={setChosen}
                  />
                </div>
              </div>
            )}
            <Snapshot key={campaign.id} campaign={campaign.id} />
          </>
        );
      }}
    </Loaded>
  );
}

function Snapshot({ campaign }: { readonly campaign: string }): ReactNode {
  const query = useQuery('remediation.closingSnapshot', { campaign });
  return (
    <Loaded query={query} skeleton={<Skeleton rows={8} />}>
      {(snapshot) =>
        snapshot.later.length === 0 ? (
          <Block title={snapshot.campaignName}>
            <EmptyState title="No evidence came after the baseline.">
              Import the provider’s next bundle; what it shows is then held against what was decided here.
            </EmptyState>
          </Block>
        ) : (
          <Changes snapshot={snapshot} />
        )
      }
    </Loaded>
  );
}

function Changes({ snapshot }: { readonly snapshot: ClosingSnapshot }): ReactNode {
  const { format } = useApp();
  const { counts } = snapshot;
  const [kind, setKind] = useState<Kind>(counts.nobodyDecided > 0 ? 'nobody_decided' : 'not_done');
  const [all, setAll] = useState(false);
  const rows = useMemo(() => snapshot.rows.filter((row) => row.kind === kind), [snapshot, kind]);
  const notes = useMemo(() => footnotes(rows.flatMap((row) => row.citation ?? [])), [rows]);
  const shown = all ? rows : rows.slice(0, 40);
  return (
    <Block
      title={snapshot.campaignName}
      note={`${snapshot.later.join(', ')} against the baseline of ${snapshot.baseline.join(', ')}; ${counted(counts.unchanged, 'entitlement')} as they were`}
    >
      <Segmented<Kind>
        label="What changed"
        value={kind}
        onChange={(next) => {
          setKind(next);
          setAll(false);
        }}
        options={[
          {
            value: 'nobody_decided',
            label: 'Changed, and nobody decided it',
            count: format.number(counts.nobodyDecided),
          },
          { value: 'not_done', label: 'Decided, and not changed', count: format.number(counts.notDone) },
          { value: 'as_decided', label: 'Changed as decided', count: format.number(counts.asDecided) },
          { value: 'appeared', label: 'New since then', count: format.number(counts.appeared) },
        ]}
      />
      {rows.length === 0 ? <p className={styles.none}>None of them.</p> : null}
      <ul className={styles.list}>
        {shown.map((row) => (
          <li key={`${row.reference} ${row.entitlement}`} className={styles.change}>
            <span>
              <b>{row.identity}</b>
              <small>
                {row.privilege} on {row.resource}
              </small>
            </span>
            <span>
              {row.text}{' '}
              {row.citation === null ? null : <Cite citation={row.citation} notes={notes} citedBy={row.identity} />}
            </span>
            <span className={styles.when}>{row.reference}</span>
          </li>
        ))}
      </ul>
      {shown.length === rows.length ? null : (
        <LinkButton onClick={() => setAll(true)}>Show all {format.number(rows.length)}</LinkButton>
      )}
    </Block>
  );
}
