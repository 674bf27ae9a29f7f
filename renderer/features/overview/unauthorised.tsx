// On top of everything: what the provider did that nobody had decided or approved.
import { ShieldAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Overview } from '../../../shared/contract/workspace.ts';
import { useApp } from '../../app/context.ts';
import { footnotes } from '../../lib/citations.ts';
import { counted } from '../../lib/format.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import type from '../../ui/type.module.css';
import { Cite } from '../evidence/cite.tsx';
import { standingWords } from '../remediation/remediation-model.ts';
import styles from './overview.module.css';

const shownAtFirst = 3;

interface UnauthorisedProps {
  readonly overview: Overview;
  /** Left out: leads to the screen where they are answered. */
  readonly onAnswer?: () => void;
}

export function Unauthorised({ overview, onAnswer }: UnauthorisedProps): ReactNode {
  const { navigation, format } = useApp();
  const [all, setAll] = useState(false);
  const { workspace, actionsTotal } = overview;
  // what waits for an answer comes first
  const unauthorised = [...overview.unauthorised].sort(
    (one, other) => Number(one.answer !== null) - Number(other.answer !== null),
  );
  if (unauthorised.length === 0) return null;
  const notes = footnotes(unauthorised.map((action) => action.citation));
  const shown = all ? unauthorised : unauthorised.slice(0, shownAtFirst);
  const hidden = unauthorised.length - shown.length;
  const reconcile = onAnswer ?? (() => navigation.go({ name: 'remediation', view: 'actions' }));
  const answered = unauthorised.filter((action) => action.answer !== null).length;
  const verb = unauthorised.length === 1 ? 'has' : 'have';
  return (
    <section className={styles.unauthorised} aria-label="Unauthorised provider actions">
      <div className={styles.unauthorisedHead}>
        <ShieldAlert aria-hidden />
        <h2>
          {counted(unauthorised.length, 'action')} by {workspace.provider} {verb} no approval behind{' '}
          {unauthorised.length === 1 ? 'it' : 'them'}
        </h2>
        <span className={`${type.two} ${type.t12}`}>
          of {format.number(actionsTotal)} reported{answered === 0 ? '' : `, ${format.number(answered)} answered`}
        </span>
        <span className={type.grow} />
        {hidden > 0 ? (
          <LinkButton small onClick={() => setAll(true)}>
            Show all {unauthorised.length}
          </LinkButton>
        ) : null}
      </div>
      {shown.map((action) => (
        <div className={styles.unauthorisedRow} key={action.uid}>
          <b className={type.truncate} title={action.performedBy}>
            {action.performedBy}
          </b>
          <span className={type.truncate} title={`${action.verb}: ${action.target}`}>
            {action.verb}: <span className={type.mono}>{action.target}</span>{' '}
            <Cite citation={action.citation} notes={notes} citedBy={`${action.performedBy}, ${action.verb}`} />{' '}
            <span className={`${type.two} ${type.t12}`}>{standingWords[action.standing].toLowerCase()}</span>
          </span>
          {action.at === null ? (
            <span className={`${styles.when} ${type.unknown}`}>when, not said</span>
          ) : (
            <span className={styles.when}>{format.shortMoment(action.at)}</span>
          )}
          <Button size="small" onClick={reconcile}>
            {action.answer === null ? 'Answer' : action.answer.answer === 'ratified' ? 'Ratified' : 'Answered'}
          </Button>
        </div>
      ))}
    </section>
  );
}
