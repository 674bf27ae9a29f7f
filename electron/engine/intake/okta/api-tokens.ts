// Okta API tokens (`/api/v1/api-tokens`): each acts with the rights of the user who made it.
import { addressOf, type Cursor, field, textIn } from '../cursor.ts';
import type { IntakeRecord, LastUse } from '../record.ts';
import { rejected, timeIn } from '../telling.ts';
import { credentialRecord } from '../unsaid.ts';
import { type Organisation, oktaListKind, pagesInHeader } from './list.ts';

export const oktaApiTokens = oktaListKind({
  kind: 'okta.api-tokens',
  title: 'Okta API tokens',
  provides: ['credential'],
  cannotKnow: [
    pagesInHeader,
    { fact: 'credential.holder', reason: 'Okta does not know where a token was stored.' },
    { fact: 'credential.rotatedAt', reason: 'A token is never changed, only replaced.' },
    { fact: 'identity', reason: 'Only the id of the user is named.' },
    { fact: 'entitlement', reason: 'A token has the rights of its user, which stand in the role assignments.' },
  ],
  shapes: [['tokenWindow', 'clientName', 'userId']],
  *records(entries, organisation) {
    for (const entry of entries) yield* tokenRecords(entry, organisation);
  },
});

function* tokenRecords(entry: Cursor, organisation: Organisation): Generator<IntakeRecord, void, undefined> {
  const id = textIn(entry, 'id');
  const user = textIn(entry, 'userId');
  if (id === null || user === null) {
    yield rejected(entry, 'The token has no id or no userId.');
    return;
  }
  const created = timeIn(entry, 'created');
  const expires = timeIn(entry, 'expiresAt');
  yield* [...created.remarks, ...expires.remarks];
  const connection = textIn(field(entry, 'network'), 'connection');
  yield credentialRecord({
    identity: organisation.reference(user),
    nativeId: id,
    kind: 'token',
    createdAt: created.at,
    expiresAt: expires.at,
    neverExpires: expires.at === null ? null : false,
    lastUse: lastUseOf(entry, created.at, expires.at),
    // Okta lists the active tokens only.
    status: 'active',
    restricted: connection === null ? null : connection !== 'ANYWHERE',
    address: addressOf(entry),
  });
}

/** A use starts the idle window anew: where the end is one window behind `lastUpdated`, that is the last use. */
function lastUseOf(entry: Cursor, created: string | null, expires: string | null): LastUse {
  const updated = timeIn(entry, 'lastUpdated').at;
  const window = milliseconds(textIn(entry, 'tokenWindow'));
  if (updated === null || expires === null || window === null) return { state: 'unknown' };
  if (Date.parse(expires) - Date.parse(updated) !== window || updated === created) return { state: 'unknown' };
  return { state: 'at', at: updated };
}

/** `P30D`, `PT5M`: ISO 8601 durations of fixed length. */
function milliseconds(duration: string | null): number | null {
  const match = /^P(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/.exec(duration ?? '');
  if (match === null) return null;
  const [days, hours, minutes, seconds] = [1, 2, 3, 4].map((index) => Number(match[index] ?? 0));
  return (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60_000 + (seconds ?? 0) * 1000;
}
