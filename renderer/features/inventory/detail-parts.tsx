// Parts that every detail of the inventory has: facts with their marks, what changed, and that it is gone.
import type { ReactNode } from 'react';
import type { EntitlementDetail, Fact, IdentityDetail } from '../../../shared/contract/inventory.ts';
import { useApp } from '../../app/context.ts';
import type { Footnotes } from '../../lib/citations.ts';
import { Banner } from '../../ui/banner.tsx';
import { FactRow, Facts } from '../../ui/facts.tsx';
import { RiskMark } from '../../ui/marks.tsx';
import { Section } from '../../ui/pane.tsx';
import table from '../../ui/table.module.css';
import type from '../../ui/type.module.css';
import { Cites } from '../evidence/cite.tsx';
import styles from './inventory.module.css';

interface FactRowsProps {
  readonly facts: readonly Fact[];
  readonly notes: Footnotes;
  /** Whose facts they are, for who opens a line. */
  readonly of: string;
}

export function FactRows({ facts, notes, of }: FactRowsProps): ReactNode {
  const { words } = useApp();
  if (facts.length === 0) return <p className={type.unknown}>{words.inventoryDetail.noFacts}</p>;
  return (
    <Facts>
      {facts.map((fact) => (
        <FactRow
          key={fact.fact}
          label={fact.label}
          mono={fact.mono}
          note={fact.note}
          marks={
            <Cites
              citations={fact.citations}
              notes={notes}
              citedBy={`${of}, ${fact.label}`}
              says={fact.value === null ? [] : [fact.value]}
            />
          }
        >
          {fact.value}
        </FactRow>
      ))}
    </Facts>
  );
}

export function ChangedFacts({ facts }: { readonly facts: EntitlementDetail['changedFacts'] }): ReactNode {
  const { format, words } = useApp();
  const said = words.inventoryDetail.changed;
  if (facts.length === 0) return null;
  const shown = (value: string | null) =>
    value === null ? <span className={type.unknown}>{said.unknown}</span> : format.readable(value);
  return (
    <Section title={said.title}>
      <table className={`${table.table} ${table.tight} ${styles.delta}`}>
        <thead>
          <tr>
            <th>{said.fact}</th>
            <th>{said.before}</th>
            <th>{said.now}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map((one) => (
            <tr key={one.fact}>
              <td className={type.dim}>{one.label}</td>
              <td>{shown(one.before)}</td>
              <td className={type.warn}>{shown(one.after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

export function GoneNote({ title }: { readonly title: string }): ReactNode {
  const { words } = useApp();
  return (
    <div className={styles.gone}>
      <Banner tone="warn" title={title}>
        {words.inventoryDetail.goneMeans}
      </Banner>
    </div>
  );
}

export function FindingList({
  findings,
  notes,
}: {
  readonly findings: IdentityDetail['findings'];
  readonly notes: Footnotes;
}): ReactNode {
  const { format, words } = useApp();
  if (findings.length === 0) return null;
  return (
    <Section title={words.inventoryDetail.findings} note={format.number(findings.length)}>
      <ul className={styles.list}>
        {findings.map((finding) => {
          const about = finding.about ?? null;
          const state = finding.state === null ? null : (words.inventory.values[finding.state] ?? finding.state);
          const more = [state, about === null ? null : words.inventoryDetail.about(about)].filter(
            (part) => part !== null,
          );
          return (
            <li key={finding.uid}>
              {finding.severity === null ? null : <RiskMark risk={finding.severity} />} {finding.title}{' '}
              <Cites citations={[finding.citation]} notes={notes} citedBy={finding.title} />
              {more.length === 0 ? null : <p>{more.join(', ')}</p>}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
