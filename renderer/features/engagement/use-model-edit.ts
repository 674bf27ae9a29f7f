// The operating model under change: kept as a draft in the workspace while it is typed, checked in words as it goes, and
// in force only once it is saved as a version.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Engagement, EngagementDraft, ModelProblem } from '../../../shared/contract/engagement.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { useQuery } from '../../lib/use-query.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { changed, type Document, isChanged, type ModelEdit, startEdit, undone } from './model-edit.ts';

export interface ModelEditing {
  readonly edit: ModelEdit;
  readonly isChanged: boolean;
  readonly problems: readonly ModelProblem[];
  /** When the draft was last kept; null: there is none. */
  readonly keptAt: string | null;
  /** Somebody saved another version than the one that is changed here. */
  readonly overtaken: boolean;
  change(document: Document, about: string): void;
  undo(): void;
  discard(): void;
  /** After it was saved: the new version is what is looked at. */
  saved(engagement: Engagement): void;
  /** Goes on from the version in force, with what was changed here. */
  rebase(): void;
}

export function useModelEdit(engagement: Engagement, draft: EngagementDraft | null): ModelEditing {
  const { engine } = useApp();
  const { as, cannotDecide } = useActor();
  const [edit, setEdit] = useState<ModelEdit>(() => started(engagement, draft));
  const [keptAt, setKeptAt] = useState<string | null>(draft === null ? null : new Date().toISOString());
  const dirty = isChanged(edit);
  const overtaken = dirty && edit.basedOn !== engagement.version;
  const shown = dirty ? edit : startEdit(engagement.version, engagement.document);
  const text = useSettled(JSON.stringify(shown.document));
  const check = useQuery('engagement.check', dirty ? { document: JSON.parse(text) } : null);
  const lastProblems = useRef<readonly ModelProblem[]>(engagement.problems);
  const problems = dirty ? (check.value ?? lastProblems.current) : engagement.problems;
  lastProblems.current = problems;

  const keptText = useRef(JSON.stringify(edit.document));
  const keep = useRef<(written: string) => void>(() => undefined);
  keep.current = (written) => {
    if (written === keptText.current || (as !== null && cannotDecide !== null)) return;
    keptText.current = written;
    const document: Document = JSON.parse(written);
    const draftNow = isChanged({ ...edit, document }) ? { basedOn: edit.basedOn, document } : null;
    void engine
      .call('engagement.saveDraft', { draft: draftNow, as })
      .then(({ at }) => setKeptAt(at))
      .catch(() => setKeptAt(null));
  };
  useEffect(() => keep.current(text), [text]);
  // What was typed in the last moment before the screen is left is kept too.
  const latest = useRef('');
  latest.current = JSON.stringify(shown.document);
  useEffect(() => () => keep.current(latest.current), []);

  const change = useCallback(
    (document: Document, about: string) =>
      setEdit((before) =>
        changed(isChanged(before) ? before : startEdit(engagement.version, engagement.document), document, about),
      ),
    [engagement],
  );
  return {
    edit: shown,
    isChanged: dirty,
    problems,
    keptAt,
    overtaken,
    change,
    undo: useCallback(() => setEdit(undone), []),
    discard: useCallback(() => setEdit(startEdit(engagement.version, engagement.document)), [engagement]),
    saved: useCallback((after: Engagement) => {
      keptText.current = JSON.stringify(after.document);
      setKeptAt(null);
      setEdit(startEdit(after.version, after.document));
    }, []),
    rebase: useCallback(
      () => setEdit((before) => ({ ...before, basedOn: engagement.version, saved: engagement.document })),
      [engagement],
    ),
  };
}

function started(engagement: Engagement, draft: EngagementDraft | null): ModelEdit {
  if (draft === null) return startEdit(engagement.version, engagement.document);
  return startEdit(draft.basedOn, engagement.document, draft.document);
}
