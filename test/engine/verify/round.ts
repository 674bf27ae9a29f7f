// One small round of a real review, made by the engine itself: a signed bundle, decisions, a sign-off, reports in every
// form. Each test then spoils a copy of what it needs.

import { generateKeyPairSync } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type BuiltBundle, buildBundle } from '../../../electron/engine/bundle/build.ts';
import { checkpointVerifierKey } from '../../../electron/engine/ledger/checkpoints.ts';
import { persons } from '../../../electron/engine/sample/engagement.ts';
import { type Cast, sampleModel } from '../../../electron/engine/sample/operating-model.ts';
import { wholeQueue } from '../../../electron/engine/sample/whole-queue.ts';
import { createEngine, type Engine } from '../../../electron/engine/serve.ts';
import { connect } from '../../../electron/engine/workspace/sqlite.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../../shared/contract.ts';

export interface Round {
  readonly folder: string;
  readonly bundle: string;
  readonly fingerprint: string;
  readonly workspace: string;
  readonly pdf: string;
  /** Of the edition that was sealed at the sign-off; the close replaced it. */
  readonly oldPdf: string;
  readonly xlsx: string;
  readonly pack: string;
  readonly proof: string;
  /** After the sign-off, before the campaign was closed. */
  readonly older: string;
  readonly newest: string;
  /** The root that Dana Owner's certificate leads to, and one that nothing here leads to. */
  readonly root: string;
  readonly otherRoot: string;
  readonly verifierKey: string;
}

export type Call = <M extends MethodName>(method: M, input: MethodInput<M>) => Promise<MethodOutput<M>>;

const passphrase = 'a long walk along the harbour';

/** Moves 1.7 seconds with each look, so that no two acts share a moment. */
export function movingClock(from = '2026-10-02T08:00:00.000Z'): () => Date {
  let now = Date.parse(from);
  return () => {
    now += 1700;
    return new Date(now);
  };
}

export function callsOf(engine: Engine): Call {
  const context = { signal: new AbortController().signal, progress: () => undefined };
  // The engine answers in the shape of the method's own schema.
  return <M extends MethodName>(method: M, input: MethodInput<M>) =>
    engine.dispatch(method, input, context) as Promise<MethodOutput<M>>;
}

export async function makeRound(): Promise<Round> {
  const folder = emptyFolder();
  const at = (name: string) => join(folder, name);
  const built = await makeBundle(folder);
  const engine = createEngine({ clock: movingClock() });
  const call = callsOf(engine);
  await call('workspace.create', {
    file: at('northwind.countersign'),
    customer: 'Northwind Trading',
    provider: 'Harbour Security',
    model: 'managed',
  });
  const cast = await hire(call);
  const document = sampleModel(
    await call('engagement.template', { model: 'managed' }),
    cast,
    '2026-07-01',
    '2027-06-30',
  );
  await call('engagement.change', { document, reason: 'Agreed with Harbour Security', as: cast.sam });
  for (const person of [cast.dana, cast.lee]) await call('key.create', { person, passphrase });
  await call('evidence.import', { path: built.out, acceptUntrusted: true, as: cast.sam });
  await call('controls.assess', {});
  const campaign = await call('campaign.open', {
    name: 'Autumn review',
    due: '2026-10-30',
    scope: { systems: null },
    assignment: [],
    fallback: cast.dana,
    outOfScopeReason: null,
    outOfScopeApprover: null,
    as: cast.sam,
  });
  await decideAll(call, campaign.id, cast);
  await call('review.signOff', { campaign: campaign.id, passphrase, as: cast.dana });
  writeFileSync(at('older.txt'), (await call('ledger.checkpoint', {})).note);
  await call('report.issue', { campaign: campaign.id, format: 'pdf', passphrase, out: at('old.pdf'), as: cast.dana });
  await call('campaign.close', { campaign: campaign.id, reason: 'End of the period', as: cast.sam });
  for (const [format, name] of [
    ['pdf', 'report.pdf'],
    ['xlsx', 'report.xlsx'],
    ['pack', 'pack.zip'],
  ] as const) {
    await call('report.issue', { campaign: campaign.id, format, passphrase, out: at(name), as: cast.dana });
  }
  writeFileSync(at('proof.json'), JSON.stringify(await call('ledger.prove', { entry: 12 })));
  writeFileSync(at('newest.txt'), (await call('ledger.checkpoint', {})).note);
  await call('key.exportRoot', { person: cast.dana, out: at('root.pem') });
  await call('key.exportRoot', { person: cast.lee, out: at('other-root.pem') });
  await engine.close();
  return {
    folder,
    bundle: built.out,
    fingerprint: built.signature?.fingerprint ?? '',
    workspace: at('northwind.countersign'),
    pdf: at('report.pdf'),
    oldPdf: at('old.pdf'),
    xlsx: at('report.xlsx'),
    pack: at('pack.zip'),
    proof: at('proof.json'),
    older: at('older.txt'),
    newest: at('newest.txt'),
    root: at('root.pem'),
    otherRoot: at('other-root.pem'),
    verifierKey: await verifierKeyOf(at('northwind.countersign')),
  };
}

