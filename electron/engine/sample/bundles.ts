// Writes the sample's evidence as the provider would hand it over: two signed bundles, the second naming the first.
import { createHash, createPrivateKey } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildBundle } from '../bundle/build.ts';
import {
  authorizationDetails,
  awsAccount,
  credentialReport,
  declaredIdentities,
  sandboxAccount,
  truncatedSandboxDetails,
} from './aws.ts';
import { credentials, directorySystem, entitlements, identities } from './directory.ts';
import { before, provider, type Quarter, quarters } from './engagement.ts';
import { productionYaml, stagingJson } from './kubernetes.ts';
import { actions, findings, gitleaks, tickets } from './operations.ts';

/** The provider's sample signing key: Ed25519 from a published seed, so that the bundles are the same every time. */
function providerKey(): string {
  const seed = createHash('sha256').update('Harbour Security, sample signing key, no secret').digest();
  // RFC 8410: the fixed head of an Ed25519 private key in PKCS#8
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
    .export({ format: 'pem', type: 'pkcs8' })
    .toString();
}

interface SampleSource {
  readonly id: string;
  readonly kind: string;
  readonly system: string | null;
  readonly file: string;
  readonly content: string;
  readonly declared?: Readonly<Record<string, number>>;
  readonly emptyAttested?: boolean;
  readonly extractedDaysBefore?: number;
}

function sources(quarter: Quarter): SampleSource[] {
  const rows = (table: string) => table.trimEnd().split('\n').length - 1;
  const directory = {
    identities: identities(quarter),
    credentials: credentials(quarter),
    entitlements: entitlements(quarter),
  };
  const files = { findings: findings(quarter), actions: actions(quarter), report: credentialReport(quarter) };
  return [
    {
      id: 'aws-authorization',
      kind: 'aws.account-authorization-details',
      system: `aws:${awsAccount}`,
      file: 'aws/authorization-details.json',
      content: authorizationDetails(quarter),
      declared: { identities: declaredIdentities(quarter) },
    },
    {
      id: 'aws-credentials',
      kind: 'aws.credential-report',
      system: `aws:${awsAccount}`,
      file: 'aws/credential-report.csv',
      content: files.report,
      declared: { identities: rows(files.report) },
    },
    {
      id: 'aws-sandbox',
      kind: 'aws.account-authorization-details',
      system: `aws:${sandboxAccount}`,
      file: 'aws-sandbox/authorization-details.json',
      content: truncatedSandboxDetails(quarter),
      extractedDaysBefore: quarter.sequence === 2 ? 44 : 0,
    },
    {
      id: 'k8s-prod',
      kind: 'kubernetes.objects',
      system: 'kubernetes:nw-prod',
      file: 'kubernetes/nw-prod.yaml',
      content: productionYaml(quarter),
    },
    {
      id: 'k8s-staging',
      kind: 'kubernetes.objects',
      system: 'kubernetes:nw-staging',
      file: 'kubernetes/nw-staging.json',
      content: stagingJson(quarter),
    },
    {
      id: 'directory-identities',
      kind: 'countersign.identities',
      system: directorySystem,
      file: 'directory/identities.csv',
      content: directory.identities,
      declared: { identities: rows(directory.identities) },
    },
    {
      id: 'directory-credentials',
      kind: 'countersign.credentials',
      system: directorySystem,
      file: 'directory/credentials.csv',
      content: directory.credentials,
      declared: { credentials: rows(directory.credentials) },
    },
    {
      id: 'directory-entitlements',
      kind: 'countersign.entitlements',
      system: directorySystem,
      file: 'directory/entitlements.csv',
      content: directory.entitlements,
      declared: { entitlements: rows(directory.entitlements) },
    },
    {
      id: 'vault',
      kind: 'countersign.identities',
      system: 'vault:northwind',
      file: 'vault/identities.csv',
      content: 'system,native_id,kind,name\n',
      declared: { identities: 0 },
      emptyAttested: true,
    },
    {
      id: 'findings',
      kind: 'countersign.findings',
      system: null,
      file: 'harbour/findings.csv',
      content: files.findings,
      declared: { findings: rows(files.findings) },
    },
    {
      id: 'leaks',
      kind: 'gitleaks.report',
      system: 'github:northwind',
      file: 'harbour/gitleaks.json',
      content: gitleaks(quarter),
      declared: { findings: 3 },
    },
    {
      id: 'actions',
      kind: 'countersign.actions',
      system: null,
      file: 'harbour/actions.csv',
      content: files.actions,
      declared: { actions: rows(files.actions) },
    },
    ...(quarter.sequence === 1
      ? []
      : [
          {
            id: 'tickets',
            kind: 'countersign.actions',
            system: 'servicedesk:northwind',
            file: 'servicedesk/tickets.csv',
            content: tickets(quarter),
            declared: { actions: rows(tickets(quarter)) },
          },
        ]),
  ];
}

export interface SampleBundle {
  readonly file: string;
  readonly quarter: Quarter;
  readonly fingerprint: string;
}

/** Makes both bundles in `folder`; `today` decides the dates in them, and the same day gives the same bytes. */
export async function writeSampleBundles(folder: string, today: Date): Promise<readonly [SampleBundle, SampleBundle]> {
  const [first, second] = quarters(today);
  const earlier = await writeBundle(folder, first, null);
  const later = await writeBundle(folder, second, earlier.tagmanifestSha256);
  return [earlier, later];
}

async function writeBundle(
  folder: string,
  quarter: Quarter,
  previous: string | null,
): Promise<SampleBundle & { tagmanifestSha256: string }> {
  const name = `harbour-${quarter.name}`;
  const payload = join(folder, 'evidence', name);
  const list = sources(quarter);
  const declaration = {
    format: 'countersign-evidence/1',
    provider,
    engagement: 'HS-2291',
    sequence: quarter.sequence,
    previous: previous === null ? null : `sha256:${previous}`,
    period: { from: quarter.from, to: quarter.to },
    statement: 'Collected with read-only access. We observed and recommend; we decided nothing.',
    sources: list.map((source) => ({
      id: source.id,
      kind: source.kind,
      system: source.system,
      files: [source.file],
      extracted_at: before(quarter, source.extractedDaysBefore ?? 0),
      query: source.kind.startsWith('aws.')
        ? 'aws iam, all users, roles, groups and local policies'
        : source.kind.startsWith('kubernetes.')
          ? 'kubectl get serviceaccounts,roles,rolebindings,clusterroles,clusterrolebindings -A'
          : 'full export',
      filters: null,
      declared: source.declared ?? null,
      empty_attested: source.emptyAttested ?? false,
    })),
  };
  await write(join(payload, 'declaration.json'), `${JSON.stringify(declaration, null, 2)}\n`);
  for (const source of list) await write(join(payload, source.file), source.content);
  const file = join(folder, `${name}.zip`);
  const built = await buildBundle({
    source: payload,
    out: file,
    key: providerKey(),
    organisation: provider,
    externalIdentifier: name,
    clock: () => quarter.extracted,
  });
  if (built.signature === null) throw new Error('the sample bundle was not signed');
  return { file, quarter, fingerprint: built.signature.fingerprint, tagmanifestSha256: built.tagmanifestSha256 };
}

async function write(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}
