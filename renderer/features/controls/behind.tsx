// What stands behind a verdict: the entitlements that a rule failed, worst first, and the lines of the evidence.
import type { ReactNode } from 'react';
import type { ControlDetail } from '../../../shared/contract/controls.ts';
import { useApp } from '../../app/context.ts';
import { footnotes } from '../../lib/citations.ts';
import { LinkButton } from '../../ui/button.tsx';
import { RiskMark } from '../../ui/marks.tsx';
import { Section } from '../../ui/pane.tsx';
import { Cite } from '../evidence/cite.tsx';
import styles from './controls.module.css';
import { citedFiles } from './coverage-model.ts';

interface BehindProps {
  readonly detail: ControlDetail;
}

/** Rows shown here; all of them are in the inventory. */
const itemsShown = 6;

export function ItemsBehind({ detail }: BehindProps): ReactNode {
  const { navigation, words } = useApp();
  const said = words.controls.behind;
  const { failing, failingTotal, framework, control } = detail;
  if (failingTotal === 0) return null;
  return (
    <Section title={said.title} note={said.note(failingTotal)}>
      <div className={styles.behind}>
        {failing.slice(0, itemsShown).map((one) => {
          const place = one.place ?? null;
          return (
            <button
              key={one.uid}
              type="button"
              title={said.open(`${one.identity}, ${one.privilege}`, place === null ? said.toInventory : said.toReview)}
              onClick={() =>
                place === null
                  ? navigation.go({ name: 'inventory', subject: 'entitlements', uid: one.uid })
                  : navigation.go({ name: 'review', campaign: place.campaign, item: place.item })
              }
            >
              <RiskMark risk={one.risk} word="bars" />
              <span>
                <b>{one.identity}</b>
                <span>{one.privilege}</span>
              </span>
              <span>{said.states[one.state] ?? one.state}</span>
            </button>
          );
        })}
      </div>
      <div className={styles.more}>
        <LinkButton
          small
          onClick={() =>
            navigation.go({
              name: 'inventory',
              subject: 'entitlements',
              judged: { framework, control, result: 'fail' },
            })
          }
        >
          {said.all(failingTotal)}
        </LinkButton>
      </div>
    </Section>
  );
}

/** The engine gives no more lines than this for the rules of a requirement. */
const evidenceLimit = 40;

export function EvidenceBehind({ detail }: BehindProps): ReactNode {
  const { words } = useApp();
  const said = words.controls.evidence;
  const notes = footnotes(detail.evidence);
  const files = citedFiles(detail.evidence);
  return (
    <Section
      title={said.title}
      note={
        files.length === 0 ? said.none : said.note(notes.all.length, files.length, notes.all.length >= evidenceLimit)
      }
    >
      {files.length === 0 ? <p className={styles.meet}>{said.missing}</p> : null}
      <ul className={styles.files}>
        {files.map(({ file, first, lines }) => (
          <li key={first.artefact}>
            <span>
              <Cite citation={first} notes={notes} citedBy={detail.control} />
            </span>
            <code title={`${first.bundleName}: ${file}`}>{file}</code>
            <span>{said.lines(lines)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
