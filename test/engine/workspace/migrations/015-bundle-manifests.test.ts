import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../../../../electron/engine/workspace/migrate.ts';
import { migrations } from '../../../../electron/engine/workspace/migrations/list.ts';

test('a bundle from before manifests were kept stays as it is, and what is kept of a later one never changes', () => {
  const db = new Database(':memory:');
  migrate(
    db,
    migrations.filter(({ number }) => number < 15),
  );
  db.pragma('foreign_keys = off');
  db.exec(`
    insert into bundle (id, ordinal, name, kind, tagmanifest_sha256, lineage, trust, acknowledged, received_at, ledger_entry)
    values ('b-1', 1, 'harbour-1', 'bag', '${'a'.repeat(64)}', 'first', 'trusted', 0, '2026-10-01T06:00:00.000Z', 3)`);
  const before = db.prepare('select * from bundle').get();
  const [fifteenth] = migrations.filter(({ number }) => number === 15);
  db.exec(fifteenth?.sql ?? '');
  expect(db.prepare('select * from bundle').get()).toEqual(before);
  expect(db.prepare('select count(*) from bundle_manifest').pluck().get()).toBe(0);
  const insert = () =>
    db.exec(`
      insert into blob (sha256, size) values ('${'c'.repeat(64)}', 4) on conflict do nothing;
      insert into bundle_manifest (bundle_id, path, sha256, size)
      values ('b-1', 'manifest-sha256.txt', '${'c'.repeat(64)}', 4)`);
  insert();
  expect(insert).toThrow('UNIQUE');
  expect(() => db.exec('update bundle_manifest set size = 5')).toThrow('never changes');
  expect(() => db.exec('delete from bundle_manifest')).toThrow('never deleted');
  db.close();
});
