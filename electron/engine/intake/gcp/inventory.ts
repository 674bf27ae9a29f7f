// Everything that the files of one source say about Google Cloud, sorted by what it is: responses of the APIs, exports of
// Cloud Asset Inventory in a list or one to a line, policies with their resource or without.
import { addressOf, type Cursor, field, items, rootOf, textIn } from '../cursor.ts';
import type { Evidence } from '../evidence.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { IntakeRecord } from '../record.ts';

export type Sort =
  | 'serviceAccount'
  | 'serviceAccountKey'
  | 'apiKey'
  | 'role'
  | 'secret'
  | 'secretVersion'
  | 'pool'
  | 'provider'
  | 'instance'
  | 'member';

export interface Thing {
  /** The object itself; of an asset, its data. */
  readonly cursor: Cursor;
  /** The full resource name of the asset, where it came as one. */
  readonly asset: string | null;
  /** The asset, or the object itself where it came alone. */
  readonly around: Cursor;
}

export interface Policy {
  readonly cursor: Cursor;
  /** Null when the file does not say whose policy it is, as gcloud's get-iam-policy does not. */
  readonly resource: string | null;
  readonly project: string | null;
}

export interface Inventory {
  readonly things: ReadonlyMap<Sort, readonly Thing[]>;
  readonly policies: readonly Policy[];
  readonly notices: readonly IntakeRecord[];
}

export function of(inventory: Inventory, sort: Sort): readonly Thing[] {
  return inventory.things.get(sort) ?? [];
}

