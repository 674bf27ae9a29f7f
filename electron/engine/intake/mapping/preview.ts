// What a mapping makes of a file, before it is saved: the first rows as records or with the reason why not, and counts over
// all of it. It reads what an import would read, so what it shows is what comes in.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CountersignError } from '../../../../shared/errors.ts';
import type { MappingProfile } from '../../../../shared/mapping.ts';
import type { MappedRecord } from '../../../../shared/mapping-words.ts';
import type { Address, CanonicalRecord, IntakeRecord } from '../record.ts';
import { readFile } from './read-mapped.ts';

export interface PreviewRow {
  readonly address: Address;
  readonly records: readonly PreviewRecord[];
  readonly rejected: string | null;
}

export interface PreviewRecord {
  readonly type: MappedRecord;
  /** The record's field and what stands in it, unknown ones left out. */
  readonly facts: readonly { readonly fact: string; readonly value: string }[];
}

export interface Preview {
  readonly counts: Readonly<Record<MappedRecord, number>>;
  readonly rejected: number;
  readonly rows: readonly PreviewRow[];
  /** The first rejected rows, wherever they stand. */
  readonly refusals: readonly { readonly address: Address; readonly reason: string }[];
  readonly remarks: readonly string[];
}

export interface PreviewOptions {
  readonly rows: number;
  readonly refusals: number;
  readonly signal?: AbortSignal;
}

/** `kept` are the bytes as keepMapped gives them. Throws CANCELLED. */
export async function previewMapped(
  profile: MappingProfile,
  file: { readonly path: string; readonly kept: Uint8Array },
  options: PreviewOptions,
): Promise<Preview> {
  const counts: Record<MappedRecord, number> = { identity: 0, credential: 0, entitlement: 0, finding: 0, action: 0 };
  const rows = new Map<string, { address: Address; records: PreviewRecord[]; rejected: string | null }>();
  const refusals: { address: Address; reason: string }[] = [];
  const remarks: string[] = [];
  let rejected = 0;
  let read = 0;
  const rowAt = (address: Address) => {
    const key = `${address.line ?? ''}|${address.pointer ?? ''}`;
    const known = rows.get(key);
    if (known !== undefined || rows.size >= options.rows) return known;
    const row = { address, records: [], rejected: null };
    rows.set(key, row);
    return row;
  };
  for (const record of readFile(profile, { path: file.path, bytes: file.kept }, { system: null, extractedAt: null })) {
    read += 1;
    if (read % 2000 === 0) {
      await nextTurn();
      if (options.signal?.aborted === true) throw new CountersignError('CANCELLED', 'The preview was cancelled.');
    }
    if (record.type === 'remark') {
      if (!remarks.includes(record.detail)) remarks.push(record.detail);
    } else if (record.type === 'rejected') {
      rejected += 1;
      if (refusals.length < options.refusals) refusals.push({ address: record.address, reason: record.reason });
      const row = rowAt(record.address);
      if (row !== undefined) row.rejected = record.reason;
    } else {
      counts[record.type] += 1;
      rowAt(record.address)?.records.push({ type: record.type, facts: factsOf(record) });
    }
  }
  return { counts, rejected, rows: [...rows.values()], refusals, remarks };
}

const notFacts = new Set(['type', 'address', 'key', 'path', 'privilegeKind']);

function factsOf(record: Exclude<IntakeRecord, { type: 'rejected' | 'remark' }>): PreviewRecord['facts'] {
  return Object.entries(record satisfies CanonicalRecord).flatMap(([fact, value]) => {
    const text = notFacts.has(fact) ? null : inWords(value);
    // A business date was given without a time.
    return text === null || text === '' ? [] : [{ fact, value: text.replace(/T00:00:00\.000Z$/, '').slice(0, 300) }];
  });
}

function inWords(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object') return String(value);
  if ('state' in value)
    return value.state === 'unknown'
      ? null
      : 'at' in value
        ? String(value.at)
        : String(value.state).replaceAll('_', ' ');
  if ('nativeId' in value) return String(value.nativeId);
  return null;
}
