// Everything that leaves the building, changed behind its signer's back in every way that comes to mind: each change is found
// and named, and none is missed that other people's tools find.
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeZip } from '../../../electron/engine/bundle/write-zip.ts';
import { asNote, parsed } from '../../../electron/engine/verify/notes.ts';
import { verifyFile } from '../../../electron/engine/verify/verify-file.ts';
import { readStrictZip } from '../../../electron/engine/verify/zip-structure.ts';
import { holdsByReadme, unpacked } from '../report/readme.ts';
import { makeSigner } from '../report/signers.ts';
import { run, testWith } from '../report/tools.ts';
import { type HandedOver, handOver } from './handed-over.ts';
import { emptyFolder, flipped, makeRound, type Round, seededNumbers } from './round.ts';

let round: Round;
let handed: HandedOver;
let file: string;
beforeAll(async () => {
  round = await makeRound();
  handed = await handOver(round);
  file = join(emptyFolder(), 'changed');
}, 120_000);

const given = () => ({ roots: [round.root], fingerprints: [round.verifierKey, round.fingerprint] });

async function failures(content: Buffer, checkpoint: string | null = null): Promise<string[]> {
  writeFileSync(file, content);
  const { lines } = await verifyFile(file, { ...given(), checkpoint });
  return [...new Set(lines.filter(({ verdict }) => verdict === 'failed').map(({ check }) => check))];
}

describe('a byte that was changed anywhere', () => {
  // What a zip of ours consists of is fixed to the byte: where its structure does not give the change away, all is checked.
  test.each([
    ['decision', 1000],
    ['decisionWithFiles', 200],
    ['instructions', 1500],
  ] as const)('of a %s is found', async (name, count) => {
    const content = readFileSync(handed[name]);
    expect(await unnoticed(content, count, 25)).toEqual([]);
  });

  test('of an audit pack is found', async () => {
    expect(await unnoticed(readFileSync(round.pack), 200, 10)).toEqual([]);
  }, 60_000);

  test('of a proof, a proof of consistency or a checkpoint is found, unless it says the very same', async () => {
    const found: Record<string, number[]> = {};
    const meaning = {
      proof: (text: string) => meaningOf(text),
      consistency: (text: string) => meaningOf(text),
      newest: (text: string) => JSON.stringify(parsed(asNote(text))),
    };
    for (const [name, path] of Object.entries({
      proof: round.proof,
      consistency: handed.consistency,
      newest: round.newest,
    })) {
      const content = readFileSync(path);
      const read = meaning[name as keyof typeof meaning];
      const sound = read(content.toString('utf8'));
      found[name] = [];
      for (const [at, bit] of places(content.length, 700)) {
        const changed = flipped(content, at, bit);
        if ((await failures(changed)).length === 0 && read(changed.toString('utf8')) !== sound) found[name].push(at);
      }
    }
    expect(found).toEqual({ proof: [], consistency: [], newest: [] });
  });
});

