// An activity that the templates don't know, added at the end of the matrix.
import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { TextInput } from '../../ui/field.tsx';
import styles from './engagement.module.css';
import { useModel } from './model-context.ts';
import { idFor } from './model-edit.ts';

export function AddActivity(): ReactNode {
  const { document, change } = useModel();
  const { raci } = useApp().words.engagement;
  const [title, setTitle] = useState<string | null>(null);
  if (title === null) {
    return (
      <LinkButton small onClick={() => setTitle('')}>
        <Plus aria-hidden /> {raci.add}
      </LinkButton>
    );
  }
  const add = () => {
    if (title.trim() === '') return;
    const activity = idFor(
      title,
      document.activities.map((one) => one.activity),
    );
    const added = { activity, title: title.trim(), deciding: false, applies: true, letters: {} };
    change({ ...document, activities: [...document.activities, added] }, `activity.${activity}`);
    setTitle(null);
  };
  return (
    <form
      className={styles.inline}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextInput
        value={title}
        onChange={setTitle}
        aria-label={raci.newActivity}
        placeholder={raci.newActivityExample}
        ref={focusFirst}
      />
      <Button type="submit">{raci.addIt}</Button>
      <Button tone="quiet" onClick={() => setTitle(null)}>
        {raci.cancel}
      </Button>
    </form>
  );
}

/** One function for every draw, so that it runs once, when the field appears. */
function focusFirst(input: HTMLInputElement | null): void {
  input?.focus();
}
