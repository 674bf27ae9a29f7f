import { expect, test } from 'vitest';
import { subjectViews } from '../../../../electron/engine/inventory/subject-view.ts';
import { newWorkspace } from '../quarter.ts';

async function planOf(sql: string): Promise<string[]> {
  const workspace = await newWorkspace();
  const plan = workspace.read
    .prepare<[], { detail: string }>(`explain query plan ${sql.replaceAll(/\$\w+|\?/g, '1')}`)
    .all()
    .map(({ detail }) => detail);
  await workspace.close();
  return plan;
}

test('a row of the identities grid finds where else it is seen by its id, without a scan', async () => {
  const { from, id, columns } = subjectViews.identities;
  const page = await planOf(`select ${columns.map(({ sql }) => sql).join(', ')} from ${from} where ${id} = ?`);
  const list = await planOf(
    `select ${id} from ${from} where i.removed_bundle is null order by i.name collate nocase, ${id}`,
  );
  expect({
    page: page.filter((line) => line.startsWith('SCAN')),
    // one walk through the identities; what is joined is looked up
    list: list.filter((line) => line.startsWith('SCAN') && !line.startsWith('SCAN i')),
    looked:
      list.some((line) => line.startsWith('SEARCH l USING INTEGER PRIMARY KEY')) ||
      !list.some((line) => line.includes(' l ')),
  }).toEqual({ page: [], list: [], looked: true });
});

test('no list of the grid but that of the identities asks for links', () => {
  const { identities: _identities, ...others } = subjectViews;
  const asked = Object.values(others).flatMap(({ from, columns, facets }) => [
    from,
    ...[...columns, ...facets].map(({ sql }) => sql),
  ]);
  expect(asked.filter((sql) => /link/.test(sql))).toEqual([]);
});

test.each([
  [
    'the links of an identity',
    "select uid from link where identity_id = ? or (from_subject = 'identity' and from_id = ?)",
  ],
  ['one link', 'select state from link where uid = ?'],
  ['a page of links', 'select uid from link where uid > ? order by uid limit 200'],
  ['the members of one identity', 'select identity_id from linked_identity where nhi = ?'],
  ['the ruling on a link', 'select verdict from link_ruling where link = ?'],
  [
    'the record as it was before a later bundle',
    "select facts from history where subject = 'entitlement' and subject_id = ? and bundle > ? order by bundle limit 1",
  ],
])('%s: found by an index', async (_what, sql) => {
  const plan = await planOf(sql);
  expect(plan.filter((line) => line.startsWith('SCAN') || line.includes('TEMP B-TREE'))).toEqual([]);
});
