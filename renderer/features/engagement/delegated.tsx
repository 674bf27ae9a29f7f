// Tasks that the provider does, each with its scope and its end; and what service was agreed.
import { Hourglass, TimerOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Engagement } from '../../../shared/contract/engagement.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import { counted, daysBetween, localDay } from '../../lib/format.ts';
import table from '../../ui/table.module.css';
import type from '../../ui/type.module.css';
import { systemWord } from '../review/naming.ts';
import styles from './engagement.module.css';

interface PartProps {
  readonly engagement: Engagement;
}

/** From here on an end is near enough to talk about. */
const soon = 21;

export function DelegatedTasks({ engagement }: PartProps): ReactNode {
  const { format } = useApp();
  const { delegatedTasks } = engagement.document;
  const today = localDay(new Date());
  if (delegatedTasks.length === 0) return <p className={type.two}>Nothing is delegated.</p>;
  return delegatedTasks.map((task) => {
    const left = task.until === null ? null : daysBetween(today, task.until);
    const systems = task.systems.includes('*') ? [] : [...new Set(task.systems.map(systemWord))];
    return (
      <div key={task.task} className={classes(styles.task, left !== null && left < 0 && styles.ended)}>
        <div>
          <b>{task.title}</b>
          <TaskEnd until={task.until} left={left} format={format} />
        </div>
        <p title={task.systems.join(', ')}>
          {task.scope === '' ? <span className={type.bad}>no scope is named</span> : task.scope}
          {systems.length === 0 ? '' : ` (${systems.join(', ')})`}
        </p>
      </div>
    );
  });
}

interface TaskEndProps {
  readonly until: string | null;
  readonly left: number | null;
  readonly format: ReturnType<typeof useApp>['format'];
}

function TaskEnd({ until, left, format }: TaskEndProps): ReactNode {
  if (until === null || left === null) return <span className={type.bad}>no end is agreed</span>;
  if (left < 0) {
    return (
      <span className={type.bad}>
        <TimerOff aria-hidden /> ended {format.date(until)}
      </span>
    );
  }
  const words = `until ${format.day(until)}, ${counted(left, 'day')}`;
  if (left > soon) return <span className={type.two}>{words}</span>;
  return (
    <span className={type.warn}>
      <Hourglass aria-hidden /> {words}
    </span>
  );
}

export function ServiceThresholds({ engagement }: PartProps): ReactNode {
  const { format } = useApp();
  const { serviceThresholds } = engagement.document;
  if (serviceThresholds.length === 0) return <p className={type.two}>No service was agreed.</p>;
  return (
    <table className={`${table.table} ${table.tight} ${table.wrapping}`}>
      <tbody>
        {serviceThresholds.map((threshold) => (
          <tr key={threshold.threshold}>
            <td>{threshold.title}</td>
            <td className={`${table.num} ${styles.amount}`}>
              {format.number(threshold.agreed)} {threshold.unit}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
