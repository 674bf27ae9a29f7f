import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../../../../electron/engine/workspace/migrate.ts';
import { migrations } from '../../../../electron/engine/workspace/migrations/list.ts';

test('a report that was issued before there were more forms stays on record, and still never changes', () => {
  const db = new Database(':memory:');
  migrate(
    db,
    migrations.filter(({ number }) => number < 13),
  );
  db.pragma('foreign_keys = off');
  db.exec(`
    insert into issued_report (id, campaign_id, format, edition, draft, file, sha256, size, state_digest, checkpoint_size,
      issued_at, issued_by, ledger_entry)
    values ('r-1', 'c-1', 'pdf', 2, 0, 'report.pdf', '${'a'.repeat(64)}', 1234, '${'b'.repeat(64)}', 40,
      '2026-10-13T09:00:00.000Z', 'p-dana', 41)`);
  const before = db.prepare('select * from issued_report').get() as object;
  const [thirteenth] = migrations.filter(({ number }) => number === 13);
  db.exec(thirteenth?.sql ?? '');
  expect(db.prepare('select * from issued_report').get()).toEqual({ ...before, redacted: 0 });
  expect(() => db.exec(`update issued_report set size = 1`)).toThrow('never changes');
  expect(() => db.exec('delete from issued_report')).toThrow('never deleted');
  db.close();
});
