// Each person's signing identity: its certificates are on record in the ledger, its encrypted key stays in the workspace
// file alone.
import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Database } from 'better-sqlite3';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { Person, SigningKey as SigningKeySummary } from '../../../shared/contract/engagement.ts';
import { CountersignError } from '../../../shared/errors.ts';
import {
  createSigningKey,
  fingerprintOf,
  importPkcs12,
  type KeyFile,
  type SigningKey,
  subjectOf,
  unlockKey,
} from '../keys/signing-key.ts';
import type { Act } from '../ledger/act.ts';
import { perform } from '../ledger/perform.ts';
import { writeOutputFile } from '../workspace/output-file.ts';
import type { Clock, Workspace } from '../workspace/workspace.ts';
import { auditorRefusal, refuse } from './authority.ts';
import { partyNames } from './operating-model.ts';
import { actorFor, requirePerson } from './persons.ts';

const addedBody = z.strictObject({
  id: z.string(),
  person: z.string(),
  subject: z.string(),
  algorithm: z.string(),
  fingerprint: z.string(),
  origin: z.enum(['generated', 'pkcs12']),
  notAfter: z.string(),
  certificate: z.string(),
  chain: z.array(z.string()),
  root: z.string().nullable(),
  /** The person had one before. Left out in entries from before it was written down. */
  further: z.boolean().optional(),
});

export const keyAdded: Act<z.infer<typeof addedBody>> = {
  name: 'key.added',
  body: addedBody,
  apply({ db }, body, head) {
    db.prepare(
      `insert into signing_key (
         id, person_id, subject, algorithm, fingerprint, origin, created_at, not_after, certificate_pem, chain_pem,
         root_pem
       )
       values (
         $id, $person, $subject, $algorithm, $fingerprint, $origin, $at, $notAfter, $certificate, $chain, $root
       )`,
    ).run({ ...withoutFurther(body), chain: JSON.stringify(body.chain), at: head.at });
  },
};

function withoutFurther({ further: _, ...body }: z.infer<typeof addedBody>) {
  return body;
}

/** Throws NOT_FOUND, PERSON_INACTIVE, AUDITOR_READS_ONLY, PASSPHRASE_WEAK, INPUT_INVALID. */
export async function createKey(
  workspace: Workspace,
  input: { readonly person: string; readonly passphrase: string },
): Promise<SigningKeySummary> {
  const person = requireActive(workspace.read, input.person);
  refuse(auditorRefusal(person), { person: person.id });
  const names = partyNames(workspace.read);
  const organisation = person.party === 'customer' ? names.customer : person.party === 'provider' ? names.provider : '';
  const key = await createSigningKey({
    commonName: person.name,
    organisation,
    email: person.email,
    passphrase: input.passphrase,
    clock: workspace.clock,
  });
  return addKey(workspace, person, key, 'generated');
}

/** Throws NOT_FOUND, PERSON_INACTIVE, FILE_UNREADABLE, PASSPHRASE_WRONG, PASSPHRASE_WEAK, PKCS12_LEGACY, KEY_FILE_DAMAGED, KEY_UNSUPPORTED. */
export async function importPkcs12Key(
  workspace: Workspace,
  input: {
    readonly person: string;
    readonly path: string;
    readonly filePassphrase: string;
    readonly passphrase: string;
  },
): Promise<SigningKeySummary> {
  const person = requireActive(workspace.read, input.person);
  refuse(auditorRefusal(person), { person: person.id });
  const key = await importPkcs12(await fileBytes(input.path), input.filePassphrase, input.passphrase);
  return addKey(workspace, person, key, 'pkcs12');
}

/** Newest first. */
export function listKeys(db: Database): SigningKeySummary[] {
  return db.prepare<[], SigningKeySummary>(`${selectKey} order by created_at desc, id desc`).all();
}

export interface PersonKey extends SigningKeySummary {
  readonly keyFile: KeyFile;
  readonly rootPem: string | null;
}

/** The newest key of the person that is in force, or null. */
export function keyOf(db: Database, person: string, clock: Clock): PersonKey | null {
  const row = db
    .prepare<[{ person: string; now: string }], KeyRow>(
      `select signing_key.id, person_id as person, subject, algorithm, fingerprint, origin, created_at as createdAt,
         not_after as notAfter, certificate_pem, chain_pem, root_pem, key_file_pem
       from signing_key
       join signing_key_file on signing_key_file.key_id = signing_key.id
       where person_id = $person and not_after > $now
       order by created_at desc, signing_key.id desc
       limit 1`,
    )
    .get({ person, now: clock().toISOString() });
  if (row === undefined) return null;
  const { certificate_pem, chain_pem, root_pem, key_file_pem, ...summary } = row;
  const chainPem = z.array(z.string()).parse(JSON.parse(chain_pem));
  return {
    ...summary,
    rootPem: root_pem,
    keyFile: { keyFilePem: key_file_pem, certificatePem: certificate_pem, chainPem },
  };
}

