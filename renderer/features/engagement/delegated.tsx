// Tasks that the provider does, each with its scope, its systems and its end.
import { Hourglass, Plus, TimerOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import { counted, daysBetween, localDay } from '../../lib/format.ts';
import { LinkButton } from '../../ui/button.tsx';
import { DateInput, Field, TextArea, TextInput } from '../../ui/field.tsx';
import type from '../../ui/type.module.css';
import { systemWord } from '../review/naming.ts';
import { Editable } from './editable.tsx';
import styles from './engagement.module.css';
import { type Model, useModel } from './model-context.ts';
import { idFor, replaced } from './model-edit.ts';

type Task = Model['document']['delegatedTasks'][number];

/** From here on an end is near enough to talk about. */
const soon = 21;

export function DelegatedTasks(): ReactNode {
  const { document, change, mayNot } = useModel();
  const { delegatedTasks } = document;
  const put = (position: number, task: Task, field: string) =>
    change({ ...document, delegatedTasks: replaced(delegatedTasks, position, task) }, `task ${position} ${field}`);
  const add = () => {
    const task = idFor(
      'task',
      delegatedTasks.map((one) => one.task),
    );
    const today = localDay(new Date());
    const added = { task, title: '', scope: '', systems: ['*'], from: today, until: null };
    change({ ...document, delegatedTasks: [...delegatedTasks, added] }, `task ${task} in`);
  };
  return (
    <>
      {delegatedTasks.length === 0 ? <p className={type.two}>Nothing is delegated.</p> : null}
      {delegatedTasks.map((task, position) => (
        <Editable
          key={task.task}
          name={task.title}
          fresh={task.title === ''}
          shown={<TaskLine task={task} />}
          onRemove={() =>
            change(
              { ...document, delegatedTasks: delegatedTasks.filter((one) => one !== task) },
              `task ${task.task} out`,
            )
          }
        >
          <Field label="Task">
            {(parts) => (
              <TextInput
                {...parts}
                value={task.title}
                onChange={(title) => put(position, { ...task, title }, 'title')}
              />
            )}
          </Field>
          <Field label="Scope" note="What it covers, and where it stops.">
            {(parts) => (
              <TextArea
                {...parts}
                rows={2}
                value={task.scope}
                onChange={(scope) => put(position, { ...task, scope }, 'scope')}
              />
            )}
          </Field>
          <Field label="Systems" note="Separated by commas; * for every system of the evidence.">
            {(parts) => (
              <TextInput
                {...parts}
                value={task.systems.join(', ')}
                onChange={(text) => put(position, { ...task, systems: systemsOf(text) }, 'systems')}
              />
            )}
          </Field>
          <div className={styles.two}>
            <Field label="From">
              {(parts) => (
                <DateInput
                  {...parts}
                  value={task.from}
                  onChange={(from) => (from === '' ? undefined : put(position, { ...task, from }, 'from'))}
                />
              )}
            </Field>
            <Field label="Until" hint="it ends by itself">
              {(parts) => (
                <DateInput
                  {...parts}
                  value={task.until ?? ''}
                  onChange={(until) => put(position, { ...task, until: until === '' ? null : until }, 'until')}
                />
              )}
            </Field>
          </div>
        </Editable>
      ))}
      {mayNot !== null ? null : (
        <LinkButton small onClick={add}>
          <Plus aria-hidden /> Delegate another task
        </LinkButton>
      )}
    </>
  );
}

/** What is typed may end in a comma while one goes on. */
function systemsOf(text: string): string[] {
  const named = text.split(',').map((part) => part.trim());
  return named
    .filter((part, position) => part !== '' || position === named.length - 1)
    .filter((part) => part !== '' || text.trim().endsWith(','));
}

function TaskLine({ task }: { readonly task: Task }): ReactNode {
  const { format } = useApp();
  const left = task.until === null ? null : daysBetween(localDay(new Date()), task.until);
  const systems = task.systems.includes('*') ? [] : [...new Set(task.systems.map(systemWord))];
  return (
    <div className={classes(styles.task, left !== null && left < 0 && styles.ended)}>
      <div>
        <b>{task.title === '' ? 'A task' : task.title}</b>
        <TaskEnd until={task.until} left={left} format={format} />
      </div>
      <p title={task.systems.join(', ')}>
        {task.scope === '' ? <span className={type.bad}>no scope is named</span> : task.scope}
        {systems.length === 0 ? '' : ` (${systems.join(', ')})`}
      </p>
    </div>
  );
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
