// Agreed rotations with how far they are, as the evidence stands.
import type { Database } from 'better-sqlite3';
import type { Rotation } from '../../../shared/contract/loop.ts';
import { citationOf } from '../inventory/citation.ts';
import { allOwnEvidence } from './own-evidence.ts';
import {
  bundlesByOrdinal,
  claimedActions,
  claimsOf,
  claimText,
  instructionsSent,
  isOverdue,
  unknownBundle,
} from './remediation.ts';
import { rotationRows } from './rotation-record.ts';
import { rotationVerdict } from './rotation-state.ts';

interface CredentialNow {
  readonly id: number;
  readonly renewedAt: string | null;
  readonly status: string | null;
  readonly lastBundle: number;
  readonly removedBundle: number | null;
}

/** In the order in which they were agreed; `campaign` null: of all. `today` is YYYY-MM-DD. */
export function listRotations(db: Database, campaign: string | null, today: string): Rotation[] {
  const bundles = bundlesByOrdinal(db);
  const claims = claimedActions(db);
  const sent = instructionsSent(db);
  const own = allOwnEvidence(db);
  const credential = db.prepare<[string], CredentialNow>(
    `select id, coalesce(rotated_at, created_at) as renewedAt, status, last_bundle as lastBundle,
       removed_bundle as removedBundle
     from credential
     where uid = ?`,
  );
  return rotationRows(db, campaign).map((row) => {
    const now = credential.get(row.credentialUid) ?? null;
    const seenIn = (ordinal: number) => bundles.get(ordinal) ?? unknownBundle;
    const told = sent.get(row.id) ?? [];
    const instruction = told.at(-1) ?? null;
    const names = [row.reference, row.id, ...(row.ticket === null ? [] : [row.ticket])];
    const instructed = told.map(({ reference }) => reference);
    const claim =
      claimsOf(claims, { identityUid: row.identityUid, since: row.agreedAt, names: [...names, ...instructed] })[0] ??
      null;
    const verdict = rotationVerdict({
      since: instruction?.issuedAt ?? row.agreedAt,
      baselineOrdinal: row.baselineOrdinal,
      renewedAt: now?.renewedAt ?? null,
      isLive: now?.status == null ? null : now.status === 'active',
      lastSeen: now === null ? null : seenIn(now.lastBundle),
      removed: now?.removedBundle == null ? null : seenIn(now.removedBundle),
      claim: claim === null ? null : { text: claimText(claim), at: claim.at },
      own: own.get(row.id)?.at(-1) ?? null,
    });
    // What was never sent, or was taken back, can't have failed.
    const isAsked = instruction !== null && row.withdrawn === null;
    const state = isAsked || verdict.state === 'verified' ? verdict.state : 'instructed';
    const { confirmed, baselineOrdinal: _, identityUid: __, ...shown } = row;
    const due = instruction?.due ?? row.due;
    return {
      ...shown,
      due,
      dependants: confirmed === null ? null : { ...confirmed, list: [...confirmed.list] },
      instruction:
        instruction === null
          ? null
          : { reference: instruction.reference, list: instruction.list, issuedAt: instruction.issuedAt },
      state,
      since: verdict.since,
      explanation:
        row.withdrawn !== null
          ? `Withdrawn: ${row.withdrawn.reason ?? ''}`
          : confirmed === null
            ? 'It waits: nobody has confirmed what depends on it.'
            : verdict.explanation,
      overdue: isAsked && isOverdue(due, state, today),
      citation:
        verdict.shownBy === 'claim' && claim !== null
          ? citationOf(db, 'action', claim.id)
          : now === null
            ? null
            : citationOf(db, 'credential', now.id),
    };
  });
}
