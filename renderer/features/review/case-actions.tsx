// What the provider did to the identity of a case: each action with its line and whether anything allowed it, in red where
// nothing did; the rest by count, with the way to all of them.
import type { ReactNode } from 'react';
import type { CaseAction } from '../../../shared/contract/case-context.ts';
import { useApp } from '../../app/context.ts';
import { useWorkspace } from '../../app/use-store.ts';
import { classes } from '../../lib/classes.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Section } from '../../ui/pane.tsx';
import type from '../../ui/type.module.css';
import styles from './case.module.css';
import { useCase } from './case-context.ts';
import { CaseMarks } from './case-marks.tsx';

export function CaseActions(): ReactNode {
  const { words, format, navigation } = useApp();
  const { provider } = useWorkspace();
  const { total, unauthorised, shown } = useCase().reviewCase.providerActions;
  if (total === 0) return null;
  const said = words.reviewCase.actions;
  return (
    <Section title={said.title(provider)} note={format.number(total)}>
      <ul className={styles.actions}>
        {shown.map((action) => (
          <ActionLine key={action.uid} action={action} />
        ))}
      </ul>
      {total === shown.length ? null : (
        <p className={styles.also}>
          {said.more(total - shown.length, unauthorised - shown.filter(isUnauthorised).length)}{' '}
          <LinkButton small onClick={() => navigation.go({ name: 'remediation', view: 'actions' })}>
            {said.all}
          </LinkButton>
        </p>
      )}
    </Section>
  );
}

function ActionLine({ action }: { readonly action: CaseAction }): ReactNode {
  const { words, format } = useApp();
  const { verb, target, performedBy, at, standing, onThisAccess, citation } = action;
  const said = words.reviewCase.actions;
  return (
    <li>
      <span className={type.dim}>{at === null ? words.remediation.whenUnknown : format.day(at)}</span>
      <span>
        <b>{verb}</b> <span className={styles.code}>{target}</span>{' '}
        <span className={type.dim}>{said.by(performedBy)}</span>
        {citation === null ? null : (
          <span className={type.nowrap}>
            {'\u00a0'}
            <CaseMarks of={[citation]} />
          </span>
        )}
        {onThisAccess ? <small>{said.onThisAccess}</small> : null}
      </span>
      <span className={classes(isUnauthorised(action) && styles.notAllowed)}>
        {words.remediation.standings[standing]}
      </span>
    </li>
  );
}

function isUnauthorised({ authorised }: CaseAction): boolean {
  return authorised === 'unauthorised';
}
