// Every reading that a screen of the window asks for, with inputs drawn as people would: any page, any sort, any filter, any
// row. What is drawn from is read from the workspace once.
import type { Call } from '../../../electron/engine/sample/run.ts';
import { wholeQueue } from '../../../electron/engine/sample/whole-queue.ts';
import { inventorySubjects } from '../../../shared/contract/inventory.ts';
import { queueFilter } from '../../../shared/contract/queue.ts';
import { signOffLists } from '../../../shared/contract/sign-off.ts';
import type { MethodInput, MethodName } from '../../../shared/contract.ts';

export interface Reading {
  readonly screen: string;
  readonly method: MethodName;
  /** Which kind of question, where one method answers several. */
  readonly about: string;
  readonly draw: () => unknown;
}

/** Rows of a page as the window asks for them. */
const pageOfList = 60;
const pageOfLedger = 100;

type Random = () => number;

export async function readings(call: Call, random: Random): Promise<Reading[]> {
  const drawn: Reading[] = [];
  const add = <M extends MethodName>(screen: string, method: M, about: string, draw: () => MethodInput<M>): void => {
    drawn.push({ screen, method, about, draw });
  };
  const { pick, below } = drawing(random);
  const from = await material(call, random);
  const person = () => pick(from.persons);

  add('overview', 'overview.read', '', () => ({ person: person() }));
  add('overview', 'workspace.current', '', () => ({}));

  for (const subject of inventorySubjects) {
    const { total, columns, facets, words } = from.subjects[subject];
    const plain = { subject, facets: {}, search: '', removed: false };
    const sort = () => ({ column: pick(columns), descending: random() < 0.5 });
    const choice = () => {
      const facet = pick(facets);
      return { [facet.facet]: [pick(facet.values).value] };
    };
    const page = (most: number) => ({ from: below(most), limit: pageOfList });
    add('inventory', 'inventory.columns', subject, () => ({ subject }));
    add('inventory', 'inventory.rows', `${subject}, any place`, () => ({ filter: plain, sort: null, ...page(total) }));
    add('inventory', 'inventory.rows', `${subject}, any sort and place`, () => ({
      filter: plain,
      sort: sort(),
      ...page(total),
    }));
    if (facets.length > 0) {
      add('inventory', 'inventory.rows', `${subject}, any facet and sort`, () => ({
        filter: { ...plain, facets: choice() },
        sort: sort(),
        ...page(1000),
      }));
      add('inventory', 'inventory.facets', `${subject}, any facet`, () => ({ filter: { ...plain, facets: choice() } }));
    }
    if (words.length > 0) {
      add('inventory', 'inventory.rows', `${subject}, any search`, () => ({
        filter: { ...plain, search: part(pick(words), random) },
        sort: null,
        from: 0,
        limit: pageOfList,
      }));
      add('inventory', 'inventory.facets', `${subject}, any search`, () => ({
        filter: { ...plain, search: part(pick(words), random) },
      }));
    }
  }
  add('inventory', 'inventory.entitlement', '', () => ({ uid: pick(from.entitlements) }));
  add('inventory', 'inventory.identity', '', () => ({ uid: pick(from.identities) }));
  add('inventory', 'inventory.links', '', () => ({}));
  add('inventory', 'inventory.delta', 'any place', () => ({ position: below(from.deltaTotal), limit: pageOfList }));
  add('inventory', 'inventory.delta', 'any kind of change', () => ({
    changes: [pick(['new', 'changed', 'removed'] as const)],
    limit: pageOfList,
  }));
  add('inventory', 'inventory.delta', 'any search', () => ({
    search: part(pick(from.subjects.entitlements.words), random),
    limit: pageOfList,
  }));
  add('inventory', 'inventory.deltaOf', '', () => ({ uid: pick(from.changed) }));
  add('palette', 'inventory.find', 'any name', () => ({ text: part(pick(from.subjects.identities.words), random) }));

  add('evidence', 'evidence.bundles', '', () => ({}));
  add('evidence', 'evidence.bundle', '', () => ({ id: pick(from.bundles) }));
  add('evidence', 'evidence.reconciliation', '', () => ({ bundle: pick(from.bundles) }));
  add('evidence', 'evidence.rejected', '', () => ({ bundle: pick(from.bundles) }));
  add('evidence', 'evidence.kinds', '', () => ({}));
  add('evidence', 'trust.list', '', () => ({}));
  add('evidence', 'mapping.list', '', () => ({ all: true }));
  add('evidence', 'evidence.artefact', 'any line', () => {
    const artefact = pick(from.artefacts);
    return { artefact: artefact.id, line: 2 + below(artefact.rows), limit: 200 };
  });
  add('evidence', 'evidence.artefact', 'any page', () => {
    const artefact = pick(from.artefacts);
    return { artefact: artefact.id, from: below(artefact.rows), limit: 200 };
  });

  add('controls', 'controls.coverage', '', () => ({}));
  add('controls', 'controls.control', 'any control', () => pick(from.controls));
  add('controls', 'controls.thresholds', '', () => ({}));
  add('controls', 'controls.rules', '', () => ({}));

  add('remediation', 'remediation.list', 'any page', () => ({ offset: below(from.remediation.length), limit: 200 }));
  add('remediation', 'remediation.list', 'any words', () => ({
    search: part(pick(from.subjects.identities.words), random),
    limit: 200,
  }));
  add('remediation', 'remediation.detail', '', () => ({ item: pick(from.remediation) }));
  add('remediation', 'remediation.closingSnapshot', '', () => ({ campaign: pick(from.campaigns) }));
  add('remediation', 'rotation.list', '', () => ({}));
  add('remediation', 'rotation.candidates', '', () => ({}));
  add('remediation', 'instructions.list', '', () => ({}));
  add('remediation', 'instructions.preview', '', () => ({ campaign: pick(from.campaigns), as: person() }));
  add('remediation', 'action.list', 'any page', () => ({ offset: below(1000), limit: 200 }));
  add('remediation', 'action.serviceTimes', '', () => ({}));
  add('exceptions', 'exception.list', '', () => ({}));

  add('reports', 'report.preview', '', () => ({ campaign: pick(from.campaigns) }));
  add('reports', 'report.list', '', () => ({}));

  add('ledger', 'ledger.entries', 'any place', () => ({ before: below(from.ledger) + 1, limit: pageOfLedger }));
  add('ledger', 'ledger.entries', 'any act', () => ({ act: pick(from.acts), limit: pageOfLedger }));
  add('ledger', 'ledger.entries', 'any text', () => ({
    text: pick(from.subjects.identities.words),
    limit: pageOfLedger,
  }));
  add('ledger', 'ledger.entry', '', () => ({ index: below(from.ledger) }));
  add('ledger', 'ledger.checkpoints', '', () => ({}));
  add('ledger', 'ledger.prove', '', () => ({ entry: below(from.ledger) }));

  add('engagement', 'engagement.read', '', () => ({}));
  add('engagement', 'engagement.versions', '', () => ({}));
  add('engagement', 'person.list', '', () => ({}));
  add('engagement', 'delegation.list', '', () => ({}));
  add('engagement', 'key.list', '', () => ({}));

  add('campaigns', 'campaign.list', '', () => ({}));
  add('campaigns', 'campaign.read', '', () => ({ campaign: pick(from.campaigns) }));
  add('campaigns', 'campaign.scopeChoices', '', () => ({}));
  add('campaigns', 'campaign.openEnds', '', () => ({ campaign: pick(from.campaigns) }));
  add('campaigns', 'campaign.reminders', '', () => ({ campaign: from.large }));
  add('campaigns', 'campaign.unfinished', 'any page', () => ({
    campaign: from.large,
    offset: below(from.items.length),
    limit: 100,
  }));
  add('campaigns', 'campaign.pace', '', () => ({ campaign: from.large }));
  add('campaigns', 'campaign.carried', '', () => ({ campaign: from.large }));
  add('campaigns', 'campaign.series', '', () => ({}));
  add('campaigns', 'campaign.triggers', '', () => ({}));
  const plan = (scope: MethodInput<'campaign.preview'>['scope']) => ({
    name: 'Q4 2026 access review',
    due: '2026-12-31',
    ...(scope === undefined ? {} : { scope }),
    outOfScopeReason: 'Reviewed in a round of its own',
    outOfScopeApprover: person(),
    as: person(),
  });
  const byReviewers = [
    { by: 'owner' as const },
    { by: 'identity' as const, identity: 'svc-billing-1000', person: person() },
  ];
  add('campaigns', 'campaign.preview', 'one system', () => plan({ systems: [pick(from.systems)] }));
  add('campaigns', 'campaign.preview', 'the whole estate', () => ({ ...plan({}), assignment: byReviewers }));
  add('campaigns', 'campaign.preview', 'by risk, environment and owner', () =>
    plan({
      minimumRisk: pick(['medium', 'high', 'critical'] as const),
      environments: [pick(['production', 'non_production'] as const)],
      ...(random() < 0.5 ? { owners: [pick(['Dana Owner', 'Lee Platform', '(unknown)'])] } : {}),
    }),
  );
  add('campaigns', 'campaign.preview', 'only what changed', () => plan({ changedOnly: true }));
  add('campaigns', 'campaign.preview', 'only what came back', () =>
    plan({ cameBack: true, systems: [pick(from.systems)] }),
  );
  add('campaigns', 'campaign.preview', 'a follow-up', () => ({
    ...plan({}),
    origin: { kind: 'follow_up' as const, items: from.openEnds },
  }));

  const orders = ['risk', 'flat', 'identity', 'system'] as const;
  const filters = [
    {},
    {},
    { standing: 'open' },
    { standing: 'decided' },
    { minimumRisk: 'high' },
    { change: 'changed' },
    { together: true },
    { environment: 'production' },
  ] as const;
  // as the window asks, page by page
  const list = (whose: string | null, most: number) => ({
    campaign: from.large,
    person: whose,
    order: pick(orders),
    filter: pick(filters),
    from: below(most),
    limit: pageOfList,
  });
  add('review', 'review.queue', 'of one reviewer, any page', () => list(person(), from.items.length / 5));
  add('review', 'review.queue', 'of everybody, any page', () => list(null, from.items.length));
  add('review', 'review.queue', 'of everybody, any words', () => ({
    ...list(null, 1),
    filter: { search: part(pick(from.subjects.identities.words), random) },
  }));
  add('review', 'review.queue', 'of one reviewer, any words', () => ({
    ...list(person(), 1),
    filter: { search: part(pick(from.subjects.identities.words), random) },
  }));
  add('review', 'review.queue', 'a page in the campaign’s order', () => ({
    campaign: from.large,
    after: below(from.items.length),
  }));
  add('review', 'review.step', 'next open', () => ({
    campaign: from.large,
    order: pick(orders),
    item: pick(from.items),
    to: 'nextOpen' as const,
  }));
  add('review', 'review.counts', '', () => ({
    campaign: from.large,
    person: person(),
    filters: filters.map((filter) => queueFilter.parse(filter)),
  }));
  add('review', 'review.case', '', () => ({ item: pick(from.items), as: person() }));
  add('review', 'review.assignments', '', () => ({ item: pick(from.items) }));
  add('review', 'review.signOffPreview', '', () => ({ campaign: from.large, as: pick(from.reviewers) }));
  add('review', 'review.signOffItems', 'any list, any page', () => ({
    campaign: from.large,
    as: pick(from.reviewers),
    list: pick(signOffLists),
    from: 100 * below(20),
  }));
  add('review', 'session.state', '', () => ({}));
  return drawn;
}

