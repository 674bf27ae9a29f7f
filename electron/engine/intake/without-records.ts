// Kinds of files that are known for what they are and hold nothing to review. Saying so is better than "not recognised":
// a person learns what the file is and what to export in its place.
import { addressOf, rootOf } from './cursor.ts';
import { hasPaths } from './outline.ts';
import type { SourceKind } from './source-kind.ts';
import { isSecretName } from './withhold.ts';

export interface KnownShape {
  /** Key paths that all stand in the file (see `outlineOf`). */
  readonly paths?: readonly string[];
  /** What the beginning of the text looks like, where keys are names that somebody made up. */
  readonly text?: RegExp;
  /** What the file is and why nothing of it is read, in plain sentences. */
  readonly reason: string;
}

export interface WithoutRecords {
  readonly kind: string;
  readonly title: string;
  readonly shapes: readonly KnownShape[];
  /** Names of secrets in these files beside those that are secret everywhere. */
  readonly secretNames?: RegExp;
}

export function withoutRecordsKind({ kind, title, shapes, secretNames }: WithoutRecords): SourceKind {
  return {
    kind,
    title,
    formats: ['json'],
    provides: [],
    cannotKnow: ['identity', 'credential', 'entitlement', 'finding', 'action'].map((fact) => ({
      fact,
      reason: 'Files of this kind hold nothing that is reviewed.',
    })),
    // Below every kind that reads something.
    sniff: (head) => (shapeOf(head, shapes) === null ? 0 : 0.8),
    secrets: {
      field: (name) => (isSecretName(name) || secretNames?.test(name) === true ? 'secret' : null),
      places: () => [],
    },
    *read(files) {
      for (const file of files) {
        if (file.format !== 'json') continue;
        for (const document of file.documents) {
          const address = addressOf(rootOf(document));
          const shape = shapeOf(JSON.stringify(document.value).slice(0, 64 * 1024), shapes);
          yield shape === null
            ? { type: 'rejected', address, reason: 'The document is none of those that this kind knows.' }
            : { type: 'remark', remark: 'note', detail: `Nothing of ${file.path} is read. ${shape.reason}`, address };
        }
      }
    },
  };
}

function shapeOf(head: string, shapes: readonly KnownShape[]): KnownShape | null {
  return (
    shapes.find(
      ({ paths, text }) => (paths === undefined || hasPaths(head, ...paths)) && (text === undefined || text.test(head)),
    ) ?? null
  );
}
