// What a plan would do: how many items by risk, for whom, what nobody reviews (by name), what is left out, what stands in the way.
import { CircleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { MethodOutput } from '../../../shared/contract.ts';
import { risks } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import type { Query } from '../../lib/use-query.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { RiskMark } from '../../ui/marks.tsx';
import { Section } from '../../ui/pane.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './campaign.module.css';
import { OpenEndList, ShowMore } from './campaign-open-ends.tsx';
import type { RuleForm } from './campaign-plan.ts';
import type { PersonOption } from './campaign-rules.tsx';

interface CampaignPreviewProps {
  readonly id: string;
  readonly query: Query<MethodOutput<'campaign.preview'>>;
  readonly problems: readonly string[];
  readonly people: readonly PersonOption[];
  /** Identities that somebody was chosen for on this page. */
  readonly chosen: readonly RuleForm[];
  /** What the person leaves out by choice, and who approved it; the rest is left out by rule. */
  readonly leftOut: { readonly reason: string; readonly approver: string } | null;
  readonly onReviewer: (identity: string, person: string | null) => void;
}

/** Names shown at first, and how many more each time they are asked for. */
const shown = 8;
const more = 40;

export function CampaignPreview(props: CampaignPreviewProps): ReactNode {
  const { id, query, problems } = props;
  const { words } = useApp();
  const said = words.campaignPlan.preview;
  const preview = query.value;
  return (
    <div aria-live="polite">
      <h2>{said.title}</h2>
      <ErrorBanner error={query.error} onRetry={query.refetch} />
      {problems.length === 0 ? null : (
        <Section title={said.before} note={`${problems.length}`}>
          <Problems id={id} list={problems} />
        </Section>
      )}
      {(preview?.notices ?? []).length === 0 ? null : (
        <Section title={said.evidence} note={said.evidenceNote}>
          <Problems list={preview?.notices ?? []} />
        </Section>
      )}
      {preview === undefined ? null : <Effect {...props} preview={preview} />}
    </div>
  );
}

export function Problems({ id, list }: { readonly id?: string; readonly list: readonly string[] }): ReactNode {
  return (
    <ul className={styles.problems} id={id}>
      {list.map((problem) => (
        <li key={problem}>
          <CircleAlert aria-hidden />
          <span>{problem}</span>
        </li>
      ))}
    </ul>
  );
}

type Preview = MethodOutput<'campaign.preview'>;

function Effect(props: CampaignPreviewProps & { readonly preview: Preview }): ReactNode {
  const { preview, people, chosen, leftOut, onReviewer } = props;
  const { words, format } = useApp();
  const said = words.campaignPlan.preview;
  const [reviewers, setReviewers] = useState(shown);
  return (
    <>
      <Section title={said.toDecide}>
        <p className={styles.figure}>{format.number(preview.items)}</p>
        <p className={styles.note}>{said.decisions(preview.items)}</p>
        <div className={styles.risks}>
          {[...risks].reverse().map((risk) => (
            <RiskMark key={risk} risk={risk} word={said.riskCount(preview.byRisk[risk], words.field.risks[risk])} />
          ))}
        </div>
      </Section>
      <Section title={said.byReviewer}>
        <ul className={styles.people}>
          {preview.assignments.slice(0, reviewers).map(({ person, name, items }) => (
            <li key={person ?? ''}>
              <span className={person === null ? styles.nobody : undefined}>
                {person === null ? said.nobody : name}
              </span>
              <span>{format.number(items)}</span>
            </li>
          ))}
        </ul>
        <ShowMore left={preview.assignments.length - reviewers} onMore={() => setReviewers(reviewers + more)} />
      </Section>
      {preview.unassigned.length === 0 ? null : (
        <Unassigned list={preview.unassigned} people={people} onReviewer={onReviewer} />
      )}
      {chosen.length === 0 ? null : (
        <p className={styles.note}>
          {said.given(chosen.length)}{' '}
          <LinkButton
            small
            onClick={() => {
              for (const rule of chosen) onReviewer(rule.value, null);
            }}
          >
            {said.takeBack}
          </LinkButton>
        </p>
      )}
      {preview.carried.length === 0 ? null : (
        <Section title={said.openBefore} note={said.beforeNote}>
          <OpenEndList ends={preview.carried} />
        </Section>
      )}
      {preview.outOfScope.length === 0 ? null : (
        <Section title={said.leftOut} note={said.leftOutNote}>
          <ul className={styles.people}>
            {preview.outOfScope.map(({ reason, items }) => (
              <li key={reason}>
                <span>
                  {reason}
                  <small>
                    {leftOut !== null && leftOut.reason === reason ? said.approvedBy(leftOut.approver) : said.byRule}
                  </small>
                </span>
                <span>{format.number(items)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

interface UnassignedProps {
  readonly list: Preview['unassigned'];
  readonly people: readonly PersonOption[];
  readonly onReviewer: (identity: string, person: string) => void;
}

function Unassigned({ list, people, onReviewer }: UnassignedProps): ReactNode {
  const { words, format } = useApp();
  const said = words.campaignPlan.preview;
  const [count, setCount] = useState(shown);
  return (
    <Section title={said.unassigned} note={said.identities(list.length)}>
      <ul className={styles.people}>
        {list.slice(0, count).map(({ uid, identity, owner, items }) => (
          <li key={uid}>
            <span>
              {identity}
              <small>{owner === null ? said.ownerUnknown : said.owner(owner)}</small>
            </span>
            <span>{format.number(items)}</span>
            <div className={styles.fix}>
              <Select
                label={said.reviewerFor(identity)}
                options={people}
                value={null}
                placeholder={said.choose}
                onChange={(person) => onReviewer(uid, person)}
              />
            </div>
          </li>
        ))}
      </ul>
      <ShowMore left={list.length - count} onMore={() => setCount(count + more)} />
    </Section>
  );
}
