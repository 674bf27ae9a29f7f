// Runs OpenSSL, the outside opinion on what we write, and the maker of files that we have to read.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';

/** A test that needs OpenSSL: shown as skipped where it is missing, except in CI, where it then fails. */
export const opensslTest = test.skipIf(!hasOpenssl() && process.env.CI === undefined);

export interface Folder {
  readonly path: (name: string) => string;
  write(name: string, content: string | Uint8Array): string;
  read(name: string): Buffer;
  /** Runs openssl in the folder; gives what it printed. Throws with its words when it fails. */
  openssl(...parameters: readonly string[]): string;
}

export function folder(): Folder {
  const root = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  const path = (name: string): string => join(root, name);
  return {
    path,
    write(name, content) {
      writeFileSync(path(name), content);
      return path(name);
    },
    read: (name) => readFileSync(path(name)),
    openssl: (...parameters) => execFileSync('openssl', parameters, { cwd: root, encoding: 'utf8', stdio: 'pipe' }),
  };
}

/** A corporate-looking root and leaf with the given `openssl genpkey` options: root.pem, leaf.pem, leaf.key. */
export function corporateIdentity(place: Folder, ...keyOptions: readonly string[]): void {
  place.openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'root.key',
    '-out',
    'root.pem',
    '-days',
    '30',
    '-subj',
    '/O=Northwind Trading/CN=Northwind root',
  );
  place.openssl('genpkey', ...keyOptions, '-out', 'leaf.key');
  place.openssl('req', '-new', '-key', 'leaf.key', '-subj', '/O=Northwind Trading/CN=Dana Owner', '-out', 'leaf.csr');
  place.write('leaf.cnf', 'keyUsage=critical,digitalSignature,nonRepudiation\nextendedKeyUsage=emailProtection\n');
  place.openssl(
    'x509',
    '-req',
    '-in',
    'leaf.csr',
    '-CA',
    'root.pem',
    '-CAkey',
    'root.key',
    '-CAcreateserial',
    '-days',
    '20',
    '-extfile',
    'leaf.cnf',
    '-out',
    'leaf.pem',
  );
}

export const p256 = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'] as const;
export const rsa2048 = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'] as const;

function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}
