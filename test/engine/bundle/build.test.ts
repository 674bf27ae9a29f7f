// Both ways of making a bundle, ours and the provider's shell script, judged by us and by tools that are not ours.
import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import type { BuildBundleOptions } from '../../../electron/engine/bundle/build.ts';
import { buildBundle } from '../../../electron/engine/bundle/build.ts';
import { judgeTrust } from '../../../electron/engine/bundle/signature.ts';
import { makeBundleScript } from '../../../electron/engine/intake/provider-kit/make-bundle.ts';
import { opened, refusal, sampleDeclaration, samplePayload, temporaryFolder, writeFiles } from './sampleBag.ts';
import { hasTool } from './tools.ts';

const script = join(mkdtempSync(join(tmpdir(), 'countersign-kit-')), 'make-bundle.sh');
writeFileSync(script, makeBundleScript);
afterAll(() => rmSync(dirname(script), { recursive: true, force: true }));
const clock = () => new Date('2026-10-01T09:30:00.000Z');
const ed25519 = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();
const hasTools = ['ssh-keygen', 'openssl', 'zip', 'unzip', 'sha256sum'].every(hasTool);

function sampleSource(more: Readonly<Record<string, string>> = {}): string {
  return writeFiles(
    join(temporaryFolder(), 'source'),
    Object.entries({ ...samplePayload, 'notes with space.txt': 'x', ...more }),
  );
}

function build(change: Partial<BuildBundleOptions> = {}) {
  const source = change.source ?? sampleSource();
  return buildBundle({ source, out: join(temporaryFolder(), 'quarter-3.zip'), key: ed25519, clock, ...change });
}

function run(command: string, args: string[], cwd: string, input?: Buffer): string {
  return execFileSync(command, args, { cwd, input, stdio: ['pipe', 'pipe', 'pipe'] }).toString();
}

/** Unpacks and checks with stock tools alone, as the header of make-bundle.sh says; throws when one of them objects. */
function checkWithStockTools(zip: string, publicKeyLine: string | null): string {
  const folder = temporaryFolder();
  run('unzip', ['-q', zip, '-d', folder], folder);
  const [top = ''] = readdirSync(folder);
  const bag = join(folder, top);
  run('sha256sum', ['--strict', '-c', 'tagmanifest-sha256.txt', 'manifest-sha256.txt'], bag);
  if (publicKeyLine === null) {
    const signature = 'sig/tagmanifest-sha256.txt.sha256.sig';
    return run(
      'openssl',
      ['dgst', '-sha256', '-verify', 'sig/signer.pub.pem', '-signature', signature, 'tagmanifest-sha256.txt'],
      bag,
    );
  }
  writeFileSync(join(folder, 'signers'), `provider ${publicKeyLine}\n`);
  const verify = ['-Y', 'verify', '-f', join(folder, 'signers'), '-I', 'provider', '-n', 'countersign-evidence-v1'];
  const message = readFileSync(join(bag, 'tagmanifest-sha256.txt'));
  return run('ssh-keygen', [...verify, '-s', 'sig/tagmanifest-sha256.txt.sig'], bag, message);
}

function sshKey(kind: string[]): { file: string; publicKeyLine: string; fingerprint: string } {
  const folder = temporaryFolder();
  run('ssh-keygen', ['-q', ...kind, '-N', '', '-f', 'key'], folder);
  return {
    file: join(folder, 'key'),
    publicKeyLine: readFileSync(join(folder, 'key.pub'), 'utf8').trim(),
    fingerprint: run('ssh-keygen', ['-l', '-f', 'key'], folder).split(' ')[1] ?? '',
  };
}

const sshKinds = [
  ['-t', 'ed25519'],
  ['-t', 'ecdsa', '-b', '256'],
  ['-t', 'rsa', '-b', '3072'],
];

