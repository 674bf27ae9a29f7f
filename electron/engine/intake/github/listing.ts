// How GitHub's REST API answers: a bare list, `{ total_count, <name>: [...] }`, or one object; a paged export may be
// several of these. An answer with fewer things than its total_count is a page, not the list.
import { addressOf, type Cursor, field, items, rootOf, textIn } from '../cursor.ts';
import type { Evidence } from '../evidence.ts';
import { isObject } from '../json.ts';
import type { RejectedRecord, SourceRemark } from '../record.ts';

export type Listed = Cursor | RejectedRecord | SourceRemark;

/** The objects that the files list; `name` is their member beside total_count. */
export function* listed(files: readonly Evidence[], name: string): Generator<Listed, void, undefined> {
  let total: { readonly count: number; readonly root: Cursor } | null = null;
  let seen = 0;
  for (const root of roots(files)) {
    const things = thingsOf(root, name);
    if (things === null) {
      yield refusal(root);
      continue;
    }
    if (things[0] === root) {
      const detail = `${root.document.path} holds one thing that was asked for by name, not the list of all.`;
      yield { type: 'remark', remark: 'partial', detail, address: addressOf(root) };
    }
    const count = isObject(root.value) ? field(root, 'total_count').value : undefined;
    if (typeof count === 'number' && count > (total?.count ?? -1)) total = { count, root };
    for (const thing of things) {
      seen += 1;
      yield isObject(thing.value) ? thing : { type: 'rejected', address: addressOf(thing), reason: 'It is no object.' };
    }
  }
  if (total !== null && seen < total.count) {
    const detail = `GitHub counts ${total.count}, and ${seen} are in the evidence: the rest is on pages that were not exported.`;
    yield { type: 'remark', remark: 'partial', detail, address: addressOf(total.root) };
  }
}

export function* roots(files: readonly Evidence[]): Generator<Cursor, void, undefined> {
  for (const file of files) {
    if (file.format !== 'json') continue;
    for (const document of file.documents) yield rootOf(document);
  }
}

function thingsOf(root: Cursor, name: string): readonly Cursor[] | null {
  if (Array.isArray(root.value)) return items(root);
  if (!isObject(root.value)) return null;
  const list = field(root, name);
  if (Array.isArray(list.value)) return items(list);
  return textIn(root, 'documentation_url') === null || root.value.id !== undefined ? [root] : null;
}

/** `{ message, documentation_url }` is an error that the exporting command took for an answer. */
function refusal(root: Cursor): RejectedRecord {
  const message = textIn(root, 'message');
  const reason =
    message === null
      ? 'This is no answer of GitHub that can be read.'
      : `GitHub answered with an error in place of the list: ${message.slice(0, 100)}`;
  return { type: 'rejected', address: addressOf(root), reason };
}

/** All of the keys stand in the text. */
export function hasKeys(head: string, ...keys: readonly string[]): boolean {
  return keys.every((key) => new RegExp(`"${key}"\\s*:`).test(head));
}

/** A list of that name beside its count, even an empty one. */
export function isCounted(head: string, name: string): boolean {
  return hasKeys(head, 'total_count') && new RegExp(`"${name}"\\s*:\\s*\\[`).test(head);
}

/** What a webhook delivers: an action by somebody, around the thing that it is about. */
export function isDelivery(head: string): boolean {
  return /^\s*\{/.test(head) && /"action"\s*:\s*"/.test(head) && hasKeys(head, 'sender');
}
