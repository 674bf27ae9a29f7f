// The newest evidence against a campaign's baseline: what changed as decided, what did not, what nobody decided.
import { type ReactNode, useMemo, useState } from 'react';
import type { ClosingSnapshot } from '../../../shared/contract/loop.ts';
import { useApp } from '../../app/context.ts';
import { footnotes } from '../../lib/citations.ts';
import { classes } from '../../lib/classes.ts';
import { useQuery } from '../../lib/use-query.ts';
import { Block } from '../../ui/pane.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState, Loaded, Skeleton } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import type from '../../ui/type.module.css';
import { Cite } from '../evidence/cite.tsx';
import { useBounded } from './bounded.tsx';
import styles from './remediation.module.css';

type Kind = ClosingSnapshot['rows'][number]['kind'];

export function ClosingView(): ReactNode {
  const { words } = useApp();
  const said = words.remediation;
  const campaigns = useQuery('campaign.list', {});
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Loaded query={campaigns} skeleton={<Skeleton rows={8} />}>
      {(list) => {
        // the newest that is closed has evidence after it sooner than an open one
        const campaign = list.find((one) => one.id === chosen) ?? list.find((one) => one.state === 'closed') ?? list[0];
        if (campaign === undefined) {
          return (
            <Block title={said.closing.title}>
              <EmptyState title={said.noCampaign}>{said.closing.noCampaignMeans}</EmptyState>
            </Block>
          );
        }
        return (
          <>
            {list.length < 2 ? null : (
              <div className={styles.views}>
                <div className={styles.choose}>
                  <Select
                    label={said.campaign}
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
  const { words } = useApp();
  const said = words.remediation.closing;
  const query = useQuery('remediation.closingSnapshot', { campaign });
  return (
    <Loaded query={query} skeleton={<Skeleton rows={8} />}>
      {(snapshot) =>
        snapshot.later.length === 0 ? (
          <Block title={snapshot.campaignName}>
            <EmptyState title={said.nothingLater}>{said.nothingLaterMeans}</EmptyState>
          </Block>
        ) : (
          <Changes snapshot={snapshot} />
        )
      }
    </Loaded>
  );
}

const kinds: readonly Kind[] = ['nobody_decided', 'not_done', 'as_decided', 'appeared'];

function Changes({ snapshot }: { readonly snapshot: ClosingSnapshot }): ReactNode {
  const { words, format } = useApp();
  const said = words.remediation.closing;
  const { counts } = snapshot;
  const amounts: Readonly<Record<Kind, number>> = {
    nobody_decided: counts.nobodyDecided,
    not_done: counts.notDone,
    as_decided: counts.asDecided,
    appeared: counts.appeared,
  };
  const [kind, setKind] = useState<Kind>(kinds.find((one) => amounts[one] > 0) ?? 'nobody_decided');
  const rows = useMemo(() => snapshot.rows.filter((row) => row.kind === kind), [snapshot, kind]);
  const { shown, more, restart } = useBounded(rows, 40);
  const notes = footnotes(shown.flatMap((row) => row.citation ?? []));
  return (
    <Block
      title={snapshot.campaignName}
      note={said.note(snapshot.later.join(', '), snapshot.baseline.join(', '), counts.unchanged)}
    >
      <Segmented<Kind>
        label={said.chart}
        value={kind}
        onChange={(next) => {
          setKind(next);
          restart();
        }}
        options={kinds.map((value) => ({ value, label: said.kinds[value], count: format.number(amounts[value]) }))}
      />
      {rows.length === 0 ? (
        <p className={styles.none}>{words.remediation.none}</p>
      ) : (
        <table className={classes(table.table, table.tight, table.wrapping, styles.changes)}>
          <thead>
            <tr>
              <th scope="col">{said.columns.access}</th>
              <th scope="col">{said.columns.change}</th>
              <th scope="col">{said.columns.item}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={`${row.reference} ${row.entitlement}`}>
                <td>
                  <b>{row.identity}</b>
                  <small>{words.remediation.on(row.privilege, row.resource)}</small>
                </td>
                <td>
                  {row.text}{' '}
                  {row.citation === null ? null : <Cite citation={row.citation} notes={notes} citedBy={row.identity} />}
                </td>
                <td>{row.reference ?? <span className={type.dim}>{said.notReviewed}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more}
    </Block>
  );
}
