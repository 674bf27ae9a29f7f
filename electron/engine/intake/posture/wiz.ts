// Wiz's two tables: issues (a rule that a resource breaks) and vulnerability findings.
import type { Entry } from './entries.ts';
import { plainLine, severityOf } from './observation.ts';
import { hiddenWhenSecretInside, postureSecrets } from './secrets.ts';
import { issueWords, tableKind, timeIn, verdictIn } from './table.ts';

export const wizIssues = tableKind({
  kind: 'wiz.issues',
  title: 'Wiz issues (CSV)',
  formats: ['csv'],
  sniff: (head) => (/^"?Created At"?,.*\bResource external ID\b.*\bIssue ID\b/.test(head) ? 0.98 : 0),
  secrets: {
    ...postureSecrets(),
    field: (name) =>
      name === 'Resource original JSON' || name === 'Resource Tags'
        ? hiddenWhenSecretInside
        : postureSecrets().field(name),
  },
  observe(entry) {
    const { text } = entry;
    const rule = text('Control ID', 'Title');
    const verdict = verdictIn(issueWords, text('Status'));
    if (rule === null) return 'The issue has neither a Control ID nor a title.';
    if (verdict === null) return 'The status is none that Wiz writes (OPEN, IN_PROGRESS, RESOLVED, IGNORED, REJECTED).';
    return {
      verdict,
      tool: 'Wiz',
      rule,
      title: plainLine(text('Title') ?? rule),
      id: text('Issue ID'),
      resource:
        [text('Resource Type'), text('Resource external ID', 'Resource Name')]
          .filter((part) => part !== null)
          .join(' ') || null,
      identityHint: wizIdentity(entry),
      severity: severityOf(text('Severity') ?? undefined),
      scope: text('Subscription ID'),
      firstSeen: timeIn(entry, 'Created At'),
    };
  },
});

/** A service account or an application is named by what Wiz calls it; anything else is no identity. */
function wizIdentity(entry: Entry): string | null {
  const kind = entry.text('Resource Type') ?? '';
  if (!/serviceaccount|service_account|serviceprincipal|\/user$|^user$|role$/i.test(kind)) return null;
  const id = entry.text('Resource external ID');
  const name = entry.text('Resource Name');
  const namespace = entry.text('Kubernetes Namespace');
  if (/^serviceaccount$/i.test(kind) && namespace !== null && name !== null)
    return `system:serviceaccount:${namespace}:${name}`;
  return id ?? name;
}

export const wizVulnerabilities = tableKind({
  kind: 'wiz.vulnerabilities',
  title: 'Wiz vulnerability findings (CSV)',
  formats: ['csv'],
  sniff: (head) => (/^"?ID"?,"?WizURL"?,"?Name"?,.*\bFindingStatus\b/.test(head) ? 0.98 : 0),
  cannotKnow: [
    { fact: 'finding.identity', reason: 'A vulnerability is of a machine or a package, not of an identity.' },
  ],
  observe(entry) {
    const { text } = entry;
    const rule = text('Name');
    const verdict = verdictIn(issueWords, text('FindingStatus'));
    if (rule === null) return 'The finding has no name.';
    if (verdict === null) return 'The status is none that Wiz writes (Open, Resolved, Rejected, Ignored).';
    const what = [text('DetailedName'), text('Version')].filter((part) => part !== null).join(' ');
    return {
      verdict,
      tool: 'Wiz',
      kind: 'other',
      rule,
      title: plainLine(what === '' ? rule : `${rule} in ${what}`),
      id: text('ID'),
      resource: text('AssetName', 'ProviderUniqueId'),
      severity: severityOf(text('VendorSeverity', 'CVSSSeverity') ?? undefined),
      scope: text('SubscriptionExternalId'),
      firstSeen: timeIn(entry, 'FirstDetected'),
      lastSeen: timeIn(entry, 'LastDetected'),
    };
  },
});
