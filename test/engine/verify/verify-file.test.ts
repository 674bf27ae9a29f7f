// Every kind is told by its content, and the small kinds (proof, checkpoint) get their answers here.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { verifyFile } from '../../../electron/engine/verify/verify-file.ts';
import { copyOf, emptyFolder, makeRound, type Round } from './round.ts';

let round: Round;
beforeAll(async () => {
  round = await makeRound();
}, 120_000);

function written(name: string, content: string | Buffer): string {
  const file = join(emptyFolder(), name);
  writeFileSync(file, content);
  return file;
}

function verdictsOf(lines: readonly { check: string; verdict: string }[]): Record<string, string> {
  return Object.fromEntries(lines.map(({ check, verdict }) => [check, verdict]));
}

describe('what a file is', () => {
  test('is told by its content, whatever it is called', async () => {
    const kinds: Record<string, string> = {};
    for (const part of ['bundle', 'workspace', 'pdf', 'xlsx', 'pack', 'proof', 'older'] as const) {
      const copy = copyOf(round[part]);
      renameSync(copy, `${copy}.txt`);
      const { kind, verdict } = await verifyFile(`${copy}.txt`);
      kinds[part] = `${kind} ${verdict}`;
    }
    expect(kinds).toEqual({
      bundle: 'bundle held',
      workspace: 'workspace held',
      pdf: 'pdf held',
      xlsx: 'xlsx held',
      pack: 'pack held',
      proof: 'proof held',
      older: 'checkpoint held',
    });
  });

  test('is still known when its first byte is broken or its end is missing', async () => {
    const kinds: Record<string, string[]> = {};
    for (const part of ['bundle', 'workspace', 'xlsx', 'pack'] as const) {
      const bytes = readFileSync(round[part]);
      const broken = Buffer.from(bytes);
      broken[0] = 0;
      const files = [written('broken', broken), written('cut', bytes.subarray(0, Math.floor(bytes.length * 0.8)))];
      kinds[part] = [];
      for (const file of files) {
        const { kind, verdict } = await verifyFile(file);
        kinds[part].push(`${kind} ${verdict}`);
      }
    }
    const both = (kind: string) => [`${kind} failed`, `${kind} failed`];
    expect(kinds).toEqual({
      bundle: both('bundle'),
      workspace: both('workspace'),
      xlsx: both('xlsx'),
      pack: both('pack'),
    });
  });

  test('that is nothing of ours fails in words, and only a path that can’t be read throws', async () => {
    const files = [
      written('notes.txt', 'Dana was here'),
      written('empty', ''),
      written('other.json', '{"a":1}'),
      written('zeros', Buffer.alloc(100_000)),
      written('half.zip', Buffer.from('PK\x03\x04')),
      emptyFolder(),
    ];
    const found = [];
    for (const file of files) {
      const { kind, verdict, lines } = await verifyFile(file);
      found.push([kind, verdict, lines.map((line) => line.check)]);
    }
    expect(found).toEqual(files.map(() => ['unknown', 'failed', ['kind']]));
    await expect(verifyFile(join(emptyFolder(), 'missing'))).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
    await expect(verifyFile(round.pdf, { roots: [join(emptyFolder(), 'missing.pem')] })).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
    });
  });

  test('a file of roots without a certificate is a failure that is named', async () => {
    const root = written('root.pem', 'no certificate');
    const { lines } = await verifyFile(round.pdf, { roots: [root] });
    expect(lines[0]).toEqual({
      check: 'root',
      subject: root,
      verdict: 'failed',
      detail: 'There is no certificate in PEM form in this file.',
    });
  });
});

describe('reports of a real round', () => {
  test('hold with the signer’s root, the ledger’s key and an older checkpoint, as far as each can show it', async () => {
    const given = { roots: [round.root], fingerprints: [round.verifierKey], checkpoint: round.older };
    const open: Record<string, string[]> = {};
    for (const part of ['pdf', 'xlsx', 'pack'] as const) {
      const { verdict, lines } = await verifyFile(round[part], given);
      open[part] = [
        verdict,
        ...lines.filter((line) => line.verdict !== 'held').map((line) => `${line.check}: ${line.subject}`),
      ];
    }
    expect(open).toEqual({
      pdf: ['held', 'freshness: report.pdf'],
      xlsx: ['held', 'freshness: report.xlsx'],
      pack: [
        'held',
        'freshness: pack.zip, report.pdf',
        'freshness: pack.zip, report.xlsx',
        'bundle-trust: pack.zip, E01 harbour-1',
      ],
    });
  });

  test('of another signer’s root are not trusted', async () => {
    for (const part of ['pdf', 'xlsx', 'pack'] as const) {
      const { verdict, lines } = await verifyFile(round[part], { roots: [round.otherRoot] });
      const failed = new Set(lines.filter((line) => line.verdict === 'failed').map((line) => line.check));
      expect([verdict, [...failed]]).toEqual(['failed', ['trust']]);
    }
  });
});

