// Tasks that the provider does, each with its scope, its systems and its end.
import { Hourglass, Plus, TimerOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import { daysBetween, localDay } from '../../lib/format.ts';
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

/** Further away than this the date alone says enough. */
const countedFrom = 90;

export function DelegatedTasks(): ReactNode {
  const { document, change, mayNot } = useModel();
  const { delegatedTasks } = document;
  const { engagementTerms } = useApp().words;
  const words = engagementTerms.tasks;
  const put = (position: number, task: Task, field: string) =>
    change({ ...document, delegatedTasks: replaced(delegatedTasks, position, task) }, `task.${position}.${field}`);
  const add = () => {
    const task = idFor(
      'task',
      delegatedTasks.map((one) => one.task),
    );
    const today = localDay(new Date());
    const added = { task, title: '', scope: '', systems: ['*'], from: today, until: null };
    change({ ...document, delegatedTasks: [...delegatedTasks, added] }, `task.${task}.in`);
  };
  return (
    <>
      {delegatedTasks.length === 0 ? <p className={type.two}>{words.none}</p> : null}
      {delegatedTasks.map((task, position) => (
        <Editable
          key={task.task}
          name={task.title === '' ? words.unnamed : task.title}
          fresh={task.title === ''}
          shown={<TaskLine task={task} />}
          onRemove={() =>
            change(
              { ...document, delegatedTasks: delegatedTasks.filter((one) => one !== task) },
              `task.${task.task}.out`,
            )
          }
        >
          <Field label={words.task}>
            {(parts) => (
              <TextInput
                {...parts}
                value={task.title}
                onChange={(title) => put(position, { ...task, title }, 'title')}
              />
            )}
          </Field>
          <Field label={words.scope} note={words.scopeNote}>
            {(parts) => (
              <TextArea
                {...parts}
                rows={2}
                value={task.scope}
                onChange={(scope) => put(position, { ...task, scope }, 'scope')}
              />
            )}
          </Field>
          <Field label={words.systems} note={words.systemsNote}>
            {(parts) => (
              <TextInput
                {...parts}
                value={task.systems.join(', ')}
                onChange={(text) => put(position, { ...task, systems: systemsOf(text) }, 'systems')}
              />
            )}
          </Field>
          <div className={styles.two}>
            <Field label={engagementTerms.from}>
              {(parts) => (
                <DateInput
                  {...parts}
                  value={task.from}
                  onChange={(from) => (from === '' ? undefined : put(position, { ...task, from }, 'from'))}
                />
              )}
            </Field>
            <Field label={engagementTerms.until} hint={words.endsItself}>
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
          <Plus aria-hidden /> {words.add}
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
  const { tasks } = useApp().words.engagementTerms;
  const left = task.until === null ? null : daysBetween(localDay(new Date()), task.until);
  const systems = task.systems.includes('*') ? [] : [...new Set(task.systems.map(systemWord))];
  return (
    <div className={classes(styles.task, left !== null && left < 0 && styles.ended)}>
      <div>
        <b>{task.title === '' ? tasks.unnamed : task.title}</b>
        <TaskEnd until={task.until} left={left} />
      </div>
      <p title={task.systems.join(', ')}>
        {task.scope === '' ? <span className={type.bad}>{tasks.noScope}</span> : task.scope}
        {systems.length === 0 ? '' : ` (${systems.join(', ')})`}
      </p>
    </div>
  );
}

interface TaskEndProps {
  readonly until: string | null;
  readonly left: number | null;
}

function TaskEnd({ until, left }: TaskEndProps): ReactNode {
  const { format, words } = useApp();
  const { tasks } = words.engagementTerms;
  if (until === null || left === null) return <span className={type.bad}>{tasks.noEnd}</span>;
  if (left < 0) {
    return (
      <span className={type.bad}>
        <TimerOff aria-hidden /> {tasks.ended(format.date(until))}
      </span>
    );
  }
  const said = left === 0 ? tasks.endsToday : tasks.until(format.day(until), left > countedFrom ? null : left);
  if (left > soon) return <span className={type.two}>{said}</span>;
  return (
    <span className={type.warn}>
      <Hourglass aria-hidden /> {said}
    </span>
  );
}
