// A credential, finding or action in full: its facts with their lines, whose it is, and what changed since the last time.
import type { Database } from 'better-sqlite3';
import type { RecordDetail } from '../../../shared/contract/inventory.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { Change } from '../../../shared/words.ts';
import { createCiter } from './citer.ts';
import { credentialFacts } from './credential-fact-choice.ts';
import { type FactChoice, listFacts } from './fact-list.ts';
import type { ChangedFact, Facts, Subject } from './facts.ts';
import { labelOf, valueInWords } from './words.ts';

type Kind = RecordDetail['subject'];

const tables: Readonly<Record<Kind, Extract<Subject, 'credential' | 'finding' | 'action'>>> = {
  credentials: 'credential',
  findings: 'finding',
  actions: 'action',
};

const shownFacts: Readonly<Record<Kind, readonly FactChoice[]>> = {
  credentials: credentialFacts,
  findings: [
    { fact: 'title' },
    { fact: 'severity' },
    { fact: 'state' },
    { fact: 'kind' },
    { fact: 'identity_hint' },
    { fact: 'resource' },
    { fact: 'tool' },
    { fact: 'rule' },
    { fact: 'first_seen' },
    { fact: 'last_seen' },
    { fact: 'last_four', onlyWhenKnown: true },
  ],
  actions: [
    { fact: 'verb' },
    { fact: 'target' },
    { fact: 'at' },
    { fact: 'performed_by' },
    { fact: 'party' },
    { fact: 'state' },
    { fact: 'approval' },
    { fact: 'ticket' },
    { fact: 'activity' },
  ],
};

type Row = Facts & {
  readonly id: number;
  readonly identity_id: number | null;
  readonly change: Change;
  readonly changed_facts: string;
  readonly removed_bundle: number | null;
};

/** Throws NOT_FOUND. */
export function recordDetail(db: Database, subject: Kind, uid: string, locale: Locale = 'en'): RecordDetail {
  const table = tables[subject];
  const row = db.prepare<[string], Row>(`select * from ${table} where uid = ?`).get(uid);
  if (row === undefined)
    throw new CountersignError('NOT_FOUND', `There is no such ${table} in this workspace.`, { uid });
  return {
    uid,
    subject,
    title: titleOf(subject, row),
    identity: row.identity_id === null ? null : identityOf(db, row.identity_id),
    change: row.change,
    changedFacts: (JSON.parse(row.changed_facts) as ChangedFact[]).map(({ fact, before, after }) => ({
      fact,
      label: labelOf(table, fact, locale).label,
      before: valueInWords(fact, before, locale),
      after: valueInWords(fact, after, locale),
    })),
    facts: listFacts(createCiter(db), { subject: table, id: row.id, row }, shownFacts[subject], locale),
    gone: goneIn(db, row.removed_bundle),
  };
}

function titleOf(subject: Kind, row: Row): string {
  switch (subject) {
    case 'credentials':
      return String(row.native_id);
    case 'findings':
      return String(row.title);
    case 'actions':
      return `${String(row.verb)} ${String(row.target)}`;
  }
}

function identityOf(db: Database, id: number): RecordDetail['identity'] {
  return (
    db
      .prepare<[number], NonNullable<RecordDetail['identity']>>(
        'select uid, name, kind, system from identity where id = ?',
      )
      .get(id) ?? null
  );
}

/** The bundle that no longer had a record; null while it is there. */
export function goneIn(db: Database, ordinal: number | null): { bundle: string; bundleName: string } | null {
  if (ordinal === null) return null;
  return (
    db
      .prepare<[number], { bundle: string; bundleName: string }>(
        'select id as bundle, name as bundleName from bundle where ordinal = ?',
      )
      .get(ordinal) ?? null
  );
}
