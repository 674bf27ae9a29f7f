// What the lists of AWS's API have in common: pages, one thing in place of a list, a list without its wrapper, and the
// account that they are of.
import { asObject, type Cursor, field, items, rootOf, textIn } from '../cursor.ts';
import type { Evidence } from '../evidence.ts';
import { isObject, property } from '../json.ts';
import { hasPaths } from '../outline.ts';
import type { CanonicalRecord, IntakeRecord, SourceRemark } from '../record.ts';
import type { SourceKind, Unknowable } from '../source-kind.ts';
import { cutOff, rejected } from '../telling.ts';
import { isSecretName, type SecretRule } from '../withhold.ts';
import { createOwnership, type Ownership } from './ownership.ts';

export interface AwsList {
  readonly kind: string;
  readonly title: string;
  readonly provides: readonly CanonicalRecord['type'][];
  readonly cannotKnow: readonly Unknowable[];
  /** Keys under which the API gives the things: `Users` of list-users, `User` of get-user. */
  readonly keys: readonly string[];
  /** Keys that each of the things has; by them it is known where it stands without a wrapper. */
  readonly members: readonly string[];
  /** Its members are too common: without the wrapper nobody can say what it is. */
  readonly wrappedOnly?: boolean;
  /** Lists that are made for one user each are whole or cut off each by itself. */
  readonly madePerUser?: boolean;
  records(entries: readonly Cursor[], ownership: Ownership): Iterable<IntakeRecord>;
}

export function awsListKind(list: AwsList): SourceKind {
  const { kind, title, provides, cannotKnow, keys, members } = list;
  return {
    kind,
    title,
    formats: ['json'],
    provides,
    cannotKnow,
    sniff(head) {
      if (keys.some((key) => hasPaths(head, ...members.map((member) => `${key}/${member}`)))) return 0.97;
      if (list.wrappedOnly !== true && hasPaths(head, ...members)) return 0.9;
      const empty = /^\s*\{\s*"([A-Za-z]+)"\s*:\s*\[\s*\]/.exec(head)?.[1];
      return empty !== undefined && keys.includes(empty) ? 0.6 : 0;
    },
    secrets: awsSecrets,
    *read(files, { system }) {
      const pages = pagesIn(files);
      const entries: Cursor[] = [];
      for (const page of pages) {
        const found = entriesIn(page, list);
        if (found === null)
          yield rejected(page, `The document has none of ${keys.join(', ')}, and is none of the things listed there.`);
        else entries.push(...found);
      }
      yield* partialRemarks(pages, (page) => (list.madePerUser ? ownerOfPage(page, list) : ''));
      const ownership = createOwnership(system);
      for (const record of list.records(entries, ownership)) {
        yield* ownership.remarks();
        yield record;
      }
      yield* ownership.remarks();
    },
  };
}

/** What AWS gives out once, when a credential is made, beside what is named like a secret everywhere. */
export const awsSecrets: SecretRule = {
  field: (name) =>
    isSecretName(name) || /^(ServicePassword|ServiceCredentialSecret|SessionToken)$/.test(name) ? 'secret' : null,
  places: () => [],
};

/** Pages collected in a list are as good as one file each. */
export function pagesIn(files: readonly Evidence[]): readonly Cursor[] {
  return files.flatMap((file) =>
    file.format === 'json' ? file.documents.flatMap((document) => items(rootOf(document))) : [],
  );
}

function entriesIn(page: Cursor, { keys, members, wrappedOnly }: AwsList): readonly Cursor[] | null {
  const object = asObject(page);
  if (object === null) return null;
  const key = keys.find((name) => property(object, name) !== undefined);
  if (key !== undefined) return items(field(page, key));
  if (wrappedOnly === true) return null;
  return members.every((name) => property(object, name) !== undefined) ? [page] : null;
}

/** Only the last page of a complete list says that nothing follows, so a list without one is cut off. */
export function* partialRemarks(
  pages: readonly Cursor[],
  listOf: (page: Cursor) => string = () => '',
): Generator<SourceRemark, void, undefined> {
  const lists = Map.groupBy(pages, listOf);
  for (const own of lists.values()) {
    const page = own.at(-1);
    if (page === undefined || !own.every(goesOn)) continue;
    const detail =
      'The last page says that there is more than was exported (IsTruncated or a token for the next page).';
    yield cutOff(page, detail);
  }
}

function goesOn(page: Cursor): boolean {
  if (field(page, 'IsTruncated').value === true) return true;
  return ['NextToken', 'nextToken', 'Marker', 'NextMarker'].some((key) => textIn(page, key) !== null);
}

function ownerOfPage(page: Cursor, list: AwsList): string {
  const [first] = entriesIn(page, list) ?? [];
  return first === undefined ? page.pointer : (textIn(first, 'UserName') ?? '');
}

/** AWS's tags: a list of Key and Value, or (some tools) a plain object. */
export function tagsIn(cursor: Cursor): Readonly<Record<string, string>> {
  const tags = field(cursor, 'Tags');
  const { value } = tags;
  if (isObject(value) && property(value, 'Key') === undefined)
    return Object.fromEntries(
      Object.keys(value).flatMap((key): [string, string][] => {
        const text = property(value, key);
        return typeof text === 'string' ? [[key, text]] : [];
      }),
    );
  return Object.fromEntries(
    items(tags).flatMap((tag): [string, string][] => {
      const key = textIn(tag, 'Key');
      return key === null ? [] : [[key, textIn(tag, 'Value') ?? '']];
    }),
  );
}
