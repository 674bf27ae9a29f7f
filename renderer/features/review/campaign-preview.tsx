// What a plan would do: how many items by risk, for whom, what nobody reviews (by name), what is left out, what stands in the way.
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { MethodOutput } from '../../../shared/contract.ts';
import { risks } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { counted } from '../../lib/format.ts';
import type { Query } from '../../lib/use-query.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { RiskMark, riskWords } from '../../ui/marks.tsx';
import { Section } from '../../ui/pane.tsx';
import styles from './campaign.module.css';

interface CampaignPreviewProps {
  readonly id: string;
  readonly query: Query<MethodOutput<'campaign.preview'>>;
  readonly problems: readonly string[];
}

/** Names shown before "and N more". */
const namesShown = 8;

export function CampaignPreview({ id, query, problems }: CampaignPreviewProps): ReactNode {
  const { format } = useApp();
  const preview = query.value;
  return (
    <div aria-live="polite">
      <h2>What it would do</h2>
      <ErrorBanner error={query.error} onRetry={query.refetch} />
      {problems.length === 0 ? null : (
        <Section title="Before it can open" note={`${problems.length}`}>
          <ul className={styles.problems} id={id}>
            {problems.map((problem) => (
              <li key={problem}>
                <CircleAlert aria-hidden />
                <span>{problem}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {(preview?.notices ?? []).length === 0 ? null : (
        <Section title="About the evidence" note="goes with the campaign and into its reports">
          <ul className={styles.problems}>
            {preview?.notices?.map((notice) => (
              <li key={notice}>
                <CircleAlert aria-hidden />
                <span>{notice}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {preview === undefined ? null : (
        <>
          <Section title="To decide">
            <p className={styles.figure}>{format.number(preview.items)}</p>
            <p className={styles.note}>
              {preview.items === 1 ? 'entitlement, one decision' : 'entitlements, one decision each'}
            </p>
            <div className={styles.risks}>
              {[...risks].reverse().map((risk) => (
                <RiskMark
                  key={risk}
                  risk={risk}
                  word={`${format.number(preview.byRisk[risk])} ${riskWords[risk].toLowerCase()}`}
                />
              ))}
            </div>
          </Section>
          <Section title="By reviewer">
            <ul className={styles.people}>
              {preview.assignments.map(({ person, name, items }) => (
                <li key={person ?? ''}>
                  <span className={person === null ? styles.nobody : undefined}>
                    {person === null ? 'Nobody yet' : name}
                  </span>
                  <span>{format.number(items)}</span>
                </li>
              ))}
            </ul>
          </Section>
          {preview.unassigned.length === 0 ? null : (
            <Section
              title="Without a reviewer"
              note={counted(preview.unassigned.length, 'identity', 'identities', format)}
            >
              <ul className={styles.people}>
                {preview.unassigned.slice(0, namesShown).map(({ identity, owner, items }) => (
                  <li key={identity}>
                    <span>
                      {identity}
                      <small>{owner === null ? 'owner not in the evidence' : `owner in the evidence: ${owner}`}</small>
                    </span>
                    <span>{format.number(items)}</span>
                  </li>
                ))}
              </ul>
              {preview.unassigned.length > namesShown ? (
                <p className={styles.note}>
                  and {format.number(preview.unassigned.length - namesShown)} more identities
                </p>
              ) : null}
            </Section>
          )}
          {preview.outOfScope.length === 0 ? null : (
            <Section title="Left out" note="listed in the report with this reason">
              <ul className={styles.people}>
                {preview.outOfScope.map(({ reason, items }) => (
                  <li key={reason}>
                    <span>{reason}</span>
                    <span>{format.number(items)}</span>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
    </div>
  );
}
