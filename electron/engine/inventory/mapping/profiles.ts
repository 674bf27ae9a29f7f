// The mappings of a workspace: saved by a person under a name, changed only as a new version with a reason, retired but
// never deleted, because what was imported by one is read again by it.
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { v7 } from 'uuid';
import { z } from 'zod';
import { CountersignError } from '../../../../shared/errors.ts';
import { type MappingProfile, mappingProfile } from '../../../../shared/mapping.ts';
import { mappedKindPrefix, mappingSlug } from '../../../../shared/mapping-words.ts';
import { profileProblems } from '../../intake/mapping/resolve.ts';
import type { Act, Actor } from '../../ledger/act.ts';
import { canonicalJson } from '../../ledger/canonical.ts';
import { perform } from '../../ledger/perform.ts';
import type { Workspace } from '../../workspace/workspace.ts';

export interface SavedMapping {
  readonly id: string;
  readonly slug: string;
  readonly version: number;
  readonly name: string;
  readonly digest: string;
  readonly profile: MappingProfile;
  readonly reason: string | null;
  readonly savedAt: string;
  readonly savedBy: string | null;
  readonly retiredAt: string | null;
  readonly retiredReason: string | null;
}

const savedBody = z.strictObject({
  id: z.uuid(),
  slug: z.string().min(1),
  version: z.int().min(1),
  profile: mappingProfile,
  reason: z.string().min(1).nullable(),
});

export const mappingSaved: Act<z.infer<typeof savedBody>> = {
  name: 'mapping.saved',
  body: savedBody,
  apply({ db }, { id, slug, version, profile, reason }, head) {
    db.prepare(
      `insert into mapping_profile (
         id, slug, version, name, profile, digest, reason, saved_at, saved_by, ledger_entry
       ) values ($id, $slug, $version, $name, $profile, $digest, $reason, $at, $by, $entry)`,
    ).run({
      id,
      slug,
      version,
      name: profile.name,
      profile: canonicalJson(profile),
      digest: profileDigest(profile),
      reason,
      at: head.at,
      by: head.actor.person,
      entry: head.index,
    });
  },
};

const retiredBody = z.strictObject({ slug: z.string().min(1), reason: z.string().min(1) });

export const mappingRetired: Act<z.infer<typeof retiredBody>> = {
  name: 'mapping.retired',
  body: retiredBody,
  apply({ db }, { slug, reason }, head) {
    db.prepare(
      `update mapping_profile
       set retired_at = $at, retired_by = $by, retired_reason = $reason
       where slug = $slug and retired_at is null`,
    ).run({ slug, reason, at: head.at, by: head.actor.person });
  },
};

export function profileDigest(profile: MappingProfile): string {
  return createHash('sha256').update(canonicalJson(profile)).digest('hex');
}

export interface SaveMapping {
  readonly profile: MappingProfile;
  /** Why it differs from the version before; needed from the second version on. */
  readonly reason: string | null;
  readonly as: Actor;
}

/**
 * Saves a mapping, as a new version where its name is known. One that is the same as the newest changes nothing. Throws
 * PROVIDER_MAY_NOT_DECIDE, and INPUT_INVALID for one that is not whole or changed without a reason.
 */
export async function saveMapping(workspace: Workspace, { profile, reason, as }: SaveMapping): Promise<SavedMapping> {
  refuseProvider(as, 'say how evidence is read');
  const [problem] = profileProblems(profile);
  if (problem !== undefined) throw new CountersignError('INPUT_INVALID', problem.sentence, { field: problem.field });
  const slug = mappingSlug(profile.name);
  return workspace.write(async (transaction) => {
    const { db } = transaction;
    const [newest] = versionsOf(db, slug);
    const isSame = newest !== undefined && newest.retiredAt === null && newest.digest === profileDigest(profile);
    if (isSame) return newest;
    const why = reason?.trim() === '' ? null : (reason?.trim() ?? null);
    if (newest !== undefined && why === null)
      throw new CountersignError(
        'INPUT_INVALID',
        `There is a mapping named ${newest.name} already. Say why it changes, or give this one another name.`,
        { name: newest.name, version: newest.version },
      );
    const id = v7({ msecs: transaction.clock().getTime() });
    await perform(transaction, mappingSaved, as, {
      id,
      slug,
      version: (newest?.version ?? 0) + 1,
      profile,
      reason: newest === undefined ? null : why,
    });
    return requireProfile(db, id);
  });
}

