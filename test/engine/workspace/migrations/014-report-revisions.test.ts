import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../../../../electron/engine/workspace/migrate.ts';
import { migrations } from '../../../../electron/engine/workspace/migrations/list.ts';

test('a report that was issued before there were further signatures takes one, and that never changes either', () => {
  const db = new Database(':memory:');
  migrate(
    db,
    migrations.filter(({ number }) => number < 14),
  );
  db.pragma('foreign_keys = off');
  const [before, after] = ['a'.repeat(64), 'b'.repeat(64)];
  db.exec(`
    insert into issued_report (id, campaign_id, format, redacted, edition, draft, file, sha256, size, state_digest,
      checkpoint_size, issued_at, issued_by, ledger_entry)
    values ('r-1', 'c-1', 'pdf', 0, 2, 0, 'report.pdf', '${before}', 1234, '${before}', 40,
      '2026-10-13T09:00:00.000Z', 'p-dana', 41)`);
  const [fourteenth] = migrations.filter(({ number }) => number === 14);
  db.exec(fourteenth?.sql ?? '');
  const add = (kind: string, person: string | null, reason: string | null, stampedAt: string | null) =>
    db
      .prepare(
        `insert into report_revision (id, report_id, kind, person_id, reason, authority, stamped_at, previous_sha256, file,
           sha256, size, at, ledger_entry)
         values (?, 'r-1', ?, ?, ?, ?, ?, '${before}', 'two.pdf', '${after}', 2000, '2026-10-14T09:00:00.000Z', 42)`,
      )
      .run(`v-${kind}`, kind, person, reason, stampedAt, stampedAt);
  add('countersigned', 'p-sam', 'Read', null);
  add('timestamped', null, null, '2026-10-14T09:00:00.000Z');
  expect([
    db.prepare('select count(*) from report_revision').pluck().get(),
    db.prepare('select count(*) from issued_report').pluck().get(),
  ]).toEqual([2, 1]);
  expect(() => add('countersigned', null, null, null)).toThrow('constraint');
  expect(() => db.exec('update report_revision set size = 1')).toThrow('never changes');
  expect(() => db.exec('delete from report_revision')).toThrow('never deleted');
  db.close();
});
