import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Act } from '../../../electron/engine/ledger/act.ts';
import { ledgerEntries, parseEntry } from '../../../electron/engine/ledger/entries.ts';
import { allKinds, ledgerKinds } from '../../../electron/engine/ledger/kinds.ts';
import { perform } from '../../../electron/engine/ledger/perform.ts';
import { rebuildState } from '../../../electron/engine/ledger/rebuild.ts';
import { isSaidIn, type Search, soughtOf } from '../../../electron/engine/ledger/said.ts';
import { countedAtMost, type EntrySearch, searchEntries } from '../../../electron/engine/ledger/search.ts';
import { searchIndexLines } from '../../../electron/engine/verify/search-index.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { dana, noteActs, workspaceWithNotes } from './notes.ts';

const said: Act<{ text: string; about: string; digest: string; times: number }> = {
  name: 'thing.said',
  body: z.strictObject({ text: z.string(), about: z.string(), digest: z.string(), times: z.number() }),
  apply() {},
};
const asked: typeof said = { ...said, name: 'thing.asked' };

const items = ['019f1d8e-845c-754e-aecb-5a1f6a0b70fc', '019f1d8e-845c-74be-929d-2605026db403'];
const itemNames = new Map([
  [items[0], 'NT-001 app-billing, s3:*'],
  [items[1], 'NT-002 svc-Überweisung, reader'],
]);
const itemOf: Search['itemOf'] = (id) => itemNames.get(id) ?? null;
const persons = [dana, { person: 'Olga Ops', party: 'provider' }, { person: null, party: 'operator' }] as const;
const texts = [
  'Needed every month',
  'Übergabe an die Nachtschicht',
  'Q3 2026',
  '100%_"sure\\',
  'q',
  'no longer used',
  '漢字',
];

let workspace: Workspace;

beforeAll(async () => {
  workspace = await workspaceWithNotes(3);
  await giveItems(workspace);
  await add(workspace, 500);
});
afterAll(() => workspace.close());

async function add(to: Workspace, count: number, long = 0): Promise<void> {
  await to.write(async (transaction) => {
    for (let number = 0; number < count; number += 1) {
      await perform(transaction, number % 3 === 0 ? asked : said, persons[number % 3] ?? dana, {
        text: (texts[number % texts.length] ?? '') + 'x'.repeat(long),
        about: items[number % 5] ?? 'nothing',
        digest: number.toString(16).padStart(4, '0').repeat(16),
        times: number,
      });
    }
  });
}

/** Items as a campaign leaves them, without the rest of it. */
async function giveItems(to: Workspace): Promise<void> {
  await to.write(({ db }) => {
    db.exec('drop table review_item; create table review_item (id text primary key, reference, identity, privilege)');
    for (const [id, name] of itemNames) {
      const [, reference, identity, privilege] = /^(\S+) ([^,]+), (.*)$/.exec(name) ?? [];
      db.prepare('insert into review_item values (?, ?, ?, ?)').run(id, reference, identity, privilege);
    }
  });
}

/** Every entry is read and held against everything. */
function plainly(db: Workspace['read'], { act, person, party, since, until, words }: EntrySearch): number[] {
  const sought = words === undefined ? null : soughtOf(words);
  return ledgerEntries(db, { limit: 10_000 })
    .filter(
      (entry) =>
        (act === undefined || entry.act === act) &&
        (person === undefined || entry.actor.person === person) &&
        (party === undefined || entry.actor.party === party) &&
        (since === undefined || entry.at >= since) &&
        (until === undefined || entry.at < until) &&
        (sought === null || isSaidIn(parseEntry(entry.entry), sought)),
    )
    .map(({ index }) => index)
    .reverse();
}

function found(db: Workspace['read'], search: EntrySearch, pageSize: number): readonly [number[], number] {
  const all: number[] = [];
  let matching = -1;
  for (let before: number | null = null; ; ) {
    const page = searchEntries(db, search, { before, limit: pageSize });
    if (matching === -1) matching = page.matching;
    all.push(...page.entries.map(({ index }) => index));
    const last = page.entries.at(-1);
    if (last === undefined || page.entries.length < pageSize) return [all, matching];
    before = last.index;
  }
}

const of = (text: string, naming: readonly string[] = []): Search => ({ text, naming, itemOf });

