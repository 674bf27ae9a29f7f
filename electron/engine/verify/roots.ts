// The certificates that the checker trusts, from files that the checker names.

import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { unreadableFile } from '../bundle/folder.ts';
import { decodePem } from '../keys/pem.ts';
import { failed } from './lines.ts';

export interface Roots {
  readonly certificates: readonly X509Certificate[];
  /** A failed line for each file that holds no certificate. */
  readonly lines: readonly CheckLine[];
}

/** Reads PEM files with one certificate or more each. Throws FILE_UNREADABLE. */
export async function readRoots(paths: readonly string[]): Promise<Roots> {
  const certificates: X509Certificate[] = [];
  const lines: CheckLine[] = [];
  for (const path of paths) {
    const found = certificatesIn(await textOf(path));
    if (found.length === 0) lines.push(failed('root', path, 'There is no certificate in PEM form in this file.'));
    certificates.push(...found);
  }
  return { certificates, lines };
}

function certificatesIn(pem: string): X509Certificate[] {
  try {
    return decodePem(pem, 'CERTIFICATE').map((der) => new X509Certificate(der));
  } catch {
    // A damaged certificate is none that could be trusted.
    return [];
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw unreadableFile(path, cause);
  }
}