describe('the proof of an entry', () => {
  test('holds with the ledger’s key, and says what it does not show', async () => {
    const { verdict, lines } = await verifyFile(round.proof, { fingerprints: [round.verifierKey] });
    expect([verdict, verdictsOf(lines)]).toEqual([
      'held',
      {
        'entry-hash': 'held',
        'entry-included': 'held',
        checkpoint: 'held',
        'checkpoint-signature': 'held',
        'entry-form': 'held',
        completeness: 'not-checkable',
        freshness: 'not-checkable',
      },
    ]);
  });

  test('with a changed entry, another number or another root fails in the check that it breaks', async () => {
    const proof = JSON.parse(readFileSync(round.proof, 'utf8'));
    const other = Buffer.alloc(32, 1).toString('base64');
    const attacks = {
      entry: { ...proof, entry: proof.entry.replace('"index":12', '"index":13') },
      number: { ...proof, index: 13 },
      root: { ...proof, root: other },
      path: { ...proof, proof: [other, ...proof.proof.slice(1)] },
      origin: { ...proof, origin: 'countersign.local/other' },
      form: { ...proof, size: -1 },
      note: { ...proof, checkpoint: 'by hand' },
    };
    const found: Record<string, string[]> = {};
    for (const [name, attack] of Object.entries(attacks)) {
      const { kind, lines } = await verifyFile(written('proof.json', JSON.stringify(attack)));
      found[name] = [kind, ...lines.filter((line) => line.verdict === 'failed').map((line) => line.check)];
    }
    expect(found).toEqual({
      entry: ['proof', 'entry-hash', 'entry-included', 'entry-form'],
      number: ['proof', 'entry-included', 'entry-form'],
      root: ['proof', 'entry-included', 'checkpoint'],
      path: ['proof', 'entry-included'],
      origin: ['proof', 'checkpoint'],
      form: ['proof', 'form'],
      note: ['proof', 'checkpoint'],
    });
  });
});

describe('a checkpoint', () => {
  test('is read as it was copied out of a report, with folded lines and the line ends of another system', async () => {
    const note = readFileSync(round.newest, 'utf8');
    const signature = note.trimEnd().split('\n').at(-1) ?? '';
    const folded = note
      .replace(signature, `${signature.slice(0, 60)}\n    ${signature.slice(60)}`)
      .replaceAll('\n', '\r\n');
    const { verdict, lines } = await verifyFile(written('note.txt', folded), { fingerprints: [round.verifierKey] });
    expect([verdict, verdictsOf(lines)]).toEqual([
      'held',
      { form: 'held', signature: 'held', completeness: 'not-checkable', freshness: 'not-checkable' },
    ]);
  });

  test('against another one says whether both can be true', async () => {
    const answers: Record<string, string | undefined> = {};
    const freshness = async (file: string, checkpoint: string) =>
      (await verifyFile(file, { checkpoint })).lines.find((line) => line.check === 'freshness')?.verdict;
    const note = readFileSync(round.newest, 'utf8');
    const [, , root = ''] = note.split('\n');
    const rewritten = written('rewritten.txt', note.replace(root, Buffer.alloc(32, 1).toString('base64')));
    answers.same = await freshness(round.newest, round.newest);
    answers.older = await freshness(round.newest, round.older);
    answers.newer = await freshness(round.older, round.newest);
    answers.rewritten = await freshness(round.newest, rewritten);
    expect(answers).toEqual({ same: 'held', older: 'not-checkable', newer: 'failed', rewritten: 'failed' });
  });

  test('that was changed no longer has its signature', async () => {
    const changed = readFileSync(round.newest, 'utf8').replace(
      /\n(\d+)\n/,
      (_, size: string) => `\n${Number(size) + 1}\n`,
    );
    const { lines } = await verifyFile(written('changed.txt', changed), { fingerprints: [round.verifierKey] });
    expect(verdictsOf(lines).signature).toBe('failed');
  });
});
