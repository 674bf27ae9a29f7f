// What a plan would do: how many items by risk, for whom, what nobody reviews (by name), what is left out, what stands in the way.
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { MethodOutput } from '../../../shared/contract.ts';
import { risks } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { counted } from '../../lib/format.ts';
import type { Query } from '../../lib/use-query.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { RiskMark, riskWords } from '../../ui/marks.tsx';
import { Section } from '../../ui/pane.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './campaign.module.css';
import { OpenEndList } from './campaign-open-ends.tsx';
import type { RuleForm } from './campaign-plan.ts';
import type { PersonOption } from './campaign-rules.tsx';

interface CampaignPreviewProps {
  readonly id: string;
  readonly query: Query<MethodOutput<'campaign.preview'>>;
  readonly problems: readonly string[];
  readonly people: readonly PersonOption[];
  /** Identities that somebody was chosen for on this page. */
  readonly chosen: readonly RuleForm[];
  readonly onReviewer: (identity: string, person: string | null) => void;
}

/** Names shown before "and N more". */
const namesShown = 8;

export function CampaignPreview({ id, query, problems, people, chosen, onReviewer }: CampaignPreviewProps): ReactNode {
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
                {preview.unassigned.slice(0, namesShown).map(({ uid, identity, owner, items }) => (
                  <li key={uid}>
                    <span>
                      {identity}
                      <small>{owner === null ? 'owner not in the evidence' : `owner in the evidence: ${owner}`}</small>
                    </span>
                    <span>{format.number(items)}</span>
                    <div className={styles.fix}>
                      <Select
                        label={`Reviewer for ${identity}`}
                        options={people}
                        value={null}
                        placeholder="Choose a reviewer"
                        onChange={(person) => onReviewer(uid, person)}
                      />
                    </div>
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
          {chosen.length === 0 ? null : (
            <p className={styles.note}>
              {counted(chosen.length, 'identity', 'identities', format)} given to somebody here.{' '}
              <LinkButton
                small
                onClick={() => {
                  for (const rule of chosen) onReviewer(rule.value, null);
                }}
              >
                Take that back
              </LinkButton>
            </p>
          )}
          {preview.carried.length === 0 ? null : (
            <Section title="Left open before" note="first in the queue">
              <OpenEndList ends={preview.carried} />
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
