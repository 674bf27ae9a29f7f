// The population in counts: how many live entitlements there are of each kind that a scope tells apart, and how many of them
// are being decided. Read from what is counted with each assessment and opening (migration 021) while that is the state of
// now, else counted here.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { CampaignScope } from '../../../shared/contract/campaign-plan.ts';
import { risks } from '../../../shared/words.ts';
import { statement } from '../workspace/statement.ts';
import type { Assignable } from './assigning.ts';
import { changeSinceReview, isSettled } from './population.ts';
import type { ScopeFacts } from './scope.ts';
import { settledReading } from './settled-reading.ts';

/** How many there are, and of them what a review of news leaves out. */
export interface NewsCount {
  readonly all: number;
  /** Reviewed before, and the same since. */
  readonly settled: number;
  readonly cameBack: number;
}

export interface PopulationGroup extends ScopeFacts, NewsCount {}

export interface CountedIdentity extends Assignable {
  readonly cells: readonly IdentityCell[];
}

export interface IdentityCell extends NewsCount {
  /** Its place among the groups. */
  readonly group: number;
}

export interface UnderWay extends NewsCount {
  readonly campaign: string;
  readonly group: number;
}

/** One entitlement, as far as a plan looks at it. */
export interface NamedEntitlement {
  readonly id: number;
  readonly identity: Assignable;
  readonly facts: ScopeFacts;
  /** Open campaigns in which its item is not signed off. */
  readonly underWay: readonly string[];
}

export interface PopulationCounts {
  readonly groups: readonly PopulationGroup[];
  /** In each open campaign, by id, what is not signed off. */
  readonly underWay: readonly UnderWay[];
  /** Those of these owners (null: nobody is known by name), by system, name and uid. */
  ofOwners(owners: readonly (string | null)[]): readonly CountedIdentity[];
  /** By uid or name. */
  called(names: readonly string[]): readonly CountedIdentity[];
  /** Null: not live. */
  entitlement(uid: string): NamedEntitlement | null;
  isSettled(entitlement: NamedEntitlement, scope: CampaignScope): boolean;
}

/** How many of them the scope's question for news leaves out. */
export function settledIn({ all, settled, cameBack }: NewsCount, scope: CampaignScope): number {
  if (scope.cameBack === true) return all - cameBack;
  return scope.changedOnly === true ? settled : 0;
}

export function populationCounts(db: Database): PopulationCounts {
  return settledReading(db, 'population counts', '', () => readCounts(db));
}

function readCounts(db: Database): PopulationCounts {
  const source = isCounted(db) ? kept : now;
  const groups = readGroups(db, source);
  const positions = new Map(groups.map((group, position) => [keyOf(group), position]));
  const groupOf = (facts: ScopeFacts): number => positions.get(keyOf(facts)) ?? -1;
  const identities = new Map<string, readonly CountedIdentity[]>();
  const remembered = (key: string, condition: string, values: readonly (string | null)[]) => {
    const found = identities.get(key) ?? readIdentities(db, source, condition, values, groupOf);
    if (identities.size >= mostLists) identities.clear();
    identities.set(key, found);
    return found;
  };
  const named = new Map<string, NamedEntitlement | null>();
  const changeOf = changeSinceReview(db);
  const settledness = new Map<string, boolean>();
  return {
    groups,
    underWay: readUnderWay(db, source, groupOf),
    ofOwners: (owners) =>
      remembered(
        `owners ${JSON.stringify(owners)}`,
        'identity.owner in (select value from json_each($values)) or (identity.owner is null and $orNone = 1)',
        owners,
      ),
    called: (names) =>
      names.length === 0
        ? []
        : remembered(
            `names ${JSON.stringify(names)}`,
            `identity.id in (
               select id from identity where uid in (select value from json_each($values))
               union
               select id
               from identity
               where name collate nocase in (select value from json_each($values))
                 and name collate binary in (select value from json_each($values))
             )`,
            names,
          ),
    entitlement(uid) {
      const known = named.get(uid);
      if (known !== undefined) return known;
      const read = readEntitlement(db, uid);
      if (named.size >= mostNamed) named.clear();
      named.set(uid, read);
      return read;
    },
    isSettled({ id }, scope) {
      const key = `${id} ${scope.cameBack === true}`;
      const known = settledness.get(key) ?? isSettled(changeOf({ id }), scope);
      if (settledness.size >= mostNamed) settledness.clear();
      settledness.set(key, known);
      return known;
    },
  };
}

/** Lists of identities, and single entitlements, that are remembered at once. */
const mostLists = 8;
const mostNamed = 200_000;

/** Where the counts stand. */
interface Source {
  readonly cells: string;
  readonly underWay: string;
  readonly groups: string | null;
}
const kept: Source = { cells: 'population_cell', underWay: 'population_under_way', groups: 'population_group' };
const now: Source = { cells: 'population_cell_now', underWay: 'population_under_way_now', groups: null };

function isCounted(db: Database): boolean {
  return countedState(db).get({})?.isNow === 1;
}

const countedState = statement<object, { isNow: number }>(
  'select (select state from population_state) is (select state from population_state_now) as isNow',
);

const facet = z.tuple([
  z.string(),
  z.string(),
  z.string().nullable(),
  z.string().nullable(),
  z.number().nullable(),
  z.string(),
  z.string().nullable(),
  z.enum(['allow', 'deny']),
  z.enum(risks).nullable(),
]);

