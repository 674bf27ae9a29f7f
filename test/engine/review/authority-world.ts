// One workspace in which every act of the authority table is possible for somebody: an earlier campaign that is signed off
// and instructed, one that is open, and one in which decisions wait for a second person.
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endDelegation, grantDelegation } from '../../../electron/engine/engagement/delegations.ts';
import { addPerson, deactivatePerson } from '../../../electron/engine/engagement/persons.ts';
import { importEvidence } from '../../../electron/engine/inventory/import.ts';
import { saveMapping } from '../../../electron/engine/inventory/mapping/profiles.ts';
import { addTrust } from '../../../electron/engine/inventory/trust.ts';
import { issueReport } from '../../../electron/engine/report/issue.ts';
import { reconcileActions } from '../../../electron/engine/review/actions.ts';
import { notMine } from '../../../electron/engine/review/handover.ts';
import { issueInstructions } from '../../../electron/engine/review/instructions.ts';
import { agreeRotation, confirmDependants } from '../../../electron/engine/review/rotations.ts';
import { signOff } from '../../../electron/engine/review/sign-off.ts';
import { createEngine } from '../../../electron/engine/serve.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../../shared/contract.ts';
import { type MappingProfile, mappingFormat } from '../../../shared/mapping.ts';
import type { Party } from '../../../shared/words.ts';
import type { DelegationState, Part } from './authority-table.ts';
import {
  decideAs,
  emptyFolder,
  giveKey,
  grant,
  importTables,
  itemOf,
  movableClock,
  northwind,
  open,
  passphrase,
  service,
  services,
  setRisks,
} from './northwind.ts';

export const fingerprint = `SHA256:${'a'.repeat(43)}`;

export const profile: MappingProfile = {
  format: mappingFormat,
  name: 'Service accounts of the ERP',
  system: 'erp:northwind',
  empty: [],
  tables: [
    {
      sheet: null,
      headerRow: 1,
      header: ['Account', 'Kind'],
      withhold: [],
      records: [
        {
          type: 'identity',
          fields: [
            { field: 'native_id', columns: ['Account'], constant: null, reading: { as: 'text' } },
            { field: 'name', columns: ['Account'], constant: null, reading: { as: 'text' } },
            { field: 'kind', columns: [], constant: 'service_account', reading: { as: 'text' } },
          ],
        },
      ],
    },
  ],
};

export interface World {
  readonly file: string;
  readonly folder: string;
  readonly persons: Readonly<Record<Exclude<Part, 'unnamed'>, string>>;
  readonly delegates: Readonly<Record<DelegationState, string>>;
  /** Signed off and instructed; open; with decisions that wait. */
  readonly signed: string;
  readonly open: string;
  readonly waiting: string;
  /** Items by campaign and the identity's name. */
  readonly items: Readonly<Record<'signed' | 'open' | 'waiting', Readonly<Record<string, string>>>>;
  readonly exception: string;
  readonly signedDecision: string;
  readonly credential: string;
  readonly rotation: string;
  readonly action: string;
  readonly link: string;
  /** Of Dana to the delegate `valid`. */
  readonly delegation: string;
  readonly report: string;
  readonly unsigned: string;
}

const old = ['old-low', 'old-revoke', 'old-risk'];
const fresh = ['low', 'medium', 'high', 'critical', 'decided', 'waiting', 'handed'];
const shared = 'arn:aws:iam::123456789012:role/shared';

