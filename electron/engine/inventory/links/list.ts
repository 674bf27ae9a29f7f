// Links as people read them: both ends, why, on which lines, and who said what of them.
import type { Database } from 'better-sqlite3';
import type { Link, LinkState } from '../../../../shared/contract/links.ts';
import type { MethodOutput } from '../../../../shared/contract.ts';
import { CountersignError } from '../../../../shared/errors.ts';
import { type Citer, createCiter, distinct, type StoredAddress } from '../citer.ts';

interface LinkRow {
  readonly uid: string;
  readonly from_subject: 'identity' | 'finding';
  readonly fromUid: string;
  readonly fromName: string;
  readonly fromKind: string;
  readonly fromSystem: string | null;
  readonly fromNativeId: string;
  readonly toUid: string;
  readonly toName: string;
  readonly toKind: string;
  readonly toSystem: string;
  readonly toNativeId: string;
  readonly rule: string;
  readonly strength: 'certain' | 'suggested';
  readonly basis: string;
  readonly directed: number;
  readonly citations: string;
  readonly state: LinkState;
  readonly reason: string | null;
  readonly at: string | null;
  readonly by: string | null;
}

const selectLinks = `
  select link.uid, link.from_subject, link.rule, link.strength, link.basis, link.directed, link.citations, link.state,
    coalesce(origin.uid, finding.uid) as fromUid, coalesce(origin.name, finding.title) as fromName,
    coalesce(origin.kind, 'finding') as fromKind, origin.system as fromSystem,
    coalesce(origin.native_id, finding.native_id) as fromNativeId,
    target.uid as toUid, target.name as toName, target.kind as toKind, target.system as toSystem,
    target.native_id as toNativeId,
    link_ruling.reason, link_ruling.at, coalesce(person.name, link_ruling.by_person) as "by"
  from link
  join identity as target on target.id = link.identity_id
  left join identity as origin on link.from_subject = 'identity' and origin.id = link.from_id
  left join finding on link.from_subject = 'finding' and finding.id = link.from_id
  left join link_ruling on link_ruling.link = link.uid
  left join person on person.id = link_ruling.by_person`;

export interface LinksRequest {
  /** Null: of every state. */
  readonly states: readonly LinkState[] | null;
  /** Words that must all occur in the names of the two ends. */
  readonly search: string;
  /** The last link of the page before. */
  readonly after: string | null;
  readonly limit: number;
}

/** Suggested ones first, then by the names; a page goes on after a link, so nothing is left out when one is ruled on. */
export function listLinks(db: Database, request: LinksRequest): MethodOutput<'inventory.links'> {
  const conditions = ['link.state in (select value from json_each($states))'];
  const parameters: Record<string, string | number> = {
    states: JSON.stringify(request.states ?? ['applied', 'confirmed', 'suggested', 'undone']),
    after: request.after ?? '',
    limit: request.limit + 1,
  };
  for (const [index, word] of request.search
    .split(/\s+/)
    .filter((each) => each !== '')
    .slice(0, 10)
    .entries()) {
    conditions.push(
      `instr(lower(fromName || ' ' || fromNativeId || ' ' || toName || ' ' || toNativeId), $word${index}) > 0`,
    );
    parameters[`word${index}`] = word.toLowerCase();
  }
  const rows = db
    .prepare<[Record<string, string | number>], LinkRow>(
      `select *
       from (${selectLinks}) as link
       where ${conditions.join('\n and ')}
         and link.uid > $after
       order by link.uid
       limit $limit`,
    )
    .all(parameters);
  const citer = createCiter(db);
  const shown = rows.slice(0, request.limit);
  return {
    counts: countsOf(db),
    links: shown.map((row) => shownLink(citer, row)),
    next: rows.length > request.limit ? (shown.at(-1)?.uid ?? null) : null,
  };
}

function countsOf(db: Database): MethodOutput<'inventory.links'>['counts'] {
  const counts = { applied: 0, confirmed: 0, suggested: 0, undone: 0 };
  const counted = db.prepare<[], { state: LinkState; n: number }>(
    'select state, count(*) as n from link group by state',
  );
  for (const { state, n } of counted.all()) counts[state] = n;
  return counts;
}

/** Throws NOT_FOUND. */
export function requireLink(db: Database, uid: string): Link {
  const row = db.prepare<[string], LinkRow>(`${selectLinks} where link.uid = ?`).get(uid);
  if (row !== undefined) return shownLink(createCiter(db), row);
  throw new CountersignError('NOT_FOUND', 'There is no such link in the newest evidence.', { link: uid });
}

/** Every link of an identity, its findings' among them; those that wait for a person first. */
export function linksOf(db: Database, citer: Citer, identity: number): Link[] {
  return db
    .prepare<[{ identity: number }], LinkRow>(
      `${selectLinks}
       where link.identity_id = $identity
         or (link.from_subject = 'identity' and link.from_id = $identity)
       order by case link.state when 'suggested' then 1 when 'undone' then 3 else 2 end, link.from_subject desc, link.uid`,
    )
    .all({ identity })
    .map((row) => shownLink(citer, row));
}

function shownLink(citer: Citer, row: LinkRow): Link {
  const addresses = JSON.parse(row.citations) as StoredAddress[];
  return {
    uid: row.uid,
    from: {
      subject: row.from_subject,
      uid: row.fromUid,
      name: row.fromName,
      kind: row.fromKind,
      system: row.fromSystem,
      nativeId: row.fromNativeId,
    },
    to: {
      subject: 'identity',
      uid: row.toUid,
      name: row.toName,
      kind: row.toKind,
      system: row.toSystem,
      nativeId: row.toNativeId,
    },
    rule: row.rule,
    strength: row.strength,
    basis: row.basis,
    directed: row.directed === 1,
    state: row.state,
    reason: row.reason,
    ruledBy: row.by,
    ruledAt: row.at,
    citations: distinct(addresses.map((address) => citer.citation(address))),
  };
}
