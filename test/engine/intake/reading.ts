// What the tests of this folder share: real samples, sources made of texts, and all records of a source.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readSource } from '../../../electron/engine/intake/read-source.ts';
import type { IntakeRecord } from '../../../electron/engine/intake/record.ts';
import type { SourceInput } from '../../../electron/engine/intake/source-kind.ts';
import { aws } from './expected/aws.ts';
import { okta } from './expected/okta.ts';
import { posture } from './expected/posture.ts';
import { tickets } from './expected/tickets.ts';

const samples = resolve('../shared/samples');

/** Real files are not part of the project: without them the tests skip visibly, in CI they fail. */
export const samplesAreMissing = !existsSync(samples) && !process.env.CI;

export function sample(path: string): SourceInput {
  return { path, bytes: readFileSync(join(samples, path)), system: null, extractedAt: null };
}

export function samplesIn(folder: string, pattern = /./): readonly SourceInput[] {
  return readdirSync(join(samples, folder))
    .filter((name) => pattern.test(name))
    .map((name) => sample(`${folder}/${name}`));
}

export function file(path: string, content: string | object, system: string | null = null): SourceInput {
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
  return { path, bytes: Buffer.from(text, 'utf8'), system, extractedAt: null };
}

export async function readAll(kind: string, files: readonly SourceInput[]): Promise<IntakeRecord[]> {
  const records: IntakeRecord[] = [];
  for await (const record of readSource(kind, files)) records.push(record);
  return records;
}

export function ofType<Type extends IntakeRecord['type']>(
  records: readonly IntakeRecord[],
  type: Type,
): Extract<IntakeRecord, { type: Type }>[] {
  return records.filter((record): record is Extract<IntakeRecord, { type: Type }> => record.type === type);
}

export function countsOf(records: readonly IntakeRecord[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { type } of records) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

/** Every real sample that a kind reads, as sources of one or several files. */
export function realSources(): readonly { readonly kind: string; readonly files: readonly SourceInput[] }[] {
  const single = (kind: string, files: readonly SourceInput[]) => files.map((one) => ({ kind, files: [one] }));
  const listed = [...aws, ...okta, ...tickets].flatMap(({ kind, path }) =>
    kind === null ? [] : single(kind, [sample(path)]),
  );
  return [
    ...listed,
    ...single('aws.account-authorization-details', samplesIn('aws/authz')),
    ...single('aws.account-authorization-details', [
      sample('aws/cli-examples/iam__get-account-authorization-details.json'),
    ]),
    ...single('aws.credential-report', samplesIn('aws/credential-report')),
    { kind: 'kubernetes.objects', files: samplesIn('kubernetes/k3s-support-bundle') },
    ...single('gitleaks.report', samplesIn('secret-scan/gitleaks')),
    ...single('gitleaks.report', samplesIn('secret-scan/gitleaks-upstream', /\.(json|csv)$/)),
    ...single('secret-scan.sarif', samplesIn('secret-scan/gitleaks-upstream', /\.sarif$/)),
    ...single('secret-scan.sarif', samplesIn('secret-scan/sarif')),
    ...single('trufflehog.report', samplesIn('secret-scan/trufflehog')),
    ...single('trufflehog3.report', samplesIn('secret-scan/trufflehog3')),
    ...single('detect-secrets.baseline', samplesIn('secret-scan/detect-secrets')),
    ...single('ggshield.report', samplesIn('secret-scan/ggshield')),
    ...single('noseyparker.report', samplesIn('secret-scan/noseyparker', /jsonl$/)),
    ...single('github.secret-scanning-alerts', samplesIn('secret-scan/github-alerts', /many/)),
    ...single('github.secret-scanning-alerts', samplesIn('github/rest', /list-alerts/)),
    ...single('github.app-installations', samplesIn('github/rest', /^(apps|orgs)__.*installation/)),
    ...single('github.personal-access-token-requests', samplesIn('github/rest', /pat-grant-requests/)),
    ...single('github.deploy-keys', samplesIn('github/rest', /deploy-key/)),
    ...single('github.webhooks', samplesIn('github/rest', /webhooks/)),
    ...single('github.stored-secrets', samplesIn('github/rest', /secrets\.json$/)),
    ...single('github.webhook-events', samplesIn('github/webhooks', /^(deploy_key|installation|secret_scanning)__/)),
    ...single('legitify.report', samplesIn('github/legitify')),
    ...posture.flatMap(({ path, kind }) => (kind === null ? [] : single(kind, [sample(path)]))),
    ...single('entra.objects', [
      ...samplesIn('entra/cartography'),
      ...samplesIn('entra/cli-microsoft365'),
      ...samplesIn('entra/scubagear-mocks'),
      ...samplesIn('azure/cartography'),
    ]),
    ...single('entra.scubagear', [...samplesIn('entra/scubagear'), ...samplesIn('posture/scubagear', /json$/)]),
    ...single('gcp.resources', [
      ...samplesIn('gcp/cartography', /^(?!.*RELATIONSHIPS_YAML)/),
      ...samplesIn('gcp/forseti-api'),
      ...samplesIn('gcp/forseti-cai', /^(?!.*empty)/),
      ...samplesIn('gcp/policy-library'),
    ]),
    { kind: 'gcp.resources', files: [...samplesIn('gcp/cartography', /^(iam|policy_bindings)__/)] },
  ];
}