export function gatherInventory(files: readonly Evidence[]): Inventory {
  const things = new Map<Sort, Thing[]>();
  const policies: Policy[] = [];
  const notices: IntakeRecord[] = [];
  /** Objects that hold no access and no identity, by what they are. */
  const others = new Map<string, number>();
  for (const file of files) {
    if ('documents' in file) for (const document of file.documents) visit(rootOf(document));
    else if (file.format === 'ndjson') {
      for (const row of file.rows()) {
        if (row.document !== null) visit(rootOf(row.document));
        else notices.push({ type: 'rejected', address: row.address, reason: row.fault ?? 'The line is no object.' });
      }
    }
  }
  if (others.size > 0) notices.push(unread(others));
  return { things, policies, notices };

  function put(sort: Sort, cursor: Cursor, asset: string | null = null, around = cursor): void {
    const list = things.get(sort);
    if (list === undefined) things.set(sort, [{ cursor, asset, around }]);
    else list.push({ cursor, asset, around });
  }

  function other(what: string): void {
    others.set(what, (others.get(what) ?? 0) + 1);
  }

  function visit(entry: Cursor): void {
    const { value } = entry;
    if (Array.isArray(value)) for (const one of items(entry)) visit(one);
    else if (typeof value === 'string') put('member', entry);
    else if (!isObject(value))
      notices.push({ type: 'rejected', address: addressOf(entry), reason: 'The entry is not an object.' });
    else if (isFailure(entry)) notices.push(...failureNotices(entry));
    else visitObject(entry, value);
  }

  function visitObject(entry: Cursor, value: JsonObject): void {
    if (textIn(entry, 'nextPageToken') !== null)
      notices.push({
        type: 'remark',
        remark: 'partial',
        detail: `${entry.document.path} is a page that names a next one (nextPageToken), so there is more than is in it.`,
        address: addressOf(entry),
      });
    const lists = listNames.filter((name) => Array.isArray(value[name]));
    const policy = field(entry, 'bindings').value !== undefined;
    const type = textIn(entry, 'asset_type') ?? textIn(entry, 'assetType');
    if (type !== null) visitAsset(entry, type);
    else if (isObject(field(entry, 'policy').value)) visitResult(entry);
    else if (isObject(field(entry, 'iamPolicy').value)) visitResult(entry);
    else if (policy) policies.push({ cursor: entry, resource: null, project: null });
    else if (policyResults(entry) !== null) for (const one of items(policyResults(entry) ?? entry)) visitEffective(one);
    else if (/^(compute|storage|admin)#/.test(textIn(entry, 'kind') ?? '')) visitList(entry, value);
    else if (lists.length > 0) for (const name of lists) visit(field(entry, name));
    else if (isVersionMap(value)) for (const name of Object.keys(value)) visit(field(entry, name));
    else take(entry);
  }

  /** An object as an API gives it, known by its name. */
  function take(entry: Cursor): void {
    const name = textIn(entry, 'name') ?? '';
    const sort = sorts.find(([, pattern]) => pattern.test(name))?.[0];
    if (sort !== undefined) put(sort, entry);
    else if (textIn(entry, 'email') !== null && field(entry, 'uniqueId').value !== undefined)
      put('serviceAccount', entry);
    else other(whatIs(entry));
  }

  function visitAsset(entry: Cursor, type: string): void {
    const asset = textIn(entry, 'name');
    const policy = ['iam_policy', 'iamPolicy', 'policy']
      .map((name) => field(entry, name))
      .find(({ value }) => isObject(value));
    if (policy !== undefined) {
      if (field(policy, 'bindings').value === undefined) other(`policies of ${type} without bindings`);
      else
        policies.push({
          cursor: policy,
          resource: textIn(entry, 'resource') ?? asset,
          project: textIn(entry, 'project'),
        });
      return;
    }
    const data = field(field(entry, 'resource'), 'data');
    const sort = assetSorts.get(type);
    if (sort !== undefined && isObject(data.value)) put(sort, data, asset, entry);
    else other(type);
  }

  /** `search-all-iam-policies` and `analyze`: a policy with the resource that it is attached to. */
  function visitResult(entry: Cursor): void {
    const policy = isObject(field(entry, 'policy').value) ? field(entry, 'policy') : field(entry, 'iamPolicy');
    policies.push({
      cursor: policy,
      resource: textIn(entry, 'resource') ?? textIn(entry, 'attached_resource') ?? textIn(entry, 'attachedResource'),
      project: textIn(entry, 'project'),
    });
  }

  /** Effective policies: what applies to a resource, each with the resource that it was set on and is inherited from. */
  function visitEffective(entry: Cursor): void {
    for (const one of items(field(entry, 'policies'))) visitResult(one);
  }

  function visitList(entry: Cursor, value: JsonObject): void {
    const kind = textIn(entry, 'kind') ?? '';
    const lists = ['items', 'groups', 'members', 'users'].filter((name) => Array.isArray(value[name]));
    if (lists.length === 0 && kind !== 'compute#instance') other(kind);
    for (const name of lists) {
      for (const one of items(field(entry, name))) {
        if (kind.startsWith('compute#instance')) put('instance', one);
        else other(kind);
      }
    }
    if (kind === 'compute#instance') put('instance', entry);
  }
}

const listNames = [
  'accounts',
  'keys',
  'assets',
  'results',
  'roles',
  'secrets',
  'versions',
  'workloadIdentityPools',
  'workloadIdentityPoolProviders',
  'organizations',
];

/** Named by the path of the resource; the first that fits counts. */
const sorts: readonly (readonly [Sort, RegExp])[] = [
  ['serviceAccountKey', /\/serviceAccounts\/[^/]+\/keys\/[^/]+$/],
  ['serviceAccount', /\/serviceAccounts\/[^/]+$/],
  ['apiKey', /\/locations\/[^/]+\/keys\/[^/]+$/],
  ['provider', /\/workloadIdentityPools\/[^/]+\/providers\/[^/]+$/],
  ['pool', /\/workloadIdentityPools\/[^/]+$/],
  ['secretVersion', /\/secrets\/[^/]+\/versions\/[^/]+$/],
  ['secret', /\/secrets\/[^/]+$/],
  ['role', /(^|\/)roles\/[^/]+$/],
];

const assetSorts: ReadonlyMap<string, Sort> = new Map([
  ['iam.googleapis.com/ServiceAccount', 'serviceAccount'],
  ['iam.googleapis.com/ServiceAccountKey', 'serviceAccountKey'],
  ['iam.googleapis.com/Role', 'role'],
  ['iam.googleapis.com/WorkloadIdentityPool', 'pool'],
  ['iam.googleapis.com/WorkloadIdentityPoolProvider', 'provider'],
  ['apikeys.googleapis.com/Key', 'apiKey'],
  ['secretmanager.googleapis.com/Secret', 'secret'],
  ['secretmanager.googleapis.com/SecretVersion', 'secretVersion'],
  ['compute.googleapis.com/Instance', 'instance'],
]);

function policyResults(entry: Cursor): Cursor | null {
  return (
    ['policy_results', 'policyResults'].map((name) => field(entry, name)).find(({ value }) => Array.isArray(value)) ??
    null
  );
}

/** Versions of secrets, as a tool keeps them: a list under the name of each secret. */
function isVersionMap(value: JsonObject): boolean {
  const names = Object.keys(value);
  return names.length > 0 && names.every((name) => /^projects\/[^/]+\/secrets\/[^/]+$/.test(name));
}

/** `{ error: { code, message, status } }` is how every API of Google says that there is no answer. */
function isFailure(entry: Cursor): boolean {
  const failure = field(entry, 'error');
  return isObject(failure.value) && field(failure, 'code').value !== undefined;
}

function failureNotices(entry: Cursor): readonly IntakeRecord[] {
  const status = textIn(field(entry, 'error'), 'status') ?? 'no status';
  const reason = `This file is an error message of the API (${status.slice(0, 60)}), not an export.`;
  const detail = `${entry.document.path} is an error message of the API, so what it should list is missing.`;
  return [
    { type: 'rejected', address: addressOf(entry), reason },
    { type: 'remark', remark: 'partial', detail, address: addressOf(entry) },
  ];
}

/** In words, for a note about what a review has no use for. */
function whatIs(entry: Cursor): string {
  const name = textIn(entry, 'name') ?? '';
  if (/\/operations\//.test(name)) return 'operations (a running export, not its result)';
  if (textIn(entry, 'constraint') !== null) return 'organisation policies';
  if (/^(folders|organizations|projects)\/[^/]+$/.test(name)) return 'folders, organisations and projects';
  if (field(entry, 'ancestor').value !== undefined) return 'project ancestry';
  return 'objects of other kinds';
}

/** One sentence for all of them, because an export of assets has dozens of types. */
function unread(others: ReadonlyMap<string, number>): IntakeRecord {
  const kinds = [...others].map(([what, count]) => `${count} of ${what}`);
  const shown = kinds.slice(0, 12).join(', ') + (kinds.length > 12 ? ` and ${kinds.length - 12} other types` : '');
  const count = [...others.values()].reduce((sum, one) => sum + one, 0);
  const detail = `${count} ${count === 1 ? 'entry is' : 'entries are'} of a type that is not read here: ${shown}.`;
  return { type: 'remark', remark: 'note', detail, address: null };
}
