import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assess } from '../../../../electron/engine/controls/assess.ts';
import { noReviewFacts } from '../../../../electron/engine/controls/review-facts.ts';
import { blobTables, inventoryActs } from '../../../../electron/engine/inventory/acts.ts';
import { entitlementDetail } from '../../../../electron/engine/inventory/entitlement-detail.ts';
import { inventoryFacets, inventoryRows } from '../../../../electron/engine/inventory/grid.ts';
import { identityDetail } from '../../../../electron/engine/inventory/identity-detail.ts';
import { listLinks } from '../../../../electron/engine/inventory/links/list.ts';
import { confirmLink, undoLink } from '../../../../electron/engine/inventory/links/rulings.ts';
import type { Actor } from '../../../../electron/engine/ledger/act.ts';
import { compareState } from '../../../../electron/engine/ledger/compare-state.ts';
import { rebuildState } from '../../../../electron/engine/ledger/rebuild.ts';
import { createWorkspace } from '../../../../electron/engine/workspace/open.ts';
import type { Workspace } from '../../../../electron/engine/workspace/workspace.ts';
import type { Link } from '../../../../shared/contract/links.ts';
import { citedText, dana, emptyFolder, harbourAnalyst, importQuarters, newWorkspace, refusal } from '../quarter.ts';
import { estate, role } from './estate.ts';

const ines: Actor = { person: 'Ines Adviser', party: 'adviser' };

async function imported(quarters = 1): Promise<{ workspace: Workspace; digest: string | null }> {
  const workspace = await newWorkspace();
  const { digest } = await importQuarters(
    workspace,
    Array.from({ length: quarters }, () => ({ sources: estate() })),
  );
  return { workspace, digest };
}

function links(workspace: Workspace): Link[] {
  return listLinks(workspace.read, { states: null, search: '', after: null, limit: 100 }).links;
}

function shown(list: readonly Link[]): string[] {
  return list.map(({ from, to, rule, state }) => `${from.name} -> ${to.name}: ${rule}, ${state}`).sort();
}

function linkOf(workspace: Workspace, rule: string, from: string): Link {
  const found = links(workspace).find((link) => link.rule === rule && link.from.name === from);
  if (found === undefined) throw new Error(`no link ${rule} of ${from}`);
  return found;
}

function uidOf(workspace: Workspace, nativeId: string): string {
  return String(workspace.read.prepare('select uid from identity where native_id = ?').pluck().get(nativeId));
}

test('what one source names exactly is linked at import, what is only alike waits for a person', async () => {
  const { workspace } = await imported();
  expect(shown(links(workspace))).toEqual([
    'AWS key in a repository -> svc-ledger-sync: named, applied',
    'northwind/billing -> billing-export: trust, applied',
    'payments/billing-export -> billing-export: named, applied',
    'svc-ledger-sync -> ledger_sync: same-name, suggested',
  ]);
  await workspace.close();
});

test('each link says why in a sentence, and its citations lead to the lines that say it', async () => {
  const { workspace } = await imported();
  const named = linkOf(workspace, 'named', 'payments/billing-export');
  const cited = named.citations.map((citation) => citedText(workspace, citation));
  expect({ basis: named.basis, naming: cited[0]?.includes(role), named: cited[1]?.includes(role) }).toEqual({
    basis: `payments/billing-export in Kubernetes cluster prod names ${role} in AWS account 123456789012.`,
    naming: true,
    named: true,
  });
  const trust = linkOf(workspace, 'trust', 'northwind/billing');
  expect(trust.citations.map((citation) => citedText(workspace, citation)).join('\n')).toContain(
    'repo:northwind/billing:ref:refs/heads/main',
  );
  await workspace.close();
});

test('one identity shows all its sources, and an owner who is known in one of them counts, with where that is', async () => {
  const { workspace } = await imported();
  const detail = identityDetail(workspace.read, uidOf(workspace, role));
  const owner = detail.facts.find((fact) => fact.fact === 'owner');
  expect({
    members: detail.members.map(({ name }) => name).sort(),
    owner: owner?.value,
    note: owner?.note?.includes('from a service account payments/billing-export in Kubernetes cluster prod'),
    line: owner?.citations
      .map((citation) => citedText(workspace, citation))
      .join('')
      .includes('Dana Owner'),
  }).toEqual({
    members: ['northwind/billing', 'payments/billing-export'],
    owner: 'Dana Owner',
    note: true,
    line: true,
  });
  await workspace.close();
});