function parseFacet(json: string): ScopeFacts {
  const [system, identityKind, owner, ownerEmail, vendorManaged, privilegeKind, effectiveEnvironment, effect, risk] =
    facet.parse(JSON.parse(json));
  return {
    system,
    identityKind,
    owner,
    ownerEmail,
    vendorManaged,
    privilegeKind,
    effectiveEnvironment,
    effect,
    risk,
  };
}

function keyOf(facts: ScopeFacts): string {
  const { system, identityKind, owner, ownerEmail, vendorManaged, privilegeKind, effectiveEnvironment, effect, risk } =
    facts;
  const values = [system, identityKind, owner, ownerEmail, vendorManaged, privilegeKind];
  return JSON.stringify([...values, effectiveEnvironment, effect, risk]);
}

type CountRow = { readonly facet: string } & NewsCount;

const groupColumns = `identity.system, identity.kind as identityKind, identity.owner, identity.owner_email as ownerEmail,
  identity.vendor_managed as vendorManaged, cell.privilege_kind as privilegeKind,
  cell.environment as effectiveEnvironment, cell.effect, cell.risk`;

function readGroups(db: Database, { groups, cells }: Source): PopulationGroup[] {
  if (groups !== null) {
    return db
      .prepare<[], CountRow>(`select facet, entitlements as "all", settled, came_back as cameBack from ${groups}`)
      .all()
      .map(({ facet: json, ...counts }) => ({ ...parseFacet(json), ...counts }));
  }
  return db
    .prepare<[], PopulationGroup>(
      `select ${groupColumns}, sum(cell.entitlements) as "all", sum(cell.settled) as settled,
         sum(cell.came_back) as cameBack
       from ${cells} as cell
       join identity on identity.id = cell.identity_id
       group by 1, 2, 3, 4, 5, 6, 7, 8, 9`,
    )
    .all();
}

function readUnderWay(db: Database, { underWay }: Source, groupOf: (facts: ScopeFacts) => number): UnderWay[] {
  return db
    .prepare<[], CountRow & { campaign: string }>(
      `select campaign.id as campaign, counted.facet, sum(counted.items) as "all", sum(counted.settled) as settled,
         sum(counted.came_back) as cameBack
       from campaign
       join ${underWay} as counted on counted.campaign_id = campaign.id
       left join assignment on assignment.id = counted.assignment_id
       where campaign.state = 'open' and assignment.signed_off_at is null
       group by campaign.id, counted.facet
       order by campaign.opened_at, campaign.id`,
    )
    .all()
    .map(({ facet: json, ...row }) => ({ ...row, group: groupOf(parseFacet(json)) }));
}

type CellRow = Assignable & ScopeFacts & NewsCount;

function readIdentities(
  db: Database,
  { cells }: Source,
  condition: string,
  values: readonly (string | null)[],
  groupOf: (facts: ScopeFacts) => number,
): CountedIdentity[] {
  const rows = db
    .prepare<[{ values: string; orNone: number }], CellRow>(
      `select identity.uid as identityUid, identity.name as identity, ${groupColumns}, cell.entitlements as "all", cell.settled,
         cell.came_back as cameBack, $orNone as orNone
       from identity
       join ${cells} as cell on cell.identity_id = identity.id
       where ${condition}
       order by identity.system, identity.name, identity.uid`,
    )
    .all({ values: JSON.stringify(values.filter((value) => value !== null)), orNone: values.includes(null) ? 1 : 0 });
  const found: (CountedIdentity & { cells: IdentityCell[] })[] = [];
  for (const row of rows) {
    const { identityUid, identity, system, owner, ownerEmail, all, settled, cameBack } = row;
    let last = found.at(-1);
    if (last?.identityUid !== identityUid) {
      last = { identityUid, identity, system, owner, ownerEmail, cells: [] };
      found.push(last);
    }
    last.cells.push({ group: groupOf(row), all, settled, cameBack });
  }
  return found;
}

type EntitlementRow = { readonly id: number } & Assignable & ScopeFacts;

function readEntitlement(db: Database, uid: string): NamedEntitlement | null {
  const row = liveByUid(db).get({ uid });
  if (row === undefined) return null;
  const underWay = openItems(db)
    .all({ uid })
    .map(({ campaign }) => campaign);
  return { id: row.id, identity: row, facts: row, underWay };
}

const liveByUid = statement<{ uid: string }, EntitlementRow>(
  `select live.id, identity.uid as identityUid, identity.name as identity, live.system, live.identity_kind as identityKind, live.owner,
     live.owner_email as ownerEmail, live.vendor_managed as vendorManaged, live.privilege_kind as privilegeKind,
     live.environment as effectiveEnvironment, live.effect, live.risk
   from entitlement
   cross join population_live as live on live.id = entitlement.id
   cross join identity on identity.id = live.identity_id
   where entitlement.uid = $uid`,
);

const openItems = statement<{ uid: string }, { campaign: string }>(
  `select review_item.campaign_id as campaign
   from review_item
   join campaign on campaign.id = review_item.campaign_id
   left join assignment on assignment.id = review_item.assignment_id
   where review_item.entitlement_uid = $uid
     and campaign.state = 'open'
     and assignment.signed_off_at is null`,
);
