// What the evidence shows of an agreed time: a bar for the slowest of each severity against what was promised.
import { Check, CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ServiceThreshold } from '../../../shared/contract/engagement.ts';
import type { ServiceTime } from '../../../shared/contract/loop.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import type { Messages } from '../../messages/table.ts';
import { TimesChart } from '../../ui/charts/times.tsx';
import type from '../../ui/type.module.css';
import styles from './engagement.module.css';

type Words = Messages['engagementTerms']['thresholds'];

interface ThresholdTimesProps {
  /** As it is changed here, saved or not. */
  readonly threshold: ServiceThreshold;
  /** Undefined: not saved yet, or still asked for. */
  readonly times: ServiceTime | undefined;
}

export function ThresholdTimes({ threshold, times }: ThresholdTimesProps): ReactNode {
  const { format, words } = useApp();
  const { thresholds: said } = words.engagementTerms;
  if (times === undefined) return null;
  if (times.measured === 0) {
    return (
      <p className={classes(styles.measured, type.unknown)} title={times.notEvaluable ?? undefined}>
        {said.unmeasured}
      </p>
    );
  }
  // Both in the one unit, which stands once: "415 min of 240" is compared at a glance, "415 min of 4 h" is not.
  const slowest = (worst: number, agreed: number) =>
    said.slowest(asAgreed(worst, threshold.unit, format.number, said), format.number(agreed));
  const parts =
    times.bySeverity.length === 0
      ? [{ ...times, name: said.all, agreed: threshold.agreed }]
      : times.bySeverity.map((one) => ({
          ...one,
          name: words.field.risks[one.severity],
          agreed: threshold.bySeverity[one.severity] ?? threshold.agreed,
        }));
  return (
    <div className={styles.measured}>
      {times.missed === 0 ? (
        <span className={type.good}>
          <Check aria-hidden /> {said.kept(times.measured)}
        </span>
      ) : (
        <span className={type.bad}>
          <CircleAlert aria-hidden /> {said.late(times.missed, times.measured)}
        </span>
      )}
      <TimesChart
        label={said.chart(threshold.title)}
        textWidth={112}
        rows={parts
          .filter(({ measured }) => measured > 0)
          .map(({ name, agreed, worst, median }) => ({
            name,
            agreed,
            worst,
            median,
            text: worst === null ? said.noTimes : slowest(worst, agreed),
          }))}
      />
    </div>
  );
}

/** 1440 minutes read better as a day; what does not divide stays as it was agreed. */
export function inUnit(figure: number, unit: string, number: (value: number) => string, words: Words): string {
  const { hours, days } = words.shortUnits;
  if (unit === 'minutes' && figure >= 1440 && figure % 1440 === 0) return `${number(figure / 1440)} ${days}`;
  if (unit === 'minutes' && figure >= 60 && figure % 60 === 0) return `${number(figure / 60)} ${hours}`;
  return asAgreed(figure, unit, number, words);
}

function asAgreed(figure: number, unit: string, number: (value: number) => string, words: Words): string {
  const short: Readonly<Record<string, string>> = words.shortUnits;
  return `${number(figure)} ${short[unit] ?? unit}`;
}
