// What leaves the building beside the reports: each kind is told by its content, holds when it is sound, says what it can't
// show, and is checked the same by other people's tools when its own page is followed.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { verifyFile } from '../../../electron/engine/verify/verify-file.ts';
import { follow, holdsByReadme, unpacked } from '../report/readme.ts';
import { run, testWith } from '../report/tools.ts';
import { type HandedOver, handOver } from './handed-over.ts';
import { emptyFolder, makeRound, type Round } from './round.ts';

let round: Round;
let handed: HandedOver;
beforeAll(async () => {
  round = await makeRound();
  handed = await handOver(round);
}, 120_000);

const given = () => ({ roots: [round.root], fingerprints: [round.verifierKey, round.fingerprint] });

function open(lines: readonly { check: string; verdict: string }[]): string[] {
  return [
    ...new Set(lines.filter(({ verdict }) => verdict !== 'held').map(({ check, verdict }) => `${check} ${verdict}`)),
  ];
}

function heldChecks(lines: readonly { check: string; verdict: string }[]): string[] {
  return [...new Set(lines.filter(({ verdict }) => verdict === 'held').map(({ check }) => check))];
}

test('each kind is told by its content, and what nobody signs never counts as held', async () => {
  const kinds: Record<string, string> = {};
  for (const [name, file] of Object.entries(handed)) {
    const plain = join(emptyFolder(), 'something');
    copyFileSync(file, plain);
    const { kind, verdict } = await verifyFile(plain);
    kinds[name] = `${kind} ${verdict}`;
  }
  expect(kinds).toEqual({
    decision: 'decision held',
    decisionWithFiles: 'decision held',
    instructions: 'instructions held',
    consistency: 'consistency held',
    oscal: 'oscal not-checkable',
    csv: 'tables not-checkable',
    parquet: 'tables not-checkable',
  });
});

describe('one decision', () => {
  test('holds with all that a checker can give, and says what it does not show', async () => {
    const { verdict, lines } = await verifyFile(handed.decision, given());
    expect([verdict, open(lines), heldChecks(lines)]).toEqual([
      'held',
      ['evidence not-checkable', 'freshness not-checkable', 'completeness not-checkable'],
      [
        'structure',
        'integrity',
        'signature',
        'certificates',
        'trust',
        'program',
        'decision',
        'membership',
        'entry-hash',
        'entry-included',
        'checkpoint',
        'checkpoint-signature',
        'sign-off',
        'sign-off-trust',
        'signed-content',
        'decision-entry',
        'evidence',
        'ledger-key',
      ],
    ]);
  });

  test('shows the item, and of the others no more than the reviewer’s document: their numbers and outcomes', () => {
    const folder = unpacked(readFileSync(handed.decision), '');
    const all = run('sh', ['-c', 'cat $(find . -type f)'], { cwd: folder });
    const item = JSON.parse(run('sh', ['-c', 'cat */data/item.json'], { cwd: folder })) as { nativeId: string };
    const names = ['export', 'sync', 'feed', 'mail', 'sweep', 'load'].map((job) => `svc-${job}`);
    expect(names.filter((name) => all.includes(name))).toEqual([item.nativeId]);
  });

  test('with its files shows that the lines stand in them and that the provider signed for these', async () => {
    const { lines } = await verifyFile(handed.decisionWithFiles, given());
    expect([open(lines), heldChecks(lines).filter((check) => /evidence|bundle/.test(check))]).toEqual([
      ['freshness not-checkable', 'completeness not-checkable'],
      ['evidence', 'evidence-file', 'bundle-signature', 'bundle-trust'],
    ]);
  });

  testWith(
    'unzip',
    'sha256sum',
    'openssl',
    'python3',
  )('is checked to the end by its own page, with and without files, and not when a byte was changed', () => {
    const verdicts = [handed.decision, handed.decisionWithFiles].map((file) => {
      const folder = unpacked(readFileSync(file), readFileSync(round.root, 'utf8'));
      const bag = join(folder, bagIn(folder));
      const { said } = follow(bag);
      const item = join(bag, 'data/item.json');
      writeFileSync(item, readFileSync(item, 'utf8').replace('CERTIFY', 'REVOKE '));
      return [
        said.includes('FAILED'),
        said.match(/holds/g)?.length,
        said.match(/Verified OK/g)?.length,
        holdsByReadme(bag),
      ];
    });
    expect(verdicts).toEqual([
      [false, 4, 2, false],
      [false, 4, 2, false],
    ]);
  });
});

