// What a checker lays beside a file to vouch for it: an audit pack or a workspace. It is checked itself; then it says whether
// its ledger names the file, whether a later edition exists, and what an unsigned document ought to say.
import { createHash, type X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { openArchive } from '../bundle/archive.ts';
import { findBag } from '../bundle/bagit.ts';
import { getBlob } from '../inventory/blobs.ts';
import { checkLedger } from '../ledger/check.ts';
import type { Checkpoint } from '../ledger/checkpoint.ts';
import { ledgerOrigin } from '../ledger/checkpoints.ts';
import { ledgerEntries } from '../ledger/entries.ts';
import { smallTree } from '../ledger/small-tree.ts';
import { actsBeforeCheckpoint } from '../review/acts.ts';
import { openWorkspace } from '../workspace/open.ts';
import { failed, held, notCheckable } from './lines.ts';
import { verifyPack } from './pack.ts';
import { copyWorkspace, settleCopy } from './workspace-copy.ts';

export interface Witness {
  /** `pack` or `workspace`, and its name. */
  readonly name: string;
  readonly origin: string;
  /** Canonical JSON of each entry from 0 on. */
  readonly entries: readonly string[];
  /** The sealed states that it holds, by digest. */
  readonly states: ReadonlyMap<string, Buffer>;
  /** SHA-256 of each file that it holds itself, with its name there. */
  readonly files: ReadonlyMap<string, string>;
  /** Whether it held itself. */
  readonly line: CheckLine;
}

interface Given {
  readonly roots: readonly X509Certificate[];
  readonly fingerprints: readonly string[];
}

export async function packWitness(path: string, given: Given): Promise<Witness> {
  const archive = await openArchive(path);
  try {
    const root = findBag(archive.entries) ?? '';
    const zip = archive.kind === 'zip' ? await readFile(path) : null;
    const lines = await verifyPack(archive, root, basename(path), { ...given, older: null, bridge: null, zip });
    const files = new Map<string, string>();
    const content = new Map<string, Buffer>();
    for (const entry of archive.entries) {
      const inside = entry.path.startsWith(`${root}data/`) ? entry.path.slice(`${root}data/`.length) : null;
      if (inside === null) continue;
      const bytes = await buffer(await archive.open(entry.path));
      files.set(sha256(bytes), inside);
      if (inside === 'sealed-state.json' || inside === 'ledger/entries.ndjson') content.set(inside, bytes);
    }
    const state = content.get('sealed-state.json') ?? Buffer.alloc(0);
    const parsed = z
      .looseObject({ ledger: z.looseObject({ origin: z.string() }) })
      .safeParse(parsedJson(state.toString()));
    return {
      name: `the pack ${basename(path)}`,
      origin: parsed.success ? parsed.data.ledger.origin : '',
      entries: (content.get('ledger/entries.ndjson')?.toString('utf8') ?? '').split('\n').slice(0, -1),
      states: new Map([[sha256(state), state]]),
      files,
      line: ownLine(lines, `the pack ${basename(path)}`),
    };
  } finally {
    await archive.close();
  }
}

export async function workspaceWitness(path: string): Promise<Witness> {
  const name = `the workspace ${basename(path)}`;
  const folder = await mkdtemp(join(tmpdir(), 'countersign-witness-'));
  try {
    const copy = await copyWorkspace(path, folder);
    await settleCopy(copy);
    const workspace = await openWorkspace(copy.file, { readOnly: true });
    try {
      const { read } = workspace;
      const digests = read.prepare<[], string>('select digest from sealed_state').pluck().all();
      return {
        name,
        origin: ledgerOrigin(read),
        entries: ledgerEntries(read, { limit: Number.MAX_SAFE_INTEGER }).map(({ entry }) => entry),
        states: new Map(digests.map((digest) => [digest, getBlob(read, digest)])),
        files: new Map(),
        line: ownLine(
          checkLedger(read, { checkpointAfter: actsBeforeCheckpoint }).map((line) => ({ ...line, subject: name })),
          name,
        ),
      };
    } finally {
      await workspace.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function ownLine(lines: readonly CheckLine[], name: string): CheckLine {
  const bad = lines.find((line) => line.verdict === 'failed');
  const open = lines.filter((line) => line.verdict === 'not-checkable').length;
  return bad === undefined
    ? held(
        'witness',
        name,
        `It held itself: ${lines.length - open} checks${open === 0 ? '' : `, ${open} could not be made`}.`,
      )
    : failed('witness', name, `It does not hold itself, so it vouches for nothing: ${bad.detail}`);
}

const act = z.looseObject({ index: z.number(), act: z.string(), at: z.string(), body: z.unknown() });
const sealing = z.looseObject({ campaign: z.string(), edition: z.number(), digest: z.string() });

/** Whether the witness holds the file itself, or an entry of its ledger names its SHA-256. */
export function vouchedLine(witness: Witness, content: Buffer, subject: string): CheckLine {
  const check = 'vouched';
  const digest = sha256(content);
  const own = witness.files.get(digest);
  if (own !== undefined) return held(check, subject, `It is ${own} of ${witness.name}, byte for byte.`);
  const entry = witness.entries.find((text) => text.includes(digest));
  const named = act.safeParse(parsedJson(entry ?? ''));
  return named.success
    ? held(
        check,
        subject,
        `Entry ${named.data.index} of the ledger (${named.data.act}, ${named.data.at}) names its SHA-256, ${digest}.`,
      )
    : notCheckable(check, subject, `${witness.name} does not know a file with the SHA-256 ${digest}.`);
}

/** Whether the edition that a file was made from is the newest that the witness knows. */
export function editionLine(witness: Witness, stateDigest: string, subject: string): CheckLine {
  const check = 'edition';
  const sealed = witness.entries.flatMap((text) => {
    const parsed = text.includes('"state.sealed"') ? act.safeParse(parsedJson(text)) : null;
    const body =
      parsed?.success === true && parsed.data.act === 'state.sealed' ? sealing.safeParse(parsed.data.body) : null;
    return body?.success === true ? [body.data] : [];
  });
  const own = sealed.find(({ digest }) => digest === stateDigest);
  if (own === undefined) {
    return witness.states.has(stateDigest)
      ? held(check, subject, `It was made from the sealed state of ${witness.name}, SHA-256 ${stateDigest}.`)
      : notCheckable(check, subject, `${witness.name} does not know the sealed state ${stateDigest}.`);
  }
  const newest = Math.max(...sealed.filter(({ campaign }) => campaign === own.campaign).map(({ edition }) => edition));
  return newest === own.edition
    ? held(check, subject, `It is of edition ${own.edition}, the newest that ${witness.name} knows.`)
    : failed(check, subject, `It is of edition ${own.edition}; edition ${newest} has replaced it.`);
}

/** Whether a checkpoint is one of the witness's ledger. */
export function checkpointLine(witness: Witness, checkpoint: Checkpoint, subject: string): CheckLine {
  const check = 'ledger';
  if (checkpoint.origin !== witness.origin)
    return failed(check, subject, `It is of ${checkpoint.origin}; ${witness.name} holds ${witness.origin}.`);
  if (checkpoint.size > witness.entries.length)
    return notCheckable(
      check,
      subject,
      `It covers ${checkpoint.size} entries, ${witness.name} only ${witness.entries.length}: it is later, or entries were taken away.`,
    );
  const leaves = witness.entries.slice(0, checkpoint.size).map((entry) => Buffer.from(entry, 'utf8'));
  return smallTree(leaves).root === Buffer.from(checkpoint.root).toString('base64')
    ? held(check, subject, `Its ${checkpoint.size} entries are the first of ${witness.name}.`)
    : failed(check, subject, `Its ${checkpoint.size} entries are not the first of ${witness.name}: one was rewritten.`);
}

/** Whether a bundle is one that was imported. */
export function importedLine(witness: Witness, tagManifest: string, subject: string): CheckLine {
  const check = 'vouched';
  const entry = witness.entries.find((text) => text.includes(`"tagmanifestSha256":"${tagManifest}"`));
  const named = act.safeParse(parsedJson(entry ?? ''));
  return named.success
    ? held(check, subject, `Entry ${named.data.index} of the ledger says that it was imported on ${named.data.at}.`)
    : notCheckable(check, subject, `${witness.name} did not import a bundle with the tag manifest ${tagManifest}.`);
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Told apart by the schema.
    return null;
  }
}
