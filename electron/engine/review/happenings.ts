// What happened to live entitlements that somebody should look at, read from evidence and persons as they stand. Each has
// the bundle or the moment that first said so; what happens again later is another one.
import type { Database } from 'better-sqlite3';
import type { TriggerKind } from '../../../shared/contract/campaign.ts';
import type { Risk } from '../../../shared/words.ts';
import { openExposure, standingLinks } from '../controls/facts.ts';
import { listPersons } from '../engagement/persons.ts';
import { plainText } from '../engagement/same-person.ts';

export interface Happening {
  readonly kind: TriggerKind;
  /** What it is about: the owner or the identity. */
  readonly subject: string;
  readonly text: string;
  readonly event: string;
  /** The bundle (ordinal) that said so, or the moment at which a person did. */
  readonly bundle: number | null;
  readonly at: string | null;
  /** UTC ISO time of either. */
  readonly since: string;
  readonly entitlement: number;
  readonly uid: string;
  readonly identity: string;
  readonly system: string;
  readonly privilege: string;
  readonly resource: string;
  /** Null: no assessment has seen it. */
  readonly risk: Risk | null;
  /** Where the evidence of the entitlement stands. */
  readonly artefact_id: string;
  readonly line: number | null;
  readonly pointer: string | null;
}

export function happenings(db: Database): Happening[] {
  return [...ownersLeft(db), ...secretsLeaked(db), ...privilegesRaised(db)];
}

type Row = Pick<
  Happening,
  'entitlement' | 'uid' | 'identity' | 'system' | 'privilege' | 'resource' | 'risk' | 'artefact_id' | 'line' | 'pointer'
> & {
  readonly identityUid: string;
  readonly owner: string | null;
  readonly ownerEmail: string | null;
};

const told = `
  entitlement.id as entitlement, entitlement.uid, identity.name as identity, identity.uid as identityUid,
  identity.system, identity.owner, identity.owner_email as ownerEmail, entitlement.privilege, entitlement.resource,
  entitlement.artefact_id, entitlement.line, entitlement.pointer,
  (select risk from entitlement_assessment where entitlement_assessment.entitlement_id = entitlement.id) as risk`;

const live = `${told}
  from entitlement
  join identity on identity.id = entitlement.identity_id`;

const isLive = `entitlement.removed_bundle is null and entitlement.effect = 'allow'`;

/** The newest bundle whose change made a fact what it is; the first bundle of the record where it always was so. */
function changedIn(subject: string, table: string, facts: string, or = 'false'): string {
  return `coalesce(
    (
      select max(history.bundle)
      from history
      where history.subject = '${subject}' and history.subject_id = ${table}.id
        and (
          ${or}
          or exists (
            select 1
            from json_each(history.changed_facts)
            where json_extract(json_each.value, '$.fact') in (${facts})
          )
        )
    ),
    ${table}.first_bundle
  )`;
}

function ownersLeft(db: Database): Happening[] {
  const saysEvidence = db
    .prepare<[], Row & { bundle: number; since: string }>(
      // when it was said is asked once for each identity, not for all that it may do
      `with gone as materialized (
         select identity.*, ${changedIn('identity', 'identity', "'owner_status', 'owner', 'owner_email'")} as bundle
         from identity
         where owner_status = 'left'
       )
       select identity.bundle, bundle.received_at as since, ${told}
       from gone as identity
       cross join bundle on bundle.ordinal = identity.bundle
       cross join entitlement on entitlement.identity_id = identity.id
       where ${isLive}
       order by identity.system, identity.name, entitlement.uid`,
    )
    .all()
    .map((row): Happening => {
      const owner = row.owner ?? row.ownerEmail ?? `the owner of ${row.identity}`;
      return {
        ...row,
        kind: 'owner_left',
        subject: plainText(owner),
        text: `${owner} left, as the evidence says.`,
        event: `bundle ${row.bundle}`,
        at: null,
      };
    });
  const gone = departed(db);
  if (gone.size === 0) return saysEvidence;
  const saysPerson = db
    .prepare<[], Row>(`select ${live} where ${isLive} order by identity.system, identity.name, entitlement.uid`)
    .all()
    .flatMap((row): Happening[] => {
      const person = [row.ownerEmail, row.owner].map((text) => gone.get(plainText(text ?? ''))).find(Boolean);
      if (person === undefined) return [];
      return [
        {
          ...row,
          kind: 'owner_left',
          subject: plainText(row.owner ?? person.name),
          text: sentence(`${person.name} left: ${person.reason}`),
          event: `person ${person.id}`,
          bundle: null,
          at: person.at,
          since: person.at,
        },
      ];
    });
  return [...saysEvidence, ...saysPerson];
}

