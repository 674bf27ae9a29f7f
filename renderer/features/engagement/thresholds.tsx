// What service was agreed, by severity. A template's figure is a proposal until somebody is named who agreed to it.
import { Fragment, type ReactNode } from 'react';
import type { ServiceThreshold } from '../../../shared/contract/engagement.ts';
import { type Risk, risks } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { localDay } from '../../lib/format.ts';
import { useQuery } from '../../lib/use-query.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Field, TextInput } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import type from '../../ui/type.module.css';
import { Agreement, AgreementFields } from './agreement.tsx';
import { Editable } from './editable.tsx';
import styles from './engagement.module.css';
import { useModel } from './model-context.ts';
import { replaced } from './model-edit.ts';
import { inUnit, ThresholdTimes } from './threshold-times.tsx';

export function ServiceThresholds(): ReactNode {
  const { document, change } = useModel();
  const { thresholds: said } = useApp().words.engagementTerms;
  const times = useQuery('action.serviceTimes', {}).value ?? [];
  const { serviceThresholds } = document;
  if (serviceThresholds.length === 0) return <p className={type.two}>{said.none}</p>;
  const put = (position: number, threshold: ServiceThreshold, field: string) =>
    change(
      { ...document, serviceThresholds: replaced(serviceThresholds, position, threshold) },
      `threshold.${position}.${field}`,
    );
  return (
    <>
      {serviceThresholds.map((threshold, position) => (
        <Fragment key={threshold.threshold}>
          <Editable
            name={threshold.title}
            shown={<ThresholdLine threshold={threshold} />}
            onRemove={() =>
              change(
                { ...document, serviceThresholds: serviceThresholds.filter((one) => one !== threshold) },
                `threshold.${threshold.threshold}.out`,
              )
            }
          >
            <ThresholdFields threshold={threshold} onChange={(next, field) => put(position, next, field)} />
          </Editable>
          <ThresholdTimes threshold={threshold} times={times.find((one) => one.threshold === threshold.threshold)} />
        </Fragment>
      ))}
      <AgreeToAll />
    </>
  );
}

/** After a talk with the provider all of them are agreed at once. */
function AgreeToAll(): ReactNode {
  const { document, change, mayNot, persons } = useModel();
  const { as } = useActor();
  const { thresholds: said } = useApp().words.engagementTerms;
  const open = document.serviceThresholds.filter((one) => one.agreedBy === null || one.agreedAt === null);
  const name = persons.find((person) => person.id === as)?.name;
  if (mayNot !== null || as === null || name === undefined || open.length < 2) return null;
  const today = localDay(new Date());
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
          'thresholds.agreed',
        )
      }
    >
      {said.recordAll(open.length, name)}
    </LinkButton>
  );
}

function ThresholdLine({ threshold }: { readonly threshold: ServiceThreshold }): ReactNode {
  const { format, words } = useApp();
  const { thresholds: said } = words.engagementTerms;
  const { title, agreed, unit, bySeverity } = threshold;
  const figures = [...risks].reverse().flatMap((risk) => {
    const figure = bySeverity[risk];
    return figure === undefined ? [] : [{ risk, figure }];
  });
  return (
    <div className={styles.threshold}>
      <b>{title}</b>
      {figures.length === 0 ? (
        <span>{inUnit(agreed, unit, format.number, said)}</span>
      ) : (
        <span>
          {figures.map(({ risk, figure }) => (
            <span key={risk} className={styles.severity}>
              {words.field.risks[risk].toLowerCase()} <b>{inUnit(figure, unit, format.number, said)}</b>
            </span>
          ))}
        </span>
      )}
      <Agreement {...threshold} />
    </div>
  );
}

interface ThresholdFieldsProps {
  readonly threshold: ServiceThreshold;
  readonly onChange: (threshold: ServiceThreshold, field: string) => void;
}

function ThresholdFields({ threshold, onChange }: ThresholdFieldsProps): ReactNode {
  const { engagementTerms, field: fieldWords } = useApp().words;
  const said = engagementTerms.thresholds;
  const units: Readonly<Record<string, string>> = said.units;
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
          <Field key={risk} label={fieldWords.risks[risk].toLowerCase()}>
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
        <Field label={said.otherwise}>
          {(parts) => (
            <TextInput
              {...parts}
              inputMode="numeric"
              value={String(threshold.agreed)}
              onChange={(text) => refigured({ agreed: figureOf(text) ?? 0 }, 'agreed')}
            />
          )}
        </Field>
        <Field label={said.in}>
          {(parts) => (
            <Select
              {...parts}
              options={[...new Set(['minutes', 'hours', 'days', threshold.unit])].map((unit) => ({
                value: unit,
                label: units[unit] ?? unit,
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
