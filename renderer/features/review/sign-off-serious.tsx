// Every high and critical item of the sign-off by name: what was decided first, what has no decision folded behind its count.
import { type ReactNode, useState } from 'react';
import type { Decision, SignOffPreview } from '../../../shared/contract/review.ts';
import { useApp } from '../../app/context.ts';
import type { Messages } from '../../messages/table.ts';
import { LinkButton } from '../../ui/button.tsx';
import { DecisionMark, RiskMark } from '../../ui/marks.tsx';
import { Section } from '../../ui/pane.tsx';
import type from '../../ui/type.module.css';
import { shortResource } from './naming.ts';
import styles from './sign-off.module.css';
import { decisionWord } from './words.ts';

type Serious = SignOffPreview['serious'][number];

interface SeriousSectionProps {
  readonly serious: readonly Serious[];
  readonly onItem: (item: string) => void;
  readonly onReview: () => void;
}

export function SeriousSection({ serious, onItem, onReview }: SeriousSectionProps): ReactNode {
  const said = useApp().words.signOff.serious;
  const [open, setOpen] = useState(false);
  const decided = serious.filter(({ decision }) => decision !== null);
  const undecided = serious.filter(({ decision }) => decision === null);
  const alone = decided.filter(({ decision }) => decision?.batch === null).length;
  return (
    <div className={styles.section}>
      <Section
        title={said.title}
        note={serious.length === 0 ? said.none : said.note(serious.length, decided.length, alone)}
      >
        {decided.length === 0 ? null : <SeriousTable rows={decided} onItem={onItem} />}
        {undecided.length === 0 ? null : (
          <>
            <p className={styles.undecided}>
              {said.undecided(undecided.length)}{' '}
              <LinkButton aria-expanded={open} onClick={() => setOpen(!open)}>
                {open ? said.hide : said.show(undecided.length)}
              </LinkButton>{' '}
              <LinkButton onClick={onReview}>{said.decide}</LinkButton>
            </p>
            {open ? <SeriousTable rows={undecided} onItem={onItem} /> : null}
          </>
        )}
      </Section>
    </div>
  );
}

interface SeriousTableProps {
  readonly rows: readonly Serious[];
  readonly onItem: (item: string) => void;
}

function SeriousTable({ rows, onItem }: SeriousTableProps): ReactNode {
  const { words, format } = useApp();
  const { serious: said, on } = words.signOff;
  return (
    <table className={styles.serious}>
      <thead>
        <tr>
          <th className={styles.risk}>{said.risk}</th>
          <th>{said.what}</th>
          <th className={styles.outcome}>{said.decision}</th>
          <th className={styles.second}>{said.second}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ item, decision }) => (
          <tr key={item.id}>
            <td>
              <RiskMark risk={item.risk} />
            </td>
            <td title={on(item.identity, item.privilege, item.resource)}>
              <button type="button" className={styles.name} onClick={() => onItem(item.id)}>
                {item.identity}
              </button>{' '}
              <span className={type.two}>
                {item.privilege}, {shortResource(item.resource)}
              </span>
            </td>
            <td>
              <DecisionMark outcome={item.outcome} word={decisionWord(item.outcome, decision, words, format)} />
            </td>
            <td>
              {decision?.secondPerson == null ? (
                <span className={item.state === 'waiting_second_person' ? type.warn : type.dim}>
                  {secondWords(item.state, decision, said)}
                </span>
              ) : (
                said.confirmed(decision.secondPerson.name, format.day(decision.secondPerson.at))
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function secondWords(
  state: Serious['item']['state'],
  decision: Decision | null,
  said: Messages['signOff']['serious'],
): string {
  if (state === 'waiting_second_person') return said.stillMissing;
  return decision === null ? said.nothing : said.notNeeded;
}
