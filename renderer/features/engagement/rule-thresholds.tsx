// The figures that the rules compare with: each change is an act by itself, with its reason, and no part of a version.
import { type ReactNode, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useQuery } from '../../lib/use-query.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Field, TextInput } from '../../ui/field.tsx';
import type from '../../ui/type.module.css';
import styles from './engagement.module.css';
import { useModel } from './model-context.ts';

export function RuleThresholds(): ReactNode {
  const { format, words } = useApp();
  const { ruleThresholds: said, ...terms } = words.engagementTerms;
  const { mayNot } = useModel();
  const thresholds = useQuery('controls.thresholds', {}).value ?? [];
  const [changing, setChanging] = useState<string | null>(null);
  return (
    <ul className={styles.ruleThresholds}>
      {thresholds.map((one) => (
        <li key={one.threshold}>
          <span>
            {one.title}{' '}
            <b>
              {format.number(one.value)} {one.unit}
            </b>
          </span>
          <small>
            {one.changedAt === null ? (
              <span className={styles.proposed}>{said.standard}</span>
            ) : (
              <span className={styles.agreed} title={one.reason ?? ''}>
                {terms.agreement.agreed(one.changedBy ?? terms.nobodyNamed, format.date(one.changedAt))}
              </span>
            )}
            {mayNot === null && changing !== one.threshold ? (
              <LinkButton small onClick={() => setChanging(one.threshold)}>
                {one.changedAt === null ? said.agree : said.change}
              </LinkButton>
            ) : null}
          </small>
          {changing === one.threshold ? (
            <SetRuleThreshold threshold={one.threshold} value={one.value} onClose={() => setChanging(null)} />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

interface SetRuleThresholdProps {
  readonly threshold: string;
  readonly value: number;
  readonly onClose: () => void;
}

function SetRuleThreshold({ threshold, value, onClose }: SetRuleThresholdProps): ReactNode {
  const { as } = useActor();
  const { ruleThresholds: said, ...terms } = useApp().words.engagementTerms;
  const command = useCommand('controls.setThreshold');
  const [figure, setFigure] = useState(String(value));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const noFigure = figure.trim() === '' || !Number.isFinite(Number(figure)) ? said.figureMissing : null;
  const noReason = reason.trim() === '' ? said.whyMissing : null;
  const save = async () => {
    setTried(true);
    if (noFigure !== null || noReason !== null || command.running) return;
    const answer = await command.run({ threshold, value: Number(figure), reason: reason.trim(), as });
    if (answer.ok) onClose();
  };
  return (
    <form
      className={styles.fields}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ErrorBanner error={command.error} onDismiss={command.clearError} />
      <div className={styles.two}>
        <Field label={said.figure} problem={tried ? noFigure : null}>
          {(parts) => <TextInput {...parts} inputMode="numeric" value={figure} onChange={setFigure} />}
        </Field>
        <Field label={said.why} hint={terms.required} problem={tried ? noReason : null}>
          {(parts) => <TextInput {...parts} value={reason} onChange={setReason} placeholder={said.whyExample} />}
        </Field>
      </div>
      <div className={type.row}>
        <Button type="submit" size="small">
          {command.running ? said.recording : said.record}
        </Button>
        <Button tone="quiet" size="small" onClick={onClose}>
          {terms.cancel}
        </Button>
      </div>
    </form>
  );
}
