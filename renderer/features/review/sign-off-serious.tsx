// Every high and critical item of the sign-off by name: what was decided first, what has no decision folded behind its count.
import { type ReactNode, useState } from 'react';
import type { Decision } from '../../../shared/contract/decision.ts';
import type { SignOffPreview } from '../../../shared/contract/sign-off.ts';
import { useApp } from '../../app/context.ts';
import type { Messages } from '../../messages/table.ts';
import { LinkButton } from '../../ui/button.tsx';
import { DecisionMark, RiskMark } from '../../ui/marks.tsx';
import { Section } from '../../ui/pane.tsx';
import type from '../../ui/type.module.css';
import { shortResource } from './naming.ts';
import styles from './sign-off.module.css';
import { type Listed, Pages } from './sign-off-pages.tsx';
import { decisionWord } from './words.ts';

interface SeriousSectionProps {
  readonly preview: SignOffPreview;
  readonly onItem: (item: string) => void;
  readonly onReview: () => void;
}

export function SeriousSection({ preview, onItem, onReview }: SeriousSectionProps): ReactNode {
  const said = useApp().words.signOff.serious;
  const [open, setOpen] = useState(false);
  const { items, decided } = preview.serious;
  const undecided = items - decided;
  return (
    <div className={styles.section}>
      {/* high and critical risk is never certified together: what is decided was decided alone */}
      <Section title={said.title} note={items === 0 ? said.none : said.note(items, decided, decided)}>
        {decided === 0 ? null : (
          <Pages preview={preview} list="serious_decided" total={decided}>
            {(rows, page) => <SeriousTable rows={rows} isFirst={page === 0} onItem={onItem} />}
          </Pages>
        )}
        {undecided === 0 ? null : (
          <>
            <p className={styles.undecided}>
              {said.undecided(undecided)}{' '}
              <LinkButton aria-expanded={open} onClick={() => setOpen(!open)}>
                {open ? said.hide : said.show(undecided)}
              </LinkButton>{' '}
              <LinkButton onClick={onReview}>{said.decide}</LinkButton>
            </p>
            {open ? (
              <Pages preview={preview} list="serious_undecided" total={undecided}>
                {(rows, page) => <SeriousTable rows={rows} isFirst={page === 0} onItem={onItem} />}
              </Pages>
            ) : null}
          </>
        )}
      </Section>
    </div>
  );
}

interface SeriousTableProps {
  readonly rows: readonly Listed[];
  /** The heads stand above the first page. */
  readonly isFirst: boolean;
  readonly onItem: (item: string) => void;
}

function SeriousTable({ rows, isFirst, onItem }: SeriousTableProps): ReactNode {
  const { words, format } = useApp();
  const { serious: said, on } = words.signOff;
  return (
    <table className={styles.serious}>
      <thead className={isFirst ? undefined : type.hidden}>
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
            <td className={styles.risk}>
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
            <td className={styles.outcome}>
              <DecisionMark outcome={item.outcome} word={decisionWord(item.outcome, decision, words, format)} />
            </td>
            <td className={styles.second}>
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
  state: Listed['item']['state'],
  decision: Decision | null,
  said: Messages['signOff']['serious'],
): string {
  if (state === 'waiting_second_person') return said.stillMissing;
  return decision === null ? said.nothing : said.notNeeded;
}