test('what is found, page by page, is what a look at every entry finds, for any text and any filters', () => {
  const times = ledgerEntries(workspace.read, { limit: 10_000 }).map(({ at }) => at);
  const text = fc.oneof(
    fc.constantFrom(
      ...texts,
      ...itemNames.values(),
      ...items,
      'dana',
      'thing',
      'customer',
      'billing',
      'ÜBERW',
      'q3',
      'n',
    ),
    fc
      .constantFrom(...texts, ...itemNames.values())
      .chain((whole) =>
        fc.tuple(fc.nat(whole.length), fc.nat(whole.length)).map(([from, length]) => whole.slice(from, from + length)),
      ),
    fc.constantFrom('019f1d8e', '019f1d8e-845c-74', '00ab00ab', '0', '-', '%', '"', 'a b', '\n', '\0', "'", '*'),
    fc.string(),
  );
  const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
  const search = fc.record({
    act: maybe(fc.constantFrom('thing.said', 'thing.asked', 'note.written', 'no.act')),
    person: maybe(fc.constantFrom('Dana Owner', 'Olga Ops', 'Nobody')),
    party: maybe(fc.constantFrom('customer', 'provider', 'operator')),
    since: maybe(fc.constantFrom(...times)),
    until: maybe(fc.constantFrom(...times)),
    words: maybe(fc.tuple(text, fc.subarray(items)).map(([wanted, naming]) => of(wanted, naming))),
  });
  fc.assert(
    fc.property(search, fc.constantFrom(7, 50, 200), (wanted, pageSize) => {
      const due = plainly(workspace.read, wanted);
      expect(found(workspace.read, wanted, pageSize)).toEqual([due, due.length]);
    }),
    { numRuns: 300 },
  );
});

test('capitals do not matter, wildcards are text, one or two letters begin a word, and marks alone find nothing', () => {
  const count = (text: string) =>
    searchEntries(workspace.read, { words: of(text) }, { before: null, limit: 1000 }).matching;
  expect({
    capitals: count('NEEDED EVERY') === count('needed every') && count('needed every') > 0,
    umlaut: count('übergabe') === count('ÜBERGABE') && count('übergabe') > 0,
    wildcards: [count('0%_"sure\\') > 0, count('n_eded')],
    twoLetters: [count('q3') > 0, count('3 ') > 0, count('ee')],
    marks: [count('%'), count('"')],
    nameOfAnItem: count('svc-über') > 0,
    startOfADigest: [count('00ab00ab'), count('0ab00ab0')],
    memberNames: count('digest'),
  }).toEqual({
    capitals: true,
    umlaut: true,
    wildcards: [true, 0],
    twoLetters: [true, true, 0],
    marks: [0, 0],
    nameOfAnItem: true,
    startOfADigest: [1, 0],
    memberNames: 0,
  });
});

test('entries that were added since are found at once, before the index has them and after', async () => {
  const own = await workspaceWithNotes(0);
  const seen: (readonly [number[], number])[] = [];
  const due: (readonly [number[], number])[] = [];
  for (const count of [1, 62, 1, 1, 64, 3]) {
    await add(own, count);
    const search = { words: of('every month') };
    seen.push(found(own.read, search, 10));
    const plain = plainly(own.read, search);
    due.push([plain, plain.length]);
  }
  await add(own, 1, 40_000);
  await add(own, 1);
  const indexed = own.read.prepare('select size from ledger_indexed').pluck().get();
  const kinds = ledgerKinds(own.read).kinds.reduce((sum, { count }) => sum + count, 0);
  await own.close();
  expect([seen, indexed, kinds]).toEqual([due, 133, 134]);
});

test('of a text that many entries say no more than a thousand are counted, and all are shown', async () => {
  const own = await workspaceWithNotes(countedAtMost + 200);
  const search = { words: of('note number') };
  const { matching, more } = searchEntries(own.read, search, { before: null, limit: 10 });
  const [all] = found(own.read, search, 500);
  await own.close();
  expect([matching, more, all.length]).toEqual([countedAtMost, true, countedAtMost + 200]);
});

test('an entry that a forged index leads to is not shown, and one that it hides is named by a check', async () => {
  const [forged, fresh] = [await workspaceWithNotes(200), await workspaceWithNotes(0)];
  const replayed = async () => {
    await rebuildState(forged, noteActs, fresh, []);
    return searchIndexLines(forged, fresh);
  };
  const [sound] = await replayed();
  await forged.write(({ db }) => {
    db.exec("insert into ledger_words (rowid, words) values (7, 'revoked by nobody')");
  });
  const shown = searchEntries(forged.read, { words: of('revoked by nobody') }, { before: null, limit: 10 });
  const [led] = await searchIndexLines(forged, fresh);
  await forged.write(({ db }) => {
    db.exec("insert into ledger_words (ledger_words) values ('delete-all')");
    db.exec(
      'insert into ledger_words (rowid, words) select entry_index, words from ledger_said where entry_index < 192 and entry_index <> 5',
    );
  });
  const [hidden] = await searchIndexLines(forged, fresh);
  await forged.write(({ db }) => void db.exec('update ledger_indexed set size = 0'));
  const [unsaid] = await searchIndexLines(forged, fresh);
  await Promise.all([forged.close(), fresh.close()]);
  expect(
    [sound, shown.entries, led, hidden, unsaid?.verdict].map((one) =>
      typeof one === 'object' && 'verdict' in one ? [one.verdict, one.subject] : one,
    ),
  ).toEqual([['held', 'ledger'], [], ['failed', 'entry 7'], ['failed', 'entry 5'], 'failed']);
});

test('who did what is read from an index, without a look at an entry', () => {
  const plan = workspace.read.prepare<[], { detail: string }>(`explain query plan ${allKinds}`).all();
  expect(plan.map(({ detail }) => detail)).toEqual(['SCAN ledger_entry USING INDEX ledger_entry_by_kind']);
});
