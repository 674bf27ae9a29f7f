// What is not settled yet, each with the step to where it is settled.
import { type ReactNode, useState } from 'react';
import type { ModelProblem } from '../../../shared/contract/engagement.ts';
import { useApp } from '../../app/context.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Block } from '../../ui/pane.tsx';
import styles from './engagement.module.css';
import { useModel } from './model-context.ts';

/** Adding one person settles many points at once, so a new workspace is not met by all of them. */
const shownAtFirst = 6;

/** What is settled by naming somebody. */
const ofPersons: ReadonlySet<string> = new Set(['roles', 'decision_rights', 'incident_owner']);

export function Problems({ problems }: { readonly problems: readonly ModelProblem[] }): ReactNode {
  const { problems: said } = useApp().words.engagement;
  const { persons } = useModel();
  const [all, setAll] = useState(false);
  // As long as nobody is known, a role or a right can be given to nobody.
  const partOf = ({ about }: ModelProblem) => (persons.length === 0 && ofPersons.has(about) ? 'persons' : about);
  if (problems.length === 0) return null;
  const blocking = problems.filter((problem) => problem.blocks);
  const listed = blocking.length > 0 ? blocking : problems;
  const shown = all || listed.length <= shownAtFirst + 1 ? listed : listed.slice(0, shownAtFirst);
  return (
    <Block title={said.title} note={said.points(listed.length)}>
      <Banner
        tone={blocking.length > 0 ? 'warn' : 'plain'}
        title={blocking.length > 0 ? said.cannotOpen : said.canOpen}
      >
        {blocking.length > 0 ? said.first : said.worth}
        <ul className={styles.problems}>
          {shown.map((problem) => (
            <li key={`${problem.about} ${problem.code} ${problem.text}`}>
              <button type="button" className={styles.problemLink} onClick={() => showPart(partOf(problem))}>
                {problem.text}
              </button>
            </li>
          ))}
          {shown.length === listed.length ? null : (
            <li>
              <LinkButton small onClick={() => setAll(true)}>
                {said.more(listed.length - shown.length)}
              </LinkButton>
            </li>
          )}
        </ul>
      </Banner>
    </Block>
  );
}

/** Brings the part that a problem is about into sight, with the focus on the first thing to change in it. */
function showPart(about: string): void {
  const part =
    document.querySelector(`[data-about="${CSS.escape(about)}"]`) ?? document.querySelector('[data-about="raci"]');
  part?.scrollIntoView({ block: 'center' });
  part?.querySelector<HTMLElement>('button, input')?.focus({ preventScroll: true });
}
