// The facts of one entitlement as a campaign freezes them: what the evidence said when the campaign opened, with the
// address of its line. Unknown facts are left out, so that absence means "not in the evidence".
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { type Citation, citation } from '../../../shared/contract/method.ts';
import { citationColumns } from '../inventory/citation.ts';
import { factColumns, type Subject } from '../inventory/facts.ts';
import { statement } from '../workspace/statement.ts';
import type { AccessParties } from './party-to-access.ts';
import type { Candidate } from './population.ts';

const record = z.record(z.string(), z.union([z.string(), z.number()]));

/** Keys are the inventory's column names. */
export const frozenFacts = z.object({
  identity: record,
  entitlement: record,
  credentials: z.array(record),
  /** What acted through the identity, by a link that stood. Left out where nothing did, or nobody asked yet. */
  workloads: z.array(record).optional(),
  citation: citation.nullable(),
});
export type FrozenFacts = z.infer<typeof frozenFacts>;

/** Reads the facts of a candidate; prepared once, called for each. */
export function factsReader(db: Database): (candidate: Pick<Candidate, 'id' | 'identityId'>) => FrozenFacts {
  const identity = db.prepare<[number], Row>(`${selectFacts('identity', ['native_id'])} where id = ?`);
  const entitlement = db.prepare<[number], Row>(`${selectFacts('entitlement', ['key'])} where id = ?`);
  const credentials = db.prepare<[number], Row>(
    `${selectFacts('credential', ['uid', 'kind', 'native_id'])} where identity_id = ? and removed_bundle is null order by uid`,
  );
  const workloads = db.prepare<[number], Row>(
    `select identity.name, identity.owner, identity.owner_email
     from link
     join identity on identity.id = link.from_id
     where link.identity_id = ?
       and link.from_subject = 'identity'
       and link.directed = 1
       and link.state in ('applied', 'confirmed')
       and identity.removed_bundle is null
     order by identity.uid`,
  );
  return (candidate) => {
    const acting = workloads.all(candidate.identityId).map(known);
    return {
      identity: known(identity.get(candidate.identityId)),
      entitlement: known(entitlement.get(candidate.id)),
      credentials: credentials.all(candidate.identityId).map(known),
      citation: entitlementCitation(db).get({ id: candidate.id }) ?? null,
      ...(acting.length === 0 ? {} : { workloads: acting }),
    };
  };
}

const entitlementCitation = statement<{ id: number }, Citation>(
  `select ${citationColumns}, entitlement.line as line, entitlement.pointer as pointer
   from entitlement
   join artefact on artefact.id = entitlement.artefact_id
   join bundle on bundle.id = artefact.bundle_id
   where entitlement.id = $id`,
);

export function parseFacts(json: string): FrozenFacts {
  return frozenFacts.parse(JSON.parse(json));
}

const value = z.union([z.string(), z.number()]).optional();
const named = z.object({ name: value, owner: value, owner_email: value });

/** As much of the facts as says who is a party to the access. */
const partiesInFacts = z.object({
  identity: named.extend({ native_id: value, interactive: value, created_by: value }),
  entitlement: z.object({ granted_by: value }),
  workloads: z.array(named).optional(),
});

/** The facts that say who is a party to the access. */
export function accessParties(facts: FrozenFacts): AccessParties {
  return partiesOf(facts);
}

/** The same from the stored text, of which nothing else is read. */
export function accessPartiesIn(json: string): AccessParties {
  return partiesOf(partiesInFacts.parse(JSON.parse(json)));
}

function partiesOf(facts: z.input<typeof partiesInFacts>): AccessParties {
  const { identity, entitlement } = facts;
  return {
    identityName: text(identity.name) ?? '',
    nativeId: text(identity.native_id) ?? '',
    interactive: identity.interactive === undefined ? null : identity.interactive === 1,
    owner: text(identity.owner),
    ownerEmail: text(identity.owner_email),
    createdBy: text(identity.created_by),
    grantedBy: text(entitlement.granted_by),
    workloads: (facts.workloads ?? []).map((workload) => ({
      name: text(workload.name) ?? '',
      owner: text(workload.owner),
      ownerEmail: text(workload.owner_email),
    })),
  };
}

/** A fact as text; null when the evidence does not say. */
export function text(value: string | number | undefined): string | null {
  return value === undefined ? null : String(value);
}

/** The key by which window, gate and record name a citation. */
export function citationKey(cited: Pick<Citation, 'artefact' | 'line' | 'pointer'>): string {
  return `${cited.artefact}|${cited.line ?? ''}|${cited.pointer ?? ''}`;
}

type Row = Readonly<Record<string, string | number | null>>;

function selectFacts(table: Subject, more: readonly string[]): string {
  const columns = [...new Set([...more, ...factColumns[table]])].map((column) => `"${column}"`);
  return `select ${columns.join(', ')} from ${table}`;
}

function known(row: Row | undefined): Record<string, string | number> {
  const facts: Record<string, string | number> = {};
  for (const [column, value] of Object.entries(row ?? {})) if (value !== null) facts[column] = value;
  return facts;
}