interface Departed {
  readonly id: string;
  readonly name: string;
  readonly at: string;
  readonly reason: string;
}

/** By name and e-mail as they are compared; not who is here again under the same one. */
function departed(db: Database): ReadonlyMap<string, Departed> {
  const here = new Set(
    listPersons(db)
      .filter((person) => person.active)
      .flatMap((person) => [plainText(person.name), plainText(person.email)]),
  );
  const rows = db
    .prepare<[], Departed & { email: string }>(
      `select id, name, email, deactivated_at as at, deactivated_reason as reason
       from person
       where active = 0 and party = 'customer'
       order by deactivated_at`,
    )
    .all();
  return new Map(
    rows.flatMap((person) =>
      [plainText(person.email), plainText(person.name)]
        .filter((text) => text !== '' && !here.has(text))
        .map((text): [string, Departed] => [text, person]),
    ),
  );
}

/** As rule SEC-1 sees it: an open finding of an exposed secret, on the identity or on a record linked to it. */
function secretsLeaked(db: Database): Happening[] {
  return db
    .prepare<[], Row & { bundle: number; since: string; finding: string; tool: string; title: string }>(
      `with
       neighbour as (${standingLinks}),
       leaked as (
         select identity_id, id
         from finding
         where ${openExposure()} and identity_id is not null
         union
         select neighbour.identity_id, finding.id
         from neighbour
         join finding on finding.identity_id = neighbour.other_id
         where ${openExposure()}
       ),
       dated as (
         select leaked.identity_id, finding.uid, finding.tool, finding.title,
           ${changedIn('finding', 'finding', "'state'", "history.change = 'reappeared'")} as bundle
         from leaked
         join finding on finding.id = leaked.id
       )
       select dated.uid as finding, dated.tool, dated.title, dated.bundle, bundle.received_at as since, ${live}
       join dated on dated.identity_id = identity.id
       join bundle on bundle.ordinal = dated.bundle
       where ${isLive}
       order by dated.bundle desc, identity.system, identity.name, entitlement.uid`,
    )
    .all()
    .map((row) => ({
      ...row,
      kind: 'secret_leaked',
      subject: row.identityUid,
      text: sentence(`A secret of ${row.identity} was found in the open by ${row.tool}: ${row.title}`),
      event: `${row.finding} bundle ${row.bundle}`,
      at: null,
    }));
}

/** Administration, or a way to it, that was not there before: on the entitlement, or as a new one of a known identity. */
function privilegesRaised(db: Database): Happening[] {
  return db
    .prepare<[], Row & { bundle: number; since: string; isNew: number; administrator: number | null }>(
      `select raised.bundle, raised.isNew, raised.administrator, bundle.received_at as since, ${live}
           join (
             select history.subject_id as id, max(history.bundle) as bundle, 0 as isNew, entitlement.administrator
             from history
             join entitlement on entitlement.id = history.subject_id
             join json_each(history.changed_facts) as step
             where history.subject = 'entitlement'
               and json_extract(step.value, '$.fact') in ('administrator', 'escalates')
               and json_extract(step.value, '$.after') in (1, '1')
               and (
                 (json_extract(step.value, '$.fact') = 'administrator' and entitlement.administrator = 1)
                 or (json_extract(step.value, '$.fact') = 'escalates' and entitlement.escalates = 1)
               )
             group by history.subject_id
             union all
             select entitlement.id, entitlement.first_bundle, 1, entitlement.administrator
             from entitlement
             cross join identity on identity.id = entitlement.identity_id
             where entitlement.first_bundle > (select min(ordinal) from bundle)
               and entitlement.first_bundle > identity.first_bundle
               and (entitlement.administrator = 1 or entitlement.escalates = 1)
           ) as raised on raised.id = entitlement.id
           join bundle on bundle.ordinal = raised.bundle
           where ${isLive}
           order by raised.bundle desc, identity.system, identity.name, entitlement.uid`,
    )
    .all()
    .map((row) => ({
      ...row,
      kind: 'privilege_raised',
      subject: row.identityUid,
      text: sentence(
        `${row.identity} ${row.isNew === 1 ? 'was given' : 'now has'} ${
          row.administrator === 1 ? 'administration' : 'a way to administration'
        }: ${row.privilege} on ${row.resource}`,
      ),
      event: `bundle ${row.bundle}`,
      at: null,
    }));
}

/** What somebody typed, or a tool wrote, ends as a sentence all the same. */
function sentence(text: string): string {
  return /[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}
