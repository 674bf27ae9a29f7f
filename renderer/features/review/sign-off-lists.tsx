// Two lists of the page to read: what is left without an answer, and the exceptions that one relies on.
import { type ReactNode, useState } from 'react';
import type { SignOffPreview } from '../../../shared/contract/sign-off.ts';
import { useApp } from '../../app/context.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { DecisionMark, RiskMark } from '../../ui/marks.tsx';
import type from '../../ui/type.module.css';
import styles from './sign-off.module.css';
import { Pages } from './sign-off-pages.tsx';

interface ListProps {
  readonly preview: SignOffPreview;
  readonly onItem: (item: string) => void;
}

export function ExceptionList({ preview }: Pick<ListProps, 'preview'>): ReactNode {
  const { words, format } = useApp();
  const said = words.signOff;
  return (
    <Pages preview={preview} list="exceptions" total={preview.exceptions}>
      {(rows) =>
        rows.map(({ item, decision, approverName }) => {
          const terms = decision?.exception ?? null;
          if (terms === null) return null;
          return (
            <div key={item.id} className={styles.exception}>
              <b>{item.reference}</b>
              <span>
                {said.exceptions.sentence({
                  identity: item.identity,
                  privilege: item.privilege,
                  until: <b>{format.date(terms.expires)}</b>,
                  approver: approverName ?? '',
                  control: terms.compensatingControl,
                  reviewOn: terms.reviewOn === undefined ? null : format.date(terms.reviewOn),
                })}
              </span>
            </div>
          );
        })
      }
    </Pages>
  );
}

export function Unanswered({ preview, onItem }: ListProps): ReactNode {
  const said = useApp().words.signOff.unanswered;
  const [open, setOpen] = useState(false);
  const { unanswered, byOutcome } = preview;
  if (unanswered === 0) return null;
  return (
    <div className={styles.section}>
      <Banner
        tone="warn"
        title={said.title(unanswered)}
        actions={
          <LinkButton aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? said.hide : said.show(unanswered)}
          </LinkButton>
        }
      >
        {said.listed(byOutcome.CANNOT_DECIDE, byOutcome.NO_DECISION)}
      </Banner>
      {open ? (
        <Pages preview={preview} list="unanswered" total={unanswered}>
          {(rows) => (
            <ul className={styles.names}>
              {rows.map(({ item }) => (
                <li key={item.id}>
                  <RiskMark risk={item.risk} word="bars" />
                  <span className={type.truncate}>
                    <LinkButton onClick={() => onItem(item.id)}>{item.identity}</LinkButton> {item.privilege},{' '}
                    {item.resource}
                  </span>
                  <DecisionMark outcome={item.outcome} />
                </li>
              ))}
            </ul>
          )}
        </Pages>
      ) : null}
    </div>
  );
}
