// In one line: an exception of another decision that covers this access, or covered it, with its end and who approved it.
import type { ReactNode } from 'react';
import { useApp } from '../../app/context.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Section } from '../../ui/pane.tsx';
import styles from './case.module.css';
import { useCase } from './case-context.ts';

export function CaseException(): ReactNode {
  const { words, format, navigation } = useApp();
  const { exception } = useCase().reviewCase;
  if (exception === null) return null;
  const { state, expires, approver, campaignName, compensatingControl } = exception;
  const said = words.reviewCase.exception;
  return (
    <Section title={said.title} note={words.remediation.exceptionStates[state]}>
      <p className={styles.earlier}>
        <span title={compensatingControl}>{said.line[state](format.date(expires), approver, campaignName)}</span>{' '}
        <LinkButton small onClick={() => navigation.go({ name: 'remediation', view: 'exceptions' })}>
          {said.open}
        </LinkButton>
      </p>
    </Section>
  );
}
