// Takes a bundle's records one by one and brings the inventory to what they say: a new row, the same row seen again, or a
// changed one with what it was before kept as history. Nothing is held in memory but the ids of identities.
import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Address, CanonicalRecord, IdentityReference } from '../intake/record.ts';
import {
  actionFacts,
  type ChangedFact,
  changedFacts,
  credentialFacts,
  entitlementFacts,
  type Facts,
  factColumns,
  factsText,
  findingFacts,
  identityFacts,
  isUnknown,
  type Subject,
  unknownValue,
  type Value,
} from './facts.ts';
import { mergeFacts } from './merge.ts';
import { createLinks, kindsOfArtefacts } from './origins.ts';
import type { SourceTally } from './source-tally.ts';
import { type KnownRow, prepareSubject, type StoredCitation, type SubjectStatements } from './statements.ts';
import { identityUid, recordUid } from './uid.ts';

export interface WriterContext {
  readonly db: Database;
  readonly ordinal: number;
  /** Path to artefact id, of this bundle. */
  readonly artefacts: ReadonlyMap<string, string>;
  /** The kinds of source that this bundle brings: what they say replaces what they said before. */
  readonly kinds: ReadonlySet<string>;
}

export interface InventoryWriter {
  /** Writes one record and counts it for its source. */
  take(record: CanonicalRecord, source: SourceTally): void;
}

export interface Place {
  readonly artefact_id: string;
  readonly line: number | null;
  readonly pointer: string | null;
}

interface Entry {
  readonly subject: Subject;
  readonly uid: string;
  readonly key: Facts;
  readonly facts: Facts;
  readonly place: Place;
}

