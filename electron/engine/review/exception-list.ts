// The register of exceptions as a list of any length: parts of it, counted, and page by page. It is read once; an answer that
// nobody signed yet changes only what is accepted on its own item, and only that is then read again.
import type { Database } from 'better-sqlite3';
import type { ExceptionPage, ExceptionPart, ExceptionRecord, ExceptionState } from '../../../shared/contract/loop.ts';
import type { MethodArguments } from '../../../shared/contract.ts';
import { byEnd, exceptionRecords } from './exception-register.ts';
import { hasWords, wordsOf } from './queue-search.ts';
import { settledReading } from './settled-reading.ts';

/** A part of the register with what is counted of all of it. `today` is YYYY-MM-DD. */
export function listExceptions(
  db: Database,
  { part, state, campaign, cameBack, search, offset, limit }: MethodArguments<'exception.list'>,
  today: string,
): ExceptionPage {
  const { records, counts } = currentRegister(db, today);
  const words = wordsOf(search);
  const isAll = part === 'all' && state === null && campaign === null && !cameBack && words.length === 0;
  const rows = isAll
    ? records
    : records.filter(
        (record) =>
          isOf(record.state, part) &&
          (state === null || record.state === state) &&
          (campaign === null || record.campaign === campaign) &&
          (!cameBack || record.cameBack) &&
          (words.length === 0 || hasWords(saidIn(record), words)),
      );
  return { total: rows.length, rows: rows.slice(offset, offset + limit), ...counts };
}

type Counts = Pick<ExceptionPage, 'counts' | 'cameBack' | 'endsSoon'>;

interface Register {
  records: readonly ExceptionRecord[];
  counts: Counts;
}

function currentRegister(db: Database, today: string): Register {
  return settledReading(
    db,
    'exceptions',
    today,
    () => registerOf(exceptionRecords(db, today)),
    (register, { items }) => {
      const touched = new Set(items);
      const now = exceptionRecords(db, today, null, items);
      const others = register.records.filter(({ item }) => !touched.has(item));
      if (now.length > 0 || others.length < register.records.length) {
        Object.assign(register, registerOf([...others, ...now].sort(byEnd)));
      }
      return true;
    },
  );
}

function registerOf(records: readonly ExceptionRecord[]): Register {
  const count = (part: ExceptionPart) => records.filter(({ state }) => isOf(state, part)).length;
  return {
    records,
    counts: {
      counts: {
        all: records.length,
        running: count('running'),
        soon: count('soon'),
        over: count('over'),
        waiting: count('waiting'),
      },
      cameBack: records.filter((record) => record.cameBack).length,
      endsSoon: records.filter(({ state }) => state === 'ends_soon').length,
    },
  };
}

function isOf(state: ExceptionState, part: ExceptionPart): boolean {
  switch (part) {
    case 'all':
      return true;
    case 'running':
      return state === 'running' || state === 'review_due' || state === 'ends_soon';
    case 'soon':
      return state === 'ends_soon' || state === 'review_due';
    case 'over':
      return state === 'expired' || state === 'ended' || state === 'replaced';
    case 'waiting':
      return state === 'waiting';
  }
}

function saidIn(record: ExceptionRecord): string {
  const { identity, privilege, resource, system, reference, decision, approver, compensatingControl } = record;
  return [identity, privilege, resource, system, reference, decision, approver.name, compensatingControl].join(' ');
}
