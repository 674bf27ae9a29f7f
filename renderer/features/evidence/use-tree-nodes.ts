// The nodes of one JSON file that were looked at so far: pages of siblings, loaded as they come into sight.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { TreeNode } from '../../../shared/contract/evidence.ts';
import type { CountersignError } from '../../../shared/errors.ts';
import { useApp } from '../../app/context.ts';
import { asCountersignError } from '../../lib/engine.ts';

export interface TreeNodes {
  readonly error: CountersignError | null;
  /** undefined: not loaded yet. */
  nodeAt(parent: string, position: number): TreeNode | undefined;
  /** Loads what stands around a node, if it is not there. */
  need(parent: string, position: number): void;
  /** The node, loaded where it has to be; null where the file could not be read. */
  fetchNode(parent: string, position: number): Promise<TreeNode | null>;
  retry(): void;
}

const pageSize = 100;

/** Begins anew with another file: give the component that uses it the file as its key. */
export function useTreeNodes(artefact: string): TreeNodes {
  const { engine } = useApp();
  const pages = useRef(new Map<string, Promise<readonly TreeNode[]>>());
  const loaded = useRef(new Map<string, readonly TreeNode[]>());
  const abort = useRef<AbortController | null>(null);
  const [, redraw] = useState(0);
  const [error, setError] = useState<CountersignError | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    abort.current = controller;
    return () => controller.abort();
  }, []);

  const load = useCallback(
    (parent: string, position: number): Promise<readonly TreeNode[]> => {
      const page = Math.floor(position / pageSize);
      const key = keyOf(parent, page);
      const asked = pages.current.get(key);
      if (asked !== undefined) return asked;
      const request = { artefact, pointer: parent, from: page * pageSize, limit: pageSize };
      const signal = abort.current?.signal;
      const answer = engine.call('evidence.tree', request, signal === undefined ? {} : { signal }).then(({ nodes }) => {
        loaded.current.set(key, nodes);
        redraw((count) => count + 1);
        return nodes;
      });
      answer.catch((reason) => {
        pages.current.delete(key);
        const failed = asCountersignError(reason);
        if (failed.code !== 'CANCELLED') setError(failed);
      });
      pages.current.set(key, answer);
      return answer;
    },
    [artefact, engine],
  );

  return {
    error,
    nodeAt: (parent, position) =>
      loaded.current.get(keyOf(parent, Math.floor(position / pageSize)))?.[position % pageSize],
    need: useCallback(
      (parent, position) => {
        load(parent, position).catch(() => undefined);
      },
      [load],
    ),
    fetchNode: async (parent, position) => {
      const nodes = await load(parent, position).catch(() => null);
      return nodes?.[position % pageSize] ?? null;
    },
    retry: () => {
      setError(null);
      redraw((count) => count + 1);
    },
  };
}

function keyOf(parent: string, page: number): string {
  return `${page} ${parent}`;
}