function drawing(random: Random) {
  const below = (limit: number): number => Math.floor(random() * Math.max(1, limit));
  const pick = <T>(list: readonly T[]): T => {
    const one = list[below(list.length)];
    if (one === undefined) throw new Error('the workspace has nothing to draw from');
    return one;
  };
  return { below, pick };
}

/** As somebody types: the word, or some letters of it. */
function part(word: string, random: Random): string {
  const length = 3 + Math.floor(random() * word.length);
  const start = Math.floor(random() * Math.max(1, word.length - length));
  return word.slice(start, start + length);
}

interface SubjectMaterial {
  readonly total: number;
  readonly columns: readonly string[];
  readonly facets: readonly { facet: string; values: readonly { value: string; count: number }[] }[];
  readonly words: readonly string[];
}

async function subjectMaterial(call: Call, subject: (typeof inventorySubjects)[number], random: Random) {
  const filter = { subject, facets: {}, search: '', removed: false };
  const { total } = await call('inventory.rows', { filter, sort: null, from: 0, limit: 1 });
  const uids: string[] = [];
  const words: string[] = [];
  for (let page = 0; page < 20; page += 1) {
    const from = Math.floor(random() * total);
    const { rows } = await call('inventory.rows', { filter, sort: null, from, limit: 30 });
    for (const { uid, cells } of rows) {
      uids.push(uid);
      for (const cell of [cells.identity, cells.name, cells.resource]) if (typeof cell === 'string') words.push(cell);
    }
  }
  const columns = await call('inventory.columns', { subject });
  const facets = await call('inventory.facets', { filter });
  const material: SubjectMaterial = {
    total,
    columns: columns.filter((column) => column.sortable).map((column) => column.column),
    facets: facets.filter((facet) => facet.values.length > 0),
    words,
  };
  return { material, uids };
}