describe.skipIf(!hasTools)('with ssh-keygen, openssl, zip and sha256sum', () => {
  for (const kind of sshKinds) {
    test(`make-bundle.sh and we make what both accept, with an SSH key ${kind.join(' ')}`, async () => {
      const key = sshKey(kind);
      const source = sampleSource();
      const theirs = join(temporaryFolder(), 'theirs.zip');
      const printed = run('sh', [script, source, theirs, key.file], source);
      const ours = await build({ source, key: readFileSync(key.file, 'utf8') });
      const found = [];
      for (const zip of [theirs, ours.out]) {
        const bundle = await opened(zip);
        found.push([judgeTrust(bundle.signature, [key.fingerprint]), bundle.files, bundle.unclaimed]);
        expect(checkWithStockTools(zip, key.publicKeyLine)).toContain('Good "countersign-evidence-v1" signature');
      }
      expect(found).toEqual([
        ['trusted', ours.files, ['notes with space.txt']],
        ['trusted', ours.files, ['notes with space.txt']],
      ]);
      const { tagmanifestSha256 } = await opened(theirs);
      expect(printed).toContain(`"previous": "sha256:${tagmanifestSha256}"`);
      expect(printed).toContain(key.fingerprint);
    });
  }

  for (const kind of [
    ['EC', 'ec_paramgen_curve:P-256'],
    ['RSA', 'rsa_keygen_bits:2048'],
  ] as const) {
    test(`make-bundle.sh and we make what both accept, with openssl and a key of the kind ${kind[0]}`, async () => {
      const folder = temporaryFolder();
      run('openssl', ['genpkey', '-algorithm', kind[0], '-pkeyopt', kind[1], '-out', 'key.pem'], folder);
      const source = sampleSource();
      const theirs = join(folder, 'theirs.zip');
      const printed = run('sh', [script, source, theirs, join(folder, 'key.pem')], source);
      const ours = await build({ source, key: readFileSync(join(folder, 'key.pem'), 'utf8'), method: 'openssl' });
      const fingerprints = [];
      for (const zip of [theirs, ours.out]) {
        const bundle = await opened(zip);
        fingerprints.push(bundle.signature?.fingerprint);
        expect(checkWithStockTools(zip, null)).toContain('Verified OK');
      }
      expect(fingerprints).toEqual([ours.signature?.fingerprint, ours.signature?.fingerprint]);
      expect(printed).toContain(ours.signature?.fingerprint);
    });
  }

  test('make-bundle.sh refuses what no customer could read, in words', () => {
    const key = sshKey(['-t', 'ed25519']).file;
    const refuse = (source: string) => {
      const done = spawnSync('sh', [script, source, join(temporaryFolder(), 'x.zip'), key], { encoding: 'utf8' });
      return [done.status, done.stderr.replace(/: \d+:[\s\S]*/, '').trim()];
    };
    const linked = sampleSource();
    symlinkSync('/etc/hostname', join(linked, 'link'));
    expect([
      refuse(temporaryFolder()).at(0),
      refuse(linked),
      refuse(sampleSource({ 'Zürich.csv': 'x' })),
      refuse(sampleSource({ '100%.csv': 'x' })),
      refuse(sampleSource({ 'back\\slash.csv': 'x' })),
      refuse(sampleSource({ 'line\nbreak.csv': 'x' })),
    ]).toEqual([
      1,
      [1, 'make-bundle: the folder holds links or devices; a bundle holds plain files only'],
      ...Array.from({ length: 4 }, () => [1, 'make-bundle: rename these, to plain ASCII without % and \\']),
    ]);
  });

  test('make-bundle.sh is refused by a customer when anything in its bundle was changed', async () => {
    const key = sshKey(['-t', 'ed25519']).file;
    const folder = temporaryFolder();
    run('sh', [script, sampleSource(), join(folder, 'x.zip'), key], folder);
    run('unzip', ['-q', 'x.zip'], folder);
    writeFileSync(
      join(folder, 'x/data/aws/report.csv'),
      (samplePayload['aws/report.csv'] ?? '').replace('backup', 'bckaup'),
    );
    expect(await refusal(opened(join(folder, 'x')))).toEqual({
      code: 'BUNDLE_CHECKSUM',
      entry: 'data/aws/report.csv',
    });
  });
});

