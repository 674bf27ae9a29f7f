// Checkpoints as text: the size and root of a ledger in C2SP tlog-checkpoint form, a signed note with an Ed25519
// signature, so that other programs for transparency logs read and check them too.
import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';
import { CountersignError } from '../../../shared/errors.ts';

export interface Checkpoint {
  /** Which ledger: `countersign.local/<workspace id>`. */
  readonly origin: string;
  /** Number of entries. */
  readonly size: number;
  readonly root: Uint8Array;
}

export interface SignedCheckpoint extends Checkpoint {
  /** The signed part of the note, its last line end included. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface NoteSignature {
  readonly name: string;
  /** The first four bytes of a digest of name and key: a hint, not a proof. */
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
}

/** The name of a workspace's ledger, and of the key that signs its checkpoints. */
export function originOf(workspaceId: string): string {
  return `countersign.local/${workspaceId}`;
}

/** A checkpoint as a note signed with an Ed25519 key under the origin's name. */
export function signCheckpoint(checkpoint: Checkpoint, privateKey: KeyObject): string {
  const { origin, size, root } = checkpoint;
  const text = `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;
  const keyId = keyIdOf(origin, rawPublicKey(createPublicKey(privateKey)));
  const signature = Buffer.concat([keyId, sign(null, Buffer.from(text, 'utf8'), privateKey)]);
  return `${text}\n— ${origin} ${signature.toString('base64')}\n`;
}

/** Reads a note. Extension lines and the signatures of others are kept as they are. Throws PROOF_INVALID. */
export function parseCheckpoint(note: string): SignedCheckpoint {
  const end = note.lastIndexOf('\n\n');
  const text = note.slice(0, end + 1);
  const [origin = '', size = '', root = ''] = text.split('\n');
  const rootBytes = Buffer.from(root, 'base64');
  const signatures = note
    .slice(end + 2)
    .split('\n')
    .filter((line) => line !== '')
    .map(parseSignature);
  const isWellFormed =
    end > 0 &&
    origin !== '' &&
    /^(0|[1-9]\d{0,14})$/.test(size) &&
    rootBytes.length === 32 &&
    rootBytes.toString('base64') === root &&
    signatures.length > 0;
  if (!isWellFormed) throw malformed('checkpoint');
  return { origin, size: Number(size), root: rootBytes, text, signatures };
}

/**
 * True when the note carries a sound signature of the key. The key is what `verifierKey` gives, and has to come from
 * elsewhere than the note. Throws PROOF_INVALID when one of the two is malformed.
 */
export function isSignedBy(note: SignedCheckpoint, key: string): boolean {
  const { name, keyId, publicKey } = parseVerifierKey(key);
  const text = Buffer.from(note.text, 'utf8');
  return note.signatures.some(
    (line) =>
      line.name === name && Buffer.compare(line.keyId, keyId) === 0 && verify(null, text, publicKey, line.signature),
  );
}

/** A key in the form of signed notes: `<name>+<key id>+<key>`. */
export function verifierKey(name: string, publicKey: Uint8Array): string {
  const keyId = Buffer.from(keyIdOf(name, publicKey)).toString('hex');
  return `${name}+${keyId}+${Buffer.concat([ed25519Algorithm, publicKey]).toString('base64')}`;
}

/** The 32 bytes of an Ed25519 public key. */
export function rawPublicKey(key: KeyObject): Uint8Array {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
}

/** C2SP signed-note: the number of Ed25519 among signature types. */
const ed25519Algorithm = Uint8Array.of(1);

function keyIdOf(name: string, publicKey: Uint8Array): Uint8Array {
  return hash(
    'sha256',
    Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), ed25519Algorithm, publicKey]),
    'buffer',
  ).subarray(0, 4);
}

function parseSignature(line: string): NoteSignature {
  const [, name, base64 = ''] = /^— (\S+) ([A-Za-z0-9+/]+=*)$/.exec(line) ?? [];
  const bytes = Buffer.from(base64, 'base64');
  if (name === undefined || bytes.length < 5 || bytes.toString('base64') !== base64) throw malformed('checkpoint');
  return { name, keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) };
}

function parseVerifierKey(key: string): { name: string; keyId: Uint8Array; publicKey: KeyObject } {
  const [, name = '', hex = '', base64 = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(key.trim()) ?? [];
  const bytes = Buffer.from(base64, 'base64');
  const raw = bytes.subarray(1);
  const keyId = Buffer.from(hex, 'hex');
  if (bytes[0] !== ed25519Algorithm[0] || raw.length !== 32 || Buffer.compare(keyId, keyIdOf(name, raw)) !== 0) {
    throw malformed('checkpoint key');
  }
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') };
  return { name, keyId, publicKey: createPublicKey({ key: jwk, format: 'jwk' }) };
}

function malformed(what: string): CountersignError {
  return new CountersignError('PROOF_INVALID', `The ${what} is malformed.`);
}