describe('beside a witness', () => {
  test('every file that was issued is named by the workspace’s ledger', async () => {
    const vouched: Record<string, string | undefined> = {};
    const files = { ...handed, pdf: round.pdf, xlsx: round.xlsx, pack: round.pack, bundle: round.bundle };
    for (const [name, file] of Object.entries(files)) {
      if (name === 'consistency') continue;
      const { verdict, lines } = await verifyFile(file, { ...given(), against: round.workspace });
      vouched[name] = `${verdict} ${lines.find(({ check }) => check === 'vouched')?.verdict}`;
    }
    expect(new Set(Object.values(vouched))).toEqual(new Set(['held held']));
  });

  test('documents that nobody signs are compared with the pack’s sealed state', async () => {
    const found: Record<string, unknown> = {};
    for (const name of ['oscal', 'csv', 'parquet'] as const) {
      const content = readFileSync(handed[name]);
      const changed = join(emptyFolder(), name);
      const at = name === 'oscal' ? content.indexOf('Autumn') : content.length - 30;
      content[at] = (content[at] ?? 0) ^ 1;
      writeFileSync(changed, content);
      const verdictOf = async (file: string) => (await verifyFile(file, { ...given(), against: round.pack })).verdict;
      found[name] = [await verdictOf(handed[name]), await verdictOf(changed)];
    }
    expect(found).toEqual({ oscal: ['held', 'failed'], csv: ['held', 'failed'], parquet: ['held', 'failed'] });
  });

  test('an edition that was replaced is named as old', async () => {
    const { lines } = await verifyFile(round.oldPdf, { ...given(), against: round.workspace });
    expect(lines.find(({ check }) => check === 'edition')).toMatchObject({
      verdict: 'failed',
      detail: 'It is of edition 1; edition 2 has replaced it.',
    });
  });

  test('a checkpoint and a proof are held against the entries of a pack', async () => {
    const lineOf = async (file: string) =>
      (await verifyFile(file, { against: round.pack })).lines.find(({ check }) => check === 'ledger')?.verdict;
    expect([await lineOf(round.older), await lineOf(round.newest)]).toEqual(['held', 'not-checkable']);
  });

  test('a witness that does not hold vouches for nothing', async () => {
    const content = readFileSync(round.pack);
    content[Math.floor(content.length / 2)] = (content[Math.floor(content.length / 2)] ?? 0) ^ 1;
    const spoilt = join(emptyFolder(), 'pack.zip');
    writeFileSync(spoilt, content);
    const { verdict, lines } = await verifyFile(handed.oscal, { against: spoilt });
    expect([verdict, lines.find(({ check }) => check === 'witness')?.verdict]).toEqual(['failed', 'failed']);
  });
});

describe('two checkpoints', () => {
  test('are shown to be of one ledger by a proof of consistency, and by nothing less', async () => {
    const freshness = async (against: string | null) =>
      (await verifyFile(round.newest, { checkpoint: round.older, against })).lines.find(
        ({ check }) => check === 'freshness',
      )?.verdict;
    expect([await freshness(null), await freshness(handed.consistency)]).toEqual(['not-checkable', 'held']);
  });

  test('the proof itself fails in the check that a change breaks', async () => {
    const proof = JSON.parse(readFileSync(handed.consistency, 'utf8'));
    const other = Buffer.alloc(32, 1).toString('base64');
    const attacks = {
      sound: proof,
      step: { ...proof, proof: [other, ...proof.proof.slice(1)] },
      end: { ...proof, toRoot: other },
      note: { ...proof, newer: proof.older },
      form: { ...proof, from: -1 },
    };
    const found: Record<string, string[]> = {};
    for (const [name, attack] of Object.entries(attacks)) {
      const file = join(emptyFolder(), 'proof.json');
      writeFileSync(file, JSON.stringify(attack));
      const { lines } = await verifyFile(file, { ...given(), checkpoint: round.older });
      found[name] = lines.filter(({ verdict }) => verdict === 'failed').map(({ check }) => check);
    }
    expect(found).toEqual({
      sound: [],
      step: ['ledger-grew'],
      end: ['ledger-grew', 'checkpoint'],
      note: ['checkpoint'],
      form: ['form'],
    });
  });
});

describe('the pack of a real round', () => {
  testWith(
    'unzip',
    'sha256sum',
    'openssl',
    'certutil',
    'pdfsig',
    'pdfdetach',
    'python3',
  )('is checked to the end by its own page, the provider’s signature included', () => {
    const folder = unpacked(readFileSync(round.pack), readFileSync(round.root, 'utf8'));
    copyFileSync(round.older, join(folder, 'older.txt'));
    const bag = join(folder, bagIn(folder));
    const { said } = follow(bag);
    const signature = 'data/bundles/E01/tagmanifest-sha256.txt';
    writeFileSync(join(bag, signature), `${readFileSync(join(bag, signature), 'utf8')} `);
    expect([said.includes('FAILED'), /ignature Verified Successfully/.test(said), holdsByReadme(bag)]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

function bagIn(folder: string): string {
  return (
    run('ls', [], { cwd: folder })
      .split('\n')
      .filter((name) => name !== '' && !name.includes('.'))[0] ?? ''
  );
}