test('the way to the access begins with who acts through the role', async () => {
  const { workspace } = await imported();
  const uid = String(
    workspace.read.prepare("select uid from entitlement where privilege = 's3:PutObject'").pluck().get(),
  );
  const detail = entitlementDetail(workspace.read, uid, { rules: () => [], risk: () => 'low' });
  const seenIn = detail.facts.find((fact) => fact.fact === 'identity.seen_in');
  expect({
    actors: detail.actors?.map(({ name, note }) => [name, note]),
    seenIn: seenIn?.value,
    cited: (seenIn?.citations.length ?? 0) > 1,
  }).toEqual({
    actors: [['northwind/billing', 'and 1 more that act through it']],
    seenIn:
      'a bot northwind/billing in GitHub northwind; a service account payments/billing-export in Kubernetes cluster prod',
    cited: true,
  });
  await workspace.close();
});

test('the rules judge an identity by what its linked records say', async () => {
  const { workspace } = await imported();
  const failing = async () => {
    await workspace.write((transaction) => assess(transaction, noReviewFacts));
    return workspace.read
      .prepare(
        `select identity.native_id, rule_failure.rule
         from rule_failure
         join entitlement on entitlement.id = rule_failure.entitlement_id
         join identity on identity.id = entitlement.identity_id
         where rule in ('OWN-1', 'OWN-2', 'SEC-1')
         group by 1, 2
         order by 1, 2`,
      )
      .raw()
      .all();
  };
  const k8s = 'system:serviceaccount:payments:billing-export';
  expect(await failing()).toEqual([
    [role, 'OWN-2'],
    ['arn:aws:iam::123456789012:user/svc-ledger-sync', 'OWN-1'],
    ['arn:aws:iam::123456789012:user/svc-ledger-sync', 'SEC-1'],
    [k8s, 'OWN-2'],
  ]);
  await undoLink(
    workspace,
    { link: linkOf(workspace, 'named', 'payments/billing-export').uid, reason: 'The annotation is a leftover' },
    dana,
  );
  await undoLink(
    workspace,
    { link: linkOf(workspace, 'named', 'AWS key in a repository').uid, reason: 'An example key' },
    dana,
  );
  expect(await failing()).toEqual([
    [role, 'OWN-1'],
    ['arn:aws:iam::123456789012:user/svc-ledger-sync', 'OWN-1'],
    [k8s, 'OWN-2'],
  ]);
  await workspace.close();
});

test('a finding about a linked record is shown with the identity, and whom it names', async () => {
  const { workspace } = await imported();
  const suggested = linkOf(workspace, 'same-name', 'svc-ledger-sync');
  const app = uidOf(workspace, 'sync-app');
  const before = identityDetail(workspace.read, app).findings;
  await confirmLink(workspace, { link: suggested.uid, reason: null }, dana);
  expect([before, identityDetail(workspace.read, app).findings.map(({ title, about }) => [title, about])]).toEqual([
    [],
    [['AWS key in a repository', 'svc-ledger-sync in AWS account 123456789012']],
  ]);
  await workspace.close();
});

test('a wrong link stays undone when the same evidence comes again, and can be confirmed after all', async () => {
  const { workspace, digest } = await imported();
  const wrong = [
    linkOf(workspace, 'named', 'payments/billing-export'),
    linkOf(workspace, 'named', 'AWS key in a repository'),
  ];
  for (const { uid } of wrong) await undoLink(workspace, { link: uid, reason: 'Not the same' }, ines);
  await importQuarters(workspace, [{ sources: estate() }], 2, digest);
  const states = () =>
    wrong.map(({ uid }) => links(workspace).find((link) => link.uid === uid)).map((link) => link?.state);
  const finding = () => workspace.read.prepare('select identity_id is not null from finding').pluck().get();
  expect([states(), finding()]).toEqual([['undone', 'undone'], 0]);
  for (const { uid } of wrong) await confirmLink(workspace, { link: uid, reason: 'It is after all' }, dana);
  expect([states(), finding()]).toEqual([['confirmed', 'confirmed'], 1]);
  await workspace.close();
});

test('a link that is no longer named rests on what is left of it, and keeps what was said of it', async () => {
  const { workspace, digest } = await imported();
  await confirmLink(workspace, { link: linkOf(workspace, 'named', 'payments/billing-export').uid, reason: null }, dana);
  await importQuarters(workspace, [{ sources: estate(false) }], 2, digest);
  expect(shown(links(workspace)).filter((line) => line.includes('payments/'))).toEqual([
    'billing-export -> payments/billing-export: same-name, confirmed',
  ]);
  await workspace.close();
});

