// What service was agreed, by severity, and the figures that the rules compare with. A template's figure is a proposal
// until somebody is named who agreed to it.
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { ServiceThreshold } from '../../../shared/contract/engagement.ts';
import { type Risk, risks } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useQuery } from '../../lib/use-query.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Field, TextInput } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import type from '../../ui/type.module.css';
import { Agreement, AgreementFields } from './agreement.tsx';
import { Editable } from './editable.tsx';
import styles from './engagement.module.css';
import { useModel } from './model-context.ts';
import { replaced } from './model-edit.ts';

export function ServiceThresholds(): ReactNode {
  const { document, change } = useModel();
  const { serviceThresholds } = document;
  if (serviceThresholds.length === 0) return <p className={type.two}>No service was agreed.</p>;
  const put = (position: number, threshold: ServiceThreshold, field: string) =>
    change(
      { ...document, serviceThresholds: replaced(serviceThresholds, position, threshold) },
      `threshold ${position} ${field}`,
    );
  return (
    <>
      {serviceThresholds.map((threshold, position) => (
        <Editable
          key={threshold.threshold}
          name={threshold.title}
          shown={<ThresholdLine threshold={threshold} />}
          onRemove={() =>
            change(
              { ...document, serviceThresholds: serviceThresholds.filter((one) => one !== threshold) },
              `threshold ${threshold.threshold} out`,
            )
          }
        >
          <ThresholdFields threshold={threshold} onChange={(next, field) => put(position, next, field)} />
        </Editable>
      ))}
      <AgreeToAll />
    </>
  );
}

/** After a talk with the provider all of them are agreed at once. */
function AgreeToAll(): ReactNode {
  const { document, change, mayNot, persons } = useModel();
  const { as } = useActor();
  const open = document.serviceThresholds.filter((one) => one.agreedBy === null || one.agreedAt === null);
  const name = persons.find((person) => person.id === as)?.name;
  if (mayNot !== null || as === null || open.length < 2) return null;
  const today = new Date().toISOString().slice(0, 10);
  return (
    <LinkButton
      small
      onClick={() =>
        change(
          {
            ...document,
            serviceThresholds: document.serviceThresholds.map((one) =>
              open.includes(one) ? { ...one, agreedBy: as, agreedAt: today } : one,
            ),
          },
          'thresholds agreed',
        )
      }
    >
      Record all {open.length} as agreed today by {name}
    </LinkButton>
  );
}

function ThresholdLine({ threshold }: { readonly threshold: ServiceThreshold }): ReactNode {
  const { format } = useApp();
  const { title, agreed, unit, bySeverity } = threshold;
  const figures = [...risks].reverse().flatMap((risk) => {
    const figure = bySeverity[risk];
    return figure === undefined ? [] : [{ risk, figure }];
  });
  return (
    <div className={styles.threshold}>
      <b>{title}</b>
      {figures.length === 0 ? (
        <span>
          {format.number(agreed)} {unit}
        </span>
      ) : (
        <span>
          {figures.map(({ risk, figure }) => (
            <span key={risk} className={styles.severity}>
              {risk} <b>{inUnit(figure, unit, format.number)}</b>
            </span>
          ))}
        </span>
      )}
      <Agreement {...threshold} />
    </div>
  );
}

/** 1440 minutes read better as 24 hours; what does not divide stays as it was agreed. */
function inUnit(figure: number, unit: string, number: (value: number) => string): string {
  if (unit === 'minutes' && figure >= 1440 && figure % 1440 === 0) return `${number(figure / 1440)} d`;
  if (unit === 'minutes' && figure >= 60 && figure % 60 === 0) return `${number(figure / 60)} h`;
  return `${number(figure)} ${shortUnits[unit] ?? unit}`;
}

const shortUnits: Readonly<Record<string, string>> = { minutes: 'min', hours: 'h', days: 'd' };

interface ThresholdFieldsProps {
  readonly threshold: ServiceThreshold;
  readonly onChange: (threshold: ServiceThreshold, field: string) => void;
}

function ThresholdFields({ threshold, onChange }: ThresholdFieldsProps): ReactNode {
  const { bySeverity } = threshold;
  /** Another figure is another promise: who agreed to the one before has not agreed to this one. */
  const refigured = (next: Partial<ServiceThreshold>, field: string) =>
    onChange({ ...threshold, ...next, agreedBy: null, agreedAt: null }, field);
  const setSeverity = (risk: Risk, text: string) => {
    const { [risk]: _, ...others } = bySeverity;
    const figure = figureOf(text);
    refigured({ bySeverity: figure === null ? others : { ...others, [risk]: figure } }, risk);
  };
  return (
    <>
      <div className={styles.figures}>
        {[...risks].reverse().map((risk) => (
          <Field key={risk} label={risk}>
            {(parts) => (
              <TextInput
                {...parts}
                inputMode="numeric"
                value={bySeverity[risk] === undefined ? '' : String(bySeverity[risk])}
                placeholder={String(threshold.agreed)}
                onChange={(text) => setSeverity(risk, text)}
              />
            )}
          </Field>
        ))}
      </div>
      <div className={styles.two}>
        <Field label="Otherwise">
          {(parts) => (
            <TextInput
              {...parts}
              inputMode="numeric"
              value={String(threshold.agreed)}
              onChange={(text) => refigured({ agreed: figureOf(text) ?? 0 }, 'agreed')}
            />
          )}
        </Field>
        <Field label="In">
          {(parts) => (
            <Select
              {...parts}
              options={[...new Set(['minutes', 'hours', 'days', threshold.unit])].map((unit) => ({
                value: unit,
                label: unit,
              }))}
              value={threshold.unit}
              onChange={(unit) => refigured({ unit }, 'unit')}
            />
          )}
        </Field>
      </div>
      <AgreementFields value={threshold} onChange={(agreed) => onChange({ ...threshold, ...agreed }, 'agreement')} />
    </>
  );
}

function figureOf(text: string): number | null {
  const figure = Number(text.replaceAll(/[^0-9.]/g, ''));
  return text.trim() === '' || !Number.isFinite(figure) ? null : figure;
}

/** The rules' own figures: each change is an act by itself, with its reason, and not part of a version. */
export function RuleThresholds(): ReactNode {
  const { format } = useApp();
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
              <span className={styles.proposed}>standard figure, agreed by nobody yet</span>
            ) : (
              <span className={styles.agreed} title={one.reason ?? ''}>
                agreed by {one.changedBy ?? 'nobody named'}, {format.date(one.changedAt)}
              </span>
            )}
            {mayNot === null && changing !== one.threshold ? (
              <LinkButton small onClick={() => setChanging(one.threshold)}>
                {one.changedAt === null ? 'Agree or change' : 'Change'}
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
  const command = useCommand('controls.setThreshold');
  const [figure, setFigure] = useState(String(value));
  const [reason, setReason] = useState('');
  const save = async () => {
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
        <Field label="Figure">
          {(parts) => <TextInput {...parts} inputMode="numeric" value={figure} onChange={setFigure} />}
        </Field>
        <Field label="Why" hint="required">
          {(parts) => <TextInput {...parts} value={reason} onChange={setReason} placeholder="Agreed in the kick-off" />}
        </Field>
      </div>
      <div className={type.row}>
        <Button type="submit" size="small">
          {command.running ? 'Recording' : 'Record as agreed'}
        </Button>
        <Button tone="quiet" size="small" onClick={onClose}>
          Leave it
        </Button>
      </div>
    </form>
  );
}
