// A tool that exports one row or JSON object for each issue: all that differs between such tools is names and words.
import type { SourceKind, Unknowable } from '../source-kind.ts';
import { timeOrNull } from '../time.ts';
import type { SecretRule } from '../withhold.ts';
import { type Entry, entriesOf } from './entries.ts';
import {
  type Observation,
  type PostureRecord,
  postureRecords,
  postureUnknowable,
  rejected,
  type Verdict,
} from './observation.ts';
import { postureSecrets } from './secrets.ts';

export function tableKind(
  said: Pick<SourceKind, 'kind' | 'title' | 'formats' | 'sniff'> & {
    readonly cannotKnow?: readonly Unknowable[];
    readonly secrets?: SecretRule;
    /** A reason in words when the row can't be read. */
    observe(entry: Entry): Omit<Observation, 'type' | 'address'> | string;
  },
): SourceKind {
  const { observe, cannotKnow = [], secrets = postureSecrets(), ...rest } = said;
  return {
    ...rest,
    provides: ['finding'],
    cannotKnow: [...postureUnknowable, ...cannotKnow],
    secrets,
    *read(files, context) {
      yield* postureRecords(observations(files, observe), context.extractedAt);
    },
  };
}

function* observations(
  files: Parameters<SourceKind['read']>[0],
  observe: (entry: Entry) => Omit<Observation, 'type' | 'address'> | string,
): Generator<PostureRecord, void, undefined> {
  for (const file of files) {
    for (const entry of entriesOf(file)) {
      if (entry.type === 'rejected') {
        yield entry;
        continue;
      }
      const told = observe(entry);
      yield typeof told === 'string'
        ? rejected(entry.address, told)
        : { ...told, type: 'observation', address: entry.address };
    }
  }
}

export function verdictIn(words: ReadonlyMap<string, Verdict>, word: string | null): Verdict | null {
  return words.get((word ?? '').toLowerCase().replaceAll(/[\s_]+/g, ' ')) ?? null;
}

export function timeIn(entry: Entry, ...names: readonly string[]): string | null {
  return timeOrNull(entry.text(...names) ?? undefined);
}

/** What issue trackers and cloud security products call the state of an issue. */
export const issueWords: ReadonlyMap<string, Verdict> = new Map([
  ['open', 'failed'],
  ['in progress', 'failed'],
  ['resolved', 'resolved'],
  ['closed', 'resolved'],
  ['ignored', 'suppressed'],
  ['rejected', 'suppressed'],
  ['dismissed', 'suppressed'],
  ['snoozed', 'suppressed'],
]);