test('nobody of the provider, and nobody without a name, says which records are one', async () => {
  const { workspace } = await imported();
  const { uid } = linkOf(workspace, 'same-name', 'svc-ledger-sync');
  const operator: Actor = { person: null, party: 'operator' };
  const codes = [];
  for (const as of [harbourAnalyst, operator]) {
    codes.push((await refusal(confirmLink(workspace, { link: uid, reason: null }, as))).code);
    codes.push((await refusal(undoLink(workspace, { link: uid, reason: 'No' }, as))).code);
  }
  codes.push((await refusal(undoLink(workspace, { link: uid, reason: ' ' }, dana))).code);
  codes.push((await refusal(confirmLink(workspace, { link: 'l-0000000000000000', reason: null }, dana))).code);
  expect([codes, links(workspace).find((link) => link.uid === uid)?.state]).toEqual([
    [
      'PROVIDER_MAY_NOT_DECIDE',
      'PROVIDER_MAY_NOT_DECIDE',
      'NOT_A_CUSTOMER_PERSON',
      'NOT_A_CUSTOMER_PERSON',
      'INPUT_INVALID',
      'NOT_FOUND',
    ],
    'suggested',
  ]);
  await workspace.close();
});

test('replaying the ledger gives the same links, rulings and findings', async () => {
  const { workspace, digest } = await imported();
  await confirmLink(
    workspace,
    { link: linkOf(workspace, 'same-name', 'svc-ledger-sync').uid, reason: 'Same team' },
    ines,
  );
  await undoLink(
    workspace,
    { link: linkOf(workspace, 'named', 'AWS key in a repository').uid, reason: 'Sample' },
    dana,
  );
  await importQuarters(workspace, [{ sources: estate() }], 2, digest);
  await undoLink(workspace, { link: linkOf(workspace, 'trust', 'northwind/billing').uid, reason: 'Other team' }, dana);
  const target = await createWorkspace(join(emptyFolder(), 'again.countersign'), { id: workspace.id });
  await rebuildState(workspace, inventoryActs, target, blobTables);
  expect(compareState(workspace.read, target.read)).toEqual([]);
  expect(target.read.prepare('select count(*) from link_ruling').pluck().get()).toBe(3);
  await Promise.all([workspace.close(), target.close()]);
});

test('the grid shows where else an identity is seen, and finds those whose links wait for a person', async () => {
  const { workspace } = await imported();
  const filter = { subject: 'identities', facets: {}, search: '', removed: false } as const;
  const facet = inventoryFacets(workspace.read, filter).find((one) => one.facet === 'links');
  const suggested = inventoryRows(workspace.read, {
    filter: { ...filter, facets: { links: ['suggested'] } },
    sort: null,
    from: 0,
    limit: 10,
  });
  const linked = inventoryRows(workspace.read, {
    filter: { ...filter, facets: { links: ['linked'] } },
    sort: null,
    from: 0,
    limit: 10,
  });
  expect({
    facet: facet?.values,
    suggested: suggested.rows.map((row) => row.cells.name),
    seenIn: linked.rows.map((row) => [row.cells.name, row.cells.seen_in]),
  }).toEqual({
    facet: [
      { value: 'linked', count: 3 },
      { value: 'suggested', count: 2 },
    ],
    suggested: ['ledger_sync', 'svc-ledger-sync'],
    seenIn: [
      ['billing-export', 'github:northwind, kubernetes:prod'],
      ['northwind/billing', 'aws:123456789012, kubernetes:prod'],
      ['payments/billing-export', 'aws:123456789012, github:northwind'],
    ],
  });
  await workspace.close();
});

test('the pages of the list follow one another by key, also when a link on them is ruled on', async () => {
  const { workspace } = await imported();
  const page = (after: string | null) => listLinks(workspace.read, { states: null, search: '', after, limit: 2 });
  const first = page(null);
  await undoLink(workspace, { link: first.links[0]?.uid ?? '', reason: 'Not so' }, dana);
  const second = page(first.next);
  expect([...first.links, ...second.links].map(({ uid }) => uid)).toEqual(links(workspace).map(({ uid }) => uid));
  expect([first.counts, second.next]).toEqual([{ applied: 3, confirmed: 0, suggested: 1, undone: 0 }, null]);
  await workspace.close();
});

test('a workspace of a version that knew no links gets them with the next assessment', async () => {
  const { workspace } = await imported();
  const before = shown(links(workspace));
  await workspace.write(({ db }) =>
    db.exec('delete from linked_identity; delete from link; delete from link_derivation'),
  );
  const without = shown(links(workspace));
  await workspace.write((transaction) => assess(transaction, noReviewFacts));
  expect([without, shown(links(workspace))]).toEqual([[], before]);
  await workspace.close();
});
