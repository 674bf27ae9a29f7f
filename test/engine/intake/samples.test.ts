// Invariant: every fact has an address. All records of all real samples are walked, and each address is followed in the
// file to the thing that the record was made from.
import { describe, expect, test } from 'vitest';
import { decode } from '../../../electron/engine/intake/decode.ts';
import { type Format, formatOf } from '../../../electron/engine/intake/evidence.ts';
import { lineAt, lineStarts } from '../../../electron/engine/intake/lines.ts';
import { locate } from '../../../electron/engine/intake/locate.ts';
import type {
  Address,
  CanonicalRecord,
  EntitlementRecord,
  Hop,
  IntakeRecord,
} from '../../../electron/engine/intake/record.ts';
import { redact } from '../../../electron/engine/intake/redact.ts';
import { sniffSource, sourceKind } from '../../../electron/engine/intake/registry.ts';
import type { SourceInput } from '../../../electron/engine/intake/source-kind.ts';
import { readAll, realSources, sample, samplesAreMissing } from './reading.ts';

/** The same statement is met again and again, so what was found is kept. */
function followed(kind: string, files: readonly SourceInput[]): (address: Address) => string {
  const { formats } = sourceKind(kind);
  const texts = new Map<string, string>();
  return (address) => {
    const key = JSON.stringify(address);
    const text = texts.get(key) ?? textAt(files, formats, address);
    texts.set(key, text);
    return text;
  };
}

/** The text at an address, which also has to stand on the line that the address names. */
function textAt(files: readonly SourceInput[], formats: readonly Format[], address: Address): string {
  const found = files.find(({ path }) => path === address.file);
  if (found === undefined) throw new Error(`no file ${address.file}`);
  const { text } = decode(found.bytes);
  const span = locate(text, formatOf(text, formats) ?? 'csv', address);
  if (span === null) throw new Error(`nothing at ${JSON.stringify(address)}`);
  const line = lineAt(lineStarts(text), span.start);
  if (address.line !== null && address.line !== line)
    throw new Error(`line ${line} is not that of ${JSON.stringify(address)}`);
  return text.slice(span.start, span.end);
}

/** What has to stand in the text that a record came from. */
function witnesses(record: CanonicalRecord): readonly string[] {
  switch (record.type) {
    case 'identity':
      return [record.name.slice(record.name.lastIndexOf('/') + 1).replace(/^app /, '')];
    case 'credential':
      return [record.identity.nativeId.replace(/^.*[:/]/, '')];
    case 'entitlement':
      return record.privilegeKind === 'kubernetes.rule'
        ? record.privilege.split(/[, ]/).map((word) => word.split('.')[0] ?? '')
        : (githubWitnesses(record) ?? record.privilege.replace(/ by .*/, '').split(', '));
    case 'finding':
      // A short secret may happen to be a word of the rule's name.
      return record.rule.split('[redacted]');
    case 'action':
      // A ticket is called so here; what stands in the file is its number.
      return record.verb === 'ticket' ? [record.nativeId] : record.verb.split(' ');
  }
}

/** A permission's level stands at its address, its name in the pointer; the others say in words what a file has as true. */
function githubWitnesses({ privilegeKind, privilege, address }: EntitlementRecord): readonly string[] | null {
  switch (privilegeKind) {
    case 'github.permission': {
      const [name = '', level = ''] = privilege.split(':');
      return address.pointer?.endsWith(`/${name}`) ? [level] : [privilege];
    }
    case 'github.deploy-key':
      return [`"read_only": ${privilege === 'contents:read'}`];
    case 'github.secret-visibility':
      return ['"visibility"'];
    default:
      return null;
  }
}

/** The id by which the place is known where another one names it: of a key its own, of a role its id for its name. */
function ownId(record: CanonicalRecord): string | null {
  if (record.type === 'credential' && /^(entra|gcp)\b/.test(record.identity.system))
    return record.nativeId.slice(record.nativeId.lastIndexOf('/') + 1);
  const platform = record.type === 'entitlement' && /^(entra|azure|gcp)\./.test(record.privilegeKind);
  return platform ? (record.key.split('|').at(-1) ?? null) : null;
}

function hopWitness(hop: Hop): string {
  return hop.kind === 'statement' || hop.kind === 'trust statement'
    ? 'Effect'
    : hop.kind === 'rule'
      ? (hop.name.split(/[, ]/)[0] ?? '')
      : hop.name;
}

function missing(follow: (address: Address) => string, record: IntakeRecord): readonly string[] {
  if (record.type === 'remark') return [];
  const text = follow(
    record.address.line === null && record.address.pointer === null ? { ...record.address, line: 1 } : record.address,
  );
  if (record.type === 'rejected') return [];
  // A rule may be the key under which the finding stands.
  const own = witnesses(record).filter(
    (word) =>
      !text.includes(word) && record.address.pointer?.includes(word) !== true && !text.includes(ownId(record) ?? word),
  );
  const hops =
    record.type === 'entitlement'
      ? record.path.filter((hop) => hop.address !== null && !follow(hop.address).includes(hopWitness(hop)))
      : [];
  return [...own, ...hops.map(({ kind, name }) => `${kind} ${name}`)];
}

describe.skipIf(samplesAreMissing)('real samples', () => {
  for (const { kind, files } of samplesAreMissing ? [] : realSources()) {
    test(`${kind}: every address of ${files[0]?.path} leads to what the record says`, async () => {
      const records = await readAll(kind, files);
      expect(records.length).toBeGreaterThan(0);
      const follow = followed(kind, files);
      expect(records.flatMap((record) => missing(follow, record).map((what) => [record.address, what]))).toEqual([]);
    });
  }

  test('each file is recognised for what it is, and files of other kinds are not taken for one of ours', () => {
    const told = (path: string) => sniffSource(path, sample(path).bytes)?.kind ?? null;
    const recognised = realSources().flatMap(({ kind, files }) => files.map(({ path }) => [path, told(path) === kind]));
    expect(
      recognised
        .filter(([, right]) => right !== true)
        .map(([path]) => String(path).slice(String(path).lastIndexOf('/') + 1)),
    ).toEqual(['missing_constraints_v2.json', 'auth-cani-list__kube-public.json', 'groups.json', 'resources.json']);
    expect(['misc/prowler-dev-rbac.json', 'csv-misc/export.csv', 'naughty-strings/blns.txt'].map(told)).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('no secret of the gitleaks samples is in a record or in the bytes to store', async () => {
    for (const { kind, files } of realSources()) {
      const [report] = files;
      if (
        kind !== 'gitleaks.report' ||
        report === undefined ||
        !report.path.endsWith('.json') ||
        report.path.includes('version_7.5.0')
      )
        continue;
      const list = JSON.parse(Buffer.from(report.bytes).toString()) as Record<string, unknown>[] | null;
      const secrets = (list ?? []).flatMap((one) =>
        ['Secret', 'Match', 'Line', 'line', 'offender'].flatMap((key) =>
          typeof one[key] === 'string' ? [one[key]] : [],
        ),
      );
      const shown =
        JSON.stringify(await readAll(kind, files)) + Buffer.from(redact(kind, report.bytes).bytes).toString();
      expect(
        secrets.filter((secret) => shown.includes(secret) || shown.includes(JSON.stringify(secret).slice(1, -1))),
      ).toEqual([]);
    }
  });
});
