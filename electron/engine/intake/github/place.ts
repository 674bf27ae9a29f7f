// Where something on GitHub lives: which organisation or person, which repository, on which host.
import { type Cursor, field, textIn } from '../cursor.ts';
import type { IntakeRecord, SourceRemark } from '../record.ts';
import type { ReadContext } from '../source-kind.ts';

/** The system that nobody named. */
const unknownSystem = 'github:unknown';

/** `github:northwind`; on a server of one's own `github:ghe.northwind.example/platform`. */
export function systemOf(context: ReadContext, account: string | null, url: string | null): string {
  if (context.system !== null) return context.system;
  const host = hostOf(url);
  if (account === null) return host === null ? unknownSystem : `github:${host}`;
  return host === null ? `github:${account}` : `github:${host}/${account}`;
}

/** Null for GitHub's own service. */
function hostOf(url: string | null): string | null {
  const host = url === null ? undefined : /^https?:\/\/([^/:?#]+)/.exec(url)?.[1]?.toLowerCase();
  return host === undefined || /^(?:[a-z0-9-]+\.)*github\.com$/.test(host) ? null : host;
}

/** The owner in an address of the API or of the site. */
export function accountIn(url: string | null): string | null {
  if (url === null) return null;
  const numbered = /\/organizations\/(\d+)\//.exec(url)?.[1];
  if (numbered !== undefined) return `organization-${numbered}`;
  return /\/(?:repos|orgs|users|enterprises|organizations)\/([^/?#]+)/.exec(url)?.[1] ?? null;
}

/** `owner/name` in an address of the API, e.g. of a deploy key. */
export function repositoryIn(url: string | null): string | null {
  return url === null ? null : (/\/repos\/([^/?#]+\/[^/?#]+)/.exec(url)?.[1] ?? null);
}

export function loginIn(cursor: Cursor, key: string): string | null {
  return textIn(field(cursor, key), 'login') ?? textIn(field(cursor, key), 'slug');
}

/** The same note about every item is one note. */
export function* saidOnce(records: Iterable<IntakeRecord>): Generator<IntakeRecord, void, undefined> {
  const said = new Set<string>();
  for (const record of records) {
    if (record.type === 'remark' && record.address === null) {
      if (said.has(record.detail)) continue;
      said.add(record.detail);
    }
    yield record;
  }
}

/** For a thing that names no organisation. */
export function unplaced(system: string): readonly SourceRemark[] {
  if (system !== unknownSystem) return [];
  const detail =
    'Neither the bundle nor the evidence names the organisation, so its identities stand under github:unknown.';
  return [{ type: 'remark', remark: 'note', detail, address: null }];
}