describe('a file that was put together anew', () => {
  test('with something appended, cut off or with its signature taken out is named for it', async () => {
    const found: Record<string, string[][]> = {};
    const files = { ...handed, pack: round.pack, pdf: round.pdf, xlsx: round.xlsx, proof: round.proof };
    for (const [name, path] of Object.entries(files)) {
      if (['oscal', 'csv', 'parquet'].includes(name)) continue;
      const content = readFileSync(path);
      found[name] = [
        await failures(Buffer.concat([content, Buffer.from('x')])),
        await failures(content.subarray(0, -1)),
        await failures(content.subarray(0, Math.floor(content.length / 2))),
      ];
    }
    expect(
      Object.fromEntries(Object.entries(found).map(([name, each]) => [name, each.map((one) => one.length > 0)])),
    ).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, [true, true, true]])));
    const without = (path: string, gone: RegExp) =>
      failures(rezipped(path, (files) => files.filter((each) => !gone.test(each.path))));
    expect({
      pack: await without(round.pack, /^[^/]+\/sig\//),
      decision: await without(handed.decision, /^[^/]+\/sig\//),
      'decision, certificates': await without(handed.decision, /certificates\.pem$/),
      'decision, proof': await without(handed.decision, /sign-off\.json$/),
      instructions: await without(handed.instructions, /SHA256SUMS\.sig$/),
      'instructions, own': await without(handed.instructions, /instructions\.sig$/),
    }).toEqual({
      pack: ['signature'],
      decision: ['signature'],
      'decision, certificates': ['certificates'],
      'decision, proof': ['integrity'],
      instructions: ['signature'],
      'instructions, own': ['integrity', 'signature'],
    });
  });

  test('from the files of another, with new checksums, fails at the signature; signed anew by a stranger, at the trust', async () => {
    const other = filesOf(handed.decisionWithFiles);
    const swap = (files: Zip) =>
      files.map((each) => other.find(({ path }) => path === each.path && path.endsWith('decision.json')) ?? each);
    const turned = (files: Zip) =>
      files.map((each) =>
        each.path.endsWith('item.json')
          ? { ...each, content: Buffer.from(each.content.toString('utf8').replaceAll('CERTIFY', 'REVOKE ')) }
          : each,
      );
    const stranger = await makeSigner('Riley Stranger', 'Elsewhere');
    const signed = await stranger.signer.sign(Buffer.from('nothing'));
    expect({
      plain: await failures(rezipped(handed.decision, swap)),
      checksums: await failures(rezipped(handed.decision, (files) => checksummed(turned(files)))),
      signature: await failures(
        rezipped(handed.decision, (files) =>
          files.map((each) => (/\.sha256\.sig$/.test(each.path) ? { ...each, content: Buffer.from(signed) } : each)),
        ),
      ),
    }).toEqual({
      plain: ['integrity'],
      checksums: ['signature', 'decision', 'membership', 'sign-off', 'decision-entry'],
      signature: ['signature'],
    });
    const { lines } = await verifyFile(handed.decision, { roots: [round.otherRoot] });
    expect(lines.filter(({ verdict }) => verdict === 'failed').map(({ check }) => check)).toEqual(['trust']);
  });

  test('of an older state is found against a newer checkpoint', async () => {
    expect(await failures(readFileSync(round.oldPdf), round.newest)).toEqual(['freshness']);
    expect(await failures(readFileSync(round.pack), round.newest)).toEqual(['freshness']);
    expect(await failures(readFileSync(round.older), round.newest)).toEqual(['freshness']);
  });
});

describe('what other people’s tools find', () => {
  testWith(
    'unzip',
    'sha256sum',
    'openssl',
    'python3',
    'certutil',
    'pdfsig',
    'pdfdetach',
  )(
    'in a pack or decision by its own page, the verifier finds too',
    async () => {
      const missed: string[] = [];
      let found = 0;
      const numbers = seededNumbers(20261122);
      for (const [path, turns] of [
        [round.pack, 6],
        [handed.decisionWithFiles, 12],
      ] as const) {
        const sound = unpacked(readFileSync(path), readFileSync(round.root, 'utf8'));
        for (let turn = 0; turn < turns; turn++) {
          const folder = emptyFolder();
          cpSync(sound, folder, { recursive: true });
          const bag = join(folder, bagIn(folder));
          const names = filesBelow(bag).filter((name) => statSync(name).size > 0 && basename(name) !== 'README.txt');
          const name = names[upTo(numbers, names.length)] ?? '';
          const content = readFileSync(name);
          writeFileSync(name, flipped(content, upTo(numbers, content.length), upTo(numbers, 8)));
          if (holdsByReadme(bag)) continue;
          found += 1;
          if ((await verifyFile(bag, given())).verdict !== 'failed') missed.push(name);
        }
      }
      expect([missed, found]).toEqual([[], 18]);
    },
    60_000,
  );

  testWith(
    'unzip',
    'sha256sum',
    'ssh-keygen',
  )('in a bundle, the verifier finds too', async () => {
    const missed: string[] = [];
    let found = 0;
    const numbers = seededNumbers(7);
    for (let turn = 0; turn < 20; turn++) {
      const folder = emptyFolder();
      run('unzip', ['-q', round.bundle, '-d', folder]);
      const bag = join(folder, bagIn(folder));
      const names = filesBelow(bag).filter((name) => statSync(name).size > 0);
      const name = names[upTo(numbers, names.length)] ?? '';
      const content = readFileSync(name);
      writeFileSync(name, flipped(content, upTo(numbers, content.length), upTo(numbers, 8)));
      if (toolsAccept(bag)) continue;
      found += 1;
      if ((await verifyFile(bag, given())).verdict !== 'failed') missed.push(name);
    }
    expect([missed, found > 15]).toEqual([[], true]);
  });

  testWith('pdfsig')('in a signed report, the verifier finds too', async () => {
    const content = readFileSync(round.pdf);
    const missed: number[] = [];
    let found = 0;
    for (const [at, bit] of places(content.length, 12)) {
      const changed = flipped(content, at, bit);
      writeFileSync(file, changed);
      const said = run('sh', ['-c', `pdfsig '${file}' 2>&1 || true`]);
      if (said.includes('Signature is Valid') && said.includes('- Total document signed')) continue;
      found += 1;
      if ((await failures(changed)).length === 0) missed.push(at);
    }
    expect([missed, found > 8]).toEqual([[], true]);
  });
});

