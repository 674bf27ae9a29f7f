// Says what could not be read of a thing, and where it stands.
import { addressOf, type Cursor, field } from './cursor.ts';
import type { RejectedRecord, SourceRemark } from './record.ts';
import { readTime } from './time.ts';

export function rejected(cursor: Cursor, reason: string): RejectedRecord {
  return { type: 'rejected', address: addressOf(cursor), reason };
}

export function noted(cursor: Cursor, detail: string): SourceRemark {
  return { type: 'remark', remark: 'note', detail, address: addressOf(cursor) };
}

export function cutOff(cursor: Cursor, detail: string): SourceRemark {
  return { type: 'remark', remark: 'partial', detail, address: addressOf(cursor) };
}

/** The time under a key, and a remark when something stands there that is no date. */
export function timeIn(
  cursor: Cursor,
  key: string,
): { readonly at: string | null; readonly remarks: readonly SourceRemark[] } {
  const reading = readTime(field(cursor, key).value);
  if (reading.state !== 'bad') return { at: reading.state === 'at' ? reading.at : null, remarks: [] };
  return { at: null, remarks: [noted(cursor, `${key} is no date that can be read; it counts as unknown.`)] };
}