export function createWriter(context: WriterContext): InventoryWriter {
  const { db, ordinal } = context;
  const statements: Readonly<Record<Subject, SubjectStatements>> = {
    identity: prepareSubject(db, 'identity'),
    credential: prepareSubject(db, 'credential'),
    entitlement: prepareSubject(db, 'entitlement'),
    finding: prepareSubject(db, 'finding'),
    action: prepareSubject(db, 'action'),
  };
  const identityIds = new Map<string, number>();
  const ownArtefacts = new Set(context.artefacts.values());
  const kindOf = kindsOfArtefacts(db);
  const links = createLinks(db);
  const isReplaced = (artefact: string) => context.kinds.has(kindOf(artefact));
  const reappeared = db.prepare(
    `select 1
     from history
     where subject = $subject and subject_id = $id and bundle = $ordinal and change = 'reappeared'`,
  );

  return { take };

  function take(record: CanonicalRecord, source: SourceTally): void {
    const place = placeOf(record.address, source);
    const entry = { uid: recordUid(record, source.origin), place };
    switch (record.type) {
      case 'identity': {
        source.sawIdentity(record.system);
        const key = { system: record.system, native_id: record.nativeId, placeholder: 0 };
        const known = statements.identity.find.get(entry.uid);
        const id = put({ ...entry, subject: 'identity', key, facts: identityFacts(record) }, known, source);
        identityIds.set(entry.uid, id);
        if (known !== undefined && known.last_bundle < ordinal) links.drop(id, isReplaced);
        links.add(id, record.links, place);
        return;
      }
      case 'credential': {
        const key = {
          identity_id: identityOf(record.identity, place, source),
          native_id: record.nativeId,
          kind: record.kind,
        };
        putFound({ ...entry, subject: 'credential', key, facts: credentialFacts(record) }, source);
        return;
      }
      case 'entitlement': {
        const key = { identity_id: identityOf(record.identity, place, source), key: record.key };
        const facts = entitlementFacts(record, (file) => context.artefacts.get(file) ?? null);
        putFound({ ...entry, subject: 'entitlement', key, facts }, source);
        return;
      }
      case 'finding':
      case 'action': {
        const identity = record.identity === null ? null : identityOf(record.identity, place, source);
        const key = { native_id: record.nativeId, identity_id: identity };
        const facts = record.type === 'finding' ? findingFacts(record) : actionFacts(record);
        putFound({ ...entry, subject: record.type, key, facts }, source);
      }
    }
  }

  function placeOf(address: Address, source: SourceTally): Place {
    const artefact = context.artefacts.get(address.file);
    if (artefact === undefined)
      throw new Error(`source ${source.id} cites ${address.file}, which is not in the bundle`);
    return { artefact_id: artefact, line: address.line, pointer: address.pointer };
  }

  /** The id of the identity that a record names; one that no record describes is kept as a name only. */
  function identityOf(reference: IdentityReference, place: Place, source: SourceTally): number {
    const uid = identityUid(reference);
    const cached = identityIds.get(uid);
    if (cached !== undefined) return cached;
    const known = statements.identity.find.get(uid);
    const id =
      known === undefined || known.placeholder === 1
        ? put({ subject: 'identity', uid, place, ...nameOnly(reference) }, known, source, false)
        : known.id;
    identityIds.set(uid, id);
    return id;
  }

  function putFound(entry: Entry, source: SourceTally): void {
    put(entry, statements[entry.subject].find.get(entry.uid), source);
  }

  function put(entry: Entry, known: KnownRow | undefined, source: SourceTally, counts = true): number {
    if (known === undefined) {
      const id = insert(entry);
      if (counts) source.count(entry.subject);
      return id;
    }
    if (known.last_bundle < ordinal) {
      seeAgain(entry, known);
      if (counts) source.count(entry.subject);
    } else if (known.placeholder === 1) {
      if (counts) describe(entry, known);
      if (counts) source.count(entry.subject);
    } else {
      addTo(entry, known, source);
    }
    return known.id;
  }

  function insert(entry: Entry): number {
    return statements[entry.subject].insert({
      uid: entry.uid,
      ...entry.facts,
      ...entry.key,
      ...entry.place,
      facts_digest: digest(entry.subject, entry.facts),
      change: 'new',
      changed_facts: '[]',
      first_bundle: ordinal,
      last_bundle: ordinal,
      removed_bundle: null,
    });
  }

  /** The first record of this bundle for a row of an earlier one. */
  function seeAgain(entry: Entry, known: KnownRow): void {
    const { subject, facts, key, place } = entry;
    const own = statements[subject];
    const sameKind = isReplaced(known.artefact_id);
    const isSame = sameKind && known.removed_bundle === null && digest(subject, facts) === known.facts_digest;
    if (isSame && known.placeholder === (key.placeholder ?? 0)) {
      own.dropCitations.run(known.id);
      own.touch({ ...facts, ...key, ...place, last_bundle: ordinal, id: known.id });
      return;
    }
    const before = stored(subject, known.id);
    const cited = citationsOf(subject, known.id);
    const { carried, origin } = carriedOver(subject, known, before, cited);
    const merged = mergeFacts(subject, facts, carried);
    own.dropCitations.run(known.id);
    for (const column of merged.taken) {
      if (!isUnknown(column, merged.facts[column] ?? null)) cite(subject, known.id, column, origin(column));
    }
    settle(entry, known, before, merged.facts, place);
  }

  /** What earlier bundles said through kinds of source that this bundle does not bring: nothing here takes it back. */
  function carriedOver(subject: Subject, known: KnownRow, before: Facts, cited: ReadonlyMap<string, StoredCitation>) {
    const own: Place = {
      artefact_id: known.artefact_id,
      line: numberOrNull(before.line),
      pointer: textOrNull(before.pointer),
    };
    const origin = (column: string): Place => cited.get(citedFact(column)) ?? own;
    const carried: Record<string, Value> = {};
    for (const column of factColumns[subject]) {
      const stays = known.placeholder === 0 && !isReplaced(origin(column).artefact_id);
      carried[column] = stays ? (before[column] ?? null) : unknownValue(column);
    }
    return { carried, origin };
  }

  /** An identity that was only a name so far in this bundle. */
  function describe(entry: Entry, known: KnownRow): void {
    settle(entry, known, priorTo(entry.subject, known), entry.facts, entry.place);
  }

  /** Another record of this bundle for the same row. */
  function addTo(entry: Entry, known: KnownRow, source: SourceTally): void {
    const { subject, place } = entry;
    const twice = source.isOwn(known.artefact_id) || source.hasMerged(entry.uid);
    if (twice) source.countDuplicate();
    else {
      source.noteMerged(entry.uid);
      source.count(subject);
    }
    const current = stored(subject, known.id);
    const cited = citationsOf(subject, known.id);
    const merged = mergeFacts(subject, current, { ...entry.facts, ...entry.key }, (column) => {
      const citation = cited.get(citedFact(column));
      return citation !== undefined && !ownArtefacts.has(citation.artefact_id);
    });
    for (const column of merged.conflicts) source.noteConflict(subject, column, String(current.name ?? entry.uid));
    if (merged.taken.length === 0) return;
    for (const column of merged.taken) cite(subject, known.id, column, place);
    const own: Place = {
      artefact_id: known.artefact_id,
      line: numberOrNull(current.line),
      pointer: textOrNull(current.pointer),
    };
    settle(entry, known, priorTo(subject, known) ?? current, merged.facts, own);
  }

  /** Writes the facts that a row has now, and what that is compared with `prior` (null: the row is new in this bundle). */
  function settle(entry: Entry, known: KnownRow, prior: Facts | null, facts: Facts, place: Place): void {
    const { subject } = entry;
    const isNew = known.first_bundle === ordinal || prior === null;
    const reappears = !isNew && (known.removed_bundle !== null || reappearedHere(subject, known.id));
    const changed = isNew ? [] : changedFacts(subject, prior, facts);
    const change = isNew ? 'new' : reappears ? 'reappeared' : changed.length > 0 ? 'changed' : 'unchanged';
    statements[subject].update({
      ...facts,
      ...entry.key,
      ...place,
      facts_digest: digest(subject, facts),
      change,
      changed_facts: JSON.stringify(changed),
      last_bundle: ordinal,
      removed_bundle: null,
      id: known.id,
    });
    if (!isNew) remember(subject, known.id, change, prior, changed);
  }

  function remember(subject: Subject, id: number, change: string, prior: Facts, changed: readonly ChangedFact[]): void {
    if (change === 'unchanged') statements[subject].dropHistory.run({ id, bundle: ordinal });
    else {
      statements[subject].keepHistory.run({
        subject_id: id,
        bundle: ordinal,
        change,
        facts: JSON.stringify(prior),
        changed_facts: JSON.stringify(changed),
      });
    }
  }

  /** What the row was before this bundle: null when there was none, undefined facts are those stored now. */
  function priorTo(subject: Subject, known: KnownRow): Facts | null {
    if (known.first_bundle === ordinal) return null;
    const kept = statements[subject].historyOf.get({ id: known.id, bundle: ordinal });
    return kept === undefined ? stored(subject, known.id) : (JSON.parse(kept) as Facts);
  }

  function reappearedHere(subject: Subject, id: number): boolean {
    return reappeared.get({ subject, id, ordinal }) !== undefined;
  }

  function stored(subject: Subject, id: number): Facts {
    return statements[subject].facts.get(id) ?? {};
  }

  function citationsOf(subject: Subject, id: number): Map<string, StoredCitation> {
    return new Map(statements[subject].citations.all(id).map((citation) => [citation.fact, citation]));
  }

  function cite(subject: Subject, id: number, column: string, place: Place): void {
    statements[subject].cite.run({
      subject_id: id,
      fact: citedFact(column),
      artefact_id: place.artefact_id,
      line: place.line,
      pointer: place.pointer,
    });
  }
}

/** The facts of an identity that is only named: unknown, all of them. */
function nameOnly(reference: IdentityReference): { key: Facts; facts: Facts } {
  const unknown = Object.fromEntries(factColumns.identity.map((column) => [column, unknownValue(column)]));
  return {
    key: { system: reference.system, native_id: reference.nativeId, placeholder: 1 },
    facts: { ...unknown, kind: 'other', name: reference.nativeId },
  };
}

function digest(subject: Subject, facts: Facts): string {
  return hash('sha256', factsText(subject, facts), 'hex');
}

/** State and time of the last use are one fact. */
export function citedFact(column: string): string {
  return column.startsWith('last_use_') ? 'last_use' : column;
}

function numberOrNull(value: Value | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

function textOrNull(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