describe('a bundle that we build', () => {
  test('has the same bytes each time, wherever and whenever files were written', async () => {
    const out = join(temporaryFolder(), 'quarter-3.zip');
    const first = readFileSync((await build({ out })).out);
    const zone = process.env.TZ;
    process.env.TZ = 'Pacific/Auckland';
    onTestFinished(() => {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    });
    expect(readFileSync((await build({ out })).out).equals(first)).toBe(true);
  });

  test('says who made it, when, and what it is, and declares no totals of its own', async () => {
    const built = await build({ organisation: 'Harbour\nSecurity' });
    const bundle = await opened(built.out);
    expect([bundle.name, bundle.bagInfo, bundle.declaration, bundle.tagmanifestSha256]).toEqual([
      'quarter-3',
      [
        { label: 'Source-Organization', value: 'Harbour Security' },
        { label: 'External-Identifier', value: 'NW-2026-1' },
        { label: 'Bagging-Date', value: '2026-10-01' },
        { label: 'Payload-Oxum', value: `${built.files.reduce((sum, file) => sum + file.size, 0)}.3` },
        { label: 'BagIt-Profile-Identifier', value: 'urn:countersign:evidence-bundle:1' },
      ],
      sampleDeclaration,
      built.tagmanifestSha256,
    ]);
  });

  test('is unsigned without a key', async () => {
    const built = await build({ key: null });
    expect([built.signature, judgeTrust((await opened(built.out)).signature, [])]).toEqual([null, 'unsigned']);
  });

  test('may have names in any script', async () => {
    const built = await build({ source: sampleSource({ 'Zürich/報告.csv': 'x' }) });
    expect((await opened(built.out)).files.map((file) => file.path)).toContain('Zürich/報告.csv');
  });

  test('may hold many files and large ones', async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`many/${index}.csv`, String(index)]));
    const built = await build({ source: sampleSource({ ...many, 'large.csv': 'abc,def\n'.repeat(500_000) }) });
    const bundle = await opened(built.out);
    expect([bundle.files.length, bundle.files]).toEqual([304, built.files]);
  });

  test('is not made from a folder that says too little, and nothing is left behind', async () => {
    const folder = temporaryFolder();
    const out = join(folder, 'out.zip');
    writeFileSync(out, 'what was there before');
    const withDeclaration = (change: object) =>
      sampleSource({ 'declaration.json': JSON.stringify({ ...sampleDeclaration, ...change }) });
    const bare = writeFiles(temporaryFolder(), [['report.csv', 'x']]);
    const linked = sampleSource();
    symlinkSync('/etc/hostname', join(linked, 'link'));
    const attempts: Partial<BuildBundleOptions>[] = [
      { source: bare },
      { source: withDeclaration({ provider: undefined }) },
      { source: withDeclaration({ sources: [{ ...sampleDeclaration.sources[0], files: ['gcp/*'] }] }) },
      { source: sampleSource({ '100%.csv': 'x' }) },
      { source: linked },
      { source: join(folder, 'nowhere') },
      { key: 'no key' },
      { key: ed25519, method: 'openssl' },
    ];
    const found = [];
    for (const attempt of attempts) found.push((await refusal(build({ out, ...attempt }))).code);
    expect([found, readdirSync(folder), readFileSync(out, 'utf8')]).toEqual([
      [
        'BUNDLE_DECLARATION',
        'BUNDLE_DECLARATION',
        'BUNDLE_DECLARATION',
        'BUNDLE_UNSAFE_PATH',
        'BUNDLE_UNSAFE_PATH',
        'FILE_UNREADABLE',
        'KEY_FILE_DAMAGED',
        'KEY_UNSUPPORTED',
      ],
      ['out.zip'],
      'what was there before',
    ]);
  });

  test('is not written into its own source, nor where nothing can be written', async () => {
    const source = sampleSource();
    const blocked = temporaryFolder();
    mkdirSync(join(blocked, 'taken.zip'));
    const found = [
      await refusal(build({ source, out: join(source, 'out.zip') })),
      await refusal(build({ source, out: join(temporaryFolder(), 'no/such/folder/out.zip'), key: p256 })),
      await refusal(build({ source, out: join(blocked, 'taken.zip') })),
    ].map((each) => each.code);
    expect([found, readdirSync(blocked), readdirSync(source).length]).toEqual([
      ['INPUT_INVALID', 'FILE_UNWRITABLE', 'FILE_UNWRITABLE'],
      ['taken.zip'],
      3,
    ]);
  });
});