export async function authorityWorld(): Promise<World> {
  const sample = await northwind();
  const { workspace, cast, at } = sample;
  const folder = emptyFolder();
  const add = async (name: string, email: string, party: Party = 'customer') =>
    (await addPerson(workspace, { name, party, email, title: null, as: null })).id;
  const persons = {
    ...cast,
    twin: await add('DANA  Owner', 'd.owner@northwind.example'),
    jo: await add('Jo Leaver', 'jo@northwind.example'),
    uma: await add('Uma Adviser', 'uma@adviser.example', 'adviser'),
    ada: await add('Ada Auditor', 'ada@auditor.example', 'auditor'),
  };
  await deactivatePerson(workspace, { person: persons.jo, reason: 'Left', as: null });
  for (const person of [cast.dana, cast.sam, cast.robin]) await giveKey(sample, person);

  const key = { kind: 'access_key', created_at: '2026-01-01' };
  const credentials = ['key-1', 'key-2'].map((native_id) => ({ identity_native_id: 'old-low', native_id, ...key }));
  await importTables(sample, {
    extractedAt: '2026-09-28T06:00:00Z',
    identities: old.map((name) => service(name)),
    entitlements: old.map((name) => grant(name, 'read', 'ledger')),
    credentials,
  });
  await setRisks(sample, { 'old-risk': 'medium' });
  at('2026-10-01T09:00:00.000Z');
  const { id: signed } = await open(sample, { name: 'Q2 2026' });
  const inSigned = (identity: string) => itemOf(sample, signed, identity);
  const as = cast.dana;
  const { id: signedDecision } = await decideAs(sample, { item: inSigned('old-low'), outcome: 'CERTIFY', as });
  await decideAs(sample, { item: inSigned('old-revoke'), outcome: 'REVOKE', justification: 'Found unused', as });
  const exception = await decideAs(sample, {
    item: inSigned('old-risk'),
    outcome: 'CERTIFY',
    justification: 'Needed until the move',
    exception: { approver: cast.sam, compensatingControl: 'Watched', expires: '2026-12-31' },
    as,
  });
  await signOff(workspace, services, { campaign: signed, passphrase, read: null, as });
  const terms = { campaign: signed, due: null, changeWindow: null, passphrase, as };
  await issueInstructions(workspace, { ...terms, out: join(folder, 'list-1.zip') });
  const credentialOf = workspace.read
    .prepare<[string], string>('select uid from credential where native_id = ?')
    .pluck();
  const agreed = await agreeRotation(workspace, {
    campaign: signed,
    credential: credentialOf.get('key-1') ?? '',
    reason: 'Old',
    ticket: null,
    due: null,
    as,
  });
  await confirmDependants(workspace, { rotation: agreed.id, dependants: ['ledger job'], note: null, as: cast.lee });

  const others = [...old, ...fresh];
  await importTables(sample, {
    extractedAt: '2026-10-01T06:00:00Z',
    identities: [
      ...others.map((name) => service(name)),
      service('made', { created_by: 'Dana Owner' }),
      service('granted'),
      service('granted-by-lee'),
      service('signed-in-with', { interactive: 'true' }),
      service('unassigned', { owner: '', owner_email: '', owner_basis: '', owner_status: '' }),
      service('robins', { owner: 'Robin Seller', owner_email: 'robin.seller@northwind.example' }),
      service(shared, { name: 'shared' }),
    ],
    entitlements: [
      ...[...others, 'made', 'signed-in-with', 'unassigned', 'robins'].map((name) => grant(name, 'read', 'ledger')),
      grant('granted', 'read', 'ledger', { granted_by: 'dana.owner@northwind.example' }),
      grant('granted-by-lee', 'read', 'ledger', { granted_by: 'Lee Platform' }),
    ],
    credentials,
    actions: [
      {
        native_id: 'A-1',
        performed_by: 'Avery Analyst',
        party: 'provider',
        verb: 'restore',
        target: 'ledger',
        at: '2026-09-30T10:00:00Z',
        state: 'done',
      },
    ],
  });
  const elsewhere = join(folder, 'elsewhere.csv');
  writeFileSync(elsewhere, `native_id,kind,name\n${shared},service_account,shared\n`);
  const unsigned = join(folder, 'unsigned.csv');
  writeFileSync(unsigned, 'native_id,kind,name\nsvc-a,service_account,svc-a\n');
  await importEvidence(workspace, {
    path: elsewhere,
    kind: 'countersign.identities',
    system: 'aws:123456789012',
    acceptUntrusted: true,
    as: { person: null, party: 'operator' },
  });
  await setRisks(sample, {
    'old-risk': 'medium',
    medium: 'medium',
    high: 'high',
    critical: 'critical',
    waiting: 'high',
    'granted-by-lee': 'high',
  });
  at('2026-10-05T09:00:00.000Z');
  const { id: opened } = await open(sample, { name: 'Q3 2026' });
  const { id: waiting } = await open(sample, { name: 'Q4 2026', due: '2026-12-20' });
  await decideAs(sample, { item: itemOf(sample, opened, 'decided'), outcome: 'CERTIFY', as });
  await notMine(workspace, { item: itemOf(sample, opened, 'handed'), to: cast.robin, reason: 'Sales uses it', as });
  for (const name of ['waiting', 'granted-by-lee']) {
    const item = itemOf(sample, waiting, name);
    await decideAs(sample, { item, outcome: 'REVOKE', justification: 'Not needed', as });
  }

  const let_ = async (name: DelegationState, more: Partial<Parameters<typeof grantDelegation>[1]>) => {
    const to = await add(`Delegate ${name}`, `${name}@northwind.example`);
    const { id } = await grantDelegation(workspace, {
      from: as,
      to,
      campaign: null,
      systems: null,
      items: null,
      upTo: 'critical',
      validFrom: '2026-10-05',
      validUntil: '2026-12-31',
      reason: 'On leave',
      as,
      ...more,
    });
    return { to, id };
  };
  const valid = await let_('valid', {});
  const ended = await let_('ended', {});
  const delegates = {
    none: await add('Delegate none', 'none@northwind.example'),
    future: (await let_('future', { validFrom: '2026-11-01' })).to,
    valid: valid.to,
    expired: (await let_('expired', { validUntil: '2026-10-05' })).to,
    ended: ended.to,
    system: (await let_('system', { systems: ['crm:northwind'] })).to,
    campaign: (await let_('campaign', { campaign: signed })).to,
    items: (await let_('items', { items: [itemOf(sample, opened, 'decided')] })).to,
    risk: (await let_('risk', { upTo: 'low' })).to,
  };
  await endDelegation(workspace, { id: ended.id, reason: 'Back', as });

  await addTrust(
    workspace,
    { fingerprint, provider: 'Harbour Security', note: null },
    { person: as, party: 'customer' },
  );
  await saveMapping(workspace, { profile, reason: null, as: { person: as, party: 'customer' } });
  const report = join(folder, 'summary.pdf');
  const reported = { campaign: signed, format: 'summary', passphrase, out: report, as: cast.sam } as const;
  await issueReport(workspace, services, reported);
  const action = reconcileActions(workspace.read).find((one) => one.authorised === 'unauthorised');
  const link = workspace.read.prepare<[], string>("select uid from link where state = 'applied'").pluck().get();
  const itemsOf = (campaign: string) =>
    Object.fromEntries(
      workspace.read
        .prepare<[string], [string, string]>('select identity, id from review_item where campaign_id = ?')
        .raw()
        .all(campaign),
    );
  const world = {
    file: workspace.file,
    folder,
    persons,
    delegates,
    signed,
    open: opened,
    waiting,
    items: { signed: itemsOf(signed), open: itemsOf(opened), waiting: itemsOf(waiting) },
    exception: exception.id,
    signedDecision,
    credential: credentialOf.get('key-2') ?? '',
    rotation: agreed.id,
    action: action?.uid ?? '',
    link: link ?? '',
    delegation: valid.id,
    report,
    unsigned,
  };
  await workspace.close();
  return world;
}

export type Call = <M extends MethodName>(method: M, input: MethodInput<M>) => Promise<MethodOutput<M>>;

export interface Seat {
  readonly call: Call;
  /** As anybody could send it, past every type. */
  send(method: string, input: unknown): Promise<unknown>;
  close(): Promise<void>;
}

let copies = 0;

/** The whole engine on a copy of the world, a day after its last act. */
export async function seatAt(world: World, now = '2026-10-06T09:00:00.000Z'): Promise<Seat> {
  copies += 1;
  const file = join(world.folder, `copy-${copies}.countersign`);
  copyFileSync(world.file, file);
  const engine = createEngine({ clock: movableClock(now).clock });
  const context = { signal: new AbortController().signal, progress: () => undefined };
  const send = (method: string, input: unknown) => engine.dispatch(method, input, context);
  // the engine answers in the shape of the method's own schema
  const call: Call = (method, input) => send(method, input) as Promise<MethodOutput<typeof method>>;
  await call('workspace.open', { file });
  return { call, send, close: () => engine.close() };
}
