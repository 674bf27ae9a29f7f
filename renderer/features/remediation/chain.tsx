// From decision to proof, one step below the other, each with the line of evidence or the ledger entry that holds it.
import type { ReactNode } from 'react';
import type { RemediationDetail, RemediationStep } from '../../../shared/contract/loop.ts';
import { useApp } from '../../app/context.ts';
import { footnotes } from '../../lib/citations.ts';
import { classes } from '../../lib/classes.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Cite } from '../evidence/cite.tsx';
import styles from './remediation.module.css';

export function Chain({ detail }: { readonly detail: RemediationDetail }): ReactNode {
  const { words } = useApp();
  const said = words.remediation.work;
  const notes = footnotes(detail.steps.flatMap((step) => step.citation ?? []));
  const waits = detail.remediation.state === 'instructed' || detail.remediation.state === 'claimed';
  return (
    <ol className={styles.chain}>
      {detail.steps.map((step) => (
        <Step key={`${step.stage} ${step.at} ${step.title} ${step.text}`} step={step}>
          {step.citation === null ? null : <Cite citation={step.citation} notes={notes} citedBy={step.title} />}
        </Step>
      ))}
      {waits ? (
        <li className={styles.pending}>
          <b>{said.notProved}</b>
          <span>{said.notProvedMeans}</span>
        </li>
      ) : null}
    </ol>
  );
}

function Step({ step, children }: { readonly step: RemediationStep; readonly children: ReactNode }): ReactNode {
  const { format, navigation, words } = useApp();
  const entry = step.ledgerEntry;
  return (
    <li className={classes(styles[step.stage])}>
      <b>{step.title}</b>
      <span className={styles.at}>{step.at === null ? words.remediation.whenUnknown : format.date(step.at)}</span>
      <span>
        {step.text} {children}
        {entry === null ? null : (
          <LinkButton small onClick={() => navigation.go({ name: 'ledger', entry })}>
            {words.remediation.entry(format.number(entry))}
          </LinkButton>
        )}
      </span>
    </li>
  );
}