async function material(call: Call, random: Random) {
  const of = (subject: (typeof inventorySubjects)[number]) => subjectMaterial(call, subject, random);
  const entitlements = await of('entitlements');
  const identities = await of('identities');
  const bundles = await call('evidence.bundles', {});
  const details = await Promise.all(bundles.map(({ id }) => call('evidence.bundle', { id })));
  const artefacts: { id: string; rows: number }[] = [];
  for (const { id } of details.flatMap((bundle) => bundle.artefacts).filter(({ kept }) => kept)) {
    const view = await call('evidence.artefact', { artefact: id, from: 0, limit: 1 });
    if (view.totalRows > 10) artefacts.push({ id, rows: view.totalRows });
  }
  const campaigns = await call('campaign.list', {});
  const [large] = campaigns;
  if (large === undefined) throw new Error('the workspace has no campaign');
  const queue = await wholeQueue((input) => call('review.queue', input), large.id);
  const coverage = await call('controls.coverage', {});
  const delta = await call('inventory.delta', { limit: 1000, changes: ['new', 'changed', 'removed'] });
  const ledger = await call('ledger.entries', { limit: 1 });
  const persons = await call('person.list', {});
  return {
    subjects: {
      entitlements: entitlements.material,
      identities: identities.material,
      credentials: (await of('credentials')).material,
      findings: (await of('findings')).material,
      actions: (await of('actions')).material,
    },
    entitlements: entitlements.uids,
    identities: identities.uids,
    bundles: bundles.map(({ id }) => id),
    artefacts,
    systems: (await call('campaign.scopeChoices', {})).systems.map(({ value }) => value),
    campaigns: campaigns.map(({ id }) => id),
    large: large.id,
    items: queue.map(({ id }) => id),
    persons: persons.filter((one) => one.party === 'customer' && one.active).map(({ id }) => id),
    reviewers: [...new Set(queue.flatMap(({ assignee }) => assignee ?? []))],
    controls: coverage.map(({ framework, control }) => ({ framework, control })),
    changed: delta.rows.map(({ uid }) => uid),
    deltaTotal: (await call('inventory.delta', { limit: 1 })).total,
    openEnds: (await call('campaign.openEnds', {})).map(({ item }) => item),
    remediation: (await call('remediation.list', { limit: 1000 })).rows.map(({ item }) => item),
    ledger: ledger.size,
    acts: ledger.acts.map(({ act }) => act),
  };
}
