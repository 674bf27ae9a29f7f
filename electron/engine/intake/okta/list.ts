// What the lists of Okta's API have in common: a bare list, one thing, or a list under a key with links to the next page;
// and the organisation that they are of, which only the links tell.
import { addressOf, asObject, type Cursor, field, fieldAt, items, rootOf, textIn } from '../cursor.ts';
import type { Evidence } from '../evidence.ts';
import { isObject, property } from '../json.ts';
import { hasPaths } from '../outline.ts';
import type { CanonicalRecord, IdentityReference, IntakeRecord, SourceRemark } from '../record.ts';
import type { SourceKind, Unknowable } from '../source-kind.ts';
import { cutOff, noted, rejected } from '../telling.ts';
import { isSecretName, type SecretRule } from '../withhold.ts';

export interface OktaList {
  readonly kind: string;
  readonly title: string;
  readonly provides: readonly CanonicalRecord['type'][];
  readonly cannotKnow: readonly Unknowable[];
  /** Key paths that things of this kind have; any one of the sets tells them. */
  readonly shapes: readonly (readonly string[])[];
  /** Key under which a list stands when it is not bare. */
  readonly wrapper?: string;
  records(entries: readonly Cursor[], organisation: Organisation): Iterable<IntakeRecord>;
}

export interface Organisation {
  readonly system: string;
  reference(id: string): IdentityReference;
}

/** Lists without a wrapper: what follows stands in the Link header of the answer, which no file holds. */
export const pagesInHeader: Unknowable = {
  fact: 'completeness',
  reason: 'Whether there are more pages stands in a header of the answer, which the file does not hold.',
};

export function oktaListKind(list: OktaList): SourceKind {
  const { kind, title, provides, cannotKnow, shapes, wrapper = 'data' } = list;
  return {
    kind,
    title,
    formats: ['json'],
    provides,
    cannotKnow,
    sniff(head) {
      const fits = shapes.some(
        (paths) => hasPaths(head, ...paths) || hasPaths(head, ...paths.map((path) => `${wrapper}/${path}`)),
      );
      return fits ? 0.95 : 0;
    },
    secrets: oktaSecrets,
    *read(files, { system }) {
      const pages = files.flatMap((file) => pagesIn(file));
      yield* nextPages(pages, wrapper);
      const entries = pages.flatMap((page) => entriesIn(page, wrapper));
      const things: Cursor[] = [];
      for (const entry of entries) {
        if (asObject(entry) === null) yield rejected(entry, 'There is something else than an object in the list.');
        else things.push(entry);
      }
      const host = system === null ? hostOf(things) : null;
      const own = system ?? (host === null ? 'okta' : `okta:${host}`);
      const [first] = things;
      if (first !== undefined && system === null && host === null) yield unknownOrganisation(first);
      if (first !== undefined && host !== null)
        yield { type: 'remark', remark: 'account', detail: own, address: addressOf(first) };
      yield* list.records(things, { system: own, reference: (id) => ({ system: own, nativeId: id }) });
    },
  };
}

/** Private parts of a JSON web key and what answers a security question, beside what is named like a secret everywhere. */
export const oktaSecrets: SecretRule = {
  field: (name) => (isSecretName(name) || /^(d|p|q|dp|dq|qi|k|securityAnswer|answer)$/.test(name) ? 'secret' : null),
  places: () => [],
};

/** A document that is a list is one page of a list without a wrapper. */
function pagesIn(file: Evidence): readonly Cursor[] {
  return file.format === 'json' ? file.documents.map(rootOf) : [];
}

function entriesIn(page: Cursor, wrapper: string): readonly Cursor[] {
  const object = asObject(page);
  if (object === null) return items(page);
  if (property(object, wrapper) !== undefined) return items(field(page, wrapper));
  return [page];
}

/** Only the last page has no link to another one. */
function* nextPages(pages: readonly Cursor[], wrapper: string): Generator<SourceRemark, void, undefined> {
  const wrapped = pages.filter((page) => field(page, wrapper).value !== undefined);
  const page = wrapped.at(-1);
  if (page === undefined || !wrapped.every((one) => textIn(fieldAt(one, '_links', 'next'), 'href') !== null)) return;
  const detail = 'The last page has a link to a next one: there is more than was exported.';
  yield cutOff(page, detail);
}

function unknownOrganisation(entry: Cursor): SourceRemark {
  const detail =
    'Neither the bundle nor a link says which Okta organisation this is of, so its identities are those of "okta" and meet no others.';
  return noted(entry, detail);
}

/** The organisation's own domain; the console's (`name-admin`) is of the same one. Examples have `{yourOktaDomain}`. */
function hostOf(entries: readonly Cursor[]): string | null {
  for (const entry of entries) {
    for (const href of hrefsIn(field(entry, '_links'))) {
      const host = /^https?:\/\/([a-z0-9-]+)\.(okta(?:-emea|-gov|preview)?\.com|okta\.mil)\//i.exec(href);
      if (host !== null) return `${host[1]?.replace(/-admin$/, '')}.${host[2]}`.toLowerCase();
    }
  }
  return null;
}

function hrefsIn(links: Cursor): readonly string[] {
  const object = asObject(links);
  if (object === null) return [];
  return Object.keys(object).flatMap((key) => items(field(links, key)).flatMap((link) => textIn(link, 'href') ?? []));
}

/** The id that follows a word in one of the entry's links: `/apps/0oa1.../credentials`; null for a template's `{appId}`. */
export function idInLinks(entry: Cursor, ...words: readonly string[]): string | null {
  for (const href of hrefsIn(field(entry, '_links'))) {
    for (const word of words) {
      const id = new RegExp(`/${word}/([^/?#]+)`).exec(href)?.[1];
      if (id !== undefined && !id.startsWith('{')) return id;
    }
  }
  return null;
}

/** Who made something: an id, or an object with one. */
export function makerOf(entry: Cursor): string | null {
  const maker = field(entry, 'createdBy');
  return isObject(maker.value) ? textIn(maker, 'id') : textIn(entry, 'createdBy');
}
