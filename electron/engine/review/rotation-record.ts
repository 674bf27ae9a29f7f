// Agreed rotations as the tables have them, with who confirmed what depends on the credential.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';

export interface RotationRow {
  readonly id: string;
  readonly reference: string;
  readonly campaign: string;
  readonly campaignName: string;
  readonly credentialUid: string;
  readonly credential: string;
  readonly identityUid: string;
  readonly identity: string;
  readonly system: string;
  readonly reason: string;
  readonly ticket: string | null;
  readonly due: string | null;
  readonly baselineOrdinal: number;
  readonly agreedBy: string;
  readonly agreedAt: string;
  /** The newest confirmation. */
  readonly confirmed: {
    readonly list: readonly string[];
    readonly by: string;
    readonly at: string;
    readonly note: string | null;
  } | null;
  readonly withdrawn: { readonly by: string; readonly at: string; readonly reason: string | null } | null;
}

/** In the order in which they were agreed; `campaign` null: of all. */
export function rotationRows(db: Database, campaign: string | null): RotationRow[] {
  const events = db.prepare<
    [string],
    {
      event: 'dependants_confirmed' | 'withdrawn';
      by: string;
      at: string;
      dependants: string | null;
      note: string | null;
    }
  >(
    `select event, person.name as "by", rotation_event.at, dependants, note
     from rotation_event
     join person on person.id = rotation_event.person_id
     where rotation_id = ?
     order by ledger_entry`,
  );
  return db
    .prepare<[{ campaign: string | null }], Omit<RotationRow, 'confirmed' | 'withdrawn'>>(
      `select rotation.id, reference, campaign_id as campaign, campaign.name as campaignName,
         credential_uid as credentialUid, credential, identity_uid as identityUid, identity, system, reason, ticket,
         rotation.due, rotation.baseline_ordinal as baselineOrdinal, person.name as agreedBy, agreed_at as agreedAt
       from rotation
       join campaign on campaign.id = rotation.campaign_id
       join person on person.id = rotation.agreed_by
       where $campaign is null or campaign_id = $campaign
       order by rotation.ledger_entry`,
    )
    .all({ campaign })
    .map((row) => {
      const happened = events.all(row.id);
      const confirmed = happened.findLast((event) => event.event === 'dependants_confirmed');
      const withdrawn = happened.find((event) => event.event === 'withdrawn');
      return {
        ...row,
        confirmed:
          confirmed === undefined
            ? null
            : {
                list: z.array(z.string()).parse(JSON.parse(confirmed.dependants ?? '[]')),
                by: confirmed.by,
                at: confirmed.at,
                note: confirmed.note,
              },
        withdrawn: withdrawn === undefined ? null : { by: withdrawn.by, at: withdrawn.at, reason: withdrawn.note },
      };
    });
}
