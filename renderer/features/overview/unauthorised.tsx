// On top of everything: what the provider did that nobody had decided or approved.
import { ShieldAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Overview } from '../../../shared/contract/workspace.ts';
import { useApp } from '../../app/context.ts';
import { footnotes } from '../../lib/citations.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import type from '../../ui/type.module.css';
import { Cite } from '../evidence/cite.tsx';
import styles from './overview.module.css';

const shownAtFirst = 3;

interface UnauthorisedProps {
  readonly overview: Overview;
  /** Left out: leads to the screen where they are answered. */
  readonly onAnswer?: (action: string | undefined) => void;
}

export function Unauthorised({ overview, onAnswer }: UnauthorisedProps): ReactNode {
  const { navigation, format, words } = useApp();
  const { unauthorised: said } = words.overview;
  const [all, setAll] = useState(false);
  const { workspace, actionsTotal, unauthorised, unauthorisedTotal, answeredTotal } = overview;
  if (unauthorised.length === 0) return null;
  const notes = footnotes(unauthorised.map((action) => action.citation));
  const shown = all ? unauthorised : unauthorised.slice(0, shownAtFirst);
  const hidden = unauthorisedTotal - shown.length;
  /** To all of them, or to the answer of this one. */
  const reconcile =
    onAnswer ??
    ((item: string | undefined) =>
      navigation.go({ name: 'remediation', view: 'actions', ...(item === undefined ? {} : { item }) }));
  return (
    <section className={styles.unauthorised} aria-label={said.label}>
      <div className={styles.unauthorisedHead}>
        <ShieldAlert aria-hidden />
        <h2>{said.title(unauthorisedTotal, workspace.provider)}</h2>
        <span className={`${type.two} ${type.t12}`}>{said.reported(actionsTotal, answeredTotal)}</span>
        <span className={type.grow} />
        {hidden > 0 ? (
          <LinkButton
            small
            onClick={() => (unauthorisedTotal > unauthorised.length ? reconcile(undefined) : setAll(true))}
          >
            {said.showAll(unauthorisedTotal)}
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
            <span className={`${type.two} ${type.t12}`}>{lowered(words.remediation.standings[action.standing])}</span>
          </span>
          {action.at === null ? (
            <span className={`${styles.when} ${type.unknown}`}>{said.whenUnknown}</span>
          ) : (
            <span className={styles.when}>{format.shortMoment(action.at)}</span>
          )}
          <AnswerButton action={action} onPress={() => reconcile(action.answer === null ? action.uid : undefined)} />
        </div>
      ))}
    </section>
  );
}

interface AnswerButtonProps {
  readonly action: Overview['unauthorised'][number];
  readonly onPress: () => void;
}

function AnswerButton({ action, onPress }: AnswerButtonProps): ReactNode {
  const { unauthorised: said } = useApp().words.overview;
  const { answer, performedBy, verb, target } = action;
  const word = answer === null ? said.answer : answer.answer === 'ratified' ? said.ratified : said.answered;
  return (
    <Button size="small" aria-label={said.about(word, performedBy, verb, target)} onClick={onPress}>
      {word}
    </Button>
  );
}

/** In the middle of a line. */
function lowered(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
