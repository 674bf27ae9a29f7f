// The operating model under change: kept as a draft in the workspace while it is typed, checked in words as it goes, and
// in force only once it is saved as a version.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Engagement, EngagementDraft, ModelProblem } from '../../../shared/contract/engagement.ts';
import type { CountersignError } from '../../../shared/errors.ts';
import { useApp } from '../../app/context.ts';
import { useActor } from '../../app/use-store.ts';
import { asCountersignError } from '../../lib/engine.ts';
import { useQuery } from '../../lib/use-query.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { carried, isContested, type Side } from './carry-model.ts';
import { changed, type Document, isChanged, type ModelEdit, startEdit, undone } from './model-edit.ts';

/** A draft with the moment at which it was last kept. */
export type KeptDraft = EngagementDraft & { readonly at: string };

export interface ModelEditing {
  readonly edit: ModelEdit;
  /** The document as it was when typing last paused. */
  readonly settled: Document;
  readonly isChanged: boolean;
  readonly problems: readonly ModelProblem[];
  /** When the draft was last kept; null: not yet. */
  readonly keptAt: string | null;
  /** Why the draft could not be kept the last time; null: it was. */
  readonly keptError: CountersignError | null;
  /** Another version came into force, and says otherwise than what is changed here; null: nothing has to be chosen. */
  readonly contested: Contested | null;
  /** The version onto which the changes were carried by themselves; null: they were not. */
  readonly carriedOnto: number | null;
  change(document: Document, about: string): void;
  undo(): void;
  discard(): void;
  /** Takes a discarding back, also once the screen was left. */
  restore(edit: ModelEdit): void;
  /** After it was saved: the new version is what is looked at. */
  saved(engagement: Engagement): void;
  /** Goes on from the version in force, with what was changed here or there where both changed one thing. */
  rebase(prefer: Side): void;
}

export interface Contested {
  /** The changes on the version in force: with its words, and with those from here, where the two differ. */
  readonly theirs: Document;
  readonly mine: Document;
}

export function useModelEdit(engagement: Engagement, draft: KeptDraft | null): ModelEditing {
  const { engine } = useApp();
  const { as, cannotDecide } = useActor();
  const [edit, setEdit] = useState<ModelEdit>(() => started(engagement, draft));
  const [keptAt, setKeptAt] = useState<string | null>(draft?.at ?? null);
  const [keptError, setKeptError] = useState<CountersignError | null>(null);
  const dirty = isChanged(edit);
  const overtaken = dirty && edit.basedOn !== engagement.version;
  const basis = useQuery('engagement.version', overtaken ? { version: edit.basedOn } : null).value;
  const base = overtaken && basis?.version === edit.basedOn ? basis.document : null;
  const isOpen = base !== null && isContested(base, edit.document, engagement.document);
  const [carriedOnto, setCarriedOnto] = useState<number | null>(null);
  const shown = dirty ? edit : startEdit(engagement.version, engagement.document);
  const text = useSettled(JSON.stringify(shown.document));
  const settled = useMemo((): Document => JSON.parse(text), [text]);
  const check = useQuery('engagement.check', dirty ? { document: settled } : null);
  const lastProblems = useRef<readonly ModelProblem[]>(engagement.problems);
  const problems = dirty ? (check.value ?? lastProblems.current) : engagement.problems;
  lastProblems.current = problems;

  const keptText = useRef(JSON.stringify(edit.document));
  const save = useCallback(
    (draftNow: EngagementDraft | null) =>
      void engine.call('engagement.saveDraft', { draft: draftNow, as }).then(
        ({ at }) => {
          setKeptAt(at);
          setKeptError(null);
        },
        (error: unknown) => setKeptError(asCountersignError(error)),
      ),
    [engine, as],
  );
  const keep = useRef<(written: string) => void>(() => undefined);
  keep.current = (written) => {
    if (written === keptText.current || (as !== null && cannotDecide !== null)) return;
    keptText.current = written;
    const document: Document = JSON.parse(written);
    save(isChanged({ ...edit, document }) ? { basedOn: edit.basedOn, document } : null);
  };
  useEffect(() => keep.current(text), [text]);
  // What was typed in the last moment before the screen is left is kept too.
  const latest = useRef('');
  latest.current = JSON.stringify(shown.document);
  useEffect(() => () => keep.current(latest.current), []);

  const rebase = useCallback(
    (prefer: Side) => {
      if (base === null) return;
      setEdit((before) => onto(base, before, engagement, prefer));
    },
    [base, engagement],
  );
  // What the two changed apart from each other needs nobody's choice.
  useEffect(() => {
    if (base === null || isOpen) return;
    rebase('mine');
    setCarriedOnto(engagement.version);
  }, [base, isOpen, rebase, engagement.version]);

  const change = useCallback(
    (document: Document, about: string) =>
      setEdit((before) =>
        changed(isChanged(before) ? before : startEdit(engagement.version, engagement.document), document, about),
      ),
    [engagement],
  );
  return {
    edit: shown,
    settled,
    isChanged: dirty,
    problems,
    keptAt,
    keptError,
    contested:
      base !== null && isOpen
        ? {
            theirs: carried(base, edit.document, engagement.document, 'theirs'),
            mine: carried(base, edit.document, engagement.document, 'mine'),
          }
        : null,
    carriedOnto: carriedOnto === engagement.version && dirty ? carriedOnto : null,
    change,
    undo: useCallback(() => setEdit(undone), []),
    discard: useCallback(() => setEdit(startEdit(engagement.version, engagement.document)), [engagement]),
    restore: useCallback(
      (before: ModelEdit) => {
        keptText.current = JSON.stringify(before.document);
        setEdit(before);
        save({ basedOn: before.basedOn, document: before.document });
      },
      [save],
    ),
    saved: useCallback(
      (after: Engagement) => {
        keptText.current = JSON.stringify(after.document);
        setEdit(startEdit(after.version, after.document));
        // Also what was kept of it a moment before.
        save(null);
      },
      [save],
    ),
    rebase,
  };
}

/** The changes on the version in force; each step that can be taken back comes along. */
function onto(base: Document, edit: ModelEdit, engagement: Engagement, prefer: Side): ModelEdit {
  const carry = (document: Document) => carried(base, document, engagement.document, prefer);
  return {
    basedOn: engagement.version,
    saved: engagement.document,
    document: carry(edit.document),
    past: edit.past.map(carry),
    latest: null,
  };
}

function started(engagement: Engagement, draft: EngagementDraft | null): ModelEdit {
  if (draft === null) return startEdit(engagement.version, engagement.document);
  return startEdit(draft.basedOn, engagement.document, draft.document);
}