type Zip = readonly { readonly path: string; readonly content: Buffer }[];

/**
 * Where a bit was turned over, nothing said so, and the files in the zip are others than before: the same content can be
 * deflated in more than one way. Of `whole` places all is checked, whatever the structure says.
 */
async function unnoticed(content: Buffer, count: number, whole: number): Promise<number[]> {
  const sound = contentOf(content);
  const missed: number[] = [];
  for (const [turn, [at, bit]] of places(content.length, count).entries()) {
    const changed = flipped(content, at, bit);
    const isSeen = turn >= whole && readStrictZip(changed).problems.length > 0;
    if (!isSeen && (await failures(changed)).length === 0 && contentOf(changed) !== sound) missed.push(at);
  }
  return missed;
}

function contentOf(zip: Buffer): string {
  return JSON.stringify([...readStrictZip(zip).files].map(([path, content]) => [path, content.toString('base64')]));
}

function places(length: number, count: number): (readonly [number, number])[] {
  const numbers = seededNumbers(20261026);
  return Array.from({ length: count }, () => [upTo(numbers, length), upTo(numbers, 8)] as const);
}

/** From the high bits: the low ones of this generator repeat soon. */
function upTo(numbers: Generator<number, never>, end: number): number {
  return Math.floor((numbers.next().value / 2 ** 32) * end);
}

function meaningOf(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    // The notes in it are read as notes; everything else by its letter.
    return JSON.stringify(value, (name, each: unknown) =>
      typeof each === 'string' && ['older', 'newer', 'checkpoint'].includes(name) ? parsed(each) : each,
    );
  } catch {
    return text;
  }
}

function filesOf(path: string): Zip {
  return [...readStrictZip(readFileSync(path)).files].map(([name, content]) => ({ path: name, content }));
}

function rezipped(path: string, change: (files: Zip) => Zip): Buffer {
  return writeZip(change(filesOf(path)));
}

/** The same files under manifests made anew, and the old signature over them. */
function checksummed(files: Zip): Zip {
  const again = (end: string, of: (path: string) => boolean) => (each: Zip[number]) => {
    if (!each.path.endsWith(`/${end}`)) return each;
    const lines = each.content.toString('utf8').split('\n').slice(0, -1);
    const folder = each.path.slice(0, -end.length);
    return {
      ...each,
      content: Buffer.from(
        lines
          .map((line) => line.slice(66))
          .filter(of)
          .map((name) => {
            const content = all.find(({ path }) => path === `${folder}${name}`)?.content ?? Buffer.alloc(0);
            return `${createHash('sha256').update(content).digest('hex')}  ${name}\n`;
          })
          .join(''),
      ),
    };
  };
  let all = files;
  all = all.map(again('manifest-sha256.txt', () => true));
  all = all.map(again('tagmanifest-sha256.txt', () => true));
  return all;
}

function toolsAccept(bag: string): boolean {
  try {
    run(
      'sh',
      [
        '-ec',
        'sha256sum -c --quiet manifest-sha256.txt\n' +
          'sha256sum -c --quiet tagmanifest-sha256.txt\n' +
          'ssh-keygen -Y check-novalidate -n countersign-evidence-v1 -s sig/tagmanifest-sha256.txt.sig < tagmanifest-sha256.txt',
      ],
      { cwd: bag },
    );
    return true;
  } catch {
    return false;
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function bagIn(folder: string): string {
  return readdirSync(folder).find((name) => !name.includes('.')) ?? '';
}