export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'countersign-test-'));
}

/** A copy in a folder of its own, to be spoiled. */
export function copyOf(file: string): string {
  const copy = join(emptyFolder(), basename(file));
  copyFileSync(file, copy);
  return copy;
}

/** The file with one bit of one byte turned over. */
export function flipped(bytes: Buffer, position: number, bit: number): Buffer {
  const spoilt = Buffer.from(bytes);
  spoilt[position] = (spoilt[position] ?? 0) ^ (1 << bit);
  return spoilt;
}

/** Numbers that look random and are the same in every run (Numerical Recipes' generator). */
export function* seededNumbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state;
  }
}

async function verifierKeyOf(file: string): Promise<string> {
  const database = await connect(copyOf(file), 'read');
  const key = checkpointVerifierKey(database);
  database.close();
  return key ?? '';
}

async function makeBundle(folder: string): Promise<BuiltBundle> {
  const source = join(folder, 'evidence');
  mkdirSync(source);
  const files = {
    'identities.csv': [
      'native_id,kind,name,owner,owner_basis,status,last_used',
      ...['export', 'sync', 'feed', 'mail', 'sweep', 'load'].map(
        (job) => `svc-${job},service_account,svc-${job},Dana Owner,attested,active,2026-09-20`,
      ),
    ],
    'entitlements.csv': [
      'identity_native_id,privilege,resource,last_used,administrator',
      ...['export', 'sync', 'feed', 'mail', 'sweep', 'load'].map(
        (job, index) => `svc-${job},${index % 2 === 0 ? 'read' : 'write'},ledger,2026-09-20,false`,
      ),
    ],
  };
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(source, name), `${lines.join('\n')}\n`);
  const declared = { 'identities.csv': { identities: 6 }, 'entitlements.csv': { entitlements: 6 } };
  writeFileSync(
    join(source, 'declaration.json'),
    JSON.stringify({
      format: 'countersign-evidence/1',
      provider: 'Harbour Security',
      engagement: 'HS-2291',
      sequence: 1,
      previous: null,
      period: { from: '2026-07-01', to: '2026-09-30' },
      statement: 'All that the connected systems hold.',
      sources: (['identities', 'entitlements'] as const).map((table) => ({
        id: table,
        kind: `countersign.${table}`,
        system: 'erp:northwind',
        files: [`${table}.csv`],
        extracted_at: '2026-10-01T06:00:00Z',
        declared: declared[`${table}.csv`],
      })),
    }),
  );
  return buildBundle({
    source,
    out: join(folder, 'harbour-1.zip'),
    key: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    clock: () => new Date('2026-10-01T06:00:00.000Z'),
  });
}

async function hire(call: Call): Promise<Cast> {
  const ids = new Map<string, string>();
  for (const { name, party, email, title } of persons) {
    ids.set(name, (await call('person.add', { name, party, email, title })).id);
  }
  const id = (name: string) => ids.get(name) ?? '';
  return {
    dana: id('Dana Owner'),
    robin: id('Robin Retail'),
    lee: id('Lee Platform'),
    kim: id('Kim Logistics'),
    sam: id('Sam Compliance'),
    analyst: id('Avery Analyst'),
    lead: id('Morgan Lead'),
  };
}

async function decideAll(call: Call, campaign: string, cast: Cast): Promise<void> {
  const items = await wholeQueue((input) => call('review.queue', input), campaign);
  for (const item of items) {
    const shown = await call('review.case', { item: item.id, as: cast.dana });
    await call('review.decide', {
      item: item.id,
      outcome: item.ordinal % 3 === 0 ? 'REVOKE' : 'CERTIFY',
      justification: 'Seen with the team that runs it.',
      shownDigest: shown.shownDigest,
      secondsSpent: 30,
      as: cast.dana,
    });
    if (shown.secondPersonNeeded) await call('review.confirm', { item: item.id, agrees: true, as: cast.lee });
  }
}