/** Throws KEY_MISSING with the way to get one. */
export function requireKey(db: Database, person: Person, clock: Clock): PersonKey {
  const key = keyOf(db, person.id, clock);
  if (key !== null) return key;
  throw new CountersignError('KEY_MISSING', `${person.name} has no signing key in force. Make or import one first.`, {
    person: person.id,
  });
}

/** Tries the passphrase on the person's key, and puts the key away again. Throws NOT_FOUND, KEY_MISSING, PASSPHRASE_WRONG. */
export async function tryPassphrase(
  db: Database,
  clock: Clock,
  input: { readonly person: string; readonly passphrase: string },
): Promise<void> {
  const person = requireActive(db, input.person);
  const signer = await unlockKey(requireKey(db, person, clock).keyFile, input.passphrase);
  signer.dispose();
}

/** Persons who got a further key after their first, newest first: somebody may have made it in their place. */
export function furtherKeys(
  db: Database,
): { readonly name: string; readonly fingerprint: string; readonly at: string }[] {
  return db
    .prepare<[], { name: string; fingerprint: string; at: string }>(
      `select person.name, signing_key.fingerprint, signing_key.created_at as at
       from signing_key
       join person on person.id = signing_key.person_id
       where exists (
         select 1
         from signing_key as earlier
         where earlier.person_id = signing_key.person_id
           and (earlier.created_at < signing_key.created_at
             or (earlier.created_at = signing_key.created_at and earlier.id < signing_key.id))
       )
       order by signing_key.created_at desc, signing_key.id desc`,
    )
    .all();
}

/** Throws KEY_MISSING, also when an imported file did not hold its root; FILE_UNWRITABLE, DISK_FULL. */
export async function exportRoot(
  workspace: Workspace,
  input: { readonly person: string; readonly out: string },
): Promise<{ readonly file: string; readonly fingerprint: string }> {
  const person = requirePerson(workspace.read, input.person);
  const { rootPem } = requireKey(workspace.read, person, workspace.clock);
  if (rootPem === null) {
    throw new CountersignError('KEY_MISSING', 'The imported key came without its root certificate.', {
      person: person.id,
    });
  }
  await writeOutputFile(input.out, rootPem);
  return { file: input.out, fingerprint: fingerprintOf(new X509Certificate(rootPem).raw) };
}

interface KeyRow extends SigningKeySummary {
  readonly certificate_pem: string;
  readonly chain_pem: string;
  readonly root_pem: string | null;
  readonly key_file_pem: string;
}

const selectKey = `
  select id, person_id as person, subject, algorithm, fingerprint, origin, created_at as createdAt, not_after as notAfter
  from signing_key`;

async function addKey(
  workspace: Workspace,
  person: Person,
  key: SigningKey,
  origin: 'generated' | 'pkcs12',
): Promise<SigningKeySummary> {
  const id = v7({ msecs: workspace.clock().getTime() });
  const certificate = new X509Certificate(key.certificatePem);
  return workspace.write(async (transaction) => {
    const { db } = transaction;
    requireActive(db, person.id);
    if (
      db.prepare('select 1 from signing_key where fingerprint = $fingerprint').get({ fingerprint: key.fingerprint })
    ) {
      throw new CountersignError('INPUT_INVALID', 'This signing key is in the workspace already.', {
        fingerprint: key.fingerprint,
      });
    }
    await perform(transaction, keyAdded, actorFor(person), {
      id,
      person: person.id,
      subject: subjectOf(certificate),
      algorithm: algorithmOf(certificate),
      fingerprint: key.fingerprint,
      origin,
      notAfter: new Date(certificate.validTo).toISOString(),
      certificate: key.certificatePem,
      chain: [...key.chainPem],
      root: key.rootPem,
      further: person.hasKey,
    });
    db.prepare('insert into signing_key_file (key_id, key_file_pem) values ($id, $pem)').run({
      id,
      pem: key.keyFilePem,
    });
    const added = db.prepare<[{ id: string }], SigningKeySummary>(`${selectKey} where id = $id`).get({ id });
    if (added === undefined) throw new Error('the key that was just added is not there');
    return added;
  });
}

function requireActive(db: Database, id: string): Person {
  const person = requirePerson(db, id);
  if (person.active) return person;
  throw new CountersignError('PERSON_INACTIVE', `${person.name} is no longer active.`, { person: id });
}

function algorithmOf(certificate: X509Certificate): string {
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
  return asymmetricKeyType === 'rsa' ? `RSA-${asymmetricKeyDetails?.modulusLength ?? ''}` : 'ECDSA P-256';
}

async function fileBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new CountersignError('FILE_UNREADABLE', `${path} could not be read.`, { file: path }, cause);
  }
}
