// Attacks on a workspace: each has to be found, and the line has to name what was touched.
import { appendFileSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { addPerson } from '../../../electron/engine/engagement/persons.ts';
import { evidenceVersion } from '../../../electron/engine/inventory/evidence-reading.ts';
import { inventoryRows } from '../../../electron/engine/inventory/grid.ts';
import { keepPart } from '../../../electron/engine/inventory/row-index/kept-parts.ts';
import { indexLayout } from '../../../electron/engine/inventory/row-index/layouts.ts';
import { checkLedger } from '../../../electron/engine/ledger/check.ts';
import { verifierKey } from '../../../electron/engine/ledger/checkpoint.ts';
import { verifyFile } from '../../../electron/engine/verify/verify-file.ts';
import { openWorkspace } from '../../../electron/engine/workspace/open.ts';
import { connect } from '../../../electron/engine/workspace/sqlite.ts';
import type { Verification } from '../../../shared/contract/report.ts';
import { copyOf, makeRound, movingClock, type Round } from './round.ts';
import { rewriteLedger, tampered } from './tampering.ts';

let round: Round;
beforeAll(async () => {
  round = await makeRound();
}, 120_000);

function failures({ lines }: Verification): string[] {
  return lines.filter((line) => line.verdict === 'failed').map(({ check, subject }) => `${check}: ${subject}`);
}

function detailOf({ lines }: Verification, check: string): string {
  return lines.find((line) => line.check === check)?.detail ?? '';
}

describe('a sound workspace', () => {
  test('holds in every question, with its roots and an older checkpoint', async () => {
    const verification = await verifyFile(round.workspace, { roots: [round.root], checkpoint: round.older });
    const { kind, verdict, lines } = verification;
    expect([kind, verdict, failures(verification)]).toEqual(['workspace', 'held', []]);
    expect(lines.filter((line) => line.verdict === 'not-checkable').map((line) => line.check)).toEqual(['keys']);
    expect(new Set(lines.map((line) => line.check))).toEqual(
      new Set([
        ...[
          'file',
          'integrity',
          'references',
          'schema',
          'ledger-order',
          'ledger-entries',
          'ledger-form',
          'ledger-tree',
        ],
        ...[
          'checkpoints',
          'checkpoint-signatures',
          'checkpoint-key',
          'ledger-triggers',
          'freshness',
          'evidence',
          'artefact',
        ],
        ...[
          'sealed-state',
          'signature',
          'signer',
          'signed-content',
          'trust',
          'state',
          'assessment',
          'ledger-search',
          'identity',
          'keys',
        ],
      ]),
    );
  });

  test('is not touched, and nothing is left beside it', async () => {
    const copy = copyOf(round.workspace);
    const before = [readFileSync(copy), statSync(copy).mtimeMs, readdirSync(dirname(copy))];
    await verifyFile(copy);
    expect([readFileSync(copy), statSync(copy).mtimeMs, readdirSync(dirname(copy))]).toEqual(before);
  });

  test('says what can not be checked without roots and without a checkpoint from outside', async () => {
    const { verdict, lines, summary } = await verifyFile(round.workspace);
    const open = lines.filter((line) => line.verdict === 'not-checkable').map((line) => line.check);
    expect([verdict, open]).toEqual(['held', ['freshness', 'trust', 'keys']]);
    expect(summary).toMatch(/^\d+ held: .+\. 3 could not be checked: freshness, trust, keys\.$/);
  });

  test('can be checked while somebody works in it, with what is not yet in the file itself', async () => {
    const copy = copyOf(round.workspace);
    const workspace = await openWorkspace(copy, { clock: movingClock('2026-10-05T08:00:00.000Z') });
    await addPerson(workspace, {
      name: 'Ola Late',
      party: 'customer',
      email: 'ola@northwind.example',
      title: null,
      as: null,
    });
    const files = readdirSync(dirname(copy));
    const before = files.map((name) => readFileSync(join(dirname(copy), name)));
    const verification = await verifyFile(copy, { roots: [round.root], checkpoint: round.newest });
    expect([failures(verification), files]).toEqual([
      [],
      ['northwind.countersign', 'northwind.countersign-shm', 'northwind.countersign-wal', 'northwind.countersign.lock'],
    ]);
    expect(readdirSync(dirname(copy)).map((name) => readFileSync(join(dirname(copy), name)))).toEqual(before);
    expect([detailOf(verification, 'log').slice(0, 19), detailOf(verification, 'ledger-order')]).toEqual([
      'Somebody has it ope',
      '33 entries follow one another without a gap.',
    ]);
    await workspace.close();
  });
});

describe('a row that was changed beside the ledger', () => {
  test('a decision is named by its item, with what is there and what the ledger makes of it', async () => {
    const file = await tampered(round.workspace, (database) => {
      database.exec(
        "update decision set outcome = 'CERTIFY' where item_id = (select id from review_item where ordinal = 3)",
      );
    });
    const { verdict, lines } = await verifyFile(file);
    expect([verdict, lines.filter((line) => line.verdict === 'failed')]).toEqual([
      'failed',
      [
        {
          check: 'state',
          subject: 'decision on NT-003',
          verdict: 'failed',
          detail: 'The outcome is "CERTIFY"; the ledger makes it "REVOKE".',
        },
      ],
    ]);
  });

  test('a decision that was taken out, and one that was slipped in, are named', async () => {
    const without = await tampered(round.workspace, (database) => {
      database.exec('update review_item set decision_id = null where ordinal = 2');
      database.exec('delete from decision where item_id = (select id from review_item where ordinal = 2)');
    });
    const second = await tampered(round.workspace, (database) => {
      database.exec(
        `insert into decision (
           id, item_id, outcome, justification, until, to_text, ticket, question, exception, performer_id, reviewer_id,
           delegation_id, batch_id, batch_size, decided_at, ledger_entry, shown_digest, evidence_opened, seconds_spent,
           needs_second_person, supersedes, reason
         )
         select 'slipped-in', item_id, 'REVOKE', justification, until, to_text, ticket, question, exception, performer_id,
           reviewer_id, delegation_id, batch_id, batch_size, decided_at, ledger_entry, shown_digest, evidence_opened,
           seconds_spent, needs_second_person, supersedes, reason
         from decision
         limit 1`,
      );
    });
    expect(failures(await verifyFile(without))).toEqual(
      expect.arrayContaining(['state: decision on NT-002', 'state: review_item on NT-002']),
    );
    expect(failures(await verifyFile(second))).toEqual(['state: decision on NT-001']);
  });
});

describe('what the inventory is listed from', () => {
  test('an index that leaves rows out is found, and was not believed by who opened the workspace', async () => {
    const file = await tampered(round.workspace, (database) => {
      const none = {
        ids: Uint32Array.of(),
        identityOf: Uint32Array.of(),
        groupOf: Uint32Array.of(),
        groups: [],
        words: [],
      };
      const state = { evidence: evidenceVersion(database), rows: 0 };
      keepPart(database, indexLayout, 'entitlements rows', state, () => none);
    });
    const workspace = await openWorkspace(copyOf(file), { readOnly: true });
    const { total } = inventoryRows(workspace.read, {
      filter: { subject: 'entitlements', facets: {}, search: '', removed: false },
      sort: null,
      from: 0,
      limit: 1,
    });
    const there = workspace.read
      .prepare<[], number>('select count(*) from entitlement where removed_bundle is null')
      .pluck()
      .get();
    await workspace.close();
    const verification = await verifyFile(file);
    expect([total, verification.verdict, failures(verification)]).toEqual([
      there,
      'failed',
      ['assessment: row_index "entitlements rows"'],
    ]);
  });

  test('a mark of the assessment that is not its digest is found', async () => {
    const file = await tampered(round.workspace, (database) => {
      database.exec("update assessment_mark set mark = 'ff'");
    });
    expect(failures(await verifyFile(file))).toEqual(['assessment: assessment_mark 1']);
  });

  test('a count that a plan is previewed from, and that is not what there is, is found', async () => {
    const file = await tampered(round.workspace, (database) => {
      database.exec('update population_group set entitlements = entitlements + 1 where settled > 0');
    });
    expect(failures(await verifyFile(file))).toEqual([expect.stringMatching(/^assessment: population_group/)]);
  });
});

describe('the ledger', () => {
  test('an entry that was changed is named by its number', async () => {
    const file = await tampered(round.workspace, (database) => {
      database.exec(`update ledger_entry set entry = replace(entry, 'REVOKE', 'CERTIFY') where entry like '%REVOKE%'`);
    });
    const verification = await verifyFile(file);
    expect(failures(verification)).toEqual(
      expect.arrayContaining(['ledger-entries: ledger', 'ledger-tree: ledger', 'checkpoints: ledger']),
    );
    expect(detailOf(verification, 'ledger-entries')).toMatch(/^Entry \d+ is the first that was changed/);
  });

  test('one that was rewritten from the entries up agrees with itself, but not with the signature nor with the outside', async () => {
    const file = await tampered(round.workspace, (database) => {
      rewriteLedger(database, (entry) =>
        entry.includes('decision.recorded') ? entry.replaceAll('"outcome":"REVOKE"', '"outcome":"CERTIFY"') : entry,
      );
      database.exec("update decision set outcome = 'CERTIFY'");
    });
    const copy = await connect(copyOf(file), 'read');
    expect(checkLedger(copy).filter((line) => line.verdict === 'failed')).toEqual([]);
    copy.close();
    const verification = await verifyFile(file, { roots: [round.root], checkpoint: round.older });
    // what the lists count of the decisions would be rewritten too
    const others = failures(verification).filter((line) => !line.startsWith('state: queue_'));
    expect(others).toEqual([
      'freshness: ledger',
      expect.stringMatching(/^sealed-state: Autumn review, edition 1/),
      expect.stringMatching(/^sealed-state: Autumn review, edition 2/),
      expect.stringMatching(/^signed-content: sign-off of Dana Owner on Autumn review/),
    ]);
    expect(detailOf(verification, 'signed-content')).toBe(
      'The decisions that were signed are not those that the ledger held at that moment.',
    );
  });

  test('a checkpoint that was taken out is missed by the act that it followed, and one that was dated back is found', async () => {
    const removed = await tampered(round.workspace, (database) => {
      database.exec('delete from ledger_checkpoint where size = (select min(size) from ledger_checkpoint)');
    });
    const dated = await tampered(round.workspace, (database) => {
      database.exec("update ledger_checkpoint set at = '2026-01-01T08:00:00.000Z'");
    });
    const [first, second] = [await verifyFile(removed), await verifyFile(dated)];
    expect([failures(first), detailOf(first, 'checkpoints'), new Set(failures(second))]).toEqual([
      ['checkpoints: ledger', 'sealed-state: Autumn review, edition 1'],
      expect.stringMatching(/^The checkpoint over (\d+) entries is missing: one was written right after entry \d+\.$/),
      new Set(['checkpoints: ledger']),
    ]);
  });

  test('one that was cut off is found by the checkpoint that was kept', async () => {
    const file = await tampered(round.workspace, (database) => cutLedger(database, 20));
    expect(detailOf(await verifyFile(file, { checkpoint: round.older }), 'freshness')).toBe(
      'A checkpoint covers 26 entries, but only 20 are there: the ledger was cut off.',
    );
  });

  test('a checkpoint of another ledger, a malformed one and one by another key are each refused in words', async () => {
    const other = copyOf(round.older);
    writeFileSync(
      other,
      readFileSync(round.older, 'utf8').replaceAll(/countersign\.local\/\S+/g, 'countersign.local/other'),
    );
    const malformed = copyOf(round.older);
    writeFileSync(malformed, 'Dana wrote this by hand');
    const details = [];
    for (const checkpoint of [other, malformed]) {
      details.push(detailOf(await verifyFile(round.workspace, { checkpoint }), 'freshness'));
    }
    expect(details).toEqual([
      'The checkpoint that was given is of another ledger (countersign.local/other).',
      'The checkpoint that was given is malformed.',
    ]);
  });

  test('a verifier key that was kept outside shows that the key in the file was replaced', async () => {
    const held = await verifyFile(round.workspace, { fingerprints: [round.verifierKey] });
    const other = verifierKey(round.verifierKey.split('+')[0] ?? '', Buffer.alloc(32, 7));
    expect([held.verdict, failures(await verifyFile(round.workspace, { fingerprints: [other] }))]).toEqual([
      'held',
      ['checkpoint-signatures: ledger'],
    ]);
  });
});

describe('what was signed and kept', () => {
  test('a signature whose document was changed is named by its person', async () => {
    const file = await tampered(round.workspace, (database) => {
      database.exec(`update sign_off set document = replace(document, 'REVOKE', 'REVOKED')`);
    });
    expect(failures(await verifyFile(file))).toEqual([
      expect.stringMatching(/^signature: sign-off of Dana Owner on Autumn review/),
      expect.stringMatching(/^state: sign_off/),
    ]);
  });

  test('a signer who leads to another root than the checker’s is not trusted', async () => {
    expect(failures(await verifyFile(round.workspace, { roots: [round.otherRoot] }))).toEqual([
      expect.stringMatching(/^trust: sign-off of Dana Owner/),
    ]);
  });

  test('evidence whose bytes were changed, or swapped for another file’s, is named by its path', async () => {
    const changed = await tampered(round.workspace, (database) => {
      database.exec(
        `update blob_chunk
         set deflated = (
           select deflated
           from blob_chunk as other
           join artefact on artefact.stored_sha256 = other.sha256
           where artefact.path = 'identities.csv'
         )
         where sha256 = (select stored_sha256 from artefact where path = 'entitlements.csv')`,
      );
    });
    expect(failures(await verifyFile(changed))).toEqual(
      expect.arrayContaining(['evidence: entitlements.csv of harbour-1']),
    );
  });

  test('a sealed state that was replaced by another edition’s is named', async () => {
    const file = await tampered(round.workspace, (database) => {
      database.exec('update sealed_state set digest = (select digest from sealed_state where edition = 1)');
    });
    expect(failures(await verifyFile(file))).toEqual([
      'sealed-state: Autumn review, edition 2',
      expect.stringMatching(/^evidence|^state: sealed_state/),
    ]);
  });
});

describe('the file', () => {
  test('bytes that were appended or cut off are found', async () => {
    const appended = copyOf(round.workspace);
    appendFileSync(appended, 'one more page, so to speak');
    const cut = copyOf(round.workspace);
    truncateSync(cut, statSync(cut).size - 8192);
    const half = copyOf(round.workspace);
    truncateSync(half, 5000);
    const found = [];
    for (const file of [appended, cut, half]) found.push(failures(await verifyFile(file))[0]);
    expect(found).toEqual(Array.from({ length: 3 }, () => 'file: northwind.countersign'));
  });

  test('a trigger that was removed, and one that was added, are named', async () => {
    const removed = copyOf(round.workspace);
    const added = copyOf(round.workspace);
    await run(removed, 'drop trigger decision_never_updated');
    await run(added, "create trigger quiet after insert on decision begin select 'nothing'; end");
    expect([failures(await verifyFile(removed)), failures(await verifyFile(added))]).toEqual([
      ['schema: trigger decision_never_updated'],
      ['schema: trigger quiet'],
    ]);
  });

  test('a version that it can not have is found, and a newer one is said to be beyond this program', async () => {
    const altered = copyOf(round.workspace);
    await run(altered, 'pragma user_version = 70');
    const newer = copyOf(round.workspace);
    await run(newer, 'pragma user_version = 70; create table later (id integer primary key) strict');
    const [first, second] = [await verifyFile(altered), await verifyFile(newer)];
    expect([failures(first), second.lines.at(-1)?.verdict, second.lines.at(-1)?.check]).toEqual([
      ['schema: northwind.countersign'],
      'not-checkable',
      'schema',
    ]);
  });
});

async function run(file: string, sql: string): Promise<void> {
  const database = await connect(file, 'write');
  database.exec(sql);
  database.pragma('wal_checkpoint(truncate)');
  database.close();
}

function cutLedger(database: Database, size: number): void {
  database.exec(`delete from ledger_entry where entry_index >= ${size}`);
  database.exec(`delete from ledger_node where ((node_index + 1) << level) > ${size}`);
  database.exec(`delete from ledger_checkpoint where size > ${size}`);
}