/** Throws PROVIDER_MAY_NOT_DECIDE, NOT_FOUND. What was imported by it stays. */
export async function retireMapping(
  workspace: Workspace,
  { name, reason, as }: { readonly name: string; readonly reason: string; readonly as: Actor },
): Promise<null> {
  refuseProvider(as, 'say how evidence is read');
  return workspace.write(async (transaction) => {
    const { slug } = requireMapping(transaction.db, name);
    await perform(transaction, mappingRetired, as, { slug, reason: reason.trim() });
    return null;
  });
}

/** Throws PROVIDER_MAY_NOT_DECIDE for a person who is not of the customer or the customer's adviser. */
function refuseProvider(actor: Actor, what: string): void {
  if (actor.party === 'customer' || actor.party === 'adviser' || actor.party === 'operator') return;
  throw new CountersignError(
    'PROVIDER_MAY_NOT_DECIDE',
    `A person of the ${actor.party} can't ${what}: that is the customer's.`,
    { person: actor.person },
  );
}

interface ProfileRow extends Omit<SavedMapping, 'profile'> {
  readonly profile: string;
}

const select = `
  select id, slug, version, name, profile, digest, reason, saved_at as savedAt, saved_by as savedBy,
    retired_at as retiredAt, retired_reason as retiredReason
  from mapping_profile`;

/** The newest version of each mapping that is not retired, by name. */
export function activeMappings(db: Database): SavedMapping[] {
  return db
    .prepare<[], ProfileRow>(
      `${select} as newest
       where retired_at is null
         and version = (select max(version) from mapping_profile where slug = newest.slug)
       order by name, slug`,
    )
    .all()
    .map(savedOf);
}

/** All versions of all mappings, the newest of each first. */
export function allMappings(db: Database): SavedMapping[] {
  return db.prepare<[], ProfileRow>(`${select} order by slug, version desc`).all().map(savedOf);
}

function versionsOf(db: Database, slug: string): SavedMapping[] {
  return db
    .prepare<{ slug: string }, ProfileRow>(`${select} where slug = $slug order by version desc`)
    .all({ slug })
    .map(savedOf);
}

/** By its name, or by the source kind made of it. Throws NOT_FOUND, also for a retired one. */
export function requireMapping(db: Database, name: string): SavedMapping {
  const slug = name.startsWith(mappedKindPrefix) ? name.slice(mappedKindPrefix.length) : mappingSlug(name);
  const [newest] = versionsOf(db, slug);
  if (newest !== undefined && newest.retiredAt === null) return newest;
  const known = activeMappings(db).map((mapping) => mapping.name);
  throw new CountersignError(
    'NOT_FOUND',
    newest === undefined
      ? `There is no mapping named ${name.slice(0, 80)}.`
      : `The mapping ${newest.name} was retired: ${newest.retiredReason ?? ''}`,
    { name: name.slice(0, 80), known },
  );
}

/** A version by its id, retired or not. Throws NOT_FOUND. */
export function requireProfile(db: Database, id: string): SavedMapping {
  const row = db.prepare<{ id: string }, ProfileRow>(`${select} where id = $id`).get({ id });
  if (row !== undefined) return savedOf(row);
  throw new CountersignError('NOT_FOUND', 'There is no such mapping in this workspace.', { mapping: id });
}

function savedOf(row: ProfileRow): SavedMapping {
  return { ...row, profile: mappingProfile.parse(JSON.parse(row.profile)) };
}

/** Which mapping a source was read by; null for one of a kind that is known by itself. */
export function mappingOfSource(db: Database, source: string): SavedMapping | null {
  const row = db
    .prepare<{ source: string }, ProfileRow>(
      `${select} where id = (select profile_id from source_mapping where source_id = $source)`,
    )
    .get({ source });
  return row === undefined ? null : savedOf(row);
}

/** The last bundle that was read by any version of a mapping, by name. */
export function lastReadBy(db: Database, slug: string): string | null {
  return (
    db
      .prepare<{ slug: string }, string>(
        `select bundle.name
         from source_mapping
         join mapping_profile on mapping_profile.id = source_mapping.profile_id
         join source on source.id = source_mapping.source_id
         join bundle on bundle.id = source.bundle_id
         where mapping_profile.slug = $slug
         order by bundle.ordinal desc
         limit 1`,
      )
      .pluck()
      .get({ slug }) ?? null
  );
}
