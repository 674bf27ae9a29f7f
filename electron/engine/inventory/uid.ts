// The ids that records carry outside the workspace: digests of their natural keys, so that the same thing has the same
// id in every quarter and in every workspace.
import { hash } from 'node:crypto';
import type { CanonicalRecord, IdentityReference } from '../intake/record.ts';
import type { Subject } from './facts.ts';

const letters: Readonly<Record<Subject, string>> = {
  identity: 'i',
  credential: 'c',
  entitlement: 'e',
  finding: 'f',
  action: 'a',
};

export function identityUid({ system, nativeId }: IdentityReference): string {
  return uid('identity', [system, nativeId]);
}

/** `origin` is the source's kind and system: numbers of tickets and runs repeat from one system to the next. */
export function recordUid(record: CanonicalRecord, origin: readonly string[]): string {
  switch (record.type) {
    case 'identity':
      return identityUid(record);
    case 'credential':
      return uid('credential', [record.identity.system, record.identity.nativeId, record.kind, record.nativeId]);
    case 'entitlement':
      return uid('entitlement', [record.identity.system, record.identity.nativeId, record.key]);
    case 'finding':
      return uid('finding', [record.tool, record.nativeId]);
    case 'action':
      return uid('action', [...origin, record.nativeId]);
  }
}

/** 64 bits: with a million records the chance that two of them share an id is about one in forty million. */
function uid(subject: Subject, key: readonly string[]): string {
  return `${letters[subject]}-${hash('sha256', JSON.stringify(key), 'hex').slice(0, 16)}`;
}
