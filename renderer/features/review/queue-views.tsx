// Views of the queue by name, each with how many items it shows: those that are there from the start, and one's own, which are
// kept, renamed and removed here.
import { Bookmark } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import { useWorkspace } from '../../app/use-store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, TextInput } from '../../ui/field.tsx';
import { Menu } from '../../ui/menu.tsx';
import { type OwnView, renamedView, viewName, withoutView, withView, writeViews } from './own-views.ts';
import styles from './queue.module.css';
import { builtInViews, filterOfBuiltIn, isSameFilter, type QueueView } from './queue-model.ts';
import type { CountedFilters } from './use-queue-counts.ts';

interface QueueViewsProps {
  readonly view: QueueView;
  readonly own: readonly OwnView[];
  readonly counts: CountedFilters;
  readonly onView: (view: Partial<QueueView>) => void;
  readonly onOwn: (views: readonly OwnView[]) => void;
}

export function QueueViews({ view, own, counts, onView, onOwn }: QueueViewsProps): ReactNode {
  const { words, toasts } = useApp();
  const said = words.queue.views;
  const workspace = useWorkspace().id;
  const [isOpen, setOpen] = useState(false);
  /** The view that gets a new name; null: the one on the screen gets its first. */
  const [naming, setNaming] = useState<{ readonly from: OwnView | null } | null>(null);
  useCommands({ 'review.views': () => setOpen(true) });
  const keep = (views: readonly OwnView[]) => {
    writeViews(localStorage, workspace, views);
    onOwn(views);
  };
  const chosen = own.find((one) => one.grouping === view.grouping && isSameFilter(one.filter, view.filter));
  const label = (name: string, count: number | undefined) => (count === undefined ? name : said.withCount(name, count));
  return (
    <>
      <Menu
        align="end"
        open={isOpen}
        onOpenChange={setOpen}
        trigger={
          <button type="button" className={styles.tool} aria-label={said.title} title={said.title}>
            <Bookmark aria-hidden />
          </button>
        }
        groups={[
          {
            label: said.title,
            items: builtInViews.map((one) => ({
              id: one,
              label: label(said.builtIn[one], counts.builtIn[one]),
              chosen: chosen === undefined && isSameFilter(filterOfBuiltIn(one), view.filter),
              run: () => onView({ filter: filterOfBuiltIn(one) }),
            })),
          },
          {
            label: said.own,
            items: own.map((one, at) => ({
              id: `own:${one.name}`,
              label: label(one.name, counts.own[at]),
              chosen: one === chosen,
              run: () => onView({ grouping: one.grouping, filter: one.filter }),
            })),
          },
          {
            items: [
              ...(chosen === undefined
                ? [{ id: 'keep', label: said.keep, run: () => setNaming({ from: null }) }]
                : [
                    { id: 'rename', label: said.rename(chosen.name), run: () => setNaming({ from: chosen }) },
                    {
                      id: 'remove',
                      label: said.remove(chosen.name),
                      run: () => {
                        keep(withoutView(own, chosen.name));
                        toasts.show(said.removed(chosen.name), { label: said.putBack, run: () => keep(own) });
                      },
                    },
                  ]),
            ],
          },
        ]}
      />
      {naming === null ? null : (
        <NameDialog
          from={naming.from}
          onClose={() => setNaming(null)}
          onName={(name) => {
            keep(
              naming.from === null
                ? withView(own, { name, grouping: view.grouping, filter: view.filter })
                : renamedView(own, naming.from.name, name),
            );
            toasts.show(said.kept(name));
            setNaming(null);
          }}
        />
      )}
    </>
  );
}

interface NameDialogProps {
  readonly from: OwnView | null;
  readonly onClose: () => void;
  readonly onName: (name: string) => void;
}

function NameDialog({ from, onClose, onName }: NameDialogProps): ReactNode {
  const said = useApp().words.queue.views;
  const [typed, setTyped] = useState(from?.name ?? '');
  const [tried, setTried] = useState(false);
  const save = () => {
    setTried(true);
    const name = viewName(typed);
    if (name !== null) onName(name);
  };
  return (
    <Dialog
      open
      title={from === null ? said.keepTitle : said.renameTitle}
      lead={said.lead}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{said.leave}</Button>
          <Button tone="primary" onClick={save}>
            {said.save}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field label={said.name} problem={tried && viewName(typed) === null ? said.nameMissing : null}>
          {(parts) => <TextInput {...parts} value={typed} onChange={setTyped} placeholder={said.example} />}
        </Field>
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Dialog>
  );
}
