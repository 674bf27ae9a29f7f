// The ledger's part of a pack or decision: the checkpoint as the ledger signed it, and the same in the pieces that openssl
// wants (text, signature, key).
import { CountersignError } from '../../../../shared/errors.ts';
import type { ZipFile } from '../../bundle/write-zip.ts';
import { parseCheckpoint, type SignedCheckpoint } from '../../ledger/checkpoint.ts';
import type { EntryProof } from '../../ledger/proof.ts';
import { json } from '../bag.ts';

/** `proofs` by the name of their file, without its ending. */
export function ledgerFiles(
  checkpoint: string,
  verifierKey: string,
  proofs: ReadonlyMap<string, EntryProof>,
): ZipFile[] {
  return [
    { path: 'data/ledger/checkpoint.txt', content: Buffer.from(checkpoint) },
    { path: 'data/ledger/verifier-key.txt', content: Buffer.from(`${verifierKey}\n`) },
    ...opensslFiles(checkpoint, verifierKey),
    ...[...proofs].map(([name, proof]) => ({ path: `data/ledger/proofs/${name}.json`, content: json(proof) })),
  ];
}

/** None for a draft that no checkpoint was written for. */
export function opensslFiles(checkpoint: string, verifierKey: string): ZipFile[] {
  const note = parsed(checkpoint);
  const raw = Buffer.from(verifierKey.trim().split('+').slice(2).join('+'), 'base64').subarray(1);
  const signature = note?.signatures[0];
  if (note === null || raw.length !== 32 || signature === undefined) return [];
  return [
    { path: 'data/ledger/checkpoint-signed.txt', content: Buffer.from(note.text, 'utf8') },
    { path: 'data/ledger/checkpoint.sig', content: Buffer.from(signature.signature) },
    { path: 'data/ledger/ledger-key.pem', content: Buffer.from(publicKeyPem(raw)) },
  ];
}

function parsed(checkpoint: string): SignedCheckpoint | null {
  try {
    return parseCheckpoint(checkpoint);
  } catch (cause) {
    if (cause instanceof CountersignError) return null;
    throw cause;
  }
}

/** RFC 8410: an Ed25519 key is its 32 bytes behind a fixed head. */
function publicKeyPem(raw: Uint8Array): string {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
  return `-----BEGIN PUBLIC KEY-----\n${der.toString('base64')}\n-----END PUBLIC KEY-----\n`;
}
